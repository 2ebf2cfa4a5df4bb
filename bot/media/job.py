"""What the bot asks of the working process and what that answers: a line of JSON each way."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import MediaError, MediaToolsMissing, MediaUnreadable


@dataclass(frozen=True, slots=True)
class Convert:
    """Write ``source`` as the type named ``to``."""

    source: Path
    to: str
    out: Path


@dataclass(frozen=True, slots=True)
class Fit:
    """Write a copy of ``video`` that plays inline and has at most ``limit_bytes``."""

    video: Path
    limit_bytes: int
    out: Path


@dataclass(frozen=True, slots=True)
class Inspect:
    """Tell whether ``video`` plays inline."""

    video: Path


@dataclass(frozen=True, slots=True)
class Sample:
    """Write the frames of ``video`` at these ascending times as ``<time>.jpg``."""

    video: Path
    times_ms: tuple[int, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class Shrink:
    """Write a thumbnail of ``picture`` as JPEG."""

    picture: Path
    out: Path


Job = Convert | Fit | Inspect | Sample | Shrink

_ERRORS: Mapping[str, type[MediaError]] = {
    "unreadable": MediaUnreadable,
    "tools_missing": MediaToolsMissing,
    "failed": MediaError,
}


def job_to_line(job: Job) -> bytes:
    """Put a job as the process reads it."""
    match job:
        case Convert(source, to, out):
            values = {"convert": str(source), "to": to, "out": str(out)}
        case Fit(video, limit_bytes, out):
            values = {"fit": str(video), "limit_bytes": limit_bytes, "out": str(out)}
        case Inspect(video):
            values = {"inspect": str(video)}
        case Sample(video, times_ms, folder):
            times = " ".join(map(str, times_ms))
            values = {"sample": str(video), "times_ms": times, "folder": str(folder)}
        case Shrink(picture, out):
            values = {"shrink": str(picture), "out": str(out)}
    return json.dumps(values).encode() + b"\n"


def job_from_line(line: bytes) -> Job:
    """Read a job; raises ValueError for anything else."""
    values: object = json.loads(line)
    match values:
        case {"convert": str(source), "to": str(to), "out": str(out)}:
            return Convert(Path(source), to, Path(out))
        case {"fit": str(video), "limit_bytes": int(limit_bytes), "out": str(out)}:
            return Fit(Path(video), limit_bytes, Path(out))
        case {"inspect": str(video)}:
            return Inspect(Path(video))
        case {"sample": str(video), "times_ms": str(times), "folder": str(folder)}:
            return Sample(Path(video), tuple(map(int, times.split())), Path(folder))
        case {"shrink": str(picture), "out": str(out)}:
            return Shrink(Path(picture), Path(out))
        case _:
            raise ValueError("not a job")


def answer_to_line(answer: bool | MediaError) -> str:
    """Put an outcome as the bot reads it."""
    if isinstance(answer, bool):
        return json.dumps({"answer": answer})
    kind = next(name for name, error in _ERRORS.items() if isinstance(answer, error))
    return json.dumps({"error": kind, "message": str(answer)})


def answer_from_line(line: bytes) -> bool:
    """Read an outcome; raises the ``MediaError`` that it tells of, ValueError for anything else."""
    values: object = json.loads(line)
    match values:
        case {"answer": bool(answer)}:
            return answer
        case {"error": str(kind), "message": str(message)} if kind in _ERRORS:
            raise _ERRORS[kind](message)
        case _:
            raise ValueError("not an answer")
