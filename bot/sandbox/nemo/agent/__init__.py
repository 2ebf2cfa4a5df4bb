"""The scripted editing agent: text, draft and files in, a turn out. Pure logic."""

from bot.sandbox.nemo.agent.respond import respond as respond
