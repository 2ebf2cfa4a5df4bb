"""French, written without accents."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.FILLER: """
        le, la, les, l, un, une, des, du, de, d, a, au, aux, en, dans, sur, avec, pour, par, que,
        qui, qu, ce, cet, cette, ces, ca, c'est, c, est, sont, je, j'ai, j, tu, il, elle, on, nous,
        vous, me, moi, m, te, t, se, lui, mon, ma, mes, ton, ta, tes, son, sa, ses, oui, salut,
        bonjour, coucou, merci, stp, svp, s'il te plait, s'il vous plait, maintenant,
        tout de suite, tout, toute, encore une fois, nouveau, nouvelle, a nouveau, qualite, haute,
        version, tel, telephone, ordi, patron, client, finale, final, fini, finie, prete, pret,
        complet, complete, c'est bon, bien, tres, alors, bah, donc, peux, peut, pouvez, juste,
        aussi, vite, ici, la-bas, l'as, y, ne, veux, voudrais, ok, encore, as, t'as, ai, ont, mdr,
        lol, y a, va, m'as, faire, celui, qu'il
    """,
    C.JOIN: """
        et, puis, ensuite, et puis, apres, mais, et apres, parce que, car, et ensuite,
        une fois fini, apres ca
    """,
    C.OPENER: """
        tu peux, peux-tu, pouvez-vous, vous pouvez, stp, svp, je veux, je voudrais, j'aimerais,
        il faut, on peut, s'il te plait, d'abord, maintenant, et, oui, non, pourrais-tu,
        tu pourrais, est-ce que tu peux, faut, veuillez
    """,
    C.ORDER: """
        ajoute, ajouter, ajoutez, mets, mettre, met, mettez, rajoute, rajouter, enleve, enlever,
        enlevez, retire, retirer, supprime, supprimer, efface, vire, virer, change, changer,
        changez, remplace, remplacer, coupe, couper, coupez, raccourcis, raccourcir, rallonge,
        fais-le, fais en, fais une, fais un, fais, cree, creer, genere, generer, baisse, baisser,
        monte, monte-le, monter le, augmente, augmenter, diminue, reduis, reduire, accelere,
        accelerer, ralentis, ralentir, ajuste, ajuster, corrige, corriger, equilibre, deplace,
        tourne, utilise, utiliser, garde, laisse, rends, rendre, transforme, convertis, eclaircis,
        assombris, ameliore, anime, animer, traduis, commence, finis, repete, inverse, floute,
        insere, centre, montre la, montre le, reviens, annule, ecris, explique, passe en, passe la,
        passe le, doit etre, devrait, il faudrait, je prefere, plutot, recadre, recadrer, agrandis,
        affiche, doit (etre|clignoter|apparaitre|durer|commencer|finir|disparaitre|bouger|rester|
        defiler|arriver|sonner|dire), doivent (etre|apparaitre|durer|rester), faudrait,
        il faut que, faut que, plutot que, au lieu de, mets-le, mets-la, mets-les, coupe-le,
        coupe-la, coupe-les, vire-le, vire-la, vire-les, enleve-le, enleve-la, enleve-les,
        retire-le, retire-la, retire-les, ajoute-le, ajoute-la, ajoute-les, change-le, change-la,
        change-les, remplace-le, remplace-la, remplace-les, baisse-le, baisse-la, baisse-les,
        monte-la, monte-les, accelere-le, accelere-la, accelere-les, ralentis-le, ralentis-la,
        ralentis-les, agrandis-le, agrandis-la, agrandis-les, reduis-le, reduis-la, reduis-les,
        deplace-le, deplace-la, deplace-les, supprime-le, supprime-la, supprime-les, efface-le,
        efface-la, efface-les, garde-le, garde-la, garde-les, floute-le, floute-la, floute-les,
        inverse-le, inverse-la, inverse-les, tourne-le, tourne-la, tourne-les, recadre-le,
        recadre-la, recadre-les, raccourcis-le, raccourcis-la, raccourcis-les, corrige-le,
        corrige-la, corrige-les, anime-le, anime-la, anime-les, repete-le, repete-la, repete-les,
        rajoute-le, rajoute-la, rajoute-les, remets-le, remets-la, remets-les, laisse-le,
        laisse-la, laisse-les, centre-le, centre-la, centre-les, fais-la, fais-les
    """,
    C.MATERIAL: """
        titre, titres, sous-titre, sous-titres, sous titres, texte, musique, chanson, son, le son,
        voix, volume, lettre, lettres, police, couleur, couleurs, fond, image, images, photo,
        photos, plan, plans, scene, scenes, transition, transitions, effet, effets, filtre, debut,
        fin, partie, secondes, seconde, filigrane, coin, luminosite, contraste, vitesse, rythme,
        narration, visage, ciel, ecran, bouton, couverture, rushs, rush, logo, l'intro, l'image,
        appli, neige, piste, bouton telecharger, bouton de telechargement, maman, papa, mamie,
        papi, enfant, enfants, bebe, chien, chat, maison, mariage, plage, rue, voiture, fille,
        garcon, femme, homme, gens, mer, montagne, soleil, pluie, gateau, anniversaire, fete,
        voyage, guitare, piano, batterie, danse, rire, silence, bruit, vent, mot, mots, phrase,
        phrases, nom, prenom, date, prix affiche, telephone, adresse, mains, main, yeux, cheveux,
        robe, marche, cuisine, ville
    """,
    C.TRAIT: """
        plus rapide, plus lent, plus fort, plus grand, plus petit, plus court, plus long,
        plus clair, plus sombre, plus bleu, trop vite, trop lent, trop long, trop fort, trop bas,
        trop, moins, moche, flou, coupe trop, decale, desynchronise, sans son, ralenti,
        noir et blanc, trop froide, trop froid, bizarre
    """,
    C.ADVICE: """
        penses, pensez, conseilles, recommandes, irait bien, proposes, mieux, idee, idees,
        t'en penses, devrais, suggeres
    """,
    C.TOPIC: """
        pub, publicite, promo, video sur, clip sur, documentaire, tuto, tutoriel, bande-annonce,
        presentation, video pour, video de
    """,
    C.EXPORT: """
        exporte, exporte-la, exporte-le, exporter, exportez, l'exporter, exporte la, render,
        rend la video, rendu, lance le rendu, fais le rendu, telecharger, telecharge,
        le telecharger, la telecharger, telechargement, sauvegarder, enregistrer, enregistre,
        enregistre-la, sauvegarde, exportons, recuperer, recupere, je telecharge, je recupere,
        je la telecharge
    """,
    C.EXPORTED: """
        exporte la derniere, exportee, exportees, j'ai exporte, telechargee, j'ai telecharge,
        as exporte, dernier export, l'export, l'exportation, video exportee, m'as envoye,
        m'as donne, tu m'as, as envoye, l'export de vin, du rendu, le rendu, export de,
        exportations, apres l'export
    """,
    C.SEND: """
        envoie-moi, envoie moi, envoie, envoyer, m'envoyer, envoyez-moi, envoie-la, envoie-le,
        donne-moi, donne moi, donne, donner, me donner, passe-moi, passe moi, file-moi, file moi,
        je veux, je voudrais, il me faut, j'ai besoin, partage, partager, avoir, je peux avoir,
        puis-je avoir, ou est, ou trouver, c'est ou, renvoie, renvoie-moi, renvoyer, me passer,
        j'aimerais, ou, balance, balance-moi, obtenir, recevoir, me renvoyer, on peut avoir,
        tu m'envoies, tu me passes, tu m'envoie, tu peux m'envoyer, (je|on) (peux|peut|pourrais|
        pourrait) (l'avoir|avoir|l'obtenir|obtenir|recuperer|la recuperer|le recuperer), (tu peux|
        peux-tu|vous pouvez|pouvez-vous|tu pourrais) (m'envoyer|me l'envoyer|me donner|me passer|
        me filer|me la passer|me renvoyer|renvoyer|me le donner|me la donner|nous envoyer),
        (je veux|j'ai besoin de|il me faut|je voudrais|j'aimerais|j'attends) (la video|le fichier|
        le lien|ma video|le mp4|mon fichier|la version finale), ou (est|se trouve|je trouve|
        je recupere|je telecharge|trouver|recuperer) (la|le|ma|mon|), envoie-moi-la, envoyez-la,
        donne-la, refile-moi, renvoie-la, transmets-moi
    """,
    C.FILE: """
        video, fichier, video finale, fichier final, video finie, video prete, resultat, le clip,
        version finale, la video, film
    """,
    C.LINK: "lien, liens, lien de telechargement, le lien",
    C.BROKEN: """
        expire, a expire, mort, ne marche pas, ne marche plus, marche pas, marche plus,
        ne fonctionne plus, ne fonctionne pas, fonctionne pas, casse, n'ouvre pas, ne s'ouvre pas,
        pas recu, n'ai pas recu, invalide, j'ai pas recu, n'ai rien recu, rien recu, s'ouvre pas,
        (ne|n') (marche|fonctionne|s'ouvre|ouvre|charge|lit|telecharge|repond) (pas|plus), (marche|
        fonctionne|s'ouvre|s'affiche|charge) (pas|plus), (est|a) (expire|mort|casse|perime|disparu|
        invalide|plus valable), (j'arrive|on arrive|arrive) pas a (l'ouvrir|ouvrir|telecharger|
        la lire|le lire|le telecharger|la telecharger), (rien|pas) recu
    """,
    C.HOLD: """
        n'exporte pas, pas encore, avant d'exporter, n'envoie pas, ne l'exporte pas,
        avant l'export, attends, exporte pas, ne telecharge pas, n'exporte rien, m'envoie pas,
        ne m'envoie pas, avant que tu, avant de telecharger, exporte pas encore
    """,
    C.APPROVE: """
        parfait, super, genial, j'adore, j'aime, c'est bon, nickel, top, excellent, magnifique,
        rien a changer, plus rien a changer, sans changement, tres bien, impeccable, ca me va,
        c'est parfait, rien d'autre, on touche plus a rien, ne change rien, plus de changement
    """,
    C.CREDIT: "credit, credits, solde, mon solde, jetons",
    C.FILM: """
        generique, credits photo, credits de fin, generique de fin, credits du film, soldes,
        balance des blancs, carte de credit, equilibre, solde bancaire, credits au debut,
        credits a la fin, solde d'hiver, les credits en, les credits defilent, les credits sont,
        credit photo, la balance
    """,
    C.COST: """
        coute, couter, coutera, coutent, cout, prix, tarif, facture, facturer, depense, depenser,
        gratuit, gratuite, payant, cher, debite, consomme, preleve, payer, rembourse, deduit,
        utilise des
    """,
    C.HOW_MUCH: "combien, quel prix, c'est combien, quel est le prix",
    C.ACCOUNT: """
        reste, restant, restants, il me reste, j'ai assez, assez, acheter, recharger, compte,
        mon compte, suffisant, j'en ai, voir mon, il reste, j'ai encore, ai-je, deux fois,
        abonnement, disponibles, encore assez, plus de credits
    """,
    C.MINE: "mon, ma, mes, me, m, j'ai, je, moi, propre, propres, notre, nos",
    C.CHECK: """
        montre, montre-moi, montre moi, voir, liste, dis-moi, quel est, quelle est, affiche-moi
    """,
    C.STATUS: """
        statut, etat, progression, avancement, avancee, ou en est, en est ou, ca avance,
        ca en est ou, ou ca en est, ou t'en es, t'en es ou, ou on en est, on en est ou,
        tu en es ou, des nouvelles, du nouveau, qu'est-ce que tu as change,
        qu'est-ce qui s'est passe, tu as change quoi, t'as change quoi, t'es la, tu es la,
        quoi de neuf, ou en es-tu, qu'as-tu change, (ca|qu'est-ce que ca|alors ca) (donne quoi|
        donne|dit quoi), (t'es|tu es|vous etes) (toujours|encore|) (la|dessus|vivant), (ca|
        tout) (va|roule|avance|suit son cours|se passe bien), (comment|ou) (ca|ca en|en|
        tu en) (avance|va|est|es), (du|des) (nouveau|nouvelles|progres), qu'est-ce que (tu as|t'as|
        vous avez) (fait|change|modifie|mis), (tu as|t'as|vous avez) (fait|change|modifie) quoi,
        (quel est|c'est quoi) (l'etat|l'avancement|le statut), ou (on|t) en est
    """,
    C.TIMELINE: """
        pistes, projet, la timeline, combien de clips, quels clips, combien de plans,
        qu'est-ce qu'il y a
    """,
    C.DONE: """
        fini, finie, pret, prete, termine, terminee, bientot fini, fait, acheve, ca a marche,
        a marche, abouti, reussi, passe
    """,
    C.YET: "deja, encore, bientot, toujours, en ce moment, actuellement, presque",
    C.FAIL: """
        echoue, echec, erreur, plante, a plante, bloque, bloquee, fige, coince, si long,
        si longtemps, autant de temps, s'est arrete, arrete, rame, ca rame, bug, bugge, rate
    """,
    C.RECEIVE: """
        recu, as recu, arrive, arrivee, arrivees, bien recu, as bien recu, bien arrivees, passees,
        bien eu, eu mes, (tu as|t'as|as-tu|vous avez|avez-vous) (bien|) (recu|eu|vu|recupere) (mes|
        ma|mon|les|le|la|tout|), (mes|ma|mon|les|le|la) (photos|images|video|videos|fichiers|
        fichier|son|musique|logo|rushs|clips) (est|sont|est-elle|est-il|sont-elles|sont-ils) (bien|
        ) (arrive|arrivee|arrives|arrivees|passe|passee|passees|la)
    """,
    C.DURATION: """
        combien de temps, duree, quelle duree, dure combien, ca dure, dans combien de temps,
        quand est-ce, ca prend, quelle est la duree, encore longtemps, combien de minutes
    """,
    C.WORKING: "en cours, tu travailles, generation, traitement, travailles",
    C.UPLOAD: "importer, uploader, importe, televerser, charger, upload, deposer, joindre",
    C.UPLOADED: """
        importee, importees, uploade, que j'ai envoye, que j'ai envoyee, que j'ai envoyees,
        que j'ai importe, que j'ai mise, j'ai envoye, j'ai importe, que je t'ai
    """,
    C.HAND_IN: """
        t'envoyer, t'envoie, te donner, te passer, t'envoyer mes, envoyer mes, envoyer mon,
        envoyer ma, envoyer des, envoyer une, envoyer un, mettre mes, utiliser ma, utiliser mes,
        je t'envoie, vous envoyer, envoie mes, je depose, mettre ma propre, ajouter mes,
        ajouter ma propre, te filer, utiliser mon
    """,
    C.FUTURE: """
        je vais, attends, laisse-moi, tout a l'heure, dans une minute, dans un instant, demain,
        plus tard, d'abord, une seconde, bientot, deux secondes, je t'envoie, ce soir, apres
    """,
    C.LIMIT: """
        formats, format, taille, taille max, taille maximale, limite, acceptes, accepte, supportes,
        supporte, pris en charge, trop gros, trop lourd, max, poids, maximum, (ca|est-ce que ca|
        c'est) (passe|rentre|va passer|trop lourd|trop gros|trop grand), (quels|quel|
        quelle) (formats|format|type de fichier|types de fichiers|taille|poids|extensions), (tu|
        vous|ca) (prends|prenez|acceptes|acceptez|accepte|lis|gere|geres|gerez|supporte|supportez|
        prend), (limite|maximum|max) de (taille|poids|fichiers|duree), go max, mo max,
        combien de (mo|go), c'est quoi la (limite|taille), (3|2|1|4|5|10) (go|mo)
    """,
    C.HERE: """
        voici, voila, tiens, voila le, voici le, c'est le, c'est la, c'est mon, ce sont, ci-joint,
        tenez
    """,
    C.WHY: "pourquoi, pk, pq, comment ca se fait",
    C.HOW: "comment, je fais comment, comment je, comment on, comment faire",
    C.WHERE: "ou, par ou, d'ou, c'est ou, a quel endroit",
    C.WHAT: "quoi, quel, quelle, quels, quelles, que, qu'est-ce, qu'est-ce que, qu'est-ce qu'il",
    C.MAY: """
        je peux, puis-je, on peut, est-ce que je peux, je voudrais, j'aimerais, je veux, possible,
        j'ai, est-il possible
    """,
    C.DID: "est-ce, est-ce que, t'as, tu as, as-tu, il y a, y a, c'est, as, c'est quoi",
    C.NOT: "pas, non, sans, ne, rien, aucun, jamais",
    C.REPORT | C.DID: """
        as-tu mis, as-tu ajoute, tu as mis, t'as mis, tu as ajoute, t'as ajoute, as ajoute,
        tu as change, tu as enleve, t'as enleve, as-tu change, as-tu enleve, tu l'as,
        avez-vous ajoute
    """,
    C.WITH: """
        avec la, avec le, avec les, sans la, sans le, sans les, mais avec, mais sans, avec des,
        sans musique, sans sous-titres
    """,
    C.HAND_IN | C.HOW: """
        (comment|ou|par ou) (je|on) (t'envoie|vous envoie|te passe|te donne|te file|mets|depose|
        upload|importe|charge|ajoute|envoie|poste|joins) (mes|ma|mon|des|les|un|une|), (comment|
        ou) (deposer|mettre|envoyer|importer|charger|joindre|ajouter|poster) (mes|ma|mon|des|les|
        un|une)
    """,
    C.HAND_IN | C.FUTURE: """
        (je|on) (t'envoie|vous envoie|te passe|te file|te donne|te mets|upload|poste|l'envoie|
        les envoie|t'envoie ca|vais envoyer|vais t'envoyer|vais uploader|vais mettre) (ca|la|le|
        les|mes|mon|ma|des|), (j'ai|je) (oublie|ai oublie) (de joindre|la piece|le fichier|
        la photo|d'envoyer|la musique|d'attacher), (j'arrive|ca arrive|ils arrivent|elles arrivent|
        ca vient)
    """,
    C.HAND_IN | C.MAY: """
        (je peux|puis-je|on peut|est-ce que je peux|possible de|est-ce qu'on peut) (utiliser|
        mettre|envoyer|t'envoyer|ajouter|importer|te passer|vous envoyer|joindre) (ma|mon|mes|une|
        un|des|ma propre|mes propres|mon propre)
    """,
    C.CREDIT | C.COST: """
        (combien|ca|c'est|est-ce que c'est) (coute|coute|gratuit|payant|facture|consomme|
        ca consomme|ca me coute|je paye|je paie|cher), (tu m'as|vous m'avez|on m'a|ca m'a|
        t'as) (debite|preleve|facture|coute|pris|retire|decompte), (faut|il faut|dois-je|
        je dois) (payer|un abonnement), (remboursement|rembourser|rembourses), pourquoi (si cher|
        tant de credits|autant de credits), (quels|les) tarifs, (le|quel) (tarif|prix)
    """,
    C.CREDIT | C.ACCOUNT: """
        (il me|me|combien il me|combien me) reste (combien|-t-il|quoi|des credits|assez), (j'ai|
        ai-je|est-ce que j'ai) (assez|encore assez|encore des|combien|plus de|
        encore combien) (de credits|credits|pour|), (acheter|racheter|recharger|commander) (des|
        plus de|mes) credits, mes credits (restants|ont disparu|expirent), (mon|voir mon|
        quel est mon) solde
    """,
    C.CREDIT | C.HOW_MUCH: "combien (ca|) (coute|couterait|va couter|me coute|consomme|vaut|pour)",
    C.CREDIT | C.MINE: "mon solde, mes credits",
}
