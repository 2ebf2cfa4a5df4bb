"""How fast the bot is, how much it needs, and whether it keeps to Discord's limits."""
