"""Permissions add up as Discord documents it, checked against discord.py's own computation."""

import discord
import pytest

from bot.core.permissions import (
    NAMES,
    NEEDED,
    Membership,
    Overwrite,
    Permission,
    invite_url,
    missing,
)

GUILD, ROLE, OTHER_ROLE, BOT = 1, 2, 3, 9
VIEW, SEND = Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES


def test_the_bits_are_those_of_discord() -> None:
    flags = discord.Permissions.VALID_FLAGS
    for permission in Permission:
        assert flags[str(permission.name).lower()] == permission


def test_the_names_are_those_of_every_permission_that_is_needed() -> None:
    assert set(NAMES) == set(Permission) - {Permission.ADMINISTRATOR}
    assert sum(NAMES) == NEEDED


def membership(everyone: int = 0, role: int = 0, *, owns: bool = False) -> Membership:
    return Membership(GUILD, BOT, frozenset({ROLE}), {GUILD: everyone, ROLE: role}, owns=owns)


@pytest.mark.parametrize(
    ("member", "overwrites", "held"),
    [
        (membership(VIEW), [], VIEW),
        (membership(VIEW, SEND), [], VIEW | SEND),
        (membership(VIEW), [Overwrite(GUILD, deny=VIEW)], 0),
        (membership(VIEW), [Overwrite(GUILD, deny=VIEW), Overwrite(ROLE, allow=VIEW)], VIEW),
        (membership(VIEW), [Overwrite(ROLE, allow=VIEW), Overwrite(BOT, deny=VIEW)], 0),
        (membership(VIEW), [Overwrite(ROLE, deny=VIEW), Overwrite(BOT, allow=VIEW)], VIEW),
        (membership(VIEW), [Overwrite(OTHER_ROLE, deny=VIEW)], VIEW),
        (membership(), [Overwrite(GUILD, allow=SEND)], SEND),
        (membership(role=Permission.ADMINISTRATOR), [Overwrite(BOT, deny=VIEW)], ~0),
        (membership(owns=True), [Overwrite(GUILD, deny=VIEW)], ~0),
    ],
)
def test_the_nearer_rank_wins(member: Membership, overwrites: list[Overwrite], held: int) -> None:
    assert member.within(overwrites) == held


@pytest.mark.parametrize(
    ("held", "names"),
    [
        (int(NEEDED), []),
        (~0, []),
        (int(Permission.ADMINISTRATOR), []),
        (int(NEEDED & ~Permission.ATTACH_FILES), ["Attach Files"]),
        (0, list(NAMES.values())),
    ],
)
def test_what_is_missing_is_named(held: int, names: list[str]) -> None:
    assert missing(held) == names


def test_the_invite_asks_for_exactly_what_is_needed() -> None:
    url = invite_url(42)
    assert "client_id=42" in url
    assert "scope=bot+applications.commands" in url
    assert f"permissions={int(NEEDED)}" in url
