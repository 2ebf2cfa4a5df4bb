"""The first set-up: asks for what is missing, and writes the settings file.

It stands beside ``app`` and uses the check-up's own checks; only the command line imports it.
"""
