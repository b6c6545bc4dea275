"""The days of the calendar as columns, so that rules about days are masks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .zone import DAY

FIRST_DAY = int(np.datetime64("1900-01-01", "D").astype(np.int64))
LAST_DAY = int(np.datetime64("2199-12-31", "D").astype(np.int64))
"""Days are counted from 1970-01-01; recurring times are known from 1900 to 2199."""


@dataclass(frozen=True)
class CivilDays:
    """
    Consecutive days of the Gregorian calendar, one row a day.

    ``number`` counts from 1970-01-01, ``weekday`` from Monday as 0, ``day`` and ``year_day`` from 1.
    """

    number: np.ndarray
    weekday: np.ndarray
    year: np.ndarray
    month: np.ndarray
    day: np.ndarray
    month_length: np.ndarray
    year_day: np.ndarray
    year_length: np.ndarray

    def __len__(self) -> int:
        """Return how many days there are."""
        return len(self.number)


def civil_days(first: int, last: int) -> CivilDays:
    """Return the days from ``first`` to ``last`` inclusive, cut to what the calendar holds."""
    whole = _calendar()
    part = slice(max(first - FIRST_DAY, 0), max(last - FIRST_DAY + 1, 0))
    return CivilDays(*(getattr(whole, name)[part] for name in CivilDays.__dataclass_fields__))


def day_of(walls: int) -> int:
    """Return the number of the day that a wall-clock tick lies in."""
    return walls // DAY


@lru_cache(maxsize=1)
def _calendar() -> CivilDays:
    number = np.arange(FIRST_DAY, LAST_DAY + 1, dtype=np.int64)
    days = number.astype("datetime64[D]")
    months, years = days.astype("datetime64[M]"), days.astype("datetime64[Y]")
    month_start, year_start = months.astype("datetime64[D]"), years.astype("datetime64[D]")
    return CivilDays(
        number,
        (number + 3) % 7,
        years.astype(np.int64) + 1970,
        months.astype(np.int64) % 12 + 1,
        (days - month_start).astype(np.int64) + 1,
        ((months + 1).astype("datetime64[D]") - month_start).astype(np.int64),
        (days - year_start).astype(np.int64) + 1,
        ((years + 1).astype("datetime64[D]") - year_start).astype(np.int64),
    )
