"""Words that ask for no work: greetings, thanks, questions about the bot itself, short answers.

All languages share one vocabulary here, since such words are few and mixed freely.
"""

from bot.core.intents.words.talk import de, en, es, fr, ja, ko, pt, zh

TABLES = tuple(language.WORDS for language in (en, zh, ja, ko, es, fr, de, pt))
