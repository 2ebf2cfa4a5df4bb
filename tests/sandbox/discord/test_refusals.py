"""Requests that Discord refuses, sent raw: no client library would."""

from typing import Any

import aiohttp
import pytest

from bot.sandbox.discord import DiscordSandbox, Permission

MESSAGES = "/channels/{channel}/messages"
COMPONENT = {"type": 2, "style": 1, "label": "a", "custom_id": "a"}
V2 = 1 << 15


def _rows(*rows: list[Any]) -> list[Any]:
    return [{"type": 1, "components": parts} for parts in rows]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"content": "x" * 2001}, "content"),
        ({"content": "x", "nonce": "n" * 26}, "nonce"),
        ({"content": "x", "flags": V2}, "content"),
        ({"embeds": [{"title": "x"}] * 11}, "embeds"),
        ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title"),
        ({"embeds": [{"description": "x" * 4000}] * 2}, "embeds"),
        ({"embeds": [{"fields": [{"name": "x" * 3001, "value": "y" * 3000}]}]}, "embeds"),
        ({"components": _rows([COMPONENT]) * 6}, "components"),
        ({"components": [COMPONENT]}, "components.0"),
        ({"components": _rows([])}, "components.0.components"),
        (
            {"components": _rows([COMPONENT, {"type": 3, "custom_id": "s"}])},
            "components.0.components",
        ),
        ({"components": _rows([COMPONENT, COMPONENT])}, "components.0.components.1.custom_id"),
        (
            {"components": _rows([{**COMPONENT, "label": "x" * 81}])},
            "components.0.components.0.label",
        ),
        ({"components": [{"type": 10, "content": "x"}] * 41, "flags": V2}, "components"),
        ({"components": _rows([{"label": "a"}])}, "components.0.components.0.type"),
        ({"content": "x", "attachments": [{"id": 0, "filename": "a"}]}, "attachments.0.id"),
        (
            {"content": "x", "message_reference": {"message_id": "175928847299117063"}},
            "message_reference",
        ),
    ],
)
async def test_impossible_messages_name_their_field(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession, body: dict[str, Any], field: str
) -> None:
    address = sandbox.api_url + MESSAGES.format(channel=sandbox.channel.id)
    async with http.post(address, json=body) as reply:
        answer = await reply.json()
    assert (reply.status, answer["code"]) == (400, 50035)
    tree = answer["errors"]
    for name in field.split("."):
        tree = tree[name]
    assert tree["_errors"][0]["message"]
    assert sandbox.channel.messages == {}


async def test_a_reply_may_outlive_its_target(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession
) -> None:
    address = sandbox.api_url + MESSAGES.format(channel=sandbox.channel.id)
    reference = {"message_id": "175928847299117063", "fail_if_not_exists": False}
    async with http.post(address, json={"content": "x", "message_reference": reference}) as reply:
        assert (await reply.json())["type"] == 0


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/nowhere", None, 404, 0),
        ("GET", "/channels/abc", None, 400, 50035),
        ("GET", "/channels/175928847299117063", None, 404, 10003),
        ("GET", "/guilds/175928847299117063", None, 404, 10004),
        ("GET", "/guilds/{guild}/members", None, 403, 50001),
        ("GET", "/guilds/{guild}/members/175928847299117063", None, 404, 10007),
        ("GET", "/channels/{channel}/messages?limit=101", None, 400, 50035),
        ("GET", "/channels/{channel}/thread-members", None, 400, 50024),
        ("POST", "/channels/{channel}/threads", {"name": "t", "type": 5}, 400, 50035),
        ("POST", "/channels/{channel}/threads", {"name": " ", "type": 11}, 400, 50035),
        (
            "POST",
            "/channels/{channel}/threads",
            {"name": "t", "type": 11, "auto_archive_duration": 5},
            400,
            50035,
        ),
        ("POST", "/channels/{channel}/messages", [], 400, 50035),
        ("PUT", "/applications/{bot}/commands", {}, 400, 50035),
        ("POST", "/users/@me/channels", {"recipient_id": "1"}, 404, 10013),
        ("POST", "/interactions/175928847299117063/x/callback", {"type": 4}, 404, 10062),
        ("PATCH", "/channels/{channel}", {"name": "x" * 101}, 400, 50035),
        ("PATCH", "/channels/{channel}", {"name": "x"}, 403, 50013),
        ("DELETE", "/channels/{channel}", None, 403, 50013),
        ("PUT", "/channels/{channel}/messages/1/reactions/%20/@me", None, 400, 10014),
    ],
)
async def test_each_refusal_has_its_code(
    sandbox: DiscordSandbox,
    http: aiohttp.ClientSession,
    method: str,
    path: str,
    body: Any,
    status: int,
    code: int,
) -> None:
    bot_id = sandbox.world.bot.id
    filled = path.format(channel=sandbox.channel.id, guild=sandbox.guild.id, bot=bot_id)
    async with http.request(method, sandbox.api_url + filled, json=body) as reply:
        assert (reply.status, (await reply.json())["code"]) == (status, code)


