"""How long a rate limit is waited for."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.errors import (
    TooManyRequests,
)
from bot.nemo.client import NemoClient
from tests.nemo.calls import GOOD, READS, WRITES, Call, edit, upload_once
from tests.nemo.server import (
    Script,
    json_answer,
    raw_answer,
    refuse,
)


@pytest.mark.parametrize("call", [edit, *READS, *WRITES])
async def test_a_rate_limit_is_waited_for_once(
    client: NemoClient, script: Script, call: Call
) -> None:
    stream = raw_answer(b"data:\n\n")
    script.then(json_answer({}, 429, Retry_After="0"), stream if call is edit else GOOD)
    await call(client)
    assert len(script.seen) == 2


@pytest.mark.parametrize("call", [edit, *READS, *WRITES])
async def test_a_second_rate_limit_is_told(client: NemoClient, script: Script, call: Call) -> None:
    script.then(raw_answer(b"", 429, Retry_After="0.01"))
    with pytest.raises(TooManyRequests) as caught:
        await call(client)
    assert caught.value.retry_after_s == 0.01
    assert len(script.seen) == 2


@pytest.mark.parametrize(
    ("retry_after", "seconds", "requests"),
    [
        ("604800", 604800, 1),
        ("", None, 2),
        ("soon", None, 2),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 2),
        ("Wed, 21 Oct 2015 07:28:00 -0000", 0, 2),
        ("TOMORROW", 86400, 1),
    ],
)
async def test_a_rate_limit_says_how_long(
    client: NemoClient, script: Script, retry_after: str, seconds: float | None, requests: int
) -> None:
    tomorrow = format_datetime(datetime.now(UTC) + timedelta(days=1), usegmt=True)
    script.then(raw_answer(b"", 429, Retry_After=retry_after.replace("TOMORROW", tomorrow)))
    with pytest.raises(TooManyRequests) as caught:
        await client.credits()
    if seconds is None:
        assert caught.value.retry_after_s is None
    else:
        assert caught.value.retry_after_s == pytest.approx(seconds, abs=120)
    assert len(script.seen) == requests


async def test_data_that_was_read_once_is_not_sent_again(
    client: NemoClient, script: Script
) -> None:
    script.then(refuse(429, 429))
    with pytest.raises(TooManyRequests):
        await upload_once(client)
    assert len(script.seen) == 1
