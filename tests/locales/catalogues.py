"""What the tests of the catalogues look at: the PO files as Babel reads them, and the calls."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import bot

PACKAGE = Path(bot.__file__).parent
FOLDER = PACKAGE / "locales"


def load(locale: str) -> Catalog:
    """A catalogue as it is on disk; raises for a file that isn't valid PO."""
    with (FOLDER / f"{locale}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def sentences(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """All forms of every entry, translated or not, by key."""
    found: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            string = message.string or ""
            found[key] = (string,) if isinstance(string, str) else tuple(string)
    return found


def placeholders(template: str) -> set[str]:
    """The names in braces. Raises ``ValueError`` for braces that aren't in order."""
    return {field for _, field, _, _ in Formatter().parse(template) if field is not None}


@dataclass(frozen=True, slots=True)
class Call:
    """A call of ``bot.locales.text`` in the source; ``values`` is None if it passes ``**``."""

    where: str
    key: str
    values: frozenset[str] | None


def calls(folder: Path = PACKAGE) -> Iterator[Call]:
    """Every call with a literal key in the modules under a folder."""
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        names = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "bot.locales"
            for alias in node.names
            if alias.name == "text"
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _is_look_up(node.func, names):
                for key in _literals(node.args[0]):
                    yield Call(f"{path.name}:{node.lineno}", key, _values(node))


def _is_look_up(function: ast.expr, names: set[str]) -> bool:
    match function:
        case ast.Name(id=name):
            return name in names
        case ast.Attribute(value=ast.Name(id="locales"), attr="text"):
            return True
        case _:
            return False


def _literals(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(key)):
            yield key
        case ast.IfExp(body=body, orelse=orelse):
            yield from _literals(body)
            yield from _literals(orelse)
        case _:
            return


def _values(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)
