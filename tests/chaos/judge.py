"""Decides from what a run left behind whether anything was lost, doubled, cut or left lying.

It reads what people see and what the service got; what the bot noted only tells which message
was answered together with which, and is itself checked against the rest.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.sandbox.discord.snowflake import created_at
from bot.sessions.told import MOST, WITHIN_S
from tests.chaos.evidence import Asked, Evidence, Part, Shown, Turn

_ANSWERS = (Part.LIVE, Part.QUEUED, Part.FINAL)
_RESULTS = (Part.RESULT, Part.BUG)
_HOURGLASS = "⏳"
_BROKEN_OFF = "…"


class Fault(StrEnum):
    """What can be wrong."""

    LOST = "lost"
    DOUBLED = "doubled"
    CUT = "cut"
    LEFT = "left behind"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong about one message, or about the service (message 0)."""

    fault: Fault
    message_id: int
    said: str

    def __str__(self) -> str:
        return f"{self.fault}: message {self.message_id}: {self.said}"


class Judge:
    """Looks through one run's evidence."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._turns = {turn.message_id: turn for turn in evidence.turns}
        self._by_id = {turn.id: turn for turn in evidence.turns}
        self._again = {turn.again_of: turn for turn in evidence.turns if turn.again_of}
        self._about: dict[int, list[Shown]] = defaultdict(list)
        for shown in evidence.shown:
            if shown.about is not None:
                self._about[shown.about].append(shown)

        self._refused_at: dict[int, list[float]] = defaultdict(list)
        for shown in evidence.shown:
            if shown.part == Part.SENTENCE and shown.about is not None:
                self._refused_at[shown.thread_id].append(_second(shown.message_id))
        self.unsaid = [asked for asked in evidence.asked if self._is_unsaid(asked)]
        """Messages of a flood that nothing was said about: a bound, as the bot documents it."""

    def findings(self) -> list[Finding]:
        """All that is wrong; none if nothing was lost or doubled."""
        return [*self._all()]

    def _is_unsaid(self, asked: Asked) -> bool:
        """Whether so much was refused within a minute that a message may go unanswered.

        That minute may come long after the message, where nobody was there to look at it.
        """
        if asked.removed or asked.message_id in self._turns or self._about[asked.message_id]:
            return False
        told = sorted(self._refused_at[asked.thread_id])
        return any(
            last - first <= WITHIN_S and last >= _second(asked.message_id) - WITHIN_S
            for first, last in zip(told, told[MOST - 1 :], strict=False)
        )

    def _all(self) -> Iterator[Finding]:
        if not self._evidence.sound:
            yield Finding(Fault.LOST, 0, "the database is damaged")
        for asked in self._evidence.asked:
            yield from self._taken_in(asked)
            yield from self._received(asked)
            yield from self._whole(asked)
        for turn in self._evidence.turns:
            if turn.joined_to is None:
                yield from self._answered(turn)
                yield from self._exported(turn)
        yield from self._at_the_service()
        yield from self._uploaded()
        yield from self._left()

    def _lead(self, asked: Asked) -> Turn | None:
        """The turn that answers a message: its own, or the one that it was joined to."""
        turn = self._turns.get(asked.message_id)
        return self._by_id[turn.joined_to] if turn and turn.joined_to else turn

    def _taken_in(self, asked: Asked) -> Iterator[Finding]:
        turn = self._lead(asked)
        if asked.removed:
            return
        refused = [shown for shown in self._about[asked.message_id] if shown.part == Part.SENTENCE]
        if len(refused) > 1:
            yield Finding(Fault.DOUBLED, asked.message_id, f"refused {len(refused)} times")
        if turn is None and not refused and asked not in self.unsaid:
            yield Finding(Fault.LOST, asked.message_id, f"never taken in: {asked.text!r}")
        elif turn is not None and turn.kind == "edit" and turn.ended and turn.final is None:
            yield Finding(Fault.LOST, asked.message_id, f"ended {turn.status} without a word")

    def _answered(self, turn: Turn) -> Iterator[Finding]:
        """Exactly one answer, and all of it."""
        if not turn.ended:
            yield Finding(Fault.LOST, turn.message_id, f"still {turn.status}")
            return
        if turn.final is not None and not turn.delivered:
            yield Finding(Fault.LOST, turn.message_id, "its answer was not delivered")
            return
        pages = [shown for shown in self._about[turn.message_id] if shown.part in _ANSWERS]
        numbers = Counter(shown.page for shown in pages)
        for number, times in numbers.items():
            if times > 1:
                yield Finding(
                    Fault.DOUBLED, turn.message_id, f"page {number} of its answer {times} times"
                )
        said = "".join(shown.text for shown in sorted(pages, key=lambda shown: shown.page))
        if max(numbers.values(), default=0) <= 1 and _letters(said) != _letters(turn.final or ""):
            fault = Fault.LEFT if turn.final is None else Fault.LOST
            yield Finding(fault, turn.message_id, f"shown {said!r} instead of {turn.final!r}")

    def _exported(self, turn: Turn) -> Iterator[Finding]:
        """Exactly one video or failure for an export that was ordered."""
        exports = [export for export in self._evidence.exports if export.turn_id == turn.id]
        if not exports:
            if turn.kind == "export" and turn.ended and turn.final is None:
                yield Finding(Fault.LOST, turn.message_id, "an export that was never ordered")
            return
        for export in exports:
            if not export.ended:
                yield Finding(Fault.LOST, turn.message_id, f"{export.id} is still {export.status}")
        shown = self._about[turn.message_id]
        results = [message for message in shown if message.part in _RESULTS]
        if len(results) > 1:
            yield Finding(Fault.DOUBLED, turn.message_id, f"{len(results)} results of its export")
        stopped = any(export.status == "cancelled" for export in exports)
        told = any(message.part in (Part.PROGRESS, Part.EXPORT_STOPPED) for message in shown)
        if not results and not (stopped and told):
            yield Finding(Fault.LOST, turn.message_id, "no result of its export")

    def _received(self, asked: Asked) -> Iterator[Finding]:
        """No prompt twice, and each one that is said to be done at least once."""
        times = {mark: self._prompts_with(mark) for mark in asked.marks}
        turn = self._lead(asked)
        if sum(times.values()) > 1 + self._repeats(turn):
            yield Finding(Fault.DOUBLED, asked.message_id, f"sent to the service: {times}")
        done = turn is not None and turn.kind == "edit" and turn.status == "done"
        if done and asked.marks and not asked.removed and not any(times.values()):
            yield Finding(Fault.LOST, asked.message_id, f"done, but never sent: {asked.text!r}")

    def _repeats(self, turn: Turn | None) -> int:
        """How often people have had a turn done again: each time by a press of their own."""
        times = 0
        while turn is not None:
            again = self._again.get(turn.id)
            turn = again if again and again.message_id in self._evidence.presses else None
            times += turn is not None
        return times

    def _prompts_with(self, mark: str) -> int:
        return sum(re.search(rf"\b{mark}\b", said) is not None for said in self._evidence.prompts)

    def _whole(self, asked: Asked) -> Iterator[Finding]:
        """The agent numbers its words: none is missing in the middle, nor without a mark."""
        turn = self._lead(asked)
        if turn is None or turn.final is None:
            return
        for mark in asked.marks:
            said = [int(number) for number in re.findall(rf"\b{mark}w(\d+)\b", turn.final)]
            if said != list(range(1, len(said) + 1)):
                yield Finding(Fault.CUT, asked.message_id, f"words of {mark} out of order: {said}")
            whole = len(said) in (0, self._evidence.words.get(mark, 0))
            if not whole and _BROKEN_OFF not in turn.final:
                yield Finding(Fault.CUT, asked.message_id, f"only {len(said)} words of {mark}")

    def _at_the_service(self) -> Iterator[Finding]:
        known = {export.id for export in self._evidence.exports}
        for render_id, ended in self._evidence.renders.items():
            if render_id not in known:
                yield Finding(Fault.LOST, 0, f"{render_id} is known to the service alone")
            elif not ended:
                yield Finding(Fault.LOST, 0, f"{render_id} was never waited for")

    def _uploaded(self) -> Iterator[Finding]:
        """A file goes to a session again only after trouble while it was on its way."""
        times: dict[tuple[str, str], list[float]] = defaultdict(list)
        for upload in self._evidence.uploads:
            times[upload.session_id, upload.filename].append(upload.at)
        for (session_id, filename), instants in times.items():
            for first, second in pairwise(instants):
                if not any(first - 10 <= at <= second for at in self._evidence.troubles):
                    yield Finding(Fault.DOUBLED, 0, f"{filename} uploaded again to {session_id}")

    def _left(self) -> Iterator[Finding]:
        """Nothing of the bot says that it is at work, and nothing belongs to nobody."""
        for shown in self._evidence.shown:
            if _HOURGLASS in shown.text:
                yield Finding(Fault.LEFT, shown.about or 0, f"a preview: {shown.text!r}")
            if shown.about is None and not shown.pressed:
                yield Finding(Fault.LEFT, 0, f"belongs to nothing: {shown.text!r}")


def _second(message_id: int) -> float:
    return created_at(message_id).timestamp()


def _letters(said: str) -> str:
    """What is said without blanks and marks, which splitting into pages may change.

    Nor does it matter whether the asker is named in front, as where a reply can't notify them.
    """
    return re.sub(r"[\W_]+", "", re.sub(r"^<@\d+>", "", said))
