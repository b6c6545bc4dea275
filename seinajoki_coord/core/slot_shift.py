"""A record moved by whole days: all that it could be in a period, and which of that is best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .interval import holds
from .phase import LIVE, OCCUPYING
from .ragged import RaggedWindows, meetings
from .rule import SHARED
from .rule_match import match_in_time
from .rule_time import SideTimes, hull_of, widened
from .slot import Slot, Suggestion, neighbours
from .subject import Subjects
from .window import Windows
from .zone import DAY, HOUR

if TYPE_CHECKING:
    from .kernel import Kernel
    from .rule import Rule
    from .slot_dates import Dates
    from .slot_draft import Draft
    from .slot_term import SlotTerms
    from .zone import Zone


@dataclass(frozen=True)
class Shifts:
    """
    A record as it would be after each of some shifts, in order of time.

    All its times keep their time of day, and what recurs its rhythm. So it may be an hour longer or shorter after some
    of them, over a night when clocks change.
    """

    days: np.ndarray
    subjects: Subjects
    zone: Zone

    @classmethod
    def of(cls, kernel: Kernel, draft: Draft, dates: Dates, period: Windows, terms: SlotTerms) -> Shifts:
        """
        Return all shifts of a record inside a period (one window) under terms, which ask for its first and last moment.

        ``dates`` have a beginning and an end. CoordError where no shift keeps the rhythm of what recurs.
        """
        dates.check_movable()
        begin, zone = dates.begin or 0, dates.zone
        earliest, latest = int(period.starts[0]), int(period.ends[0])
        low, high = ((int(wall) - begin) // (DAY * dates.step) for wall in zone.walls(np.array([earliest, latest])))
        days = np.arange(low, high + 2) * dates.step
        fields = {**draft.values, "certainty": "fixed"}
        values = {**{name: [value] * len(days) for name, value in fields.items()}, **dates.each_moved(days)}
        subjects, _ = Subjects.of(kernel, values, np.repeat(draft.ground, len(days)), zone)
        whole = subjects.phases.whole
        allowed = (earliest <= whole.starts) & (whole.ends <= latest)
        lengths = whole.ends - whole.starts
        for length in np.unique(lengths[allowed]).tolist():
            starts = terms.starts(length, earliest, latest, zone)
            allowed &= (lengths != length) | holds(starts, whole.starts)
        rows = np.flatnonzero(allowed)
        return cls(days[rows], subjects.take(rows), zone)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.days)

    @property
    def whole(self) -> Windows:
        """Return from when to when the ground is taken."""
        return self.subjects.phases.whole

    def shared(self, rows: np.ndarray, others: RaggedWindows, met: np.ndarray) -> np.ndarray:
        """Return for how many ticks each of some shifts shares its time with a record, each time of what recurs."""
        own, places = np.unique(rows, return_inverse=True)
        return meetings(self._windows(own, OCCUPYING), others, places.reshape(-1), met).ticks

    def times(self, row: int) -> int:
        """Return how often something goes on after a shift."""
        return int(self._windows(np.array([row]), (LIVE,)).counts[0])

    def _windows(self, rows: np.ndarray, phases: tuple[str, ...]) -> RaggedWindows:
        some = self.subjects.take(rows)
        return some.phases.windows(phases, some.schedules, self.zone)

    def in_conflict(self, rule: Rule, others: SideTimes, *, draft_is_first: bool) -> RaggedWindows:
        """Return for each of the others the starts at which the two stand in time as a rule asks."""
        own = SideTimes.of(
            self.subjects, np.arange(len(self)), (rule.first if draft_is_first else rule.second), self.zone
        )
        one, two = (own, others) if draft_is_first else (others, own)
        mine, theirs = _about(rule, own, others, draft_is_first=draft_is_first)
        left, right = (mine, theirs) if draft_is_first else (theirs, mine)
        found = match_in_time(rule, one, two, left, right, self.zone)
        mine, theirs = (found.first, found.second) if draft_is_first else (found.second, found.first)
        order = np.argsort(others.rows)
        places = order[np.searchsorted(others.rows[order], theirs)]
        starts = self.whole.starts[mine]
        return RaggedWindows.of(len(others.rows), places, Windows(starts, starts + 1))


def _about(rule: Rule, own: SideTimes, others: SideTimes, *, draft_is_first: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs that may stand in time as a rule asks: of those that must share it, no others."""
    shifts, count = len(own.rows), len(others.rows)
    first, last = np.zeros(count, np.int64), np.full(count, shifts)
    outer = own.outer, others.outer
    if rule.time == SHARED and outer[0].counts.all():
        mine, theirs = (
            hull_of(widened(one, rule.lead, rule.lag, own.zone) if is_first else one)
            for one, is_first in zip(outer, (draft_is_first, not draft_is_first))
        )
        first = np.searchsorted(mine.ends, theirs.starts, side="right")
        last = np.maximum(np.searchsorted(mine.starts, theirs.ends, side="left"), first)
    counts = last - first
    theirs_of = np.repeat(np.arange(count), counts)
    begins = np.repeat(first - np.cumsum(counts) + counts, counts)
    return begins + np.arange(int(counts.sum())), theirs_of


@dataclass(frozen=True)
class ShiftSearch:
    """
    The question which shift is best: those without a conflict, the nearest first; or else those that hurt least.

    ``busy``, ``weights`` and ``conflicts`` (starts) are those of the records in the way.
    """

    shifts: Shifts
    busy: RaggedWindows
    weights: np.ndarray
    conflicts: RaggedWindows
    recurs: bool

    def suggest(self, count: int, current: int | None = None) -> Suggestion:
        """
        Return up to ``count`` shifts in order: of two as far from the ``current`` start the later, without one the earlier.

        Only what recurs may overlap what was chosen before. The smallest shift is the first, so there is no `nearest`.
        """
        starts, ends = self.shifts.whole.starts, self.shifts.whole.ends
        moved = np.searchsorted(starts, self.conflicts.windows.starts)
        met = self.conflicts.rows
        weights, ticks = np.round(np.bincount(moved, self.weights[met], len(starts)), 9), np.zeros(len(starts))
        if weights.all():
            ticks = np.bincount(moved, self.shifts.shared(moved, self.busy, met), len(starts)).astype(float)
        distance = starts if current is None else np.abs(starts - current)
        order = np.lexsort((-starts, distance, ticks, weights))
        if not weights.all():
            order = order[weights[order] == 0]
        found: list[int] = []
        for row in order.tolist():
            if len(found) < count and (
                self.recurs or all(ends[row] <= starts[one] or ends[one] <= starts[row] for one in found)
            ):
                found.append(row)
        return Suggestion(tuple(self._slot(row, np.sort(met[moved == row]), float(ticks[row])) for row in found), None)

    def _slot(self, row: int, met: np.ndarray, ticks: float) -> Slot:
        start, end = int(self.shifts.whole.starts[row]), int(self.shifts.whole.ends[row])
        last, following = neighbours(self.busy, start, end)
        weight, days = float(self.weights[met].sum()), int(self.shifts.days[row])
        times = self.shifts.times(row) if self.recurs else None
        return Slot(start, end, tuple(met.tolist()), weight, ticks / HOUR, last, following, days, times)
