"""
Candidates for overlap: pairs that meet in time and whose boxes meet, found with numpy alone.

Time first, then boxes: most records that share ground do not share time, and the exact test that follows is the
dear part. Time is cut into slabs, each slab into horizontal strips in which boxes stand sorted by their left edge.
A pair comes up in the slab where the later of the two begins and in the first strip that both touch: exactly once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .progress import Report, each, silent
from .zone import OPEN_START

if TYPE_CHECKING:
    from .window import Windows

_RECORDS_PER_SLAB = 100
_MOST_SLABS = 2000
_MOST_COPIES = 2.5
_MOST_STRIPS = 65_536
_SIZE_CLASSES = ((0.75, 0.8), (0.95, 0.6), (1.0, 0.5))
"""Quantile of box size up to which a class goes, and its strip height as a share of that size (measured)."""
_AT_ONCE = 2_000_000
"""Box comparisons held in memory at a time, per thread."""


@dataclass(frozen=True)
class _Slab:
    """Records that begin in a slab (``later``) and those alive in it (``earlier``)."""

    later: np.ndarray
    earlier: np.ndarray
    ties: bool
    """Whether two that begin at the same time are a pair here (else in the pass with the sides exchanged)."""
    within: bool
    """Whether both are the same side, so that of two that begin together the smaller index is the earlier."""


def candidates(
    boxes: np.ndarray,
    windows: Windows,
    split: int | None,
    *,
    threads: int = 1,
    report: Report = silent,
) -> tuple[np.ndarray, np.ndarray]:
    """
    Return two int64 arrays of row numbers: pairs that share an instant and whose boxes touch or overlap.

    ``boxes`` is ``(n, 4)``. Without ``split`` every unordered pair of rows comes once, in any order; with it only
    pairs of a row below ``split`` and one from it on, that order kept.
    """
    if len(boxes) < 2 or split in {0, len(boxes)}:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    every = np.arange(len(boxes))
    edges = _slab_edges(windows)
    first, last = _slabs_of(windows, edges)
    if split is None:
        slabs = _slabs(every, every, first, last, len(edges), ties=True, within=True)
    else:
        left, right = every[:split], every[split:]
        slabs = _slabs(left, right, first, last, len(edges), ties=True, within=False)
        slabs += _slabs(right, left, first, last, len(edges), ties=False, within=False)
    strips = _Strips(boxes, windows)
    found = each(strips.join, slabs, threads=threads, phase="candidates", report=report)
    one = np.concatenate([pair[0] for pair in found]) if found else np.zeros(0, np.int64)
    two = np.concatenate([pair[1] for pair in found]) if found else np.zeros(0, np.int64)
    if split is None:
        return one, two
    return np.minimum(one, two), np.maximum(one, two)


def _slab_edges(windows: Windows) -> np.ndarray:
    """
    Return where slabs begin: quantiles of the starts, as many as keep the copies of long records few.

    Quantiles, not equal widths, so that one record of the year 1 does not put all others into a single slab.
    """
    starts = np.sort(windows.starts[windows.starts != OPEN_START])
    if not len(starts):
        return np.zeros(0, np.int64)
    count = min(_MOST_SLABS, len(starts) // _RECORDS_PER_SLAB + 1)
    while True:
        edges = np.unique(starts[np.arange(1, count) * len(starts) // count]) if count > 1 else np.zeros(0, np.int64)
        first, last = _slabs_of(windows, edges)
        if count == 1 or (last - first + 1).mean() <= _MOST_COPIES:
            return edges
        count //= 2


def _slabs_of(windows: Windows, edges: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and the last slab of each window."""
    first = np.searchsorted(edges, windows.starts, side="right")
    return first, np.searchsorted(edges, windows.ends - 1, side="right")


def _slabs(
    later: np.ndarray, earlier: np.ndarray, first: np.ndarray, last: np.ndarray, edges: int, *, ties: bool, within: bool
) -> list[_Slab]:
    copies, slab = _runs(first[earlier], last[earlier] - first[earlier] + 1)
    order = np.argsort(slab, kind="stable")
    alive, alive_cut = earlier[copies[order]], np.searchsorted(slab[order], np.arange(edges + 2))
    begin = later[np.argsort(first[later], kind="stable")]
    begin_cut = np.searchsorted(first[begin], np.arange(edges + 2))
    return [
        _Slab(begin[begin_cut[k] : begin_cut[k + 1]], alive[alive_cut[k] : alive_cut[k + 1]], ties, within)
        for k in range(edges + 1)
        if begin_cut[k + 1] > begin_cut[k] and alive_cut[k + 1] > alive_cut[k]
    ]


