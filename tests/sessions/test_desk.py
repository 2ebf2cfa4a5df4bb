"""Accounts, languages and skills, as their owners arrange them."""

from dataclasses import replace

import pytest

from bot.core.records import AccountScope
from bot.core.server_settings import ServerSettings
from bot.core.skills import skill
from bot.errors import ScopeMissing, ServiceError, ServiceUnavailable, TokenRejected
from bot.sessions.desk import Desk, Visitor, matching_skills
from bot.sessions.rules import HouseRules
from tests.sessions.stage import GUILD, PARENT, PERSON, SKILL, THREAD, Stage, Trouble, image

VISITOR = Visitor(PERSON, PARENT, None, GUILD, manages=False, locale="en-US")
MANAGER = replace(VISITOR, person_id=PERSON + 1, manages=True)


@pytest.fixture
def desk(stage: Stage) -> Desk:
    return Desk(stage.store, stage.service, HouseRules(stage.store), skill_name=SKILL)


async def test_the_persons_language_goes_before_that_of_their_discord(desk: Desk) -> None:
    spanish = replace(VISITOR, locale="es-419")
    assert await desk.locale(spanish) == "es"
    assert "Deutsch" in await desk.choose_language(spanish, "de")
    assert await desk.locale(spanish) == "de"
    assert await desk.locale(replace(spanish, person_id=1)) == "es"
    assert "idioma" in await desk.choose_language(spanish, None)
    assert await desk.locale(spanish) == "es"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (TokenRejected("no"), "doesn't accept this token"),
        (ScopeMissing("no", "read"), "“read”"),
        (ServiceUnavailable("no"), "couldn't check"),
    ],
)
async def test_a_token_that_isnt_proved_isnt_kept(
    stage: Stage, desk: Desk, error: ServiceError, said: str
) -> None:
    stage.service.balance = error
    assert said in await desk.link(VISITOR, AccountScope.USER, "token")
    assert await stage.store.account(AccountScope.USER, PERSON) is None


async def test_a_linked_token_is_kept_and_read_anew(stage: Stage, desk: Desk) -> None:
    assert "Linked" in await desk.link(VISITOR, AccountScope.USER, " Bearer token\n")
    account = await stage.store.account(AccountScope.USER, PERSON)
    assert account is not None
    assert account.token == "token"
    assert "Your own account" in await desk.show(VISITOR)
    assert "bot's own" in await desk.show(MANAGER)
    assert "deleted" in await desk.unlink(VISITOR, AccountScope.USER)
    assert stage.service.forgotten == [(AccountScope.USER, PERSON)] * 2
    assert await stage.store.account(AccountScope.USER, PERSON) is None


@pytest.mark.parametrize("scope", [AccountScope.GUILD, AccountScope.BOT])
async def test_only_managers_have_a_say_for_the_server_and_nobody_for_the_bot(
    stage: Stage, desk: Desk, scope: AccountScope
) -> None:
    asker = VISITOR if scope is AccountScope.GUILD else MANAGER
    assert "manage this server" in await desk.link(asker, scope, "token")
    assert "manage this server" in await desk.unlink(asker, scope)
    assert await stage.store.account(scope, GUILD) is None
    assert await stage.store.account(scope, 0) is None


async def test_an_account_that_may_not_pay_is_not_linked(stage: Stage) -> None:
    rules = HouseRules(stage.store)
    desk = Desk(stage.store, stage.service, rules, skill_name=SKILL, scopes=[AccountScope.BOT])
    assert "doesn't let such accounts pay" in await desk.link(VISITOR, AccountScope.USER, "token")
    assert await stage.store.account(AccountScope.USER, VISITOR.person_id) is None


async def test_no_account_at_all(stage: Stage) -> None:
    rules = HouseRules(stage.store)
    desk = Desk(stage.store, stage.service, rules, skill_name=SKILL, scopes=[AccountScope.USER])
    assert "/account link" in await desk.show(VISITOR)


async def test_a_database_that_fails_is_told_in_plain_words(desk: Desk, trouble: Trouble) -> None:
    trouble.on = True
    for said in (
        await desk.link(VISITOR, AccountScope.USER, "token"),
        await desk.choose_language(VISITOR, "de"),
        await desk.choose_skill(MANAGER, "ai-animations"),
    ):
        assert said == "I couldn't write that down. Please try again in a minute."


async def test_the_skill_of_a_channel_is_that_of_its_new_threads(stage: Stage, desk: Desk) -> None:
    assert await desk.skill_here(VISITOR) == skill(SKILL)
    await stage.manager.receive(stage.incoming("make it move", image(1), message_id=THREAD))
    in_thread = replace(MANAGER, channel_id=THREAD, parent_id=PARENT)
    assert "AI Animations" in await desk.choose_skill(in_thread, "ai-animations")
    assert (await desk.skill_here(VISITOR)).name == "ai-animations"
    assert await desk.skill_here(in_thread) == skill(SKILL)
    assert "no such skill" in await desk.choose_skill(MANAGER, "magic")


async def test_a_skill_is_told_with_its_limits_and_its_tip(stage: Stage, desk: Desk) -> None:
    settings = ServerSettings(GUILD)
    await stage.store.save_server(settings)
    told = await desk.about_skill(VISITOR)
    assert skill(SKILL).tip("en") in told
    assert "200 MB" in told
    assert "200 MB" in await desk.about_uploads(VISITOR)


def test_skills_are_found_by_name_and_title() -> None:
    assert len(matching_skills("")) == 5
    assert [found.name for found in matching_skills("A2E")] == ["ai-image-to-video-a2e"]
    assert matching_skills("nothing like it") == []
