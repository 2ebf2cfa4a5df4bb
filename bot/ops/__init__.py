"""What a host watches: health, metrics and error reports. It knows nothing of how things are done.

The libraries come with the extra ``ops``; without it the bot runs, and says so where one of them
is asked for.
"""
