"""What a person is told when something failed: what happened, and what to do next."""

from bot import errors
from bot.core.media import ACCEPTED
from bot.core.records import AccountScope
from bot.core.skills import Skill
from bot.errors import ReelthreadError
from bot.locales import text

_KEYS: tuple[tuple[type[ReelthreadError], str], ...] = (
    (errors.TokenRejected, "error.token"),
    (errors.SessionGone, "error.session"),
    (errors.UnsupportedFile, "error.unsupported_file"),
    (errors.FileTooLarge, "error.file_too_large"),
    (errors.PlanBlocksExport, "error.plan"),
    (errors.ScopeMissing, "error.scope"),
    (errors.TooManyRequests, "error.busy"),
    (errors.RequestRefused, "error.refused"),
    (errors.StreamBroken, "error.stream_broken"),
    (errors.ServiceUnavailable, "error.service_down"),
    (errors.AttachmentGone, "error.attachment_gone"),
    (errors.AttachmentUnread, "error.attachment_unread"),
    (errors.StoreError, "error.store"),
)


_LINKED = {"error.token": "error.token_linked", "error.scope": "error.scope_linked"}
"""What concerns a token is said to whoever linked it, and of the bot's own to its host."""


def explain(
    error: ReelthreadError,
    locale: str,
    skill: Skill,
    registration_url: str | None = None,
    *,
    account: AccountScope = AccountScope.BOT,
) -> str:
    """The sentence for ``error``.

    ``registration_url`` is given for an anonymous account; ``account`` tells whose it is.
    """
    if isinstance(error, errors.NoCredits):
        if registration_url is None:
            return text("error.no_credits", locale)
        return text("error.no_credits_anonymous", locale, url=registration_url)
    key = next((key for kind, key in _KEYS if isinstance(error, kind)), "error.unknown")
    if account is not AccountScope.BOT:
        key = _LINKED.get(key, key)
    scope = error.scope if isinstance(error, errors.ScopeMissing) else None
    return text(
        key,
        locale,
        formats=", ".join(ACCEPTED),
        limit=skill.size_limit_mb,
        scope=scope or "?",
    )
