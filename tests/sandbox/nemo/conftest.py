"""A stand-in with somebody who uses it."""

from collections.abc import AsyncIterator

import pytest

from tests.sandbox.nemo.http_client import Client, image_bytes, serve


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with serve() as served:
        yield served


@pytest.fixture
async def client_with_clip(client: Client) -> Client:
    """A client whose timeline has one picture for two seconds."""
    await client.upload(("beach.png", image_bytes()))
    await client.say("turn this image into a 2-second clip")
    return client
