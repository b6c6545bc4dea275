"""Wall-clock time and instants: the table of offsets against the standard library's zones."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.zone import DAY, HOUR, MINUTE, OPEN_END, OPEN_START, SECOND

from .clock import FIRST, LAST, moments, offset, offset_at, standard_instant, zone
from .record import EPOCH, tick

NAMES = (
    "Europe/Helsinki",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "America/Argentina/Tucuman",
    "UTC",
)


zoned_moments = st.sampled_from(NAMES).flatmap(lambda name: st.tuples(st.just(name), moments(name)))


def wall(text: str) -> np.ndarray:
    """Return a column of one wall-clock time."""
    return np.array([tick(text)], np.int64)


def instant(name: str, text: str, *, ends: bool = False) -> str:
    """Return the UTC time of a wall-clock time, as text."""
    found = int(zone(name).instants(wall(text), ends=ends)[0])
    return (EPOCH + timedelta(microseconds=found)).replace(tzinfo=None).isoformat()


@given(zoned_moments, st.booleans())
def test_instants_are_those_of_the_standard_library(drawn: tuple[str, datetime], ends: bool) -> None:
    name, moment = drawn
    found = zone(name).instants(np.array([tick(moment.isoformat())]), ends=ends)
    assert found.tolist() == [standard_instant(name, moment, ends=ends)]


@given(zoned_moments)
def test_walls_are_those_of_the_standard_library(drawn: tuple[str, datetime]) -> None:
    name, moment = drawn
    local = moment.replace(tzinfo=timezone.utc).astimezone(ZoneInfo(name))
    assert zone(name).walls(np.array([tick(moment.isoformat())])).tolist() == [
        tick(local.replace(tzinfo=None).isoformat())
    ]


@given(zoned_moments, st.booleans())
def test_a_wall_clock_time_outside_a_gap_comes_back_unchanged(drawn: tuple[str, datetime], ends: bool) -> None:
    name, moment = drawn
    back = int(zone(name).walls(zone(name).instants(np.array([tick(moment.isoformat())]), ends=ends))[0])
    early, late = (offset(moment.replace(tzinfo=ZoneInfo(name), fold=fold)) for fold in (0, 1))
    gap = max(late - early, timedelta(0)) // timedelta(microseconds=1)
    assert back == tick(moment.isoformat()) + gap


@pytest.mark.parametrize("name", NAMES)
def test_every_change_of_an_offset_is_found(name: str) -> None:
    seconds = np.arange(round(FIRST.timestamp()), round(LAST.timestamp()), 11 * 3600)
    found = (zone(name).walls(seconds * SECOND) - seconds * SECOND) // SECOND
    assert found.tolist() == [offset_at(name, second) for second in seconds.tolist()]


def test_an_offset_that_held_for_twelve_days_is_not_missed() -> None:
    assert instant("America/Argentina/Tucuman", "2004-06-05T12:00") == "2004-06-05T16:00:00"
    assert instant("America/Argentina/Tucuman", "2004-06-20T12:00") == "2004-06-20T15:00:00"


def test_a_time_that_spring_skips_moves_forward_by_the_gap() -> None:
    # Clocks go from 03:00 to 04:00: 03:30 is taken as 04:30, which is 01:30 UTC.
    assert instant("Europe/Helsinki", "2026-03-29T03:30") == "2026-03-29T01:30:00"
    assert instant("Europe/Helsinki", "2026-03-29T03:30", ends=True) == "2026-03-29T01:30:00"


def test_half_an_hour_of_summer_time_is_a_gap_of_half_an_hour() -> None:
    assert instant("Australia/Lord_Howe", "2026-10-04T02:15") == "2026-10-03T15:45:00"
    assert zone("Australia/Lord_Howe").walls(wall("2026-10-03T15:45")).tolist() == wall("2026-10-04T02:45").tolist()


def test_of_a_time_that_autumn_has_twice_a_start_is_the_first_and_an_end_the_second() -> None:
    assert instant("Europe/Helsinki", "2026-10-25T03:30") == "2026-10-25T00:30:00"
    assert instant("Europe/Helsinki", "2026-10-25T03:30", ends=True) == "2026-10-25T01:30:00"


def test_open_sides_stay_open() -> None:
    opened = np.array([OPEN_START, OPEN_END], np.int64)
    helsinki = zone("Europe/Helsinki")
    assert helsinki.instants(opened, ends=False).tolist() == opened.tolist()
    assert helsinki.instants(opened, ends=True).tolist() == opened.tolist()
    assert helsinki.walls(opened).tolist() == opened.tolist()


def test_the_first_and_the_last_offset_hold_beyond_the_table() -> None:
    assert instant("Europe/Helsinki", "9999-07-01T12:00") == "9999-07-01T10:00:00"
    assert instant("Europe/Helsinki", "0001-01-02T00:00") == "0001-01-01T22:20:11"


def test_the_units_are_microseconds() -> None:
    assert (SECOND, MINUTE, HOUR, DAY) == (10**6, 60 * 10**6, 3600 * 10**6, 86_400 * 10**6)
