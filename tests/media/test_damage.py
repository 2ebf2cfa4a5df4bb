"""Whatever is wrong with a file, it is said in the way that was promised."""

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import MediaUnreadable
from bot.media.fit import fit
from bot.media.picture import convert_picture
from bot.media.sound import convert_sound
from bot.media.video import plays_inline
from tests.media.material import Clip, halves, make_sound, make_video

import_module("pillow_heif.HeifImagePlugin")

TINY = Clip(size=(64, 48), seconds=0.2)

MAKERS: dict[str, Callable[[Path], object]] = {
    "p.heic": lambda path: halves().save(path),
    "p.avif": lambda path: halves().save(path),
    "p.bmp": lambda path: halves().save(path),
    "p.tiff": lambda path: halves().save(path),
    "s.ogg": lambda path: make_sound(path, "libopus", 0.2),
    "s.flac": lambda path: make_sound(path, "flac", 0.2),
    "v.mp4": lambda path: make_video(path, TINY),
    "v.mkv": lambda path: make_video(path, TINY),
}


@pytest.fixture(scope="module", params=MAKERS)
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    name: str = request.param
    path = tmp_path_factory.mktemp("whole") / name
    MAKERS[name](path)
    return path


@given(
    changes=st.lists(st.tuples(st.floats(0, 0.99), st.integers(0, 255)), max_size=20),
    early=st.booleans(),
    kept=st.one_of(st.just(1.0), st.floats(0, 1)),
)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_damaged_files_are_read_or_refused(
    whole: Path, tmp_path: Path, changes: list[tuple[float, int]], early: bool, kept: float
) -> None:
    data = bytearray(whole.read_bytes())
    reach = min(len(data), 600) if early else len(data)
    for share, value in changes:
        data[int(share * reach)] = value
    damaged = tmp_path / whole.name
    damaged.write_bytes(data[: round(len(data) * kept)])
    with suppress(MediaUnreadable):
        _use(damaged, tmp_path / "out")


def _use(source: Path, out: Path) -> None:
    match source.name[0]:
        case "p":
            convert_picture(source, "jpg", out)
        case "s":
            convert_sound(source, out)
        case _:
            plays_inline(source)
            fit(source, 3000, out)
