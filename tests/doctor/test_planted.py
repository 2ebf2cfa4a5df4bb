"""Misconfigurations, planted one by one in an installation that is well: each is named."""

import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.core.records import AccountRecord, AccountScope
from bot.doctor.findings import Level
from bot.sandbox.discord.model import ChannelType
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.discord.settings import PrivilegedIntents
from bot.sandbox.nemo.settings import RegisteredAccount
from bot.store import examine
from bot.store.store import open_store
from tests.doctor.clinic import NEMO_TOKEN, RICH, WELL, Clinic, clinic

NOWHERE = 1234567890123456789
"""The id of no server and no channel."""


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


Plant = Callable[[Clinic], Awaitable[None] | None]


async def test_nothing_is_wrong_with_an_installation_that_is_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as well:
        found = await well.examined()
    assert [each for each in found if each.level is not Level.FINE] == []
    areas = list(dict.fromkeys(each.area for each in found))
    assert areas == ["Settings", "Discord", "NemoVideo", "Database", "Disk", "Media"]


# --- settings --------------------------------------------------------------------------


def forget_the_token(clinic: Clinic) -> None:
    clinic.settings["discord"]["token"] = ""


def misspell_a_variable(clinic: Clinic) -> None:
    clinic.environment.setenv("REELTHREAD_NEMO_TOKEN", "x")


def listen_where_somebody_does(clinic: Clinic) -> None:
    clinic.settings["ops"]["listen"] = clinic.nemo.api_url.removeprefix("http://")


def misplace_the_ops_library(clinic: Clinic) -> None:
    clinic.settings["ops"]["listen"] = "127.0.0.1:0"
    kept = [place for place in sys.path if "site-packages" not in place]
    clinic.environment.setattr(sys, "path", kept)
    clinic.environment.setattr(sys, "path_importer_cache", {})
    clinic.environment.delitem(sys.modules, "prometheus_client", raising=False)


# --- Discord ---------------------------------------------------------------------------


def change_the_token(clinic: Clinic) -> None:
    clinic.settings["discord"]["token"] = "another-token"


def point_into_the_void(clinic: Clinic) -> None:
    clinic.settings["discord"]["api_url"] = "http://127.0.0.1:1/api"


def point_discord_at_something_else(clinic: Clinic) -> None:
    clinic.settings["discord"]["api_url"] = clinic.nemo.api_url


def name_a_strange_server(clinic: Clinic) -> None:
    clinic.settings["discord"]["guild_ids"] = [clinic.discord.guild.id, NOWHERE]


def leave_the_server(clinic: Clinic) -> None:
    clinic.discord.world.guilds.clear()


def name_no_channel(clinic: Clinic) -> None:
    clinic.settings["discord"]["channel_ids"] = [NOWHERE]


def name_a_voice_channel(clinic: Clinic) -> None:
    voice = clinic.discord.add_channel("talk", ChannelType.VOICE)
    clinic.settings["discord"]["channel_ids"] = [voice.id]


def name_a_channel_of_another_server(clinic: Clinic) -> None:
    other = clinic.discord.world.add_guild("Elsewhere")
    channel = clinic.discord.world.add_channel(other, "far")
    clinic.settings["discord"]["channel_ids"] = [channel.id]


def deny_files_and_threads(clinic: Clinic) -> None:
    deny = Permission.ATTACH_FILES | Permission.CREATE_PUBLIC_THREADS
    clinic.discord.permit_bot(clinic.discord.channel, deny=deny)


def hide_the_channel(clinic: Clinic) -> None:
    clinic.discord.permit_bot(clinic.discord.channel, deny=Permission.VIEW_CHANNEL)


async def enable_a_channel_in_the_server_that_is_gone(clinic: Clinic) -> None:
    async with open_store(f"sqlite+aiosqlite:///{clinic.database}"):
        pass
    with closing(sqlite3.connect(clinic.database)) as connection, connection:
        connection.execute(
            "INSERT INTO servers (guild_id, start_roles, edit_roles, owner_only, cooldown_s)"
            " VALUES (7, '', '', 0, 0)"
        )
        connection.execute(
            "INSERT INTO channels (guild_id, channel_id, enabled) VALUES (?, ?, 1)",
            (NOWHERE, NOWHERE),
        )


# --- NemoVideo -------------------------------------------------------------------------


def point_nemo_at_something_else(clinic: Clinic) -> None:
    clinic.settings["nemo"]["api_url"] = clinic.discord.cdn_url


def point_nemo_into_the_void(clinic: Clinic) -> None:
    clinic.settings["nemo"]["api_url"] = "http://127.0.0.1:1"


def change_the_nemo_token(clinic: Clinic) -> None:
    clinic.settings["nemo"]["token"] = "nmv_usr_other"


