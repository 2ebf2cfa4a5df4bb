"""English."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.FILLER: """
        a, an, the, it, its, it's, this, that, these, those, them, they, he, she, his, her, you,
        u, ya, your, ur, we, our, us, be, been, being, of, to, for, in, on, at, by, from, as,
        into, or, so, just, simply, only, also, too, very, really, quite, now, right now, rn,
        again, already then, asap, soon, today, tonight, here, there, all, everything, anything,
        something, thing, things, one, some, any, other, both, each, please, pleaseee, plss, thx,
        thanks, thank, ty, cheers, lol, lmao, haha, btw, tbh, imo, well, um, uh, oh, hmm, yes,
        yeah, yep, yup, sure, alright, alrighty, k, kk, cool, guys, dude, bro, man, mate, friend,
        sir, i, im, i'm, ive, i've, me, myself, up, down, out, off, over, back, with, actually,
        maybe, perhaps, kinda, like, quick, quickly, real, over to, way, little, bit, a bit,
        time, minute, minutes, min, mins, phone, computer, laptop, my phone, my computer, pc,
        desktop, device, camera roll, boss, client, team, mom, friends, full, complete, whole,
        high, highest, best, max, quality, resolution, format, version, size, good quality,
        high quality, going, getting, get, gets, got, want, wants, need, needs, needed,
        would like, when, if, same, new, fresh, another, more, much, many, who, which, what,
        tiny, big, use case, ago, since, asked, think so, bad boy, baby, thingy, thing is,
        nothing else, for me, for us, to me, to us, via, per, dm, here pls, ready to,
        happy with it, can, could, would, had, having, pretty, final, pressed play, press play,
        tried, seconds ago, when done, dang, damn, omg, wtf, please?, stuff, again pls, plox,
        pretty please, kindly, so you can, so u can, so that you can, so i can, so that i can,
        so we can, so it, yo, yoo, ayy, aye, bud, buddy, fam, boss man, my man, one more time,
        once more, no rush, sometime, whenever, when you can, when u can, if possible,
        if you can, already pls, already please, ty so much, much appreciated, on my side,
        on my end, think, i think, i guess, guess, suppose, believe, onto, onto my, here please,
        real quick, hurry, quickly pls, it's all, ever, forever, whole thing, the whole thing,
        moment, the moment, meanwhile, far, doing, mean, means, lads, folks, y'all, yall,
        everyone, happening, anyway, twice, double
    """,
    C.JOIN: """
        and, then, but, after that, afterwards, and then, plus, once that's done, once done,
        when done, when that's done, when you're done, when ur done, when you are done, lol,
        when finished, once you're done, once it's done, and after that, so, because, cuz, cause,
        although, though, while, also, after which, as soon as that's done, thx, lmao, &
    """,
    C.OPENER: """
        can you, can u, could you, could u, would you, will you, please, pls, plz, plse, plese,
        let's, lets, let us, can we, could we, should we, how about, what about, i want you to,
        i want to, i wanna, i'd like to, i would like to, i'd like you to, i need you to,
        i need to, we need to, you need to, is it possible to, would it be possible to,
        is there a way to, are you able to, would you mind, do you mind, go ahead and, just,
        try to, try, maybe, you can, u can, can ya, i'd love to, want to, wanna, need to,
        time to, ready to, just go, feel free to, mind, why don't you, why not, gotta,
        you should, u should, i want u to, to, i'd like, instead, first, now, also, then, again,
        last thing, one more thing, /edit, one last thing, no, nah, nope, actually, and,
        don't forget to, dont forget to, never mind, nvm, wait, ok, okay, so, yes, yeah
    """,
    C.EDIT: """
        add, ad, put, place, insert, include, make, create, generate, build, produce, design,
        draw, animate, turn, convert, change, switch, swap, replace, remove, delete, erase, drop,
        kill, lose, trash, ditch, cut, trim, crop, shorten, lengthen, extend, stretch, split,
        merge, join, combine, speed, slow, fade, blur, sharpen, brighten, darken, lighten, tint,
        color, colour, grade, stabilize, rotate, flip, mirror, reverse, rewind, zoom, pan, tilt,
        move, shift, swap out, reorder, rearrange, sort, align, center, centre, fix, correct,
        repair, adjust, tweak, tune, improve, enhance, polish, mute, unmute, silence, lower,
        raise, increase, decrease, reduce, boost, turn down, turn up, dial, bump, tone, soften,
        normalize, level, match, sync, resize, scale, enlarge, shrink, bigger, highlight, mask,
        overlay, superimpose, layer, stick, slap, throw, give him, give her, give them, keep,
        use, start, begin, end, close with, finish with, loop, repeat, duplicate, copy, undo,
        redo, revert, restore, go back to, put back, bring back, start over, take out, take off,
        take away, get rid of, leave, hold, freeze, track, follow, roll, write, rewrite,
        rephrase, translate, caption, subtitle, transcribe, dub, narrate, explain, describe,
        depict, illustrate, simulate, imagine, tell the story, cover, hide, reveal, pop, drop in,
        recolor, reframe, recut, re-cut, redo the, rework, restyle, retime, render the,
        credit the, send to back, tighten, widen, narrow, spread, strip, swap in, clear, set,
        give photo credit, give credit, montage, mix, equalize, duck, pitch, pause, feature,
        focus, show the, show a, show an, show him, show her, show someone, show my, show our,
        roll credits, roll the credits, save the best, keep only, fill, wrap, bring, pull, push,
        send the text, send the title, send clip, save the last, save the first, cool down,
        warm up, move up, zoom in, zoom out, slow down, speed up, give, modify, update, upscale,
        colorize, vary, randomize, pixelate, censor, bleep, emphasize, exaggerate, punch, smooth,
        vignette, render her, render him, render them, render this as, render it as,
        render it like, render everything as, render it in a, make it, make this
    """,
    C.ORDER: """
        i want the, i'd prefer, should be, needs to be, need to be, has to be, have to be,
        must be, should have, should say, should go, needs more, needs a, need a, should come,
        instead of, rather than, needs to go, should end, should start, should run, can it be,
        could it be, can we try, let's try, want it to, i want it, like it more, used to be,
        supposed to be, supposed to, ought to, want more, want less, balance the, balance them,
        balance it, balance out, clean up, i need the same
    """,
    C.MATERIAL: """
        title, titles, subtitle, subtitles, caption, captions, music, song, songs, sound, sounds,
        beat, voice, voices, narration, narrator, dialogue, speech, word, words, letter, letters,
        font, fonts, color, colors, colour, colours, background, bg, foreground, frame, frames,
        shot, shots, scene, scenes, second clip, transition, transitions, effect, effects,
        filter, beginning, ending, opening, opener, middle, start, end, part, section, image,
        images, picture, pictures, pic, pics, photo, photos, footage, recording, recordings,
        logo, watermark, sticker, stickers, emoji, corner, screen, sky, sun, sunset, face, faces,
        eyes, skin, text, volume, speed, brightness, contrast, saturation, lighting, light,
        shadow, noise, hiss, hum, length, second, seconds, sec, secs, percent, dB, db, style,
        vibe, vibes, mood, tone, pace, pacing, rhythm, cover, thumbnail, poster, banner, card,
        overlay, lower third, credits roll, aspect ratio, vertical, horizontal, square, portrait,
        landscape, drone, take, takes, dog, cat, car, sunrise, chorus, hook, countdown, bar,
        black bar, black bars, crowd, table, heading, name, names, team name, tagline, slogan,
        price, date, line, lines, quote, script, storyboard, hand, hands, hair, sleeve, kitchen,
        beach, city, mountain, mountains, snow, rain, forest, b-roll, broll, artwork, painting,
        product, products, product shots, raw footage, selfie, selfies, drone footage, slideshow,
        montage, animation, animations, motion, camera, angle, view, house, wall, door, room,
        street, river, lake, ocean, sea, park, people, person, guy, girl, boy, woman, kid, kids,
        baby photo, wedding, birthday, party, trip, holiday, vacation, family
    """,
    C.TRAIT: """
        slower, faster, louder, quieter, brighter, darker, warmer, cooler, colder, softer,
        sharper, bigger, larger, smaller, longer, shorter, higher, wider, thicker, thinner,
        bolder, smoother, calmer, funnier, sadder, happier, moodier, cleaner, crisper, earlier,
        heavier, stronger, too loud, too quiet, too dark, too bright, too fast, too slow,
        too long, too short, too small, too big, too early, too late, too much, too many,
        too orange, too blue, too cold, too warm, too yellow, too red, too green, not enough,
        way too, out of sync, off center, blurry, grainy, shaky, choppy, cut off, cuts off,
        cut out, misspelled, misspelt, typo, spelled wrong, wrong, cropped, missing, no sound,
        drags, boring, cheesy, awkward, ugly, weird, off beat, offbeat, looks off, sounds off,
        doesn't fit, doesn't match, doesnt fit, doesnt match, overexposed, underexposed,
        more contrast, less, more, twice as, half as, not loud, not bright, moody, dramatic,
        cinematic, upbeat, chill, jazzy, epic, vintage, retro, slow mo, slowmo, slow motion,
        black and white, b&w, opacity, still needs, still has, still says, still there,
        needs work, too, robotic
    """,
    C.ADVICE: """
        should i, should it, should the, should we, do you think, u think, you think, would fit,
        would go, would look, would work, would be better, goes best, fits best, works best,
        suggest, suggestion, suggestions, recommend, recommendation, idea, ideas, any ideas,
        your opinion, what would, which one do, better, prefer, what if, any other,
        anything better, other options, alternatives, options, other ideas, thoughts, what else,
        how else
    """,
    C.TOPIC: """
        promo, ad, advert, commercial, teaser, trailer, explainer, tutorial, documentary,
        video about, vid about, clip about, video for, vid for, clip for, video of, clip of,
        ad for, about our, about a, about the, report video, recruiting, infographic,
        presentation, story, reel for, spot, short film, music video, app promo, timeline of,
        invitation, pitch video, explain, describe, tell the story, talk about, illustrate,
        explaining, explains
    """,
    C.EXPORT: """
        render, render it, render out, render this, rerender, re-render, re-export, reexport,
        exporting it, export it, export this, export again, rendering it, ship it, ship this,
        ship, save it, save this, save it to, save this to, save the video, save the file,
        save as, save my video, final render, finalize, finalise, finalize it, download it,
        download this, dl, d/l, wrap it up, spit it out, publish it, exports, burn it out,
        render time, download time, export time, print it, deliver it, deliver,
        get this rendered, get it rendered, get this exported, get it exported, have it rendered,
        have it exported, exported please, hit export, press export, click export,
        start the export, start export, start rendering, start the render, run the export,
        do the export, do the render, kick off the render, kick off the export, download button,
        begin export, begin rendering, make the mp4, save to my phone, save on my phone,
        save onto my, save to my, put it on my phone, save video, save file, send to my phone,
        trigger the export, go export, proceed with export, proceed to export, render everything,
        export everything, download everything, finish it up and send, bounce it, bounce, print,
        ready to export, ready to render, ready to download, good to export, good to render,
        xport, exprt, expot, exort, exprot, dl link, rener, renderr
    """,
    C.EXPORTED: """
        exported, rendered, downloaded, before export, before exporting, before rendering,
        last export, last render, first export, first render, previous export, previous render,
        the export, the render, that render, that export, this render, this export, an export,
        a render, the rendering, my export, my render, your export, your render, the exports,
        you gave me, you gave, you sent, you sent me, sent me, i watched, i saw, i got, you made,
        download counter, download button for, saved
    """,
    C.SEND: """
        send, send it, send me, send over, send it over, send that, give me, gimme, gimmie,
        give it to me, hand me, hand over, hand it over, pass me, share, share it, shoot me,
        drop me, email me, dm me, post it, post, deliver, i need, i want, we need, i'd like,
        i'd like to have, can i have, can i get, could i have, could i get, may i have,
        can i please get, could i please get, can i please have, could i please have, lemme get,
        lemme have, let me have, let me get, i'll take, i'll take it, needs it, need the,
        need it, want the, want it, i would like, get me, resend, send again, resend it,
        send me over, where do i get, where can i get, how do i get, hook me up, how can i get,
        how do i save, how can i save, where's, where is, where are, wheres, fetch, grab,
        can we have, can we get, could we have, could we get, just the, get this as, get it as,
        ready for, drop the final, drop it here, drop it in here, post it here, put it here,
        put the file here, could u drop, can u drop, let me download, lemme download,
        let me see the final, let me grab, can i grab, i want to grab, i wanna grab,
        can i see the finished, can i see the final, where can i find, where do i find,
        where do i download, where can i download, bring me, show me the final,
        show me the finished, can u give me, deliver me, i need it as, need it as, need it in,
        want it in, i want it in, want it as, i want it as, have it in, have it as, as a,
        one more copy, copy of, may i get, send the, send us, give us, give link, give the link,
        give file, give the file, give video, gib, lemme see the file, drop the link,
        drop the file, drop the mp4, drop a link
    """,
    C.FILE: """
        file, files, the file, finished video, final video, final cut, final file, final version,
        final product, finished product, finished thing, finished file, finished one,
        finished clip, the goods, result, output, the movie, movie, the clip, my clip, my video,
        my vid, my file, the thing, full video, end result, final result, master, the finished,
        the final, video file, the mp4, final one, cut, finished vid, final vid, final clip,
        final movie, final edit, final mp4, final render, final output, finished edit,
        finished result, same video, this video, the vid, the reel, my reel, the film,
        whole video, video itself, completed video, end product, clip
    """,
    C.LINK: "download link, links, the link, dl link, download url, link to download",
    C.BROKEN: """
        expired, dead, broken, doesn't work, doesnt work, not working, isn't working,
        isnt working, doesn't open, doesnt open, won't open, wont open, doesn't load, won't load,
        wont load, 404, 404s, 403, never got, didn't get, didnt get, did not get, never received,
        didn't receive, didnt receive, haven't received, havent gotten, haven't gotten,
        haven't got, invalid, no longer works, timed out, can't open, cant open, can't download,
        cant download, unable to download, can't access, gone, never arrived, stopped working,
        not loading, corrupt, corrupted, won't let me, wont let me, doesn't let me,
        doesnt let me, not letting me, can't get it, cant get it, couldn't open, couldnt open,
        couldn't download, couldnt download, i lost, lost the, fails to open, not opening,
        isn't opening, isnt opening, never came, didn't come through, didnt come through,
        still don't have, still dont have, page not found, not found
    """,
    C.HOLD: """
        not yet, yet not, don't, dont, do not, before i, before you, before we, before u,
        hold off, hold off on, wait with, no need to, needn't, don't need, not ready, stop,
        until, isn't ready, hold on, before exporting, before rendering, before the export,
        instead of exporting
    """,
    C.APPROVE: """
        perfect, great, love, loved, love it, nice, awesome, amazing, looks good, look good,
        looks great, look great, looks perfect, looking good, lgtm, good to go, happy with,
        i'm happy, im happy, no changes, no more changes, no more edits, no edits,
        no further changes, nothing else to change, without any more edits, without changes,
        without any changes, without more changes, nothing to change, that's it, thats it,
        that's all, thats all, done with edits, we're done, we're done here, were done here,
        i like, like it, satisfied, well done, good job, beautiful, wonderful, sick, fire, dope,
        exactly what i wanted, all good, it's good, its good, good enough, don't change anything,
        dont change anything, no need to change anything, final answer, approved, that's the one,
        spot on, excellent, chefs kiss, that works, works for me, finally, so much better,
        i'm done, im done, nailed it, are good, is good, is perfect, are perfect,
        all good on my side, that's perfect, thats perfect, looks amazing, looks awesome,
        looks fantastic, fantastic, super, yay, good now, great now, i approve, happy now,
        i'm satisfied, nothing more, no more edits needed, no edits needed, don't touch anything,
        dont touch anything, leave it as is, as is, like this is fine, this is fine, it's fine,
        its fine, that'll do, thatll do, good stuff, we're finished, were finished,
        i think we're finished, think we're done, i think we're done, finished with edits,
        ready to go, ready to post
    """,
    C.CREDIT: """
        credit, credits, balance, credit balance, my balance, account balance, quota, tokens,
        remaining balance, allowance, my credit
    """,
    C.FILM: """
        end credits, closing credits, opening credits, film credits, movie credits, credits roll,
        credit roll, rolling credits, ending credits, photo credit, photo credits, image credit,
        credits screen, credit scene, credits start, credits scene, credits sequence,
        scrolling credits, credits font, credits text, credits section, artist credit,
        credits at the end, credits over, credits should, credits music, credit score,
        credit scores, credit card, credit cards, carbon credits, carbon credit, college credits,
        college credit, tax credit, tax credits, credit union, store credit, white balance,
        color balance, colour balance, audio balance, sound balance, work-life balance,
        work life balance, new balance, bank balance, balance exercises, balance beam,
        balance the, balance them, balance it, balance between, balance out, balance of,
        balance bike, balance due, balance in, balanced, in balance, off balance, his balance,
        her balance, loses balance, lose balance, balance board, balance sheet, credit to,
        credit under, give credit, credit for, mid credits, post credits, the credits are,
        the credits should, the credits first, credits first, credits last, credits at,
        credits on, credits with, credits to, the credits need, credits need, credits slower,
        credits faster, credits page
    """,
    C.COST: """
        cost, costs, price, prices, pricing, expensive, charge, charged, charge me, deduct,
        deducted, billed, bill, spend, spent, eat, use up, used up, burn, burned, took, taken,
        free, for free, cheap, cheaper, fee, fees, pay, paid, payment, refund, refunded, worth,
        consume, consumed, consumes, used, i used, have i used, use, pricey, deducting, charging,
        chargd
    """,
    C.HOW_MUCH: """
        how much, how many, how mch, hw much, what does it cost, what did, what does, what will,
        what would it
    """,
    C.ACCOUNT: """
        left, remain, remains, remaining, enough, buy, purchase, top up, topup, recharge, refill,
        out of, run out, running out, running low, running low on, low on, account, my account,
        afford, do i have, have i got, i have, go to, did all my, reset, renew, will i have,
        expire, plan, subscription, add more, get more, earn, i got left, monthly, spare,
        add credits, balance left
    """,
    C.MINE: "my, mine, me, i, i've, ive, i'm, im, our, we, own",
    C.CHECK: """
        show, show me, check, list, see, tell me, view, display, look up, what's, whats, what is,
        print, give me a list, lemme see, let me see, can i see, overview of, rundown of,
        summary of, get me
    """,
    C.STATUS: """
        progress, status update, status report on, update, updates, any update, any updates,
        any news, news, hows it going, how's it going, how is it going, how's it coming,
        hows it coming, how is it coming, how far along, how far, whats happening,
        what's happening, what is happening, are we there yet, still there, u there, you there,
        are you there, are you alive, u alive, you alive, anything happening, where are we,
        where are we at, where do we stand, what's going on, whats going on, how's it looking,
        hows it looking, what's up with, whats up with, stuck, percent done, where we at,
        what did you change, what have you changed, what did u change, what changed,
        what did you do, what have you done, what did you just do, what happened,
        what went wrong, did anything change, did it work, did that work, did something break,
        how does it look so far, how's my video, hows my video, any luck, how's it, hows it,
        how is the, hows the, how's the, how did it go, how are we doing, how we doing, hows my,
        how is my, coming along, rundown, recap, overview, summary, where are you at,
        where r u at, what stage, which step, what step, what's left to do, whats left to do,
        did that go through, everything ok, everything okay, all ok, still with me,
        is it working, is this working, hello?, any progress, what have you got, what do we have,
        what have we got, what do you have, what's in it, whats in it, what's on it, whats on it,
        what's there, how does it look, what's new, progress report, percentage, percent,
        how much is done, how much is finished, how much is left to do, what files do you have,
        which files do you have, which photos do you have, what photos do you have,
        what pics do you have, it's been, its been, been waiting, i've been waiting,
        ive been waiting, still waiting, been ages, taking ages
    """,
    C.TIMELINE: """
        the timeline, tracks, track list, all tracks, project, the project, sequence, layers,
        in there, on it, in it, so far, timelin, current state, at the moment, currently,
        all clips, how many clips, which clips, what clips
    """,
    C.DONE: """
        done, ready, finished, finish, complete, completed, go through, gone through, done yet,
        almost done, almost ready, nearly done, nearly there, almost there, started, successful,
        successfully, succeed, succeeded, go well, gone well, worked, saved
    """,
    C.YET: """
        yet, still, already, so far, almost, at the moment, currently, right now, by now,
        any closer, in yet, or not, done yet, there yet, in already, already in, in there
    """,
    C.FAIL: """
        fail, failed, failing, fails, error, errors, crash, crashed, stuck, freeze, frozen, hang,
        hanging, hung, stopped, stalled, broke, aborted, cancelled, canceled, taking so long,
        take so long, taking forever, so slow, taking ages, takes so long, not finishing,
        went wrong, not exporting, not rendering, takes forever, error message, not moving,
        broken, nothing happened, nothing happens, not responding, no response, unresponsive,
        bugged, glitched, borked, messed up, nothing happening, nothing's happening,
        nothing is happening
    """,
    C.RECEIVE: """
        did you get, did u get, have you got, have you received, did you receive, did u receive,
        received, receive, you got, u got, got my, get my, get it, arrive, arrived, come through,
        came through, go through, gone through, upload correctly, upload ok, upload fine,
        upload work, upload properly, uploaded correctly, make it through, you see my,
        can you see my, can you see the, do you see, do you have my, do you have the, u have my,
        get the, get both, land, landed, show up, showed up, make it, made it, come in, came in
    """,
    C.DURATION: """
        how long, how much longer, how much time, total length, total duration, duration,
        runtime, run time, how many minutes, how many seconds, when will, when is,
        how much more time, current length, length of the video, how many secs, how many mins,
        what length, which length, how long will, how long does, how long until, how long till,
        how long before, time left, how much time left, time remaining, remaining time,
        when does it, when will it, when do i, when is it
    """,
    C.WORKING: """
        working on, working on it, rendering, exporting, generating, processing, loading,
        running, uploading, in progress, under way, going on, being rendered, working,
        in the queue, queued, waiting, being made, being generated, being processed,
        being edited
    """,
    C.UPLOAD: "upload, uploads, uploading, uploader, attach, import, uload, up load",
    C.UPLOADED: """
        uploaded, i uploaded, attached, i attached, i sent, i gave you, i sent you, i dropped,
        imported, i posted, i just sent, i just uploaded, i've sent, i've uploaded
    """,
    C.HAND_IN: """
        send you, send u, give you, give u, sending you, sending u, share with you, hand you,
        drop, drop them, drop it, drop my, drop in here, get you, send them, send my, use my own,
        add my own, my own, bring my own, put my, send over my, submit, hand in, drop off,
        for you, drag, put them in here, add a file, send a file, share my, send a photo,
        send pictures, send files, send photos, send a video, give you my, pass you,
        send another, add another file, to send, drop the, get it to you, get them to you,
        get this to you, get that to you, get these to you, to you, show you, hand it to you,
        transfer, give you the, use my, work with my, put my footage, put the files,
        put my files, put my photos
    """,
    C.FUTURE: """
        gonna, going to, will, i'll, ill, let me, lemme, in a sec, in a second, in a minute,
        in a min, in a bit, later, soon, tomorrow, tonight, one sec, one second, one moment,
        one min, hang on, hold on, sec, gimme a sec, give me a sec, wait, a moment, first let me,
        about to, when i get home, brb, just a sec, be right back, shortly, i'm about to,
        almost done uploading
    """,
    C.LIMIT: """
        max size, maximum size, file size, size limit, max file size, maximum file size,
        file limit, limit, limits, formats, file types, file type, filetypes, formats do you,
        supported, support, do you support, do you accept, accept, do you take, allowed,
        compatible, megabytes, too big, too large, max upload, upload limit, do you handle,
        can you handle, do u take, do u accept, do u support, do u allow, do you allow,
        file types work, types work, what types, what kind of files, which files, what files,
        kind of files, what size, how many files, how many photos, how many pics,
        how many images, how many videos, how many mb, at once, too heavy, file too big,
        is png ok, is jpg ok, ok to use, compressed, zip, does it have to be, have to be mp4,
        work too, resolution do you, max length, maximum length, max duration
    """,
    C.HERE: """
        here, here's, heres, here is, here are, here you go, here u go, this is, these are,
        there you go, there u go, thats, that's, as promised, as requested, forgot, forgot this,
        forgot these, forgot to attach, attached, and this, and these, take this, voila, tada,
        have this, enjoy, one more, two more, a few more, some more, more pics, more photos,
        last one, and one more
    """,
    C.WHY: """
        why, how come, why's, why's it, what's wrong with, what's taking, whats taking,
        what's the hold up, y
    """,
    C.HOW: """
        how, how do, how can, how to, how does, hw, how should, how's, hows, how're, how is,
        how was, how did
    """,
    C.WHERE: """
        where, where do, where can, wheres, where's, where should, where is, where are,
        wheres the, what do i click, where do i click, which button, what button,
        what do i press, where do i press
    """,
    C.WHAT: "what, which, what's, whats, which ones",
    C.MAY: """
        can i, could i, may i, am i able to, is it possible to, is it ok to, is it okay to,
        am i allowed to, possible, is there a way to, is there any way, is it ok if i, want to,
        wanna, i'd like to, i would like to, i want to, i have, i've got, i got,
        would it be possible, ok if i, able to, are, is a, is it, can you, do i just,
        do i need to, do i have to, can we, could we, may we
    """,
    C.DID: """
        did, has it, has the, is there, are there, is the, are the, does it, does the, is it,
        is my, are my, do we have, have we got, are you, r u, are u, you, has my, was the,
        were the, did my, did the, did it, has your, hasn't it, hasnt it, isn't it, isnt it,
        or not
    """,
    C.NOT: "not, no, never, n't, none, isn't, isnt, aint, ain't, nothing",
    C.WHY | C.FAIL: """
        what's taking so long, whats taking so long, what is taking so long, why so long,
        why so slow, what went wrong, whats wrong, what's the holdup, whats the holdup,
        what's the hold up, whats the hold up, what's the delay, whats the delay,
        what's up with the export, why the delay, why is it taking, why's it taking,
        why does it take, what broke, what's the error, whats the error, what is the error
    """,
    C.AUXILIARY: "is, are, was, were, did, does, do, has, have, am, will",
    C.RECEIVE | C.DID: """
        did you get, did u get, have you got, have you received, did you receive, did u receive,
        did it arrive, did they arrive, did my, can you see my, do you see my, do you have my,
        you got my, u got my, did it upload, did they upload, did the upload, did all, did both,
        did everything, did those, did these, did that upload, did they come, did it come,
        have they arrived, has it arrived, did the files, did the file, did the photos,
        did the photo, did the pics, did the picture, did the video, did the clip, did the song,
        is my file, are my files, are my photos, are my pics, is my photo, is my clip,
        do you have the, do you see the, can you see the, got all my, got the file,
        got the files, got the photos, got both, received my, received the
    """,
    C.LIMIT | C.DID: """
        do you take, do you accept, do you support, do u take, do u accept, do u support,
        can you read, can you open, do you handle, do you allow, are you able to read
    """,
    C.PLACE: """
        after, before, between, behind, instead, in order, at the end, at the start,
        at the beginning, as the, as a, as an, goes, go, over, under, on top, first, with,
        next to, on the left, on the right, in the background, for the background, each, every,
        same as, like this, underneath, during, from this, of this, same style, similar, as this,
        same style as, like the last, in the style of, style of
    """,
    C.CREDIT | C.ACCOUNT: """
        can i afford, could i afford, do i have enough for, can we afford, enough credits,
        credits left, can i still afford, top up, topup, recharge, refill my, on my account,
        in my account, my account balance, buy more, out of credits, buy credits, add credits,
        get more credits, my quota, my tokens, more credits, my credits, any credits,
        credits gone, my credits are, some credits
    """,
    C.REPORT | C.DID: """
        did you, did u, have you, have u, hv you, didja, have u already, did you already,
        have you already, u already, you already, is there any, are there any, does it have,
        has it got, is there, are there, does the video have, does this have, do we have any,
        did the, has the, have the, has my, did it, has it, did that, were all, have my,
        did they, was everything, did everything
    """,
    C.WITH: """
        with the, with a, with an, without the, without a, with no, without, but with,
        but without, but in, minus the, but make, with my, with more, with less, only with,
        with subtitles, with captions, without subtitles, without captions, without music,
        with music, with bigger, in vertical, in landscape, in black and white, in slow motion
    """,
    C.CREDIT | C.COST: """
        refund, refunded, my money back, charge me, charged me, charged for, be charged,
        billed for, cost me, free of charge, for free, cost anything, charging me, do i pay,
        do i have to pay, have to pay, must i pay, pay for this, cost credits, costs credits
    """,
    C.HAND_IN | C.FUTURE: """
        sending the pics, sending the, sending my, sending some, sending them, sending you,
        sending u, sending it over, sending over, i will send you, ill send you, i'll send you,
        dropping the, dropping my, dropping some, about to send, i'll share my, more coming,
        pics coming, photos coming, files coming, coming in a sec, coming up, let me send,
        lemme send, i'll send, i will send, ill send, gonna send, going to send, can i send,
        may i send, could i send, i want to send, i can send, i'd like to send, i have another,
        i have more, i have some, i got some, i've got some, i've got another, i have a few,
        got more, i have a couple, i got more, i've got more, wanna send, want to send,
        can i give, could i give, can i share, can i drop, can i add, i'll add my, i'll drop,
        ill drop, i'll give you, i wanna add my own, i want to add my own, want to use my own,
        i want to use my own, wanna use my own, can i use my, can i use my own,
        getting the files, getting the photos, grabbing the, looking for the, finding the,
        fetching the, find the photos, find the files, get the photos, get the files,
        find my photos, still recording, let me find, let me get my, let me grab my,
        let me get the photos, lemme find, lemme grab my
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
    C.ORDER | C.JOIN: """
        after removing, after adding, after cutting, after changing, after trimming,
        after fixing, after you fix, after you remove, after you add, after you cut,
        after you change, after you trim, once you fix, once you remove, once you add,
        once you change
    """,
    C.TIMELINE | C.CHECK: """
        show the timeline, show the tracks, show the clips, list the clips, list clips,
        list tracks, show tracks, show timeline, show all clips, show me the clips,
        show me the tracks, list all clips, list everything, list the tracks, list all the clips,
        show me what we have, show me the timeline, show project, show me the project, list what
    """,
    C.HOW_MUCH | C.COST: """
        what's the price, whats the price, what is the price, what's the cost, whats the cost,
        what is the cost, how expensive, how pricey, what's the rate, what are the prices,
        what's it cost, whats it cost, how much for, how much is
    """,
    C.LIMIT | C.HOW: """
        how big, how large, how heavy, what size, which formats, what formats, which file types,
        what file types
    """,
    C.UPLOAD | C.WHERE: """
        where do the files go, where do files go, where do i put, where do i drop,
        where do i send, where should i put, where do i add, where can i put, where do they go,
        where to upload, where to put, where do i attach, where should i upload,
        where can i drop, where can i send
    """,
    C.LIMIT | C.WHAT: """
        what resolution, which resolution, what dimensions, what aspect ratio do,
        what length can
    """,
    C.WORKING | C.DID: """
        are you working, are u working, are you still, are u still, r u still, you still working,
        u still working, is it uploading, is it generating, is it rendering, is it processing,
        is it loading, is it still, is it uploaded
    """,
    C.LIMIT | C.HAND_IN: """
        too large to send, too big to send, too big to upload, too large to upload,
        too heavy to send, too big for discord to upload
    """,
}
