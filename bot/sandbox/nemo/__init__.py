"""A NemoVideo on this machine."""
