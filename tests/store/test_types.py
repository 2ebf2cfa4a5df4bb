import pytest
from sqlalchemy.dialects import sqlite

from bot.store.types import UtcDateTime, utc_now


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        UtcDateTime().process_bind_param(utc_now().replace(tzinfo=None), sqlite.dialect())


def test_the_hosts_time_has_a_zone() -> None:
    assert utc_now().utcoffset() is not None
