"""Tokens, scopes and credits over real sockets."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox.nemo.settings import RegisteredAccount
from tests.sandbox.nemo.http_client import Client, image_bytes, serve

TOKEN = "nmv_usr_registered"


async def test_an_anonymous_token_comes_with_a_hundred_credits_for_a_week(client: Client) -> None:
    data = await client.sign_in("another-client")

    assert data["token"].startswith("nmv_usr_")
    assert data["user_id"].startswith("anon_")
    assert data["credits"] == 100
    expires = datetime.strptime(data["expires_at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert abs(expires - datetime.now(UTC) - timedelta(days=7)) < timedelta(minutes=1)


async def test_a_token_request_without_client_id_is_400(client: Client) -> None:
    status, body = await client.call("POST", "/api/auth/anonymous-token")

    assert (status, body["code"]) == (400, 400)


async def test_one_client_gets_one_token_until_it_expires(client: Client) -> None:
    path, headers = "/api/auth/anonymous-token", {"X-Client-Id": "client-1"}
    status, body = await client.call("POST", path, headers=headers)
    assert (status, body["code"]) == (429, 429)

    session_id = client.session_id
    client.nemo.accounts.expire_anonymous_tokens()
    status, body = await client.call("GET", "/api/credits/balance/simple")
    assert (status, body["code"]) == (401, 1001)

    await client.sign_in("client-1")
    assert client.session_id == session_id
    assert (await client.state())["draft"] == {}, "the same person, with the same sessions"


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer nmv_usr_wrong", "Basic abc"])
async def test_a_wrong_token_is_1001(client: Client, header: str) -> None:
    _, body = await client.call(
        "GET", "/api/credits/balance/simple", headers={"Authorization": header}
    )

    assert body["code"] == 1001


@pytest.mark.parametrize(
    ("scopes", "allowed"),
    [
        ({"read"}, {"credits"}),
        ({"read", "write"}, {"credits", "session"}),
        ({"*"}, {"credits", "session", "upload", "render"}),
        ({"upload"}, {"upload"}),
    ],
)
async def test_a_missing_scope_is_403_and_named(scopes: set[str], allowed: set[str]) -> None:
    account = RegisteredAccount(TOKEN, scopes=frozenset(scopes))
    calls = {
        "credits": ("read", "GET", "/api/credits/balance/simple"),
        "session": ("write", "POST", "/api/tasks/me/with-session/nemo_agent"),
        "upload": ("upload", "POST", "/api/upload-video/nemo_agent/me/1"),
        "render": ("render", "GET", "/api/render/proxy/lambda/none"),
    }
    async with serve(accounts=(account,)) as client:
        client.use(TOKEN)
        for name, (scope, method, path) in calls.items():
            status, body = await client.call(method, path, json={} if method == "POST" else None)
            assert (status == 403) == (name not in allowed)
            assert (body.get("code") == 403 and scope in body["message"]) == (name not in allowed)


async def test_a_registered_account_has_its_own_credits_and_never_shows_its_token() -> None:
    account = RegisteredAccount(TOKEN, user_id="usr_9", credits=321)
    async with serve(accounts=(account,)) as client:
        client.use(TOKEN)
        assert await client.credits() == {"available": 321, "frozen": 0, "total": 321}
        assert client.nemo.accounts.registered("usr_9").available == 321
        assert TOKEN not in repr(client.nemo.settings)
        assert TOKEN not in repr(client.nemo.journal)


async def test_sessions_belong_to_their_owner() -> None:
    async with serve(accounts=(RegisteredAccount(TOKEN),)) as client:
        client.use(TOKEN)
        status, body = await client.call(
            "GET", f"/api/state/nemo_agent/me/{client.session_id}/latest"
        )
        assert (status, body["code"]) == (404, 1002)


async def test_credits_pay_for_clips_and_edits_but_not_for_talk(client: Client) -> None:
    await client.say("hello")
    assert (await client.credits())["available"] == 100

    await client.upload(("beach.png", image_bytes()))
    await client.say("turn this image into a 2-second clip")
    assert (await client.credits())["available"] == 80

    for shape in ("vertical", "square", "16:9", "9:16"):
        await client.say(f"make it {shape}")
    assert await client.credits() == {"available": 72, "frozen": 0, "total": 72}


async def test_credits_are_frozen_while_a_run_works(client: Client) -> None:
    seen: list[int] = []
    await client.upload(("beach.png", image_bytes()))
    async with client.stream("turn this image into a 2-second clip") as answer:
        async for _ in answer.content:
            seen.append((await client.credits())["frozen"])
            break

    assert seen == [20]


async def test_an_empty_account_is_2001_and_nothing_runs() -> None:
    async with serve(anonymous_credits=10) as client:
        await client.upload(("beach.png", image_bytes()))
        async with client.stream("turn this image into a 2-second clip") as answer:
            assert (await answer.json())["code"] == 2001
        assert (await client.state())["draft"] == {}
        assert (await client.credits())["available"] == 10
        assert client.nemo.sessions[client.session_id].fresh, "the file is still new"


async def test_a_claim_token_gives_away_one_project(client: Client) -> None:
    body = {"task_id": client.task_id, "session_id": client.session_id}
    _, answer = await client.call("POST", "/api/auth/claim-token", json=body)
    assert answer["data"]["claim_token"].startswith("clm_")
    assert answer["data"]["expires_in"] == 604800

    _, answer = await client.call("POST", "/api/auth/claim-token", json=body | {"task_id": "x"})
    assert answer["code"] == 1002


async def test_errors_can_hide_behind_a_200() -> None:
    async with serve(real_http_status=False) as client:
        client.use("nmv_usr_wrong")
        status, body = await client.call("GET", "/api/credits/balance/simple")
        assert (status, body["code"]) == (200, 1001)
