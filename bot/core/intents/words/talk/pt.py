"""Portuguese."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.FILLER: """
        por favor, pfv, pf, muito, mesmo, demais, kkk, kk, rs, rsrs, gente, pessoal, cara, mano,
        amigo, e, entao, ai, por tudo, pela ajuda, de verdade, ta, ne
    """,
    C.GREETING: """
        oi, oii, oie, ola, opa, eai, e ai, bom dia, boa (tarde|noite), tudo bem, tudo bom,
        tudo certo, como vai, como voce esta, beleza, salve, tchau, ate (logo|mais|amanha),
        teste, testando, fala
    """,
    C.THANKS: """
        obrigado, obrigada, muito (obrigado|obrigada), brigado, brigada, obg, valeu, vlw,
        agradeco, grato, grata, nao (obrigado|obrigada), e so isso, so isso, era isso,
        mais nada
    """,
    C.APPROVE: """
        blz, show, legal, otimo, perfeito, maravilha, excelente, bacana, massa, top, demais,
        incrivel, lindo, muito (bom|legal|bem|lindo|top), bom, que (legal|lindo|massa|bom),
        gostei, gostei muito, adorei, amei,
        (ficou|esta|ta) (otimo|perfeito|lindo|legal|bom|muito bom|show|incrivel|top),
        bom trabalho, certo, entendi, entendido, tranquilo, de boa, fechou, combinado, parabens,
        joia, ok
    """,
    C.ANSWER: """
        sim, simm, claro, com certeza, pode (ser|fazer|sim|mandar|ir), faz (isso|ai), faca isso,
        vai, vamos, bora, manda ver, continua, continue, segue, prossiga, nao, nn, a primeira,
        a segunda, a terceira, o primeiro, o segundo, o terceiro, opcao (a|b|c|1|2|3),
        qualquer (um|uma), tanto faz, voce (decide|escolhe|que sabe), como (quiser|preferir),
        os dois, as duas, ambos, isso, isso mesmo, exato, correto, nao sei, s
    """,
    C.ABOUT: """
        ajuda, me ajuda, ajude me, me ajude, socorro, preciso de ajuda,
        (voce|vc) pode me ajudar, pode me ajudar,
        (o que|oque|oq|o q) (voce|vc|tu|ele|esse bot|este bot) (faz|pode fazer|sabe fazer|
        consegue fazer),
        (o que|oq) (da|posso|eu posso) (pra|para|) fazer (aqui|com isso|),
        como (isso|esse bot| este bot|o bot|ele|voce|vc) funciona,
        como funciona (isso|esse bot|este bot|o bot|),
        como (usa|usar| uso|se usa|eu uso|utilizo|utilizar) (isso|esse bot|este bot|o bot|),
        quem e (voce|vc), (o que|oq) e (voce| isso|isto|esse bot|vc),
        voce e (um bot|um robo|humano|real), vc e (um bot|um robo), tem alguem ai, alguem ai,
        (ta|voce esta|vc ta) ai, comandos, quais (sao|) (os|) (comandos|recursos),
        que comandos tem, como (comeco|comecar|eu comeco), por onde (comeco|comecar|eu comeco),
        (o que|oq) (eu|) (faco|devo fazer| tenho que fazer) (agora|aqui|), e agora,
        nao (entendi|entendo|sei usar|sei como usar|sei mexer), instrucoes, manual,
        estou (perdido|perdida), to (perdido|perdida), me explica (como funciona|isso|),
        explica (como funciona|isso), sou novo aqui, pra que serve (isso|esse bot|)
    """,
}
