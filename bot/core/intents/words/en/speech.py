"""How English puts things: small words, openings, questions, refusals, praise."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.FILLER: """
        a, an, the, it, its, it's, this, that, these, those, them, they, he, she, his, her, you, u,
        ya, your, ur, we, our, us, be, been, being, of, to, for, in, on, at, by, from, as, into,
        or, so, just, simply, only, also, too, very, really, quite, now, right now, rn, again,
        already then, asap, soon, today, tonight, here, there, all, everything, anything,
        something, thing, things, one, some, any, other, both, each, please, pleaseee, plss, thx,
        thanks, thank, ty, cheers, lol, lmao, haha, btw, tbh, imo, well, um, uh, oh, hmm, yes,
        yeah, yep, yup, sure, alright, alrighty, k, kk, cool, guys, dude, bro, man, mate, friend,
        sir, i, im, i'm, ive, i've, me, myself, up, down, out, off, over, back, with, actually,
        maybe, perhaps, kinda, like, quick, quickly, real, over to, way, little, bit, a bit, time,
        minute, minutes, min, mins, phone, computer, laptop, my phone, my computer, pc, desktop,
        device, camera roll, boss, client, team, mom, friends, full, complete, whole, high,
        highest, best, max, quality, resolution, format, version, size, good quality, high quality,
        going, getting, get, gets, got, want, wants, need, needs, needed, would like, when, if,
        same, new, fresh, another, more, much, many, who, which, what, tiny, big, use case, ago,
        since, asked, think so, bad boy, baby, thingy, thing is, nothing else, for me, for us,
        to me, to us, via, per, dm, here pls, ready to, happy with it, can, could, would, had,
        having, pretty, final, pressed play, press play, tried, seconds ago, when done, dang, damn,
        omg, wtf, please?, stuff, again pls, plox, pretty please, kindly, so you can, so u can,
        so that you can, so i can, so that i can, so we can, so it, yo, yoo, ayy, aye, bud, buddy,
        fam, boss man, my man, one more time, once more, no rush, sometime, whenever, when you can,
        when u can, if possible, if you can, already pls, already please, ty so much,
        much appreciated, on my side, on my end, think, i think, i guess, guess, suppose, believe,
        onto, onto my, here please, real quick, hurry, quickly pls, it's all, ever, forever,
        whole thing, the whole thing, moment, the moment, meanwhile, far, doing, mean, means, lads,
        folks, y'all, yall, everyone, happening, anyway, twice, double, anymore, any more,
        any longer, okey, okie, sooo, soo, idk, ngl, fr, ofc, obv, obviously, basically, literally,
        honestly, somehow, apparently, supposedly, morning, evening, afternoon, week, last week,
        yesterday, monday, tuesday, wednesday, thursday, friday, saturday, sunday, hour, hours,
        day, days, month, posted, told, said, says, wondering, question, quick question, sorry,
        oops, whoops, hm, hmmm, ah, aha, oi, ayo, yooo, sis, chief, legend, team's, everyone's,
        hey there, good morning, good evening, dear, person, mum, dad, wife, husband, colleague,
        colleagues, coworkers, manager, marketing, legal, somewhere, anywhere, everywhere, someone,
        anyone, else, exactly, correctly, properly, directly, straight, straightaway, right away,
        immediately, instantly, at all, in total, total, altogether, overall, between us, half,
        quarter, couple, few, several, dozen, two, three, four, five, ten, fifteen, twenty, thirty,
        forty, hundred, first thing, whatever, guess so, per se, w, ipad, iphone, android, tablet,
        macbook, mac, tv, ps5, xbox, usb, drive
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
        try to, try, maybe, you can, u can, can ya, i'd love to, want to, wanna, need to, time to,
        ready to, just go, feel free to, mind, why don't you, why not, gotta, you should, u should,
        i want u to, to, i'd like, instead, first, now, also, then, again, last thing,
        one more thing, /edit, one last thing, no, nah, nope, actually, and, don't forget to,
        dont forget to, never mind, nvm, wait, ok, okay, so, yes, yeah, is there any chance,
        any chance, is there any way you, is there any way to, any way to, any way you,
        is there any chance you can, is there any chance you could, any chance you can,
        any chance you could, any chance we can, any chance we could, would it be hard to,
        would it be ok to, would it be okay to, is there a way you, can we maybe, could we maybe,
        would you be able to, do you think you could, do you think you can, do u think u can,
        i was wondering if you could, i was wondering if we could, wondering if you could,
        would love to, i'd love it if you, i would love to, can you please, could you please,
        can we just, let's just, lets just
    """,
    C.HOLD: """
        not yet, yet not, don't, dont, do not, before i, before you, before we, before u, hold off,
        hold off on, wait with, no need to, needn't, don't need, not ready, stop, until,
        isn't ready, hold on, before exporting, before rendering, before the export,
        instead of exporting, (no|not) (export|exporting|render|rendering|download|downloading|
        file|link|mp4) (yet|for now|please|pls|needed), (no|not) (export|render|download|file|
        link) (yet|for now) (please|pls), nothing to export yet, (don't|dont|do not) (export|
        render|send|download|deliver|finalize|finalise|publish|ship) (it|anything|yet|this|that|
        me) yet
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
        ready to go, ready to post, nothing to add, nothing to fix, no notes,
        no edits from our side, no further edits, no further edits from our side,
        no more edits from me, dont touch it, don't touch it, dont change a thing,
        don't change a thing, do not change anything, do not touch anything,
        leave everything as it is, as it is, stays as it is, we're happy, were happy,
        everyone's happy, client is happy, client loves it, client approved, approved by,
        signed off, sign off, green light, thumbs up, ship shape, that's a wrap, thats a wrap,
        it's a wrap, its a wrap, i'm done editing, im done editing, done editing, we're good,
        were good, looks fine, sounds good, sounds great, sounds perfect, no complaints, flawless,
        gorgeous, stunning, brilliant, lovely, superb, masterpiece, w video, banger, goated,
        nothing else changed, nothing else changes, nothing else, no other changes,
        ready when you are, ready when u are, whenever you're ready, whenever ur ready,
        ready whenever, (no|zero|without) (more|further|other|additional|any more) (tweaks|changes|
        edits|corrections|fixes|adjustments|revisions|modifications|comments|notes|feedback|
        requests|wishes)
    """,
    C.MINE: "my, mine, me, i, i've, ive, i'm, im, our, we, own",
    C.CHECK: """
        show, show me, check, list, see, tell me, view, display, look up, what's, whats, what is,
        print, give me a list, lemme see, let me see, can i see, overview of, rundown of,
        summary of, get me
    """,
    C.YET: """
        yet, still, already, so far, almost, at the moment, currently, right now, by now,
        any closer, in yet, or not, done yet, there yet, in already, already in, in there
    """,
    C.FUTURE: """
        gonna, going to, will, i'll, ill, let me, lemme, in a sec, in a second, in a minute,
        in a min, in a bit, later, soon, tomorrow, tonight, one sec, one second, one moment,
        one min, hang on, hold on, sec, gimme a sec, give me a sec, wait, a moment, first let me,
        about to, when i get home, brb, just a sec, be right back, shortly, i'm about to,
        almost done uploading, in a jiffy, real soon, in five, in 5, in two minutes, after work,
        after lunch, when i get back, once i find it, gotta find, need to find, have to find,
        need to grab, still need to find, on my other phone, on my other laptop, on my old phone,
        coming right up, on its way, on their way, otw, right after this
    """,
    C.HERE: """
        here, here's, heres, here is, here are, here you go, here u go, this is, these are,
        there you go, there u go, thats, that's, as promised, as requested, forgot, forgot this,
        forgot these, forgot to attach, attached, and this, and these, take this, voila, tada,
        have this, enjoy, one more, two more, a few more, some more, more pics, more photos,
        last one, and one more, voilà, see attached, pls find attached, please find attached,
        attached is, attached are, sry forgot, sorry forgot, also this, and the, oh and, plus this,
        plus these, part 1, part 2, part one, part two, second half, first half, the rest,
        rest of them, better version, higher res, the original, originals, from my phone,
        from yesterday, from last night, from saturday, from sunday, from the shoot,
        from the party, from the trip
    """,
    C.WHY: """
        why, how come, why's, why's it, what's wrong with, what's taking, whats taking,
        what's the hold up, y, why did, why does, why is, why are, why was, why has, why have,
        why do, how is it that, what made it, what caused
    """,
    C.HOW: """
        how, how do, how can, how to, how does, hw, how should, how's, hows, how're, how is,
        how was, how did, how could, how would, how would i, how am i supposed to,
        whats the best way to, what's the best way to, whats the easiest way to,
        what's the easiest way to, best way to, easiest way to, howto, whats the way to, how (do|
        can|could|would|should|will) i get
    """,
    C.WHERE: """
        where, where do, where can, wheres, where's, where should, where is, where are, wheres the,
        what do i click, where do i click, which button, what button, what do i press,
        where do i press, whereabouts, where exactly, where on earth, what do i tap,
        where do i tap, what do i need to press, what do i need to click, where do i need to click
    """,
    C.WHAT: "what, which, what's, whats, which ones",
    C.MAY: """
        can i, could i, may i, am i able to, is it possible to, is it ok to, is it okay to,
        am i allowed to, possible, is there a way to, is there any way, is it ok if i, want to,
        wanna, i'd like to, i would like to, i want to, i have, i've got, i got,
        would it be possible, ok if i, able to, are, is a, is it, can you, do i just, do i need to,
        do i have to, can we, could we, may we
    """,
    C.DID: """
        did, has it, has the, is there, are there, is the, are the, does it, does the, is it,
        is my, are my, do we have, have we got, are you, r u, are u, you, has my, was the,
        were the, did my, did the, did it, has your, hasn't it, hasnt it, isn't it, isnt it,
        or not, is that, is this, are these, are those, was that, was this, were those, were these
    """,
    C.NOT: "not, no, never, n't, none, isn't, isnt, aint, ain't, nothing",
    C.AUXILIARY: "is, are, was, were, did, does, do, has, have, am, will",
    C.PLACE: """
        after, before, between, behind, instead, in order, at the end, at the start,
        at the beginning, as the, as a, as an, goes, go, over, under, on top, first, with, next to,
        on the left, on the right, in the background, for the background, each, every, same as,
        like this, underneath, during, from this, of this, same style, similar, as this,
        same style as, like the last, in the style of, style of
    """,
    C.WITH: """
        with the, with a, with an, without the, without a, with no, without, but with, but without,
        but in, minus the, but make, with my, with more, with less, only with, with subtitles,
        with captions, without subtitles, without captions, without music, with music, with bigger,
        in vertical, in landscape, in black and white, in slow motion, w the, w a, w/o, w/o the,
        w/out, w o, w my, w no
    """,
    C.JOIN | C.HOLD: """
        before i, before we, before you, before u, before it, before they, until i, until we,
        until you, until it, unless you, unless i
    """,
}
