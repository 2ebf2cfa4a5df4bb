"""The application: what happens in a thread, told with core values and ports only."""
