"""Discord's refusals, with the numbers of its JSON error code table."""

from bot.sandbox.discord.model import Json


class ApiError(Exception):
    """A request that Discord refuses; `errors` is the tree of a 50035."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def body(self) -> Json:
        """The JSON body of the reply."""
        body: Json = {"message": self.message, "code": self.code}
        if self.errors:
            body["errors"] = self.errors
        return body


def unauthorized() -> ApiError:
    """The token is missing or wrong."""
    return ApiError(401, 0, "401: Unauthorized")


def unknown_channel() -> ApiError:
    """No such channel."""
    return ApiError(404, 10003, "Unknown Channel")


def unknown_guild() -> ApiError:
    """No such guild, or the asker isn't in it."""
    return ApiError(404, 10004, "Unknown Guild")


def unknown_member() -> ApiError:
    """That user isn't in this guild or thread."""
    return ApiError(404, 10007, "Unknown Member")


def unknown_message() -> ApiError:
    """No such message in this channel."""
    return ApiError(404, 10008, "Unknown Message")


def unknown_user() -> ApiError:
    """No such user."""
    return ApiError(404, 10013, "Unknown User")


def unknown_webhook() -> ApiError:
    """The interaction has no answer yet that a follow-up could follow."""
    return ApiError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> ApiError:
    """The interaction doesn't exist, or wasn't acknowledged in time."""
    return ApiError(404, 10062, "Unknown interaction")


def unknown_command() -> ApiError:
    """No such application command."""
    return ApiError(404, 10063, "Unknown application command")


def attachments_exceeded() -> ApiError:
    """More than ten files on one message."""
    return ApiError(400, 30015, "Maximum number of attachments in a message reached (10)")


def too_large() -> ApiError:
    """A file is over the guild's upload limit."""
    return ApiError(413, 40005, "Request entity too large")


def already_acknowledged() -> ApiError:
    """The interaction was answered before."""
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def missing_access() -> ApiError:
    """The channel can't be seen."""
    return ApiError(403, 50001, "Missing Access")


def not_the_author() -> ApiError:
    """Only its author may change a message's text."""
    return ApiError(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> ApiError:
    """Neither text nor anything else."""
    return ApiError(400, 50006, "Cannot send an empty message")


def cannot_message() -> ApiError:
    """The person takes no direct messages from this server's members."""
    return ApiError(403, 50007, "Cannot send messages to this user")


def missing_permissions() -> ApiError:
    """The channel can be seen, but this may not be done in it."""
    return ApiError(403, 50013, "Missing Permissions")


def system_message() -> ApiError:
    """Messages that Discord writes itself can't be changed."""
    return ApiError(403, 50021, "Cannot execute action on a system message")


def wrong_channel_type() -> ApiError:
    """Not possible in this kind of channel."""
    return ApiError(400, 50024, "Cannot execute action on this channel type")


def invalid_webhook_token() -> ApiError:
    """The interaction's token is wrong or over fifteen minutes old."""
    return ApiError(401, 50027, "Invalid Webhook Token")


def invalid_form(field: str, code: str, message: str) -> ApiError:
    """A field is wrong; `field` is its path with dots, such as `embeds.0.title`."""
    tree: Json = {"_errors": [{"code": code, "message": message}]}
    for name in reversed(field.split(".")):
        tree = {name: tree}
    return ApiError(400, 50035, "Invalid Form Body", tree)


def invalid_json() -> ApiError:
    """The body isn't JSON."""
    return ApiError(400, 50109, "The request body contains invalid JSON.")


def thread_archived() -> ApiError:
    """Nothing but a new message or unarchiving is possible in an archived thread."""
    return ApiError(400, 50083, "Thread is archived")


def thread_exists() -> ApiError:
    """The message has its thread already."""
    return ApiError(400, 160004, "A thread has already been created for this message")


def thread_locked() -> ApiError:
    """Only moderators write in a locked thread."""
    return ApiError(400, 160005, "Thread is locked")


def threads_exceeded() -> ApiError:
    """The guild has as many active threads as it may."""
    return ApiError(400, 160006, "Maximum number of active threads reached")
