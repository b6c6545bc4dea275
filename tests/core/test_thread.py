"""Threads: what is shared between them, and what is left when a run is cancelled."""

from __future__ import annotations

import threading
from typing import Callable

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.error import CancelledError
from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.overlap import Occupancies, _aligned, find_pairs, measure, measure_distances
from seinajoki_coord.core.progress import each
from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import OPEN_END, OPEN_START

COUNT = 6000
"""Enough for more than one thread, and with their neighbours for more than one chunk."""


class WatchedKernel(ShapelyKernel):
    """The kernel itself, which notes who asks it for what."""

    def __init__(self) -> None:
        """Begin with nothing noted."""
        super().__init__()
        self.lefts: list[list[int]] = []
        self.asked_by: set[int] = set()

    def meet(self, geometries: np.ndarray, left: np.ndarray, right: np.ndarray, distance: float) -> np.ndarray:
        """Note the left rows and the thread, and answer."""
        self._note(left)
        return super().meet(geometries, left, right, distance)

    def grounds(self, geometries: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """Note the left rows and the thread, and answer."""
        self._note(left)
        return super().grounds(geometries, left, right)

    def _note(self, left: np.ndarray) -> None:
        """Note the left row of each run of equal ones, and the thread."""
        self.lefts.append(left[np.append(True, left[1:] != left[:-1])].tolist())
        self.asked_by.add(threading.get_ident())

    def asks_once_for_each(self) -> bool:
        """Whether no left row stands in two runs, be it of one call or of two."""
        rows = [row for call in self.lefts for row in call]
        return len(set(rows)) == len(rows)


def row_of_squares(kernel: ShapelyKernel, count: int = COUNT, *, reach: int = 4) -> Occupancies:
    """Return squares in a row, each over its next ones, with no end in time."""
    x = np.arange(count, dtype=float)
    windows = Windows(np.full(count, OPEN_START), np.full(count, OPEN_END))
    shapes = shapely.box(x, 0, x + reach - 0.5, 1)
    # Some have more vertices than their neighbours, so that now the earlier one is prepared and now the later.
    shapes[::3] = shapely.segmentize(shapes[::3], 1.0)
    return Occupancies.of(kernel, shapes, windows)


def test_no_left_geometry_is_tested_in_two_calls() -> None:
    kernel = WatchedKernel()
    side = row_of_squares(kernel)
    assert len(find_pairs(kernel, side)) == 3 * COUNT - 6
    assert len(kernel.lefts) > 1
    assert kernel.asks_once_for_each()
    assert threading.get_ident() not in kernel.asked_by


@pytest.mark.parametrize("measurement", [measure, measure_distances])
def test_no_left_geometry_is_measured_in_two_calls(measurement: Callable[..., np.ndarray]) -> None:
    kernel = WatchedKernel()
    side = row_of_squares(kernel)
    pairs = find_pairs(kernel, side)
    shuffled = np.random.default_rng(1).permutation(len(pairs))
    kernel.lefts.clear()
    measurement(kernel, side.geometries, pairs.second[shuffled], pairs.first[shuffled])
    assert len(kernel.lefts) > 1
    assert kernel.asks_once_for_each()
    assert threading.get_ident() not in kernel.asked_by


def test_one_geometry_that_meets_more_than_a_chunk_is_tested_in_one_call() -> None:
    kernel = WatchedKernel()
    count = 9000
    shapes = shapely.points(np.arange(count, dtype=float), 0.0)
    shapes[0] = shapely.LineString([(-1, 0), (0, 1), (count, 0), (0, -1), (0, 0), (count, 0)])
    side = Occupancies.of(kernel, shapes, Windows(np.full(count, OPEN_START), np.full(count, OPEN_END)))
    assert len(find_pairs(kernel, side)) == count - 1
    assert kernel.lefts == [[0]]


def test_the_same_geometry_in_two_rows_forces_one_thread() -> None:
    kernel = WatchedKernel()
    side = row_of_squares(kernel)
    side.geometries[COUNT - 1] = side.geometries[COUNT - 2]
    find_pairs(kernel, side)
    assert kernel.asked_by == {threading.get_ident()}


def test_the_same_geometry_on_both_sides_forces_one_thread() -> None:
    kernel = WatchedKernel()
    side = row_of_squares(kernel)
    assert len(find_pairs(kernel, side, side)) == 2 * (3 * COUNT - 6) + COUNT
    assert kernel.asked_by == {threading.get_ident()}


def test_few_records_need_no_thread() -> None:
    kernel = WatchedKernel()
    find_pairs(kernel, row_of_squares(kernel, 100))
    assert kernel.asked_by == {threading.get_ident()}


@given(st.lists(st.integers(1, 30), min_size=1, max_size=40), st.integers(1, 40))
def test_chunks_begin_where_the_left_row_changes_and_hold_everything(runs: list[int], size: int) -> None:
    left = np.repeat(np.arange(len(runs)), runs)
    chunks = _aligned(left, size)
    assert np.concatenate([left[chunk] for chunk in chunks]).tolist() == left.tolist()
    assert all(left[one.stop - 1] != left[two.start] for one, two in zip(chunks, chunks[1:]))
    assert max(chunk.stop - chunk.start for chunk in chunks) < size + max(runs)


def cancel(at: str, share: float) -> Callable[[str, float], None]:
    """Return a report that cancels in one phase once a share of it is done."""

    def report(phase: str, done: float) -> None:
        if phase == at and done >= share:
            raise CancelledError

    return report


@pytest.mark.parametrize("share", [0.0, 0.01, 1.0])
@pytest.mark.parametrize("phase", ["candidates", "exact"])
def test_cancelling_a_search_raises_and_leaves_no_thread(kernel: ShapelyKernel, phase: str, share: float) -> None:
    side = row_of_squares(kernel)
    before = set(threading.enumerate())
    with pytest.raises(CancelledError):
        find_pairs(kernel, side, report=cancel(phase, share))
    assert set(threading.enumerate()) == before
    assert not shapely.is_prepared(side.geometries).any()


@pytest.mark.parametrize("share", [0.0, 0.01, 1.0])
def test_cancelling_the_measuring_raises_and_leaves_no_thread(kernel: ShapelyKernel, share: float) -> None:
    side = row_of_squares(kernel)
    before = set(threading.enumerate())
    with pytest.raises(CancelledError):
        measure(
            kernel, side.geometries, np.arange(COUNT - 1), np.arange(1, COUNT), report=cancel("meeting ground", share)
        )
    assert set(threading.enumerate()) == before


def test_progress_of_every_phase_runs_from_nothing_to_all(kernel: ShapelyKernel) -> None:
    told: dict[str, list[float]] = {}
    side = row_of_squares(kernel)
    pairs = find_pairs(kernel, side, report=lambda phase, share: told.setdefault(phase, []).append(share))
    measure(
        kernel,
        side.geometries,
        pairs.first,
        pairs.second,
        report=lambda phase, share: told.setdefault(phase, []).append(share),
    )
    assert list(told) == ["candidates", "exact", "meeting ground"]
    for shares in told.values():
        assert (shares[0], shares[-1]) == (0.0, 1.0)
        assert shares == sorted(shares)


@pytest.mark.parametrize("threads", [1, 3])
def test_each_keeps_the_order_of_its_items(threads: int) -> None:
    assert each(lambda number: number * 2, range(50), threads=threads) == [number * 2 for number in range(50)]


@pytest.mark.parametrize("threads", [1, 3])
def test_an_error_in_an_item_reaches_the_caller_and_drops_what_has_not_begun(threads: int) -> None:
    begun: list[int] = []

    def fail(number: int) -> int:
        begun.append(number)
        if number == 3:
            raise ValueError("the third")
        return number

    before = set(threading.enumerate())
    with pytest.raises(ValueError, match="the third"):
        each(fail, range(5000), threads=threads)
    assert len(begun) < 5000
    assert set(threading.enumerate()) == before


def test_each_of_nothing_is_nothing() -> None:
    told: list[float] = []
    assert each(str, [], threads=2, report=lambda _phase, share: told.append(share)) == []
    assert told == [0.0]
