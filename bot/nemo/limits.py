"""How long each kind of call may take, and the pauses before one is repeated."""

from dataclasses import dataclass
from enum import IntEnum

CHUNK_BYTES = 256 * 1024
MAX_ANSWER_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds; the defaults fit the real service."""

    connect_s: float = 10.0
    call_s: float = 60.0
    fetch_s: float = 300.0
    """While the service fetches files from URLs by itself."""
    upload_s: float = 1800.0
    upload_silence_s: float = 300.0
    download_s: float = 1800.0
    download_silence_s: float = 60.0
    stream_s: float = 900.0
    stream_silence_s: float = 600.0
    """Without a frame other than heartbeats."""

    attempts: int = 4
    first_pause_s: float = 1.0
    longest_pause_s: float = 15.0
    rate_limit_pause_s: float = 30.0
    """Before the one repeat after a 429 that doesn't say how long to wait."""
    longest_rate_limit_pause_s: float = 60.0
    """A 429 that asks for more is not repeated."""

    look_again_s: tuple[float, ...] = (5.0, 15.0, 30.0, 60.0)
    """Between looks at a service that can't be reached; the last one repeats."""


class Repeat(IntEnum):
    """When a request may be sent again by itself; each level includes those below it."""

    NEVER = 0
    """Its body can be read only once."""
    REFUSED = 1
    """After a refusal whose cause is mended: a rate limit, a token that has expired."""
    UNRECEIVED = 2
    """Also when the service can't have got it."""
    ALWAYS = 3
    """Also when its work may have been done, since doing it twice is harmless."""
