"""What holds for every test."""

import os

from hypothesis import HealthCheck, settings

# The same examples in every run, so that a change is judged by what it changes; a run that looks
# for new ones says how many: REELTHREAD_FUZZ=5000. Time is no matter on a machine that others use.
settings.register_profile(
    "reelthread",
    deadline=None,
    derandomize="REELTHREAD_FUZZ" not in os.environ,
    max_examples=int(os.environ.get("REELTHREAD_FUZZ", "100")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("reelthread")
