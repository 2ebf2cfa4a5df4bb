"""What a person does with messages and threads; whatever they may not do raises `ApiError`."""

from collections.abc import Awaitable, Callable

from bot.sandbox.discord import errors
from bot.sandbox.discord.model import Json
from bot.sandbox.discord.people import Person
from bot.sandbox.discord.services import Services
from bot.sandbox.playground.requests import Request
from bot.sandbox.playground.uploads import Uploads
from bot.sandbox.playground.view import View

MOST_HISTORY = 100
MOST_NAME = 100
Action = Callable[[Request], Awaitable[Json]]


class Actions:
    """One person's hands."""

    def __init__(self, services: Services, person: Person, view: View, uploads: Uploads) -> None:
        self._services = services
        self._world = services.world
        self._person = person
        self._view = view
        self._uploads = uploads

    def by_name(self) -> dict[str, Action]:
        """The actions under the names that the page calls them."""
        return {
            "history": self._history,
            "post": self._post,
            "edit": self._edit,
            "delete": self._delete,
            "dismiss": self._dismiss,
            "forward": self._forward,
            "react": self._react,
            "unreact": self._unreact,
            "typing": self._typing,
            "open_thread": self._open_thread,
            "join_thread": self._join_thread,
            "leave_thread": self._leave_thread,
            "change_thread": self._change_thread,
            "delete_thread": self._delete_thread,
        }

    # --- messages ------------------------------------------------------------------------

    async def _history(self, request: Request) -> Json:
        most = request.number("limit", 50, MOST_HISTORY)
        seen = self._person.history(self._view.channel_at(request))
        if request.has("before"):
            before = request.snowflake("before")
            seen = [message for message in seen if message.id < before]
        shown = seen[-most:]
        return {
            "messages": [self._view.message(message) for message in shown],
            "more": len(seen) > len(shown),
        }

    async def _post(self, request: Request) -> Json:
        channel = self._view.channel_at(request)
        described = request.mapping("descriptions")
        ids = request.texts("files")
        message = await self._person.post(
            channel,
            request.text("content", ""),
            files=[await self._uploads.take(upload_id) for upload_id in ids],
            reply_to=request.snowflake("reply_to") if request.has("reply_to") else None,
            descriptions=[str(described.get(upload_id) or "") for upload_id in ids],
            nonce=request.text("nonce") if request.has("nonce") else None,
        )
        return {"message": self._view.message(message)}

    async def _edit(self, request: Request) -> Json:
        message = await self._person.edit(self._view.message_at(request), request.text("content"))
        return {"message": self._view.message(message)}

    async def _delete(self, request: Request) -> Json:
        await self._person.delete(self._view.message_at(request))
        return {}

    async def _dismiss(self, request: Request) -> Json:
        message = self._view.message_at(request)
        if message.ephemeral_to != self._person.id:
            raise errors.unknown_message()
        self._services.messages.remove(self._world.channel(message.channel_id), message)
        return {}

    async def _forward(self, request: Request) -> Json:
        message = await self._person.forward(
            self._view.message_at(request), request.snowflake("to")
        )
        return {"message": self._view.message(message)}

    async def _react(self, request: Request) -> Json:
        await self._person.react(self._view.message_at(request), _emoji(request))
        return {}

    async def _unreact(self, request: Request) -> Json:
        await self._person.unreact(self._view.message_at(request), _emoji(request))
        return {}

    async def _typing(self, request: Request) -> Json:
        await self._person.type_in(self._view.channel_at(request))
        return {}

    # --- threads -------------------------------------------------------------------------

    async def _open_thread(self, request: Request) -> Json:
        name = request.text("name", least=1, most=MOST_NAME)
        if request.has("message_id"):
            thread = await self._person.open_thread(self._view.message_at(request), name)
        else:
            thread = await self._person.open_lone_thread(self._view.channel_at(request), name)
        return {"channel": self._view.channel(thread)}

    async def _join_thread(self, request: Request) -> Json:
        self._services.threads.add_member(self._view.channel_at(request), self._person.id)
        return {}

    async def _leave_thread(self, request: Request) -> Json:
        self._services.threads.remove_member(self._view.channel_at(request), self._person.id)
        return {}

    async def _change_thread(self, request: Request) -> Json:
        thread = self._view.channel_at(request)
        await self._person.change_thread(
            thread,
            name=request.text("name", least=1, most=MOST_NAME) if request.has("name") else None,
            archived=request.flag("archived") if request.has("archived") else None,
            locked=request.flag("locked") if request.has("locked") else None,
        )
        return {"channel": self._view.channel(thread)}

    async def _delete_thread(self, request: Request) -> Json:
        await self._person.delete_thread(self._view.channel_at(request))
        return {}


def _emoji(request: Request) -> str:
    return request.text("emoji", least=1, most=100)
