"""What words can mean to the router, whatever the language they are written in."""

from enum import IntFlag, auto


class Concept(IntFlag):
    """One bit for each idea; a clause is the sum of the ideas of its words."""

    FILLER = 0
    """Known, and says nothing about what is wanted: articles, politeness, pronouns."""

    JOIN = auto()
    """Starts a new clause: and, then, but, after that."""
    OPENER = auto()
    """What follows is asked of the bot: could you, let's, I want to."""

    EDIT = auto()
    """A verb that changes a video: add, cut, replace."""
    ORDER = auto()
    """Such a verb where only an order can stand (an imperative form, or first in its clause)."""
    MATERIAL = auto()
    """A part of a video: title, clip, music."""
    TRAIT = auto()
    """How something is or should become: slower, too dark, out of sync."""
    ADVICE = auto()
    """Asks for an opinion: should, would, which one do you think."""
    TOPIC = auto()
    """Describes a video to make: promo, teaser, a clip about."""

    EXPORT = auto()
    """Render, export, download, as a wish or a bare word."""
    EXPORTED = auto()
    """The same as something that has happened or is only mentioned."""
    SEND = auto()
    """Hand it to me: send me, give me, can I have."""
    FILE = auto()
    """The deliverable: the video, the final cut."""
    FORMAT = auto()
    """mp4, 1080p, 4k."""
    LINK = auto()
    BROKEN = auto()
    """A link or file that can't be used or never came."""
    HOLD = auto()
    """Not yet, before you, don't."""
    APPROVE = auto()
    """Praise, and the wish for no more changes."""

    CREDIT = auto()
    """The service's credits."""
    FILM = auto()
    """What makes credits the names at the end of a film, and a balance that of colours."""
    COST = auto()
    HOW_MUCH = auto()
    ACCOUNT = auto()
    """Left, enough, buy, run out of."""
    MINE = auto()
    """My, I, me."""

    CHECK = auto()
    """Show, list, tell me."""
    STATUS = auto()
    TIMELINE = auto()
    DONE = auto()
    YET = auto()
    """Yet, still, already, so far."""
    FAIL = auto()
    """Failed, stuck, an error."""
    RECEIVE = auto()
    """Did you get, has it arrived."""
    DURATION = auto()
    """How long it is, or takes."""
    WORKING = auto()
    """Generating, working on it."""

    UPLOAD = auto()
    UPLOADED = auto()
    HAND_IN = auto()
    """Give you, send you: the person's file on its way to the bot."""
    FUTURE = auto()
    """Will, in a minute, let me first."""
    LIMIT = auto()
    """File size, supported formats."""
    HERE = auto()
    """Here you go, this is."""

    WHY = auto()
    HOW = auto()
    WHERE = auto()
    WHAT = auto()
    MAY = auto()
    """Can I, is it possible."""
    DID = auto()
    """Opens a question about how things stand: did you, is there, has it."""
    REPORT = auto()
    """Asks what the bot has done: did you, have you."""
    WITH = auto()
    """After a wish for the file, names a change: with the, without."""
    NOT = auto()
    QUESTION = auto()
    """The clause ends in a question mark."""
    QUOTE = auto()
    """A quotation stood here."""
    UNKNOWN = auto()
    """Not in any vocabulary."""
    NUMBER = auto()
    AUXILIARY = auto()
    """Makes a question when it comes first: is, have, does."""
    ASK = auto()
    """Please give, please do: a request that needs its object."""
    OBJECT = auto()
    """Says that something is done to what follows (Chinese 把)."""
    PLACE = auto()
    """Says where or how a file is to be used: after the, as a, in order."""

    GREETING = auto()
    THANKS = auto()
    ANSWER = auto()
    """Yes, no, the second one: what only says something after a question."""
    ABOUT = auto()
    """Asks what the bot is, does, and how it is used."""