def spend_all(clinic: Clinic) -> None:
    clinic.nemo.accounts.registered("usr_demo").available = 0


# --- the database ----------------------------------------------------------------------


def name_a_folder_that_is_not_there(clinic: Clinic) -> None:
    url = f"sqlite+aiosqlite:///{clinic.folder / 'nowhere' / 'reelthread.db'}"
    clinic.settings["store"]["url"] = url


def name_another_kind_of_database(clinic: Clinic) -> None:
    clinic.settings["store"]["url"] = "postgresql://somewhere/db"


def put_something_else_there(clinic: Clinic) -> None:
    clinic.database.write_bytes(b"not a database" * 1000)


def put_another_programs_database_there(clinic: Clinic) -> None:
    with closing(sqlite3.connect(clinic.database)) as connection, connection:
        connection.execute("CREATE TABLE notes_of_mine (id INTEGER)")


async def come_from_the_future(clinic: Clinic) -> None:
    async with open_store(f"sqlite+aiosqlite:///{clinic.database}"):
        pass
    with closing(sqlite3.connect(clinic.database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


async def save_a_token(clinic: Clinic) -> None:
    record = AccountRecord(AccountScope.GUILD, 7, "client", token="nmv_usr_theirs")
    async with open_store(f"sqlite+aiosqlite:///{clinic.database}") as store:
        await store.save_account(record)


async def lose_the_key(clinic: Clinic) -> None:
    await save_a_token(clinic)
    (clinic.folder / "reelthread.db.key").unlink()


async def change_the_key(clinic: Clinic) -> None:
    await save_a_token(clinic)
    clinic.settings["store"]["key"] = Fernet.generate_key().decode()


async def show_the_key_to_all(clinic: Clinic) -> None:
    await save_a_token(clinic)
    (clinic.folder / "reelthread.db.key").chmod(0o644)


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


# --- what the stand-ins must be set up with ---------------------------------------------


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


async def test_a_settings_file_that_others_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        planted.write().chmod(0o644)
        (found,) = await planted.broken()
    assert "others on this machine can read the tokens" in found.said
    assert found.mend.startswith("chmod 600")


# --- what is only odd --------------------------------------------------------------------


async def test_what_works_but_could_be_better_is_a_notice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        planted.discord.services.commands.replace_all(None, [])
        planted.settings["discord"]["channel_ids"] = []
        planted.settings["nemo"]["token"] = ""
        found = await planted.examined()
    notices = [each.said for each in found if each.level is Level.NOTICE]
    assert [each for each in found if each.level is Level.BROKEN] == []
    assert any("account, video" in said for said in notices)
    assert any("no channel is enabled" in said for said in notices)
    assert any("one free account" in said for said in notices)


async def test_a_database_that_another_program_keeps_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examine, "WAIT_S", 0.05)
    async with clinic(tmp_path, monkeypatch) as planted:
        async with open_store(f"sqlite+aiosqlite:///{planted.database}"):
            pass
        with closing(sqlite3.connect(planted.database, isolation_level=None)) as editor:
            editor.execute("PRAGMA locking_mode = EXCLUSIVE")
            editor.execute("BEGIN EXCLUSIVE")
            (found,) = await planted.broken()
    assert "another program has locked it" in found.said
    assert found.mend.startswith("end the program")


async def test_a_database_that_others_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as well:
        async with open_store(f"sqlite+aiosqlite:///{well.database}"):
            pass
        assert all(each.level is Level.FINE for each in await well.examined())
        well.database.chmod(0o644)
        (found,) = [each for each in await well.examined() if each.level is Level.NOTICE]
    assert "others on this machine can read" in found.said
    assert found.mend.startswith("chmod 600")


async def test_where_the_bot_pays_for_nothing_its_account_doesnt_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as well:
        spend_all(well)
        well.settings["nemo"]["accounts"] = ["user", "server"]
        found = await well.examined()
    assert all(each.level is Level.FINE for each in found)


async def test_the_free_account_that_is_in_use_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as well:
        well.settings["nemo"]["token"] = ""
        record = AccountRecord(AccountScope.BOT, 0, "client", token=NEMO_TOKEN)
        async with open_store(f"sqlite+aiosqlite:///{well.database}") as store:
            await store.save_account(record)
        found = await well.examined()
    assert any("2000 credits are left" in each.said for each in found)


async def test_a_running_bot_is_seen_and_not_disturbed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as well:
        async with open_store(f"sqlite+aiosqlite:///{well.database}"):
            found = await well.examined()
        assert any("in use by a running bot" in each.said for each in found)
        assert any("is ready" in each.said for each in await well.examined())


async def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with clinic(tmp_path, monkeypatch) as well:
        await well.examined()
        assert files(tmp_path) == ["config.toml"]
        methods = {call.method for call in well.discord.recorder.calls}
    assert methods == {"GET"}
