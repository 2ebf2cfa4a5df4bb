"""The NemoVideo API."""
