"""The numbers of the benchmarks, on replies whose lag is known."""

import pytest

from tests.benchmarks.measure import Reply, Shown, lag_of
from tests.benchmarks.replies import NumberedWords, last_word
from tests.benchmarks.rows import median_of
from tests.benchmarks.table import markdown
from tests.benchmarks.targets import COUNTED, TARGETS, misses

WORDS = NumberedWords(count=4).deltas


def said(count: int) -> str:
    return "".join(WORDS[:count])


def reply(*shown: tuple[float, int], asked_at: float = -1.0, prompt_at: float = -0.9) -> Reply:
    """Four deltas, one a second, and the requests that showed so many of them."""
    requests = [Shown(at, said(count) or "thinking") for at, count in shown]
    return Reply(asked_at, prompt_at, [0.0, 1.0, 2.0, 3.0], requests)


def test_a_delta_counts_from_the_wire_to_the_first_request_that_shows_it() -> None:
    measured = reply((-0.5, 0), (0.1, 1), (2.5, 3), (3.2, 4), (3.4, 4))
    assert measured.lags_s == pytest.approx([0.1, 1.5, 0.5, 0.2])
    assert measured.final_lag_s == pytest.approx(0.4)
    assert measured.longest_stall_s == pytest.approx(2.4)
    assert measured.to_service_s == pytest.approx(0.1)


def test_what_was_never_shown_is_no_lag_but_an_error() -> None:
    with pytest.raises(ValueError, match="1 deltas were never shown"):
        _ = reply((0.1, 1), (2.5, 3)).lags_s


def test_the_next_message_goes_on_where_the_first_ended() -> None:
    requests = [Shown(0.5, WORDS[0]), Shown(1.5, WORDS[1]), Shown(3.5, WORDS[2] + WORDS[3])]
    measured = Reply(0.0, 0.0, [0.0, 1.0, 2.0, 3.0], requests)
    assert measured.lags_s == pytest.approx([0.5, 0.5, 1.5, 0.5])


def test_threads_are_compared_with_each_other() -> None:
    quick = reply((0.1, 1), (1.1, 2), (2.1, 3), (3.1, 4))
    slow = reply((0.3, 1), (1.3, 2), (2.3, 3), (3.5, 4))
    lag = lag_of([quick, slow])
    assert lag.first_seen_s == pytest.approx(0.2)
    assert lag.final_lag_max_s == pytest.approx(0.5)
    assert lag.slowest_over_mean == pytest.approx(0.35 / 0.225)
    assert 0.1 <= lag.lag_p50_s <= 0.3 <= lag.lag_p95_s <= 0.5


@pytest.mark.parametrize("length", [5, 12, 30])
def test_deltas_have_their_length_and_number(length: int) -> None:
    words = NumberedWords(count=200, length=length).deltas
    assert {len(word) for word in words} == {length}
    assert last_word("".join(words)) == 199
    assert last_word("".join(words[:7])) == 6
    assert last_word("-# ⏳ Thinking · 0:03") == -1


async def test_medians_are_taken_and_refusals_added_up() -> None:
    rows = iter([{"lag": 1.0, "rate_limited": 1}, {"lag": 9.0, "rate_limited": 0}] * 2)

    async def run() -> dict[str, float]:
        return next(rows)

    assert await median_of(3, run) == {"lag": 1.0, "rate_limited": 2}


def test_a_miss_is_told_with_its_number() -> None:
    row = {target.name: target.most for target in TARGETS["start"]}
    assert misses("start", row) == []
    slow = {**row, "first_poll_s": 1.25}
    assert misses("start", slow) == ["start: first_poll_s is 1.25, not at most 1"]
    assert misses("start", slow, COUNTED) == []
    assert misses("start", {**row, "rate_limited": 1.0}, COUNTED) != []


def test_a_table_shows_the_targets_and_the_misses() -> None:
    start = {"renders": 1000.0, "first_poll_s": 1.25, "all_polled_s": 3.8}
    assert markdown({"start": start}).splitlines() == [
        "| | start |",
        "|---|---:|",
        "| `renders` | 1000 |",
        "| `first_poll_s` | **1.25 > 1** |",
        "| `all_polled_s` | 3.8 ≤ 10 |",
    ]


def test_rows_of_the_same_numbers_share_a_table() -> None:
    lag = {"lag_p50_s": 0.61234, "rss_mib": 104.66}
    tables = markdown({"10 threads": lag, "50 threads": lag, "idle": {"rss_idle_mib": 88.0}})
    assert tables.splitlines() == [
        "| | 10 threads | 50 threads |",
        "|---|---:|---:|",
        "| `lag_p50_s` | **0.612 > 0.55** | 0.612 ≤ 0.7 |",
        "| `rss_mib` | 104.7 | 104.7 |",
        "",
        "| | idle |",
        "|---|---:|",
        "| `rss_idle_mib` | 88 ≤ 90 |",
    ]
