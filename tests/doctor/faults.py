"""Misconfigurations to plant in an installation that is well."""

import sqlite3
import sys
from contextlib import closing

from cryptography.fernet import Fernet

from bot.core.records import AccountRecord, AccountScope
from bot.sandbox.discord.model import ChannelType
from bot.sandbox.discord.permissions import Permission
from bot.store.store import open_store
from tests.doctor.clinic import Clinic

NOWHERE = 1234567890123456789
"""The id of no server and no channel."""


# --- settings -------------------------------------------------------------------------


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


# --- Discord --------------------------------------------------------------------------


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


# --- NemoVideo ------------------------------------------------------------------------


def point_nemo_at_something_else(clinic: Clinic) -> None:
    clinic.settings["nemo"]["api_url"] = clinic.discord.cdn_url


def point_nemo_into_the_void(clinic: Clinic) -> None:
    clinic.settings["nemo"]["api_url"] = "http://127.0.0.1:1"


def change_the_nemo_token(clinic: Clinic) -> None:
    clinic.settings["nemo"]["token"] = "nmv_usr_other"


def spend_all(clinic: Clinic) -> None:
    clinic.nemo.accounts.registered("usr_demo").available = 0


# --- the database ---------------------------------------------------------------------


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
