"""People whose language the agent doesn't know: a first cut all the same, and what to say next."""

import re

from bot.sandbox.nemo.agent.commands.making import LONGEST_MS, MakeVideo

_GUIDANCE = {
    "de": "Diese Vorführung versteht nur Englisch und Chinesisch. Versuch es zum Beispiel mit "
    "“make it slower” oder “add the title 'Hallo'”.",
    "es": "Esta demostración solo entiende inglés y chino. Prueba por ejemplo con "
    "“make it slower” o “add the title 'Hola'”.",
    "fr": "Cette démonstration ne comprend que l'anglais et le chinois. Essayez par exemple "
    "“make it slower” ou “add the title 'Bonjour'”.",
    "ja": "このデモで使えるのは英語と中国語だけです。たとえば“make it slower”や"
    "“add the title 'こんにちは'”と書いてみてください。",
    "ko": "이 데모는 영어와 중국어만 이해합니다. 예를 들어 “make it slower”나 "
    "“add the title '안녕하세요'”라고 써 보세요.",
    "pt": "Esta demonstração só entende inglês e chinês. Experimente por exemplo "
    "“make it slower” ou “add the title 'Olá'”.",
}
_SCRIPTS = {"ja": re.compile(r"[぀-ヿ]"), "ko": re.compile(r"[가-힯]")}
_SECONDS = re.compile(r"(\d{1,3})[\s-]*(?:s\b|se[kcg]|秒|초)", re.IGNORECASE)


def guidance(text: str, session_language: str) -> str | None:
    """What to write instead, in the person's language; None where the agent should know it."""
    for language, script in _SCRIPTS.items():
        if script.search(text):
            return _GUIDANCE[language]
    return _GUIDANCE.get(session_language.lower()[:2])


def wished(text: str, session_language: str) -> MakeVideo | None:
    """What a person most likely wants who brings pictures with words of another language."""
    if guidance(text, session_language) is None:
        return None
    seconds = _SECONDS.search(text)
    total_ms = min(int(seconds[1]) * 1000, LONGEST_MS) if seconds else 0
    return MakeVideo(total_ms=total_ms or None)
