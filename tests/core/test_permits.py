"""Who may start a thread and edit in it, and how much."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.permits import Asker, Refusal, Usage, Wish, has_limits, refusal
from bot.core.server_settings import ServerSettings
from bot.locales import supported

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
MAKERS, EDITORS, OTHERS = 31, 32, 33

OPEN = ServerSettings(10)
BY_ROLES = replace(OPEN, start_roles=frozenset({MAKERS}), edit_roles=frozenset({MAKERS, EDITORS}))
OWNERS = replace(OPEN, owner_only=True)
LIMITED = replace(OPEN, turns_per_person_a_day=2, turns_per_server_a_day=5, cooldown_s=90)


def a_person(*roles: int, owns_thread: bool = False) -> Asker:
    return Asker(frozenset(roles), owns_thread=owns_thread)


@pytest.mark.parametrize(
    ("settings", "asker", "wish", "key"),
    [
        (OPEN, a_person(), Wish.START, None),
        (OPEN, a_person(), Wish.EDIT, None),
        (BY_ROLES, a_person(), Wish.START, "permit.start_roles"),
        (BY_ROLES, a_person(OTHERS, EDITORS), Wish.START, "permit.start_roles"),
        (BY_ROLES, a_person(OTHERS, MAKERS), Wish.START, None),
        (BY_ROLES, a_person(OTHERS), Wish.EDIT, "permit.edit_roles"),
        (BY_ROLES, a_person(owns_thread=True), Wish.EDIT, "permit.edit_roles"),
        (BY_ROLES, a_person(EDITORS), Wish.EDIT, None),
        (replace(BY_ROLES, start_roles=frozenset()), a_person(), Wish.START, "permit.edit_roles"),
        (replace(BY_ROLES, edit_roles=frozenset()), a_person(), Wish.EDIT, None),
        (OWNERS, a_person(), Wish.START, None),
        (OWNERS, a_person(), Wish.EDIT, "permit.owner_only"),
        (OWNERS, a_person(owns_thread=True), Wish.EDIT, None),
        (replace(BY_ROLES, owner_only=True), a_person(EDITORS), Wish.EDIT, "permit.owner_only"),
    ],
)
def test_roles_and_owners(
    settings: ServerSettings, asker: Asker, wish: Wish, key: str | None
) -> None:
    refused = refusal(settings, asker, wish)
    assert (refused and refused.key) == key
    assert refusal(settings, replace(asker, manages=True), wish) is None


@pytest.mark.parametrize(
    ("usage", "refused"),
    [
        (Usage(NOW), None),
        (Usage(NOW, 1, 4, NOW - timedelta(seconds=90)), None),
        (Usage(NOW, 2, 4), Refusal("permit.person_limit", {"count": 2})),
        (Usage(NOW, 1, 5), Refusal("permit.server_limit", {"count": 5})),
        (Usage(NOW, 0, 0, wanted=2), None),
        (
            Usage(NOW, 1, 0, wanted=2),
            Refusal("permit.too_many", {"wanted": 2, "left": 1}),
        ),
        (
            Usage(NOW, 0, 4, wanted=2),
            Refusal("permit.too_many", {"wanted": 2, "left": 1}),
        ),
        (Usage(NOW, 3, 7, NOW), Refusal("permit.person_limit", {"count": 2})),
        (
            Usage(NOW, 1, 1, NOW - timedelta(seconds=89.5)),
            Refusal("permit.cooldown", {"when": f"<t:{int(NOW.timestamp()) + 1}:R>"}),
        ),
        (Usage(NOW, 1, 1, NOW), Refusal("permit.cooldown", {"when": "<t:1748779290:R>"})),
        (Usage(NOW, 1, 1, NOW + timedelta(hours=1)), None),
    ],
)
def test_limits_hold_for_everybody(usage: Usage, refused: Refusal | None) -> None:
    assert refusal(LIMITED, a_person(), Wish.EDIT, usage) == refused
    assert refusal(LIMITED, Asker(manages=True), Wish.START, usage) == refused


def test_what_spends_nothing_is_not_limited() -> None:
    assert refusal(LIMITED, a_person(), Wish.EDIT) is None
    assert refusal(OPEN, a_person(), Wish.EDIT, Usage(NOW, 999, 9999, NOW)) is None


def test_a_limit_of_none_at_all_stops_everybody() -> None:
    closed = replace(OPEN, turns_per_server_a_day=0)
    assert refusal(closed, a_person(), Wish.START, Usage(NOW)) is not None


def test_rights_are_told_before_limits() -> None:
    refused = refusal(replace(LIMITED, owner_only=True), a_person(), Wish.EDIT, Usage(NOW, 9, 9))
    assert refused == Refusal("permit.owner_only")


@pytest.mark.parametrize(
    ("settings", "limited"),
    [
        (OPEN, False),
        (BY_ROLES, False),
        (replace(OPEN, cooldown_s=1), True),
        (replace(OPEN, turns_per_person_a_day=0), True),
        (replace(OPEN, turns_per_server_a_day=9), True),
    ],
)
def test_usage_is_counted_only_where_it_matters(settings: ServerSettings, limited: bool) -> None:
    assert has_limits(settings) is limited


@pytest.mark.parametrize("locale", supported())
def test_every_refusal_is_a_sentence_with_its_values(locale: str) -> None:
    late = Usage(NOW, last_at=NOW)
    cases = [
        (refusal(BY_ROLES, a_person(), Wish.START), "<@&31>"),
        (refusal(BY_ROLES, a_person(), Wish.EDIT), "<@&31>, <@&32>"),
        (refusal(OWNERS, a_person(), Wish.EDIT), ""),
        (refusal(LIMITED, a_person(), Wish.EDIT, Usage(NOW, by_person=2)), "2"),
        (refusal(LIMITED, a_person(), Wish.EDIT, Usage(NOW, in_server=5)), "5"),
        (refusal(LIMITED, a_person(), Wish.EDIT, late), "<t:1748779290:R>"),
    ]
    sentences = [refused.sentence(locale) for refused, _ in cases if refused]
    assert len(set(sentences)) == len(cases)
    for sentence, (_, value) in zip(sentences, cases, strict=True):
        assert value in sentence
        assert "{" not in sentence


roles = st.frozensets(st.integers(1, 4), max_size=3)
settings = st.builds(
    ServerSettings,
    st.just(10),
    start_roles=roles,
    edit_roles=roles,
    owner_only=st.booleans(),
    turns_per_person_a_day=st.none() | st.integers(0, 3),
    turns_per_server_a_day=st.none() | st.integers(0, 3),
    cooldown_s=st.floats(0, 60),
)
usages = st.builds(
    Usage,
    st.just(NOW),
    st.integers(0, 4),
    st.integers(0, 4),
    st.none() | st.integers(-90, 9).map(lambda seconds: NOW + timedelta(seconds=seconds)),
)


@given(settings, roles, roles, st.sampled_from(Wish), usages)
def test_more_roles_and_less_usage_never_take_a_right_away(
    settings: ServerSettings,
    own: frozenset[int],
    more: frozenset[int],
    wish: Wish,
    usage: Usage,
) -> None:
    if refusal(settings, Asker(own), wish, usage) is None:
        assert refusal(settings, Asker(own | more), wish, usage) is None
        assert refusal(settings, Asker(own, owns_thread=True), wish, usage) is None
        assert refusal(settings, Asker(own, manages=True), wish, usage) is None
        assert refusal(settings, Asker(own), wish, Usage(NOW)) is None
        assert refusal(settings, Asker(own), wish) is None


@given(settings, roles, usages)
def test_who_may_start_may_edit_in_their_thread(
    settings: ServerSettings, own: frozenset[int], usage: Usage
) -> None:
    if refusal(settings, Asker(own), Wish.START, usage) is None:
        assert refusal(settings, Asker(own, owns_thread=True), Wish.EDIT, usage) is None
