"""What someone wants a message to be, before Discord has taken it."""

from dataclasses import dataclass, field
from pathlib import Path

from bot.sandbox.discord.model import Json


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that has been received and lies at `path`; `slot` is the n of `files[n]`."""

    slot: int
    filename: str
    size: int
    path: Path
    content_type: str = "application/octet-stream"
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A message's wanted parts; None means that the request doesn't speak of it.

    `attachments` lists files to keep (by id) and to add (by the slot of their upload).
    """

    content: str | None = None
    embeds: list[Json] | None = None
    components: list[Json] | None = None
    attachments: list[Json] | None = None
    allowed_mentions: Json | None = None
    flags: int | None = None
    tts: bool = False
    nonce: str | int | None = None
    enforce_nonce: bool = False
    reply_to: int | None = None
    fail_if_not_exists: bool = True
    uploads: tuple[Upload, ...] = field(default=())
