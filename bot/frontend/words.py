"""Names and descriptions of commands, in every language that the bot speaks."""

import discord
from discord import app_commands

from bot.locales import SOURCE, text
from bot.locales.negotiation import match


def word(key: str, number: int | None = None) -> app_commands.locale_str:
    """A sentence of the catalogues for Discord; ``number`` tells options of one name apart."""
    return app_commands.locale_str(_numbered(key, SOURCE, number), key=key, number=number)


class CatalogueTranslator(app_commands.Translator):
    """Discord's locales by the bot's own catalogues."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """None, which leaves the English word, for a language that the bot doesn't speak."""
        spoken = match(str(locale))
        key = string.extras.get("key")
        if spoken is None or key is None:
            return None
        return _numbered(key, spoken, string.extras.get("number"))


def _numbered(key: str, locale: str, number: int | None) -> str:
    return f"{text(key, locale)}{number or ''}"
