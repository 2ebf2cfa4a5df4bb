"""The skills' tables of actions, endpoints, draft fields, limits and workflows, row by row."""

import io
import re

import pytest
from PIL import Image

from bot.core.media import ACCEPTED
from bot.core.skills import skills
from bot.sandbox.discord.model import Channel, Message
from bot.sandbox.nemo.accounts import ATTRIBUTION_HEADERS
from tests.e2e.stage import CLIP, Stage, has_video

EXPORT = "POST /api/render/proxy/lambda"
CREDITS = "GET /api/credits/balance/simple"
STATE = "GET /api/state/nemo_agent/me/<sid>/latest"
UPLOAD = "POST /api/upload-video/nemo_agent/me/<sid>"
RUN = "POST /run_sse"
SESSION = "POST /api/tasks/me/with-session/nemo_agent"
TOKEN = "POST /api/auth/anonymous-token"
POLL = "GET /api/render/proxy/lambda/<id>"


@pytest.fixture
async def thread(running: Stage, photo: bytes) -> Channel:
    """A thread with a video in the making."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    return thread


def reached(stage: Stage, begin: int = 0) -> list[str]:
    """The endpoints that answered well, in order, written as the skills write them."""
    paths = [
        f"{entry.method} {entry.path}"
        for entry in stage.nemo.journal.requests[begin:]
        if entry.status == 200
    ]
    paths = [re.sub(r"(?<=/me/)\d+", "<sid>", path) for path in paths]
    return [re.sub(r"(?<=/lambda/).+", "<id>", path) for path in paths]


def picture(shade: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (64, 36), (shade, 90, 200)).save(data, "PNG")
    return data.getvalue()


async def exported(stage: Stage, thread: Channel, word: str = "export") -> Message:
    asked = await stage.alice.post(thread, word)
    return await stage.shown(thread, has_video, asked)


@pytest.mark.parametrize("word", ["export", "导出", "download", "send me the video"])
async def test_action_export(running: Stage, thread: Channel, word: str) -> None:
    result = await exported(running, thread, word)
    assert result.attachments[0].content_type == "video/mp4"
    assert EXPORT in reached(running)
    assert running.prompts() == [CLIP]


@pytest.mark.parametrize(
    ("word", "endpoint", "told"),
    [
        pytest.param("credits", CREDITS, "80", id="credits"),
        pytest.param("积分", CREDITS, "80", id="积分"),
        pytest.param("balance", CREDITS, "80", id="balance"),
        pytest.param("余额", CREDITS, "80", id="余额"),
        pytest.param("status", STATE, "photo.jpg (0-5", id="status"),
        pytest.param("状态", STATE, "photo.jpg (0-5", id="状态"),
        pytest.param("show tracks", STATE, "photo.jpg (0-5", id="show tracks"),
    ],
)
async def test_action_answered_at_once(
    running: Stage, thread: Channel, word: str, endpoint: str, told: str
) -> None:
    before = len(running.nemo.journal.requests)
    answer = await running.say(thread, word)
    assert told in answer.content
    assert endpoint in reached(running, before)
    assert running.prompts() == [CLIP]


@pytest.mark.parametrize("word", ["upload", "上传"])
async def test_action_upload_by_word(running: Stage, thread: Channel, word: str) -> None:
    answer = await running.say(thread, word)
    assert "200" in answer.content
    assert "jpg" in answer.content.lower()
    assert running.prompts() == [CLIP]


async def test_action_upload_user_sends_file(running: Stage, thread: Channel) -> None:
    before = len(running.nemo.journal.requests)
    await running.say(thread, "", ("second.png", picture(10)))
    assert UPLOAD in reached(running, before)
    assert running.prompts() == [CLIP]


@pytest.mark.parametrize(
    "wish",
    ["generate a 5-second clip of a lighthouse", "make it black and white", "add BGM"],
    ids=["generate", "edit", "add BGM"],
)
async def test_action_everything_else(running: Stage, thread: Channel, wish: str) -> None:
    await running.say(thread, wish)
    assert running.prompts() == [CLIP, wish]


async def test_endpoints_in_their_order(running: Stage, thread: Channel) -> None:
    """Every endpoint of the skills, each request with the three attribution headers."""
    await running.say(thread, "credits")
    await exported(running, thread)
    await running.idle()
    seen = list(dict.fromkeys(reached(running)))
    assert set(seen) >= {TOKEN, SESSION, UPLOAD, RUN, STATE, CREDITS, EXPORT, POLL}
    assert seen.index(TOKEN) < seen.index(SESSION) < seen.index(UPLOAD) < seen.index(RUN)
    assert seen.index(EXPORT) < seen.index(POLL)
    api = [entry for entry in running.nemo.journal.requests if "/files/" not in entry.path]
    assert all(set(entry.skill) == set(ATTRIBUTION_HEADERS) for entry in api)


FIELDS = {
    "t tracks": "Timeline (3 tracks): 1. ",
    "tt 0 video": "1. Video: ",
    "tt 1 audio": "2. BGM: ",
    "tt 7 text": '3. Title: "Urban Dreams"',
    "sg segments": "photo.jpg (0-5s)",
    "d duration in ms": '"Urban Dreams" (0-3s)',
    "volume": "(0-5s, 35%)",
}
"""The parts of the summary that the draft's short keys become."""


