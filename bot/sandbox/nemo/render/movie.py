"""Rendering itself: frame by frame, the sound beside it, into a file that appears when done."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from av.error import FFmpegError

from bot.sandbox.nemo.render.encoder import Encoder
from bot.sandbox.nemo.render.frames import Frames
from bot.sandbox.nemo.render.job import FPS, RenderError, RenderJob, RenderResult
from bot.sandbox.nemo.render.sound import mixed, sounds_of

LONGEST_MS = 10 * 60 * 1000

OnProgress = Callable[[float], None]


def render(job: RenderJob, on_progress: OnProgress) -> RenderResult:
    """Make the video. `on_progress` hears the share of frames written, from above 0 to 1.

    The file takes its name only when it is whole; whatever stops the work, nothing is left behind.
    Raises RenderError.
    """
    _check(job)
    job.out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".render-", dir=job.out.parent) as scratch:
        unfinished = Path(scratch) / f"video.{job.container.value}"
        try:
            _write(job, Path(scratch), unfinished, on_progress)
        except FFmpegError as error:
            raise RenderError("The video can't be encoded. Export it again.") from error
        unfinished.replace(job.out)
    on_progress(1.0)
    width, height = job.frame_size
    duration_ms = round(job.frame_count * 1000 / FPS)
    return RenderResult(job.out, width, height, duration_ms, job.out.stat().st_size)


def _check(job: RenderJob) -> None:
    draft = job.draft
    if draft.is_empty or draft.duration_ms <= 0:
        raise RenderError("The timeline is empty. Add a picture, a title or music first.")
    if draft.duration_ms > LONGEST_MS:
        minutes = LONGEST_MS // 60_000
        raise RenderError(f"The video is longer than {minutes} minutes. Shorten it first.")


def _write(job: RenderJob, scratch: Path, path: Path, on_progress: OnProgress) -> None:
    sound = mixed(sounds_of(job.draft, job.media, scratch), round(job.frame_count * 1000 / FPS))
    with (
        Frames(job.draft, job.media, job.frame_size) as frames,
        Encoder(path, job.container, job.quality, job.frame_size) as encoder,
    ):
        for number in range(job.frame_count):
            encoder.write_image(frames.at(number * 1000 / FPS))
            # Sound keeps pace with the pictures, so that the file interleaves them.
            while encoder.sound_ms < encoder.video_ms and (samples := next(sound, None)):
                encoder.write_sound(samples)
            # The last step comes when the file is whole.
            if number + 1 < job.frame_count:
                on_progress((number + 1) / job.frame_count)
        encoder.finish()
