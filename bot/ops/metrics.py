"""Figures for Prometheus: those that happen are counted here, those that last are the store's."""

import contextlib
import logging
from collections.abc import Generator, Iterable
from types import SimpleNamespace

import aiohttp
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.core.observer import Figures, TurnReport
from bot.core.records import RenderStatus, TurnStatus

SECONDS = (1, 2, 5, 10, 20, 30, 60, 120, 300, 600)
LAG_SECONDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5)


class Metrics:
    """The ``Observer`` of a process; ``page`` is what Prometheus reads."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self._streams = Gauge("reelthread_streams", "Edit streams being read", registry=registry)
        self._turns = Histogram(
            "reelthread_turn_seconds",
            "From a message to the end of its turn",
            ["kind", "outcome"],
            buckets=SECONDS,
            registry=registry,
        )
        self._lag = Histogram(
            "reelthread_event_loop_lag_seconds",
            "How much later than asked the event loop woke up",
            buckets=LAG_SECONDS,
            registry=registry,
        )
        self._preview = Histogram(
            "reelthread_preview_lag_seconds",
            "From a change in a stream to the request that shows it",
            buckets=LAG_SECONDS,
            registry=registry,
        )
        self._requests = Counter(
            "reelthread_requests",
            "Requests by the other side, method and status",
            ["to", "method", "status"],
            registry=registry,
        )
        self._errors = Counter(
            "reelthread_errors", "Failures that were logged, by kind", ["kind"], registry=registry
        )

    # --- what happens ----------------------------------------------------------------------

    @contextlib.contextmanager
    def streaming(self) -> Generator[None]:
        """Around the reading of one edit stream."""
        with self._streams.track_inprogress():
            yield

    def turn_ended(self, report: TurnReport) -> None:
        self._turns.labels(report.kind, report.status).observe(report.seconds)

    def shown(self, lag_s: float) -> None:
        """A live message goes out, so long after the oldest change that it shows."""
        self._preview.observe(lag_s)

    def lagged(self, seconds: float) -> None:
        """The event loop woke up so much later than asked."""
        self._lag.observe(max(seconds, 0.0))

    def failed(self, kind: str) -> None:
        """A failure was logged."""
        self._errors.labels(kind).inc()

    def watch(self, to: str, trace: aiohttp.TraceConfig | None = None) -> aiohttp.TraceConfig:
        """A trace, or ``trace`` itself, that counts an HTTP session's requests: 429s, edits.

        A request without an answer has the status ``none``.
        """
        trace = aiohttp.TraceConfig() if trace is None else trace

        async def ended(
            _session: aiohttp.ClientSession,
            _context: SimpleNamespace,
            params: aiohttp.TraceRequestEndParams,
        ) -> None:
            self._requests.labels(to, params.method, params.response.status).inc()

        async def broke(
            _session: aiohttp.ClientSession,
            _context: SimpleNamespace,
            params: aiohttp.TraceRequestExceptionParams,
        ) -> None:
            self._requests.labels(to, params.method, "none").inc()

        trace.on_request_end.append(ended)
        trace.on_request_exception.append(broke)
        return trace

    # --- what is read ----------------------------------------------------------------------

    def page(self, figures: Figures, *, ready: bool) -> bytes:
        """Everything in Prometheus's text format."""
        lasting = CollectorRegistry()
        lasting.register(_Lasting(figures, ready))
        return generate_latest(self._registry) + generate_latest(lasting)


_COUNTED = "_counted_by_metrics"


class ErrorCounter(logging.Handler):
    """Counts each exception that the bot logs, once, however often it is told of."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(logging.WARNING)
        self._metrics = metrics

    def emit(self, record: logging.LogRecord) -> None:
        for error in _exceptions(record):
            # Marked on itself: an exception of Python's own takes no weak reference.
            if _COUNTED not in vars(error):
                vars(error)[_COUNTED] = True
                self._metrics.failed(type(error).__name__)


def _exceptions(record: logging.LogRecord) -> Iterable[BaseException]:
    if record.exc_info and record.exc_info[1] is not None:
        yield record.exc_info[1]
    arguments = record.args if isinstance(record.args, tuple) else ()
    yield from (each for each in arguments if isinstance(each, BaseException))


class _Lasting(Collector):
    """What the store holds at this moment."""

    def __init__(self, figures: Figures, ready: bool) -> None:
        self._figures = figures
        self._ready = ready

    def collect(self) -> Iterable[Metric]:
        figures = self._figures
        turns = CounterMetricFamily(
            "reelthread_turns", "Turns that have ended", labels=["kind", "outcome"]
        )
        waiting = GaugeMetricFamily(
            "reelthread_turns_open", "Turns that wait or run", labels=["kind", "status"]
        )
        for (kind, status), count in figures.turns.items():
            family = turns if TurnStatus(status).ended else waiting
            family.add_metric([kind, status], count)
        renders = CounterMetricFamily(
            "reelthread_renders", "Renders that have ended", labels=["outcome"]
        )
        rendering = GaugeMetricFamily(
            "reelthread_renders_open", "Renders under way", labels=["status"]
        )
        for status, count in figures.renders.items():
            family = renders if RenderStatus(status).ended else rendering
            family.add_metric([status], count)
        yield from (turns, waiting, renders, rendering)
        yield GaugeMetricFamily(
            "reelthread_undelivered", "Final texts that wait for Discord", figures.undelivered
        )
        yield CounterMetricFamily(
            "reelthread_credits_spent", "Credits that edits have cost", figures.credits_spent
        )
        yield GaugeMetricFamily(
            "reelthread_ready", "Whether the bot is connected to Discord", float(self._ready)
        )
