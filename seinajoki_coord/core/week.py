"""The weeks of the calendar, from Monday, numbered as ISO 8601 does; days are numbers from 1970-01-01."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEEK = 7
_MONDAY = 4
"""Day 4, as day 0 was a Thursday."""


def monday_of(day: int) -> int:
    """Return the Monday of the week in which a day lies."""
    return day - (day - _MONDAY) % _WEEK


def weeks_between(first_day: int, last_day: int) -> Iterator[tuple[int, int, int]]:
    """Yield the Monday of every week that some days touch, its first day among them, and the one after its last."""
    for monday in range(monday_of(first_day), last_day + 1, _WEEK):
        yield monday, max(monday, first_day), min(monday + _WEEK, last_day + 1)


def year_week(monday: int) -> tuple[int, int]:
    """Return year and number of a week by its Monday: both are those of its Thursday."""
    thursday = np.datetime64(monday + 3, "D")
    year = thursday.astype("datetime64[Y]")
    return int(year.astype(np.int64)) + 1970, int(
        (thursday - year.astype("datetime64[D]")).astype(np.int64)
    ) // _WEEK + 1
