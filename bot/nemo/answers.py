"""What an answer of the service means: its data, or the exception that stands for it.

Answers come in an envelope (``{"code": 0, "data": ...}``), bare (renders), in the framework's
shape (``{"detail": ...}``), or as a gateway's HTML. An error's text never gets into an exception:
it may repeat what was sent, a token for example.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.errors import (
    FileTooLarge,
    NoCredits,
    PlanBlocksExport,
    RequestRefused,
    ScopeMissing,
    ServiceError,
    ServiceUnavailable,
    SessionGone,
    TokenRejected,
    TooManyRequests,
    UnsupportedFile,
)
from bot.nemo.wire import WireModel, parse_json

ANSWER_TYPES = ("application/json", "application/problem+json", "text/html")
"""Content types of answers that are neither a stream nor a file."""

_SCOPES = re.compile(r"\b(read|write|upload|render)\b")

_BY_CODE: dict[int, type[ServiceError]] = {
    401: TokenRejected,
    402: PlanBlocksExport,
    413: FileTooLarge,
    415: UnsupportedFile,
    1001: TokenRejected,
    1002: SessionGone,
    2001: NoCredits,
    4001: UnsupportedFile,
    4002: FileTooLarge,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; ``call`` names the request for the log."""

    call: str
    status: int
    body: bytes
    retry_after: str | None = None


class _Envelope(WireModel):
    code: int | None = None
    success: bool | None = None
    data: dict[str, object] | None = None
    detail: str | None = None
    error: object = None
    message: str = ""
    msg: str = ""
    status: str | None = None

    @property
    def refuses(self) -> bool:
        """Whether the answer says no without a code; a failed render is no refusal."""
        data = self.data or {}
        if self.status is not None or "status" in data:
            return False
        return self.success is False or (self.error is not None and self.data is None)


def data_of(answer: Answer) -> dict[str, object]:
    """The data of a good answer, out of its envelopes.

    Raises the ``ServiceError`` that a bad one stands for.
    """
    body = _object(answer.body)
    if body is None:
        raise _without_json(answer)
    data = _opened(answer, body)
    return _opened(answer, data) if "success" in data else data


def refusal_in_stream(call: str, code: int) -> ServiceError:
    """The exception for an error code that an edit stream begins with."""
    return _error(Answer(call, 200, b""), code, _Envelope())


def _opened(answer: Answer, body: dict[str, object]) -> dict[str, object]:
    envelope = _Envelope.model_validate(body)
    if envelope.code:
        raise _error(answer, envelope.code, envelope)
    if answer.status >= 300:
        raise _error(answer, answer.status, envelope)
    if envelope.refuses:
        raise RequestRefused(f"{answer.call}: refused without a code")
    enveloped = envelope.code is not None or envelope.success is not None
    return envelope.data if enveloped and envelope.data is not None else body


class _Body(WireModel):
    value: dict[str, object] | None = None


def _object(body: bytes) -> dict[str, object] | None:
    try:
        value = parse_json(body)
    except ValueError:
        return None
    return _Body.model_validate({"value": value}).value


def _without_json(answer: Answer) -> ServiceError:
    """The error for an answer that isn't the API's own; some statuses mean the same anywhere."""
    if answer.status in (401, 402, 413, 415, 429):
        return _error(answer, answer.status, _Envelope())
    return ServiceUnavailable(
        f"{answer.call}: HTTP {answer.status}, not an answer of the API",
        received=not 300 <= answer.status < 500,
    )


def _error(answer: Answer, code: int, envelope: _Envelope) -> ServiceError:
    message = f"{answer.call}: HTTP {answer.status}, code {code}"
    said = envelope.detail or envelope.message or envelope.msg
    if code == 403:
        scope = _SCOPES.search(said.lower())
        return ScopeMissing(message, scope[1] if scope else None)
    if code == 404 and "session not found" in said.lower():
        return SessionGone(message)
    if code == 429:
        return TooManyRequests(message, _seconds(answer.retry_after))
    if code == 408 or 500 <= code < 600:
        return ServiceUnavailable(message)
    if code in _BY_CODE:
        return _BY_CODE[code](message)
    return RequestRefused(message, code)


def _seconds(retry_after: str | None) -> float | None:
    """A ``Retry-After`` header, which is a number of seconds or a date, in seconds."""
    if not retry_after:
        return None
    if re.fullmatch(r"\d{1,9}(\.\d+)?", retry_after.strip()):
        return float(retry_after)
    try:
        date = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (date - datetime.now(UTC)).total_seconds())
