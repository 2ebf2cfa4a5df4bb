"""What works but could be better is told, and nothing is disturbed by looking."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.records import AccountRecord, AccountScope
from bot.doctor.findings import Level
from bot.store import examine
from bot.store.store import open_store
from tests.doctor.clinic import NEMO_TOKEN, clinic
from tests.doctor.faults import spend_all


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def test_a_settings_file_that_others_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clinic(tmp_path, monkeypatch) as planted:
        planted.write().chmod(0o644)
        (found,) = await planted.broken()
    assert "others on this machine can read the tokens" in found.said
    assert found.mend.startswith("chmod 600")


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
