"""Half-open windows: reading, widening, sharing, measuring."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Optional

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from seinajoki_coord.core.window import (
    END_UNREADABLE,
    REVERSED,
    START_UNREADABLE,
    Windows,
    hours,
    read_windows,
    shared,
)
from seinajoki_coord.core.zone import HOUR, OPEN_END, OPEN_START

from .clock import moments, standard_instant, zone
from .record import Record, Span, square, tick, windows_of, work
from .shape import spans

HELSINKI = "Europe/Helsinki"
Ticks = tuple[Optional[int], Optional[int]]


def read(start: str | None, end: str | None) -> tuple[int, int] | str:
    """Return the window that is read of two texts in Helsinki, or the reason why it cannot be used."""
    windows, reasons = read_windows([start], [end], zone(HELSINKI))
    assert windows.starts[0] < windows.ends[0]
    return reasons.get(0) or (int(windows.starts[0]), int(windows.ends[0]))


def span_of(windows: Windows, row: int = 0) -> Span:
    """Return a window as a span; one tick long and it is an instant."""
    start, end = int(windows.starts[row]), int(windows.ends[row])
    if end - start == 1:
        return Span(start, start, closed=True)
    return Span(None if start == OPEN_START else start, None if end == OPEN_END else end)


def record(ticks: Ticks) -> Record:
    """Return a record of a span."""
    return Record(square(), *ticks)


def test_a_window_in_summer_is_read_three_hours_east() -> None:
    assert read("2026-06-01T08:00", "2026-06-01T16:00") == (tick("2026-06-01T05:00"), tick("2026-06-01T13:00"))


def test_dates_cover_their_whole_days() -> None:
    assert read("2026-06-01", "2026-06-02") == (tick("2026-05-31T21:00"), tick("2026-06-02T21:00"))


def test_offsets_are_believed_over_the_zone() -> None:
    assert read("2026-06-01T08:00Z", "2026-06-01T16:00+01:00") == (tick("2026-06-01T08:00"), tick("2026-06-01T15:00"))


def test_what_is_missing_is_open() -> None:
    assert read(None, "2026-01-01T02:00") == (OPEN_START, tick("2026-01-01"))
    assert read("2026-01-01T02:00", "") == (tick("2026-01-01"), OPEN_END)
    assert read("2026-01-01T02:00", "9999-12-31") == (tick("2026-01-01"), OPEN_END)
    assert read(None, None) == (OPEN_START, OPEN_END)


def test_an_instant_holds_one_tick() -> None:
    noon = tick("2026-01-01T12:00")
    assert read("2026-01-01T14:00", "2026-01-01T14:00") == (noon, noon + 1)


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        ("garbage", "2026-01-01", START_UNREADABLE),
        ("2026-01-01", "garbage", END_UNREADABLE),
        ("garbage", "garbage", START_UNREADABLE),
        ("garbage", None, START_UNREADABLE),
        (None, "garbage", END_UNREADABLE),
        ("2026-01-02", "2026-01-01T10:00", REVERSED),
        ("2026-01-03", "2026-01-01", REVERSED),
        ("2026-01-01T12:00Z", "2026-01-01T13:00+03:00", REVERSED),
        ("2026-01-01T12:00", "2026-01-01T09:00Z", REVERSED),
        ("2026-03-29T03:45", "2026-03-29T03:15", REVERSED),
        ("2026-10-25T04:15", "2026-10-25T03:45", REVERSED),
    ],
)
def test_what_cannot_be_used_has_a_reason(start: str | None, end: str | None, reason: str) -> None:
    assert read(start, end) == reason


def test_reasons_stand_beside_their_rows_and_every_window_is_valid() -> None:
    starts = ["2026-01-01", "x", "2026-01-05", None, "2026-01-01"]
    ends = ["2026-01-02", "2026-01-02", "2026-01-01", None, "y"]
    windows, reasons = read_windows(starts, ends, zone(HELSINKI))
    assert reasons == {1: START_UNREADABLE, 2: REVERSED, 4: END_UNREADABLE}
    assert len(windows) == 5
    assert (windows.starts < windows.ends).all()


def test_an_end_in_the_skipped_hour_is_not_before_a_start_in_it() -> None:
    # 03:30 moves to 04:30 summer time, and 04:00 exists: the order of the instants is not that of the texts.
    assert read("2026-03-29T03:30", "2026-03-29T04:00") == (tick("2026-03-29T01:30"), tick("2026-03-29T01:30") + 1)


def test_the_repeated_hour_counts_twice_in_a_window_that_spans_it() -> None:
    assert read("2026-10-25T03:15", "2026-10-25T03:45") == (tick("2026-10-25T00:15"), tick("2026-10-25T01:45"))


@given(st.lists(st.tuples(moments(HELSINKI), st.integers(0, 6 * 60)), min_size=1, max_size=4), st.booleans())
def test_windows_on_nights_when_clocks_change_are_the_standard_librarys(
    drawn: list[tuple[datetime, int]], with_offset: bool
) -> None:
    starts = [start for start, _ in drawn]
    ends = [start + timedelta(minutes=minutes) for start, minutes in drawn]
    tail = "Z" if with_offset else ""
    windows, reasons = read_windows(
        [f"{one.isoformat()}{tail}" for one in starts], [f"{one.isoformat()}{tail}" for one in ends], zone(HELSINKI)
    )
    assert reasons == {}
    for row, (start, end) in enumerate(zip(starts, ends)):
        begin = tick(start.isoformat()) if with_offset else standard_instant(HELSINKI, start, ends=False)
        finish = tick(end.isoformat()) if with_offset else standard_instant(HELSINKI, end, ends=True)
        assert (windows.starts[row], windows.ends[row]) == (begin, max(finish, begin + 1))


@given(spans, st.sampled_from([0, 0.5, 1, 3]), st.sampled_from([0, 0.5, 1, 3]))
def test_widening_moves_both_sides_and_leaves_open_ones(ticks: Ticks, lead: float, lag: float) -> None:
    wide = windows_of([record(ticks)]).widened(lead, lag)
    wanted = record(ticks).span.widened(round(lead * HOUR), round(lag * HOUR))
    assert wide.starts[0] == (OPEN_START if wanted.start is None else wanted.start)
    assert wide.ends[0] == (OPEN_END if wanted.end is None else wanted.end + wanted.closed)


def test_an_open_start_and_an_end_just_after_1970_is_no_instant() -> None:
    wide = Windows(np.array([OPEN_START]), np.array([1])).widened(0, 1)
    assert wide.ends.tolist() == [1 + HOUR]


@pytest.mark.parametrize(("lead", "lag"), [(-1, 0), (0, -0.1), (float("nan"), 0), (0, float("nan"))])
def test_a_negative_lead_or_lag_is_refused(lead: float, lag: float) -> None:
    with pytest.raises(ValueError, match="from 0 up"):
        windows_of([work()]).widened(lead, lag)


@pytest.mark.parametrize("endless", [1e9, 1e12, 1e300, float("inf")])
def test_an_endless_lead_or_lag_reaches_every_year_and_overflows_nothing(endless: float) -> None:
    first, last = tick("0001-01-01"), tick("9999-12-31T23:59")
    windows = Windows(np.array([first, last, OPEN_START], np.int64), np.array([first + 1, last + 1, last], np.int64))
    wide = windows.widened(endless, endless)
    assert (wide.starts <= first).all()
    assert (wide.ends >= last).all()
    assert (wide.ends < OPEN_END).all()


@given(spans, spans, st.sampled_from([0, 1, 3]), st.sampled_from([0, 1, 3]))
def test_reaching_windows_overlap_when_either_widened_one_meets_the_other(
    one: Ticks, two: Ticks, lead: float, lag: float
) -> None:
    reach = windows_of([record(one), record(two)]).reaching(lead, lag)
    overlap = bool(max(reach.starts) < min(reach.ends))
    ticks = round(lead * HOUR), round(lag * HOUR)
    first, second = record(one).span, record(two).span
    assert overlap == (first.widened(*ticks).meets(second) or second.widened(*ticks).meets(first))


@given(spans, spans)
def test_a_shared_window_exists_just_when_the_two_meet(one: Ticks, two: Ticks) -> None:
    first, second = windows_of([record(one)]), windows_of([record(two)])
    both = shared(first, second)
    assert bool(both.starts[0] < both.ends[0]) == record(one).span.meets(record(two).span)
    assert both.starts[0] in {first.starts[0], second.starts[0]}
    assert both.ends[0] in {first.ends[0], second.ends[0]}


@given(spans)
def test_hours_are_elapsed_time_and_open_windows_have_none(ticks: Ticks) -> None:
    (found,) = hours(windows_of([record(ticks)])).tolist()
    if None in ticks:
        assert np.isnan(found)
    else:
        assert found == (ticks[1] - ticks[0]) / HOUR  # type: ignore[operator]


def test_a_night_when_clocks_go_back_is_an_hour_longer() -> None:
    windows, _ = read_windows(["2026-10-25T00:00"], ["2026-10-25T06:00"], zone(HELSINKI))
    assert hours(windows).tolist() == [7.0]


@given(st.lists(spans, min_size=1, max_size=6), st.data())
def test_taking_rows_takes_both_sides(ticks: list[Ticks], data: st.DataObject) -> None:
    windows = windows_of([record(one) for one in ticks])
    rows = np.array(data.draw(st.lists(st.integers(0, len(ticks) - 1))), np.int64)
    assume(len(rows))
    taken = windows.take(rows)
    assert [span_of(taken, row) for row in range(len(rows))] == [span_of(windows, row) for row in rows.tolist()]


def test_an_end_day_just_before_the_start_is_the_wrong_way_round() -> None:
    _, reasons = read_windows(
        ["2026-06-02", "2026-06-02T00:00", "2026-06-02", "2026-06-02T00:00"],
        ["2026-06-01", "2026-06-01", "2026-06-02", "2026-06-02T00:00"],
        zone(HELSINKI),
    )
    assert reasons == {0: REVERSED, 1: REVERSED}
