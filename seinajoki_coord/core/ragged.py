"""Several windows a record: the windows of many records in one column, and where they meet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .window import Windows
from .zone import OPEN_END, OPEN_START

_LONG_RUN = 100
"""Windows of a pair from which on it is compared sooner by itself."""
_PORTION = 1 << 20
"""Windows that are compared at a time, so that many pairs of many windows need no more memory than that."""


@dataclass(frozen=True)
class RaggedWindows:
    """
    The windows of many records: those of record ``i`` are ``windows`` from ``offsets[i]`` to ``offsets[i + 1]``.

    Within a record they stand in order and do not overlap (they may touch); a record may have none.
    """

    offsets: np.ndarray
    windows: Windows

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self.offsets) - 1

    @property
    def counts(self) -> np.ndarray:
        """Return how many windows each record has."""
        return np.diff(self.offsets)

    @cached_property
    def rows(self) -> np.ndarray:
        """Return the record of each window."""
        return np.repeat(np.arange(len(self), dtype=np.int64), self.counts)

    @classmethod
    def of(cls, count: int, rows: np.ndarray, windows: Windows) -> RaggedWindows:
        """
        Put together the windows of ``count`` records, given in any order with the record of each.

        Windows of a record that overlap become one; what is empty (start not before end) is dropped.
        """
        keep = windows.starts < windows.ends
        rows, starts, ends = rows[keep], windows.starts[keep], windows.ends[keep]
        if bool((rows[1:] < rows[:-1]).any()):
            # Fast for what it mostly is: a few parts one after the other, each in order.
            order = np.argsort(rows, kind="stable")
            rows, starts, ends = rows[order], starts[order], ends[order]
        same = rows[1:] == rows[:-1]
        if bool((same & (starts[1:] < starts[:-1])).any()):
            order = np.lexsort((starts, rows))
            starts, ends = starts[order], ends[order]
        if bool((same & (starts[1:] < ends[:-1])).any()):
            rows, starts, ends = _united(rows, starts, ends)
        return cls(_offsets(np.bincount(rows, minlength=count)), Windows(starts, ends))

    @classmethod
    def single(cls, windows: Windows, mask: np.ndarray | None = None) -> RaggedWindows:
        """Return one window for each record, none where the mask is False."""
        rows = np.flatnonzero(np.ones(len(windows), bool) if mask is None else mask)
        return cls.of(len(windows), rows, windows.take(rows))

    def one(self, row: int) -> Windows:
        """Return the windows of one record."""
        return self.windows.take(np.arange(self.offsets[row], self.offsets[row + 1]))

    def take(self, rows: np.ndarray) -> RaggedWindows:
        """Return the records at these indices, each as often as it is named."""
        counts = self.counts[rows]
        return RaggedWindows(_offsets(counts), self.windows.take(_spread(self.offsets[rows], counts)))

    def union(self, *others: RaggedWindows) -> RaggedWindows:
        """Return what either holds, record by record; all have the same records."""
        parts = (self, *others)
        rows = np.concatenate([one.rows for one in parts])
        starts = np.concatenate([one.windows.starts for one in parts])
        return RaggedWindows.of(len(self), rows, Windows(starts, np.concatenate([one.windows.ends for one in parts])))

    def within(self, limits: Windows) -> RaggedWindows:
        """Return what lies inside one limit for each record."""
        rows = self.rows
        inside = Windows(
            np.maximum(self.windows.starts, limits.starts[rows]), np.minimum(self.windows.ends, limits.ends[rows])
        )
        return RaggedWindows.of(len(self), rows, inside)


@dataclass(frozen=True)
class Meetings:
    """
    What each pair of records shares in time.

    ``first`` is the first window they share (empty, ``[0, 0)``, for a pair that shares none), ``last_ends`` where
    the last one ends, ``counts`` how many there are, ``ticks`` how long all are together, and ``is_open`` whether
    that has no limit (``ticks`` then leaves the part without limit out).
    """

    first: Windows
    last_ends: np.ndarray
    counts: np.ndarray
    ticks: np.ndarray
    is_open: np.ndarray


def meetings(one: RaggedWindows, two: RaggedWindows, left: np.ndarray, right: np.ndarray) -> Meetings:
    """
    Compare the windows of pairs of records, ``left`` rows of ``one`` with ``right`` rows of ``two``.

    The side with fewer windows asks, the other is searched, so that the cost is that of the smaller side.
    """
    many = two.counts[right] >= one.counts[left]
    count = len(left)
    starts, ends, last_ends, counts, ticks = (np.zeros(count, np.int64) for _ in range(5))
    is_open = np.zeros(count, bool)
    for pairs, few, lots, rows, others in (
        (np.flatnonzero(many), one, two, left, right),
        (np.flatnonzero(~many), two, one, right, left),
    ):
        for some in _portions(pairs, few.counts[rows[pairs]]):
            found = _meetings(few, lots, rows[some], others[some])
            starts[some], ends[some] = found.first.starts, found.first.ends
            last_ends[some], counts[some] = found.last_ends, found.counts
            ticks[some], is_open[some] = found.ticks, found.is_open
    return Meetings(Windows(starts, ends), last_ends, counts, ticks, is_open)


def shared_by_pairs(one: RaggedWindows, two: RaggedWindows, left: np.ndarray, right: np.ndarray) -> RaggedWindows:
    """Return every window that pairs of records share, as in `meetings`, for each pair in its place."""
    asking = one.take(left)
    low, high = _partners(asking, two, right)
    counts = high - low
    asked = np.repeat(np.arange(len(counts)), counts)
    partner = two.windows.take(_spread(low, counts))
    shared = Windows(
        np.maximum(asking.windows.starts[asked], partner.starts), np.minimum(asking.windows.ends[asked], partner.ends)
    )
    return RaggedWindows.of(len(left), asking.rows[asked], shared)


def _portions(pairs: np.ndarray, counts: np.ndarray) -> list[np.ndarray]:
    """Part pairs so that the windows of each part are few; nothing has no parts."""
    if not len(pairs):
        return []
    return np.split(pairs, np.flatnonzero(np.diff(np.cumsum(counts) // _PORTION)) + 1)


def _meetings(few: RaggedWindows, lots: RaggedWindows, rows: np.ndarray, others: np.ndarray) -> Meetings:
    """Let each window of ``few`` find its run of partners, and sum up by pair without spreading the runs out."""
    asking = few.take(rows)
    low, high = _partners(asking, lots, others)
    met = np.flatnonzero(high > low)
    low, last = low[met], high[met] - 1
    own, pairs = asking.windows.take(met), asking.rows[met]
    begin, end = np.maximum(own.starts, lots.windows.starts[low]), np.minimum(own.ends, lots.windows.ends[last])
    # Only the outermost partners stick out of the window; the ones between count whole.
    first_end = np.minimum(own.ends, lots.windows.ends[low])
    last_start = np.maximum(own.starts, lots.windows.starts[last])
    totals = _offsets(lengths(lots.windows))
    shared = lengths(Windows(begin, first_end))
    several = last > low
    shared[several] += (totals[last] - totals[low + 1] + lengths(Windows(last_start, end)))[several]
    count = len(rows)
    counts, ticks = _sums(pairs, last - low + 1, count), _sums(pairs, shared, count)
    is_open = np.bincount(pairs[(begin == OPEN_START) | (end == OPEN_END)], minlength=count) > 0
    starts, ends, last_ends = (np.zeros(count, np.int64) for _ in range(3))
    # Assigned backwards, so that of a pair's windows the first one stays.
    starts[pairs[::-1]], ends[pairs[::-1]] = begin[::-1], first_end[::-1]
    last_ends[pairs] = end
    return Meetings(Windows(starts, ends), last_ends, counts, ticks, is_open)


def _partners(asking: RaggedWindows, lots: RaggedWindows, others: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return for each asking window the run of windows, of its pair's other record, that share an instant with it."""
    pairs = asking.rows
    low, high = lots.offsets[others][pairs], lots.offsets[others + 1][pairs]
    first = _search(lots.windows.ends, low, high, asking.windows.starts, side="right")
    return first, np.maximum(first, _search(lots.windows.starts, low, high, asking.windows.ends, side="left"))


