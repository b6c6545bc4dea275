"""
Candidates for overlap: pairs that meet in time and whose boxes meet, found with numpy alone.

Time first, then boxes: most records that share ground do not share time, and the exact test that follows is the
dear part. Time is cut into slabs, each slab into horizontal strips in which boxes stand sorted by their left edge.
A pair comes up in the slab where the later of the two begins and in the first strip that both touch: exactly once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from .progress import Report, each, silent
from .zone import OPEN_START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .window import Windows

_RECORDS_PER_SLAB = 100
_MOST_SLABS = 2000
_MOST_COPIES = 2.5
_MOST_STRIPS = 65_536
_STRIP_HEIGHT = 3.0
"""Height of a strip as a multiple of the mean height of the boxes (measured)."""
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
    ends = np.sort(windows.ends)
    count = min(_MOST_SLABS, len(starts) // _RECORDS_PER_SLAB + 1)
    while count > 1:
        edges = np.unique(starts[np.arange(1, count) * len(starts) // count])
        # A window is copied once for every edge after its start and before its end.
        begun = np.searchsorted(starts, edges).sum() + len(edges) * (len(ends) - len(starts))
        over = np.searchsorted(ends, edges, side="right").sum()
        if begun - over <= (_MOST_COPIES - 1) * len(ends):
            return edges
        count //= 2
    return np.zeros(0, np.int64)


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
    return owner, np.arange(len(owner)) + np.repeat(begins - np.cumsum(counts) + counts, counts)


@dataclass(frozen=True)
class _Entries:
    """Records of a slab, each once for every strip it touches, by strip and then by left edge; as columns."""

    rows: np.ndarray
    strips: np.ndarray
    lefts: np.ndarray
    """The strip in the high half, the left edge in the low one; likewise ``rights``."""
    rights: np.ndarray
    firsts: np.ndarray
    """The first strip that the record touches."""
    boxes: np.ndarray
    times: np.ndarray
    """Starts and ends ``(n, 2)``."""


class _Strips:
    """The box join inside a slab, with what it needs of all boxes worked out once."""

    def __init__(self, boxes: np.ndarray, windows: Windows) -> None:
        self._boxes = boxes
        self._times = np.stack([windows.starts, windows.ends], axis=1)
        x0, y0 = (boxes[:, side] - boxes[:, side].min() for side in (0, 1))
        x1, y1 = (boxes[:, side + 2] - boxes[:, side].min() for side in (0, 1))
        scale = (2**31 - 4) / max(float(x1.max()), 1e-9)
        # The mean height bounds the copies: many points must not make strips that each of some long lines fills.
        thinnest = max(float(y1.max()) / min(_MOST_STRIPS, 4 * len(boxes)), 1e-12)
        height = max(float((y1 - y0).mean()) * _STRIP_HEIGHT, thinnest)
        sides = (x0 * scale, x1 * scale + 1, y0 / height, y1 / height)
        self._cells = np.stack([side.astype(np.int64) for side in sides], axis=1)
        """Left and right edge as whole numbers, first and last strip."""

    def join(self, slab: _Slab) -> tuple[np.ndarray, np.ndarray]:
        """Return the pairs (later, earlier) of a slab that share an instant and whose boxes meet."""
        later, earlier = self._entries(slab.later), self._entries(slab.earlier)
        found_later, found_earlier = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for one, two in _sweep(later, earlier):
            begins, began = later.times[one, 0], earlier.times[two, 0]
            keep = np.flatnonzero((began <= begins if slab.ties else began < begins) & (begins < earlier.times[two, 1]))
            one, two = one[keep], two[keep]  # noqa: PLW2901 - what is left of them
            keep = (later.boxes[one, 1] <= earlier.boxes[two, 3]) & (earlier.boxes[two, 1] <= later.boxes[one, 3])
            keep &= (later.boxes[one, 0] <= earlier.boxes[two, 2]) & (earlier.boxes[two, 0] <= later.boxes[one, 2])
            keep &= np.maximum(later.firsts[one], earlier.firsts[two]) == later.strips[one]
            one, two = one[keep], two[keep]  # noqa: PLW2901
            rows_one, rows_two = later.rows[one], earlier.rows[two]
            if slab.within:
                keep = (earlier.times[two, 0] < later.times[one, 0]) | (rows_two < rows_one)
                rows_one, rows_two = rows_one[keep], rows_two[keep]
            found_later.append(rows_one)
            found_earlier.append(rows_two)
        return np.concatenate(found_later), np.concatenate(found_earlier)

    def _entries(self, rows: np.ndarray) -> _Entries:
        left, right, first, last = self._cells.take(rows, axis=0).T
        owner, strips = _runs(first, last - first + 1)
        lefts = (strips << 32) | left[owner]
        order = np.argsort(lefts)
        owner, strips = owner[order], strips[order]
        rows = rows[owner]
        boxes, times = self._boxes.take(rows, axis=0), self._times.take(rows, axis=0)
        return _Entries(rows, strips, lefts[order], (strips << 32) | right[owner], first[owner], boxes, times)


def _sweep(later: _Entries, earlier: _Entries) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """
    Yield, in parts, the entries of both whose boxes meet from left to right in the same strip.

    Of two such boxes just one begins inside the other (the earlier one where they begin together).
    """
    yield from _begun_inside(later, earlier, "left")
    for held, asker in _begun_inside(earlier, later, "right"):
        yield asker, held


def _begun_inside(
    one: _Entries, two: _Entries, side: Literal["left", "right"]
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield, in parts, each entry of ``one`` with those of ``two`` that begin inside it, or (left) as it begins."""
    begin = np.searchsorted(two.lefts, one.lefts, side=side)
    counts = np.searchsorted(two.lefts, one.rights, side="right") - begin
    for part in _parts(counts):
        owner, place = _runs(begin[part], counts[part])
        yield owner + part.start, place


def _parts(counts: np.ndarray) -> list[slice]:
    """Cut a column of counts so that each part adds up to about `_AT_ONCE`, to bound memory."""
    total = np.cumsum(counts)
    if not len(total) or total[-1] <= _AT_ONCE:
        return [slice(0, len(counts))]
    cuts = np.unique(np.searchsorted(total, np.arange(_AT_ONCE, total[-1], _AT_ONCE)) + 1)
    edges = [0, *cuts.tolist(), len(counts)]
    return [slice(a, b) for a, b in zip(edges, edges[1:]) if b > a]
