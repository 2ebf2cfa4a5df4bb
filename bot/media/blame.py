"""Whose fault it is that a file can't be worked on: the file's or the host's."""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bot.core.media import HEAD_BYTES, sniff
from bot.errors import MediaError, MediaUnreadable

# Not EPERM or EIO: decoders say so of damaged data.
_HOST_FAULTS = frozenset(
    {
        errno.EACCES,
        errno.EDQUOT,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOENT,
        errno.ENOMEM,
        errno.ENOSPC,
        errno.EROFS,
    }
)


@contextmanager
def blaming(source: Path, *faults: type[Exception]) -> Generator[None]:
    """Raise what libraries raise for a bad file as ``MediaUnreadable``.

    A full disk and its like become a plain ``MediaError``.
    """
    try:
        yield
    except faults as error:
        if isinstance(error, OSError) and error.errno in _HOST_FAULTS:
            raise MediaError(f"{source.name}: {error}") from error
        raise MediaUnreadable(f"{source.name}: {error}") from error


def content_of(source: Path) -> str | None:
    """The name of the media type that the file's first bytes show.

    Libraries are told what to read: left to guess, some would follow a file that is a playlist of
    other files, or hand one that is a program to an interpreter.
    """
    with blaming(source, OSError), source.open("rb") as file:
        media = sniff(file.read(HEAD_BYTES))
    return media.name if media else None
