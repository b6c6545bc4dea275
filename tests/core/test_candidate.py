"""Candidates are all pairs that meet in time and whose boxes meet, each once, whatever the crowd looks like."""

from __future__ import annotations

import tracemalloc
from typing import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.candidate import candidates
from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import OPEN_END, OPEN_START

from . import crowd
from .record import tick
from .shape import spans

Crowd = tuple[np.ndarray, Windows]
YEAR_1 = tick("0001-01-01")


def found(boxes: np.ndarray, windows: Windows, split: int | None, *, threads: int = 1) -> crowd.PairSet:
    """Return the candidates as a set; with a split each must come in the order of the sides."""
    one, two = candidates(boxes, windows, split, threads=threads)
    if split is not None:
        assert (one < split).all()
        assert (two >= split).all()
    return crowd.once(one, two)


def slab_count(boxes: np.ndarray, windows: Windows) -> int:
    """Return in how many steps the candidates of one side are found."""
    shares: list[float] = []
    candidates(boxes, windows, None, report=lambda _phase, share: shares.append(share))
    return len(shares) - 1


def plain(count: int = 1500) -> Crowd:
    """Return a crowd without anything odd in it."""
    return crowd.boxes(1, count), crowd.windows(1, count)


def with_a_box_at_the_origin() -> Crowd:
    """Return a crowd at the coordinates of the city, and one box that lost its coordinates."""
    boxes, windows = plain()
    boxes += np.array([23_000_000, 6_900_000] * 2)
    boxes[7] = 0
    windows.starts[7], windows.ends[7] = OPEN_START, OPEN_END
    return boxes, windows


def with_a_start_in_the_year_1() -> Crowd:
    """Return a crowd in which some began long ago and one of these never ended."""
    boxes, windows = plain()
    windows.starts[:5] = YEAR_1
    windows.ends[0] = OPEN_END
    return boxes, windows


def with_a_huge_box() -> Crowd:
    """Return a crowd of small boxes with one over all of them and over all time."""
    boxes, windows = plain()
    boxes[3] = -1e6, -1e6, 1e6, 1e6
    windows.starts[3], windows.ends[3] = YEAR_1, OPEN_END
    return boxes, windows


def all_begin_together() -> Crowd:
    """Return a crowd whose every record begins at the same tick."""
    boxes, windows = plain()
    return boxes, Windows(np.full(len(boxes), YEAR_1), windows.ends)


def all_in_one_place() -> Crowd:
    """Return a thousand times the same box."""
    boxes, windows = plain(1000)
    return np.repeat(boxes[:1], 1000, axis=0), windows


def all_the_same_point() -> Crowd:
    """Return a crowd without any extent."""
    _, windows = plain(300)
    return np.full((300, 4), 5.0), windows


def all_on_a_line() -> Crowd:
    """Return a crowd without any height."""
    boxes, windows = plain()
    boxes[:, [1, 3]] = 6_900_000
    return boxes, windows


def all_endless() -> Crowd:
    """Return a crowd without any time."""
    boxes, _ = plain()
    return boxes, Windows(np.full(len(boxes), OPEN_START), np.full(len(boxes), OPEN_END))


def all_instants() -> Crowd:
    """Return a crowd of instants, many of them the same."""
    boxes, windows = plain()
    starts = np.where(windows.starts == OPEN_START, YEAR_1, windows.starts)
    return boxes, Windows(starts, starts + 1)


def short_and_many() -> Crowd:
    """Return records so short that time is cut into dozens of slabs."""
    return crowd.boxes(2, 3000, extent=1000), crowd.windows(2, 3000, weeks=1000, longest=3)


def below_zero() -> Crowd:
    """Return a crowd on both sides of both axes."""
    boxes, windows = plain()
    return boxes - 1500, windows


CROWDS = (
    plain,
    with_a_box_at_the_origin,
    with_a_start_in_the_year_1,
    with_a_huge_box,
    all_begin_together,
    all_in_one_place,
    all_the_same_point,
    all_on_a_line,
    all_endless,
    all_instants,
    short_and_many,
    below_zero,
)


@pytest.mark.parametrize("make", CROWDS)
def test_no_pair_of_a_crowd_is_lost_or_doubled(make: Callable[[], Crowd]) -> None:
    boxes, windows = make()
    wanted = crowd.met(boxes, windows, None)
    assert wanted
    assert found(boxes, windows, None) == wanted


@pytest.mark.parametrize("make", CROWDS)
@pytest.mark.parametrize("share", [0.05, 0.6])
def test_no_pair_of_two_sides_is_lost_or_doubled(make: Callable[[], Crowd], share: float) -> None:
    boxes, windows = make()
    split = round(len(boxes) * share)
    assert found(boxes, windows, split) == crowd.met(boxes, windows, split)


