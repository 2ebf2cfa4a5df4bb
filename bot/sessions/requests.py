"""What a message asks for, as a turn: an edit, a look, or one edit for each of its files."""

from collections.abc import Iterable
from dataclasses import replace

from bot.core.batch import prompts, without_name
from bot.core.incoming import Incoming
from bot.core.intents import Intent, Route, Talk, asks, route
from bot.core.media import looks_like_media
from bot.core.records import NewAsset, NewTurn, TurnKind
from bot.core.skills import proposes_edit
from bot.core.stop import asks_to_stop

_BEYOND_MESSAGES = 1 << 62
"""No message has so high an id before the year 2049: an id counts milliseconds from 2015 on."""
_KINDS = {
    Intent.EDIT: TurnKind.EDIT,
    Intent.EXPORT: TurnKind.EXPORT,
    Intent.CREDITS: TurnKind.CREDITS,
    Intent.STATUS: TurnKind.STATUS,
    Intent.UPLOAD: TurnKind.UPLOAD,
}
_TALK = {
    Talk.HELP: TurnKind.HELP,
    Talk.THANKS: TurnKind.THANKS,
    Talk.APPROVAL: TurnKind.THANKS,
}


def new_turn(incoming: Incoming, channel_id: int, *, opening: bool = False) -> NewTurn:
    """What a message asks for. Files without words are taken in, and asked about."""
    said, files = incoming.text, incoming.assets
    wanted = wish_of(said, files=bool(files)) if said else None
    if not opening and not files and asks_to_stop(said):
        kind = TurnKind.STOP
    elif wanted is None or (wanted.intent is Intent.UPLOAD and files):
        kind = TurnKind.GREET
    elif wanted.talk is not None and wanted.talk in _TALK and not files:
        kind = _TALK[wanted.talk]
    elif not wanted.sure:
        # Where there are files, the greeting asks what to do with them.
        kind = TurnKind.GREET if files or opening else TurnKind.ASK
    else:
        kind = _KINDS[wanted.intent]
    wishes = prompts(said, [asset.filename for asset in files])
    if wishes:
        return _batch(incoming, channel_id, wishes)
    return NewTurn(
        message_id=incoming.message_id,
        channel_id=channel_id,
        author_id=incoming.author_id,
        kind=kind,
        text=said,
        then_export=wanted is not None and wanted.then_export,
        assets=files,
        typed=incoming.typed,
    )


def _batch(incoming: Incoming, channel_id: int, wishes: list[str]) -> NewTurn:
    """One edit with an export of its own for each file, in order."""
    first, *others = [
        NewTurn(
            message_id=following_id(incoming.message_id, number) if number else incoming.message_id,
            channel_id=channel_id,
            author_id=incoming.author_id,
            kind=TurnKind.EDIT,
            text=wish,
            then_export=True,
            assets=(asset,),
            asked_id=incoming.message_id,
            typed=incoming.typed and not number,
        )
        for number, (wish, asset) in enumerate(zip(wishes, incoming.assets, strict=True))
    ]
    return replace(first, followed_by=tuple(others))


def wish_of(said: str, *, files: bool = False) -> Route:
    """What words ask for; what the bot itself proposes to say is understood in any case."""
    said = without_name(said)
    return Route(Intent.EDIT) if proposes_edit(said) else route(said, attachments=files)


def is_answer(said: str, reply: str) -> bool:
    """Whether words that ask for nothing by themselves answer the agent's last reply."""
    wanted = wish_of(said)
    if wanted.talk in (Talk.HELP, Talk.THANKS):
        return False
    return wanted.talk is Talk.ANSWER or (wanted.intent is Intent.EDIT and asks(reply))


def edits_of(turn: NewTurn) -> int:
    """How many edits a message asks for: one, or one for each of its files."""
    return 1 + len(turn.followed_by)


def following_id(message_id: int, number: int) -> int:
    """What claims the further edits that a message asks for, counted from 1."""
    return message_id + _BEYOND_MESSAGES + number


def has_media(assets: Iterable[NewAsset]) -> bool:
    """Whether there is anything among the files that a video can be made of."""
    return any(looks_like_media(asset.filename, asset.content_type) for asset in assets)
