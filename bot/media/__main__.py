"""``python -m bot.media``: one job from standard input, its outcome on standard output.

The process ends when its standard input is closed. Damaged files and missing libraries are
outcomes; a traceback means a mistake in the program.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

from bot.errors import MediaError, MediaToolsMissing, MediaUnreadable
from bot.media.job import Convert, Fit, Inspect, Job, Sample, Shrink, answer_to_line, job_from_line

NICENESS = 10
LEAST_MEMORY_BYTES = 1024**3
MEMORY_SHARE = 4
"""It may have a quarter of the machine's memory: a few kilobytes can promise a huge picture."""
THUMBNAIL_PX = (256, 160)


def main() -> None:
    """Do the job that standard input names."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    _spare_the_machine()
    job = job_from_line(sys.stdin.buffer.readline())
    Thread(target=_end_with_the_bot, daemon=True).start()
    print(answer_to_line(_outcome(job)), flush=True)


def _spare_the_machine() -> None:
    """Have a limit, and be the first to go where memory runs out all the same, not the bot."""
    try:
        import resource
    except ImportError:  # on Windows
        return
    whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    limit = max(LEAST_MEMORY_BYTES, whole // MEMORY_SHARE)
    _, highest = resource.getrlimit(resource.RLIMIT_DATA)
    if highest == resource.RLIM_INFINITY or limit <= highest:
        resource.setrlimit(resource.RLIMIT_DATA, (limit, highest))
    with suppress(OSError):  # on Linux alone
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")


def _outcome(job: Job) -> bool | MediaError:
    try:
        return _perform(job)
    except MediaError as error:
        return error
    except MemoryError:
        return MediaUnreadable("it takes more memory than there is for it")
    except ImportError as error:
        return MediaToolsMissing(f"{error}: pip install 'reelthread[media]'")


def _perform(job: Job) -> bool:
    # Imported only now, since a host may do without the libraries.
    match job:
        case Convert(source, "m4a", out):
            from bot.media.sound import convert_sound

            convert_sound(source, out)
            return True
        case Convert(source, to, out):
            from bot.media.picture import convert_picture

            convert_picture(source, to, out)
            return True
        case Fit(video, limit_bytes, out):
            from bot.media.fit import fit

            return fit(video, limit_bytes, out)
        case Inspect(video):
            from bot.media.video import plays_inline

            return plays_inline(video)
        case Sample(video, times_ms, folder):
            from bot.media.frames import sample

            return sample(video, times_ms, folder)
        case Shrink(picture, out):
            from bot.media.picture import shrink_picture

            shrink_picture(picture, THUMBNAIL_PX, out)
            return True


def _end_with_the_bot() -> None:
    # Read past Python's own buffer, whose lock would be in the way at exit.
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
