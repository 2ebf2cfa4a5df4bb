"""Answers of every shape, to data or to the exception that stands for them."""

import json

import pytest

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
from bot.nemo.answers import Answer, data_of

HTML = b"<html><h1>nginx</h1></html>"


def answer(body: object, status: int = 200) -> Answer:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer("GET /x", status, data)


@pytest.mark.parametrize(
    ("body", "data"),
    [
        ({"code": 0, "data": {"a": 1}}, {"a": 1}),
        ({"code": "0", "data": {"a": 1}}, {"a": 1}),
        ({"code": 0, "message": "ok", "data": None}, {"code": 0, "message": "ok", "data": None}),
        ({"status": "pending"}, {"status": "pending"}),
        ({"success": True, "data": {"a": 1}}, {"a": 1}),
        ({"code": 0, "data": {"success": True, "data": {"a": 1}}}, {"a": 1}),
        (
            {"code": 0, "data": {"a": {"code": 7, "success": False}}},
            {"a": {"code": 7, "success": False}},
        ),
        ({"code": 0, "data": {"code": 7}}, {"code": 7}),
        ({"data": {"a": 1}}, {"data": {"a": 1}}),
        ({"success": False, "data": {"status": "failed"}}, {"status": "failed"}),
        ({"status": "failed", "error": "boom"}, {"status": "failed", "error": "boom"}),
        ({"code": 0, "data": {"a": 2**70}, "error": None}, {"a": 2**70}),
        ({}, {}),
    ],
)
def test_good_answers(body: object, data: object) -> None:
    assert data_of(answer(body)) == data


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        # A code counts whatever the HTTP status says.
        ({"code": 1001}, 200, TokenRejected),
        ({"code": 1002}, 200, SessionGone),
        ({"code": 1002}, 500, SessionGone),
        ({"code": 2001}, 402, NoCredits),
        ({"code": 4001}, 200, UnsupportedFile),
        ({"code": 4002}, 200, FileTooLarge),
        ({"code": 400}, 200, RequestRefused),
        ({"code": 402}, 200, PlanBlocksExport),
        ({"code": 403}, 200, ScopeMissing),
        ({"code": 429}, 200, TooManyRequests),
        ({"code": 500}, 200, ServiceUnavailable),
        ({"code": 599}, 200, ServiceUnavailable),
        ({"code": 600}, 200, RequestRefused),
        ({"code": 4999}, 200, RequestRefused),
        ({"code": -1}, 200, RequestRefused),
        ({"code": "1002", "data": {"a": 1}}, 200, SessionGone),
        # Without one, the status does.
        ({"code": 0, "data": {}}, 500, ServiceUnavailable),
        ({}, 401, TokenRejected),
        ({}, 402, PlanBlocksExport),
        ({}, 408, ServiceUnavailable),
        ({"detail": "Not Found"}, 404, RequestRefused),
        ({"detail": "Session not found: 12"}, 404, SessionGone),
        ({"detail": [{"type": "missing", "loc": ["body"], "msg": "x"}]}, 422, RequestRefused),
        ({"detail": "boom"}, 500, ServiceUnavailable),
        # A no without either.
        ({"success": False}, 200, RequestRefused),
        ({"success": False, "message": "no", "data": {}}, 200, RequestRefused),
        ({"code": 0, "data": {"success": False, "error": "no"}}, 200, RequestRefused),
        ({"error": "no"}, 200, RequestRefused),
        # Not an answer of the API.
        (HTML, 200, ServiceUnavailable),
        (HTML, 302, ServiceUnavailable),
        (HTML, 401, TokenRejected),
        (HTML, 402, PlanBlocksExport),
        (HTML, 403, ServiceUnavailable),
        (HTML, 404, ServiceUnavailable),
        (HTML, 413, FileTooLarge),
        (b"", 415, UnsupportedFile),
        (b"", 429, TooManyRequests),
        (HTML, 503, ServiceUnavailable),
        (b"", 200, ServiceUnavailable),
        ([1], 200, ServiceUnavailable),
        ("ok", 200, ServiceUnavailable),
        (None, 200, ServiceUnavailable),
        (b'{"code": 0, "data"', 200, ServiceUnavailable),
        (b"\xff\xfe\xff", 200, ServiceUnavailable),
        (b"[" * 100_000, 200, ServiceUnavailable),
    ],
)
def test_bad_answers(body: object, status: int, error: type[ServiceError]) -> None:
    with pytest.raises(error) as caught:
        data_of(answer(body, status))
    assert type(caught.value) is error
    assert str(caught.value).startswith("GET /x: ")


@pytest.mark.parametrize(
    ("status", "received"), [(200, True), (302, False), (404, False), (500, True), (504, True)]
)
def test_a_gateway_that_turns_a_request_away_keeps_it_from_the_service(
    status: int, received: bool
) -> None:
    with pytest.raises(ServiceUnavailable) as caught:
        data_of(answer(HTML, status))
    assert caught.value.received is received


@pytest.mark.parametrize(
    ("body", "scope"),
    [
        ({"code": 403, "message": "insufficient scope: render required"}, "render"),
        ({"code": 403, "msg": "Missing scope UPLOAD"}, "upload"),
        ({"detail": "forbidden: write"}, "write"),
        ({"code": 403, "message": "the token nmv_usr_x isn't allowed to"}, None),
        ({"code": 403}, None),
    ],
)
def test_a_missing_scope_is_named_where_it_is_known(body: object, scope: str | None) -> None:
    with pytest.raises(ScopeMissing) as caught:
        data_of(answer(body, 403))
    assert caught.value.scope == scope
    assert "nmv_usr" not in str(caught.value)


def test_a_refusal_keeps_its_code() -> None:
    with pytest.raises(RequestRefused) as caught:
        data_of(answer({"code": 4003, "message": "failed to fetch"}))
    assert caught.value.code == 4003
