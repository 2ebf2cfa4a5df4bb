"""What goes between the bot and the working process."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import MediaError, MediaToolsMissing, MediaUnreadable
from bot.media.job import (
    Convert,
    Fit,
    Inspect,
    Job,
    Sample,
    Shrink,
    answer_from_line,
    answer_to_line,
    job_from_line,
    job_to_line,
)

paths = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).map(Path)


@given(
    st.one_of(
        st.builds(Convert, paths, st.sampled_from(["jpg", "png", "m4a"]), paths),
        st.builds(Fit, paths, st.integers(0, 2**40), paths),
        st.builds(Inspect, paths),
        st.builds(Sample, paths, st.lists(st.integers(0, 10**9)).map(tuple[int, ...]), paths),
        st.builds(Shrink, paths, paths),
    )
)
def test_jobs_arrive_as_they_were_sent(job: Job) -> None:
    line = job_to_line(job)
    assert line.count(b"\n") == 1
    assert job_from_line(line) == job


@pytest.mark.parametrize("answer", [True, False])
def test_answers_arrive(answer: bool) -> None:
    assert answer_from_line(answer_to_line(answer).encode()) is answer


@pytest.mark.parametrize("kind", [MediaError, MediaUnreadable, MediaToolsMissing])
def test_errors_arrive_as_what_they_are(kind: type[MediaError]) -> None:
    with pytest.raises(MediaError, match="the message") as caught:
        answer_from_line(answer_to_line(kind("the message")).encode())
    assert caught.type is kind


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b'{"error": "other", "message": ""}'])
def test_anything_else_is_no_answer(line: bytes) -> None:
    with pytest.raises(ValueError):
        answer_from_line(line)
