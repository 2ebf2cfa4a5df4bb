"""Puts what the agent has to say into words of the person's language."""

from enum import StrEnum

from bot.sandbox.nemo.agent.commands.base import Ms, Percent, Say, Value
from bot.sandbox.nemo.agent.language import TO_TRADITIONAL, Language
from bot.sandbox.nemo.agent.names import NAMES
from bot.sandbox.nemo.agent.sentences import SENTENCES

_TAIWANESE = (("视频", "影片"), ("导出", "匯出"), ("低保真", "Lo-fi "))


def in_words(sentence: Say, language: Language) -> str:
    """A sentence of the catalogue in a language, with its values."""
    values = {name: _value(name, value, language) for name, value in sentence.values.items()}
    return _template(SENTENCES[sentence.key], language).format(**values)


def _template(pair: tuple[str, str], language: Language) -> str:
    english, chinese = pair
    if language is Language.ENGLISH:
        return english
    if language is Language.TRADITIONAL:
        for mainland, taiwan in _TAIWANESE:
            chinese = chinese.replace(mainland, taiwan)
        return chinese.translate(TO_TRADITIONAL)
    return chinese


def _value(name: str, value: Value, language: Language) -> str:
    if name == "clip" and isinstance(value, int):
        return _clip(value, language)
    match value:
        case StrEnum():
            return _template(NAMES[value], language)
        case Ms(ms):
            unit = "s" if language is Language.ENGLISH else "秒"
            return f"{ms / 1000:.4g} {unit}"
        case Percent(share):
            return f"{share * 100:.3g}%"
        case _:
            return str(value)


def _clip(number: int, language: Language) -> str:
    key = {0: "clip.all", -1: "clip.last"}.get(number, "clip.number")
    return _template(SENTENCES[key], language).format(number=number)
