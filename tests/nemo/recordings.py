"""Recorded bodies of ``/run_sse`` with what must be read from them."""

import json
from dataclasses import dataclass
from pathlib import Path

from bot.core.turn import TurnState

FOLDER = Path(__file__).parent.parent / "fixtures" / "transcripts"


@dataclass(frozen=True, slots=True)
class Recording:
    """One body; ``expected`` has the shape that ``summary`` gives."""

    name: str
    body: bytes
    terminated: bool
    expected: dict[str, object]


def recordings() -> list[Recording]:
    return [_load(path) for path in sorted(FOLDER.glob("*.sse"))]


def _load(path: Path) -> Recording:
    expected = json.loads(path.with_suffix(".expected.json").read_bytes())
    names = ("texts", "tools", "tool_results", "errors", "fatal", "state")
    return Recording(
        path.stem,
        path.read_bytes(),
        expected["terminated"],
        {name: expected[name] for name in names},
    )


def summary(state: TurnState) -> dict[str, object]:
    return {
        "texts": [
            {
                "author": message.author,
                "text": message.text,
                "state": "complete" if message.complete else "incomplete",
            }
            for message in state.messages
        ],
        "tools": state.tools,
        "tool_results": state.tool_results,
        "errors": [[report.code, report.message] for report in state.errors],
        "fatal": state.error,
        "state": state.state,
    }