def _search(values: np.ndarray, low: np.ndarray, high: np.ndarray, sought: np.ndarray, *, side: str) -> np.ndarray:
    """Find a place for what is sought in a run of sorted values each, as `numpy.searchsorted` does in one."""
    borders = np.flatnonzero((low[1:] != low[:-1]) | (high[1:] != high[:-1])) + 1
    if len(low) > _LONG_RUN * len(borders):
        runs = zip([0, *borders.tolist()], [*borders.tolist(), len(low)])
        return np.concatenate(
            [
                low[begin] + np.searchsorted(values[low[begin] : high[begin]], sought[begin:end], side=side)  # type: ignore[call-overload]
                for begin, end in runs
            ]
        )
    found = low.copy()
    places = np.flatnonzero(low < high)
    low, high, sought = low[places], high[places], sought[places]
    while len(places):
        middle = (low + high) >> 1
        before = values[middle] <= sought if side == "right" else values[middle] < sought
        low, high = np.where(before, middle + 1, low), np.where(before, high, middle)
        going = low < high
        if not going.all():
            found[places] = low
            places, low, high, sought = places[going], low[going], high[going], sought[going]
    return found


def _united(rows: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Make one of overlapping windows of a record; they are sorted by record and start."""
    # The latest end so far within a record: ends by rank, each record's above those of the one before.
    ranked, ranks = np.unique(ends, return_inverse=True)
    latest = ranked[np.maximum.accumulate(rows.astype(np.int64) * len(ranked) + ranks.reshape(-1)) % len(ranked)]
    begins = np.concatenate([[True], (rows[1:] != rows[:-1]) | (starts[1:] >= latest[:-1])])
    finishes = np.concatenate([begins[1:], [True]])
    return rows[begins], starts[begins], latest[finishes]


def lengths(windows: Windows) -> np.ndarray:
    """Return the ticks of each window; one that is open on a side counts nothing."""
    is_open = (windows.starts == OPEN_START) | (windows.ends == OPEN_END)
    return np.where(is_open, 0, windows.ends) - np.where(is_open, 0, windows.starts)


def _offsets(counts: np.ndarray) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])


def _sums(groups: np.ndarray, values: np.ndarray, count: int) -> np.ndarray:
    """Sum whole numbers by group exactly; the groups stand in order."""
    totals = _offsets(values)
    places = np.searchsorted(groups, np.arange(count + 1))
    return np.diff(totals[places])


def _spread(begins: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return the indices of all runs, one run after the other."""
    offsets = _offsets(counts)
    return np.arange(offsets[-1]) + np.repeat(begins - offsets[:-1], counts)
