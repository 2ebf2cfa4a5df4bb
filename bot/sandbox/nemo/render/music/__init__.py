"""Music made on the spot: scores as data, wavetable instruments, and a band that plays them."""

from bot.sandbox.nemo.render.music.band import compose

__all__ = ["compose"]
