"""What the bot has heard and read, as its database and Discord have it."""

from tests.e2e.stage import Stage


async def heard(stage: Stage, message_id: int = 0) -> None:
    """Wait until the bot has noted that it has missed nothing up to a message."""
    query = "SELECT 1 FROM notes WHERE key = 'heard' AND json_extract(value, '$.everywhere') >= ?"
    await stage.until_rows(query, message_id)


def reads(stage: Stage) -> list[str]:
    """Where the bot has read messages."""
    calls = [call for call in stage.discord.recorder.calls if call.method == "GET"]
    return [call.path for call in calls if "/messages" in call.path]
