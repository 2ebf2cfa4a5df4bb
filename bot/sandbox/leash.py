"""Runs `python -m bot …` for as long as whoever started it lives.

A demo that is killed can't stop its bot. The pipe to the bot's standard input ends with the
demo, though, and with the pipe ends the bot, as suddenly.
"""

import os
import runpy
import sys
import threading

_CUT_OFF = 1


def _end_with_the_pipe() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os._exit(_CUT_OFF)


if __name__ == "__main__":
    threading.Thread(target=_end_with_the_pipe, name="leash", daemon=True).start()
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
