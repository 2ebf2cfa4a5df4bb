"""The CDN: files behind signed, expiring addresses, with ranges."""

from aiohttp import web

from bot.sandbox.discord.model import Attachment
from bot.sandbox.discord.signing import UrlSigner
from bot.sandbox.discord.world import World

GONE = "This content is no longer available."


class Cdn:
    """Serves `/attachments/{channel}/{id}/{name}` and its ephemeral twin."""

    def __init__(self, world: World, signer: UrlSigner) -> None:
        self._world = world
        self._signer = signer

    def routes(self) -> list[web.RouteDef]:
        """What the web server has to know."""
        place = "{channel_id:\\d+}/{attachment_id:\\d+}/{filename}"
        return [
            web.get(f"/attachments/{place}", self._serve),
            web.get(f"/ephemeral-attachments/{place}", self._serve),
        ]

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        attachment = self._find(request)
        if attachment is None or not self._signer.opens(request.rel_url.raw_path, request.query):
            return web.Response(status=404, text=GONE)
        response = web.FileResponse(attachment.path)
        response.content_type = attachment.content_type
        response.headers["Cache-Control"] = "private, max-age=31536000"
        return response

    def _find(self, request: web.Request) -> Attachment | None:
        wanted = int(request.match_info["attachment_id"])
        return self._world.attachments.get(wanted)
