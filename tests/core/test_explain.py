"""Every failure has a sentence that tells what to do next."""

import re

import pytest

from bot import errors
from bot.core.explain import explain
from bot.core.records import AccountScope
from bot.core.skills import skill, skills
from bot.errors import ReelthreadError, ServiceError
from bot.locales import supported

SKILL = skill("openai-image-to-video")
URL = "https://web.example/?bind=anon_1"


def service_errors() -> list[type[ServiceError]]:
    return ServiceError.__subclasses__()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.TokenRejected("1001"), "token must be renewed"),
        (errors.SessionGone("1002"), "begin anew with your files"),
        (errors.NoCredits("2001"), "Top up credits in your account"),
        (errors.UnsupportedFile("4001"), "png"),
        (errors.FileTooLarge("4002"), "at most 200 MB"),
        (errors.FileTooLarge("4002"), "compress it or trim it"),
        (errors.PlanBlocksExport("402"), "Register or upgrade your plan to unlock export."),
        (errors.ScopeMissing("403", "render"), "“render”"),
        (errors.TooManyRequests("429", 30), "wait a minute"),
        (errors.RequestRefused("7", 7), "say it differently"),
        (errors.ServiceUnavailable("502"), "can't be reached"),
        (errors.StreamBroken("cut"), "not sent again by itself"),
        (errors.AttachmentGone("404"), "post it again"),
        (errors.AttachmentUnread("reset"), "in a minute"),
        (errors.StoreFull("full"), "couldn't write that down"),
        (errors.ConversationGone("10003"), "Please try again"),
    ],
)
def test_the_sentence(error: ReelthreadError, words: str) -> None:
    assert words in explain(error, "en", SKILL)


@pytest.mark.parametrize("account", [AccountScope.USER, AccountScope.GUILD])
@pytest.mark.parametrize("error", [errors.TokenRejected("1001"), errors.ScopeMissing("403", "*")])
def test_who_linked_an_account_can_renew_it(account: AccountScope, error: ServiceError) -> None:
    assert "/account link" in explain(error, "en", SKILL, account=account)
    assert "/account link" not in explain(error, "en", SKILL)


def test_an_anonymous_account_is_told_where_to_register() -> None:
    assert URL in explain(errors.NoCredits("2001"), "en", SKILL, URL)
    assert URL not in explain(errors.PlanBlocksExport("402"), "en", SKILL, URL)
    assert "http" not in explain(errors.NoCredits("2001"), "en", SKILL)


def test_a_blocked_plan_never_sounds_like_missing_credits() -> None:
    assert "credits" not in explain(errors.PlanBlocksExport("402"), "en", SKILL)


@pytest.mark.parametrize("each", skills(), ids=lambda each: each.name)
def test_the_limit_is_the_skills_own(each: object) -> None:
    (profile,) = (one for one in skills() if one is each)
    said = explain(errors.FileTooLarge("4002"), "en", profile)
    assert f"{profile.size_limit_mb} MB" in said


@pytest.mark.parametrize("locale", supported())
@pytest.mark.parametrize("kind", service_errors(), ids=lambda kind: kind.__name__)
def test_no_sentence_lets_the_inside_show(kind: type[ServiceError], locale: str) -> None:
    said = explain(kind("GET /api/x: code 1001 tok_secret"), locale, SKILL)
    assert said
    assert not re.search(r"[{}]|1001|/api|secret|\?\?", said)
