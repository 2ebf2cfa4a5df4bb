"""Web servers for this machine alone."""

from aiohttp import web

HOST = "127.0.0.1"
SHUTDOWN_S = 1.0


async def serve(
    application: web.Application, port: int, *, handler_cancellation: bool = False
) -> web.AppRunner:
    """Serve an application until its runner is cleaned up; port 0 takes any free one.

    Raises:
        OSError: the port is taken; nothing is left running.
    """
    runner = web.AppRunner(
        application,
        handler_cancellation=handler_cancellation,
        access_log=None,
        shutdown_timeout=SHUTDOWN_S,
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner


def port_of(runner: web.AppRunner) -> int:
    """The port that a running server has."""
    return int(runner.addresses[0][1])
