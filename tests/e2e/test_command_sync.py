"""Commands are handed to Discord when that is needed, and only then."""

from tests.e2e.stage import Stage


def writes(world: Stage) -> int:
    calls = world.discord.recorder.calls
    return sum(call.method == "PUT" and call.path.endswith("/commands") for call in calls)


def known(world: Stage) -> set[str]:
    return {command["name"] for command in world.discord.services.commands.all(None)}


async def test_they_are_handed_over_once(world: Stage) -> None:
    for _ in range(2):
        await world.start_bot()
        await world.stop_bot()
    assert known(world) == {"video", "account", "Make a video"}
    assert writes(world) == 1


async def test_they_come_back_where_another_program_took_them_away(world: Stage) -> None:
    await world.start_bot()
    await world.stop_bot()
    world.discord.services.commands.replace_all(None, [])
    await world.start_bot()
    assert known(world) == {"video", "account", "Make a video"}
