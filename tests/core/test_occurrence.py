"""Occurrences of many records: as far as a period needs them, and who meets whom on which days."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.occurrence import occurrences
from seinajoki_coord.core.ragged import RaggedWindows, meetings
from seinajoki_coord.core.schedule import parse_schedule
from seinajoki_coord.core.window import Windows, read_windows
from seinajoki_coord.core.zone import DAY, HOUR, MINUTE, OPEN_END, OPEN_START

from .clock import zone
from .record import tick

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
HELSINKI = zone("Europe/Helsinki")
SCHEDULES = (
    None,
    "Mo-Fr 07:00-16:00",
    "Mo-Fr 07:00-16:00; PH off",
    "Fr-Sa 20:00-03:00",
    "RRULE:FREQ=DAILY",
    "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=50",
    "RRULE:FREQ=WEEKLY;BYDAY=TU,FR EXDATE:20260626",
    "RRULE:FREQ=MONTHLY;BYDAY=-1SA\nDURATION:P2D",
    "RRULE:FREQ=YEARLY;BYMONTH=6 RDATE:20260401,20260909T120000",
    "DURATION:P3D",
)
FIRST = tick("2025-12-01")

minutes = st.integers(0, 500 * 24 * 4).map(lambda quarter: FIRST + quarter * 15 * MINUTE)


@st.composite
def record(draw: st.DrawFn) -> tuple[str | None, int, int]:
    """Draw a schedule and a live time, which may be open."""
    start = draw(minutes)
    end = start + draw(st.integers(1, 300 * 24 * 4)) * 15 * MINUTE
    return (
        draw(st.sampled_from(SCHEDULES)),
        draw(st.sampled_from((start, start, start, OPEN_START))),
        draw(st.sampled_from((end, end, end, OPEN_END))),
    )


def columns(drawn: list[tuple[str | None, int, int]]) -> tuple[list, Windows]:
    live = Windows(np.array([one[1] for one in drawn]), np.array([one[2] for one in drawn]))
    return [parse_schedule(one[0]) for one in drawn], live


def listed(windows: Windows) -> list[tuple[int, int]]:
    return list(zip(windows.starts.tolist(), windows.ends.tolist()))


@given(st.lists(record(), min_size=1, max_size=6), minutes, st.integers(1, 200))
def test_a_period_cuts_out_its_part_of_the_whole(
    drawn: list[tuple[str | None, int, int]], begin: int, days: int
) -> None:
    end = begin + days * DAY
    plans, live = columns(drawn)
    whole = occurrences(plans, live, HELSINKI)
    part = occurrences(plans, live, HELSINKI, begin=begin, end=end)
    limits = Windows(np.full(len(drawn), begin), np.full(len(drawn), end))
    assert [listed(part.one(row)) for row in range(len(drawn))] == [
        listed(whole.within(limits).one(row)) for row in range(len(drawn))
    ]


@given(st.lists(record(), min_size=1, max_size=6))
def test_together_records_have_the_occurrences_they_have_alone(drawn: list[tuple[str | None, int, int]]) -> None:
    plans, live = columns(drawn)
    found = occurrences(plans, live, HELSINKI)
    for row, plan in enumerate(plans):
        alone = occurrences([plan], live.take(np.array([row])), HELSINKI)
        assert listed(found.one(row)) == listed(alone.windows)
        assert live.starts[row] <= alone.windows.starts.min(initial=OPEN_END)
        assert alone.windows.ends.max(initial=OPEN_START) <= live.ends[row]


def one_against_another(first: tuple[str | None, str, str], second: tuple[str | None, str, str]) -> tuple[int, float]:
    """Return how often two records meet and for how many hours."""
    live, _ = read_windows([first[1], second[1]], [first[2], second[2]], HELSINKI)
    found = occurrences([parse_schedule(first[0]), parse_schedule(second[0])], live, HELSINKI)
    met = meetings(found, found, np.array([0]), np.array([1]))
    return int(met.counts[0]), float(met.ticks[0] / HOUR)


def test_a_work_on_weekdays_does_not_meet_a_saturday_concert_unless_its_site_stays_closed() -> None:
    concert = (None, "2026-06-06T12:00", "2026-06-06T22:00")
    work = ("2026-06-01T07:00", "2026-06-12T16:00")
    assert one_against_another(("Mo-Fr 07:00-16:00", *work), concert) == (0, 0.0)
    assert one_against_another((None, *work), concert) == (1, 10.0)


def test_the_paving_between_two_cruising_nights_meets_none_of_them() -> None:
    nights = ("RRULE:FREQ=MONTHLY;BYDAY=1FR", "2026-05-01T18:00", "2026-09-04T23:00")
    assert one_against_another(nights, (None, "2026-05-04T07:00", "2026-06-05T18:00")) == (0, 0.0)
    assert one_against_another(nights, (None, "2026-05-04T07:00", "2026-06-05T18:30")) == (1, 0.5)


def test_two_rhythms_meet_where_both_have_a_day() -> None:
    market = ("RRULE:FREQ=WEEKLY;BYDAY=SA", "2026-05-02T07:00", "2026-06-27T15:00")
    race = ("RRULE:FREQ=DAILY;INTERVAL=2", "2026-05-01T14:00", "2026-06-30T18:00")
    # Odd days of May, even ones of June: Saturdays 9 and 23 May, 6 and 20 June.
    assert one_against_another(market, race) == (4, 4.0)


# How often the pairs called recurring in the sample's expected.csv really meet while something goes on.
SAMPLE_PAIRS = {
    ("W033", "E021"): 0,
    ("W034", "E021"): 0,
    ("W043", "E014"): 1,
    ("W045", "E014"): 0,
    ("W080", "E026"): 1,
    ("W089", "E022"): 0,
}


def test_the_recurring_pairs_of_the_sample_meet_on_the_days_that_are_said() -> None:
    records = {}
    for kind in ("work", "event"):
        with (SAMPLE / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            records.update({row["source_id"]: row for row in csv.DictReader(file)})
    for (first, second), count in SAMPLE_PAIRS.items():
        sides = [
            (records[one]["schedule"], records[one]["starts_at"], records[one]["ends_at"]) for one in (first, second)
        ]
        assert one_against_another(*sides)[0] == count, (first, second)


def test_ten_years_of_a_daily_rule_are_compared_without_spreading_them_out() -> None:
    live, _ = read_windows(["2020-01-01T08:00"], ["2029-12-31T16:00"], zone("UTC"))
    daily = occurrences([parse_schedule("FREQ=DAILY")], live, zone("UTC"))
    assert daily.counts.tolist() == [3653]
    whole = RaggedWindows.single(live)
    met = meetings(whole, daily, np.array([0]), np.array([0]))
    assert (met.counts.tolist(), (met.ticks / HOUR).tolist()) == ([3653], [3653 * 8])
