"""What a server has chosen, and which channels are enabled by it."""

import asyncio
from dataclasses import replace

import pytest

from bot.errors import StoreError
from bot.sessions.rules import HouseRules
from tests.sessions.stage import GUILD, Stage, Trouble

HOST, OWN, OTHER = 11, 12, 13
CHANNELS = [HOST, OWN, OTHER]


@pytest.fixture
def rules(stage: Stage) -> HouseRules:
    return HouseRules(stage.store, [HOST, 99])


async def test_the_hosts_channels_are_enabled_until_a_server_chooses(rules: HouseRules) -> None:
    assert await rules.enabled(GUILD, HOST)
    assert not await rules.enabled(GUILD, OWN)
    assert rules.enabled_channels(await rules.of(GUILD), CHANNELS) == [HOST]
    await rules.enable_only(GUILD, [OWN], CHANNELS)
    assert not await rules.enabled(GUILD, HOST)
    assert await rules.enabled(GUILD, OWN)
    assert rules.enabled_channels(await rules.of(GUILD), CHANNELS) == [OWN]


async def test_another_servers_channel_is_left_alone(rules: HouseRules) -> None:
    settings = await rules.enable_only(GUILD, [], CHANNELS)
    assert set(settings.channels) == {HOST}
    assert await rules.enabled(GUILD + 1, HOST)


async def test_no_channel_is_enabled_without_a_server(rules: HouseRules) -> None:
    assert not await rules.enabled(None, HOST)


async def test_what_was_chosen_outlives_the_process(stage: Stage, rules: HouseRules) -> None:
    await rules.change_channel(GUILD, OWN, lambda channel: replace(channel, skill="a"))
    await rules.change_channel(GUILD, OWN, lambda channel: replace(channel, language="de"))
    await rules.enable_only(GUILD, [OWN], CHANNELS)
    again = await HouseRules(stage.store).of(GUILD)
    channel = again.channel(OWN)
    assert (channel.enabled, channel.skill, channel.language) == (True, "a", "de")


async def test_changes_at_once_lose_nothing(stage: Stage, rules: HouseRules) -> None:
    await asyncio.gather(
        rules.change(GUILD, lambda settings: replace(settings, owner_only=True)),
        rules.change(GUILD, lambda settings: replace(settings, cooldown_s=5.0)),
        rules.enable_only(GUILD, [OTHER], CHANNELS),
    )
    kept = await stage.store.server(GUILD)
    assert kept == await rules.of(GUILD)
    assert (kept.owner_only, kept.cooldown_s) == (True, 5.0)
    assert kept.channel(OTHER).enabled


async def test_what_cant_be_kept_doesnt_hold(rules: HouseRules, trouble: Trouble) -> None:
    await rules.of(GUILD)
    trouble.on = True
    with pytest.raises(StoreError):
        await rules.change(GUILD, lambda settings: replace(settings, owner_only=True))
    assert not (await rules.of(GUILD)).owner_only
