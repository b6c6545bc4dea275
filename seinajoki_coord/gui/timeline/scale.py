"""From wall-clock ticks to pixels and back, and how finely a hand can move things at a zoom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from ...core.zone import DAY, HOUR, SECOND

Ticks = TypeVar("Ticks", float, np.ndarray)
FINEST, COARSEST = 20 * SECOND, 10 * DAY
"""Ticks of a pixel at the closest and the widest zoom."""
_EARLIEST = int(np.datetime64("1000-01-01", "us").astype(np.int64))
_LATEST = int(np.datetime64("9000-01-01", "us").astype(np.int64))
_HOURS_FROM = 96
"""Pixels of a day from which a hand moves things by hours."""


@dataclass(frozen=True)
class TimeScale:
    """The stretch of time that is in view: the tick at pixel 0 and the ticks of one pixel."""

    left: float
    per_pixel: float

    def x(self, ticks: Ticks) -> Ticks:
        """Return where ticks stand, in pixels; open ones far outside."""
        return (ticks - self.left) / self.per_pixel

    def tick(self, x: float) -> float:
        """Return the tick at a pixel."""
        return self.left + x * self.per_pixel

    def pixels(self, ticks: float) -> float:
        """Return how many pixels a stretch of time takes."""
        return ticks / self.per_pixel

    def zoomed(self, factor: float, x: float) -> TimeScale:
        """Return the scale with ``factor`` times the pixels for a day; the time at pixel ``x`` stays where it is."""
        per_pixel = min(max(self.per_pixel / factor, FINEST), COARSEST)
        return TimeScale(_within(self.tick(x) - x * per_pixel), per_pixel)

    def panned(self, pixels: float) -> TimeScale:
        """Return the scale with what is later by so many pixels at the left edge."""
        return replace(self, left=_within(self.left + pixels * self.per_pixel))

    def beginning(self, left: float) -> TimeScale:
        """Return the scale with another tick at the left edge."""
        return replace(self, left=_within(left))

    @property
    def step(self) -> int:
        """Return the ticks by which a hand moves things: a day, or an hour where hours can be told apart."""
        return HOUR if self.pixels(DAY) >= _HOURS_FROM else DAY


def fitting(start: float, end: float, width: float, margin: float = 0.04) -> TimeScale:
    """Return the scale that shows ``[start, end)`` on a width, with a margin at both sides."""
    start, end = max(start, _EARLIEST), min(end, _LATEST)
    per_pixel = min(max((end - start) * (1 + 2 * margin) / max(width, 1), FINEST), COARSEST)
    return TimeScale(_within((start + end) / 2 - width * per_pixel / 2), per_pixel)


def _within(left: float) -> float:
    return min(max(left, _EARLIEST), _LATEST)
