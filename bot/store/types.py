"""Column types that keep what SQLite alone would lose."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import DateTime, Dialect, Enum, Text
from sqlalchemy.types import TypeDecorator

from bot.core.records import ButtonAction

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time of the host, aware."""
    return datetime.now(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: any aware time goes in, UTC comes out. SQLite itself keeps no zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone is no instant")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class ForeignText(TypeDecorator[str]):
    """Text from outside, where a cut JSON escape may leave half a character.

    SQLite takes UTF-8 alone: a lone surrogate becomes ``?`` here instead of losing the row.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else value.encode(errors="replace").decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return value


class Actions(TypeDecorator[tuple[ButtonAction, ...]]):
    """Buttons in their order, as their names with spaces between."""

    impl = Text
    cache_ok = True

    def process_bind_param(
        self, value: Sequence[ButtonAction] | None, dialect: Dialect
    ) -> str | None:
        return None if value is None else " ".join(value)

    def process_result_value(
        self, value: str | None, dialect: Dialect
    ) -> tuple[ButtonAction, ...] | None:
        return None if value is None else tuple(map(ButtonAction, value.split()))


class Ids(TypeDecorator[frozenset[int]]):
    """A set of Discord's ids, as numbers with spaces between."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Collection[int] | None, dialect: Dialect) -> str | None:
        return None if value is None else " ".join(map(str, sorted(value)))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[int] | None:
        return None if value is None else frozenset(map(int, value.split()))


def one_of(kind: type[StrEnum], check: str | None = None) -> Enum:
    """The values of a ``StrEnum`` as text; ``check`` names a CHECK constraint that holds them.

    Kinds that later versions add to have none: SQLite can change one only by copying the table.
    """
    return Enum(
        kind,
        name=check,
        length=16,
        native_enum=False,
        create_constraint=check is not None,
        values_callable=_values,
    )


def _values(members: type[StrEnum]) -> list[str]:
    return [member.value for member in members]
