"""How each language words its instructions for a screen."""

from bot.core.gui.wordings import de, en, es, fr, ja, ko, pt, zh

WORDINGS = tuple(module.WORDING for module in (en, zh, ja, ko, es, fr, de, pt))
