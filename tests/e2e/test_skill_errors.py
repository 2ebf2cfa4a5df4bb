"""The skills' table of error codes: the sentence, the way out, and that nothing is repeated."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from bot.config import SecretStr
from bot.sandbox.discord.model import Channel, Message
from bot.sandbox.nemo.faults import HTML_ERROR, refusal
from bot.sandbox.nemo.settings import NemoSettings, Pace, RegisteredAccount
from tests.e2e.stage import CLIP, Stage, has_video

EDIT = "make it black and white"
OWN = "nmv_usr_own"
DONE = "now looks black and white"
BUSY = refusal(429, "one token per client every 7 days", status=429)
RUN = "POST /run_sse"
UPLOAD = "POST /api/upload-video/*"
SMALL_JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"


def out_of_credits(stage: Stage) -> None:
    for account in (*stage.nemo.accounts.anonymous(), stage.nemo.accounts.registered("usr_demo")):
        account.available = 0


def credits_again(stage: Stage) -> None:
    for account in (*stage.nemo.accounts.anonymous(), stage.nemo.accounts.registered("usr_demo")):
        account.available = 100


def plan_allows_export(allowed: bool) -> Callable[[Stage], None]:
    def change(stage: Stage) -> None:
        stage.nemo.accounts.anonymous()[0].can_export = allowed

    return change


def lacks_render(stage: Stage) -> None:
    stage.nemo.accounts.registered("usr_demo").scopes = frozenset({"read", "write", "upload"})


def has_all_scopes(stage: Stage) -> None:
    stage.nemo.accounts.registered("usr_demo").scopes = frozenset({"*"})


def nothing(stage: Stage) -> None:
    """Nothing goes wrong."""


def dead_session(stage: Stage) -> None:
    stage.nemo.sessions.expire(stage.nemo.sessions.ids()[0])


def expired_token(stage: Stage) -> None:
    stage.nemo.accounts.expire_anonymous_tokens()


def no_client_id(stage: Stage) -> None:
    """The token has expired, and the request for another one arrives without its header."""
    expired_token(stage)
    missing = refusal(400, "X-Client-Id header is required", status=400)
    stage.nemo.faults.next_request("POST /api/auth/anonymous-token", missing)


def refused(endpoint: str, code: int, times: int = 1) -> Callable[[Stage], None]:
    def plan(stage: Stage) -> None:
        stage.nemo.faults.next_request(endpoint, refusal(code), times=times)

    return plan


def busy(times: int) -> Callable[[Stage], None]:
    return lambda stage: stage.nemo.faults.next_request(RUN, BUSY, times=times)


def down(stage: Stage) -> None:
    stage.nemo.faults.next_request(RUN, HTML_ERROR)


@dataclass(frozen=True, slots=True)
class Row:
    """One code: what goes wrong, what the person then asks and reads, and how it is mended."""

    strike: Callable[[Stage], None]
    told: tuple[str, ...]
    wish: str = EDIT
    mend: Callable[[Stage], None] = nothing
    button: str = ""
    """What leads on; empty where the bot got over it by itself or only the person can."""
    runs: int = 1
    """How often the service took the wish before any button was pressed."""
    registered: bool = False
    file: tuple[str, bytes] | None = None


ROWS = {
    "0 success": Row(nothing, (DONE,)),
    "1001 token, anonymous": Row(expired_token, (DONE,)),
    "1001 token, registered": Row(
        refused(RUN, 1001, 9), ("the token must be renewed",), runs=0, registered=True
    ),
    "1002 session": Row(dead_session, ("-# Your editing session had expired", DONE)),
    "2001 credits, anonymous": Row(
        out_of_credits,
        ("Register here", "/?bind=anon_"),
        mend=credits_again,
        button="Try again",
    ),
    "2001 credits, registered": Row(
        out_of_credits,
        ("Top up credits in your account",),
        mend=credits_again,
        button="Try again",
        registered=True,
    ),
    "4001 unsupported file": Row(
        nothing,
        ("“notes.pdf” can't be used. Please send one of these:", "jpg", "png", "webp"),
        wish="add this image at the end",
        runs=0,
        file=("notes.pdf", b"%PDF-1.7 words"),
    ),
    "4001 unsupported file, found by the service": Row(
        refused(UPLOAD, 4001),
        ("“photo.jpg” is damaged, or isn't what its name says.",),
        wish="add this image at the end",
        runs=0,
        file=("photo.jpg", SMALL_JPEG),
    ),
    "4002 file too large": Row(
        refused(UPLOAD, 4002),
        ("photo.jpg", "200 MB", "compress it or trim it"),
        wish="add this image at the end",
        runs=0,
        file=("photo.jpg", SMALL_JPEG),
    ),
    "400 client id": Row(no_client_id, (DONE,)),
    "402 plan": Row(
        plan_allows_export(False),
        ("Register or upgrade your plan to unlock export.",),
        wish="export",
        mend=plan_allows_export(True),
        button="Export",
        runs=0,
    ),
    "403 scope": Row(
        lacks_render,
        ("lacks the right “render”",),
        wish="export",
        mend=has_all_scopes,
        button="Export",
        runs=0,
        registered=True,
    ),
    "429 once": Row(busy(1), (DONE,)),
    "429 twice": Row(busy(2), ("busy",), button="Try again", runs=0),
    "5xx": Row(down, ("press the button",), button="Try again", runs=0),
}


@pytest.fixture
def nemo_settings() -> NemoSettings:
    return NemoSettings(
        accounts=(RegisteredAccount(OWN),),
        pace=Pace.instant(),
        silent_ratio=0.0,
        gui_ratio=0.0,
    )


@pytest.fixture(params=ROWS.values(), ids=list(ROWS))
def row(request: pytest.FixtureRequest) -> Row:
    return request.param


@pytest.fixture
async def thread(world: Stage, row: Row, photo: bytes) -> Channel:
    """A thread with a video in the making, paid by the account that the row is about."""
    if row.registered:
        nemo = world.settings.nemo.model_copy(update={"token": SecretStr(OWN)})
        world.settings = world.settings.model_copy(update={"nemo": nemo})
    await world.start_bot()
    thread = await world.drop(CLIP, ("first.jpg", photo))
    await world.answer(thread)
    return thread


async def test_the_sentence_and_the_way_out(world: Stage, thread: Channel, row: Row) -> None:
    row.strike(world)
    files = [row.file] if row.file else []
    asked = await world.alice.post(thread, row.wish, files=files)
    told = await world.shown(
        thread, lambda message: all(part in message.content for part in row.told), asked
    )
    words = re.sub(r"https?://\S+", "", told.content)
    assert not re.search(r"\b(?:1001|1002|2001|4001|4002|40[023]|429|502)\b|html|\{", words)
    if row.wish == "export":
        assert "credits" not in words
    await world.idle()
    assert world.prompts().count(row.wish) == row.runs

    if row.button:
        row.mend(world)
        await world.alice.click(told, row.button)
        await world.shown(thread, lambda message: goes_on(message, row), told)
        assert world.prompts().count(row.wish) == row.runs + (row.wish == EDIT)


def goes_on(message: Message, row: Row) -> bool:
    """Whether this is what the person had asked for."""
    return has_video(message) if row.wish == "export" else DONE in message.content


@pytest.mark.parametrize("row", [ROWS["1002 session"]], ids=["1002 session"])
async def test_a_new_session_gets_the_files_again(world: Stage, thread: Channel, row: Row) -> None:
    row.strike(world)
    await world.say(thread, CLIP)
    assert [upload.filename for upload in world.nemo.journal.uploads] == ["first.jpg"] * 2
    first, second = {upload.session_id for upload in world.nemo.journal.uploads}
    assert first != second
