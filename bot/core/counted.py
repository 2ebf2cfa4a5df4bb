"""Numbers of things in the lines of the log, which are English alone."""


def counted(number: int, noun: str) -> str:
    """``1 server``, ``2 servers``: for nouns that take an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
