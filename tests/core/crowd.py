"""Seeded crowds of boxes and windows, and the slow sure way to find which of them meet."""

from __future__ import annotations

import numpy as np

from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import HOUR, OPEN_END, OPEN_START

from .record import tick

PairSet = set[tuple[int, int]]


def boxes(seed: int, count: int, *, extent: int = 3000, size: int = 60) -> np.ndarray:
    """Return boxes on whole numbers: a third of them points, the others up to ``size`` wide and high."""
    rng = np.random.default_rng([seed, count])
    low = rng.integers(0, extent, (count, 2))
    wide = rng.integers(0, size, (count, 2)) * (rng.random((count, 1)) > 1 / 3)
    return np.hstack([low, low + wide]).astype(float)


def windows(seed: int, count: int, *, weeks: int = 200, longest: int = 12) -> Windows:
    """Return windows of whole weeks and some instants, starts often the same, one in twenty open on a side."""
    rng = np.random.default_rng([seed, count, 1])
    week = 7 * 24 * HOUR
    starts = tick("2022-01-03") + rng.integers(0, weeks, count) * week
    length = rng.integers(0, longest, count) * week
    ends = np.where(length == 0, starts + 1, starts + length)
    starts[rng.random(count) < 0.05] = OPEN_START
    ends[rng.random(count) < 0.05] = OPEN_END
    return Windows(starts, ends)


def met(boxes: np.ndarray, windows: Windows, split: int | None, *, margin: float = 0.0) -> PairSet:
    """Return the pairs whose boxes, grown by a margin, and whose windows meet, by comparing all with all."""
    found: PairSet = set()
    for row in range(len(boxes) if split is None else split):
        others = slice(row + 1 if split is None else split, None)
        box, rest = boxes[row], boxes[others]
        meet = (rest[:, :2] <= box[2:] + margin).all(axis=1) & (rest[:, 2:] >= box[:2] - margin).all(axis=1)
        meet &= (windows.starts[others] < windows.ends[row]) & (windows.starts[row] < windows.ends[others])
        found.update((row, other + others.start) for other in np.flatnonzero(meet).tolist())
    return found


def once(one: np.ndarray, two: np.ndarray) -> PairSet:
    """Return columns of row numbers as pairs, smaller first; fails where a pair stands twice or is one row."""
    pairs = [(min(a, b), max(a, b)) for a, b in zip(one.tolist(), two.tolist())]
    assert len(set(pairs)) == len(pairs), "a pair came twice"
    assert all(a != b for a, b in pairs), "a row met itself"
    return set(pairs)
