"""What all open pages share: the stand-ins, the switches, the feed, and who is looking."""

from typing import Protocol

from bot.sandbox.discord import Change, ChangeKind, DiscordSandbox
from bot.sandbox.discord.model import Json
from bot.sandbox.discord.people import Person
from bot.sandbox.nemo.accounts import Account
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.playground.commands import listed
from bot.sandbox.playground.events import Event
from bot.sandbox.playground.feed import Feed
from bot.sandbox.playground.machinery import Machinery
from bot.sandbox.playground.notes import Notes
from bot.sandbox.playground.requests import BadRequest
from bot.sandbox.playground.timelines import Timelines
from bot.sandbox.playground.uploads import Uploads
from bot.sandbox.playground.view import View

VERSION = 1
LOCALES = ("en-US", "de", "es-ES", "fr", "ja", "ko", "pt-BR", "zh-CN", "zh-TW")


class Page(Protocol):
    """An open page of one person."""

    person: Person

    def greet(self) -> None:
        """Tell the page all that its person has."""
        ...

    def tell(self, event: Event) -> None:
        """Tell the page of one event."""
        ...

    def on_change(self, change: Change) -> None:
        """Tell the page of a change, as far as its person may know."""
        ...

    async def close(self) -> None:
        """Say goodbye."""
        ...


class Hub:
    """Passes changes on to every open page; `people` are those whom one can be."""

    def __init__(
        self,
        discord: DiscordSandbox,
        nemo: NemoSandbox,
        account: Account,
        people: list[Person],
        uploads: Uploads,
        notes: Notes,
    ) -> None:
        self.discord = discord
        self.people = people
        self.uploads = uploads
        self.feed = Feed(discord, nemo)
        self.timelines = Timelines(nemo.sessions, notes.threads)
        self.machinery = Machinery(discord, nemo, account, self._machinery_changed)
        self._told: Json = {}
        self.tabs: list[Page] = []
        discord.world.changes.listen(self._on_change)

    def person(self, user_id: int) -> Person:
        """One of the people; `BadRequest` if it is nobody whom one can be."""
        for person in self.people:
            if person.id == user_id:
                return person
        raise BadRequest("there is nobody with this id")

    def snapshot(self, view: View) -> Json:
        """All that one person has, when a page opens."""
        discord = self.discord
        guild = discord.guild
        return {
            "version": VERSION,
            "me": view.person(view.user),
            **self._everyone(view),
            "guild": {
                "id": str(guild.id),
                "name": guild.name,
                "owner_id": str(guild.owner_id),
                "preferred_locale": guild.locale,
                "roles": [{"id": str(r.id), "name": r.name} for r in guild.roles.values()],
            },
            "home": str(discord.channel.id),
            "locales": LOCALES,
            "upload_limit": discord.world.upload_limit(guild.id),
            "channels": [view.channel(channel) for channel in view.visible()],
            "commands": listed(discord.services, guild, view.user),
            "machinery": self.machinery.shown(),
        }

    # --- telling -------------------------------------------------------------------------

    def _on_change(self, change: Change) -> None:
        for tab in self.tabs:
            if change.kind is ChangeKind.USER_UPDATED:
                if tab.person.id == change.user_id:
                    tab.greet()
                else:
                    tab.tell(self._people())
            else:
                tab.on_change(change)

    def _machinery_changed(self) -> None:
        shown = self.machinery.shown()
        if shown == self._told:
            return
        same_state = self._told.get("bot", {}).get("state") == shown["bot"]["state"]
        self._told = shown
        for tab in self.tabs:
            tab.tell(Event("machinery", {"machinery": shown}))
            if not same_state:
                tab.tell(self._people())

    def _people(self) -> Event:
        view = View(self.discord.services, self.discord.world.bot)
        return Event("people", self._everyone(view))

    def _everyone(self, view: View) -> Json:
        bot = view.person(self.discord.world.bot)
        return {
            "people": [view.person(person.user) for person in self.people],
            "bot": {**bot, "state": self.machinery.bot_state},
        }
