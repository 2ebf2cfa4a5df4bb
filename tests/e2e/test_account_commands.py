"""``/account …``: tokens go in by a form, are proved, kept encrypted, and never come out."""

import logging

import pytest

from bot.sandbox.discord.invocations import Invocation
from bot.sandbox.discord.model import Message
from bot.sandbox.nemo.faults import HTML_ERROR
from bot.sandbox.nemo.settings import NemoSettings, Pace, RegisteredAccount
from tests.e2e.stage import CLIP, Stage

TOKEN = "nmv_usr_alice"
SERVERS_TOKEN = "nmv_usr_server"


@pytest.fixture
def nemo_settings() -> NemoSettings:
    """Two people have accounts."""
    accounts = (
        RegisteredAccount(TOKEN, credits=500),
        RegisteredAccount(SERVERS_TOKEN, credits=900),
    )
    return NemoSettings(accounts=accounts, pace=Pace.instant(), silent_ratio=0.0, gui_ratio=0.0)


async def link(stage: Stage, token: str, who: str = "alice", **options: str) -> Message:
    """Fill in the form, and return what is answered to it."""
    person = stage.discord.person(who)
    opened = await person.run(stage.channel, "account link", options)
    assert "encrypted" in str(await opened.modal())
    return await (await person.submit(opened, {"token": token})).reply()


async def show(stage: Stage, who: str = "alice") -> str:
    used = await stage.discord.person(who).run(stage.channel, "account show")
    answer = await used.reply()
    assert answer.ephemeral_to == stage.discord.person(who).id
    return answer.content


async def refusal(used: Invocation) -> str:
    return (await used.reply()).content


async def test_a_linked_account_pays_and_its_token_is_seen_nowhere(
    running: Stage, photo: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    linked = await link(running, f"  Bearer {TOKEN} ")
    assert linked.content.startswith("Linked.")
    assert "500 credits" in linked.content
    assert linked.ephemeral_to == running.alice.id
    assert "Your own account pays here.\n500 credits" in await show(running)
    await running.answer(await running.drop(CLIP, ("photo.jpg", photo)))
    assert running.rows("SELECT account FROM threads") == [("user",)]
    assert running.nemo.accounts.anonymous() == []
    assert not any(TOKEN in str(call.json_body) for call in running.discord.recorder.calls)
    assert TOKEN not in caplog.text
    files = [path for path in running.folder.iterdir() if path.is_file()]
    assert files
    assert not any(TOKEN.encode() in path.read_bytes() for path in files)


async def test_an_account_is_its_owners_alone(running: Stage) -> None:
    await link(running, TOKEN)
    assert "bot's own account" in await show(running, "bob")


async def test_unlinking_deletes_the_token(running: Stage) -> None:
    await link(running, TOKEN)
    unlinked = await running.alice.run(running.channel, "account unlink")
    assert "token is deleted" in (await unlinked.reply()).content
    assert running.rows("SELECT 1 FROM accounts WHERE scope = 'user'") == []
    assert "bot's own account" in await show(running)
    again = await running.alice.run(running.channel, "account unlink")
    assert "nothing to unlink" in (await again.reply()).content


@pytest.mark.parametrize("token", ["nmv_usr_nobody", "two words", "ключ"])
async def test_a_token_that_is_none(running: Stage, token: str) -> None:
    answer = await link(running, token)
    assert "doesn't accept this token" in answer.content
    assert token not in answer.content
    assert running.rows("SELECT 1 FROM accounts WHERE scope = 'user'") == []


async def test_a_token_that_cant_be_proved_is_not_kept(running: Stage) -> None:
    running.nemo.faults.next_request("GET /api/credits/balance/simple", HTML_ERROR, times=9)
    answer = await link(running, TOKEN)
    assert "couldn't check" in answer.content
    assert running.rows("SELECT 1 FROM accounts WHERE scope = 'user'") == []


async def test_a_servers_account_is_for_those_who_manage_it(running: Stage) -> None:
    for command in ("account link", "account unlink"):
        used = await running.alice.run(running.channel, command, {"whose": "guild"})
        assert "manage this server" in await refusal(used)
    answer = await link(running, SERVERS_TOKEN, "owner", whose="guild")
    assert "900 credits" in answer.content
    assert "account of this server" in await show(running, "bob")
    await link(running, TOKEN)
    assert "Your own account" in await show(running)


async def test_a_thread_keeps_the_account_that_it_began_with(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await link(running, TOKEN)
    told = (await (await running.alice.run(thread, "account show")).reply()).content
    assert "bot's own account" in told
    assert "another account" in told


async def test_anothers_balance_stays_private(running: Stage, photo: bytes) -> None:
    await link(running, TOKEN)
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    told = (await (await running.discord.person("bob").run(thread, "account show")).reply()).content
    assert "person who started this thread" in told
    assert "credits" not in told


async def test_a_form_that_was_opened_before_a_restart(running: Stage) -> None:
    opened = await running.alice.run(running.channel, "account link")
    await opened.modal()
    await running.stop_bot()
    await running.start_bot()
    answer = await (await running.alice.submit(opened, {"token": TOKEN})).reply()
    assert answer.content.startswith("Linked.")


async def test_in_a_direct_message(running: Stage) -> None:
    place = running.alice.direct_channel()
    opened = await running.alice.run(place, "account link")
    await opened.modal()
    answer = await (await running.alice.submit(opened, {"token": TOKEN})).reply()
    assert answer.content.startswith("Linked.")


async def test_the_host_chooses_whose_accounts_may_pay(world: Stage, photo: bytes) -> None:
    nemo = world.settings.nemo.model_copy(update={"accounts": ("server",)})
    world.settings = world.settings.model_copy(update={"nemo": nemo})
    await world.start_bot()
    asked = await world.alice.post(world.channel, CLIP, files=[("photo.jpg", photo)])
    told = await world.shown(world.channel, lambda message: "/account link" in message.content)
    assert told.reference is not None
    assert told.reference.message_id == asked.id
    assert world.rows("SELECT 1 FROM threads") == []
