"""Tests of the Discord stand-in, with the real discord.py client over real sockets."""
