"""The judge finds what is planted, and nothing else."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.sessions.told import MOST
from tests.chaos.evidence import Asked, Evidence, Export, Shown, Turn, Upload
from tests.chaos.judge import Fault, Judge
from tests.chaos.report import table

ASKED, LOOK, EXPORT, JOINED = 101, 102, 103, 104
THREAD = 100
ANSWER = "Added the title. k1w1 k1w2 k1w3"


def turn(number: int, message_id: int, **changes: object) -> Turn:
    usual = Turn(number, message_id, THREAD, None, None, None, "edit", "done", ANSWER, 1)
    return replace(usual, **changes)


def shown(about: int | None, part: str, text: str, **changes: object) -> Shown:
    usual = Shown(1000, THREAD, about, part, 0, text)
    return replace(usual, **changes)


WELL = Evidence(
    asked=(
        Asked(ASKED, THREAD, "add the title 'k1'", ("k1",)),
        Asked(JOINED, THREAD, "add the title 'k2'", ("k2",)),
        Asked(LOOK, THREAD, "status"),
        Asked(EXPORT, THREAD, "export"),
    ),
    shown=(
        shown(ASKED, "f", ANSWER),
        shown(LOOK, "f", "Timeline"),
        shown(EXPORT, "p", "Exported in 0:05"),
        shown(EXPORT, "r", "Your video", files=1),
        shown(None, "", "💬 Export", pressed=True),
    ),
    turns=(
        turn(1, ASKED),
        turn(2, JOINED, joined_to=1, final=None),
        turn(3, LOOK, kind="status", final="Timeline"),
        turn(4, EXPORT, kind="export", final=None),
    ),
    exports=(Export("render_103_1", 4, "delivered"),),
    prompts=("add the title 'k1'\nadd the title 'k2'",),
    renders={"render_103_1": True},
    uploads=(Upload("s1", "k1.jpg", 50.0),),
    troubles=(10.0,),
    words={"k1": 3, "k2": 3},
)


def found(evidence: Evidence) -> set[tuple[Fault, int]]:
    return {(finding.fault, finding.message_id) for finding in Judge(evidence).findings()}


def with_turn(number: int, **changes: object) -> Evidence:
    turns = [replace(t, **changes) if t.id == number else t for t in WELL.turns]
    return replace(WELL, turns=turns)


def with_shown(index: int, **changes: object) -> Evidence:
    messages = [
        replace(message, **changes) if number == index else message
        for number, message in enumerate(WELL.shown)
    ]
    return replace(WELL, shown=messages)


def also(message: Shown) -> Evidence:
    return replace(WELL, shown=(*WELL.shown, message))


def without_shown(index: int) -> Evidence:
    return replace(WELL, shown=(*WELL.shown[:index], *WELL.shown[index + 1 :]))


def answering(final: str) -> Evidence:
    turns = [replace(t, final=final) if t.id == 1 else t for t in WELL.turns]
    return replace(with_shown(0, text=final), turns=turns)


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert Judge(WELL).findings() == []


PLANTED: dict[str, tuple[Callable[[], Evidence], Fault, int]] = {
    "never taken in": (lambda: replace(WELL, turns=WELL.turns[:2]), Fault.LOST, LOOK),
    "not ended": (lambda: with_turn(1, status="sent"), Fault.LOST, ASKED),
    "not delivered": (lambda: with_turn(3, delivered=0), Fault.LOST, LOOK),
    "an edit without a word": (lambda: with_turn(1, final=None), Fault.LOST, ASKED),
    "an answer that isn't there": (lambda: without_shown(0), Fault.LOST, ASKED),
    "an answer that was overwritten": (lambda: with_shown(0, text="Hm"), Fault.LOST, ASKED),
    "an answer twice": (lambda: also(shown(ASKED, "l", ANSWER)), Fault.DOUBLED, ASKED),
    "a refusal twice": (
        lambda: replace(WELL, shown=(*WELL.shown, shown(LOOK, "h", "No"), shown(LOOK, "h", "No"))),
        Fault.DOUBLED,
        LOOK,
    ),
    "a prompt twice": (
        lambda: replace(WELL, prompts=(*WELL.prompts, *WELL.prompts)),
        Fault.DOUBLED,
        ASKED,
    ),
    "a prompt never": (lambda: replace(WELL, prompts=()), Fault.LOST, ASKED),
    "a joined message that wasn't sent": (
        lambda: replace(WELL, prompts=("add the title 'k1'",)),
        Fault.LOST,
        JOINED,
    ),
    "a word missing": (lambda: answering("k1w1 k1w3"), Fault.CUT, ASKED),
    "words missing at the end": (lambda: answering("k1w1 k1w2"), Fault.CUT, ASKED),
    "words twice": (lambda: answering("k1w1 k1w2 k1w3 k1w3"), Fault.CUT, ASKED),
    "an export not ended": (
        lambda: replace(WELL, exports=(Export("render_103_1", 4, "submitted"),)),
        Fault.LOST,
        EXPORT,
    ),
    "an export never ordered": (
        lambda: replace(WELL, exports=(), renders={}),
        Fault.LOST,
        EXPORT,
    ),
    "no video": (lambda: without_shown(3), Fault.LOST, EXPORT),
    "a video twice": (lambda: also(shown(EXPORT, "r", "Your video")), Fault.DOUBLED, EXPORT),
    "a render that nobody knows": (
        lambda: replace(WELL, renders={**WELL.renders, "render_9_1": True}),
        Fault.LOST,
        0,
    ),
    "a render that nobody waited for": (
        lambda: replace(WELL, renders={"render_103_1": False}),
        Fault.LOST,
        0,
    ),
    "a file twice": (
        lambda: replace(WELL, uploads=(*WELL.uploads, Upload("s1", "k1.jpg", 90.0))),
        Fault.DOUBLED,
        0,
    ),
    "a preview": (lambda: with_shown(2, text="-# ⏳ Exporting"), Fault.LEFT, EXPORT),
    "a message of nobody": (lambda: also(shown(None, "", "Hello")), Fault.LEFT, 0),
    "a damaged database": (lambda: replace(WELL, sound=False), Fault.LOST, 0),
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found(name: str) -> None:
    evidence, fault, message_id = PLANTED[name]
    assert (fault, message_id) in found(evidence())


BORNE: dict[str, Callable[[], Evidence]] = {
    "an answer broken off, and marked": lambda: answering("k1w1 k1w2 …"),
    "a message that was taken back": lambda: replace(
        WELL,
        asked=(*WELL.asked, Asked(105, THREAD, "no", ("k5",), removed=True)),
    ),
    "a message that was refused": lambda: replace(
        WELL,
        asked=(*WELL.asked, Asked(105, THREAD, "too many", ("k5",))),
        shown=(*WELL.shown, shown(105, "h", "Too many wait")),
    ),
    "a prompt repeated by a press": lambda: replace(
        WELL,
        prompts=(*WELL.prompts, *WELL.prompts),
        turns=(*WELL.turns, turn(5, 900, again_of=1, final="Again")),
        shown=(*WELL.shown, shown(900, "f", "Again")),
        presses=frozenset({900}),
    ),
    "a file again after a kill": lambda: replace(
        WELL, uploads=(*WELL.uploads, Upload("s1", "k1.jpg", 90.0)), troubles=(60.0,)
    ),
    "an asker who is named": lambda: with_shown(0, text=f"<@7> {ANSWER}"),
    "a bug that was told": lambda: replace(
        without_shown(3), shown=(*without_shown(3).shown, shown(EXPORT, "b", "A mistake"))
    ),
}


@pytest.mark.parametrize("name", BORNE)
def test_what_may_be_is_not_found(name: str) -> None:
    assert Judge(BORNE[name]()).findings() == []


def flood(refusals: int, after_s: int = 1) -> Evidence:
    """A message that nothing is said about, so long after others were refused."""
    first = 1 << 40
    later = after_s * 1000 << 22
    refused = [
        replace(shown(first + number, "h", "Too many wait"), message_id=first + number)
        for number in range(refusals)
    ]
    return replace(
        WELL,
        asked=(*WELL.asked, Asked(first + later, THREAD, "again", ("k5",))),
        shown=(*WELL.shown, *refused),
    )


@pytest.mark.parametrize("after_s", [1, -3600], ids=["after it", "an outage before it"])
def test_a_message_of_a_flood_counts_as_unsaid(after_s: int) -> None:
    judge = Judge(flood(MOST, after_s))
    assert judge.findings() == []
    assert [asked.text for asked in judge.unsaid] == ["again"]


@pytest.mark.parametrize(
    "evidence",
    [flood(MOST - 1), flood(MOST, after_s=120), replace(flood(MOST), shown=WELL.shown)],
    ids=["fewer", "long before", "none"],
)
def test_what_no_flood_explains_is_lost(evidence: Evidence) -> None:
    judge = Judge(evidence)
    assert judge.unsaid == []
    assert [finding.fault for finding in judge.findings()] == [Fault.LOST]


def test_a_repeat_that_nobody_pressed_is_found() -> None:
    evidence = replace(BORNE["a prompt repeated by a press"](), presses=frozenset())
    assert (Fault.DOUBLED, ASKED) in found(evidence)


def test_the_table_has_a_line_for_each_figure() -> None:
    assert table({"kills": 3, "left_behind": 0}) == "kills        3\nleft behind  0"
