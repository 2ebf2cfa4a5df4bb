"""What a person does with the bot's commands, buttons, menus and forms."""

from typing import cast

from bot.sandbox.discord import errors
from bot.sandbox.discord.invocations import Invocation
from bot.sandbox.discord.model import CallbackType, Json
from bot.sandbox.discord.people import Person
from bot.sandbox.discord.services import Services
from bot.sandbox.discord.usage import OptionValue
from bot.sandbox.discord.writers import SentFile
from bot.sandbox.playground.actions import Action
from bot.sandbox.playground.commands import choice
from bot.sandbox.playground.requests import BadRequest, Request
from bot.sandbox.playground.uploads import Uploads
from bot.sandbox.playground.view import View

_STATES = {
    CallbackType.MESSAGE: "message",
    CallbackType.DEFERRED_MESSAGE: "thinking",
    CallbackType.DEFERRED_UPDATE: "updated",
    CallbackType.UPDATE_MESSAGE: "updated",
    CallbackType.MODAL: "modal",
}


class Usages:
    """One person at the bot's controls; every use is answered once the bot has acknowledged it."""

    def __init__(self, services: Services, person: Person, view: View, uploads: Uploads) -> None:
        self._world = services.world
        self._settings = services.settings
        self._person = person
        self._view = view
        self._uploads = uploads

    def by_name(self) -> dict[str, Action]:
        """The actions under the names that the page calls them."""
        return {
            "run": self._run,
            "complete": self._complete,
            "run_on_message": self._run_on_message,
            "click": self._click,
            "select": self._select,
            "submit": self._submit,
        }

    async def _run(self, request: Request) -> Json:
        options: dict[str, OptionValue | SentFile] = {}
        for name, value in request.mapping("options").items():
            options[name] = await self._option(name, value)
        used = await self._person.run(
            self._view.channel_at(request), request.text("command", least=1), options
        )
        return await self._outcome(used)

    async def _complete(self, request: Request) -> Json:
        others = {
            name: value
            for name, value in request.mapping("options").items()
            if isinstance(value, str | int | float) and name != request.text("option")
        }
        used = await self._person.complete(
            self._view.channel_at(request),
            request.text("command", least=1),
            request.text("option"),
            request.text("typed"),
            others,
        )
        try:
            choices = await used.choices(self._settings.acknowledge_within_s)
        except TimeoutError:
            choices = []
        return {"choices": [choice(each, self._person.user.locale) for each in choices]}

    async def _run_on_message(self, request: Request) -> Json:
        message = self._view.message_at(request)
        return await self._outcome(
            await self._person.run_on_message(message, request.text("command", least=1))
        )

    async def _click(self, request: Request) -> Json:
        used = await self._person.click(self._view.message_at(request), request.text("custom_id"))
        return await self._outcome(used)

    async def _select(self, request: Request) -> Json:
        used = await self._person.select(
            self._view.message_at(request), request.text("custom_id"), request.texts("values")
        )
        return await self._outcome(used)

    async def _submit(self, request: Request) -> Json:
        opened = self._world.interactions.get(request.snowflake("interaction_id"))
        if opened is None or opened.user_id != self._person.id:
            raise errors.unknown_interaction()
        values: dict[str, str | list[SentFile]] = {}
        for name, text in request.mapping("values").items():
            values[name] = str(text)
        for name, ids in request.text_lists("files").items():
            values[name] = [await self._uploads.take(upload_id) for upload_id in ids]
        used = await self._person.submit(Invocation(self._world, opened), values)
        return await self._outcome(used)

    # --- steps ---------------------------------------------------------------------------

    async def _outcome(self, used: Invocation) -> Json:
        interaction = used.interaction
        outcome: Json = {"interaction_id": str(interaction.id), "state": "failed"}
        if not await used.acknowledged() or interaction.callback is None:
            return outcome
        outcome["state"] = _STATES[interaction.callback]
        if interaction.modal is not None:
            outcome["modal"] = interaction.modal
        if interaction.original_id is not None:
            outcome["message_id"] = str(interaction.original_id)
        return outcome

    async def _option(self, name: str, value: object) -> OptionValue | SentFile:
        if isinstance(value, str | int | float):
            return value
        upload_id = cast(Json, value).get("upload") if isinstance(value, dict) else None
        if not isinstance(upload_id, str):
            raise BadRequest(f"the option `{name}` has no value")
        return await self._uploads.take(upload_id)
