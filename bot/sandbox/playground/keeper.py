"""Keeps both worlds in an archive while they change, and takes them up again."""

import asyncio
import contextlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Self

from bot.sandbox.discord import Change, DiscordSandbox, snapshot
from bot.sandbox.discord.changes import ChangeKind
from bot.sandbox.discord.model import Json
from bot.sandbox.nemo import snapshot as nemo_snapshot
from bot.sandbox.nemo.journal import DeltaEntry, Entry
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.playground.archive import Archive, ArchiveUnusable, Key, escaped

INTERVAL_S = 0.5
"""How long a change may wait until it is on disk."""

_PLACE: Key = ("playground", "place")
_FRAME: Key = ("discord", "frame")
_ACCOUNTS: Key = ("nemo", "accounts")
_GONE = (ChangeKind.THREAD_DELETED, ChangeKind.CHANNEL_DELETED)


@dataclass(frozen=True, slots=True)
class Place:
    """What may be another the next time, and is then put in place of the earlier one."""

    folder: str
    discord_url: str
    nemo_url: str


class Saved:
    """An archive's documents, read as they are true at a place."""

    def __init__(self, archive: Archive, now: Place, then: Place | None) -> None:
        self._archive = archive
        old, new = asdict(then or now), asdict(now)
        self._moved = [(escaped(old[name]), escaped(new[name])) for name in new]

    def one(self, key: Key) -> Json:
        """A document; `KeyError` if it is missing."""
        return self._read(self._archive.documents()[key])

    def every(self, kind: str) -> Iterator[Json]:
        """All documents of a kind."""
        for key, body in self._archive.documents().items():
            if key[0] == kind:
                yield self._read(body)

    def _read(self, body: str) -> Json:
        for old, new in self._moved:
            if old != new:
                body = body.replace(old, new)
        return json.loads(body)


def last_place(archive: Archive) -> Place | None:
    """Where the world of an archive was kept the last time; None for a new archive."""
    body = archive.documents().get(_PLACE)
    if body is None:
        return None
    try:
        return Place(**json.loads(body))
    except (ValueError, TypeError):
        raise archive.damaged() from None


def restore(saved: Saved, discord: DiscordSandbox, nemo: NemoSandbox) -> None:
    """Put the saved worlds into stand-ins that haven't started yet.

    Raises:
        ValueError: something isn't as it was saved.
        KeyError: something is missing.
    """
    snapshot.restore(
        discord,
        saved.one(_FRAME),
        saved.every("attachment"),
        saved.every("interaction"),
        saved.every("message"),
    )
    nemo_snapshot.restore(nemo, saved.one(_ACCOUNTS), saved.every("session"), saved.every("render"))


class Keeper:
    """Saves what has changed, twice a second at most, and at the end; use it in `async with`."""

    def __init__(
        self, archive: Archive, place: Place, discord: DiscordSandbox, nemo: NemoSandbox
    ) -> None:
        self._archive = archive
        self._place = place
        self._discord = discord
        self._nemo = nemo
        self._written: set[tuple[int, int]] = set()
        self._marks: dict[Key, object] = {}
        self._changed = asyncio.Event()
        self._ending = asyncio.Event()
        discord.world.changes.listen(self._on_change)
        nemo.journal.listen(self._on_service)

    async def __aenter__(self) -> Self:
        await self._save()
        self._task = asyncio.create_task(self._run(), name="keeper of the world")
        return self

    async def __aexit__(self, *_: object) -> None:
        self._ending.set()
        self._changed.set()
        await self._task

    async def run(self) -> None:
        """Wait for the end of the keeper.

        Raises:
            ArchiveUnusable: the disk takes nothing.
        """
        await asyncio.shield(self._task)

    async def _run(self) -> None:
        while True:
            await self._changed.wait()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), INTERVAL_S)
            self._changed.clear()
            await self._save()
            if self._ending.is_set() and not self._changed.is_set():
                return

    async def _save(self) -> None:
        """Write what has changed.

        Raises:
            ArchiveUnusable: the disk takes nothing.
        """
        documents = self._documents()
        try:
            await asyncio.to_thread(self._archive.write, documents)
        except sqlite3.Error as error:
            raise ArchiveUnusable(f"the world can't be saved: {error}") from error

    # --- what has changed ----------------------------------------------------------------

    def _on_change(self, change: Change) -> None:
        if change.message is not None:
            self._written.add((change.message.channel_id, change.message.id))
        elif change.kind in _GONE and change.channel is not None:
            self._written.update((change.channel.id, each) for each in change.channel.messages)
        self._changed.set()

    def _on_service(self, entry: Entry) -> None:
        if not isinstance(entry, DeltaEntry):
            self._changed.set()

    # --- what is written -----------------------------------------------------------------

    def _documents(self) -> dict[Key, str | None]:
        """Everything that may differ from what the archive has; None for what is gone."""
        documents: dict[Key, str | None] = {
            _PLACE: json.dumps(asdict(self._place)),
            _FRAME: json.dumps(snapshot.frame(self._discord.services)),
            _ACCOUNTS: json.dumps(nemo_snapshot.accounts(self._nemo)),
        }
        written, self._written = self._written, set()
        for channel_id, message_id in written:
            documents.update(self._message(channel_id, message_id))
        documents.update(self._attachments())
        documents.update(self._service())
        return documents

    def _message(self, channel_id: int, message_id: int) -> Iterator[tuple[Key, str | None]]:
        """A message with the interactions behind it; an ephemeral one isn't kept."""
        channel = self._discord.world.channels.get(channel_id)
        message = channel.messages.get(message_id) if channel is not None else None
        key = ("message", str(message_id))
        if message is None or message.ephemeral_to is not None:
            yield key, None
            return
        yield key, json.dumps(snapshot.message(message))
        for used in snapshot.interactions_of(self._discord.services, message):
            yield ("interaction", str(used.id)), json.dumps(snapshot.interaction(used))

    def _attachments(self) -> Iterator[tuple[Key, str]]:
        """The files that are new: they never change."""
        known = self._archive.documents()
        for attachment in self._discord.world.attachments.values():
            key = ("attachment", str(attachment.id))
            if key not in known:
                yield key, json.dumps(snapshot.attachment(attachment))

    def _service(self) -> Iterator[tuple[Key, str | None]]:
        for session in self._nemo.sessions.by_id.values():
            counts = len(session.history), len(session.media), session.unseen
            if self._differs(key := ("session", session.id), (session.draft, counts)):
                yield key, json.dumps(nemo_snapshot.session(session))
        for render in self._nemo.renders.by_id.values():
            if self._differs(key := ("render", render.id), (render.status, render.progress)):
                yield key, json.dumps(nemo_snapshot.render(render))

    def _differs(self, key: Key, mark: object) -> bool:
        """Whether this isn't how a thing was at the last save: most never change again."""
        same = self._marks.get(key) == mark
        self._marks[key] = mark
        return not same
