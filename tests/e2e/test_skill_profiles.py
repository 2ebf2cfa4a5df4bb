"""Each skill profile does its example: its kind of upload, its words, its name on every request."""

import io
from dataclasses import dataclass

import pytest
from PIL import Image

from bot.core.skills import Skill, skill, skills
from bot.sandbox.nemo.accounts import ATTRIBUTION_HEADERS
from tests.e2e.stage import Stage, has_video


def picture(name: str, format: str, seed: int = 0) -> tuple[str, bytes]:
    """A small picture with a clear subject, another one for every seed."""
    image = Image.new("RGB", (96, 54), (20 * seed, 40, 90))
    image.paste((250, 210, 40), (30, 10, 66, 44))
    data = io.BytesIO()
    image.save(data, format)
    return name, data.getvalue()


@dataclass(frozen=True, slots=True)
class Example:
    """What a person shares, what they write, and what the answer then speaks of."""

    skill: str
    files: tuple[tuple[str, bytes], ...]
    request: str
    told: str
    seconds: float

    @property
    def profile(self) -> Skill:
        return skill(self.skill)


EXAMPLES = (
    Example(
        "openai-image-to-video",
        (picture("product.jpg", "JPEG"),),
        "turn this image into a 5-second animated video clip",
        "product.jpg",
        5,
    ),
    Example(
        "ai-animations",
        (picture("logo.png", "PNG"), picture("colors.gif", "GIF", 1)),
        "turn my static images into a smooth animated video with motion effects",
        "logo.png",
        6,
    ),
    Example(
        "ai-video-creator-online",
        tuple(picture(f"product{at}.png", "PNG", at) for at in range(5)),
        "turn these images and script into a 60-second promo video with music",
        "product4.png",
        60,
    ),
    Example(
        "image-to-video-finder",
        (picture("scene.webp", "WEBP"),),
        "find the video this image is from",
        "found no source for scene.webp",
        5,
    ),
    Example(
        "ai-image-to-video-a2e",
        (picture("still.png", "PNG"),),
        "animate this image into a 5-second video clip with smooth motion",
        "still.png",
        5,
    ),
)
IDS = [example.skill for example in EXAMPLES]


def test_every_profile_has_an_example_here() -> None:
    assert sorted(IDS) == sorted(profile.name for profile in skills())


@pytest.fixture(params=EXAMPLES, ids=IDS)
async def example(request: pytest.FixtureRequest, world: Stage) -> Example:
    """An example, and the bot online with its profile in the settings."""
    chosen: Example = request.param
    nemo = world.settings.nemo.model_copy(update={"skill": chosen.skill})
    world.settings = world.settings.model_copy(update={"nemo": nemo})
    await world.start_bot()
    return chosen


async def test_the_example_becomes_a_video(world: Stage, example: Example) -> None:
    assert example.request in example.profile.starters("en")
    thread = await world.drop(example.request, *example.files)
    answer = await world.answer(thread)
    assert example.told in answer.content
    assert [upload.filename for upload in world.nemo.journal.uploads] == [
        name for name, _ in example.files
    ]
    asked = await world.alice.post(thread, "export 720p MP4")
    result = await world.shown(thread, has_video, asked)
    assert result.attachments[0].content_type == "video/mp4"
    assert world.prompts() == [example.request]

    (render,) = world.nemo.journal.renders
    duration_s = world.nemo.renders[render.render_id].job.draft.duration_ms / 1000
    assert duration_s == pytest.approx(example.seconds, abs=0.5)
    named = (example.skill, example.profile.version, "unknown")
    api = [entry for entry in world.nemo.journal.requests if "/files/" not in entry.path]
    assert {tuple(entry.skill.get(h) for h in ATTRIBUTION_HEADERS) for entry in api} == {named}


async def test_the_greeting_has_the_starters_and_the_tip(world: Stage, example: Example) -> None:
    greeting = await world.answer(await world.drop("", example.files[0]))
    buttons = [part["label"] for row in greeting.components for part in row["components"]]
    assert buttons == list(example.profile.starters("en"))
    assert example.profile.tip("en") in greeting.content
    assert world.prompts() == []


async def test_two_threads_of_one_channel_may_have_two_profiles(running: Stage) -> None:
    """The profile that a command names holds for its thread alone."""
    options = {
        "prompt": "find the video this image is from",
        "image": picture("scene.png", "PNG"),
        "skill": "image-to-video-finder",
    }
    used = await running.alice.run(running.channel, "video new", options)
    await running.answer(await running.thread_of(await used.reply()))
    runs = [entry for entry in running.nemo.journal.requests if entry.path == "/run_sse"]
    assert [entry.skill["X-Skill-Source"] for entry in runs] == ["image-to-video-finder"]
    await running.answer(await running.drop(EXAMPLES[0].request, *EXAMPLES[0].files))
    last = running.nemo.journal.requests[-1]
    assert last.skill["X-Skill-Source"] == EXAMPLES[0].skill


async def test_starters_speak_the_language_of_the_person(running: Stage) -> None:
    await (await running.alice.run(running.channel, "video language", {"language": "ja"})).reply()
    thread = await running.drop("", EXAMPLES[0].files[0])
    greeting = await running.answer(thread)
    profile = EXAMPLES[0].profile
    buttons = [part["label"] for row in greeting.components for part in row["components"]]
    assert buttons == list(profile.starters("ja"))
    assert profile.tip("ja") in greeting.content
    await running.alice.click(greeting, "rt:say:2")
    await running.until_rows("SELECT 1 FROM turns WHERE kind = 'edit' AND delivered")
    assert running.prompts() == [profile.starters("ja")[2]]
