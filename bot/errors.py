"""Every exception that Reelthread raises on purpose.

::

    ReelthreadError
    ├── StartupError              the host must mend something; one line, exit code 2
    │   ├── ConfigError               a setting is missing, wrong or unknown
    │   ├── StoreUnusable             the database can't be opened or is from a newer version
    │   └── DiscordRefused            wrong token, intent not enabled, API out of reach
    ├── StoreError                the database failed while running
    │   ├── StoreFull                 the disk is full
    │   └── StoreBusy                 another process holds the database
    ├── MediaError                a file can't be worked on here
    │   ├── MediaUnreadable           it is damaged, or not what it claims to be
    │   └── MediaToolsMissing         the ``media`` extra isn't installed
    ├── ServiceError              NemoVideo said no, or couldn't be understood
    │   ├── TokenRejected             1001: bad or expired token
    │   ├── SessionGone               1002: the session died
    │   ├── NoCredits                 2001
    │   ├── UnsupportedFile           4001
    │   ├── FileTooLarge              4002
    │   ├── PlanBlocksExport          402
    │   ├── ScopeMissing              403: the token lacks a scope
    │   ├── TooManyRequests           429
    │   ├── RequestRefused            any other refusal: nothing was done
    │   ├── ServiceUnavailable        out of reach, 5xx, not an answer of the API
    │   └── StreamBroken              an edit stream ended early: what was done is unknown
    └── ConversationError         Discord said no
        ├── ConversationGone          the thread or channel was deleted or hidden from the bot
        ├── ConversationLocked        the thread is locked
        ├── MessageGone               the message was deleted
        ├── PermissionMissing         the bot lacks a permission there
        ├── UploadTooLarge            the file is over the server's upload limit
        ├── AttachmentGone            a person's file can't be fetched any more
        ├── AttachmentUnread          a person's file can't be fetched just now
        └── ConversationUnavailable   a passing fault: 5xx, connection, a long rate limit

The message of an exception is for the log: it carries ids, never a token, an URL's query or a
raw answer. What a person is told is chosen by the exception's type, in ``bot.locales``.
"""


class ReelthreadError(Exception):
    """Base of all exceptions raised on purpose."""


class StartupError(ReelthreadError):
    """The bot can't start; the message is the one line that the host sees."""


class ConfigError(StartupError):
    """A setting is missing, wrong or unknown."""


class StoreUnusable(StartupError):
    """The database can't be opened, or was written by a newer version."""


class DiscordRefused(StartupError):
    """Discord can't be used with these settings: token, intents or address."""


class StoreError(ReelthreadError):
    """The database failed while the bot was running."""


class StoreFull(StoreError):
    """The disk that holds the database is full."""


class StoreBusy(StoreError):
    """The database stayed locked by another process."""


class MediaError(ReelthreadError):
    """A file can't be converted, probed or shrunk here."""


class MediaUnreadable(MediaError):
    """The file is damaged, or not what it claims to be."""


class MediaToolsMissing(MediaError):
    """What the work needs is not installed; the message names the extra."""


class ServiceError(ReelthreadError):
    """NemoVideo refused a request, or its answer made no sense."""


class TokenRejected(ServiceError):
    """1001: the token is bad or has expired."""


class SessionGone(ServiceError):
    """1002: the service no longer knows the session."""


class NoCredits(ServiceError):
    """2001: the account has no credits left."""


class UnsupportedFile(ServiceError):
    """4001: the service doesn't take this kind of file."""


class FileTooLarge(ServiceError):
    """4002: the file is over the service's limit."""


class PlanBlocksExport(ServiceError):
    """402: the account's plan doesn't allow exports."""


class ScopeMissing(ServiceError):
    """403: the token lacks a scope, named in ``scope`` where the service says it."""

    def __init__(self, message: str, scope: str | None = None) -> None:
        super().__init__(message)
        self.scope = scope


class TooManyRequests(ServiceError):
    """429, also after the one repeat that is allowed."""

    def __init__(self, message: str, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class RequestRefused(ServiceError):
    """The service refused the request, with ``code`` as its reason; nothing was done."""

    def __init__(self, message: str, code: int | None = None) -> None:
        super().__init__(message)
        self.code = code


class ServiceUnavailable(ServiceError):
    """The service is out of reach or ill; ``received``: whether it may have done its work."""

    def __init__(self, message: str, *, received: bool = True) -> None:
        super().__init__(message)
        self.received = received


class StreamBroken(ServiceError):
    """An edit was sent, but its stream ended early: whether it was done is unknown."""


class ConversationError(ReelthreadError):
    """Discord refused something."""


class ConversationGone(ConversationError):
    """The thread or channel was deleted, or the bot can no longer see it."""


class ConversationLocked(ConversationError):
    """The thread is locked and the bot may not unlock it."""


class MessageGone(ConversationError):
    """The message was deleted."""


class PermissionMissing(ConversationError):
    """The bot lacks a permission; ``permission`` is its name in Discord's English settings."""

    def __init__(self, message: str, permission: str | None = None) -> None:
        super().__init__(message)
        self.permission = permission


class UploadTooLarge(ConversationError):
    """The file is larger than this server lets the bot upload."""


class AttachmentGone(ConversationError):
    """A file that a person posted can't be fetched any more."""


class AttachmentUnread(ConversationError):
    """A file that a person posted can't be fetched just now."""


class ConversationUnavailable(ConversationError):
    """Discord failed for the moment; ``retry_after_s`` says how long it asked to wait."""

    def __init__(self, message: str, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
