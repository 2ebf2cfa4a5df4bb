"""Chinese, in simplified characters; wording of Taiwan and Hong Kong included."""

from bot.core.intents.words.zh import account, delivery, editing, speech, state, uploading

TABLES = tuple(module.WORDS for module in (speech, editing, delivery, account, state, uploading))
