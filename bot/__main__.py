"""The command line. A ``StartupError`` is one line and an exit code, never a traceback."""

import asyncio
import os
import sys
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from bot import config, log
from bot.errors import ConfigError, StartupError, StreamBroken

EXIT_STARTUP = 2
EXIT_INTERRUPTED = 130
EXIT_TERMINATED = 143

cli = typer.Typer(
    name="reelthread",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
ConfigPath = Annotated[
    Path | None,
    typer.Option("--config", help="Settings file; without it, config.toml where it exists."),
]
WorldFolder = Annotated[
    Path | None, typer.Option(help="The folder that keeps the world between two runs.")
]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reelthread {metadata.version('reelthread')}")
        raise typer.Exit


@cli.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """A Discord bot: drop an image, talk in its thread, get a video."""


@cli.command()
def run(config_path: ConfigPath = None) -> None:
    """Run the bot until Ctrl-C."""
    from bot import app

    settings = config.load(config_path)
    log.configure(settings.ops.log_level, settings.ops.log_format)
    asyncio.run(app.run(settings))


@cli.command()
def demo(
    headless: Annotated[
        bool, typer.Option("--headless", help="Play a conversation here, without a browser.")
    ] = False,
    image: Annotated[
        Path | None, typer.Option(help="Headless: the picture to drop; else one comes along.")
    ] = None,
    say: Annotated[
        list[str] | None, typer.Option(help="Headless: what is said; may be given several times.")
    ] = None,
    out: Annotated[
        Path, typer.Option(help="Headless: where videos and the bot's log are saved.")
    ] = Path("out"),
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the page is; 0 takes any free port.")
    ] = 8765,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Show the page in the browser.")
    ] = True,
    data: WorldFolder = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin with a new world.")] = False,
) -> None:
    """Try the bot with a Discord and a NemoVideo on this machine."""
    try:
        from bot.sandbox import demo as sandbox
    except ModuleNotFoundError as error:
        raise StartupError(f"the demo needs {error.name}: pip install 'reelthread[demo]'") from None
    try:
        if headless:
            lines = say or sandbox.STORY
            for video in asyncio.run(sandbox.headless(image, lines, out, output=sys.stdout)):
                typer.echo(f"\nSaved {video}")
        else:
            asyncio.run(
                sandbox.serve(
                    data, port=port, fresh=fresh, open_browser=open_browser, output=sys.stdout
                )
            )
    except sandbox.DemoFailed as error:
        raise StartupError(str(error)) from None


@cli.command()
def setup(
    config_path: Annotated[
        Path, typer.Option("--config", help="The settings file to write.")
    ] = Path(config.DEFAULT_FILE),
    channel: Annotated[
        list[int] | None,
        typer.Option(
            help="A channel in which an image opens a thread; may be given several times."
        ),
    ] = None,
    no_input: Annotated[
        bool,
        typer.Option("--no-input", help="Ask nothing: take DISCORD_TOKEN and NEMO_TOKEN."),
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Change a file that exists without asking.")
    ] = False,
) -> None:
    """Ask for what is missing, check it, and write the settings file."""
    from bot.setup.wizard import SetUpDeclined, Terminal, Wishes, Wizard

    def ask(question: str, secret: bool) -> str:
        answer: str = typer.prompt(question, default="", hide_input=secret, show_default=False)
        return answer.strip()

    log.configure("ERROR")
    wishes = Wishes(channel or (), asks=not no_input, overwrite=overwrite)
    terminal = Terminal(typer.echo, ask, typer.confirm)
    try:
        Wizard(config_path, wishes, terminal).run()
    except SetUpDeclined:
        typer.echo("Nothing was changed.")
    except typer.Abort:
        if sys.stdin.isatty():
            raise
        raise StartupError("nobody is here to answer: use a terminal, or --no-input") from None


@cli.command()
def doctor(
    config_path: ConfigPath = None,
    as_json: Annotated[bool, typer.Option("--json", help="Tell it to programs.")] = False,
) -> None:
    """Check everything the bot needs, and say how to mend what is wrong.

    Ends with 0 where nothing is broken, 1 where something must be mended, and 2 where the
    settings can't even be read.
    """
    from bot.doctor import checkup, findings

    log.configure("ERROR")
    try:
        found = asyncio.run(checkup.check_up(config_path))
        code = findings.exit_code(found)
    except ConfigError as error:
        found = [checkup.unreadable(error)]
        code = EXIT_STARTUP
    colours = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    typer.echo(findings.as_json(found) if as_json else findings.as_text(found, colours=colours))
    raise typer.Exit(code)


@cli.command("config")
def show_config(config_path: ConfigPath = None) -> None:
    """Print the settings in force, secrets masked."""
    typer.echo(config.shown(config.load(config_path)))


@cli.command()
def replay(
    recording: Annotated[Path, typer.Argument(help="The body of an edit stream, as recorded.")],
) -> None:
    """Print what a user would have seen of a recorded edit stream."""
    from bot import app

    try:
        body = recording.read_bytes()
    except OSError as error:
        raise StartupError(f"{recording} can't be read: {error.strerror}") from None
    try:
        typer.echo(app.replay(body))
    except StreamBroken as error:
        raise StartupError(f"{recording} is no recorded edit stream: {error}") from None


def main() -> None:
    """Run the command line; what the host must mend is told in one line."""
    try:
        cli()
    except StartupError as error:
        typer.echo(f"reelthread: {error}", err=True)
        sys.exit(EXIT_STARTUP)
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
    except asyncio.CancelledError:
        sys.exit(EXIT_TERMINATED)


if __name__ == "__main__":
    main()
