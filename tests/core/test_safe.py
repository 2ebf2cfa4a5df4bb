"""Text that came from outside, as it is shown."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.chunk import split
from bot.core.safe import LONGEST_NAME, plain_name, safe

PIECES = st.sampled_from(
    [
        *"[]()`<> \nab",
        "```",
        "](https://evil.example)",
        "](<https://evil.example/a(b)> 'title')",
        "[text](https://evil.example)",
        "discord.gg/abc",
        "https://discord.com/invite/abc",
        "\u202e",
        "x:y",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("plain words, https://a.example/b", "plain words, https://a.example/b"),
        ("[here](https://a.example)", "[here] <https://a.example>"),
        ("[here](<https://a.example>)", "[here] <https://a.example>"),
        ("[here]( https://a.example 'a title' )", "[here] <https://a.example>"),
        ("[a](https://a.example/(b)c)", "[a] <https://a.example/(b)c>"),
        ("[https://good.example](https://bad.example)", "[https://good.example] <https://bad.example>"),
        ("[two\nlines](https://a.example)", "[two\nlines] <https://a.example>"),
        ("[a]b](https://a.example)", "[a]b] <https://a.example>"),
        ("[`code`](https://a.example)", "[`code`] <https://a.example>"),
        ("[`code](https://a.example) b`", "[`code] <https://a.example> b`"),
        ("![picture](https://a.example/b.png)", "![picture] <https://a.example/b.png>"),
        ("[open](discord://-/channels/1)", "[open] <discord://-/channels/1>"),
        ("[not a link] (https://a.example)", "[not a link] (https://a.example)"),
        ("a list[0](twice)", "a list[0](twice)"),
        ("join https://discord.gg/abc now", "join discord.gg /abc now"),
        ("DISCORD.GG/abc", "DISCORD.GG /abc"),
        ("https://discordapp.com/invite/abc", "discordapp.com/invite /abc"),
        ("[join](https://discord.gg/abc)", "[join] <discord.gg /abc>"),
        ("moc.evil\u202eexample", "moc.evilexample"),
        ("`[a](https://a.example)`", "`[a](https://a.example)`"),
        ("```\n[a](x:y) discord.gg/b\n```", "```\n[a](x:y) discord.gg/b\n```"),
        ("[1] ```[a](x:y)``` [b](x:y)", "[1] ```[a](x:y)``` [b] <x:y>"),
        ("", ""),
    ],
)  # fmt: skip
def test_as_it_is_shown(said: str, shown: str) -> None:
    assert safe(said) == shown


@given(TEXTS)
@example("](x:](y:z))")
@example("]\u202e(x:y)")
def test_shown_twice_is_shown_once(said: str) -> None:
    assert safe(safe(said)) == safe(said)


@given(TEXTS)
def test_no_masked_link_and_no_invitation_is_left_outside_code(said: str) -> None:
    left = re.sub(r"```.+?```|`[^`]+`|``.+?``", "", safe(said), flags=re.DOTALL)
    if "`" not in left:
        assert re.search(r"\[[^\[\]`]*\]\(\s*<?https?:", left) is None
        assert re.search(r"(?i)discord\.gg/\w", left) is None


@given(st.text("[]() \nabc:/.", max_size=80), st.text("[]() \nabc:/.", min_size=1, max_size=80))
def test_a_code_block_stays_as_it_is(before: str, code: str) -> None:
    block = f"```\n{code}\n```"
    closed = before.replace("[", "")
    assert safe(f"{closed}{block}").endswith(block)


@given(st.text(max_size=300))
def test_nothing_else_is_touched(said: str) -> None:
    if not re.search(r"\]\(|discord|[\u202d\u202e]", said, re.IGNORECASE):
        assert safe(said) == said


def test_a_message_at_the_splitters_limit_stays_within_discords() -> None:
    said = "[a](https://a.example/path) " * 300
    assert all(len(safe(piece)) <= 2000 for piece in split(said))


def test_brackets_without_end_take_no_time() -> None:
    assert safe("[" * 1000 + "]" * 1000 + "](" * 500)


@pytest.mark.parametrize(
    ("filename", "plain"),
    [
        ("kite.png", "kite.png"),
        ("夏の海 😀.jpg", "夏の海 😀.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\kite.png", "kite.png"),
        ("kite\x00.png\r\n", "kite.png"),
        ("kite\u202egnp.exe", "kitegnp.exe"),
        ("..", "file"),
        ("kites/", "file"),
        ("", "file"),
        (f"{'x' * 300}.png", f"{'x' * 116}.png"),
    ],
)
def test_a_name_is_its_last_part(filename: str, plain: str) -> None:
    assert plain_name(filename) == plain


@given(st.text())
def test_a_plain_name_leads_nowhere_and_stays_as_it_is(filename: str) -> None:
    plain = plain_name(filename)
    assert not {"/", "\\", "\0"} & set(plain)
    assert plain not in (".", "..")
    assert plain_name(plain) == plain
    assert 0 < len(plain) <= LONGEST_NAME
