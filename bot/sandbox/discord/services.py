"""The parts of one sandbox Discord, wired together once."""

from collections.abc import Callable

from bot.sandbox.discord.commands import Commands
from bot.sandbox.discord.faults import Faults
from bot.sandbox.discord.files import FileStore
from bot.sandbox.discord.gateway.events import Translator
from bot.sandbox.discord.gateway.hub import Gateway
from bot.sandbox.discord.interactions import Interactions
from bot.sandbox.discord.message_payloads import MessagePayloads
from bot.sandbox.discord.messages import Messages
from bot.sandbox.discord.payloads import Payloads
from bot.sandbox.discord.ratelimit import RateLimiter
from bot.sandbox.discord.recorder import Recorder
from bot.sandbox.discord.settings import DiscordSettings
from bot.sandbox.discord.signing import UrlSigner
from bot.sandbox.discord.threads import Threads
from bot.sandbox.discord.world import World


class Services:
    """What REST, gateway, CDN and scripted people share.

    `origin` gives the web server's address without a slash, once it is known.
    """

    def __init__(self, settings: DiscordSettings, origin: Callable[[], str]) -> None:
        self.settings = settings
        self.origin = origin
        self.files = FileStore(settings.data_dir / "attachments" if settings.data_dir else None)
        self.world = World(settings)
        self.threads = Threads(self.world)
        self.messages = Messages(self.world, self.threads)
        self.commands = Commands(self.world)
        self.interactions = Interactions(self.world, self.messages)
        self.signer = UrlSigner(settings.attachment_life_s)
        self.shapes = Payloads(self.world, self.signer, origin)
        self.message_shapes = MessagePayloads(self.world, self.shapes)
        self.faults = Faults()
        self.limiter = RateLimiter(settings.rate_limits)
        self.recorder = Recorder(settings.traffic_file)
        self.gateway = Gateway(
            self.world,
            self.shapes,
            Translator(self.world, self.shapes, self.message_shapes),
            self.faults,
            self.gateway_url,
        )

    def gateway_url(self) -> str:
        """Where the gateway listens."""
        return self.origin().replace("http", "ws", 1) + "/gw/"
