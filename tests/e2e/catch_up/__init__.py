"""What people do while the bot is away."""
