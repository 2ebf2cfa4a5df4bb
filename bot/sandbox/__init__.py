"""A Discord and a NemoVideo on this machine, for the demo, tests and benchmarks."""
