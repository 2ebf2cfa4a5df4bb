"""Which language a text is in: by its script, or by the small words that it can't do without."""

import regex

_HANGUL = regex.compile(r"\p{Hangul}")
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_HAN = regex.compile(r"\p{Han}")
_LETTER = regex.compile(r"\p{L}")
_WORD = regex.compile(r"\p{L}+")
_QUOTED = regex.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“”]*[“”]|(?<!\w)'[^']*'(?!\w)|https?:\S+")
"""What may be in any language: words to be shown in the video, addresses."""

_ENOUGH = 0.3
"""The share of letters from which a script decides: names in Latin letters are common."""

_WORDS = {
    "en": """
        a add an and are as at be but by can change could cut do does for from get give has
        have how i if in into is it its just make me more my no not of off on or out over
        please put remove she so some than that the their them then there they this to too
        turn up us was we what when where which will with would you your
    """,
    "de": """
        aber alle als am an auch auf aus bei bis bitte das dass dem den der des die doch du
        ein eine einem einen einer es etwas füge für fürs habe hat hier ich ihr im in ins
        ist kann kannst mach mache man mehr mein meine mir mit nach nicht noch nur oder ohne
        schon sein sich sie sind so soll um und uns vom von vor war warum was welche weniger
        wenn wie wird zu zum zur zwischen
    """,
    "es": """
        a agrega al algo aquí añade como con cuando cuánto cuántos cómo de del desde dónde
        el ella en entre eres es esta este esto está están fue ha hay haz hazlo la las le lo
        los me mi mis mucho muy más ni no nos o para pero poco pon por porfa porque puedes
        puedo que quiero quita qué se ser si sin sobre su sus también te todavía todo tu un
        una unos y ya
    """,
    "fr": """
        ajoute as au aux avec c ce ces cette combien comme comment d dans de des deux du
        elle en encore enlève est et eux fais il ils j je l la le les leur lui m ma mais me
        mes mets moi mon n ne ni nos notre on ou où par pas peu peux plus pour pourquoi
        pouvez qu que quel qui rends s sa sans se ses si son sont sur ta te toi ton tous
        tout très tu un une veux vos votre vous y à
    """,
    "pt-BR": """
        a ao aos as até bem cadê coloca com como da das de depois do dos e ela ele em entre
        essa esse esta este está eu faz faça fica foi isso já lá mais mas me meu minha
        minhas muito na nas nem no nos num numa não o os ou para pela pelo por pra pro põe
        qual quanto quantos que quero se sem ser seu sua são só também tem tira tá tão um
        uma umas você
    """,
}
_SMALL_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_OWN_LETTERS = {"de": "ß", "es": "ñ", "fr": "œ", "pt-BR": "ãõ"}
"""Letters that are at home in one language, as far as those that use Latin letters go."""

_SURE = 1.5
"""Points from which a language is told: a small word counts as a share of 1 for each language
that has it, a word with a letter of its own as 1."""
_LEAD = 1.25
"""How many times the points of any other language that must be."""


def detect(text: str) -> str | None:
    """A locale such as ``ja``, ``zh-TW`` or ``pt-BR``; None where the text leaves it open."""
    letters = len(_LETTER.findall(text))
    if not letters:
        return None
    kana = len(_KANA.findall(text))
    hangul = len(_HANGUL.findall(text))
    han = len(_HAN.findall(text))
    if (kana + hangul + han) / letters < _ENOUGH:
        return _by_small_words(text)
    if kana and kana + han > hangul:
        return "ja"
    if hangul > han:
        return "ko"
    return _chinese(text)


def _chinese(text: str) -> str:
    """By the characters that only one of the national standards has: Big5 is traditional."""
    characters: set[str] = set(_HAN.findall(text))
    traditional = sum(_in(each, "big5") and not _in(each, "gb2312") for each in characters)
    simplified = sum(_in(each, "gb2312") and not _in(each, "big5") for each in characters)
    return "zh-TW" if traditional > simplified else "zh-CN"


def _in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _by_small_words(text: str) -> str | None:
    words = _WORD.findall(_QUOTED.sub(" ", text).lower())
    points = dict.fromkeys(_SMALL_WORDS, 0.0)
    for word in words:
        speakers = [language for language, small in _SMALL_WORDS.items() if word in small]
        for language in speakers:
            points[language] += 1 / len(speakers)
        for language, own in _OWN_LETTERS.items():
            points[language] += bool(set(word) & set(own))
    first, second = sorted(points, key=points.__getitem__, reverse=True)[:2]
    if points[first] < _SURE or points[first] < _LEAD * points[second]:
        return None
    return first
