"""The overlap engine: which occupancies meet in space and in time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Callable

import numpy as np

from .candidate import candidates
from .curve import along_curve, ascending
from .progress import Report, each, silent
from .window import Windows, shared

if TYPE_CHECKING:
    from .kernel import Kernel

_CHUNK = 8192
"""Candidates tested at a time: large enough for numpy, small enough for progress and cancel."""
_THREADS_FROM = 5000
"""Records from which on threads repay their start (measured)."""


@dataclass(frozen=True)
class Occupancies:
    """
    Records as columns of equal length: geometries in one plane, their boxes ``(n, 4)``, and windows.

    No geometry is missing or empty; the same object does not stand in two rows of one join when a kernel with
    threads is used (it would be prepared by two threads at once).
    """

    geometries: np.ndarray
    windows: Windows
    boxes: np.ndarray = field(repr=False)

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self.geometries)

    @classmethod
    def of(cls, kernel: Kernel, geometries: np.ndarray, windows: Windows) -> Occupancies:
        """Measure the boxes and put the columns together."""
        return cls(geometries, windows, kernel.boxes(geometries))


@dataclass(frozen=True)
class Pairs:
    """Pairs that overlap, as row numbers of the first and the second side, sorted by first, then second."""

    first: np.ndarray
    second: np.ndarray

    def __len__(self) -> int:
        """Return how many pairs there are."""
        return len(self.first)


def find_pairs(
    kernel: Kernel,
    first: Occupancies,
    second: Occupancies | None = None,
    *,
    distance: float = 0.0,
    lead_hours: float = 0.0,
    lag_hours: float = 0.0,
    radii: np.ndarray | None = None,
    report: Report = silent,
) -> Pairs:
    """
    Return every pair that comes within ``distance`` (0: touches or overlaps) and shares an instant.

    With ``radii``, of the records of the first, then of the second side, a pair's distance is the sum of its two.

    The windows of ``first`` are widened by lead and lag. Without ``second`` the pairs are those within ``first``,
    each once with the smaller row first; then a pair counts when either record, widened, meets the other as it is.
    """
    if second is None:
        windows = first.windows.reaching(lead_hours, lag_hours)
        geometries, boxes, split = first.geometries, first.boxes, None
    else:
        wide = first.windows.widened(lead_hours, lag_hours)
        windows = Windows(
            np.concatenate([wide.starts, second.windows.starts]), np.concatenate([wide.ends, second.windows.ends])
        )
        geometries = np.concatenate([first.geometries, second.geometries])
        boxes, split = np.concatenate([first.boxes, second.boxes]), len(first)
    threads = _safe_threads(kernel, geometries)
    # In an order in which neighbours stand together what is needed next is still in the processor's cache.
    order = _neighbourly(boxes, split)
    margins = np.full(len(boxes), distance / 2) if radii is None else radii
    grown = _grown(boxes[order], margins[order])
    one, two = candidates(grown, windows.take(order), split, threads=threads, report=report)
    one, two = _exact(kernel, geometries, order, one, two, margins, threads, report)
    one, two = np.minimum(one, two), np.maximum(one, two)
    rank = ascending(two)
    rank = rank[ascending(one[rank])]
    return Pairs(one[rank], two[rank] - (split or 0))


def shared_windows(
    first: Occupancies, second: Occupancies | None, pairs: Pairs, *, lead_hours: float = 0.0, lag_hours: float = 0.0
) -> Windows:
    """
    Return the time each pair shares: the first's widened window and the second's own.

    Within one set, a pair that meets only when the second is widened instead gets that time.
    """
    other = first if second is None else second
    wide = first.windows.widened(lead_hours, lag_hours)
    both = shared(wide.take(pairs.first), other.windows.take(pairs.second))
    if second is not None:
        return both
    turned = shared(first.windows.take(pairs.first), wide.take(pairs.second))
    apart = both.starts >= both.ends
    return Windows(np.where(apart, turned.starts, both.starts), np.where(apart, turned.ends, both.ends))


def _neighbourly(boxes: np.ndarray, split: int | None) -> np.ndarray:
    """Return the rows of each side along a curve that fills the plane."""
    if split is None:
        return along_curve(boxes)
    return np.concatenate([along_curve(boxes[:split]), split + along_curve(boxes[split:])])


def _grown(boxes: np.ndarray, margins: np.ndarray) -> np.ndarray:
    """Grow boxes by a margin each, and by a hair more so that rounding loses no candidate."""
    if not (margins > 0).any():
        return boxes
    hair = 1e-9 * max(1.0, float(np.abs(boxes).max(initial=0.0)) * 1e-3)
    return boxes + np.array([-1.0, -1.0, 1.0, 1.0]) * (margins + hair)[:, None]


def _safe_threads(kernel: Kernel, geometries: np.ndarray) -> int:
    """Threads to use: never more than one when a geometry object stands in two rows."""
    if kernel.threads < 2 or len(geometries) < _THREADS_FROM:
        return 1
    return kernel.threads if len(set(map(id, geometries.tolist()))) == len(geometries) else 1


def _exact(
    kernel: Kernel,
    geometries: np.ndarray,
    order: np.ndarray,
    one: np.ndarray,
    two: np.ndarray,
    margins: np.ndarray,
    threads: int,
    report: Report,
) -> tuple[np.ndarray, np.ndarray]:
    """
    Keep the candidates that really meet, the geometry with more vertices prepared on the left.

    ``one`` and ``two`` are places in ``order``, the order in which to test; rows of ``geometries`` are returned.
    """
    if not len(one):
        return one, two
    vertices = kernel.vertex_counts(geometries)[order]
    left, right = _oriented(vertices, one, two)
    rank = ascending(left)
    left, right = order[left[rank]], order[right[rank]]

    within = margins[left] + margins[right]
    distances = np.unique(within).tolist()

    def test(part: slice) -> np.ndarray:
        if len(distances) == 1:
            return kernel.meet(geometries, left[part], right[part], distances[0])
        met = np.zeros(part.stop - part.start, bool)
        for distance in distances:
            rows = part.start + np.flatnonzero(within[part] == distance)
            met[rows - part.start] = kernel.meet(geometries, left[rows], right[rows], distance)
        return met

    kept = each(test, _aligned(left, _CHUNK), threads=threads, phase="exact", report=report)
    meets = np.concatenate(kept)
    return left[meets], right[meets]


def _aligned(left: np.ndarray, size: int) -> list[slice]:
    """
    Cut sorted row numbers into chunks of about ``size`` where the row changes.

    GEOS prepares lazily and without a lock: two threads on one prepared geometry crash the process.
    """
    begins = np.flatnonzero(np.concatenate([[True], left[1:] != left[:-1]]))
    cuts = np.unique(np.searchsorted(begins, np.arange(0, len(left), size)))
    edges = [*begins[cuts[cuts < len(begins)]].tolist(), len(left)]
    return [slice(a, b) for a, b in zip(edges, edges[1:])]


def measure(
    kernel: Kernel, geometries: np.ndarray, one: np.ndarray, two: np.ndarray, *, report: Report = silent
) -> np.ndarray:
    """Return the common ground of each pair of rows as MultiPolygons, None where it has no area."""
    return _measured(kernel, geometries, one, two, kernel.grounds, object, report)


def measure_distances(
    kernel: Kernel, geometries: np.ndarray, one: np.ndarray, two: np.ndarray, *, report: Report = silent
) -> np.ndarray:
    """Return the distance of each pair of rows, 0 where they meet."""

    def distances(geometries: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        # Whether two meet is told many times faster than how far they are from each other.
        out = np.zeros(len(left))
        apart = np.flatnonzero(~kernel.meet(geometries, left, right, 0.0))
        out[apart] = kernel.distances(geometries, left[apart], right[apart])
        return out

    return _measured(kernel, geometries, one, two, distances, float, report)


def _measured(
    kernel: Kernel,
    geometries: np.ndarray,
    one: np.ndarray,
    two: np.ndarray,
    measurement: Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray],
    kind: type,
    report: Report,
) -> np.ndarray:
    """Call a measurement with chunks of the pairs, the geometry with more vertices on the left; keep their order."""
    out: np.ndarray = np.empty(len(one), kind)
    if not len(one):
        return out
    left, right = _oriented(kernel.vertex_counts(geometries), one, two)
    order = ascending(left)
    left, right = left[order], right[order]

    def call(part: slice) -> np.ndarray:
        return measurement(geometries, left[part], right[part])

    threads = _safe_threads(kernel, geometries)
    parts = _aligned(left, _CHUNK // 8)
    out[order] = np.concatenate(each(call, parts, threads=threads, phase="meeting ground", report=report))
    return out


def _oriented(vertices: np.ndarray, one: np.ndarray, two: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs with the geometry of more vertices on the left."""
    swap = vertices[one] < vertices[two]
    return np.where(swap, two, one), np.where(swap, one, two)
