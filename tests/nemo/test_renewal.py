"""A token that the service takes no more."""

import pytest

from bot.errors import (
    TokenRejected,
)
from bot.nemo.client import NemoClient
from tests.nemo.calls import GOOD, GRANT, READS, WRITES, Call, edit, upload_once
from tests.nemo.conftest import MemoryStore
from tests.nemo.server import (
    Handler,
    Script,
    json_answer,
    ok,
    raw_answer,
    refuse,
)


@pytest.mark.parametrize("call", [edit, *READS, *WRITES])
@pytest.mark.parametrize("refusal", [refuse(1001), refuse(1001, 401), json_answer({}, 401)])
async def test_an_anonymous_token_is_renewed_once(
    anonymous: NemoClient, script: Script, store: MemoryStore, call: Call, refusal: Handler
) -> None:
    stream = raw_answer(b"data:\n\n")
    script.then(ok({"token": "nmv_usr_old"}), refusal, GRANT, stream if call is edit else GOOD)
    await call(anonymous)
    tokens = [request.headers.get("Authorization") for request in script.seen]
    assert tokens == [None, "Bearer nmv_usr_old", None, "Bearer nmv_usr_new"]
    clients = {request.headers.get("X-Client-Id") for request in script.seen}
    assert clients == {None, store.saved[0].client_id}


async def test_a_token_that_is_rejected_twice_is_told(
    anonymous: NemoClient, script: Script
) -> None:
    script.then(ok({"token": "nmv_usr_old"}), refuse(1001), GRANT, refuse(1001), GOOD)
    with pytest.raises(TokenRejected):
        await anonymous.credits()
    assert len(script.seen) == 4


async def test_a_registered_token_is_not_renewed(client: NemoClient, script: Script) -> None:
    script.then(refuse(1001))
    with pytest.raises(TokenRejected):
        await client.credits()
    assert len(script.seen) == 1


async def test_data_that_was_read_once_waits_for_the_next_token(
    anonymous: NemoClient, script: Script
) -> None:
    script.then(ok({"token": "nmv_usr_old"}), refuse(1001), GRANT, GOOD)
    with pytest.raises(TokenRejected):
        await upload_once(anonymous)
    await upload_once(anonymous)
    assert script.seen[-1].headers["Authorization"] == "Bearer nmv_usr_new"
