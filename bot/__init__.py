"""Reelthread: a Discord thread as a video editing session."""
