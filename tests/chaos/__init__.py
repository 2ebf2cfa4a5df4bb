"""The bot is killed again and again in the middle of its work: nothing may be lost or doubled.

``python -m tests.chaos --kills N [--seed S]``
"""