async def test_draft_fields(running: Stage, thread: Channel) -> None:
    """All rows of one draft; `m` goes to the renderer as it came."""
    await running.say(thread, "add the title 'Urban Dreams' for the first 3 seconds")
    summary = (await running.say(thread, "status")).content
    missing = [key for key, part in FIELDS.items() if part not in summary]
    assert missing == []
    await exported(running, thread)
    (render,) = running.nemo.journal.renders
    session = running.nemo.sessions[render.session_id]
    assert running.nemo.renders[render.render_id].job.draft == session.draft


@pytest.mark.parametrize("size_mb", sorted({profile.size_limit_mb for profile in skills()}))
async def test_limit_of_size(world: Stage, size_mb: int) -> None:
    """What is allowed is told by the profile in force."""
    profile = next(each for each in skills() if each.size_limit_mb == size_mb)
    nemo = world.settings.nemo.model_copy(update={"skill": profile.name})
    world.settings = world.settings.model_copy(update={"nemo": nemo})
    await world.start_bot()
    told = await (await world.alice.run(world.channel, "video upload")).reply()
    assert f"{size_mb} MB" in told.content
    assert all(name in told.content for name in ACCEPTED)


def test_limit_of_formats() -> None:
    """The 13 formats; `test_attachments` sends a real file of each."""
    assert " ".join(ACCEPTED) == "mp4 mov avi webm mkv jpg png gif webp mp3 wav m4a aac"


async def test_workflow_quick_edit(running: Stage, photo: bytes) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    result = await exported(running, thread, "Download MP4")
    assert result.attachments[0].filename.endswith(".mp4")
    assert running.prompts() == [CLIP]


async def test_workflow_batch(running: Stage) -> None:
    """Several files in one session, one by one with other instructions, each its own render."""
    wishes = ["turn this image into a 2-second video", "add this image at the end for 3 seconds"]
    thread = await running.drop(wishes[0], ("one.png", picture(0)))
    await running.answer(thread)
    await exported(running, thread)
    await running.say(thread, wishes[1], ("two.png", picture(90)))
    await exported(running, thread)
    renders = [running.nemo.renders[entry.render_id] for entry in running.nemo.journal.renders]
    lengths_s = [render.job.draft.duration_ms / 1000 for render in renders]
    assert lengths_s == [2.0, 5.0]
    assert len({render.session.id for render in renders}) == 1
    assert running.prompts() == wishes


async def test_workflow_iterative(running: Stage, thread: Channel) -> None:
    """A rough cut, a look at it, a refinement: the session keeps the timeline."""
    await running.say(thread, "add the title 'Draft' for the first 2 seconds")
    rough = await running.say(thread, "status")
    assert '"Draft" (0-2s)' in rough.content
    await running.say(thread, "change the title to 'Final'")
    refined = await running.say(thread, "status")
    assert '"Final" (0-2s)' in refined.content
    assert len(running.nemo.sessions.ids()) == 1