@pytest.mark.parametrize("split", [None, 700])
def test_threads_find_the_same_pairs(split: int | None) -> None:
    boxes, windows = short_and_many()
    assert found(boxes, windows, split, threads=2) == found(boxes, windows, split)


def test_many_short_records_are_cut_into_slabs_and_endless_ones_are_not() -> None:
    assert slab_count(*short_and_many()) > 10
    assert slab_count(*all_endless()) == 1


def test_one_record_of_the_year_1_does_not_put_all_others_into_one_slab() -> None:
    boxes, windows = short_and_many()
    before = slab_count(boxes, windows)
    windows.starts[0] = YEAR_1
    assert slab_count(boxes, windows) >= before - 1


@pytest.mark.parametrize("seed", range(3))
def test_boxes_anywhere_lose_no_pair_and_add_only_hairs(seed: int) -> None:
    rng = np.random.default_rng(seed)
    low = rng.normal([23_000_000, 6_900_000], 400, (1200, 2)) + 0.1
    boxes = np.hstack([low, low + rng.lognormal(1, 2, (1200, 2))])
    boxes[0] = -0.3
    windows = crowd.windows(seed, 1200)
    pairs = found(boxes, windows, None)
    assert crowd.met(boxes, windows, None) <= pairs <= crowd.met(boxes, windows, None, margin=1e-6)


@pytest.mark.parametrize("axis", [0, 1])
def test_boxes_a_millimetre_apart_are_no_candidates_however_wide_the_plane(axis: int) -> None:
    boxes = np.array([[0.0, 0, 0, 0], [23e6, 23e6, 23e6 + 1, 23e6 + 1], [23e6, 23e6, 23e6 + 1, 23e6 + 1]])
    boxes[2, [axis, axis + 2]] += 1.001
    windows = Windows(np.zeros(3, np.int64), np.ones(3, np.int64))
    assert found(boxes, windows, None) == set()
    boxes[2, axis] -= 0.001
    assert found(boxes, windows, None) == {(1, 2)}


box = st.builds(
    lambda x, y, width, height: [x, y, x + width, y + height],
    *(st.integers(-3, 9), st.integers(-3, 9), st.integers(0, 5), st.integers(0, 5)),
)


@given(st.lists(st.tuples(box, spans), max_size=14), st.integers(0, 15), st.booleans())
def test_no_pair_of_a_few_is_lost_or_doubled(
    rows: list[tuple[list[int], tuple[int | None, int | None]]], cut: int, two_sided: bool
) -> None:
    boxes = np.array([one for one, _ in rows], float).reshape(-1, 4)
    starts = [OPEN_START if start is None else start for _, (start, _) in rows]
    ends = [OPEN_END if end is None else end + (start == end) for _, (start, end) in rows]
    windows = Windows(np.array(starts, np.int64), np.array(ends, np.int64))
    split = min(cut, len(rows)) if two_sided else None
    assert found(boxes, windows, split) == crowd.met(boxes, windows, split)


def test_comparisons_are_cut_into_parts_and_nothing_is_lost_between_them() -> None:
    # 2500 records in one place at one time are three million comparisons, more than are held at once.
    count = 2500
    boxes, windows = np.zeros((count, 4)), Windows(np.zeros(count, np.int64), np.full(count, 5))
    one, two = candidates(boxes, windows, None)
    assert len(np.unique(one * count + two)) == len(one) == count * (count - 1) // 2


def test_many_points_and_some_long_lines_fit_in_memory() -> None:
    # Strips as thin as points want them would be filled ten thousand times over by every line.
    rng = np.random.default_rng(1)
    low = rng.random((12_000, 2)) * 20_000
    boxes = np.hstack([low, low])
    boxes[10_000:, 3] += 6000
    windows = Windows(np.full(12_000, OPEN_START), np.full(12_000, OPEN_END))
    tracemalloc.start()
    candidates(boxes, windows, 10_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50e6


def test_the_uppermost_of_many_points_are_a_pair() -> None:
    count = 20_000
    middles = np.random.default_rng(11).uniform(0.0, 1000.0, (count, 2))
    middles[-2:] = 500.0, 1000.0
    boxes = np.concatenate([middles, middles], axis=1)
    windows = Windows(np.zeros(count, np.int64), np.full(count, 10, np.int64))
    one, two = candidates(boxes, windows, None)
    assert {count - 2, count - 1} in [set(pair) for pair in zip(one.tolist(), two.tolist())]
