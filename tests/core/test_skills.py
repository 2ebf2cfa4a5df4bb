"""The skill profiles against the documents that they stand for."""

import dataclasses

import pytest

from bot.core.export_options import ExportOptions, export_options
from bot.core.intents import Intent, route
from bot.core.media import ACCEPTED, CONVERTED
from bot.core.skills import DEFAULT_SKILL, EXPORT_STARTER, Skill, proposes_edit, skill, skills
from bot.locales import supported

EXAMPLES = {
    "openai-image-to-video": (
        "turn this image into a 5-second",
        "turn this image into a 5-second animated video clip",
    ),
    "ai-animations": (
        "turn my static images into a",
        "turn my static images into a smooth animated video with motion effects",
    ),
    "ai-video-creator-online": (
        "turn these images and script into",
        "turn these images and script into a 60-second promo video with music",
    ),
    "image-to-video-finder": (
        "find the video this image is",
        "find the video this image is from",
    ),
    "ai-image-to-video-a2e": (
        "animate this image into a 5-second",
        "animate this image into a 5-second video clip with smooth motion",
    ),
}
FIRST_STARTERS = {
    "openai-image-to-video": "convert my images",
    "ai-animations": "generate my images or text",
    "ai-video-creator-online": "create my images or text",
    "image-to-video-finder": "find my images",
    "ai-image-to-video-a2e": "convert my still images",
}
LABEL_LIMIT = 80
"""Discord's limit for a button, in characters."""
TIMES = {
    "openai-image-to-video": (30, 60),
    "ai-animations": (60, 120),
    "ai-video-creator-online": (60, 120),
    "image-to-video-finder": (20, 40),
    "ai-image-to-video-a2e": (30, 60),
}


def test_there_are_five_and_the_default_comes_first() -> None:
    assert [profile.name for profile in skills()] == list(EXAMPLES)
    assert skills()[0] is skill(DEFAULT_SKILL)


@pytest.mark.parametrize("name", EXAMPLES)
def test_starters_are_whole_sentences(name: str) -> None:
    cut_off, example = EXAMPLES[name]
    profile = skill(name)
    starters = profile.starters("en")
    assert starters == (FIRST_STARTERS[name], "export 1080p MP4", example)
    assert starters[2].startswith(cut_off)


@pytest.mark.parametrize("name", TIMES)
def test_usual_times(name: str) -> None:
    assert skill(name).usual_time_s == TIMES[name]


def test_only_the_video_creator_takes_half_a_gigabyte() -> None:
    limits = {profile.name: profile.size_limit_mb for profile in skills()}
    assert limits.pop("ai-video-creator-online") == 500
    assert set(limits.values()) == {200}
    assert skill(DEFAULT_SKILL).size_limit_bytes == 209_715_200


@pytest.mark.parametrize("profile", skills(), ids=lambda profile: profile.name)
def test_every_profile_is_whole(profile: Skill) -> None:
    assert all(dataclasses.asdict(profile).values())
    assert profile.version == "1.0.0"
    assert "image" in profile.takes("en")
    assert set(profile.formats) <= {*ACCEPTED, *CONVERTED}
    assert profile.tip("en").endswith(".")


@pytest.mark.parametrize("locale", supported())
@pytest.mark.parametrize("profile", skills(), ids=lambda profile: profile.name)
def test_every_profile_speaks_every_language(profile: Skill, locale: str) -> None:
    starters = profile.starters(locale)
    assert len(set(starters)) == 3
    assert all(len(starter) <= LABEL_LIMIT for starter in starters)
    assert export_options(starters[EXPORT_STARTER]) == ExportOptions()
    assert route(starters[EXPORT_STARTER]).intent is Intent.EXPORT
    assert route(starters[2], attachments=True).intent is Intent.EDIT
    assert "\n" not in profile.tip(locale)
    if locale != "en":
        english = (*profile.starters("en"), profile.tip("en"), profile.takes("en"))
        assert not {*starters, profile.tip(locale), profile.takes(locale)} & {*english}


@pytest.mark.parametrize("locale", supported())
def test_a_proposal_is_known_word_for_word(locale: str) -> None:
    for profile in skills():
        first, export, third = profile.starters(locale)
        assert proposes_edit(first)
        assert proposes_edit(f"“{third.upper()}”.")
        assert not proposes_edit(export)
        assert not proposes_edit(f"{third} and that")


def test_an_unknown_name_is_a_lookup_error_that_names_the_known() -> None:
    with pytest.raises(LookupError, match="openai-image-to-video"):
        skill("video-of-nothing")
