"""The phases of an occupancy, and which of them a Saturday concert meets."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from seinajoki_coord.core.phase import GUARANTEE, LIVE, OCCUPYING, PHASES, SETUP, TEARDOWN, Phases, read_phases
from seinajoki_coord.core.schedule import parse_schedule
from seinajoki_coord.core.window import REVERSED, Windows
from seinajoki_coord.core.zone import OPEN_END, OPEN_START

from .clock import zone
from .record import EPOCH, tick

HELSINKI = zone("Europe/Helsinki")


def phases(
    starts: str | None = "2026-06-03T12:00",
    ends: str | None = "2026-06-05T18:00",
    setup: str | None = "2026-06-01T08:00",
    cleared: str | None = "2026-06-07T16:00",
    guarantee: int | None = 730,
) -> Phases:
    """Return the phases of one record, a festival in June but for what is said otherwise."""
    found, reasons = read_phases([starts], [ends], [setup], [cleared], [guarantee], HELSINKI)
    assert not reasons
    return found


def told(windows: Windows) -> list[tuple[str | None, str | None]]:
    """Return windows as texts of local time, None where open."""

    def text(instant: int) -> str | None:
        if instant in {OPEN_START, OPEN_END}:
            return None
        wall = int(HELSINKI.walls(np.array([instant]))[0])
        return (EPOCH + timedelta(microseconds=wall)).strftime("%Y-%m-%dT%H:%M")

    return [(text(start), text(end)) for start, end in zip(windows.starts.tolist(), windows.ends.tolist())]


def test_each_phase_begins_where_the_one_before_ends() -> None:
    found = phases()
    assert told(found.whole) == [("2026-06-01T08:00", "2026-06-07T16:00")]
    assert told(found.setup.windows) == [("2026-06-01T08:00", "2026-06-03T12:00")]
    assert told(found.live) == [("2026-06-03T12:00", "2026-06-05T18:00")]
    assert told(found.teardown.windows) == [("2026-06-05T18:00", "2026-06-07T16:00")]
    assert told(found.guarantee.windows) == [("2026-06-07T16:00", "2028-06-06T16:00")]


def test_a_guarantee_keeps_its_time_of_day_when_clocks_change() -> None:
    assert told(phases(guarantee=200).guarantee.windows) == [("2026-06-07T16:00", "2026-12-24T16:00")]


def test_without_set_up_clearing_and_guarantee_there_is_only_the_live_time() -> None:
    found = phases(setup=None, cleared=None, guarantee=None)
    assert told(found.whole) == told(found.live)
    assert [one.counts.tolist() for one in (found.setup, found.teardown, found.guarantee)] == [[0], [0], [0]]


def test_a_guarantee_runs_from_the_end_where_no_clearing_is_given_and_never_from_an_open_end() -> None:
    assert told(phases(cleared=None, guarantee=1).guarantee.windows) == [("2026-06-05T18:00", "2026-06-06T18:00")]
    open_ended = phases(ends=None, cleared=None)
    assert told(open_ended.whole) == [("2026-06-01T08:00", None)]
    assert open_ended.guarantee.counts.tolist() == [0]


def test_what_is_cleared_has_ended_and_what_is_set_up_has_begun() -> None:
    found = phases(starts=None, ends=None)
    assert told(found.live) == told(found.whole) == [("2026-06-01T08:00", "2026-06-07T16:00")]


@pytest.mark.parametrize(
    ("field", "text"),
    [("setup", "2026-06-04"), ("setup", "soon"), ("cleared", "2026-06-04T08:00"), ("cleared", "late")],
)
def test_a_wrong_set_up_or_clearing_takes_no_time(field: str, text: str) -> None:
    assert told(phases(**{field: text}).whole) == told(phases(**{field: None}).whole)


def test_a_row_that_cannot_be_used_says_why() -> None:
    _, reasons = read_phases(["2026-06-05"], ["2026-06-01"], [None], [None], [None], HELSINKI)
    assert reasons == {0: REVERSED}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), []),
        ((SETUP,), [("2026-06-01T08:00", "2026-06-03T12:00")]),
        ((LIVE,), [("2026-06-03T12:00", "2026-06-05T18:00")]),
        ((TEARDOWN, SETUP), [("2026-06-01T08:00", "2026-06-03T12:00"), ("2026-06-05T18:00", "2026-06-07T16:00")]),
        ((GUARANTEE,), [("2026-06-07T16:00", "2026-06-17T00:00")]),
    ],
)
def test_phases_are_taken_by_name_and_cut_to_a_period(names: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    end = int(HELSINKI.instants(np.array([tick("2026-06-17")]), ends=True)[0])
    assert set(names) <= set(PHASES)
    assert told(phases().windows(names, None, HELSINKI, end=end).windows) == expected


def test_the_rhythm_of_an_event_counts_inside_its_live_time_and_its_building_days_whole() -> None:
    market = phases("2026-06-06T07:00", "2026-06-20T15:00", "2026-06-05T12:00", "2026-06-20T18:00")
    plans = [parse_schedule("RRULE:FREQ=WEEKLY;BYDAY=SA EXDATE:20260613")]
    assert told(market.windows(OCCUPYING, plans, HELSINKI).windows) == [
        ("2026-06-05T12:00", "2026-06-06T07:00"),
        ("2026-06-06T07:00", "2026-06-06T15:00"),
        ("2026-06-20T07:00", "2026-06-20T15:00"),
        ("2026-06-20T15:00", "2026-06-20T18:00"),
    ]
    assert market.windows(OCCUPYING, None, HELSINKI).windows.ends[-1] == market.whole.ends[0]
