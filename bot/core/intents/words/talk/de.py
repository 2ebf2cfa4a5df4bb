"""German."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.FILLER: """
        bitte, sehr, echt, ganz, viel, alle, zusammen, leute, dir, euch, ihnen, mal, und, na,
        ach, so, ja mal, alter, digga, fur alles, fur die hilfe, fur deine hilfe, du, ist, das,
        es, wirklich, schon
    """,
    C.GREETING: """
        hallo, hallochen, hi, hey, moin, moin moin, servus, gruss gott, gruss dich, gruezi,
        guten (morgen|tag|abend), gute nacht, morgen, abend, tach, na,
        wie (geht's|gehts|geht es dir|geht es), was geht, tschuss, ciao,
        bis (bald|spater|morgen|dann), schonen (tag|abend), test
    """,
    C.THANKS: """
        danke, dankeschon, danke (schon|sehr|dir|euch|vielmals), vielen dank, besten dank,
        herzlichen dank, tausend dank, merci, nein danke, das (war's|wars|war alles|ist alles),
        nichts weiter
    """,
    C.APPROVE: """
        ok, okay, oki, super, toll, klasse, perfekt, prima, spitze, genial, geil, mega, cool,
        gut, schon, sehr (gut|schon|cool), passt, passt so, alles klar, alles gut, verstanden,
        verstehe, einverstanden, wunderbar, hervorragend, ausgezeichnet, gefallt mir,
        (das|es) gefallt mir, (sieht|schaut) (gut|super| toll|klasse|cool|schon) aus,
        gute arbeit, gut gemacht, gerne, freut mich, krass, nice, aha, achso
    """,
    C.ANSWER: """
        ja, jap, jo, jep, jawohl, ja (bitte|gerne|gern|mach das|mach), gern, klar, na klar,
        naturlich, sicher, mach (das|es|mal|ruhig|weiter|beides), leg los, los, weiter, nein,
        ne, nee, no, die erste, die zweite, die dritte, das erste, das zweite, der erste,
        der zweite, variante (a|b|c|1|2|3), option (a|b|c|1|2|3), beide, beides, egal, ist egal,
        mir egal, such dir was aus, entscheide du, (wie|was) du (willst|meinst),
        deine entscheidung, genau, richtig, stimmt, weiss nicht, weiss ich nicht, keine ahnung,
        vielleicht
    """,
    C.ABOUT: """
        hilfe, hilf mir, ich brauche hilfe, brauche hilfe,
        (kannst du|konnen sie) (mir|uns) helfen,
        was (kannst|konntest) du (alles|so|denn|) (machen|tun|),
        was kann (der bot|dieser bot|das|das ding) (alles|so|), was (machst|tust) du (hier|),
        was kann ich (hier|) (alles|) (machen|tun|sagen|schreiben),
        wie (funktioniert|geht) (das|das hier|der bot|dieser bot|es|das ganze),
        wie (benutzt|bedient|nutzt) man (das|dich|den bot|diesen bot|das hier),
        wie (benutze|bediene|nutze|verwende) ich (das|dich|den bot| diesen bot|das hier),
        wie funktionierst du, wer bist du, was bist du, was ist das (hier|), was soll das,
        bist du (ein bot|ein mensch|eine ki|da|echt), ist (jemand|wer) (da|hier), jemand da,
        befehle, welche befehle (gibt es|hast du|kennst du),
        welche funktionen (gibt es|hast du), funktionen, wie (fange|fang) ich an,
        womit fange ich an, wo fange ich an, wie (starte|beginne) ich, was (jetzt|nun),
        und (jetzt|nun),
        was (muss|soll|mache) ich (jetzt|tun|machen|jetzt tun|jetzt machen|hier machen|hier
        tun|hier|),
        ich (verstehe|kapier|kapiere|versteh) (das|es|) nicht, keine ahnung wie das geht,
        anleitung, bedienungsanleitung,
        (erklar|erklare) (mir|) (das|wie das geht|wie das funktioniert), ich bin neu (hier|)
    """,
}
