"""Numbers of things, as the log says them."""

import pytest

from bot.core.counted import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 servers"), (1, "1 server"), (2, "2 servers"), (11, "11 servers")]
)
def test_one_is_no_plural(number: int, said: str) -> None:
    assert counted(number, "server") == said