def _runs(begins: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For every k the numbers ``begins[k]`` … ``begins[k] + counts[k] - 1``, as (k repeated, number)."""
    owner = np.repeat(np.arange(len(counts)), counts)
    return owner, np.arange(len(owner)) - (np.cumsum(counts) - counts)[owner] + begins[owner]


class _Strips:
    """The box join inside a slab, with what it needs of all boxes worked out once."""

    def __init__(self, boxes: np.ndarray, windows: Windows) -> None:
        self._windows = windows
        self._boxes = boxes
        low = boxes[:, :2].min(axis=0)
        self._x0, self._y0, self._x1, self._y1 = (np.ascontiguousarray(boxes[:, k] - low[k % 2]) for k in range(4))
        self._scale = (2**31 - 4) / max(float(self._x1.max()), 1e-9)
        self._left = (self._x0 * self._scale).astype(np.int64)
        self._right = (self._x1 * self._scale).astype(np.int64) + 1
        size = np.maximum(self._x1 - self._x0, self._y1 - self._y0)
        # Not below a share of the mean height: many points must not make strips that each of some long lines fills.
        mean = float((self._y1 - self._y0).mean())
        thinnest = max(float(self._y1.max()) / min(_MOST_STRIPS, 4 * len(boxes)), mean / 8, 1e-12)
        limits = np.quantile(size, [quantile for quantile, _ in _SIZE_CLASSES])
        self._heights = [max(limit * share, thinnest) for limit, (_, share) in zip(limits, _SIZE_CLASSES)]
        self._class = np.searchsorted(limits[:-1], size, side="left")

    def join(self, slab: _Slab) -> tuple[np.ndarray, np.ndarray]:
        """Return the pairs (later, earlier) of a slab that share an instant and whose boxes meet."""
        found_later, found_earlier = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        classes = self._class[slab.earlier]
        for number, height in enumerate(self._heights):
            members = slab.earlier[classes == number]
            if len(members):
                self._join_class(slab, members, height, found_later, found_earlier)
        return np.concatenate(found_later), np.concatenate(found_earlier)

    def _join_class(
        self, slab: _Slab, members: np.ndarray, height: float, out_later: list[np.ndarray], out_earlier: list[np.ndarray]
    ) -> None:
        later = slab.later
        bottom, top = ((y[members] / height).astype(np.int64) for y in (self._y0, self._y1))
        member, strip = _runs(bottom, top - bottom + 1)
        keys = (strip << 32) | self._left[members][member]
        order = np.argsort(keys)
        keys, member = keys[order], member[order]
        widest = int((self._right[members] - self._left[members]).max()) + 1
        low, high = ((y[later] / height).astype(np.int64) for y in (self._y0, self._y1))
        asker, level = _runs(low, high - low + 1)
        begin = np.searchsorted(keys, (level << 32) | np.maximum(self._left[later][asker] - widest, 0))
        counts = np.searchsorted(keys, (level << 32) | self._right[later][asker], side="right") - begin
        for part in _parts(counts):
            owner, position = _runs(begin[part], counts[part])
            ask, hit, where = asker[part][owner], member[position], level[part][owner]
            keep = np.maximum(bottom[hit], low[ask]) == where
            one, two = later[ask[keep]], members[hit[keep]]
            keep = (self._x1[two] >= self._x0[one]) & (self._x0[two] <= self._x1[one])
            keep &= (self._y1[two] >= self._y0[one]) & (self._y0[two] <= self._y1[one])
            one, two = one[keep], two[keep]
            keep = self._begins_while(one, two, slab)
            out_later.append(one[keep])
            out_earlier.append(two[keep])

    def _begins_while(self, later: np.ndarray, earlier: np.ndarray, slab: _Slab) -> np.ndarray:
        starts, ends = self._windows.starts, self._windows.ends
        begins, began = starts[later], starts[earlier]
        before = began <= begins if slab.ties else began < begins
        keep = before & (begins < ends[earlier])
        if slab.within:
            keep &= (began < begins) | (earlier < later)
        return keep


def _parts(counts: np.ndarray) -> list[slice]:
    """Cut a column of counts so that each part adds up to about `_AT_ONCE`, to bound memory."""
    total = np.cumsum(counts)
    if not len(total) or total[-1] <= _AT_ONCE:
        return [slice(0, len(counts))]
    cuts = np.unique(np.searchsorted(total, np.arange(_AT_ONCE, total[-1], _AT_ONCE)) + 1)
    edges = [0, *cuts.tolist(), len(counts)]
    return [slice(a, b) for a, b in zip(edges, edges[1:]) if b > a]
