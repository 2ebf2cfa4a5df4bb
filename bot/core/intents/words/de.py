"""German, written without umlauts and with ss."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.FILLER: """
        der, die, das, den, dem, des, ein, eine, einen, einem, einer, und so, in, im, an, am, auf,
        aus, bei, mit, von, vom, zu, zum, zur, fur, furs, ist, sind, war, bin, bist, es, ich, du,
        er, sie, wir, ihr, mir, mich, dir, dich, uns, mein, meine, meinen, dein, deine, bitte,
        bitteschon, danke, hallo, hi, moin, mal, jetzt, gleich, schnell, noch, noch mal, nochmal,
        wieder, schon, ja, doch, halt, eben, nur, auch, so, dann, alles, was, mehr, neue, neuen,
        neuer, qualitat, hoher, hohe, version, handy, rechner, chef, kunde, fertige, fertiges,
        fertig, finale, finalen, ganze, komplett, gut, gern, gerne, wurde, mochte, will, kann,
        konnte, kannst, konntest, hab, habe, hast, hat, haben, als, wenn, wie, man, heute, da,
        hier, dieses, diese, diesen, weg, lol, haha, naja, also, digga, alter, her, runter, hoch,
        geht, mag, ob, nun, ruber, fur mich, gib's, mal eben, oder, um, ihn
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
        fuge, fug, hinzufugen, einfugen, erganze, erganzen, fuge hinzu, setz, setze, setzen, pack,
        packe, leg, lege, losche, loschen, losch, entferne, entfernen, entfern, nimm, tausche,
        tausch, tauschen, ersetze, ersetzen, ersetz, andere, ander, andern, wechsle, schneide,
        schneid, schneiden, kurze, kurz, kurzen, kurzer, verlangere, mach, mache, machen, erstelle,
        erstellen, erstell, erzeuge, generiere, bau, baue, leiser, lauter, senke, erhohe,
        beschleunige, verlangsame, passe, pass, anpassen, korrigiere, korrigieren, repariere,
        verschiebe, verschieb, verschieben, dreh, drehe, nutze, benutze, verwende, lass, lasse,
        behalte, verwandle, wandle, hell, helle, dunkle, verbessere, verbessern, animiere,
        animieren, ubersetze, beginne, starte, ende, wiederhole, blende, blenden, zoome, zeig die,
        zeig den, zeig das, zeige die, zeige den, zeig zuerst, schreib, schreibe, erklare, soll,
        sollte, sollen, muss, mussen, statt, zuruck zur, mach ruckganging, rendere den, fixe,
        dreh die, wegschneiden, rausschneiden, einblenden, ausblenden, austauschen, vergrossern,
        verkleinern, drehen, umdrehen, zuschneiden, unterlegen, stell, stelle, hinterlege
    """,
    C.MATERIAL: """
        titel, untertitel, text, texte, musik, lied, song, ton, stimme, lautstarke, schrift,
        schriftart, buchstaben, farbe, farben, hintergrund, bild, bilder, foto, fotos, szene,
        szenen, einstellung, ubergang, ubergange, effekt, effekte, anfang, ende, schluss, teil,
        sekunden, sekunde, wasserzeichen, ecke, helligkeit, kontrast, tempo, rhythmus, sprecher,
        gesicht, himmel, bildschirm, button, vorschaubild, cover, aufnahmen, logo, schnee, clips,
        abschnitt, spuren im, download-button, downloadbutton, download button, mama, papa, oma,
        opa, kind, kinder, baby, hund, katze, haus, hochzeit, strand, strasse, auto, frau, mann,
        leute, meer, berg, berge, sonne, regen, kuchen, geburtstag, party, reise, urlaub, gitarre,
        klavier, schlagzeug, tanz, lachen, stille, gerausch, gerausche, rauschen, wind, wort,
        worter, satz, satze, name, namen, nachname, datum, preise, telefonnummer, adresse, hand,
        hande, augen, haare, kleid, markt, kuche, stadt, countdown, rahmen, kamera, tur, fenster,
        garten, wald, tiere
    """,
    C.TRAIT: """
        schneller, langsamer, lauter, leiser, heller, dunkler, grosser, kleiner, langer, kurzer,
        warmer, kalter, zu schnell, zu langsam, zu lang, zu kurz, zu laut, zu leise, zu dunkel,
        zu hell, zu kalt, zu warm, zu gross, zu klein, asynchron, unscharf, abgeschnitten, falsch,
        komisch, weniger, schwarzweiss, zeitlupe, wackelig, zu, weg, raus, mehr kontrast,
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
        rendere, herunterladen, runterladen, runterzuladen, herunterzuladen, download, downloaden,
        speichern, speicher, abspeichern, ausgeben, export, rausrendern, lade ich das runter,
        lad ich das runter, lade runter, ich lade, sichern
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
        zuschicken, rober, ruberschicken, schickt, als, finde, hol, immer her mit, (kannst|
        konntest|konnten|wurdest) (du|sie) (mir|uns) (das|die|den|bitte|mal|es|noch) (video|datei|
        link|mp4|fertige|schicken|geben|zuschicken|senden|fertige video|bitte), (gib|schick|sende|
        hau|reich|wirf|leg|stell) (mir|uns|es|mal|her|ruber|raus|bitte) (das|die|den|mal|bitte|
        ) (video|datei|link|mp4|), (ich brauche|ich brauch|ich will|ich hatte gern|ich mochte|
        wir brauchen|brauche|hatte gern) (das|die|den|jetzt das|noch das|nur das|
        nur noch das) (video|datei|link|mp4|fertige video|fertige), (wo|wie) (ist|finde ich|
        bekomme ich|krieg ich|kriege ich|bekomm ich|komm ich an|komme ich an) (das|die|den|
        mein) (video|datei|link|download|fertige video|mp4|)
    """,
    C.FILE: """
        video, datei, fertige video, das fertige, das fertige video, videodatei, ergebnis,
        den clip, endversion, film, finale video, endergebnis, fertige datei, das video,
        fertigen film
    """,
    C.LINK: "link, downloadlink, download-link, link zum",
    C.BROKEN: """
        abgelaufen, tot, geht nicht, geht nicht mehr, funktioniert nicht, funktioniert nicht mehr,
        kaputt, offnet nicht, offnet sich nicht, nicht bekommen, nicht angekommen, ladt nicht,
        ungultig, kann nicht runterladen, lasst sich nicht offnen, tut nicht, geht nimmer, (geht|
        funktioniert|ladt|offnet|lauft) (leider|bei mir|hier|) (nicht|nicht mehr|nimmer|gar nicht|
        nix), (lasst|lasst sich) (sich|) nicht (offnen|abspielen|laden|herunterladen|runterladen),
        (kann|kriege|krieg|bekomme) (ich|es|ihn|die datei|das video) nicht (offnen|auf|abspielen|
        runterladen|laden)
    """,
    C.HOLD: """
        noch nicht, nicht exportieren, noch nicht exportieren, bevor du, vor dem export,
        vor dem exportieren, exportier noch nicht, warte, nicht rendern, noch nicht rendern,
        schick noch nicht, schick mir noch nicht, exportiere noch nicht, bevor ich, nicht schicken,
        noch nichts exportieren, bevor wir
    """,
    C.APPROVE: """
        perfekt, super, toll, klasse, gefallt mir, passt so, sieht gut aus, geil, prima, wunderbar,
        alles gut, keine anderungen, nichts mehr andern, ohne anderungen, spitze, ist gut,
        ist perfekt, keine weiteren anderungen, passt alles, mega, nichts andern, sieht super aus,
        genau so, so lassen, passt perfekt, passt, passt mir
    """,
    C.CREDIT: "credit, guthaben, credits, kontostand, punkte",
    C.FILM: """
        abspann, im abspann, credits furs, credits im, weissabgleich, kreditkarte, gleichgewicht,
        balance, bankguthaben, credits am ende, credits fur, credits mit, credits zu, filmcredits,
        kontostand auf dem, die credits laufen, credits laufen
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
        was hast du geandert, was ist passiert, gibt's was neues, gibts was neues, bist du noch da,
        wie sieht's aus, wie siehts aus, was neues, was hast du gemacht, was wurde geandert,
        was ist los, bist du da, zwischenstand, wie geht's voran, wie (weit|lauft|laufts|schaut|
        schauts|sieht|siehts|stehts|steht|geht|gehts) (bist du|seid ihr|es|das|denn|aus|da aus|
        ists|ist es|ist das|voran|) (aus|mit dem video|denn|), (noch|bist du noch|lebst du|
        seid ihr) (da|noch|dran|am leben), (tut|passiert|bewegt|regt) sich (da|noch|) (was|etwas|
        nichts), was (hast du|wurde|ist) (geandert|gemacht|verandert|passiert|neu|los),
        was machst du (gerade|da|grad), gibt es (neuigkeiten|was neues|fortschritte)
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
        schiefgegangen, klappt nicht, eingefroren, dauert so, ewig, hangt (das|es|der|er|was|sich|
        da|fest), (hat|ist) (sich|er|es|was|da was|das) (aufgehangt|abgesturzt|hangen geblieben|
        stehen geblieben|schiefgegangen|schief gelaufen|kaputt), (fehlermeldung|steht still|
        ladt ewig|ladt und ladt|dreht sich|nichts passiert|passiert nichts|tut sich nichts|
        reagiert nicht|bricht ab|bricht immer ab), warum (dauert|geht|klappt|hat|hangt|bricht)
    """,
    C.RECEIVE: """
        angekommen, bekommen, erhalten, gekriegt, da sind, hochgeladen worden, angekommn,
        empfangen, geklappt, (sind|ist|hast du) (meine|mein|die|das|der|alle|alles) (bilder|fotos|
        videos|datei|dateien|clips|video|aufnahmen|musik|logo|song|bild|foto|) (angekommen|da|
        bekommen|gekriegt|erhalten|durch|gesehen|drin|hochgeladen)
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
        schick dir, schicke dir, dir schicken, dir geben, sende dir, geb dir, gebe dir, ich schick,
        eigene musik, eigenes, dir senden, schick ich dir, schicke ich dir, ich sende,
        eigene bilder, eigene, reinwerfen, einreichen, einen moment ich, geb ich dir
    """,
    C.FUTURE: """
        gleich, werde, moment, warte, lass mich, spater, morgen, in einer minute, erstmal, kurz,
        sekunde, gleich mal, nachher, heute abend, ich schick
    """,
    C.LIMIT: """
        formate, format, dateigrosse, grosse, maximale, maximal, limit, unterstutzt, unterstutzen,
        akzeptierst, gehen, zu gross, wie gross, max, dateiformate, dateityp, nimmst du, hochstens,
        (geht|gehen|nimmst du|kannst du|akzeptierst du|unterstutzt du|klappt) (auch|denn|) (mov|
        mkv|heic|wav|avi|png|psd|mp3|raw|flac|gif), (welche|welches|was fur) (formate|format|
        dateien|dateiformate|dateitypen), (wie gross|wie lang|wie schwer) (darf|durfen|kann|
        konnen), (maximale|max|maximal) (grosse|dateigrosse|lange|anzahl), (grossenlimit|
        dateilimit|uploadlimit|grossenbeschrankung)
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
        kann ich, darf ich, konnte ich, ich will, ich mochte, ich wurde, ist es moglich, geht das,
        ich habe, ich hab, kann man, gehen
    """,
    C.DID: "ist, sind, hat, gibt es, hast, gibt's, bist du, bist, wurde",
    C.NOT: "nicht, kein, keine, keinen, ohne, nie, nichts",
    C.REPORT | C.DID: "hast du, haben sie, hast du schon, hast schon",
    C.WITH: """
        mit dem, mit der, mit den, ohne den, ohne die, ohne das, aber mit, aber ohne, ohne musik,
        ohne untertitel, mit untertiteln, mit musik
    """,
    C.HAND_IN | C.MAY: """
        kann ich dir, darf ich dir, konnte ich dir, soll ich dir, (kann|darf|konnte) ich (auch|
        noch|dir|eigene|meine|meinen|mein|hier|einfach) (eigene|meine|meinen|mein|noch|auch|
        einfach|) (musik|bilder|fotos|videos|clips|dateien|song|stimme|aufnahmen|aufnahme|logo|
        ein bild|was) (nehmen|nutzen|verwenden|schicken|hochladen|benutzen|reinstellen|einfugen|
        geben)
    """,
    C.CREDIT | C.ACCOUNT: """
        (reicht|reichen) (mein|das|die|meine|mein guthaben|es) (guthaben|credits|noch|punkte|fur|),
        (hab|habe|hatte) ich (noch|genug|genugend|noch genug) (credits|guthaben|punkte|was|ubrig|),
        (mein|aktuelles|restliches) (guthaben|kontostand|restguthaben), (credits|guthaben|
        punkte) (kaufen|aufladen|nachkaufen|leer|alle|aufgebraucht|ubrig|weg|verschwunden|abfragen|
        prufen), wie viel (hab ich|habe ich|ist|bleibt|bleibt mir) (noch|ubrig|drauf|)
    """,
    C.CREDIT | C.COST: """
        (was|wie viel|wieviel) (kostet|kosten|kostete|hat|wurde|kostet mich|zahl ich|zahle ich|
        verbraucht|frisst|wird) (das|mich|die|der|ein|eine|es|mir|so|) (gekostet|abgezogen|kosten|
        export|video|abgebucht|), kostet (das|der|die|es) (was|etwas|extra|credits|export|
        export was), ist (das|der|die|es) (export|) (kostenlos|gratis|umsonst|teuer),
        muss ich (zahlen|bezahlen|dafur zahlen), geld zuruck, ruckerstattung, erstattung
    """,
    C.UPLOAD | C.WHERE: """
        (wohin|wo) (mit|kommen|sollen|soll ich|muss ich|lad ich|lade ich|pack ich|
        packe ich) (meinen|meine|die|den|das|mein) (bildern|bilder|fotos|videos|dateien|clips|
        video|datei|aufnahmen|hin|)
    """,
    C.HAND_IN | C.FUTURE: """
        (ich|schick|schicke|lad|lade|geb|sende) (schick|schicke|lad|lade|geb|sende|ich) (dir|euch|
        gleich|noch|jetzt|das|die|den|mal) (gleich|noch|die|den|das|nachher|spater|mal|ein|eine|
        jetzt|bilder|fotos|), (hab|habe) (den|das|die) (anhang|bild|foto|datei|musik) vergessen,
        (anhang|datei|bild|foto) vergessen, kommt gleich, kommen gleich, folgt gleich,
        folgen gleich
    """,
    C.CREDIT | C.MINE: "mein guthaben, mein kontostand, meine credits, meine punkte",
}
