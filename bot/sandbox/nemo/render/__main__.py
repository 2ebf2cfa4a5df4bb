"""`python -m bot.sandbox.nemo.render JOB.json`: render a job, telling on standard output how far.

Every line is a JSON object: `{"progress": 0.25}` as it goes on, and last `{"result": {…}}` with the
path, width, height, duration_ms and size_bytes, or `{"error": "…"}` with a sentence for people. The
exit code is 0 only after a result.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType

from bot.sandbox.nemo.render.job import RenderError, RenderJob

# Lines are sparse enough to cost nothing, and frequent enough to notice a reader that has gone.
PROGRESS_STEP = 0.01
SILENCE_S = 0.5


def main(arguments: list[str]) -> int:
    """Render the job file that is named, and return the exit code."""
    # Imported only now: it takes a while, and an interruption meanwhile should be quiet too.
    from bot.sandbox.nemo.render.movie import render

    last, told_at = 0.0, time.monotonic()

    def tell(progress: float) -> None:
        nonlocal last, told_at
        now = time.monotonic()
        if progress == 1.0 or progress - last >= PROGRESS_STEP or now - told_at >= SILENCE_S:
            last, told_at = progress, now
            _say({"progress": round(progress, 4)})

    try:
        result = render(_read_job(arguments), tell)
    except RenderError as error:
        _say({"error": str(error)})
        return 1
    _say(
        {
            "result": {
                "path": str(result.path),
                "width": result.width,
                "height": result.height,
                "duration_ms": result.duration_ms,
                "size_bytes": result.size_bytes,
            }
        }
    )
    return 0


def _read_job(arguments: list[str]) -> RenderJob:
    try:
        (path,) = arguments
        return RenderJob.from_json(json.loads(Path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError) as error:
        raise RenderError(f"This is not a render job: {' '.join(arguments)}") from error


def _say(line: dict[str, object]) -> None:
    print(json.dumps(line), flush=True)


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(1)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGTERM, _stop)
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:
        # Whoever waited for the video is gone. What is left unsaid goes nowhere, since Python
        # would complain about it, and change the exit code, when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
