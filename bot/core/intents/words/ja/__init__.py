"""Japanese, a table for each subject."""

from bot.core.intents.words.ja import account, delivery, editing, speech, state, uploading

TABLES = tuple(module.WORDS for module in (speech, editing, delivery, account, state, uploading))
