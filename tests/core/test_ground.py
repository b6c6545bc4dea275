"""The meeting ground: the part of the common ground that has an area, and nothing else."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.overlap import measure, measure_distances

from .lattice import figure, squared_distance
from .record import square
from .shape import shapes
from .test_kernel import column, usable, wkt

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from seinajoki_coord.core.kernel import ShapelyKernel


def polygonal(shape: BaseGeometry) -> BaseGeometry:
    """Return the union of the polygons that a shape is made of."""
    if shape.geom_type == "Polygon":
        return shape
    parts = [polygonal(part) for part in shape.geoms] if hasattr(shape, "geoms") else []
    return shapely.union_all(parts)


def ground(kernel: ShapelyKernel, one: BaseGeometry, two: BaseGeometry) -> BaseGeometry | None:
    """Return the meeting ground of two shapes; turned round it must be the same."""
    found, turned = kernel.grounds(usable(kernel, [one, two]), np.array([0, 1]), np.array([1, 0]))
    assert (found is None) == (turned is None)
    if found is not None:
        assert found.geom_type == "MultiPolygon"
        assert found.is_valid
        assert found.equals(turned)
    return found


@given(shapes, shapes)
def test_the_ground_is_the_polygonal_part_of_the_intersection(
    kernel: ShapelyKernel, one: BaseGeometry, two: BaseGeometry
) -> None:
    found = ground(kernel, one, two)
    wanted = shapely.intersection(polygonal(one), polygonal(two))
    if wanted.area == 0:
        assert found is None
    else:
        assert found is not None
        assert kernel.areas(column(found)).tolist() == pytest.approx([wanted.area], rel=1e-9)
        assert shapely.symmetric_difference(found, polygonal(wanted)).area == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", "POLYGON ((2 0, 4 0, 4 2, 2 2, 2 0))"),
        ("POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", "POLYGON ((2 2, 4 2, 4 4, 2 4, 2 2))"),
        ("POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", "LINESTRING (0 0, 2 2)"),
        ("POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", "POINT (1 1)"),
        ("LINESTRING (0 0, 2 2)", "LINESTRING (0 0, 2 2)"),
        ("POINT (1 1)", "POINT (1 1)"),
        ("POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", "POLYGON ((7 7, 8 7, 8 8, 7 7))"),
        ("POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", "GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 1 1))"),
        ("POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", "GEOMETRYCOLLECTION (POINT (1 1), POLYGON ((2 0, 4 0, 4 2, 2 0)))"),
    ],
)
def test_what_only_touches_or_has_no_area_has_no_ground(kernel: ShapelyKernel, one: str, two: str) -> None:
    assert ground(kernel, *wkt(one, two)) is None


def test_two_that_share_an_area_and_an_edge_share_the_area_only(kernel: ShapelyKernel) -> None:
    comb = shapely.union_all([square(0, 0, 4), square(4, 0, 2), square(4, 4, 2), shapely.box(0, 4, 4, 6)])
    found = ground(kernel, comb, shapely.box(3, 0, 5, 1).union(shapely.box(4, 2, 9, 4)))
    assert found is not None
    assert found.area == 2


def test_what_lies_wholly_inside_is_the_ground_itself(kernel: ShapelyKernel) -> None:
    park, stage = square(0, 0, 100), square(10, 10, 5)
    assert ground(kernel, park, stage) == shapely.MultiPolygon([stage])
    stages = shapely.MultiPolygon([stage, square(50, 50, 5)])
    assert ground(kernel, park, stages) == stages


def test_what_lies_in_a_hole_has_no_ground_and_what_lies_on_its_rim_has_some(kernel: ShapelyKernel) -> None:
    ring = square(0, 0, 100).difference(square(40, 40, 20))
    assert ground(kernel, ring, square(45, 45, 5)) is None
    rim = ground(kernel, ring, square(55, 45, 10))
    assert rim is not None
    assert rim.area == 50


def test_identical_footprints_share_all_of_it(kernel: ShapelyKernel) -> None:
    shape = square().difference(square(4, 4, 2))
    found = ground(kernel, shape, shapely.from_wkb(shapely.to_wkb(shape)))
    assert found is not None
    assert found.equals(shape)


def test_ground_covered_twice_within_a_collection_counts_once(kernel: ShapelyKernel) -> None:
    pile = shapely.GeometryCollection([square(0, 0, 10), square(5, 0, 10), shapely.Point(1, 1)])
    found = ground(kernel, pile, square(-50, -50, 100))
    assert found is not None
    assert found.area == 150


def test_collections_in_collections_are_looked_into(kernel: ShapelyKernel) -> None:
    inner = shapely.GeometryCollection([shapely.MultiPolygon([square(0, 0, 1), square(5, 5, 1)]), shapely.Point(9, 9)])
    nested = shapely.GeometryCollection([shapely.LineString([(0, 0), (9, 9)]), shapely.GeometryCollection([inner])])
    found = ground(kernel, nested, square(-50, -50, 100))
    assert found is not None
    assert found.area == 2


def test_areas_count_holes_out_and_none_as_nothing(kernel: ShapelyKernel) -> None:
    assert kernel.areas(column(square().difference(square(4, 4, 2)), None, shapely.Point(0, 0))).tolist() == [96, 0, 0]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8), st.lists(shapes, min_size=5, max_size=5))
def test_measuring_gives_every_pair_its_own_ground(
    kernel: ShapelyKernel, pairs: list[tuple[int, int]], drawn: list[BaseGeometry]
) -> None:
    left, right = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    found = measure(kernel, usable(kernel, drawn), left, right)
    assert len(found) == len(pairs)
    for (one, two), shared in zip(pairs, found):
        alone = ground(kernel, drawn[one], drawn[two])
        assert (shared is None) == (alone is None)
        assert alone is None or shared.equals(alone)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=30), st.lists(shapes, min_size=5, max_size=5))
def test_measuring_gives_every_pair_its_own_distance(
    kernel: ShapelyKernel, pairs: list[tuple[int, int]], drawn: list[BaseGeometry]
) -> None:
    left, right = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    figures = [figure(shape) for shape in drawn]
    wanted = [math.sqrt(squared_distance(figures[one], figures[two])) for one, two in pairs]
    found = measure_distances(kernel, usable(kernel, drawn), left, right)
    assert found.tolist() == pytest.approx(wanted, abs=1e-12)


def test_measuring_in_threads_changes_nothing(kernel: ShapelyKernel) -> None:
    count = 6000
    rows = shapely.box(
        *(np.arange(count) * step for step in (3.0, 0.0)), *(np.arange(count) * s + 5 for s in (3.0, 0.0))
    )
    left, right = np.arange(count - 1), np.arange(1, count)
    shares: list[float] = []
    found = measure(kernel, rows, left, right, report=lambda _phase, share: shares.append(share))
    assert len(shares) > 3
    assert kernel.areas(found).tolist() == pytest.approx([10.0] * (count - 1))
