"""Tests of the renderer, with real pictures, sounds and encodes."""
