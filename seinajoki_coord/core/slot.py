"""Free slots: when something of a given length would meet nobody, or the fewest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .interval import difference, holds, joined
from .ragged import RaggedWindows
from .slot_term import SlotTerms
from .window import Windows
from .zone import HOUR, MINUTE, SECOND, Zone

_NO_TERMS = SlotTerms()


@dataclass(frozen=True)
class Slot:
    """
    A place in time, ``[start, end)`` in UTC ticks, and why it is offered.

    ``met`` are the rows of the records in its way, ``weight`` the sum of their weights and ``shared_hours`` how long
    each of them is, together. ``after`` is the row of the record that was the last to end before it, ``before`` that of
    the first to begin after it, None where nothing of what was asked about does.
    """

    start: int
    end: int
    met: tuple[int, ...]
    weight: float
    shared_hours: float
    after: int | None
    before: int | None
    days: int | None = None
    """By how many days of the wall clock a record is moved, where it is moved by those."""
    times: int | None = None
    """How often what recurs takes place in it."""

    def shift_hours(self, start: int) -> float:
        """Return by how many elapsed hours another start would be moved; negative is earlier."""
        return (self.start - start) / HOUR


@dataclass(frozen=True)
class Suggestion:
    """
    What is offered: the best slots, and the free one nearest to the current start.

    All ``slots`` are free, or none is; there are none where the terms leave no room. ``nearest`` is None where no
    start is free or no current one was given.
    """

    slots: tuple[Slot, ...]
    nearest: Slot | None


@dataclass(frozen=True)
class SlotSearch:
    """
    The question: a slot of ``length`` ticks within ``[earliest, latest)`` that starts at a multiple of ``step``
    (of UTC: quarters of an hour or hours are those of the clock on the wall too). All times are UTC ticks, none open.

    ``busy`` are the windows of the records whose ground is met, ``weights`` how much each of them would hurt.
    ``taken`` are the starts at which each of them is met: without, those at which it is busy at an instant of the slot.
    The length is elapsed time, so a slot over a night when clocks change ends an hour later or earlier.
    """

    busy: RaggedWindows
    weights: np.ndarray
    length: int
    earliest: int
    latest: int
    zone: Zone
    terms: SlotTerms = _NO_TERMS
    step: int = 15 * MINUTE
    taken: RaggedWindows | None = None

    def suggest(self, count: int, current: int | None = None) -> Suggestion:
        """
        Return up to ``count`` slots that do not overlap each other, and the smallest shift of a ``current`` start.

        Free slots come as early as possible: the first one, then the first that begins when that has ended, and so
        on. If none is free, the least bad: each the one with the least weight, then the fewest shared hours, then
        the earliest of those that overlap none chosen before.
        """
        if self.length <= 0 or self.step <= 0:
            raise ValueError("a slot has a length and a step")
        period = Windows(np.full(len(self.busy), self.earliest), np.full(len(self.busy), self.latest))
        busy = self.busy.within(period)
        # Meeting [a, b) are just the starts a - length < t < b: one set for each record, as it counts once.
        starts = Windows(busy.windows.starts - self.length + 1, busy.windows.ends)
        meeting = RaggedWindows.of(len(busy), busy.rows, starts) if self.taken is None else self.taken
        allowed = self.terms.starts(self.length, self.earliest, self.latest, self.zone)
        free = difference(allowed, joined(meeting.windows.starts, meeting.windows.ends))
        on_grid = self._on_grid(free)
        best = (
            self._first(on_grid, count)
            if len(on_grid)
            else self._least_bad(self._on_grid(allowed), busy, meeting, count)
        )
        nearest = None if current is None else self._nearest(current, free, on_grid)
        return Suggestion(
            tuple(self._slot(start, busy, meeting) for start in best),
            None if nearest is None else self._slot(nearest, busy, meeting),
        )

    def _on_grid(self, starts: Windows) -> Windows:
        """Return a set of starts cut to multiples of the step: from the first one to just after the last one."""
        first, last = -(-starts.starts // self.step) * self.step, (starts.ends - 1) // self.step * self.step
        keep = first <= last
        return Windows(first[keep], last[keep] + 1)

    def _first(self, free: Windows, count: int) -> list[int]:
        found: list[int] = []
        start = self.earliest
        while len(found) < count:
            start = -(-start // self.step) * self.step
            place = int(np.searchsorted(free.ends, start, side="right"))
            if place == len(free):
                break
            found.append(max(start, int(free.starts[place])))
            start = found[-1] + self.length
        return found

    def _nearest(self, current: int, free: Windows, on_grid: Windows) -> int | None:
        """Return the free start nearest to the current one, the later of two; the current one needs no grid."""
        if holds(free, np.array([current], np.int64))[0]:
            return current
        around = self._neighbours(np.array([current], np.int64))
        starts = np.concatenate([on_grid.starts, on_grid.ends - 1, around[holds(on_grid, around)]])
        return int(starts[np.lexsort((-starts, np.abs(starts - current)))[0]]) if len(starts) else None

    def _least_bad(self, allowed: Windows, busy: RaggedWindows, meeting: RaggedWindows, count: int) -> list[int]:
        """
        Return the best starts on the grid, none overlapping another.

        Between two moments at which a busy window begins or ends at either end of the slot, or a set of starts does,
        the weight is constant and the shared time linear; so only the grid's neighbours of such moments can be best, and the ends of what
        is allowed or left by the slots chosen before.
        """
        edges = np.concatenate([busy.windows.starts, busy.windows.ends])
        edges = np.concatenate([edges, edges - self.length, meeting.windows.starts, meeting.windows.ends])
        starts = np.unique(np.concatenate([self._neighbours(edges), allowed.starts, allowed.ends - 1]))
        starts = starts[holds(allowed, starts)]
        found: list[int] = []
        weights, shared = self._weights(starts, meeting), self._shared(starts, busy)
        while len(found) < count and len(starts):
            best = int(starts[np.lexsort((starts, shared, weights))[0]])
            found.append(best)
            around = self._neighbours(np.array([best - self.length, best + self.length]))
            around = around[holds(allowed, around)]
            starts = np.concatenate([starts, around])
            weights = np.concatenate([weights, self._weights(around, meeting)])
            shared = np.concatenate([shared, self._shared(around, busy)])
            apart = np.all([np.abs(starts - chosen) >= self.length for chosen in found], axis=0)
            starts, weights, shared = starts[apart], weights[apart], shared[apart]
        return found

    def _neighbours(self, moments: np.ndarray) -> np.ndarray:
        """Return the multiples of the step at or just before, and at or just after, each moment."""
        return np.concatenate([moments // self.step, -(-moments // self.step)]) * self.step

    def _weights(self, starts: np.ndarray, meeting: RaggedWindows) -> np.ndarray:
        """Return the summed weights of the records that each start would meet; rounded, so that equals compare equal."""
        return np.round(
            _passed(meeting.windows.starts, self.weights[meeting.rows], starts)
            - _passed(meeting.windows.ends, self.weights[meeting.rows], starts),
            9,
        )

    def _shared(self, starts: np.ndarray, busy: RaggedWindows) -> np.ndarray:
        """Return the whole seconds that each slot shares with all busy windows together."""
        begins, ends = ((one - self.earliest) // SECOND for one in (busy.windows.starts, busy.windows.ends))
        first, last = (starts - self.earliest) // SECOND, (starts + self.length - self.earliest) // SECOND
        return _elapsed(begins, last) - _elapsed(ends, last) - _elapsed(begins, first) + _elapsed(ends, first)

    def _slot(self, start: int, busy: RaggedWindows, meeting: RaggedWindows) -> Slot:
        end = start + self.length
        rows = meeting.rows[(meeting.windows.starts <= start) & (start < meeting.windows.ends)]
        met = np.unique(rows)
        last, following = neighbours(busy, start, end)
        shared = np.minimum(busy.windows.ends, end) - np.maximum(busy.windows.starts, start)
        return Slot(
            start,
            end,
            tuple(met.tolist()),
            float(self.weights[met].sum()),
            int(np.maximum(shared, 0)[np.isin(busy.rows, met)].sum()) / HOUR,
            last,
            following,
        )


def neighbours(busy: RaggedWindows, start: int, end: int) -> tuple[int | None, int | None]:
    """Return the row of what is the last to end before a slot, and of what is the first to begin after it."""
    before, after = np.flatnonzero(busy.windows.ends <= start), np.flatnonzero(busy.windows.starts >= end)
    last = int(busy.rows[before[np.argmax(busy.windows.ends[before])]]) if len(before) else None
    following = int(busy.rows[after[np.argmin(busy.windows.starts[after])]]) if len(after) else None
    return last, following


def _passed(moments: np.ndarray, weights: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return the sum of the weights of the moments not after each asked one."""
    order = np.argsort(moments, kind="stable")
    totals = np.concatenate([[0.0], np.cumsum(weights[order])])
    return totals[np.searchsorted(moments[order], at, side="right")]


def _elapsed(moments: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return the sum of the time since each of the moments not after each asked one."""
    ordered = np.sort(moments)
    totals = np.concatenate([[0], np.cumsum(ordered)])
    count = np.searchsorted(ordered, at, side="right")
    return at * count - totals[count]
