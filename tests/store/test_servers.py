"""What servers and people have chosen."""

from dataclasses import replace

import pytest

from bot.core.server_settings import ChannelSettings, ServerSettings
from bot.core.store import Store
from tests.store.examples import CHANNEL

FULL = ServerSettings(
    guild_id=10,
    channels={
        CHANNEL: ChannelSettings(enabled=True, skill="general", language="ja"),
        5: ChannelSettings(enabled=False),
        6: ChannelSettings(skill="general"),
    },
    language="de",
    start_roles=frozenset({CHANNEL, 3}),
    edit_roles=frozenset({4}),
    owner_only=True,
    turns_per_person_a_day=0,
    turns_per_server_a_day=500,
    cooldown_s=7.5,
)


async def test_an_unknown_server_is_as_the_host_set_it_up(store: Store) -> None:
    assert await store.server(10) == ServerSettings(10)


@pytest.mark.parametrize("settings", [FULL, ServerSettings(10), replace(FULL, channels={})])
async def test_settings_come_back_whole(store: Store, settings: ServerSettings) -> None:
    await store.save_server(settings)
    assert await store.server(10) == settings


async def test_settings_saved_again_replace_all_that_there_were(store: Store) -> None:
    fewer = replace(FULL, channels={5: ChannelSettings(enabled=True)}, edit_roles=frozenset())
    other = replace(FULL, guild_id=20)
    for settings in (FULL, other, fewer):
        await store.save_server(settings)

    assert await store.server(10) == fewer
    assert await store.server(20) == other

    await store.save_server(ServerSettings(10))
    assert await store.server(10) == ServerSettings(10)


async def test_settings_that_fail_to_be_saved_change_nothing(store: Store) -> None:
    await store.save_server(FULL)
    no_id_is_so_large = {2**63: ChannelSettings(enabled=True)}
    with pytest.raises(OverflowError):
        await store.save_server(replace(FULL, language="fr", channels=no_id_is_so_large))
    assert await store.server(10) == FULL


def test_a_channel_without_settings_is_as_the_server() -> None:
    assert FULL.channel(6) == ChannelSettings(skill="general")
    assert FULL.channel(404) == ChannelSettings()


async def test_a_person_has_the_language_chosen_last(store: Store) -> None:
    assert await store.person_language(1) is None
    await store.set_person_language(1, "ko")
    await store.set_person_language(1, "fr")
    await store.set_person_language(2, "de")
    assert (await store.person_language(1), await store.person_language(2)) == ("fr", "de")

    await store.set_person_language(1, None)
    assert (await store.person_language(1), await store.person_language(2)) == (None, "de")
