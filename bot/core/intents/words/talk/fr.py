"""French."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.FILLER: """
        s'il te plait, s'il vous plait, stp, svp, beaucoup, tres, trop, bien, vraiment, mdr,
        ptdr, a, a toi, a vous, a tous, tout le monde, et, alors, ah, eh, pour tout,
        pour l'aide, pour ton aide, les amis
    """,
    C.GREETING: """
        bonjour, bonsoir, salut, coucou, slt, cc, bjr, bsr, hey, bonne (nuit|journee|soiree),
        ca va, comment (ca va|vas tu|allez vous|va), au revoir, a (bientot|plus|demain),
        enchante, test
    """,
    C.THANKS: """
        merci, mercii, merci (beaucoup|bien|infiniment|d'avance), mille mercis, un grand merci,
        mci, mrc, non merci, c'est tout, ce sera tout, rien d'autre
    """,
    C.APPROVE: """
        d'accord, d'acc, dac, parfait, super, genial, top, excellent, nickel, cool, magnifique,
        (c'est|c) (bon|parfait|super|genial|top|cool|beau|magnifique|tres
        bien|bien|nickel|note|compris),
        j'adore, j'aime (bien|beaucoup|), ca me plait, bravo, bien joue, beau travail,
        bon travail, compris, je vois, entendu, ca marche, impeccable, pas mal, incroyable,
        trop (bien|cool|beau)
    """,
    C.ANSWER: """
        oui, ouais, ouep, yep, oui (stp|svp|s'il te plait|s'il vous plait), bien sur, vas y,
        allez y, fais (le|ca), faites (le|ca), go, on y va, continue, continuez, non, nan,
        la premiere, la deuxieme, la seconde, la troisieme, le premier, le deuxieme, le second,
        option (a|b|c|1|2|3), les deux, n'importe, n'importe lequel, n'importe laquelle,
        peu importe, comme tu veux, comme vous voulez, a toi de voir, exact, exactement,
        je ne sais pas, jsp, volontiers, avec plaisir, carrement
    """,
    C.ABOUT: """
        aide, aidez moi, aide moi, a l'aide, au secours, j'ai besoin d'aide, besoin d'aide,
        (tu|vous) (peux|pouvez) m'aider, peux tu m'aider, pouvez vous m'aider,
        (tu|vous) (peux|pouvez|sais|savez) faire quoi, que (peux|sais) tu faire,
        que (pouvez|savez) vous faire, qu'est ce que (tu|vous) (peux|sais|pouvez|savez) faire,
        qu'est ce que (tu fais|vous faites|ca fait), tu fais quoi, tu sers a quoi,
        ca sert a quoi, a quoi (tu sers|ca sert|sers tu),
        (comment|et comment) (ca marche|ca fonctionne|cela fonctionne|tu fonctionnes|fonctionne
        ce bot|marche ce bot),
        (ca|sa) (marche|fonctionne) comment,
        comment (on|je|j') (utilise|l'utilise|t'utilise|m'en sers) (ca| ce bot|le bot|),
        comment (utiliser|se servir de|l'utiliser|t'utiliser) (ca|ce bot|le bot|cela|),
        comment (ca s'utilise|s'en servir),
        (qui|t'es qui|c'est qui|tu es qui) (es tu|etes vous|), c'est quoi (ca|ce bot|ce truc|),
        qu'est ce que c'est, tu es (un bot|un robot|humain|la), t'es (la|un bot),
        (il y a|y a) quelqu'un, commandes, quelles sont les commandes, les commandes,
        par ou (commencer|je commence|on commence), comment (commencer|je commence|demarrer),
        je (fais|dois faire) quoi (maintenant|la|ici|), que dois je faire, et maintenant,
        qu'est ce que je (fais|dois faire) (maintenant|),
        je (ne|n') (comprends|sais) (pas|pas comment faire), je comprends pas, mode d'emploi,
        notice, tuto, instructions, explique (moi|) (comment ca marche|),
        je suis (perdu|perdue)
    """,
}
