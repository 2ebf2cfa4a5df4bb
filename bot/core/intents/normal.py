"""Takes out of a message what carries no wish: mentions, quotations, code, addresses, accents."""

import re
import unicodedata

from bot.core.hanzi import SIMPLIFIED

QUOTE_MARK = "\uf000"
"""Stands where a quotation stood (a private-use character, so no text can contain it by chance)."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\uf000]")
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
_DISCORD = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|/[^:>]*:)[^>\s]*>")
_URL = re.compile(r"<?https?://\S+", re.IGNORECASE)
_QUOTED = re.compile(
    r"“[^”]*”|„[^“”]*[“”]|‘[^’]*’|«[^»]*»|‹[^›]*›|「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉|"
    r"\"[^\"]*\"|(?<!\w)'(?=\S)[^'\n]*(?:'\w[^'\n]*)*(?<=\S)'(?!\w)"
)
_NAME = re.compile(r"(?<!\S)@\w+")
_REPEATED = re.compile(r"([a-z])\1{2,}")
_TYPOGRAPHIC = str.maketrans("’‘´`", "''''")


def plain(text: str) -> str:
    """Return the bare wording: quotations masked, letters folded, other scripts' forms unified."""
    text = _INVISIBLE.sub("", text)
    text = _CODE.sub(QUOTE_MARK, text)
    text = _URL.sub(" ", _DISCORD.sub(" ", text))
    text = _QUOTED.sub(QUOTE_MARK, text)
    text = fold(_NAME.sub(" ", text))
    return _REPEATED.sub(r"\1", text).strip()


def fold(text: str) -> str:
    """Unify width, case, accents of Latin letters, and the two Chinese scripts."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_TYPOGRAPHIC)
    if not text.isascii():
        text = "".join(map(_bare, text)).translate(SIMPLIFIED)
    return text


def _bare(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if "a" <= base <= "z" else letter
