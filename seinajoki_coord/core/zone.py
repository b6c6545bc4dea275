"""Wall-clock time and instants: the one module that knows what a time zone does."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Callable

import numpy as np

SECOND = 1_000_000
"""Ticks in a second: all times are int64 microseconds since 1970-01-01T00:00, wall-clock or UTC as named."""
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
OPEN_START = int(np.iinfo(np.int64).min)
"""The start of what has no start."""
OPEN_END = int(np.iinfo(np.int64).max)
"""The end of what has no end."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_STEP = 3 * 24 * 3600


class Zone:
    """
    The offsets of one time zone, as a table that numpy can search.

    ``offset_at`` gives the zone's offset from UTC in seconds at a UTC time in seconds; it is asked for 1900 to
    2100 (two changes less than three days apart would be missed; none is known in that time). Before and after,
    the first and the last offset hold.
    """

    def __init__(self, name: str, offset_at: Callable[[int], int]) -> None:
        """Find every change of the offset by bisection."""
        self.name = name
        first = int(datetime(_FIRST_YEAR, 1, 1, tzinfo=timezone.utc).timestamp())
        last = int(datetime(_LAST_YEAR, 1, 1, tzinfo=timezone.utc).timestamp())
        changes, offsets = [], [offset_at(first)]
        for begin in range(first, last, _STEP):
            low, high = begin, min(begin + _STEP, last)
            after = offset_at(high)
            if after == offsets[-1]:
                continue
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset_at(middle) == offsets[-1] else (low, middle)
            changes.append(high)
            offsets.append(after)
        self._changes = np.array(changes, np.int64) * SECOND
        self._offsets = np.array(offsets, np.int64) * SECOND
        before, after_ = self._offsets[:-1], self._offsets[1:]
        self._start_thresholds = self._changes + np.maximum(before, after_)
        self._end_thresholds = self._changes + after_

    def instants(self, walls: np.ndarray, *, ends: bool) -> np.ndarray:
        """
        Turn wall-clock ticks into UTC ticks.

        A time that a spring gap skips moves forward by the gap. Of the two instants that an autumn fold gives,
        a start takes the first and an end the second, so that no overlap is missed. Open ticks stay open.
        """
        thresholds = self._end_thresholds if ends else self._start_thresholds
        offsets = self._offsets[np.searchsorted(thresholds, walls, side="right")]
        is_open = (walls == OPEN_START) | (walls == OPEN_END)
        return np.where(is_open, walls, walls - np.where(is_open, 0, offsets))

    def walls(self, instants: np.ndarray) -> np.ndarray:
        """Turn UTC ticks into wall-clock ticks; open ticks stay open."""
        offsets = self._offsets[np.searchsorted(self._changes, instants, side="right")]
        is_open = (instants == OPEN_START) | (instants == OPEN_END)
        return np.where(is_open, instants, instants + np.where(is_open, 0, offsets))
