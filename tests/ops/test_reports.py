"""Error reports, as they really leave: to a server that stands in for Sentry."""

import gzip
import json
import logging
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bot.ops.reports import Scrubber, reporting

DISCORD_TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789"
SECRET = "hunter2-hunter2"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("token nmv_usr_abc123 rejected", "token [secret] rejected"),
        (f"login with {DISCORD_TOKEN} failed", "login with [secret] failed"),
        ("Authorization: Bearer abc.def", "Authorization: [secret]"),
        ("GET https://cdn.example/a.png?ex=1&hm=2 broke", "GET [address] broke"),
        (f"key {SECRET} is wrong", "key [secret] is wrong"),
        ("turn 7 failed", "turn 7 failed"),
    ],
)
def test_what_is_left_of_a_sentence(said: str, left: str) -> None:
    assert Scrubber([SECRET, ""]).text(said) == left


@contextmanager
def sentry() -> Generator[tuple[str, list[bytes]]]:
    """Its DSN, and the bodies that came."""
    bodies: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            zipped = self.headers.get("Content-Encoding") == "gzip"
            bodies.append(gzip.decompress(body) if zipped else body)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever)
        thread.start()
        try:
            yield f"http://public@127.0.0.1:{httpd.server_port}/1", bodies
        finally:
            httpd.shutdown()
            thread.join()


def provoke(what_people_said: str) -> None:
    address = "https://nemo.example/files/a?sig=xyz"
    raise ValueError(f"{SECRET} at {address} with nmv_usr_secret")


async def test_a_bug_is_reported_without_words_tokens_and_addresses() -> None:
    with sentry() as (dsn, bodies), reporting(dsn, [SECRET]):
        logger = logging.getLogger("bot.test")
        logger.warning("somebody's words: hello kitty")
        try:
            provoke("make my cat dance")
        except ValueError:
            logger.exception("a bug, error id 1234")
    (body,) = bodies
    event = json.loads(body.splitlines()[2])
    (raised,) = event["exception"]["values"]
    assert raised["type"] == "ValueError"
    assert raised["value"] == "[secret] at [address] with [secret]"
    assert event["logentry"]["message"] == "a bug, error id 1234"
    frames = raised["stacktrace"]["frames"]
    assert frames[-1]["function"] == "provoke"
    assert all("vars" not in frame for frame in frames)
    told = body.decode()
    for hidden in ("hello kitty", "make my cat dance", "sig=xyz", "nmv_usr_secret"):
        assert hidden not in told


async def test_expected_failures_are_not_reported() -> None:
    with sentry() as (dsn, bodies), reporting(dsn, []):
        logging.getLogger("bot.test").warning("turn failed: NoCredits")
    assert bodies == []