@pytest.mark.parametrize(
    ("content_type", "data", "code"),
    [
        ("application/json", b"{", 50109),
        ("multipart/form-data; boundary=b", b"", 50006),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--b--\r\n',
            50035,
        ),
    ],
)
async def test_bodies_must_be_readable(
    sandbox: DiscordSandbox,
    http: aiohttp.ClientSession,
    content_type: str,
    data: bytes,
    code: int,
) -> None:
    address = sandbox.api_url + MESSAGES.format(channel=sandbox.channel.id)
    headers = {"Content-Type": content_type}
    async with http.post(address, data=data, headers=headers) as reply:
        assert (await reply.json())["code"] == code


async def test_an_interaction_is_answered_as_its_kind_allows(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession
) -> None:
    address = f"{sandbox.api_url}/applications/{sandbox.world.bot.id}/commands"
    async with http.post(address, json={"name": "go", "description": "Go"}) as reply:
        assert reply.status == 201
    used = await sandbox.person("alice").run(sandbox.channel, "go")
    token, number = used.interaction.token, used.interaction.id
    callback = f"{sandbox.api_url}/interactions/{number}/{token}/callback"
    modal = {"title": "t", "custom_id": "m", "components": _rows([{"type": 4, "custom_id": "a"}])}
    wrong: list[dict[str, Any]] = [
        {"type": 3},
        {"type": 7, "data": {"content": "x"}},
        {"type": 8, "data": {"choices": []}},
        {"type": 9, "data": {**modal, "components": []}},
        {"type": 9, "data": {**modal, "title": "x" * 46}},
        {"type": 9, "data": {**modal, "custom_id": ""}},
    ]
    for body in wrong:
        async with http.post(callback, json=body) as reply:
            assert (await reply.json())["code"] == 50035
    async with http.post(callback, json={"type": 4, "data": {"content": "went"}}) as reply:
        assert reply.status == 204
    assert (await used.reply()).content == "went"


async def test_a_channel_can_be_changed_and_deleted_with_the_permission(
    sandbox: DiscordSandbox, http: aiohttp.ClientSession
) -> None:
    extra = sandbox.add_channel("extra")
    sandbox.permit_bot(extra, allow=Permission.MANAGE_CHANNELS)
    alice = sandbox.person("alice")
    thread = await alice.open_thread(await alice.post(extra, "x"), "in it")
    address = f"{sandbox.api_url}/channels/{extra.id}"
    async with http.patch(address, json={"name": "renamed", "topic": "films"}) as reply:
        changed = await reply.json()
    assert (changed["name"], changed["topic"]) == ("renamed", "films")
    async with http.delete(address) as reply:
        assert reply.status == 200
    assert extra.id not in sandbox.world.channels
    assert thread.id not in sandbox.world.channels
