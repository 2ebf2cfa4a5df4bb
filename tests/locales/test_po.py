"""The reader of PO files, beside Babel's."""

import io

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import supported
from bot.locales.po import entries
from tests.locales.catalogues import FOLDER, load, sentences

LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
TEXTS = st.text(st.sampled_from('ab "\\\n\t{}%#') | LETTERS, min_size=1, max_size=200)


@pytest.mark.parametrize("locale", supported())
def test_a_catalogue_is_read_as_babel_reads_it(locale: str) -> None:
    with (FOLDER / f"{locale}.po").open(encoding="utf-8") as file:
        header, *read = entries(file)
    assert dict(read) == sentences(load(locale))
    assert "Plural-Forms:" in header[1][0]


@given(st.dictionaries(TEXTS, TEXTS | st.tuples(TEXTS, TEXTS)))
def test_what_babel_writes_is_read(said: dict[str, str | tuple[str, str]]) -> None:
    catalog = Catalog(locale="de")
    for key, string in said.items():
        catalog.add(key if isinstance(string, str) else (key, key), string)
    file = io.BytesIO()
    write_po(file, catalog)
    _, *read = entries(file.getvalue().decode().split("\n"))
    assert dict(read) == {
        key: (string,) if isinstance(string, str) else string for key, string in said.items()
    }


@pytest.mark.parametrize(
    "line", ["msgstr bare", '"alone"', 'msgctxt "menu"', 'msgid "open', 'msgid "a" "b"', "hello"]
)
def test_what_is_not_po_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(ValueError, match="line 2 is not PO"):
        list(entries(["", line]))
