"""Runs `python -m bot …` for as long as whoever started it lives.

A demo that is killed can't stop its bot. The pipe to the bot's standard input ends with the
demo, though, and with the pipe ends the bot.
"""

import os
import runpy
import signal
import sys
import threading


def _end_with_the_pipe() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_end_with_the_pipe, name="leash", daemon=True).start()
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
