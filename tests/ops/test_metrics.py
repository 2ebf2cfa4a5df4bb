"""What is counted, as Prometheus reads it."""

import logging

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.core.observer import Figures, TurnReport
from bot.core.records import TurnKind, TurnStatus
from bot.errors import NoCredits, ServiceUnavailable
from bot.ops.metrics import ErrorCounter, Metrics

NOTHING = Figures(turns={}, renders={}, undelivered=0, credits_spent=0.0)


def samples(
    metrics: Metrics, figures: Figures = NOTHING, *, ready: bool = True
) -> dict[str, float]:
    """Every sample by its name and labels, as in ``name{label=value}``."""
    page = metrics.page(figures, ready=ready).decode()
    return {
        sample.name
        + "".join(
            f"{{{key}={value}}}" for key, value in sorted(sample.labels.items())
        ): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


def test_streams_count_while_they_are_read() -> None:
    metrics = Metrics()
    with metrics.streaming(), metrics.streaming():
        assert samples(metrics)["reelthread_streams"] == 2
    assert samples(metrics)["reelthread_streams"] == 0


def test_turns_are_timed_by_kind_and_outcome() -> None:
    metrics = Metrics()
    metrics.turn_ended(TurnReport(TurnKind.EDIT, TurnStatus.DONE, 4.0))
    metrics.turn_ended(TurnReport(TurnKind.EDIT, TurnStatus.FAILED, 90.0))
    found = samples(metrics)
    assert found["reelthread_turn_seconds_count{kind=edit}{outcome=done}"] == 1
    assert found["reelthread_turn_seconds_sum{kind=edit}{outcome=failed}"] == 90


def test_the_lag_of_the_event_loop() -> None:
    metrics = Metrics()
    metrics.lagged(0.3)
    metrics.lagged(-0.001)
    found = samples(metrics)
    assert found["reelthread_event_loop_lag_seconds_bucket{le=0.25}"] == 1
    assert found["reelthread_event_loop_lag_seconds_bucket{le=0.5}"] == 2


def test_the_lag_of_what_is_shown() -> None:
    metrics = Metrics()
    metrics.shown(0.7)
    found = samples(metrics)
    assert found["reelthread_preview_lag_seconds_bucket{le=0.5}"] == 0
    assert found["reelthread_preview_lag_seconds_bucket{le=1.0}"] == 1


def test_what_lasts_comes_from_the_database() -> None:
    figures = Figures(
        turns={("edit", "done"): 5, ("edit", "failed"): 1, ("edit", "queued"): 2},
        renders={"delivered": 3, "submitted": 1},
        undelivered=1,
        credits_spent=42.5,
    )
    found = samples(Metrics(), figures, ready=False)
    assert found["reelthread_turns_total{kind=edit}{outcome=done}"] == 5
    assert found["reelthread_turns_total{kind=edit}{outcome=failed}"] == 1
    assert found["reelthread_turns_open{kind=edit}{status=queued}"] == 2
    assert found["reelthread_renders_total{outcome=delivered}"] == 3
    assert found["reelthread_renders_open{status=submitted}"] == 1
    assert found["reelthread_undelivered"] == 1
    assert found["reelthread_credits_spent_total"] == 42.5
    assert found["reelthread_ready"] == 0


@pytest.fixture
def logger() -> logging.Logger:
    made = logging.Logger("bot.test", logging.INFO)
    made.propagate = False
    return made


def test_each_failure_counts_once_however_often_it_is_told(logger: logging.Logger) -> None:
    metrics = Metrics()
    logger.addHandler(ErrorCounter(metrics))
    failure = NoCredits("2001")
    logger.warning("%s: %s", type(failure).__name__, failure)
    logger.warning("turn failed: %s", failure)
    logger.error("another one: %s", ServiceUnavailable("503"))
    logger.error("a bug", exc_info=KeyError("x"))
    logger.info("expected: %s", NoCredits("again"))
    logger.warning("nothing broke")
    found = samples(metrics)
    assert found["reelthread_errors_total{kind=NoCredits}"] == 1
    assert found["reelthread_errors_total{kind=ServiceUnavailable}"] == 1
    assert found["reelthread_errors_total{kind=KeyError}"] == 1
