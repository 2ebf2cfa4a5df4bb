"""English."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.FILLER: """
        please, pls, plz, so, much, very, really, very much, so much, again, now, man, bro,
        dude, mate, buddy, friend, guys, everyone, everybody, all, team, bot, reelthread, nemo,
        nemovideo, there, xd, hehe, and, well, oh, ah, um, hmm, just,
        then, for that, for your help, for the help, for everything, for now, for today, to you,
        to meet you, it is, (that|this|it) (was|is), it's, that's, i think, i guess
    """,
    C.GREETING: """
        hi, hii, hiya, hey, heya, heyy, hello, helo, hallo, helloo, yo, sup, howdy, greetings,
        good (morning|afternoon|evening|day|night), morning, gm, gn, evening, what's up,
        whats up, wassup, how are (you|u) (doing|today|), how r u,
        nice to meet you, welcome, bye, goodbye,
        see (you|ya) (later|tomorrow|soon|), (have a|) (nice|good|great) (day|one|weekend),
        test, testing, test 123, testing 123, ping
    """,
    C.THANKS: """
        thanks, thank (you|u), thx, tnx, thanx, thnx, ty, tysm, tyvm, tq, thankyou, thank,
        (thanks|thank you) (a lot|a bunch|a ton|a million|kindly|heaps), many thanks, cheers,
        much appreciated, appreciate it, i appreciate it, appreciated, much obliged,
        (no|nah|nope) (thanks|thank you|thx), (that's|thats|that is|that will be) all,
        (nothing|not|) (else|more) for now, (i'm|im|i am) (done|good), we're (done|good)
    """,
    C.APPROVE: """
        ok, okay, okey, k, kk, okie, oki, alright, alrighty, cool, nice, great, perfect,
        awesome, amazing, excellent, lovely, beautiful, fantastic, brilliant, wonderful, wow,
        lol, lmao, haha, hahaha,
        omg, sweet, neat, fine, good, super, dope, sick, fire, lit, got it, gotcha, i see,
        understood, noted, no (problem|worries), np, all good, love it, i (love|like) it,
        i (love|like) (this|that),
        (good|great|nice|well|amazing|awesome|fantastic) (job|work|stuff|one|bot), well done,
        (looks|look|looking|looks so|looks really) (good|great|nice|amazing|awesome|perfect|cool),
        sounds (good|great|perfect|fine|cool), so (good|cool|nice), not bad, much better,
        better, interesting, fair enough, makes sense
    """,
    C.ANSWER: """
        yes, yess, yea, yeah, yep, yup, ya, sure, sure thing, of course, ofc, absolutely,
        definitely, certainly, please do, do (it|that|so|both|this), go (ahead|for it|on),
        let's (go|do it|do that), lets (go|do it), (yes|yeah|sure) (please|pls|do it|do that),
        continue, proceed, carry on, no, nope, nah, not really, neither, none, both, either,
        either one, any, anything, any of them,
        (the|) (first|second|third|last|other) (one|option),
        (option|number|choice|variant|version) (a|b|c|d|1|2|3|4|5|one|two|three), a, b, c, 1, 2,
        3, 4, 5, up to you, (you|u) (choose|decide|pick), your (choice|call), surprise me,
        whatever, whatever you (like|want|think|think is best), i don't know, idk, don't know,
        not sure, that (works|one), this one, works for me, correct, exactly, right,
        that's (right|correct|it), agreed, confirm, confirmed, approved, maybe
    """,
    C.ABOUT: """
        help, helpp, help me, help out, i need (help|some help|a bit of help), (need|some) help,
        (can|could|would) (you|u) (please|) help (me|us|me out|), halp, sos, manual,
        instructions,
        (what|wat) (can|could) (you|u|it|this|this bot|the bot|this thing) (do|do for me|all do),
        (what|wat) (do|does) (you|u|it|this|this bot|the bot|this thing) (do|even do|actually do),
        what (can|do|should|must|could) (i|we) (do|say|write|type|ask) (here|now|with you|with
        this| with it|with this bot|in here|),
        what are (your|the) (commands|features|options),
        what (commands|features|options) (do you have|are there|can i use), (list of|) commands,
        (show|list) (me|) (the|all|your|) (commands|features), (who|what) are (you|u),
        (who|what) is (this|this bot|reelthread), what's (this|this bot|this thing|reelthread),
        what is (this|this thing|this thread) (for|about),
        are (you|u) (a|an|) (bot|ai|human|real),
        are (you|u) (there|here|alive|awake|online|working), (you|u) there,
        is anyone (there|here), anyone (there|here|), (anybody|hello is anybody) (there|here),
        does (this|it) work,
        how (does|do|did) (this|it|that|this bot|the bot|this thing|you|reelthread) work (here|
        exactly|),
        how (do|can|should) (i|we|you) (use|work with|start with|talk to|operate) (this|
        it|you|this bot|the bot|this thing|that|reelthread),
        how to use (this|it|this bot|you|),
        how (do|can|should) (i|we) (start|begin|get started), how to (start|begin),
        where (do|should) (i|we) (start|begin), how does one use this, what (now|next),
        (what|and what) (now|next) then, i (don't|dont|do not) (get it|understand|know how),
        i'm new, i'm (lost|confused|new here), im (lost|confused|new here),
        i am (lost|confused|new here), what am i supposed to do (here|now|),
        can you explain (this|how this works|how it works|),
        (tell|explain) me (how this works|how it works|what you do|what you can do),
        explain (this|how this works|how it works|yourself), (introduce|present) yourself,
        how it works, what else can (you|u) do, what all can (you|u) do,
        what are you able to do, what are (you|u) capable of,
        what (is|are) (your|the) (purpose|capabilities|functions), (guide|walk) me (through|),
        (any|some) (tips|instructions), faq, menu, usage
    """,
}
