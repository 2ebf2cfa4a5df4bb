"""Renders in every shape that has been live, and values that no shape allows."""

import json

import pytest

from bot.core.ports import RenderPhase, RenderReport
from bot.nemo.answers import Answer, data_of
from bot.nemo.readings import read_files, read_render, read_state
from bot.nemo.wire import WireModel

URL = "https://cdn.test/film.mp4?sig=1"
NEW = {
    "status": "completed",
    "progress": 100,
    "output": {"url": URL, "duration": 5.0, "size": 1234},
}
OLD = {
    "success": True,
    "data": {"id": "r", "status": "completed", "progress": 100, "outputUrl": URL},
}
FULL = RenderReport(RenderPhase.COMPLETED, 100, URL, 5.0, 1234)
SHORT = RenderReport(RenderPhase.COMPLETED, 100, URL)


def report(body: object) -> RenderReport:
    return read_render(data_of(Answer("GET /x", 200, json.dumps(body).encode())))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (NEW, FULL),
        ({"code": 0, "data": NEW}, FULL),
        (OLD, SHORT),
        ({"code": 0, "data": OLD}, SHORT),
        ({"code": 0, "data": OLD["data"]}, SHORT),
    ],
)
def test_reads_every_shape(body: object, expected: RenderReport) -> None:
    assert report(body) == expected


@pytest.mark.parametrize(
    ("status", "phase"),
    [
        ("pending", RenderPhase.PENDING),
        ("processing", RenderPhase.PROCESSING),
        ("completed", RenderPhase.COMPLETED),
        ("failed", RenderPhase.FAILED),
        ("COMPLETED", RenderPhase.COMPLETED),
        ("cancelled", RenderPhase.FAILED),
        ("canceled", RenderPhase.FAILED),
        ("something new", RenderPhase.PROCESSING),
    ],
)
def test_reads_every_status(status: str, phase: RenderPhase) -> None:
    assert report({"status": status}).phase is phase


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        (0, 0),
        (12.5, 12.5),
        ("40", 40),
        (140, 100),
        (-1, 0),
        ("odd", None),
        ("nan", None),
        (None, None),
    ],
)
def test_progress_is_a_percentage_or_unknown(progress: object, expected: float | None) -> None:
    assert report({"status": "processing", "progress": progress}).progress == expected


@pytest.mark.parametrize("output", [None, "odd", [], {}, {"url": ""}, {"url": None}, {"url": {}}])
def test_an_odd_output_is_none(output: object) -> None:
    assert report({"status": "completed", "output": output}).url is None


@pytest.mark.parametrize("files", [None, {}, "odd", [], ["odd"], [None]])
def test_odd_files_are_none(files: object) -> None:
    assert read_files({"files": files}) == []


def test_a_user_id_may_be_in_the_state() -> None:
    assert read_state({"state": {"user_id": 12}}).user_id == "12"


def test_models_take_both_spellings_of_a_name() -> None:
    class Model(WireModel):
        long_name: int = 0

    assert Model.model_validate({"longName": 1}) == Model.model_validate({"long_name": 1})
