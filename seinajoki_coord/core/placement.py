"""Dates that are not fixed: what share of all the placements that a window leaves open would collide."""

from __future__ import annotations

import numpy as np

from .ragged import RaggedWindows
from .window import Windows
from .zone import OPEN_END, OPEN_START


def placements(windows: Windows, needed: np.ndarray) -> Windows:
    """
    Return the first and the last start, both possible, that something ``needed`` ticks long has inside its window.

    What needs more than its window, takes all of it. Start and end of the result are equal where there is no choice.
    """
    is_open = _is_open(windows)
    room = np.where(is_open, 0, windows.ends) - np.where(is_open, 0, windows.starts)
    return Windows(windows.starts, np.where(is_open, OPEN_END, windows.starts + room - np.minimum(needed, room)))


def colliding_share(windows: Windows, needed: np.ndarray, others: RaggedWindows) -> np.ndarray:
    """
    Return the share, from 0 to 1, of the placements inside each window that would meet the row's other windows.

    All starts ``t`` from ``S`` to ``E - n`` are equally likely, with ``n`` the length needed (0 where it is not
    known: the share is then the least it can be). A placement ``[t, t + n)`` meets ``[a, b)`` just when
    ``a - n < t < b``, so the share is the length of the union of all ``(a - n, b)`` within ``(S, E - n)``, divided by
    ``E - n - S``. Without a choice it is 1 or 0; for a window that is open on a side it is NaN.
    """
    starts = placements(windows, needed)
    needed = np.minimum(np.maximum(needed, 0), _room(windows))
    rows = others.rows
    begins = others.windows.starts
    grown = Windows(np.where(begins == OPEN_START, OPEN_START, begins - needed[rows]), others.windows.ends)
    meeting = RaggedWindows.of(len(windows), rows, grown)
    choice = starts.ends - starts.starts
    colliding = meeting.within(starts)
    lengths = colliding.windows.ends - colliding.windows.starts
    share = np.bincount(colliding.rows, lengths, len(windows)) / np.where(choice > 0, choice, 1)
    # Without a choice: does the only start lie inside one of the open intervals?
    inside = RaggedWindows.of(len(windows), rows, Windows(grown.starts + 1, grown.ends))
    only = (inside.within(Windows(starts.starts, starts.starts + 1)).counts > 0).astype(float)
    return np.where(_is_open(windows), np.nan, np.where(choice > 0, share, only))


def colliding_share_of_two(one: Windows, one_needed: np.ndarray, two: Windows, two_needed: np.ndarray) -> np.ndarray:
    """
    Return the share of the placements of two records, each inside a window of its own, that would meet.

    With ``u`` and ``v`` spread evenly over the starts of the first (a choice of ``p`` ticks from ``S``) and of the
    second (``q`` from ``T``), they meet just when ``-m < v - u + T - S < n``, where ``n`` and ``m`` are the lengths
    needed. The area of ``v - u <= c`` in the rectangle ``p`` by ``q`` is ``(c + p)₊² - c₊² - (c + p - q)₊² + (c - q)₊²``,
    halved; the share is the area at ``n - T + S`` less that at ``-m - T + S``, divided by ``p q``. Where a record has
    no choice, it is as in `colliding_share`; NaN where a window is open on a side.
    """
    first, second = placements(one, one_needed), placements(two, two_needed)
    is_open = _is_open(one) | _is_open(two)
    p, q = (np.where(is_open, 0, side.ends) - np.where(is_open, 0, side.starts) for side in (first, second))
    n, m = np.minimum(one_needed, _room(one)), np.minimum(two_needed, _room(two))
    offset = np.where(is_open, 0, second.starts) - np.where(is_open, 0, first.starts)
    width, height = (np.where(side > 0, side, 1).astype(float) for side in (p, q))
    area = _area(n - offset, width, height) - _area(-m - offset, width, height)
    against_second = colliding_share(one, one_needed, RaggedWindows.single(Windows(second.starts, second.starts + m)))
    against_first = colliding_share(two, two_needed, RaggedWindows.single(Windows(first.starts, first.starts + n)))
    drawn = np.clip(area / (width * height), 0.0, 1.0)
    share = np.select([q == 0, p == 0], [against_second, against_first], drawn)
    return np.where(is_open, np.nan, share)


def _area(limit: np.ndarray, width: np.ndarray, height: np.ndarray) -> np.ndarray:
    """Return the area of ``v - u <= limit`` with ``0 <= u <= width`` and ``0 <= v <= height``."""
    sides = (limit + width, limit, limit + width - height, limit - height)
    a, b, c, d = (np.clip(side, 0, None) for side in sides)
    # Differences of squares as products of sum and difference: large numbers that are nearly equal keep their digits.
    return ((a - b) * (a + b) - (c - d) * (c + d)) / 2


def _is_open(windows: Windows) -> np.ndarray:
    return (windows.starts == OPEN_START) | (windows.ends == OPEN_END)


def _room(windows: Windows) -> np.ndarray:
    is_open = _is_open(windows)
    return np.where(is_open, 0, windows.ends) - np.where(is_open, 0, windows.starts)
