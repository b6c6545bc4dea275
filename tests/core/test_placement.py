"""Dates that are not fixed, against placements tried one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.placement import colliding_share, colliding_share_of_two, placements
from seinajoki_coord.core.ragged import RaggedWindows
from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import DAY, HOUR, OPEN_END, OPEN_START

from .record import tick

LAST = 24
FINE = 10
"""Ticks in a step of the drawn windows: a start in the middle of a tick stands for all of that tick."""

span = st.tuples(st.integers(0, LAST), st.integers(1, 12)).map(lambda one: (one[0], one[0] + one[1]))


def column(*numbers: int) -> np.ndarray:
    return np.array(numbers, np.int64)


def one_window(start: int, end: int) -> Windows:
    return Windows(column(start), column(end))


@given(span, st.integers(0, 14), st.lists(span, max_size=5))
def test_the_share_is_that_of_placements_tried_one_by_one(
    window: tuple[int, int], needed: int, busy: list[tuple[int, int]]
) -> None:
    start, end = (FINE * one for one in window)
    length = min(FINE * needed, end - start)
    flat = Windows(column(*(FINE * one for one, _ in busy)), column(*(FINE * one for _, one in busy)))
    others = RaggedWindows.of(1, np.zeros(len(busy), np.int64), flat)
    tried = [begin + 0.5 for begin in range(start, end - length)] or [float(start)]
    collided = [any(begin < FINE * b and FINE * a < begin + length for a, b in busy) for begin in tried]
    found = colliding_share(one_window(start, end), column(FINE * needed), others)
    assert found.tolist() == pytest.approx([sum(collided) / len(tried)])


@given(span, st.integers(0, 14), span, st.integers(0, 14))
def test_the_share_of_two_is_that_of_all_pairs_of_placements(
    one: tuple[int, int], one_needed: int, two: tuple[int, int], two_needed: int
) -> None:
    sides = []
    for (start, end), needed in ((one, one_needed), (two, two_needed)):
        length = min(needed, end - start)
        choice = (end - start - length) * FINE
        sides.append((start * FINE, length * FINE, choice))
    (s, n, p), (t, m, q) = sides
    u = s + np.arange(p) + 0.5 if p else np.array([s])
    v = t + np.arange(q) + 0.5 if q else np.array([t])
    gap = v[None, :] - u[:, None]
    # Cells that a border cuts in half count half: with both in the middle of their ticks the border hits the middle.
    collided = ((-m < gap) & (gap < n)).astype(float)
    if p and q:
        collided += 0.5 * ((gap == n) | (gap == -m)) * (n + m > 0)
    found = colliding_share_of_two(
        Windows(column(s), column(one[1] * FINE)),
        column(one_needed * FINE),
        Windows(column(t), column(two[1] * FINE)),
        column(two_needed * FINE),
    )
    assert found.tolist() == pytest.approx([collided.mean()], abs=1e-9)


def test_a_day_of_digging_in_a_month_meets_a_weekend_by_a_tenth() -> None:
    june = one_window(tick("2026-06-01"), tick("2026-07-01"))
    weekend = RaggedWindows.single(one_window(tick("2026-06-13"), tick("2026-06-15")))
    assert colliding_share(june, column(DAY), weekend).tolist() == pytest.approx([3 / 29])
    # Where the length is not known, the least it can be.
    assert colliding_share(june, column(0), weekend).tolist() == pytest.approx([2 / 30])


def test_rows_are_told_apart() -> None:
    windows = Windows(column(0, 0, 0), column(100, 100, 10))
    others = RaggedWindows.of(3, column(0, 1, 2), Windows(column(0, 90, 10), column(50, 200, 20)))
    assert colliding_share(windows, column(0, 50, 10), others).tolist() == [0.5, pytest.approx(0.2), 0.0]


def test_what_needs_all_its_window_collides_or_does_not() -> None:
    window = one_window(0, 10 * HOUR)
    for start, end, share in ((10, 12, 0.0), (9, 12, 1.0), (-3, 0, 0.0), (-3, 1, 1.0), (4, 5, 1.0)):
        others = RaggedWindows.single(one_window(start * HOUR, end * HOUR))
        assert colliding_share(window, column(10 * HOUR), others).tolist() == [share]
        assert colliding_share(window, column(99 * HOUR), others).tolist() == [share]
        assert colliding_share_of_two(window, column(10 * HOUR), others.windows, column(9 * HOUR)).tolist() == [share]


def test_an_open_window_has_no_share_and_an_open_neighbour_has() -> None:
    busy = RaggedWindows.single(one_window(OPEN_START, OPEN_END))
    assert np.isnan(colliding_share(one_window(OPEN_START, 5), column(1), busy)).all()
    assert np.isnan(colliding_share(one_window(5, OPEN_END), column(1), busy)).all()
    assert np.isnan(colliding_share_of_two(one_window(0, 5), column(1), one_window(0, OPEN_END), column(1))).all()
    assert colliding_share(one_window(0, 50), column(7), busy).tolist() == [1.0]
    assert placements(one_window(0, 50), column(7)).ends.tolist() == [43]
