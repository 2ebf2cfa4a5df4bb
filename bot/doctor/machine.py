"""This machine: the settings file, the database, the disk, the parts for media."""

import importlib.util
import os
import shutil
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

from bot.config import DEFAULT_FILE, PREFIX, OpsSettings, Settings, StoreSettings, address_of
from bot.doctor.findings import Finding, broken, fine, notice
from bot.errors import StoreUnusable
from bot.media.fonts import has_font
from bot.media.parts import lacking
from bot.store.examine import Ailing, StoreReport, examine

SETTINGS, DATABASE, DISK, MEDIA, OPERATIONS = (
    "Settings",
    "Database",
    "Disk",
    "Media",
    "Operations",
)
MIB = 1024 * 1024
TOO_LITTLE_BYTES = 200 * MIB
"""One file of the largest kind must find room."""
LITTLE_BYTES = 1024 * MIB
LETTERS = {"Chinese": "汉", "Japanese": "か", "Korean": "한"}
"""One of each script that fonts often lack."""
EMOJI = "\N{GRINNING FACE}"


def settings(path: Path | None, read: Settings) -> list[Finding]:
    """The file and the environment, which could be read."""
    file = path or Path(DEFAULT_FILE)
    found: list[Finding] = []
    if file.exists():
        found.append(fine(SETTINGS, f"{file} and the environment are read"))
        if _holds_secrets(file, read) and _exposed(file):
            said = f"others on this machine can read the tokens in {file}"
            found.append(broken(SETTINGS, said, f"chmod 600 {file}"))
    else:
        said = f"there is no {file}; the environment alone counts"
        found.append(notice(SETTINGS, said, "for a file, run `reelthread setup`"))
    for name in sorted(os.environ):
        if name.upper().startswith("REELTHREAD_") and not name.upper().startswith(PREFIX):
            said = f"the variable {name} is not read"
            found.append(broken(SETTINGS, said, f"names begin with {PREFIX}: two underscores"))
    return found


def database(store: StoreSettings) -> tuple[StoreReport | None, list[Finding]]:
    """The database, its key, and the room on its disk."""
    try:
        report = examine(store.url, store.key.get_secret_value())
    except Ailing as error:
        return None, [broken(DATABASE, str(error), error.mend)]
    except StoreUnusable as error:
        return None, [broken(DATABASE, str(error), "correct store.url or store.key")]
    found = [fine(DATABASE, _told(report))]
    if report.exposed:
        said = f"others on this machine can read in {report.path} what people wrote"
        found.append(notice(DATABASE, said, f"chmod 600 {report.path}*"))
    if report.exposed_key is not None:
        said = f"others on this machine can read the key {report.exposed_key}"
        found.append(broken(DATABASE, said, f"chmod 600 {report.exposed_key}"))
    return report, found


def disk(report: StoreReport | None) -> list[Finding]:
    """The room for the database, and for videos on their way."""
    scratch = Path(tempfile.gettempdir())
    places = [("temporary files", shutil.disk_usage(scratch).free)]
    if report is not None:
        places.insert(0, ("the database", report.free_bytes))
    return [room(what, free_bytes) for what, free_bytes in places]


def room(what: str, free_bytes: int) -> Finding:
    """Whether ``free_bytes`` are enough for ``what``."""
    said = f"{free_bytes // MIB} MiB are free for {what}"
    if free_bytes < TOO_LITTLE_BYTES:
        return broken(DISK, said, "make room: a video alone may have 200 MiB")
    if free_bytes < LITTLE_BYTES:
        return notice(DISK, said, "make room soon")
    return fine(DISK, said)


async def media() -> Finding:
    """Whether every format can be converted, and videos be made to fit."""
    missing = await lacking()
    if missing is None:
        return fine(MEDIA, "every format can be converted, and videos made to fit")
    said = f"not every format can be converted, nor a video made to fit: {missing}"
    return notice(MEDIA, said, "pip install 'reelthread[media]'")


def letters(draws: Callable[[str], bool] = has_font) -> Finding:
    """Whether the pictures of timelines can show what people write."""
    lacking = [script for script, letter in LETTERS.items() if not draws(letter)]
    if not lacking:
        drawn = "every script can be drawn in pictures of timelines"
        no_emoji = "; a font such as fonts-noto-color-emoji would bring emoji"
        return fine(MEDIA, drawn if draws(EMOJI) else drawn + no_emoji)
    said = f"no font has {', '.join(lacking)}: such titles are left out in pictures of timelines"
    return notice(MEDIA, said, "pip install 'reelthread[pictures]'")


def operations(ops: OpsSettings, *, running: bool) -> list[Finding]:
    """What health, metrics and error reports need, where they are switched on."""
    found: list[Finding] = []
    wanted = [("ops.listen", "prometheus_client", bool(ops.listen))]
    wanted.append(("ops.sentry_dsn", "sentry_sdk", bool(ops.sentry_dsn.get_secret_value())))
    for name, module, on in wanted:
        if on and importlib.util.find_spec(module) is None:
            said = f"{name} is set, but its library isn't installed"
            found.append(broken(OPERATIONS, said, "pip install 'reelthread[ops]'"))
    if ops.listen and not running:
        found.append(_listening(ops.listen))
    return found


def _listening(listen: str) -> Finding:
    host, port = address_of(listen)
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        said = f"nothing can listen at {listen}: {error.strerror or error}"
        return broken(OPERATIONS, said, "name a free port of this machine in ops.listen")
    return fine(OPERATIONS, f"health and metrics will be at http://{listen}")


def _told(report: StoreReport) -> str:
    if not report.exists:
        return f"{report.path} will be made at the first start"
    state = "in use by a running bot" if report.in_use else "ready"
    return f"{report.path} is {state}" + ("; the next start updates it" if report.outdated else "")


def _holds_secrets(file: Path, read: Settings) -> bool:
    written = file.read_text("utf-8")
    secrets = (read.discord.token, read.nemo.token, read.store.key, read.ops.sentry_dsn)
    return any(value and value in written for value in (s.get_secret_value() for s in secrets))


def _exposed(file: Path) -> bool:
    return os.name == "posix" and bool(file.stat().st_mode & 0o077)
