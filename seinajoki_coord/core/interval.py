"""Sets of moments, as windows in order that do not overlap: what both hold, what only one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .window import Windows

if TYPE_CHECKING:
    from collections.abc import Iterable


def joined(starts: np.ndarray, ends: np.ndarray) -> Windows:
    """Return the set of all moments of some windows in any order; what touches becomes one, what is empty goes."""
    keep = starts < ends
    order = np.argsort(starts[keep], kind="stable")
    starts, latest = starts[keep][order], np.maximum.accumulate(ends[keep][order])
    if not len(starts):
        return Windows(starts, latest)
    gaps = starts[1:] > latest[:-1]
    return Windows(starts[np.concatenate([[True], gaps])], latest[np.concatenate([gaps, [True]])])


def window(start: int, end: int) -> Windows:
    """Return the set that is one window, or nothing if the start is not before the end."""
    return joined(np.array([start], np.int64), np.array([end], np.int64))


def holds(windows: Windows, moments: np.ndarray) -> np.ndarray:
    """Whether each moment lies in a set."""
    return np.searchsorted(windows.starts, moments, side="right") > np.searchsorted(windows.ends, moments, side="right")


def intersection(sets: Iterable[Windows]) -> Windows:
    """Return what all sets hold; at least one is given."""
    found, *others = sets
    for other in others:
        cuts = _cuts(found, other)
        both = holds(found, cuts[:-1]) & holds(other, cuts[:-1])
        found = joined(cuts[:-1][both], cuts[1:][both])
    return found


def difference(windows: Windows, others: Windows) -> Windows:
    """Return what the first set holds and the second does not."""
    cuts = _cuts(windows, others)
    only = holds(windows, cuts[:-1]) & ~holds(others, cuts[:-1])
    return joined(cuts[:-1][only], cuts[1:][only])


def _cuts(one: Windows, two: Windows) -> np.ndarray:
    """Return all moments at which one of two sets begins or ends."""
    return np.unique(np.concatenate([one.starts, one.ends, two.starts, two.ends]))
