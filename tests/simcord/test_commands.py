"""Slash commands with everything that can be filled in, as SimCord reads their registration."""

from bot.core.skills import skills
from tests.e2e.stage import CLIP
from tests.simcord.stage import SimStage


async def test_a_new_thread_with_a_file_and_a_skill(world: SimStage, photo: bytes) -> None:
    used = await world.alice.slash(
        world.channel,
        "video new",
        prompt=CLIP,
        image=("one.jpg", photo),
        image2=("two.jpg", photo),
        skill="ai-animations",
    )
    assert used.response is not None
    assert not used.response.ephemeral
    assert "one.jpg, two.jpg" in used.response.content
    assert world.thread().name == CLIP
    assert world.texts(world.thread())
    assert world.prompts() == [CLIP]
    assert [upload.source for upload in world.nemo.journal.uploads] == ["url", "url"]
    sent = {entry.skill.get("X-Skill-Source") for entry in world.nemo.journal.requests}
    assert "ai-animations" in sent


async def test_skills_complete_themselves(world: SimStage) -> None:
    found = await world.alice.autocomplete(world.channel, "video new", "skill", "FINDER")
    assert [choice["value"] for choice in found] == ["image-to-video-finder"]
    every = await world.alice.autocomplete(world.channel, "video skill", "skill", "")
    assert [choice["value"] for choice in every] == [skill.name for skill in skills()]


async def test_a_persons_language(world: SimStage, photo: bytes) -> None:
    told = await world.alice.slash(world.channel, "video language", language="de")
    assert told.ephemeral
    await world.alice.send(world.channel, attachments=[("beach.jpg", photo)])
    assert "Datei" in world.texts(world.thread())[-1]


async def test_every_command_is_offered_where_people_are(world: SimStage) -> None:
    video = [
        "new",
        "export",
        "status",
        "upload",
        "credits",
        "stop",
        "retry",
        "language",
        "skill",
        "help",
        "settings",
    ]
    account = ["link", "unlink", "show"]
    offered = [f"video {name}" for name in video] + [f"account {name}" for name in account]
    assert sorted(world.alice.available_commands(world.channel)) == sorted(offered)
