"""The server beneath the endpoints: its port, and what it answers to what it doesn't know."""

import tempfile
from pathlib import Path

import pytest
from yarl import URL

from bot.sandbox.nemo.server import NemoSandbox
from tests.sandbox.nemo.http_client import Client, Json, settings


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def test_a_port_that_is_taken_leaves_nothing_behind(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    taken = URL(client.nemo.api_url).port
    with pytest.raises(OSError, match=str(taken)):
        await NemoSandbox(settings(port=taken)).start()

    assert names_in(tmp_path) == []


async def test_a_body_that_is_no_json_gets_the_framework_error(client: Client) -> None:
    status, answer = await client.call("POST", "/run_sse", data=b"{")

    assert (status, answer["detail"][0]["type"]) == (422, "json_invalid")


@pytest.mark.parametrize(
    ("body", "loc"),
    [
        ({}, ["body", "app_name"]),
        ({"app_name": "a", "user_id": "me", "session_id": "1"}, ["body", "new_message"]),
        (
            {"app_name": "a", "user_id": "me", "session_id": "1", "new_message": {}},
            ["body", "new_message", "parts"],
        ),
    ],
)
async def test_incomplete_messages_get_the_framework_error(
    client: Client, body: Json, loc: list[str]
) -> None:
    status, answer = await client.call("POST", "/run_sse", json=body)

    assert status == 422
    assert answer["detail"][0]["type"] == "missing"
    assert answer["detail"][0]["loc"] == loc


async def test_unknown_paths_and_methods_answer_as_the_framework_does(client: Client) -> None:
    assert await client.call("GET", "/nothing") == (404, {"detail": "Not Found"})
    assert await client.call("GET", "/run_sse") == (405, {"detail": "Method Not Allowed"})
