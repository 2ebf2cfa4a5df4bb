"""German, written without umlauts and with ss."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.FILLER: """
        der, die, das, den, dem, des, ein, eine, einen, einem, einer, und so, in, im, an, am,
        auf, aus, bei, mit, von, vom, zu, zum, zur, fur, furs, ist, sind, war, bin, bist, es,
        ich, du, er, sie, wir, ihr, mir, mich, dir, dich, uns, mein, meine, meinen, dein, deine,
        bitte, bitteschon, danke, hallo, hi, moin, mal, jetzt, gleich, schnell, noch, noch mal,
        nochmal, wieder, schon, ja, doch, halt, eben, nur, auch, so, dann, alles, was, mehr,
        neue, neuen, neuer, qualitat, hoher, hohe, version, handy, rechner, chef, kunde, fertige,
        fertiges, fertig, finale, finalen, ganze, komplett, gut, gern, gerne, wurde, mochte,
        will, kann, konnte, kannst, konntest, hab, habe, hast, hat, haben, als, wenn, wie, man,
        heute, da, hier, dieses, diese, diesen, weg, lol, haha, naja, also, digga, alter, her,
        runter, hoch, geht, mag, ob, nun, ruber, fur mich, gib's, mal eben, oder, um, ihn
    """,
    C.JOIN: """
        und, dann, danach, und dann, und danach, aber, anschliessend, ausserdem, weil, sobald,
        nachher, wenn fertig, denn, und anschliessend
    """,
    C.OPENER: """
        bitte, kannst du, konntest du, kannst, konntest, ich will, ich mochte, ich hatte gern,
        wir mussen, lass uns, jetzt, und, nein, ja, mal, erst, noch, als erstes, zuerst
    """,
    C.ORDER: """
        fuge, fug, hinzufugen, einfugen, erganze, erganzen, fuge hinzu, setz, setze, setzen,
        pack, packe, leg, lege, losche, loschen, losch, entferne, entfernen, entfern, nimm,
        tausche, tausch, tauschen, ersetze, ersetzen, ersetz, andere, ander, andern, wechsle,
        schneide, schneid, schneiden, kurze, kurz, kurzen, kurzer, verlangere, mach, mache,
        machen, erstelle, erstellen, erstell, erzeuge, generiere, bau, baue, leiser, lauter,
        senke, erhohe, beschleunige, verlangsame, passe, pass, anpassen, korrigiere, korrigieren,
        repariere, verschiebe, verschieb, verschieben, dreh, drehe, nutze, benutze, verwende,
        lass, lasse, behalte, verwandle, wandle, hell, helle, dunkle, verbessere, verbessern,
        animiere, animieren, ubersetze, beginne, starte, ende, wiederhole, blende, blenden,
        zoome, zeig die, zeig den, zeig das, zeige die, zeige den, zeig zuerst, schreib,
        schreibe, erklare, soll, sollte, sollen, muss, mussen, statt, zuruck zur,
        mach ruckganging, rendere den, fixe, dreh die, wegschneiden, rausschneiden, einblenden,
        ausblenden, austauschen, vergrossern, verkleinern, drehen, umdrehen, zuschneiden,
        unterlegen, stell, stelle, hinterlege
    """,
    C.MATERIAL: """
        titel, untertitel, text, texte, musik, lied, song, ton, stimme, lautstarke, schrift,
        schriftart, buchstaben, farbe, farben, hintergrund, bild, bilder, foto, fotos, szene,
        szenen, einstellung, ubergang, ubergange, effekt, effekte, anfang, ende, schluss, teil,
        sekunden, sekunde, wasserzeichen, ecke, helligkeit, kontrast, tempo, rhythmus, sprecher,
        gesicht, himmel, bildschirm, button, vorschaubild, cover, aufnahmen, logo, schnee, clips,
        abschnitt, spuren im, download-button, downloadbutton, download button
    """,
    C.TRAIT: """
        schneller, langsamer, lauter, leiser, heller, dunkler, grosser, kleiner, langer, kurzer,
        warmer, kalter, zu schnell, zu langsam, zu lang, zu kurz, zu laut, zu leise, zu dunkel,
        zu hell, zu kalt, zu warm, zu gross, zu klein, asynchron, unscharf, abgeschnitten,
        falsch, komisch, weniger, schwarzweiss, zeitlupe, wackelig, zu, weg, raus, mehr kontrast,
        mehr licht, mehr tempo, grosser machen, mehr farbe, rein, dazu, wegmachen
    """,
    C.ADVICE: """
        meinst, findest, empfiehlst, wurde passen, vorschlag, vorschlage, besser, idee, ideen,
        sollte ich, wie ware, schlagst, passt dazu, was passt, welche passt, passt besser
    """,
    C.TOPIC: """
        werbung, werbespot, imagefilm, promo, video uber, clip uber, doku, erklarvideo, trailer,
        prasentation, video fur, film uber, werbeclip
    """,
    C.EXPORT: """
        exportieren, exportier, exportiere, exportiers, exportier's, rendern, render, render's,
        rendere, herunterladen, runterladen, runterzuladen, herunterzuladen, download,
        downloaden, speichern, speicher, abspeichern, ausgeben, export, rausrendern,
        lade ich das runter, lad ich das runter, lade runter, ich lade, sichern
    """,
    C.EXPORTED: """
        exportierten, exportierte, exportiert, gerendert, gerenderte, heruntergeladen,
        runtergeladen, der export, den export, beim export, export-bier, des exports,
        geschickt hast, hast du geschickt, du mir geschickt, beim exportieren, das exportieren,
        das rendern, export abgebrochen, letzten export, im export, vom export
    """,
    C.SEND: """
        schick, schicke, schick mir, schicken, schickst, schickst du, schick's, sende, senden,
        sende mir, gib, gib mir, gib her, geben, her damit, ich will, ich mochte, ich brauche,
        brauche, brauch, ich hatte gern, hatte gern, teile, teilen, kann ich haben, haben, krieg,
        kriege, kriegen, bekommen, bekomme, wo ist, wo finde, wo bekomme, wo, liefer, rausrucken,
        zuschicken, rober, ruberschicken, schickt, als, finde, hol, immer her mit
    """,
    C.FILE: """
        video, datei, fertige video, das fertige, das fertige video, videodatei, ergebnis,
        den clip, endversion, film, finale video, endergebnis, fertige datei, das video,
        fertigen film
    """,
    C.LINK: "link, downloadlink, download-link, link zum",
    C.BROKEN: """
        abgelaufen, tot, geht nicht, geht nicht mehr, funktioniert nicht,
        funktioniert nicht mehr, kaputt, offnet nicht, offnet sich nicht, nicht bekommen,
        nicht angekommen, ladt nicht, ungultig, kann nicht runterladen, lasst sich nicht offnen,
        tut nicht, geht nimmer
    """,
    C.HOLD: """
        noch nicht, nicht exportieren, noch nicht exportieren, bevor du, vor dem export,
        vor dem exportieren, exportier noch nicht, warte, nicht rendern, noch nicht rendern,
        schick noch nicht, schick mir noch nicht, exportiere noch nicht, bevor ich,
        nicht schicken, noch nichts exportieren, bevor wir
    """,
    C.APPROVE: """
        perfekt, super, toll, klasse, gefallt mir, passt so, sieht gut aus, geil, prima,
        wunderbar, alles gut, keine anderungen, nichts mehr andern, ohne anderungen, spitze,
        ist gut, ist perfekt, keine weiteren anderungen, passt alles, mega, nichts andern,
        sieht super aus, genau so, so lassen, passt perfekt, passt, passt mir
    """,
    C.CREDIT: "credit, guthaben, credits, kontostand, punkte",
    C.FILM: """
        abspann, im abspann, credits furs, credits im, weissabgleich, kreditkarte, gleichgewicht,
        balance, bankguthaben, credits am ende, credits fur, credits mit, credits zu,
        filmcredits, kontostand auf dem, die credits laufen, credits laufen
    """,
    C.COST: """
        kostet, kosten, kostete, gekostet, preis, preise, berechnet, abgezogen, abgebucht,
        verbraucht, verbrauche, gratis, kostenlos, teuer, bezahlen, zahlen, zahle, ausgegeben,
        erstattet, verbrauchen, umsonst
    """,
    C.HOW_MUCH: "wie viel, wieviel, wie viele, wieviele, was kostet, wie teuer",
    C.ACCOUNT: """
        ubrig, noch ubrig, hab ich noch, habe ich noch, hab ich, kaufen, aufladen, konto, reicht,
        reichen, genug, ausreichend, rest, restliche, verbleibend, aufgebraucht, abo, zweimal,
        doppelt, bleibt, bleiben, leer
    """,
    C.MINE: "mein, meine, meinen, mir, ich, mich, unser, eigene, eigenen, eigenes, habe",
    C.CHECK: "zeig, zeig mir, zeige, anzeigen, liste, sag mir, wie ist, wie hoch, was ist",
    C.STATUS: """
        status, stand, der stand, fortschritt, wie lauft's, wie laufts, wie weit, wie weit bist,
        was hast du geandert, was ist passiert, gibt's was neues, gibts was neues,
        bist du noch da, wie sieht's aus, wie siehts aus, was neues, was hast du gemacht,
        was wurde geandert, was ist los, bist du da, zwischenstand, wie geht's voran
    """,
    C.TIMELINE: """
        zeitleiste, spuren, projekt, auf der timeline, wie viele clips, welche clips,
        auf der zeitleiste, im projekt
    """,
    C.MATERIAL | C.FILM: "unser stand, stand auf, messe, messestand, spuren im schnee",
    C.DONE: """
        fertig, bereit, abgeschlossen, durch, geschafft, soweit, so weit, vollstandig, geklappt,
        funktioniert, erfolgreich
    """,
    C.YET: "schon, noch, bereits, fast, gerade, aktuell, bald, immer noch, momentan, endlich",
    C.FAIL: """
        fehler, fehlgeschlagen, gescheitert, abgebrochen, abgesturzt, hangt, hangen, steckt,
        festgefahren, so lange, dauert das so, stehen geblieben, schiefgelaufen, schief,
        schiefgegangen, klappt nicht, eingefroren, dauert so, ewig
    """,
    C.RECEIVE: """
        angekommen, bekommen, erhalten, gekriegt, da sind, hochgeladen worden, angekommn,
        empfangen, geklappt
    """,
    C.DURATION: """
        wie lange, wie lang, dauer, lange noch, wann, wie viele minuten, wie viele sekunden,
        gesamtlange, lange des, dauert
    """,
    C.WORKING: """
        arbeitest, generierst, am rendern, renderst, in arbeit, verarbeitung, lauft, dabei,
        exportierst
    """,
    C.UPLOAD: """
        hochladen, lade hoch, hochzuladen, uploaden, importieren, anhangen, lade ich bilder hoch,
        lade ich, lade ich ein, lade ich meine, lad ich, upload, hochlad
    """,
    C.UPLOADED: """
        hochgeladen, hochgeladene, geschickt habe, hochgeladenen, ich geschickt habe,
        geschickt hab, das ich dir geschickt, die ich dir geschickt, angehangt, angehangte,
        geschickt
    """,
    C.HAND_IN: """
        schick dir, schicke dir, dir schicken, dir geben, sende dir, geb dir, gebe dir,
        ich schick, eigene musik, eigenes, dir senden, schick ich dir, schicke ich dir,
        ich sende, eigene bilder, eigene, reinwerfen, einreichen, einen moment ich, geb ich dir
    """,
    C.FUTURE: """
        gleich, werde, moment, warte, lass mich, spater, morgen, in einer minute, erstmal, kurz,
        sekunde, gleich mal, nachher, heute abend, ich schick
    """,
    C.LIMIT: """
        formate, format, dateigrosse, grosse, maximale, maximal, limit, unterstutzt,
        unterstutzen, akzeptierst, gehen, zu gross, wie gross, max, dateiformate, dateityp,
        nimmst du, hochstens
    """,
    C.HERE: """
        hier, hier ist, hier das, hier die, hier der, das ist, das sind, hier sind, bitteschon,
        bitte sehr, anbei, da, im anhang
    """,
    C.WHY: "warum, wieso, weshalb, weswegen",
    C.HOW: "wie, wie kann, wie geht",
    C.WHERE: "wo, wohin, woher",
    C.WHAT: "was, welche, welcher, welches, welchen",
    C.MAY: """
        kann ich, darf ich, konnte ich, ich will, ich mochte, ich wurde, ist es moglich,
        geht das, ich habe, ich hab, kann man, gehen
    """,
    C.DID: "ist, sind, hat, gibt es, hast, gibt's, bist du, bist, wurde",
    C.NOT: "nicht, kein, keine, keinen, ohne, nie, nichts",
    C.REPORT | C.DID: "hast du, haben sie, hast du schon, hast schon",
    C.WITH: """
        mit dem, mit der, mit den, ohne den, ohne die, ohne das, aber mit, aber ohne, ohne musik,
        ohne untertitel, mit untertiteln, mit musik
    """,
    C.HAND_IN | C.MAY: "kann ich dir, darf ich dir, konnte ich dir, soll ich dir",
}
