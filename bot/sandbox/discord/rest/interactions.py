"""Routes by which the bot answers interactions: the callback, then the webhook."""

from bot.sandbox.discord import errors
from bot.sandbox.discord.model import CallbackType, Interaction, Json
from bot.sandbox.discord.rest.api import NOTHING, Call, Reply, Route
from bot.sandbox.discord.rest.drafts import read_draft, too_long
from bot.sandbox.discord.services import Services

_HOOK = "/webhooks/{application_id:\\d+}/{token}"
_MESSAGE = _HOOK + "/messages/{message_id:@original|\\d+}"


class InteractionRoutes:
    """Answering by interaction id and token; none of these needs the bot's token."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._interactions = services.interactions

    def routes(self) -> list[Route]:
        """All of them."""
        callback = "/interactions/{interaction_id}/{token}/callback"
        return [
            Route("POST", callback, self._callback, limit=None, open=True),
            Route("POST", _HOOK, self._follow_up, "webhook", open=True),
            Route("GET", _MESSAGE, self._get, "webhook", open=True),
            Route("PATCH", _MESSAGE, self._edit, "webhook", open=True),
            Route("DELETE", _MESSAGE, self._delete, "webhook", open=True),
        ]

    async def _callback(self, call: Call) -> Reply:
        interaction = self._interactions.find(call.id("interaction_id"), call.params["token"])
        kind: int = call.json.get("type") or 0
        data: Json = call.json.get("data") or {}
        if kind not in list(CallbackType):
            raise errors.invalid_form("type", "BASE_TYPE_CHOICES", "Value is not a callback type.")
        if kind == CallbackType.MODAL:
            _check_modal(data)
        draft = read_draft({} if kind == CallbackType.MODAL else data, call.uploads)
        message = self._interactions.answer(interaction, CallbackType(kind), draft, data)
        if call.query.get("with_response") in ("1", "true", "True"):
            return Reply(self._services.message_shapes.callback(interaction, message))
        return NOTHING

    def _interaction(self, call: Call) -> Interaction:
        return self._interactions.by_token(call.id("application_id"), call.params["token"])

    def _message_id(self, call: Call) -> int | None:
        return None if call.params["message_id"] == "@original" else call.id("message_id")

    async def _follow_up(self, call: Call) -> Reply:
        interaction = self._interaction(call)
        message = self._interactions.follow_up(interaction, read_draft(call.json, call.uploads))
        return Reply(self._services.message_shapes.message(message))

    async def _get(self, call: Call) -> Reply:
        interaction = self._interaction(call)
        message = self._interactions.message(interaction, self._message_id(call))
        return Reply(self._services.message_shapes.message(message))

    async def _edit(self, call: Call) -> Reply:
        interaction = self._interaction(call)
        message = self._interactions.message(interaction, self._message_id(call))
        draft = read_draft(call.json, call.uploads)
        edited = self._interactions.edit(interaction, message, draft)
        return Reply(self._services.message_shapes.message(edited))

    async def _delete(self, call: Call) -> Reply:
        interaction = self._interaction(call)
        message = self._interactions.message(interaction, self._message_id(call))
        self._interactions.delete(interaction, message)
        return NOTHING


def _check_modal(data: Json) -> None:
    if not 1 <= len(data.get("components") or []) <= 5:
        raise errors.invalid_form(
            "data.components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length."
        )
    if len(data.get("title") or "") > 45:
        raise too_long("data.title", 45)
    if not data.get("title") or not data.get("custom_id"):
        raise errors.invalid_form("data.title", "BASE_TYPE_REQUIRED", "This field is required")
