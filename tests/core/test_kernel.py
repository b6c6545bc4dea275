"""The exact kernel: what it reads, mends and says of pairs, against exact arithmetic on a grid."""

from __future__ import annotations

import math
import struct
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.kernel import ShapelyKernel, has_shapely

from .lattice import Figure, figure, meet, squared_distance
from .record import square
from .shape import shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

# No figure on the grid is nearly these far from another, so that rounding decides nothing.
DISTANCES = (math.pi / 4, math.pi / 2, math.e)

ARC = struct.pack("<BII6d", 1, 8, 3, 0, 0, 1, 1, 2, 0)
CURVED_AREA = (
    struct.pack("<BII", 1, 10, 1) + struct.pack("<BII", 1, 9, 2) + ARC + struct.pack("<BII4d", 1, 2, 2, 2, 0, 0, 0)
)
COLLECTION = struct.pack("<BII", 1, 7, 1)


def column(*shapes: BaseGeometry | None) -> np.ndarray:
    """Return shapes as a column."""
    out = np.empty(len(shapes), object)
    out[:] = shapes
    return out


def usable(kernel: ShapelyKernel, shapes: Sequence[BaseGeometry]) -> np.ndarray:
    """Return shapes as the engine is given them: repaired."""
    rows = column(*shapes)
    kernel.repair(rows)
    return rows


def wkt(*texts: str) -> np.ndarray:
    """Return shapes as a column, by their text."""
    return column(*(shapely.from_wkt(text) for text in texts))


