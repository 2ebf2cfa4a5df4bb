"""``python -m tests.benchmarks``: rows of numbers, as tables or as JSON."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Annotated

import typer

from tests.benchmarks import cold_start, deliver, idle, lag, pictures, start, suite, uploads
from tests.benchmarks.lag import Scenario
from tests.benchmarks.rows import Row, median_of
from tests.benchmarks.table import markdown
from tests.benchmarks.targets import COUNTED, misses

cli = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
Json = Annotated[bool, typer.Option("--json", help="One row of JSON instead of a table.")]
Runs = Annotated[int, typer.Option(min=1, help="How many runs the medians are of.")]


def _tell(title: str, measuring: Awaitable[Row], as_json: bool) -> None:
    async def run() -> Row:
        return await measuring

    row = asyncio.run(run())
    typer.echo(json.dumps(row) if as_json else markdown({title: row}))


@cli.command("lag")
def threads_at_once(
    threads: Annotated[int, typer.Option(min=1, help="Replies at once.")] = 1,
    runs: Runs = suite.RUNS,
    as_json: Json = False,
) -> None:
    """How far what is shown lags behind what is said."""
    title = f"{threads} thread{'s' if threads > 1 else ''}"
    _tell(title, lag.measure(Scenario(threads), runs), as_json)


@cli.command("long-reply")
def long_reply(runs: Runs = suite.RUNS, as_json: Json = False) -> None:
    """A reply that goes on in the next message, and the next."""
    _tell("long reply", lag.measure(Scenario(1, suite.LONG_REPLY), runs), as_json)


@cli.command("latency")
def latency(runs: Runs = suite.RUNS, as_json: Json = False) -> None:
    """A Discord that takes 100 ms longer for everything."""
    scenario = Scenario(1, rest_latency_s=suite.REST_LATENCY_S)
    _tell("REST latency of 100 ms", lag.measure(scenario, runs), as_json)


@cli.command("start")
def unfinished_renders(renders: int = 1000, as_json: Json = False) -> None:
    """A start with unfinished renders."""
    _tell("start", start.run(renders), as_json)


@cli.command("deliver")
def finished_renders(exports: int = 12, as_json: Json = False) -> None:
    """From a finished render to the video in the thread."""
    _tell("deliver", deliver.run(exports), as_json)


@cli.command("idle")
def at_rest(known: int = 10_000, as_json: Json = False) -> None:
    """Memory with nothing to do."""
    _tell("idle", idle.run(known), as_json)


@cli.command("cold-start")
def from_cold(runs: Runs = suite.RUNS, as_json: Json = False) -> None:
    """From the command to being on Discord."""
    _tell("cold start", median_of(runs, cold_start.run), as_json)


@cli.command("uploads")
def files(size_mib: int = 48, at_once: int = 20, as_json: Json = False) -> None:
    """Memory while files are brought to the service."""
    _tell("uploads", uploads.run(size_mib, at_once), as_json)


@cli.command("pictures")
def drawn(as_json: Json = False) -> None:
    """Pictures of timelines, and frames of videos."""
    _tell("pictures", pictures.run(), as_json)


@cli.command("all")
def everything(
    short: Annotated[bool, typer.Option("--short", help="Limits and counts only.")] = False,
    runs: Runs = suite.RUNS,
    as_json: Json = False,
) -> None:
    """Every row; the exit code tells whether a target was missed."""
    rows: dict[str, Row] = {}
    measuring: dict[str, Callable[[], Awaitable[Row]]]
    measuring = dict(suite.short() if short else suite.full(runs))
    for title, measure in measuring.items():
        typer.echo(f"{title} …", err=True)
        rows[title] = asyncio.run(_await(measure))
    typer.echo(json.dumps(rows, indent=1) if as_json else markdown(rows))
    only = COUNTED if short else ()
    missed = [miss for title, row in rows.items() for miss in misses(title, row, only)]
    for miss in missed:
        typer.echo(miss, err=True)
    sys.exit(bool(missed))


async def _await(measure: Callable[[], Awaitable[Row]]) -> Row:
    return await measure()


if __name__ == "__main__":
    cli()
