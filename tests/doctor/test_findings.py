"""How findings are told: to people with and without colours, and to programs."""

import json

import pytest

from bot.doctor import machine
from bot.doctor.discord_account import Application, switches
from bot.doctor.findings import (
    Finding,
    Level,
    as_json,
    as_text,
    broken,
    exit_code,
    fine,
    notice,
)
from bot.media.fonts import has_font

FINE = fine("Discord", "the token works")
NOTICE = notice("Disk", "little room", "make room")
BROKEN = broken("Discord", "the intent is off", "switch it on")


def test_lines_are_aligned_and_readable_without_colours() -> None:
    assert as_text([FINE, BROKEN, NOTICE], colours=False).splitlines() == [
        "Discord  ✓ the token works",
        "         ✗ the intent is off",
        "           → switch it on",
        "Disk     ! little room",
        "           → make room",
        "",
        "1 to mend, from top to bottom; then run this again.",
    ]


@pytest.mark.parametrize(
    ("found", "verdict"),
    [([FINE], "Ready to run."), ([FINE, NOTICE], "Ready to run; 1 to look at.")],
)
def test_the_verdict(found: list[Finding], verdict: str) -> None:
    assert as_text(found, colours=False).endswith(f"\n\n{verdict}")


def test_colours_change_the_signs_alone() -> None:
    coloured = as_text([BROKEN], colours=True)
    assert "\x1b[31m✗\x1b[0m the intent is off" in coloured
    plain = as_text([BROKEN], colours=False)
    assert coloured.replace("\x1b[31m", "").replace("\x1b[0m", "") == plain


@pytest.mark.parametrize(("found", "code"), [([FINE], 0), ([NOTICE], 0), ([FINE, BROKEN], 1)])
def test_only_what_is_broken_counts_for_scripts(found: list[Finding], code: int) -> None:
    assert exit_code(found) == code
    assert json.loads(as_json(found))["ok"] is (code == 0)


def test_programs_get_every_field() -> None:
    (told,) = json.loads(as_json([BROKEN]))["findings"]
    assert told == {
        "area": "Discord",
        "level": "error",
        "said": "the intent is off",
        "mend": "switch it on",
    }


@pytest.mark.parametrize(
    ("free_mib", "level"),
    [(0, Level.BROKEN), (199, Level.BROKEN), (200, Level.NOTICE), (1024, Level.FINE)],
)
def test_room_on_the_disk(free_mib: int, level: Level) -> None:
    assert machine.room("the database", free_mib * machine.MIB).level is level


def test_scripts_without_a_font() -> None:
    assert machine.letters(lambda letter: True).level is Level.FINE
    found = machine.letters(lambda letter: letter != "한")
    assert (found.level, "no font has Korean" in found.said) == (Level.NOTICE, True)


def test_a_host_without_emoji_is_well_and_told_where_they_are() -> None:
    assert "emoji" not in machine.letters(lambda letter: True).said
    found = machine.letters(lambda letter: letter != machine.EMOJI)
    assert found.level is Level.FINE
    assert "fonts-noto-color-emoji would bring emoji" in found.said


def test_the_fonts_of_this_machine_are_really_looked_at() -> None:
    assert machine.letters().level is Level.FINE
    assert not has_font("\U000e0fff")


@pytest.mark.parametrize(
    ("application", "said"),
    [
        (Application(id=1, name="r", flags=1 << 18), []),
        (Application(id=1, name="r", flags=1 << 19), []),
        (Application(id=1, name="r"), ["message content intent"]),
        (Application(id=1, name="r", flags=1 << 19, bot_require_code_grant=True), ["code grant"]),
        (
            Application(
                id=1, name="r", flags=1 << 18, interactions_endpoint_url="https://else.example"
            ),
            ["another address"],
        ),
    ],
)
def test_the_switches_of_the_developer_portal(application: Application, said: list[str]) -> None:
    wrong = [each for each in switches(application) if each.level is Level.BROKEN]
    assert len(wrong) == len(said)
    assert all(part in each.said and each.mend for part, each in zip(said, wrong, strict=True))
