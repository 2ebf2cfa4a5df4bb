"""The bot's main conversations on SimCord, a Discord written by others, as a second opinion."""
