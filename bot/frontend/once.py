"""Events that Discord tells twice, as it may when a session is resumed."""

REMEMBERED = 1000


class Once:
    """Remembers the last ids that it was asked about."""

    def __init__(self) -> None:
        self._seen: dict[int, None] = {}

    def is_new(self, event_id: int) -> bool:
        """Whether this is the first time; from now on it isn't."""
        if event_id in self._seen:
            return False
        self._seen[event_id] = None
        if len(self._seen) > REMEMBERED:
            del self._seen[next(iter(self._seen))]
        return True
