"""The pair set is exact: against a brute-force oracle of whole numbers, and rule by rule."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.overlap import Occupancies, Pairs, find_pairs, shared_windows

from . import crowd
from .lattice import figure, squared_distance
from .record import Record, occupancies, square, tick, times_meet, work
from .shape import points, polygons, records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seinajoki_coord.core.kernel import ShapelyKernel

# The second is no distance between figures of the grid, so that rounding decides nothing.
distances = st.sampled_from([0.0, math.e])
margins = st.sampled_from([0.0, 0.5, 1.0, 2.0, 5.0])


def as_set(pairs: Pairs) -> crowd.PairSet:
    """Return pairs as a set; they must come once each, sorted."""
    listed = list(zip(pairs.first.tolist(), pairs.second.tolist()))
    assert listed == sorted(set(listed))
    assert len(pairs) == len(listed)
    return set(listed)


def by_definition(
    first: Sequence[Record],
    second: Sequence[Record] | None,
    *,
    distance: float = 0.0,
    lead: float = 0.0,
    lag: float = 0.0,
) -> crowd.PairSet:
    """Return the pairs that the definition gives, by comparing all with all."""
    others = first if second is None else second
    return {
        (row, other)
        for row, one in enumerate(first)
        for other, two in enumerate(others)
        if (second is not None or row < other)
        and times_meet(one, two, lead=lead, lag=lag, both_ways=second is None)
        and squared_distance(figure(one.shape), figure(two.shape)) <= Fraction(distance) ** 2
    }


@given(st.lists(records(), max_size=7), distances, margins, margins)
def test_pairs_within_one_set_are_those_of_the_definition(
    kernel: ShapelyKernel, drawn: list[Record], distance: float, lead: float, lag: float
) -> None:
    found = find_pairs(kernel, occupancies(kernel, drawn), distance=distance, lead_hours=lead, lag_hours=lag)
    assert as_set(found) == by_definition(drawn, None, distance=distance, lead=lead, lag=lag)


@given(st.lists(records(), max_size=5), st.lists(records(), max_size=5), distances, margins, margins)
def test_pairs_of_two_sets_are_those_of_the_definition(
    kernel: ShapelyKernel, first: list[Record], second: list[Record], distance: float, lead: float, lag: float
) -> None:
    sides = occupancies(kernel, first), occupancies(kernel, second)
    found = find_pairs(kernel, *sides, distance=distance, lead_hours=lead, lag_hours=lag)
    assert as_set(found) == by_definition(first, second, distance=distance, lead=lead, lag=lag)


@given(st.lists(records(polygons | points), max_size=7), margins, margins)
def test_the_shared_window_is_the_first_widened_and_the_second_as_it_is(
    kernel: ShapelyKernel, drawn: list[Record], lead: float, lag: float
) -> None:
    side = occupancies(kernel, drawn)
    for second in (None, side):
        pairs = find_pairs(kernel, side, second, lead_hours=lead, lag_hours=lag)
        shared = shared_windows(side, second, pairs, lead_hours=lead, lag_hours=lag)
        assert (shared.starts < shared.ends).all()
        wide, own = side.windows.widened(lead, lag), side.windows
        for row, (one, two) in enumerate(zip(pairs.first.tolist(), pairs.second.tolist())):
            ways = [
                (max(a.starts[one], b.starts[two]), min(a.ends[one], b.ends[two]))
                for a, b in ((wide, own), (own, wide))
            ]
            usable = [way for way in ways if way[0] < way[1]] if second is None else ways
            assert (shared.starts[row], shared.ends[row]) == usable[0]


@pytest.mark.parametrize("two_sided", [False, True])
def test_a_crowd_in_threads_gives_the_pairs_of_plain_shapely(kernel: ShapelyKernel, two_sided: bool) -> None:
    rng = np.random.default_rng(5)
    count = 6000
    low = rng.normal([23_000_000, 6_900_000], 500, (count, 2))
    shapes = shapely.buffer(shapely.points(low), rng.lognormal(2.5, 0.8, count), quad_segs=3)
    shapes[::4] = shapely.boundary(shapes[::4])
    shapes[::7] = shapely.points(low[::7])
    windows = crowd.windows(5, count)
    side = Occupancies.of(kernel, shapes, windows)
    split = 2000 if two_sided else None
    if split is None:
        found = find_pairs(kernel, side)
    else:
        rows = np.split(np.arange(count), [split])
        found = find_pairs(kernel, *(Occupancies(shapes[half], windows.take(half), side.boxes[half]) for half in rows))
    meetings = sorted(crowd.met(side.boxes, windows, split))
    left, right = (np.array(column) for column in zip(*meetings))
    meet = shapely.intersects(shapes[left], shapes[right])
    assert len(meetings) > meet.sum() > 500
    assert as_set(found) == set(zip(left[meet].tolist(), (right[meet] - (split or 0)).tolist()))


def overlap(
    kernel: ShapelyKernel, one: Record, two: Record, *, distance: float = 0.0, lead: float = 0, lag: float = 0
) -> bool:
    """Whether two records overlap; whichever comes first, if the hours do not tell them apart."""
    count = len(find_pairs(kernel, occupancies(kernel, [one, two]), distance=distance, lead_hours=lead, lag_hours=lag))
    turned = len(find_pairs(kernel, occupancies(kernel, [two, one]), distance=distance, lead_hours=lead, lag_hours=lag))
    assert count == turned
    return count == 1


def test_back_to_back_events_do_not_overlap(kernel: ShapelyKernel) -> None:
    morning = work(starts="2026-06-01T08:00", ends="2026-06-01T18:00")
    assert not overlap(kernel, morning, work(starts="2026-06-01T18:00", ends="2026-06-01T23:00"))
    assert overlap(kernel, morning, work(starts="2026-06-01T17:59", ends="2026-06-01T23:00"))


def test_an_instant_overlaps_the_windows_that_hold_it(kernel: ShapelyKernel) -> None:
    noon = work(starts="2026-06-01T12:00", ends="2026-06-01T12:00")
    assert overlap(kernel, noon, noon)
    assert overlap(kernel, noon, work(starts="2026-06-01T12:00", ends="2026-06-01T13:00"))
    assert not overlap(kernel, noon, work(starts="2026-06-01T11:00", ends="2026-06-01T12:00"))
    assert overlap(kernel, noon, work(starts=None, ends=None))


def test_footprints_that_touch_at_a_point_or_along_an_edge_meet(kernel: ShapelyKernel) -> None:
    assert overlap(kernel, work(square(0, 0)), work(square(10, 10)))
    assert overlap(kernel, work(square(0, 0)), work(square(10, 3)))
    assert not overlap(kernel, work(square(0, 0)), work(square(10.001, 10.001)))


def test_nested_and_identical_footprints_meet_and_one_in_a_hole_does_not(kernel: ShapelyKernel) -> None:
    ring = square(0, 0, 30).difference(square(10, 10, 10))
    assert overlap(kernel, work(ring), work(ring))
    assert overlap(kernel, work(square(0, 0, 30)), work(square(12, 12, 5)))
    assert not overlap(kernel, work(ring), work(square(12, 12, 5)))
    assert overlap(kernel, work(ring), work(square(12, 12, 5)), distance=2.0)
    assert not overlap(kernel, work(ring), work(square(12, 12, 5)), distance=1.9)


def test_at_a_distance_footprints_meet_within_it(kernel: ShapelyKernel) -> None:
    assert overlap(kernel, work(square(0, 0)), work(square(13, 14)), distance=5.0)
    assert not overlap(kernel, work(square(0, 0)), work(square(13, 14)), distance=4.999)


@pytest.mark.parametrize("distance", [1e-12, 1.0, 1e5, 1e9, 1e12, 1e16])
def test_boxes_grown_by_any_distance_lose_no_touching_pair(kernel: ShapelyKernel, distance: float) -> None:
    one = shapely.box(23_000_000.1, 6_900_000.1, 23_000_001.3, 6_900_001.7)
    two = shapely.box(23_000_001.3 + distance, 6_900_000.3, 23_000_003.9 + distance, 6_900_001)
    # A hair more, because GEOS's own test of the distance is rounded too.
    assert overlap(kernel, work(one), work(two), distance=one.distance(two) * (1 + 1e-14))


def test_within_one_set_lead_and_lag_reach_across_the_gap_from_either_side(kernel: ShapelyKernel) -> None:
    early = work(starts="2026-06-01T08:00", ends="2026-06-01T10:00")
    late = work(starts="2026-06-01T12:00", ends="2026-06-01T13:00")
    assert not overlap(kernel, early, late, lead=2, lag=2)
    assert overlap(kernel, early, late, lead=2.01)
    assert overlap(kernel, early, late, lag=2.01)


def test_a_lead_that_begins_at_an_instant_holds_it_and_a_lag_that_ends_at_a_start_does_not(
    kernel: ShapelyKernel,
) -> None:
    instant = work(starts="2026-06-01T10:00", ends="2026-06-01T10:00")
    late = work(starts="2026-06-01T12:00", ends="2026-06-01T13:00")
    assert overlap(kernel, instant, late, lead=2)
    assert not overlap(kernel, instant, late, lag=2)


def test_of_two_sets_only_the_first_is_widened(kernel: ShapelyKernel) -> None:
    early = occupancies(kernel, [work(starts="2026-06-01T08:00", ends="2026-06-01T10:00")])
    late = occupancies(kernel, [work(starts="2026-06-01T12:00", ends="2026-06-01T13:00")])
    assert len(find_pairs(kernel, early, late, lag_hours=3)) == 1
    assert len(find_pairs(kernel, early, late, lead_hours=3)) == 0
    assert len(find_pairs(kernel, late, early, lead_hours=3)) == 1


def test_an_empty_side_has_no_pairs_and_no_shared_windows(kernel: ShapelyKernel) -> None:
    none, some = occupancies(kernel, []), occupancies(kernel, [work(), work()])
    for sides in ((none,), (none, some), (some, none), (none, none)):
        pairs = find_pairs(kernel, *sides, distance=3.0)
        assert len(pairs) == 0
        assert len(shared_windows(sides[0], sides[-1], pairs)) == 0


def test_the_shared_window_of_a_pair_is_what_both_have(kernel: ShapelyKernel) -> None:
    side = occupancies(kernel, [work(starts="2026-06-01", weeks=2), work(starts="2026-06-08", weeks=2)])
    shared = shared_windows(side, None, find_pairs(kernel, side))
    assert (shared.starts.tolist(), shared.ends.tolist()) == ([tick("2026-06-08")], [tick("2026-06-15")])
