"""Portuguese, written without accents."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.FILLER: """
        o, a, os, as, um, uma, de, do, da, dos, das, no, na, nos, nas, em, com, por, pra, para,
        pro, que, me, te, se, lhe, meu, minha, seu, sua, este, esta, esse, essa, isso, isto,
        isso ai, e, eu, voce, vc, ce, ta, ja, ai, la, aqui, sim, oi, ola, obrigado, obrigada,
        valeu, vlw, blz, beleza, favor, por favor, pfv, pf, agora, hoje, mesmo, tudo, nada, mim,
        gente, a gente, mais, muito, tambem, so, de novo, novo, nova, outra vez, qualidade, alta,
        versao, celular, pc, chefe, cliente, pronto, pronta, final, completo, pode, posso, podia,
        consegue, rapido, logo, umas, uns, como, qual, quando, ser, ter, fazer, cara, mano, kkk,
        rs, ficou, ao, num, numa, meus, minhas
    """,
    C.JOIN: "e, depois, ai, e depois, entao, mas, e ja, porque, so que, dai, e ai, quando terminar",
    C.OPENER: """
        pode, poderia, por favor, pfv, quero, gostaria de, preciso, vamos, da pra, consegue, agora,
        primeiro, e, sim, nao, oi, tem como, queria
    """,
    C.ORDER: """
        coloca, coloque, colocar, bota, bote, botar, poe, ponha, por o, adiciona, adicione,
        adicionar, tira, tire, tirar, remove, remova, remover, apaga, apague, apagar, exclui,
        exclua, muda, mude, mudar, troca, troque, trocar, substitui, substitua, corta, corte,
        cortar, recorta, encurta, encurte, alonga, faz, faca, cria, crie, criar, gera, gere, gerar,
        baixa o volume, baixa um pouco, baixe o volume, abaixa, abaixe, aumenta, aumente, aumentar,
        diminui, diminua, diminuir, sobe o volume, suba o, acelera, acelere, desacelera, ajusta,
        ajuste, ajustar, arruma, arrume, corrige, corrija, corrigir, move, mova, mover, gira, usa,
        use, usar, deixa, deixe, deixar, converte, converta, transforma, transforme, clareia,
        clareie, escurece, escureca, melhora, melhore, anima, anime, traduz, traduza, comeca,
        comece, termina com, repete, junta, divide, inverte, desfoca, insere, insira, centraliza,
        mostra o, mostra a, volta pra, volta para, desfaz, escreve, explica, que seja, precisa ser,
        devia, deveria, coloca a, silencia, alinha, baixa a musica, baixa o som
    """,
    C.MATERIAL: """
        titulo, titulos, legenda, legendas, texto, musica, cancao, som, voz, volume, letra, letras,
        fonte, cor, cores, fundo, imagem, imagens, foto, fotos, cena, cenas, transicao, efeito,
        efeitos, filtro, inicio, comeco, fim, parte, segundos, segundo, marca d'agua, canto,
        brilho, contraste, velocidade, ritmo, narracao, rosto, ceu, tela, botao, capa, trecho,
        logo, trilha, botao de baixar, botao de download, botao baixar, mae, pai, vovo, vo,
        crianca, criancas, bebe, cachorro, gato, casa, casamento, praia, rua, carro, menina,
        menino, mulher, homem, pessoas, mar, montanha, sol, chuva, neve, bolo, aniversario, festa,
        viagem, violao, piano, bateria, danca, risada, silencio, barulho, vento, palavra, palavras,
        frase, frases, nome, sobrenome, data, precos, telefone, endereco, mao, maos, olhos, cabelo,
        vestido, cozinha, cidade, contagem, moldura, camera, porta, janela, jardim
    """,
    C.TRAIT: """
        mais devagar, mais rapido, mais lento, mais alto, mais baixo, maior, menor, mais curto,
        mais longo, mais claro, mais escuro, muito rapido, muito lento, muito longo, escuro,
        demais, menos, mais moderna, estranho, feio, borrado, cortado, dessincronizado, sem som,
        errado, lento, devagar, preto e branco, camera lenta, animado, mais
    """,
    C.ADVICE: """
        acha, achas, recomenda, combina, sugere, melhor, sugestao, ideia, ideias, ficaria,
        ficaria bom, deveria
    """,
    C.TOPIC: """
        anuncio, propaganda, promo, video sobre, video de, comercial, documentario, tutorial,
        trailer, institucional, apresentacao, video para, video institucional
    """,
    C.EXPORT: """
        exporta, exporte, exportar, exporta ai, renderiza, renderize, renderizar, baixar,
        baixar o video, baixo, baixa, fazer o download, faz o download, salvar, salva, salve,
        salvo, exporto, exportando, baixa ai, exportar o video
    """,
    C.EXPORTED: """
        exportei, exportado, exportada, exportou, baixei, que baixei, baixou, exportacao,
        renderizado, a exportacao, voce mandou, vc mandou, me mandou, que voce, que vc, o export,
        exportacoes, voce exportou
    """,
    C.SEND: """
        manda, me manda, mande, me mande, mandar, envia, me envia, envie, me envie, enviar, passa,
        me passa, passe, me passe, passar, me da, quero, quero o, preciso, preciso do, compartilha,
        compartilhar, manda ai, manda pra mim, cade, onde esta, onde ta, onde pego, reenvia,
        entrega, posso ter, pode mandar, pode me mandar, pode enviar, me ve, onde, pegar, obter,
        ter, receber, libera, manda de novo, (me|nos) (manda|passa|envia|da|arruma|libera|entrega|
        compartilha|mande|passe|envie) (o|a|logo|ai|esse|isso|) (video|arquivo|link|mp4|filme|
        versao final|), (quero|preciso|preciso do|cade|onde ta|onde esta|onde acho|onde pego|
        onde baixo) (o|do|meu|esse|) (video|arquivo|link|mp4|filme|resultado), (manda|envia|passa|
        libera|solta|joga) (o|a|ai|pra mim|pra ca|pra gente) (video|arquivo|link|mp4|final|)
    """,
    C.FILE: """
        video, arquivo, video final, video pronto, arquivo final, resultado, o clipe, versao final,
        filme, video finalizado, o final
    """,
    C.LINK: "link, links, link de download, link pra baixar",
    C.BROKEN: """
        expirou, expirado, venceu, nao funciona, nao abre, quebrado, nao chegou, nao recebi,
        nao carrega, nao consigo baixar, caiu, invalido, nao ta abrindo, nao esta abrindo,
        nao ta funcionando, nao da pra baixar, parou de funcionar, nao (abre|abriu|ta abrindo|
        funciona|funcionou|ta funcionando|baixa|baixou|ta baixando|carrega|carregou|toca|tocou|
        chegou|recebi|veio|achei|acho|encontro|consigo abrir|consigo baixar|consigo ver), (ta|esta|
        foi) (quebrado|fora do ar|invalido|corrompido|expirado|vencido), (caiu|sumiu|venceu|
        expirou)
    """,
    C.HOLD: """
        nao exporta, nao exporte, ainda nao, antes de exportar, nao manda, nao mande,
        nao renderiza, nao envia, espera, sem exportar, calma, antes de baixar, nao exportar,
        nao baixa
    """,
    C.APPROVE: """
        perfeito, otimo, adorei, amei, gostei, ficou bom, ficou otimo, ficou perfeito, ficou lindo,
        show, excelente, ta bom, sem mudancas, muito bom, maravilhoso, incrivel, nao muda nada,
        nao precisa mudar, ta perfeito, ficou show, ficou incrivel, ficou massa, sem mais mudancas,
        nada a mudar
    """,
    C.CREDIT: "credito, creditos, saldo, tokens",
    C.FILM: """
        creditos finais, creditos no final, os creditos no, creditos tao, os creditos tao,
        creditos iniciais, balanco de branco, balanco de brancos, balanco, cartao de credito,
        equilibrio, creditos do filme, creditos da, creditos das fotos, saldo bancario,
        saldo da conta, os creditos estao, creditos passando, creditos subindo, status do,
        status da
    """,
    C.COST: """
        custa, custou, custar, custo, preco, cobra, cobrou, cobraram, cobranca, gasta, gastou,
        gasto, gastei, gastar, gratis, gratuito, caro, sai, descontou, descontaram, consome, pagar,
        pago, reembolso, valor, usou
    """,
    C.HOW_MUCH: "quanto, quantos, quanta, quantas, qual o preco, qual o valor",
    C.ACCOUNT: """
        restam, resta, sobrou, sobraram, tenho, comprar, compro, recarregar, recarrego, conta,
        suficiente, da pra, sobra, ver meu, recarga, plano, acabaram, acabou, ainda tenho,
        disponivel, disponiveis, duas vezes
    """,
    C.MINE: "meu, minha, meus, minhas, me, tenho, eu, nosso, nossa, proprio, propria",
    C.CHECK: "mostra, me mostra, ver, lista, diz, fala, qual, confere, mostrar",
    C.STATUS: """
        status, estado, progresso, andamento, como ta, como esta, como vai, como anda, o que mudou,
        o que voce mudou, o que vc mudou, o que aconteceu, alguma novidade, novidades, ta ai,
        voce ta ai, em que pe, como ta indo, o que voce fez, o que vc fez, em que ponto, ta indo,
        como que ta, como esta indo, e ai, (e ai|eai|opa) (saiu|foi|deu|rolou|terminou|como ta|
        tudo certo|novidade|novidades|), (como|a quantas|em que pe) (ta|esta|anda|vai|tao|
        andam) (o|a|isso|as coisas|o video|ai|indo|), (ta|voce ta|vc ta|ainda ta) (ai|vivo|viva|
        trabalhando|fazendo|rodando|mexendo), (o que|que) (voce|vc|tu|foi que voce) (mudou|fez|
        alterou|mexeu|tirou|colocou), (alguma|tem) (novidade|atualizacao), qual (o status|
        o andamento|a situacao)
    """,
    C.TIMELINE: """
        linha do tempo, faixas, projeto, quantos clipes, quais clipes, timeline, o que tem
    """,
    C.DONE: """
        pronto, pronta, terminou, acabou, finalizou, concluido, terminado, quase la, ficou pronto,
        ta pronto, saiu, finalizado, deu certo, funcionou, rolou, foi, (ja|) (saiu|ficou pronto|
        ta pronto|esta pronto|acabou|terminou|foi|deu certo|rolou|finalizou|exportou|renderizou|
        carregou)
    """,
    C.YET: "ja, ainda, quase, agora, continua",
    C.FAIL: """
        falhou, falha, erro, deu erro, travou, travado, parou, caiu, deu ruim, deu pau,
        demora tanto, demorando, ta demorando, demora, congelou, emperrou, (travou|congelou|parou|
        bugou|caiu|empacou|deu erro|deu ruim|deu pau|deu problema|nao foi|nao deu|nao rolou|
        nao carrega|nao sai do lugar|nao anda|nao responde|fica carregando|so carrega|ta travado|
        ta parado|ta demorando|demora demais|demora muito|demorando demais|demorando muito),
        por que (deu|demora|travou|parou|nao|falhou|ta)
    """,
    C.RECEIVE: """
        recebeu, chegou, chegaram, subiu, carregou, tem minhas, recebido, (recebeu|viu|chegou|
        chegaram|voce recebeu|vc recebeu|pegou|ta vendo|conseguiu ver|conseguiu abrir|subiu|
        subiram|carregou|carregaram) (as|os|o|a|minhas|meus|meu|minha|tudo|direito|certinho|
        ) (fotos|videos|arquivos|clipes|foto|video|arquivo|musica|audio|imagens|logo|)
    """,
    C.DURATION: """
        quanto tempo, quanto falta, quanto dura, duracao, quando fica, quanto demora, falta muito,
        quando vai, demora muito, vai demorar, qual a duracao
    """,
    C.WORKING: "processando, gerando, renderizando, exportando, trabalhando, carregando",
    C.UPLOAD: """
        subir, subo, carregar, importar, anexar, fazer upload, faco upload, upar, upo, anexo,
        faz upload, subir um
    """,
    C.UPLOADED: """
        subi, que subi, enviei, que enviei, mandei, que mandei, que eu mandei, que anexei, anexei
    """,
    C.HAND_IN: """
        te mando, te envio, te passo, mandar, mandar umas, mandar um, mandar minhas, mandar meu,
        enviar minhas, envio minhas, envio meu, mando minhas, mando meu, vou mandar, vou enviar,
        vou te, enviar um, enviar uma, enviar meu, usar minha, usar meu, envio, mando, enviar,
        mandar uma, mando as, envio as, vou passar
    """,
    C.FUTURE: """
        vou, ja te, daqui a pouco, depois, espera, deixa eu, logo mais, amanha, mais tarde,
        um momento, um segundo, perai, ja ja, pera, antes
    """,
    C.LIMIT: """
        formatos, formato, tamanho, tamanho maximo, limite, aceita, aceitam, suporta, maximo,
        muito grande, pesa, peso, limite de tamanho, (qual|quais|que) (o tamanho|o limite|formatos|
        formato|o formato|tipo de arquivo|tipos de arquivo|o maximo|o peso), (aceita|aceitam|
        suporta|le|roda|pega) (mov|mkv|heic|wav|avi|png|psd|mp3|raw|gif|arquivo|arquivos|video|
        videos|foto|fotos), (tem|ha) (limite|tamanho maximo), (muito|grande demais|pesado demais|
        muito pesado) pra (mandar|enviar|subir), giga, gigas, megas
    """,
    C.HERE: """
        aqui, aqui esta, aqui ta, segue, segue o, segue a, este e, esta e, ta ai, toma, esse e o,
        essa e a, aqui vai, sao as, segue em anexo, essas sao
    """,
    C.WHY: "por que, porque, pq, pq ta, por que ta",
    C.HOW: "como, como faco, como eu, de que jeito",
    C.WHERE: "onde, por onde, aonde",
    C.WHAT: "que, qual, quais, o que, quantos, quantas",
    C.MAY: "posso, da pra, podia, quero, gostaria, e possivel, tem como, tenho, queria",
    C.DID: "tem, ta, esta, voce, ja",
    C.NOT: "nao, sem, nem, nunca",
    C.REPORT | C.DID: """
        colocou, adicionou, tirou, mudou, trocou, voce colocou, vc colocou, voce tirou, vc tirou,
        ja colocou, ja trocou, arrumou, corrigiu, conseguiu
    """,
    C.WITH: """
        com a, com o, com as, com os, sem a, sem o, sem as, sem os, mas com, mas sem, sem musica,
        com musica, sem legenda
    """,
    C.CREDIT | C.ACCOUNT: """
        (to|tou|estou|fiquei) com (quantos|quanto|poucos|pouco) (creditos|credito|de credito|saldo|
        ), (quanto|quantos) (creditos|credito|saldo) (eu|ainda|me|que eu|) (tenho|resta|restam|
        sobrou|sobraram|sobra|falta|faltam|tem), (tenho|ainda tenho|sobrou|tem) (credito|creditos|
        saldo) (suficiente|pra|o bastante|sobrando|), da pra (fazer|gerar|mais) (mais|quantos|
        outro|um), (comprar|recarregar|por mais|colocar mais) (creditos|credito|saldo), (meus|
        meu) (creditos|credito|saldo) (acabaram|acabou|sumiram|sumiu|atual|restante)
    """,
    C.CREDIT | C.COST: """
        (quanto|quantos creditos) (custa|custou|sai|fica|vai custar|gasta|gastou|consome|cobra|
        cobrou|cobraram|e|vou pagar|vai sair|vou gastar|gastei), (e|isso e|exportar e) (de graca|
        gratis|gratuito|pago|caro|cobrado), (me|te) (cobraram|cobrou|descontaram|descontou),
        tem (custo|que pagar|taxa), (preciso|precisa|tenho que) pagar, (reembolso|estorno|devolve|
        devolver), por que (cobrou|cobraram|descontou|gastou|tao caro)
    """,
    C.UPLOAD | C.WHERE: """
        onde (eu|que eu|a gente|) (jogo|coloco|ponho|boto|mando|envio|subo|anexo|deixo|solto|
        posto) (as|os|o|a|minhas|meus|meu|minha|) (fotos|videos|arquivos|clipes|foto|video|arquivo|
        musica|audio|imagens)
    """,
    C.HAND_IN | C.FUTURE: """
        (vou|ja vou|deixa eu|deixa que eu|ja) (te|) (mandar|enviar|passar|mando|envio|passo|subir|
        anexar|procurar|achar|pegar) (as|os|o|a|umas|uns|um|uma|mais|) (fotos|videos|arquivos|
        clipes|foto|video|arquivo|musica|audio|imagens|), (esqueci|faltou) (de|) (anexar|mandar|
        o anexo|a foto|o arquivo|a musica|enviar), ta (indo|chegando|subindo)
    """,
    C.HAND_IN | C.HOW: """
        como (eu|que eu|que|faco pra|faco para|) (te|) (mando|envio|passo|subo|anexo|mandar|enviar|
        passar|subir|anexar) (as|os|o|a|minhas|meus|meu|minha|umas|uns|) (fotos|videos|arquivos|
        clipes|foto|video|arquivo|musica|audio|imagens|)
    """,
    C.HAND_IN | C.MAY: """
        (posso|da pra|consigo|tem como|rola) (eu|) (usar|mandar|enviar|subir|colocar|botar|anexar|
        te mandar|te enviar) (o|a|as|os|minha|meu|minhas|meus|umas|uns|uma|um) (fotos|videos|
        arquivos|clipes|foto|video|arquivo|musica|audio|imagens|propria|proprio|proprias|proprios|
        trilha|gravacao|voz)
    """,
    C.CREDIT | C.MINE: "(meu|nosso) saldo, (meus|nossos) creditos",
}
