"""The address of a file ends at a time, and is renewed."""

import time
from collections.abc import Mapping

import pytest

from bot.core.records import NewAsset
from bot.locales import text
from tests.sessions.stage import Stage, image

EDIT = "make a clip of this"
PNG = b"\x89PNG\r\n\x1a\n and a picture"
SIGNED = "https://cdn.example/1/kite.png?ex={:x}&is=0&hm=0"
FRESH = "https://cdn.example/1/fresh"


async def drop(stage: Stage, asset: NewAsset, files: Mapping[str, bytes]) -> str:
    """Post a file whose bytes lie under these addresses; what is answered in the end."""
    stage.thread.files.update(files)
    await stage.drop(EDIT, asset)
    await stage.idle()
    return stage.thread.last.text


async def test_an_address_that_has_expired_is_renewed_beforehand(stage: Stage) -> None:
    expired = SIGNED.format(int(time.time()) + 60)
    await drop(stage, NewAsset(1, "kite.png", "image/png", 9, expired), {FRESH: PNG})
    assert stage.service.uploads == [("session1", FRESH)]


async def test_an_address_that_is_gone_is_renewed(stage: Stage) -> None:
    asset = image(1)
    stage.thread.gone.add(asset.url)
    await drop(stage, asset, {FRESH: PNG})
    assert stage.service.uploads == [("session1", FRESH)]


async def test_a_file_that_stays_gone_is_named(stage: Stage) -> None:
    asset = image(1)
    stage.thread.gone |= {asset.url, FRESH}
    said = await drop(stage, asset, {})
    assert said.splitlines()[0] == f"**kite.png**: {text('error.attachment_gone', 'en')}"


@pytest.mark.parametrize(("lives_s", "renewed"), [(60, True), (3600, False)])
async def test_a_new_session_gets_the_same_address_while_it_is_fresh(
    stage: Stage, lives_s: int, renewed: bool
) -> None:
    signed = SIGNED.format(int(time.time()) + lives_s)
    await drop(stage, NewAsset(1, "kite.png", "image/png", 9, signed), {signed: PNG, FRESH: PNG})
    stage.thread.refreshed.clear()
    stage.service.dead = {"session1"}
    await stage.ask("slower")
    assert stage.service.uploads[-1] == ("session2", FRESH if renewed else signed)
    assert bool(stage.thread.refreshed) == renewed
