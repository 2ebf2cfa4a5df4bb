"""Whom a text notifies under which rules."""

import pytest

from bot.sandbox.discord.mentions import MentionRules, find
from bot.sandbox.discord.model import Guild, Json, Member, Pings, Role
from bot.sandbox.discord.snowflake import created_at

ALICE, BOB, STRANGER = 175928847299117001, 175928847299117002, 175928847299117003
OPEN, CLOSED = 175928847299117011, 175928847299117012
TEXT = f"@everyone @here <@{ALICE}> <@!{BOB}> <@{STRANGER}> <@&{OPEN}> <@&{CLOSED}> <@12>"


def _guild() -> Guild:
    guild = Guild(1, "g", ALICE)
    guild.members = {user: Member(user, created_at(user)) for user in (ALICE, BOB)}
    guild.roles = {
        OPEN: Role(OPEN, "open", 0, mentionable=True),
        CLOSED: Role(CLOSED, "closed", 0),
    }
    return guild


def _pings(*users: int, roles: tuple[int, ...] = (), everyone: bool = False) -> Pings:
    return Pings(frozenset(users), frozenset(roles), everyone)


@pytest.mark.parametrize(
    ("allowed", "may_all", "expected"),
    [
        (None, False, _pings(ALICE, BOB, roles=(OPEN,))),
        (None, True, _pings(ALICE, BOB, roles=(OPEN, CLOSED), everyone=True)),
        ({"parse": []}, True, _pings()),
        ({"parse": ["users"]}, True, _pings(ALICE, BOB)),
        ({"parse": ["roles"]}, True, _pings(roles=(OPEN, CLOSED))),
        ({"parse": ["everyone"]}, True, _pings(everyone=True)),
        ({"parse": ["everyone"]}, False, _pings()),
        ({"parse": [], "users": [str(ALICE)]}, True, _pings(ALICE)),
        ({"users": [ALICE, STRANGER], "roles": [CLOSED]}, True, _pings(ALICE, roles=(CLOSED,))),
    ],
)
def test_rules_pick_from_the_text(allowed: Json | None, may_all: bool, expected: Pings) -> None:
    rules = MentionRules.of(allowed)
    assert find(TEXT, rules, _guild(), may_mention_all=may_all, replied_to=None) == expected


def test_interactions_notify_users_only_by_default() -> None:
    rules = MentionRules.of(None, interaction=True)
    found = find(TEXT, rules, _guild(), may_mention_all=True, replied_to=None)
    assert found == _pings(ALICE, BOB)


@pytest.mark.parametrize(
    ("allowed", "pinged"),
    [
        (None, True),
        ({"parse": []}, False),
        ({"parse": [], "replied_user": True}, True),
        ({"replied_user": False}, False),
    ],
)
def test_replies_notify_as_asked(allowed: Json | None, pinged: bool) -> None:
    rules = MentionRules.of(allowed)
    found = find("done", rules, _guild(), may_mention_all=False, replied_to=ALICE)
    assert bool(found) is pinged
