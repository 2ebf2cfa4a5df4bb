"""Threads that the bot has known for a while, each with its person and its editing session."""

from dataclasses import dataclass

import aiohttp

from bot.core.records import NewTurn, ThreadRecord, TurnKind, TurnStatus
from bot.core.skills import DEFAULT_SKILL
from bot.sandbox.discord.model import Channel, Message
from bot.sandbox.discord.people import Person
from bot.store.store import SqliteStore, open_store
from tests.benchmarks.stage import ACCOUNT, Stage


@dataclass(frozen=True, slots=True)
class Known:
    """A thread with its owner; ``opening`` is the turn that it began with."""

    channel: Channel
    person: Person
    session_id: str
    opening: int

    @property
    def id(self) -> int:
        return self.channel.id

    async def say(self, text: str) -> Message:
        return await self.person.post(self.channel, text)


async def known_threads(stage: Stage, count: int) -> list[Known]:
    """Let the bot, which doesn't run yet, know ``count`` quiet threads."""
    url = f"sqlite+aiosqlite:///{stage.database}"
    async with open_store(url) as store, aiohttp.ClientSession() as http:
        return [await _known(stage, store, http, number) for number in range(count)]


async def _known(
    stage: Stage, store: SqliteStore, http: aiohttp.ClientSession, number: int
) -> Known:
    person = stage.discord.person(f"person {number}")
    starter = await person.post(stage.channel, f"film {number}")
    channel = await person.open_thread(starter, f"film {number}")
    task_id, session_id = await open_session(stage, http)
    thread = ThreadRecord(
        channel_id=channel.id,
        guild_id=channel.guild_id,
        parent_id=stage.channel.id,
        owner_id=person.id,
        title=channel.name,
        skill=DEFAULT_SKILL,
        locale="en",
        task_id=task_id,
        session_id=session_id,
        opened=True,
    )
    return Known(channel, person, session_id, await begun(store, thread))


async def begun(store: SqliteStore, thread: ThreadRecord) -> int:
    """Note a thread whose first turn has ended, and return that turn."""
    first = NewTurn(thread.channel_id, thread.channel_id, thread.owner_id, TurnKind.GREET, "")
    turn = await store.open_thread(thread, first)
    assert turn is not None, "ids are new"
    await store.finish(turn.id, TurnStatus.DONE, None)
    return turn.id


async def open_session(stage: Stage, http: aiohttp.ClientSession) -> tuple[str, str]:
    """A session of the service: its task and its own id."""
    async with http.post(
        f"{stage.nemo.api_url}/api/tasks/me/with-session/nemo_agent",
        json={"task_name": "project", "language": "en"},
        headers={"Authorization": f"Bearer {ACCOUNT.token}"},
    ) as response:
        data = (await response.json())["data"]
    return data["task_id"], data["session_id"]
