"""The bot as ``python -m bot run`` starts it, with waiting times that a run of minutes can bear."""

import asyncio

from bot import app, config, log
from bot.nemo.limits import Limits
from bot.sessions.studio import Timing

TIMING = Timing(
    preview_interval_s=1.0,
    preview_refresh_s=2.0,
    reconcile_after_s=(0.3, 0.5, 0.5),
    render_poll_s=0.2,
    render_poll_max_s=1.0,
    claim_again_s=(0.1, 0.3, 0.5),
    deliver_again_s=(0.2, 0.5, 1.0),
    burst_s=0.3,
    store_again_s=0.3,
    discord_again_s=0.5,
)
LIMITS = Limits(
    call_s=8.0,
    first_pause_s=0.1,
    longest_pause_s=0.5,
    rate_limit_pause_s=0.2,
    longest_rate_limit_pause_s=1.0,
    stream_silence_s=2.0,
)
RECONNECT_AFTER_S = (0.1, 0.3, 1.0)


def main() -> None:
    settings = config.load()
    log.configure(settings.ops.log_level)
    asyncio.run(app.run(settings, TIMING, LIMITS, RECONNECT_AFTER_S))


if __name__ == "__main__":
    main()
