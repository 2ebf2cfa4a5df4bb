"""How English speaks of the person's own files."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.UPLOAD: """
        upload, uploads, uploading, uploader, attach, import, uload, up load, uplaoding, attaching,
        attachment, uploaded file, file upload, the upload button, upload button
    """,
    C.UPLOADED: """
        uploaded, i uploaded, attached, i attached, i sent, i gave you, i sent you, i dropped,
        imported, i posted, i just sent, i just uploaded, i've sent, i've uploaded
    """,
    C.HAND_IN: """
        send you, send u, give you, give u, sending you, sending u, share with you, hand you, drop,
        drop them, drop it, drop my, drop in here, get you, send them, send my, use my own,
        add my own, my own, bring my own, put my, send over my, submit, hand in, drop off, for you,
        drag, put them in here, add a file, send a file, share my, send a photo, send pictures,
        send files, send photos, send a video, give you my, pass you, send another,
        add another file, to send, drop the, get it to you, get them to you, get this to you,
        get that to you, get these to you, to you, show you, hand it to you, transfer,
        give you the, use my, work with my, put my footage, put the files, put my files,
        put my photos, send in, send it in, hand over my, give u my, pass u, get my clips in,
        get my photos in, get my footage in, get my files in, get my stuff in, get my video in,
        get files in, get it in here, get them in here, get this in here, get clips in here,
        get photos in here, put stuff, put my stuff, paste it, paste it here, paste here,
        paste them, post my, post them here, post it in here, drag and drop, drag them, drag it,
        drop stuff, drop files, drop my files, drop my clips, drop my photos, drop photos,
        drop videos, drop things, stick my files, throw my files, chuck my files, dump my files,
        dump my footage, dump files, dump the files, hand you my, feed you, feed it, feed in,
        supply my own, provide my own, provide you, provide my, use mine, my own song,
        my own music, my own voice, my own footage, my own photos, my own clips, my own video,
        my own logo, my own audio, own footage, own photos, own clips, own music, own song,
        own voice, own audio, own material, google drive, gdrive, dropbox, wetransfer, icloud,
        onedrive, drive link, dropbox link, youtube link, raw files, raw footage over,
        the raw files, want me to send, want me to upload, want me to attach, should i send,
        should i upload, should i attach, shall i send, shall i upload, do you want me to send,
        do u want me to send, do you need me to send, do you need the originals, need the originals
    """,
    C.LIMIT: """
        max size, maximum size, file size, size limit, max file size, maximum file size,
        file limit, limit, limits, formats, file types, file type, filetypes, formats do you,
        supported, support, do you support, do you accept, accept, do you take, allowed,
        compatible, megabytes, too big, too large, max upload, upload limit, do you handle,
        can you handle, do u take, do u accept, do u support, do u allow, do you allow,
        file types work, types work, what types, what kind of files, which files, what files,
        kind of files, what size, how many files, how many photos, how many pics, how many images,
        how many videos, how many mb, at once, too heavy, file too big, is png ok, is jpg ok,
        ok to use, compressed, zip, does it have to be, have to be mp4, work too,
        resolution do you, max length, maximum length, max duration, whats the max, what's the max,
        what is the max, how many megs, megs, gigs, gig, gigabyte, gigabytes, mbs, gbs,
        size restrictions, restrictions, restriction, size cap, cap on, capped, file cap,
        maximum number of files, max number of, max number, max files, too many files,
        too long to upload, file format, file formats, which format, what format,
        what file formats, which file formats, what formats do, which formats do,
        what format should, which format should, what formats can, which formats can,
        accepted formats, accepted file types, allowed formats, allowed file types,
        supported formats, supported file types, take raw, take raws, handle raw, handle 4k,
        handle large files, handle big files, large files, big files, are large files,
        does mov work, does mkv work, does heic work, mov ok, mkv ok, heic ok, flac ok, wav ok,
        is wav ok, is flac ok, is mov ok, is heic ok, is mkv ok, mov fine, mkv fine, heic fine,
        is mov fine, is heic fine, is wav fine, is png fine, flac, ogg, psd, tiff, raw files ok,
        cr2, dng, braw, vertical ok
    """,
    C.LIMIT | C.DID: """
        do you take, do you accept, do you support, do u take, do u accept, do u support,
        can you read, can you open, do you handle, do you allow, are you able to read,
        does it take, does it accept, does it support, does the bot accept, does the bot take,
        do you guys accept, do you guys take, can you work with, can u work with, can it handle,
        can it read, can you deal with, will you accept, will it accept, will it take, u take,
        u accept, you accept, you take, does it matter (if|how|whether|what|which),
        is it a problem (if|when|that), is it (ok|okay|fine|bad) (if|when), do the (files|photos|
        videos|clips|pics|pictures|images) (have to|need to), (can|could|do|will|would) (you|u|
        it) (handle|read|open|process|take|accept|support|digest|play|use|work with) (prores|mov|
        mkv|heic|avi|wav|flac|mp3|mp4|webm|png|jpg|psd|gif|raw|4k|8k|zip|zips|pdf|pdfs|large|big|
        long|huge)
    """,
    C.HAND_IN | C.FUTURE: """
        sending the pics, sending the, sending my, sending some, sending them, sending you,
        sending u, sending it over, sending over, i will send you, ill send you, i'll send you,
        dropping the, dropping my, dropping some, about to send, i'll share my, more coming,
        pics coming, photos coming, files coming, coming in a sec, coming up, let me send,
        lemme send, i'll send, i will send, ill send, gonna send, going to send, can i send,
        may i send, could i send, i want to send, i can send, i'd like to send, i have another,
        i have more, i have some, i got some, i've got some, i've got another, i have a few,
        got more, i have a couple, i got more, i've got more, wanna send, want to send, can i give,
        could i give, can i share, can i drop, can i add (my|our|more|another|a
        file|a photo|a picture|a clip|files|photos|pictures|clips|footage), i'll add my, i'll drop,
        ill drop,
        i'll give you, i wanna add my own, i want to add my own, want to use my own,
        i want to use my own, wanna use my own, can i use my, can i use my own, getting the files,
        getting the photos, grabbing the, looking for the, finding the, fetching the,
        find the photos, find the files, get the photos, get the files, find my photos,
        still recording, let me find, let me get my, let me grab my, let me get the photos,
        lemme find, lemme grab my, forgot to attach, forgot the attachment, forgot to add the file,
        forgot the file, forgot the photo, forgot the song, forgot to upload, forgot to send,
        sending it now, sending now, sending them now, sending this now, sending in a sec,
        sending soon, sending rn, sending right now, will send it, will send them, will send now,
        will send the, will send my, will send some, will drop, will share, will add the files,
        will attach, will upload the, will provide, i'm sending, im sending, i am sending,
        i'm gonna send, im gonna send, i'm going to send, im going to send, i'm about to send,
        im about to send, i'll post, ill post, i'll attach, ill attach, i'll pass, ill pass,
        ill share, i'll get you, ill get you, i'll get the, ill get the, i'll grab, ill grab,
        i'll dig up, gonna grab, gonna drop, gonna post, gonna attach, gonna share, going to drop,
        going to share, going to attach, gotta find the, gotta grab the, gotta get the,
        need to find the, need to grab the, let me attach, lemme attach, let me drop, lemme drop,
        let me share, let me add the file, let me find the, let me find my, let me dig,
        let me fetch, let me get you, lemme get you, lemme send you, let me send you,
        i still have to send, i still need to send, still have to send, still need to send,
        still owe you, i owe you, more on the way, more to come, more photos coming,
        more clips coming, more files coming, photo coming, clip coming, video coming, song coming,
        logo coming, file coming, footage coming, footage incoming, pics incoming, files incoming,
        photos incoming, clips incoming, incoming, is coming, are coming, on the way, wait for the,
        wait for my, got more photos, got more clips, got a few more, have a few more,
        have a better, i have a better, i've got a better, got a better, found a better,
        have a clip, have a photo, have a song, have a video, have footage, let me (dig out|dig up|
        find|look for|get|grab|fetch|record|film|scan|shoot|export|pick|collect|gather|sort|
        prepare|round up) (the|my|some|a), i've got (a bunch of|a ton of|a few|some|a couple of|
        lots of|a lot of) (photos|pics|clips|videos|files|footage|pictures|shots|recordings),
        i have (a bunch of|a ton of|a few|some|a couple of|lots of|a lot of) (photos|pics|clips|
        videos|files|footage|pictures|shots|recordings), (let me|lemme) (look|search|dig|
        check my phone|check my laptop|look for it|find it|find them), add (a|some|my|the|more|
        another) (video|videos|photo|photos|clip|clips|file|files|song|picture|pictures|recording|
        music|footage) from my
    """,
    C.UPLOAD | C.FUTURE: """
        uploading the, uploading my, uploading now, uploading it, uploading some, attaching,
        about to upload, about to attach, gonna upload, let me upload, lemme upload, will upload,
        i'll upload, ill upload, uploading them
    """,
    C.HAND_IN | C.HOW: """
        how do i get it to you, how do i get this to you, how do i get them to you,
        how can i get it to you, how do i get that to you, how do i send you, how do i send u,
        how can i send you, how do i give you
    """,
    C.LIMIT | C.HOW: """
        how big, how large, how heavy, what size, which formats, what formats, which file types,
        what file types
    """,
    C.UPLOAD | C.WHERE: """
        where do the files go, where do files go, where do i put, where do i drop, where do i send,
        where should i put, where do i add, where can i put, where do they go, where to upload,
        where to put, where do i attach, where should i upload, where can i drop, where can i send,
        where (do|does|should|can|would) (my|the|our|these) (video|videos|photo|photos|pics|
        pictures|clip|clips|file|files|footage|audio|song|music|images|recordings|stuff) go
    """,
    C.LIMIT | C.WHAT: """
        what resolution, which resolution, what dimensions, what aspect ratio do, what length can
    """,
    C.LIMIT | C.HAND_IN: """
        too large to send, too big to send, too big to upload, too large to upload,
        too heavy to send, too big for discord to upload, too big to attach, too large to attach,
        too big for discord, too large for discord, discord says, over the limit,
        exceeds the limit, won't upload, wont upload, won't attach, wont attach, can't upload,
        cant upload, cannot upload, can't attach, cant attach, won't let me upload,
        wont let me upload, won't let me attach, wont let me attach, doesn't let me upload,
        not letting me upload, upload won't work, upload doesn't work, unable to upload,
        unable to attach
    """,
    C.HAND_IN | C.MAY: """
        should i (put|zip|send|upload|compress|resize|convert|rename|attach|drop|split|share|
        post) (the|my|them|it|all) (files|file|photos|pictures|pics|clips|videos|video|footage|
        audio|stuff|), how (do|would|should) (you|u|i|we) (want|like|prefer) (me|us|) to (send|
        upload|share|give|hand|get)
    """,
}
