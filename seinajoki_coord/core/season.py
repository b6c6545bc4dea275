"""A part of every year, such as the winter in which no street is dug up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .civil_day import civil_days, day_of
from .interval import intersection, joined, window
from .zone import DAY

if TYPE_CHECKING:
    from .civil_day import CivilDays
    from .window import Windows
    from .zone import Zone


@dataclass(frozen=True)
class Season:
    """From one day of the year to another, both included, as (month, day); over New Year if the last is earlier."""

    first: tuple[int, int]
    last: tuple[int, int]

    def holds(self, days: CivilDays) -> np.ndarray:
        """Whether each day is in the season."""
        first, last = (month * 100 + day for month, day in (self.first, self.last))
        date = days.month * 100 + days.day
        return (date >= first) & (date <= last) if first <= last else (date >= first) | (date <= last)

    def windows(self, begin: int, end: int, zone: Zone) -> Windows:
        """Return the season of every year inside ``[begin, end)``, UTC ticks that are not open, in order."""
        low, high = (day_of(int(wall)) for wall in zone.walls(np.array([begin, end], np.int64)))
        days = civil_days(low, high)
        midnights = days.number[self.holds(days)] * DAY
        years = joined(zone.instants(midnights, ends=False), zone.instants(midnights + DAY, ends=True))
        return intersection([years, window(begin, end)])


WINTER = Season((12, 1), (4, 15))
"""When Finnish cities keep their streets closed to digging: 1 December to 15 April."""
