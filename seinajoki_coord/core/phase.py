"""The phases of an occupancy: set-up, live, tear-down and guarantee, each with its time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .moment import parse_moments
from .occurrence import occurrences
from .ragged import RaggedWindows
from .window import Windows, read_windows
from .zone import DAY, OPEN_END, OPEN_START

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from .schedule import Schedule
    from .zone import Zone

SETUP, LIVE, TEARDOWN, GUARANTEE = "setup", "live", "teardown", "guarantee"
PHASES = (SETUP, LIVE, TEARDOWN, GUARANTEE)
OCCUPYING = (SETUP, LIVE, TEARDOWN)
"""The phases in which ground is taken; in the guarantee it only should not be dug."""

_LONGEST_GUARANTEE = 200 * 366


@dataclass(frozen=True)
class Phases:
    """
    The times of many records by phase, columns of equal length.

    ``whole`` is the occupancy, from set-up to cleared, and ``live`` the time from start to end. Set-up, tear-down
    and guarantee have one window or none.
    """

    whole: Windows
    live: Windows
    setup: RaggedWindows
    teardown: RaggedWindows
    guarantee: RaggedWindows

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self.whole)

    def take(self, rows: np.ndarray) -> Phases:
        """Return the records at these indices."""
        return Phases(*(getattr(self, name).take(rows) for name in self.__dataclass_fields__))

    def windows(
        self,
        names: Collection[str],
        schedules: Sequence[Schedule | None] | None,
        zone: Zone,
        *,
        begin: int | np.ndarray = OPEN_START,
        end: int | np.ndarray = OPEN_END,
    ) -> RaggedWindows:
        """
        Return the time of the named phases inside ``[begin, end)``, one for all or each record's own.

        Phases that overlap are one.

        With ``schedules`` the live phase is its occurrences only; with None it is whole, as of a site that stays
        closed around the clock. Phases that follow each other touch and stay apart.
        """
        count = len(self)
        parts = [getattr(self, name) for name in (SETUP, TEARDOWN, GUARANTEE) if name in names]
        if LIVE in names:
            plans = [None] * count if schedules is None else schedules
            parts.append(occurrences(plans, self.live, zone, begin=begin, end=end))
        if not parts:
            return RaggedWindows.single(self.whole, np.zeros(count, bool))
        period = Windows(np.broadcast_to(begin, count), np.broadcast_to(end, count))
        return parts[0].union(*parts[1:]).within(period)


def guaranteed(days: int | None) -> int:
    """Return for how many days a guarantee of so many lasts: not fewer than none, nor more than the calendar bears."""
    return min(max(days or 0, 0), _LONGEST_GUARANTEE)


def read_phases(
    starts: Sequence[str | None],
    ends: Sequence[str | None],
    setups: Sequence[str | None],
    cleared: Sequence[str | None],
    guarantee_days: Sequence[int | None],
    zone: Zone,
) -> tuple[Phases, dict[int, str]]:
    """
    Read the phases from the fields of works or events; the reasons of rows that cannot be used come beside.

    A set-up or clearing that cannot be read, or lies on the wrong side of the live time, takes no time. Where there
    is no start or end, that of the occupancy stands for it: what is cleared has ended. The guarantee begins when the
    ground is clear and lasts whole days of the wall clock; without an end there is none.
    """
    live, reasons = read_windows(
        [start or setup for start, setup in zip(starts, setups)],
        [end or clear for end, clear in zip(ends, cleared)],
        zone,
    )
    early, late = parse_moments(setups, ends=False), parse_moments(cleared, ends=True)
    taken = np.where(early.zoned, early.ticks, zone.instants(early.ticks, ends=False))
    clear = np.where(late.zoned, late.ticks, zone.instants(late.ticks, ends=True))
    begin = np.where(early.missing | early.unreadable, live.starts, np.minimum(taken, live.starts))
    finish = np.where(late.missing | late.unreadable, live.ends, np.maximum(clear, live.ends))
    days = np.array([guaranteed(one) for one in guarantee_days], np.int64)
    lasts = (days > 0) & (finish != OPEN_END)
    until = zone.instants(zone.walls(np.where(lasts, finish, 0)) + days * DAY, ends=True)
    phases = Phases(
        Windows(begin, finish),
        live,
        RaggedWindows.single(Windows(begin, live.starts)),
        RaggedWindows.single(Windows(live.ends, finish)),
        RaggedWindows.single(Windows(finish, until), lasts),
    )
    return phases, reasons