def all_against_all(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return row numbers of every ordered pair, equal left ones together and often enough to be worth preparing."""
    times = 1 + 8 // max(count, 1)
    return np.repeat(np.arange(count), count * times), np.tile(np.arange(count), count * times)


def test_what_was_written_is_read(kernel: ShapelyKernel) -> None:
    blobs = [shapely.to_wkb(square(0, 0)), None, shapely.to_wkb(shapely.Point(0, 0))]
    assert kernel.write(kernel.read(blobs)) == blobs


@pytest.mark.parametrize("blob", [b"", b"junk", b"\x01\x06\x00\x00\x00", shapely.to_wkb(square())[:-1], b"\x00" * 21])
def test_bytes_that_are_no_geometry_give_none_and_spoil_no_other(kernel: ShapelyKernel, blob: bytes) -> None:
    good = shapely.to_wkb(shapely.Point(1, 2))
    assert kernel.read([good, blob, good]).tolist() == [shapely.Point(1, 2), None, shapely.Point(1, 2)]


@pytest.mark.parametrize("curve", [ARC, CURVED_AREA, COLLECTION + ARC, COLLECTION + COLLECTION + ARC])
def test_a_curve_gives_none_and_spoils_no_other(kernel: ShapelyKernel, curve: bytes) -> None:
    good = shapely.to_wkb(shapely.Point(1, 2))
    assert kernel.read([good, curve, None, b"junk"]).tolist() == [shapely.Point(1, 2), None, None, None]


@pytest.mark.parametrize("dimensions", [1000, 2000, 3000])
def test_heights_and_measures_are_taken_away(kernel: ShapelyKernel, dimensions: int) -> None:
    values = (1, 2, 3) if dimensions < 3000 else (1, 2, 3, 4)
    blob = struct.pack(f"<BI{len(values)}d", 1, 1 + dimensions, *values)
    assert kernel.write(kernel.read([blob])) == [shapely.to_wkb(shapely.Point(1, 2))]


def test_nothing_at_all_is_read_as_nothing(kernel: ShapelyKernel) -> None:
    assert len(kernel.read([])) == 0
    assert len(kernel.repair(kernel.read([]))) == 0


def test_a_bow_tie_is_made_valid_and_the_others_are_left_alone(kernel: ShapelyKernel) -> None:
    rows = column(square(), shapely.from_wkt("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))"), None)
    before = rows[0]
    assert kernel.repair(rows).tolist() == [False, True, False]
    assert rows[0] is before
    assert rows[2] is None
    assert kernel.areas(rows).tolist() == [100, 2, 0]


@pytest.mark.filterwarnings("ignore:invalid value encountered")
@pytest.mark.parametrize("text", ["POLYGON ((0 0, {} 1, 1 1, 0 0))", "LINESTRING (0 0, {} 0)", "POINT ({} 0)"])
@pytest.mark.parametrize("number", ["inf", "-inf", "nan"])
def test_what_cannot_be_made_valid_becomes_none(kernel: ShapelyKernel, text: str, number: str) -> None:
    rows = wkt(text.format(number), "POINT (1 2)")
    assert kernel.repair(rows).tolist() == [True, False]
    assert rows.tolist() == [None, shapely.Point(1, 2)]


def test_boxes_hold_their_shapes_and_none_and_empty_have_none(kernel: ShapelyKernel) -> None:
    boxes = kernel.boxes(column(square(1, 2, 3), shapely.Point(7, 8), None, shapely.Polygon()))
    assert boxes[:2].tolist() == [[1, 2, 4, 5], [7, 8, 7, 8]]
    assert np.isnan(boxes[2:]).all()


def test_vertices_are_counted_with_those_of_holes_and_parts(kernel: ShapelyKernel) -> None:
    holed = square(0, 0, 9).difference(square(3, 3, 3))
    assert kernel.vertex_counts(column(holed, shapely.MultiPoint([(0, 0), (1, 1)]), None)).tolist() == [10, 2, 0]


@given(st.lists(shapes, min_size=1, max_size=6))
def test_what_touches_or_overlaps_meets_and_nothing_else(kernel: ShapelyKernel, drawn: list[BaseGeometry]) -> None:
    left, right = all_against_all(len(drawn))
    figures = [figure(shape) for shape in drawn]
    wanted = [meet(figures[a], figures[b]) for a, b in zip(left.tolist(), right.tolist())]
    assert kernel.meet(usable(kernel, drawn), left, right, 0.0).tolist() == wanted


@given(st.lists(shapes, min_size=1, max_size=5), st.sampled_from(DISTANCES))
def test_what_is_within_the_distance_meets_and_nothing_else(
    kernel: ShapelyKernel, drawn: list[BaseGeometry], distance: float
) -> None:
    left, right = all_against_all(len(drawn))
    squares = [squared_distance(figure(drawn[a]), figure(drawn[b])) for a, b in zip(left.tolist(), right.tolist())]
    rows = usable(kernel, drawn)
    assert kernel.meet(rows, left, right, distance).tolist() == [one <= Fraction(distance) ** 2 for one in squares]
    assert kernel.distances(rows, left, right) == pytest.approx([math.sqrt(one) for one in squares], abs=1e-12)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("POINT (0 0)", "POINT (3 4)"),
        ("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))", "POLYGON ((6 0, 7 0, 7 1, 6 1, 6 0))"),
        ("LINESTRING (0 0, 9 0)", "POINT (4 5)"),
        ("POINT (23000000.5 6900000)", "POINT (23000000.5 6900005)"),
    ],
)
def test_the_distance_itself_is_within_the_distance(kernel: ShapelyKernel, one: str, two: str) -> None:
    rows, left, right = wkt(one, two), np.array([0, 0]), np.array([1, 1])
    assert kernel.meet(rows, left, right, 5.0).all()
    assert not kernel.meet(rows, left, right, 4.999).any()


def test_nothing_stays_prepared_after_a_question(kernel: ShapelyKernel) -> None:
    rows = column(*(square(number) for number in range(5)))
    kernel.meet(rows, *all_against_all(5), 0.0)
    assert not shapely.is_prepared(rows).any()


def test_this_python_has_a_shapely_that_is_new_enough() -> None:
    assert has_shapely()


def test_a_collection_whose_parts_lie_on_each_other_is_made_one_ground_and_does_not_count_as_broken(
    kernel: ShapelyKernel,
) -> None:
    rows = column(shapely.GeometryCollection([square(0, 0), square(5, 0), shapely.Point(1, 1)]), square())
    assert not kernel.repair(rows).any()
    assert rows[0].equals(shapely.box(0, 0, 15, 10))
    assert rows[1] == square()


@given(shapes, shapes)
def test_the_oracle_is_symmetric_and_a_figure_meets_itself(one: BaseGeometry, two: BaseGeometry) -> None:
    first, second = figure(one), figure(two)
    assert meet(first, first)
    assert squared_distance(first, second) == squared_distance(second, first)


def test_the_oracle_knows_a_hole_from_the_ground_around_it() -> None:
    ring, inner = figure(square(0, 0, 9).difference(square(3, 3, 3))), figure(shapely.Point(4, 4))
    assert not meet(ring, inner)
    assert squared_distance(ring, inner) == 1
    assert meet(Figure(ring.edges, []), figure(shapely.Point(3, 4)))
