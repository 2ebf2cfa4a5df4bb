"""What is printed at the end of a run."""

import json
from collections import Counter
from collections.abc import Mapping

from tests.chaos.evidence import Part
from tests.chaos.judge import Fault, Judge
from tests.chaos.run import Outcome, Plan


def figures(plan: Plan, outcome: Outcome, judge: Judge) -> dict[str, object]:
    """One row: what was done to the bot, what it did, and what went wrong.

    ``unsaid`` counts the messages of a flood that were turned away without a word.
    """
    evidence = outcome.evidence
    faults = Counter(finding.fault for finding in judge.findings())
    statuses = Counter(turn.status for turn in evidence.turns)
    return {
        "seed": plan.seed,
        "kills": plan.kills,
        "threads": plan.threads,
        "seconds": round(outcome.seconds, 1),
        "troubles": len(evidence.troubles),
        "messages": len(evidence.asked),
        "turns": len(evidence.turns),
        "done": statuses["done"],
        "failed": statuses["failed"],
        "stopped": statuses["stopped"],
        "prompts": len(evidence.prompts),
        "uploads": len(evidence.uploads),
        "renders": len(evidence.renders),
        "videos": sum(shown.files for shown in evidence.shown),
        "refused": sum(shown.part == Part.SENTENCE for shown in evidence.shown),
        "unsaid": len(judge.unsaid),
        "idle": outcome.idle,
        "tracebacks": outcome.tracebacks,
        **{fault.replace(" ", "_"): faults[fault] for fault in Fault},
    }


def table(row: Mapping[str, object]) -> str:
    """The row for a reader, a line a figure."""
    width = max(map(len, row))
    return "\n".join(f"{name.replace('_', ' '):<{width}}  {value}" for name, value in row.items())


def as_json(row: Mapping[str, object]) -> str:
    """The row on one line."""
    return json.dumps(row)
