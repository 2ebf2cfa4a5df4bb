"""Misconfigurations, planted one by one in an installation that is well: each is named."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.doctor.findings import Level
from bot.sandbox.discord.settings import PrivilegedIntents
from bot.sandbox.nemo.settings import RegisteredAccount
from tests.doctor.clinic import NEMO_TOKEN, RICH, WELL, Clinic, clinic
from tests.doctor.faults import (
    NOWHERE,
    change_the_key,
    change_the_nemo_token,
    change_the_token,
    come_from_the_future,
    deny_files_and_threads,
    enable_a_channel_in_the_server_that_is_gone,
    forget_the_token,
    hide_the_channel,
    leave_the_server,
    listen_where_somebody_does,
    lose_the_key,
    misplace_the_ops_library,
    misspell_a_variable,
    name_a_channel_of_another_server,
    name_a_folder_that_is_not_there,
    name_a_strange_server,
    name_a_voice_channel,
    name_another_kind_of_database,
    name_no_channel,
    point_discord_at_something_else,
    point_into_the_void,
    point_nemo_at_something_else,
    point_nemo_into_the_void,
    put_another_programs_database_there,
    put_something_else_there,
    show_the_key_to_all,
    spend_all,
)

Plant = Callable[[Clinic], Awaitable[None] | None]


async def test_nothing_is_wrong_with_an_installation_that_is_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as well:
        found = await well.examined()
    assert [each for each in found if each.level is not Level.FINE] == []
    areas = list(dict.fromkeys(each.area for each in found))
    assert areas == ["Settings", "Discord", "NemoVideo", "Database", "Disk", "Media"]


@pytest.mark.parametrize(
    ("plant", "area", "said", "mend"),
    [
        (forget_the_token, "Discord", "there is no token", "reelthread setup"),
        (misspell_a_variable, "Settings", "REELTHREAD_NEMO_TOKEN is not read", "two underscores"),
        (listen_where_somebody_does, "Operations", "in use", "a free port"),
        (misplace_the_ops_library, "Operations", "library isn't installed", "reelthread[ops]"),
        (change_the_token, "Discord", "doesn't accept the token", "Reset Token"),
        (point_into_the_void, "Discord", "can't be reached", "discord.api_url"),
        (point_discord_at_something_else, "Discord", "can't be reached", "discord.api_url"),
        (name_a_strange_server, "Discord", f"isn't in server {NOWHERE}", "let it in: https://"),
        (leave_the_server, "Discord", "in no server", "oauth2/authorize?client_id="),
        (name_no_channel, "Discord", f"there is no channel {NOWHERE}", "Copy Channel ID"),
        (name_a_voice_channel, "Discord", "#talk is no channel", "text channels or forums"),
        (name_a_channel_of_another_server, "Discord", "#far is in a server", "discord.guild_ids"),
        (deny_files_and_threads, "Discord", "Create Public Threads, Attach Files", "Permissions"),
        (hide_the_channel, "Discord", "can't see channel", "View Channel"),
        (
            enable_a_channel_in_the_server_that_is_gone,
            "Discord",
            f"no channel {NOWHERE}",
            "Copy Channel",
        ),
        (point_nemo_at_something_else, "NemoVideo", "no NemoVideo at", "NEMO_API_URL"),
        (point_nemo_into_the_void, "NemoVideo", "no NemoVideo at", "NEMO_API_URL"),
        (change_the_nemo_token, "NemoVideo", "doesn't accept the token", "NEMO_TOKEN"),
        (spend_all, "NemoVideo", "0 credits are left", "top up"),
        (name_a_folder_that_is_not_there, "Database", "nowhere doesn't exist", "make it"),
        (name_another_kind_of_database, "Database", "sqlite+aiosqlite", "store.url"),
        (put_something_else_there, "Database", "not an SQLite database", "backup"),
        (put_another_programs_database_there, "Database", "another program", "another file"),
        (come_from_the_future, "Database", "newer version", "update this installation"),
        (lose_the_key, "Database", "reelthread.db.key is missing", "restore it"),
        (change_the_key, "Database", "can't be read with this key", "restore the key"),
        (show_the_key_to_all, "Database", "others on this machine can read the key", "chmod 600"),
    ],
)
async def test_each_fault_is_named_with_its_mend_and_nothing_else_is(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    plant: Plant,
    area: str,
    said: str,
    mend: str,
) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        done = plant(planted)
        if done is not None:
            await done
        (found,) = await planted.broken()
    assert found.area == area
    assert said in found.said
    assert mend in found.mend
    assert NEMO_TOKEN not in f"{found}"


# --- what the stand-ins must be set up with -------------------------------------------


async def test_the_intent_is_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    off = replace(WELL, privileged_intents=PrivilegedIntents(message_content=False))
    async with clinic(tmp_path, monkeypatch, discord=off) as planted:
        (found,) = await planted.broken()
        bot = planted.discord.world.bot.id
    assert "message content intent is off" in found.said
    assert f"applications/{bot}/bot" in found.mend


@pytest.mark.parametrize("scope", ["read", "write", "upload", "render"])
async def test_a_scope_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scope: str
) -> None:
    scopes = frozenset({"read", "write", "upload", "render"}) - {scope}
    poor = replace(RICH, accounts=(RegisteredAccount(NEMO_TOKEN, scopes=scopes),))
    async with clinic(tmp_path, monkeypatch, nemo=poor) as planted:
        (found,) = await planted.broken()
        assert planted.nemo.journal.prompts == []
    assert found.said == f"the token lacks the scope: {scope}"


async def test_the_role_lacks_something_where_no_channel_is_enabled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        planted.settings["discord"]["channel_ids"] = []
        roles = planted.discord.guild.roles
        for role_id in roles:
            planted.discord.world.set_role_permissions(planted.discord.guild, role_id, 1 << 10)
        (found,) = await planted.broken()
    assert "the bot's role lacks: Send Messages, Send Messages in Threads" in found.said
