"""How English asks for the finished file."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.EXPORT: """
        render, render it, render out, render this, rerender, re-render, re-export, reexport,
        exporting it, export it, export this, export again, rendering it, ship it, ship this, ship,
        save it, save this, save it to, save this to, save the video, save the file, save as,
        save my video, final render, finalize, finalise, finalize it, download it, download this,
        dl, d/l, wrap it up, spit it out, publish it, burn it out, render time, download time,
        export time, print it, deliver it, deliver, get this rendered, get it rendered,
        get this exported, get it exported, have it rendered, have it exported, exported please,
        hit export, press export, click export, start the export, start export, start rendering,
        start the render, run the export, do the export, do the render, kick off the render,
        kick off the export, download button, begin export, begin rendering, make the mp4,
        save to my phone, save on my phone, save onto my, save to my, put it on my phone,
        save video, save file, send to my phone, trigger the export, go export,
        proceed with export, proceed to export, render everything, export everything,
        download everything, finish it up and send, bounce it, bounce, print, ready to export,
        ready to render, ready to download, good to export, good to render, xport, exprt, expot,
        exort, exprot, dl link, rener, renderr, render the final, render the final version,
        render the final cut, render the video, render the whole thing, render the whole video,
        render the full, render the finished, render the project, render the movie, render a copy,
        render a final, render one, render that, render now, render pls, render plz, render please,
        render in, render at, render as mp4, render as, export the final, export the final version,
        export the video, export the whole thing, export the project, export as, export to,
        export in, export at, export a copy, export now, export pls, export plz, put it out,
        put this out, crank it out, spit out, pump it out, churn it out, bake it, make it final,
        make the final, make the file, create the file, create the mp4, generate the mp4,
        generate the file, generate the final, produce the final, save a copy, save the final,
        save everything, save that, save to device, save to disk, store it, publish this,
        publish the video, post the final, print the final, get it onto my phone,
        get it on my phone, get it onto my laptop, get it on my laptop, get it to my phone,
        get this on my phone, get this onto my phone, get this on my laptop,
        save to my camera roll, save this to my camera roll, save to camera roll, save to gallery,
        save it to my gallery, save to my computer, save it on my, transfer it to my phone,
        move it to my phone, expport, exporrt, epxort, ecport, exporting pls, donwload, dowload,
        dwonload, downlaod, go for the (render|export|final|final render), (start|do|run|begin|
        trigger|launch|queue|proceed with|go ahead with|go with) the (render|export|final render|
        final export|rendering), (get|put|save|transfer|move|download|copy|send|store) (it|this|
        that|the video|the file|my video) (on|onto|to|into|in) (my|the|our|a) (phone|ipad|iphone|
        tablet|laptop|computer|pc|mac|macbook|android|gallery|camera roll|device|drive|photos|
        hard drive|usb|stick|desktop|files), how (do|can|could) (i|we) (get|put|save|have|
        transfer) (this|it|that|the video|my video) (on|onto|to|in|into) (my|the|our|a)
    """,
    C.EXPORTED: """
        exported, rendered, downloaded, before export, before exporting, before rendering,
        last export, last render, first export, first render, previous export, previous render,
        the export, the render, that render, that export, this render, this export, an export,
        a render, the rendering, my export, my render, your export, your render, the exports,
        you gave me, you gave, you sent, you sent me, sent me, i watched, i saw, i got, you made,
        download counter, download button for, saved, exports, export of, exporting was,
        export went, downloading it, you send me, u sent, u sent me, u gave me, you gave us,
        you sent us, you delivered, delivered, i was sent, we received, we downloaded, we exported,
        i exported, i rendered, i downloaded, i saved, was exported, got exported, after exporting,
        after downloading, after export, after rendering
    """,
    C.SEND: """
        send, send it, send me, send over, send it over, send that, give me, gimme, gimmie,
        give it to me, hand me, hand over, hand it over, pass me, share, share it, shoot me,
        drop me, email me, dm me, post it, post, deliver, i need, i want, we need, i'd like,
        i'd like to have, can i have, can i get, could i have, could i get, may i have,
        can i please get, could i please get, can i please have, could i please have, lemme get,
        lemme have, let me have, let me get, i'll take, i'll take it, needs it, need the, need it,
        want the, want it, i would like, get me, resend, send again, resend it, send me over,
        where do i get, where can i get, how do i get, hook me up, how can i get, how do i save,
        how can i save, where's, where is, where are, wheres, fetch, grab, can we have, can we get,
        could we have, could we get, just the, get this as, get it as, ready for, drop the final,
        drop it here, drop it in here, post it here, put it here, put the file here, could u drop,
        can u drop, let me download, lemme download, let me see the final, let me grab, can i grab,
        i want to grab, i wanna grab, can i see the finished, can i see the final,
        where can i find, where do i find, where do i download, where can i download, bring me,
        show me the final, show me the finished, can u give me, deliver me, i need it as,
        need it as, need it in, want it in, i want it in, want it as, i want it as, have it in,
        have it as, as a, one more copy, copy of, may i get, send the, send us, give us, give link,
        give the link, give file, give the file, give video, gib, lemme see the file,
        drop the link, drop the file, drop the mp4, drop a link, hand it, hand me the, pass it,
        pass it over, pass it on, shoot it over, shoot it to me, fire it over, fling it over,
        mail me, mail it, mail me the, email it, email me the, text me the, dm it, dm me the,
        whatsapp me, forward me, forward it, airdrop, airdrop me, provide, provide me,
        please provide, supply, give it here, give it, give me it, gimme it, give us the,
        lemme grab, let me have the, let me get the, let me see it, let me watch, id like to have,
        i'd love to have, i'd love the, im ready for, i'm ready for, ready for the, i need a copy,
        need a copy, i need the, we need the, i need my, i want my, i want the file,
        i want the mp4, i want the video, want my, waiting for the file, waiting for the link,
        got another, another one please, send another, new one please, new one pls, got a new one,
        get a new one, another link, a new link, fresh link, new link, working link,
        show me the result, show me the final result, where can i watch, where can i see the,
        where did you post, where did you put the, where did you send, where's the, wheres the,
        where is the, where is my, wheres my, where's my, can i download, can i grab the,
        can u send, can you send, could you send, could u send, would you send, please send,
        pls send, plz send, send pls, send plz, send please, sendd, send now, can we please have,
        could we please have, can we please get, may we have, may i please have, able to get,
        able to download, upload it to, put it on drive, (can|could|may) (i|we) (please|pls|just|
        maybe|also|finally|now) (have|get|grab|receive|download), (can|could|would|will) (you|u|
        ya) (please|pls|plz|just|kindly|also|now|maybe) (send|share|provide|pass|hand|post|drop|
        email|forward|give me|give us), (can|could|would|will) (you|u|ya) (send|share|provide|pass|
        hand|post|email|forward|give) (me|us|it) (the|a|my|over), (send|share|give|hand|pass) (me|
        us) (the|a|my|that|this|it), (put|upload|post|throw|stick) it (up|) somewhere,
        somewhere i can download, i can download, so i can download, where i can (download|get|
        grab)
    """,
    C.FILE: """
        file, files, the file, finished video, final video, final cut, final file, final version,
        final product, finished product, finished thing, finished file, finished one,
        finished clip, the goods, result, output, the movie, movie, the clip, my clip, my video,
        my vid, my file, the thing, full video, end result, final result, master, the finished,
        the final, video file, the mp4, final one, cut, finished vid, final vid, final clip,
        final movie, final edit, final mp4, final render, final output, finished edit,
        finished result, same video, this video, the vid, the reel, my reel, the film, whole video,
        video itself, completed video, end product, clip, final thing, finished piece, final piece,
        the edit, the finished edit, final export, the recap, the teaser, the trailer,
        the montage file, finished montage, finished trailer, finished teaser, finished recap,
        finished film, final film, full thing, whole file, current version, the current version,
        latest version, the latest version, last version, this version, that version,
        finalized video, finalised video, final master, hard copy, the deliverable, deliverables,
        deliverable, a copy, copies, finished copy, final copy, my copy, a file, movie file,
        the vid file, our file, our video, finished product please
    """,
    C.LINK: """
        download link, links, the link, dl link, download url, link to download, hyperlink,
        weblink, a link, another link, new link, share link, shareable link, sharing link,
        public link, fresh link, working link, that link, your link, this link, urls
    """,
    C.BROKEN: """
        expired, dead, broken, doesn't work, doesnt work, not working, isn't working, isnt working,
        doesn't open, doesnt open, won't open, wont open, doesn't load, won't load, wont load, 404,
        404s, 403, never got, didn't get, didnt get, did not get, never received, didn't receive,
        didnt receive, haven't received, havent gotten, haven't gotten, haven't got, invalid,
        no longer works, timed out, can't open, cant open, can't download, cant download,
        unable to download, can't access, gone, never arrived, stopped working, not loading,
        corrupt, corrupted, won't let me, wont let me, doesn't let me, doesnt let me,
        not letting me, can't get it, cant get it, couldn't open, couldnt open, couldn't download,
        couldnt download, i lost, lost the, fails to open, not opening, isn't opening,
        isnt opening, never came, didn't come through, didnt come through, still don't have,
        still dont have, page not found, not found, is down, not available, unavailable,
        isn't available, isnt available, no longer available, no longer valid, not valid,
        isn't valid, isnt valid, doesn't exist, doesnt exist, does not exist, does not work,
        does not open, did not work, did not open, didn't work, didnt work, didn't open,
        didnt open, wont work, won't work, wont play, won't play, doesn't play, doesnt play,
        not playing, not downloading, doesn't download, doesnt download, won't download,
        wont download, wouldn't open, wouldnt open, wouldn't download, keeps timing out, times out,
        access denied, forbidden, permission denied, blank page, empty page, leads nowhere,
        goes nowhere, gives me an error, gives an error, gives me a 404, nothing downloads,
        can't play, cant play, couldn't play, can not open, cannot open, cannot download,
        can not download, cannot play, cannot access, cant access, can't find, cant find,
        couldn't find, couldnt find, i deleted, deleted it by accident, accidentally deleted,
        accidentally closed, i closed, lost it, misplaced, no file, no link, don't see the file,
        dont see the file, don't see the link, dont see the link, never showed up,
        nowhere to be found, ran out, has run out, ain't working, aint working, busted,
        borked link, unplayable, unreadable, 0 bytes, zero bytes, 0 kb
    """,
    C.FORMAT: """
        (whatsapp|discord|email|mobile|web|phone|smaller|compressed|lightweight) (sized|size|
        friendly|ready) (version|file|copy|)
    """,
    C.BROKEN | C.LINK: """
        tried (the|your|that|this) link, (clicked|opened|followed|used) (the|your|that|this) link,
        (can't|cant|cannot|don't|dont|do not) (see|find|have) (any|the|a|my|your) (link|
        download link|download|file|mp4), (there's|theres|there is|got|i got|i see|still) no (link|
        download link|download|file|mp4)
    """,
    C.SEND | C.FILE: """
        (can|could|may) i (see|watch|view) (the|my) (final|finished|finished video|final video|
        result), i'd like (the|my) (mp4|video|file), i (want|need) (the|my) (mp4|file|link)
    """,
    C.EXPORT | C.SEND: """
        is there (a|any) (download|download button|download option|download link|link|
        way to download|way to save|way to export|export button|export option|option to download)
    """,
}
