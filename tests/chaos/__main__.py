"""``python -m tests.chaos --kills N [--seed S] [--threads T] [--json]``.

The exit code is 0 only if nothing was lost, doubled, cut or left behind, and the bot met nothing
that it has no words for. Otherwise its log and its database are kept, and it is told where.
"""

import argparse
import asyncio
import logging
import secrets
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from tests.chaos.judge import Judge
from tests.chaos.report import as_json, figures, table
from tests.chaos.run import Plan, Run

LONG_FORM = 50
"""Kills from which on there is time for the bot to come further before each of them."""
SHORT_LIFE_S = 2.0
LONG_LIFE_S = 6.0
SHOWN = 40
"""Findings that are printed; all of them lie beside the log."""


def main() -> int:
    options = _options()
    # What the stand-ins say when a bot dies in the middle of a request.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    alive_s = LONG_LIFE_S if options.kills >= LONG_FORM else SHORT_LIFE_S
    # Whoever ends the run ends its bot, too: an exception lets it be cleaned up.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    plan = Plan(options.kills, options.seed, options.threads, alive_s)
    folder = Path(tempfile.mkdtemp(prefix="reelthread-chaos-"))
    outcome = asyncio.run(Run(plan, folder)())
    judge = Judge(outcome.evidence)
    findings = judge.findings()
    row = figures(plan, outcome, judge)
    print(as_json(row) if options.json else table(row))
    told = [str(finding) for finding in findings]
    if not outcome.idle:
        told.append("the bot never came to rest")
    if outcome.exit_code != 0:
        told.append(f"the last process ended with code {outcome.exit_code}")
    if outcome.tracebacks:
        told.append(f"the log has {outcome.tracebacks} tracebacks")
    if not told:
        shutil.rmtree(folder)
        return 0
    (folder / "findings.txt").write_text("\n".join(told) + "\n", encoding="utf-8")
    print("\n".join(told[:SHOWN]), file=sys.stderr)
    print(f"\n{len(told)} findings; log and database are kept in {folder}", file=sys.stderr)
    return 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--kills", type=int, required=True)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("--threads", type=int, default=20)
    parser.add_argument("--json", action="store_true", help="one row instead of a table")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
