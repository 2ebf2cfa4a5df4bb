"""The check-up: what is wrong with an installation, and how to mend it.

It reads, and changes nothing: neither the database nor anything at Discord or NemoVideo. It
stands beside ``app`` and imports what a start would use: settings, core, the clients' lower
parts, the store's own examination. Nothing imports it but the command line and ``setup``.
"""
