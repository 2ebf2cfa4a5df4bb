"""Who may, who pays, and in which language."""

from dataclasses import replace

import pytest

from bot.core.incoming import Press
from bot.core.records import AccountRecord, AccountScope, ButtonAction, TurnKind
from bot.core.server_settings import ChannelSettings, ServerSettings
from bot.locales import text
from bot.sessions.manager import Manager
from tests.sessions.stage import GUILD, PARENT, PERSON, SKILL, THREAD, Stage, image

EDIT = "turn this image into a clip"


async def test_who_may_not_start_is_told_why(stage: Stage) -> None:
    await stage.store.save_server(ServerSettings(GUILD, start_roles=frozenset({3})))
    opening = stage.incoming(EDIT, image(1), message_id=THREAD)
    assert await stage.manager.may_begin(opening) is not None
    await stage.manager.receive(opening)
    assert stage.parent.texts == [text("permit.start_roles", "en", roles="<@&3>")]
    assert stage.parent.last.posts[0].reply_to == THREAD
    assert await stage.store.thread(THREAD) is None
    allowed = replace(opening, message_id=THREAD - 1, roles=frozenset({3}))
    assert await stage.manager.may_begin(allowed) is None
    await stage.manager.receive(allowed)
    await stage.idle()
    assert stage.said == [EDIT]


async def test_who_may_not_edit_may_look(stage: Stage) -> None:
    await stage.a_thread()
    await stage.store.save_server(ServerSettings(GUILD, edit_roles=frozenset({3})))
    refused = text("permit.edit_roles", "en", roles="<@&3>")
    assert (await stage.ask("slower")).text == refused
    assert (await stage.ask("credits")).text.startswith("800 credits")
    press = Press(50, THREAD, PERSON, ButtonAction.EXPORT, "")
    assert await stage.manager.refused(press) == refused
    assert await stage.manager.press(press) == refused
    assert await stage.manager.refused(replace(press, manages=True)) is None
    assert stage.said == []
    assert stage.service.renders == []


async def test_only_the_owner_where_it_is_so_chosen(stage: Stage) -> None:
    await stage.a_thread()
    await stage.store.save_server(ServerSettings(GUILD, owner_only=True))
    await stage.manager.receive(replace(stage.incoming("slower"), author_id=5))
    assert stage.thread.last.text == text("permit.owner_only", "en")
    await stage.ask("faster")
    assert stage.said == ["faster"]


async def test_the_limit_of_a_day(stage: Stage) -> None:
    await stage.store.save_server(ServerSettings(GUILD, turns_per_person_a_day=2))
    await stage.a_thread()
    await stage.ask("slower")
    assert (await stage.ask("faster")).text == text("permit.person_limit", "en", count=2)
    assert stage.said == ["slower"]


async def test_a_thread_begins_wherever_it_is_asked_for(stage: Stage) -> None:
    opening = stage.incoming("", image(1), message_id=THREAD)
    asked = replace(opening, enabled_channel=False)
    assert await stage.manager.begin(asked, skill="ai-animations")
    assert not await stage.manager.begin(asked)
    await stage.idle()
    assert (await stage.record()).skill == "ai-animations"


@pytest.mark.parametrize(
    ("linked", "payer"),
    [
        ([], (AccountScope.BOT, 0)),
        ([(AccountScope.GUILD, GUILD)], (AccountScope.GUILD, GUILD)),
        ([(AccountScope.GUILD, GUILD), (AccountScope.USER, PERSON)], (AccountScope.USER, PERSON)),
    ],
)
async def test_who_pays(
    stage: Stage, linked: list[tuple[AccountScope, int]], payer: tuple[AccountScope, int]
) -> None:
    for scope, scope_id in linked:
        await stage.store.save_account(AccountRecord(scope, scope_id, "client", "token"))
    await stage.drop(EDIT)
    await stage.idle()
    thread = await stage.record()
    assert (thread.account, thread.account_id) == payer


async def test_nobody_pays(stage: Stage) -> None:
    manager = Manager(stage.studio, skill_name=SKILL, scopes=[AccountScope.USER])
    await manager.receive(stage.incoming(EDIT, image(1), message_id=THREAD))
    assert stage.parent.texts == [text("account.none", "en")]


@pytest.mark.parametrize(
    ("said", "saved", "own", "channel", "server", "expected"),
    [
        ("この画像を動画にして", "fr", "de", "es", "ko", "fr"),
        ("この画像を動画にして", None, "de", "es", "ko", "de"),
        ("この画像を動画にして", None, None, "es", "ko", "ja"),
        ("clip", None, "de", "es", "ko", "de"),
        ("clip", None, None, "es", "ko", "es"),
        ("clip", None, None, None, "ko", "ko"),
        ("clip", None, None, None, None, "en"),
    ],
)
async def test_the_language(
    stage: Stage,
    said: str,
    saved: str | None,
    own: str | None,
    channel: str | None,
    server: str | None,
    expected: str,
) -> None:
    special = {PARENT: ChannelSettings(language=channel, skill="ai-animations")}
    await stage.store.save_server(ServerSettings(GUILD, special, language=server))
    await stage.store.set_person_language(PERSON, saved)
    opening = stage.incoming(said, image(1), message_id=THREAD)
    await stage.manager.receive(replace(opening, person_locale=own))
    await stage.idle()
    thread = await stage.record()
    assert (thread.locale, thread.skill) == (expected, "ai-animations")


async def test_asides_are_no_edits(stage: Stage) -> None:
    await stage.a_thread()
    last = await stage.store.last_ended(THREAD, TurnKind.EDIT)
    await stage.ask("status")
    assert await stage.store.last_ended(THREAD, TurnKind.EDIT) == last
