"""Tests of what the bot is deployed with."""
