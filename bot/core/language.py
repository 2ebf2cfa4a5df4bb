"""Which language a text is in, as far as its letters tell."""

import regex

_HANGUL = regex.compile(r"\p{Hangul}")
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_HAN = regex.compile(r"\p{Han}")
_LETTER = regex.compile(r"\p{L}")
_TRADITIONAL = frozenset(
    "個們這說時會學國來對開關點過還進動樣問頭張長門間電車馬魚鳥龍圖畫聲樂標題視頻檔導輸體寫讓"
)

_ENOUGH = 0.3
"""The share of letters from which a script decides: names in Latin letters are common."""


def detect(text: str) -> str | None:
    """A locale such as ``ja`` or ``zh-TW``; None where the script leaves it open."""
    letters = len(_LETTER.findall(text))
    if not letters:
        return None
    kana = len(_KANA.findall(text))
    hangul = len(_HANGUL.findall(text))
    han = len(_HAN.findall(text))
    if (kana + hangul + han) / letters < _ENOUGH:
        return None
    if kana and kana + han > hangul:
        return "ja"
    if hangul > han:
        return "ko"
    return "zh-TW" if _TRADITIONAL & set(text) else "zh-CN"
