"""The two kernels say the same of the same geometries, and what PostGIS says."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Callable

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.kernel import Kernel, ShapelyKernel
from seinajoki_coord.core.live import OverlapIndex
from seinajoki_coord.core.overlap import find_pairs, measure
from seinajoki_coord.layers.kernel import QgisKernel
from tests.core.city import city_records, grid_records
from tests.core.record import Record, occupancies
from tests.core.shape import shapes

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from .oracle import Oracle

KERNELS: tuple[Kernel, ...] = (ShapelyKernel(), QgisKernel())
Crowd = Callable[[int, int], "list[Record]"]


def columns(drawn: list[BaseGeometry]) -> list[np.ndarray]:
    """Return the same shapes as each kernel reads and repairs them."""
    blobs = shapely.to_wkb(drawn).tolist()
    read = [kernel.read(blobs) for kernel in KERNELS]
    for kernel, rows in zip(KERNELS, read):
        kernel.repair(rows)
    return read


def all_against_all(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return row numbers of every ordered pair, equal left ones together and often enough to be worth preparing."""
    times = 1 + 8 // max(count, 1)
    return np.repeat(np.arange(count), count * times), np.tile(np.arange(count), count * times)


def assert_alike(drawn: list[BaseGeometry]) -> None:
    """Check that both kernels measure the same of shapes and of all pairs of them."""
    left, right = all_against_all(len(drawn))
    first, second = columns(drawn)
    one, two = KERNELS
    assert one.boxes(first).tolist() == two.boxes(second).tolist()
    assert one.areas(first) == pytest.approx(two.areas(second), abs=1e-6)
    assert one.distances(first, left, right) == pytest.approx(two.distances(second, left, right), abs=1e-6)
    for distance in (0.0, 2.718):
        assert one.meet(first, left, right, distance).tolist() == two.meet(second, left, right, distance).tolist()
    ground, other = one.grounds(first, left, right), two.grounds(second, left, right)
    assert one.areas(ground) == pytest.approx(two.areas(other), abs=1e-6)
    for area, blobs in zip(one.areas(ground), zip(one.write(ground), two.write(other))):
        if area > 1e-6:
            made = [shapely.from_wkb(blob) for blob in blobs]
            assert [shape.geom_type for shape in made] == ["MultiPolygon", "MultiPolygon"]
            assert shapely.symmetric_difference(*made).area == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("make", [grid_records, city_records])
def test_kernels_agree_on_a_crowd(make: Crowd) -> None:
    assert_alike([one.shape for one in make(21, 120)])


@given(st.lists(shapes, min_size=1, max_size=6))
def test_kernels_agree_on_a_few_shapes(drawn: list[BaseGeometry]) -> None:
    assert_alike(drawn)


@pytest.mark.parametrize("make", [grid_records, city_records])
def test_distances_and_grounds_are_those_of_postgis(postgis: Oracle, kernel: Kernel, make: Crowd) -> None:
    drawn = make(22, 70)
    wanted = postgis.measures(drawn)
    side = occupancies(kernel, drawn)
    left, right = all_against_all(len(drawn))
    order = [wanted[pair] for pair in zip(left.tolist(), right.tolist())]
    assert kernel.distances(side.geometries, left, right) == pytest.approx([one for one, _ in order], abs=1e-6)
    areas = kernel.areas(measure(kernel, side.geometries, left, right))
    assert areas == pytest.approx([area for _, area in order], abs=1e-6)


@pytest.mark.parametrize("make", [grid_records, city_records])
@pytest.mark.parametrize("distance", [0.0, 2.718])
def test_the_live_index_of_every_kernel_gives_the_pairs_of_a_search(
    kernel: Kernel, make: Crowd, distance: float
) -> None:
    drawn = make(23, 150)
    side = occupancies(kernel, drawn)
    index = OverlapIndex(kernel, range(len(drawn)), side)
    pairs = find_pairs(kernel, side, distance=distance)
    wanted = set(zip(pairs.first.tolist(), pairs.second.tolist()))
    found = {
        (min(row, other), max(row, other))
        for row, one in enumerate(drawn)
        for other in index.meets(occupancies(kernel, [one]), distance=distance, but=row)
        if isinstance(other, int)
    }
    assert found == wanted


COLLECTION = "GEOMETRYCOLLECTION (POINT (2 16), LINESTRING (7 9, 4 9), POLYGON ((8 14, 8 22, 16 22, 16 14, 8 14)))"
TWICE = "GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0)), POLYGON ((0 0, 1 0, 1 2, 0 2, 0 0)))"


@pytest.mark.parametrize(
    ("text", "collection"),
    [
        ("LINESTRING (1 19, 6 18, 6 17, 2 16)", COLLECTION),
        ("LINESTRING (0 16, 1 16, 2 16, 3 16, 4 16)", COLLECTION),
        ("POLYGON ((1 15, 3 15, 3 17, 1 17, 1 15))", COLLECTION),
        ("POINT (5 9)", COLLECTION),
        ("MULTIPOINT (2 16, 50 50)", COLLECTION),
        ("POINT (0 0)", TWICE),
        ("LINESTRING (-1 -1, 0 0)", TWICE),
        (TWICE, TWICE),
        (COLLECTION, COLLECTION),
    ],
)
@pytest.mark.parametrize("distance", [0.0, 0.5])
def test_no_part_of_a_collection_is_overlooked(kernel: Kernel, text: str, collection: str, distance: float) -> None:
    rows = kernel.read([shapely.to_wkb(shapely.from_wkt(one)) for one in (text, collection)])
    kernel.repair(rows)
    # Often in a row, so that whatever is prepared is prepared.
    assert kernel.meet(rows, np.repeat([0, 1], 10), np.repeat([1, 0], 10), distance).all()


@pytest.mark.parametrize("distance", [0.0, 1.0])
def test_what_lies_wholly_inside_a_polygon_is_within_every_distance_of_it(kernel: Kernel, distance: float) -> None:
    park = shapely.box(0, 0, 100, 100)
    cable = shapely.LineString([(50 + x, 50 + x % 2) for x in range(9)])
    blobs = shapely.to_wkb([park, cable, shapely.Point(50, 20), shapely.MultiPoint([(40, 40), (60, 60)])]).tolist()
    rows = kernel.read(blobs)
    # Either way round, because a line that is prepared knows less of insides than a polygon does.
    inside = np.repeat([1, 2, 3], 10)
    assert kernel.meet(rows, inside, np.zeros(30, np.int64), distance).all()
    assert kernel.meet(rows, np.zeros(30, np.int64), inside, distance).all()


ARC = struct.pack("<BII6d", 1, 8, 3, 0, 0, 1, 1, 2, 0)
UNFIT = {
    "nothing": None,
    "no bytes": b"",
    "junk": b"junk",
    "half a point": shapely.to_wkb(shapely.Point(1, 2))[:-5],
    "an unclosed ring": struct.pack("<BIII6d", 1, 3, 1, 3, 0, 0, 1, 1, 1, 0),
    "infinity": shapely.to_wkb(shapely.box(0, 0, 1, 1)).replace(struct.pack("<d", 1), struct.pack("<d", float("inf"))),
    "not a number": struct.pack("<BII4d", 1, 2, 2, 0, 0, float("nan"), 1),
    "an empty polygon": shapely.to_wkb(shapely.Polygon()),
    "an arc": ARC,
    "a bow tie": shapely.to_wkb(shapely.from_wkt("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")),
    "a polygon without area": shapely.to_wkb(shapely.from_wkt("POLYGON ((0 0, 2 2, 2 2, 0 0))")),
    "a line without length": shapely.to_wkb(shapely.from_wkt("LINESTRING (1 1, 1 1)")),
    "a height": struct.pack("<BI3d", 1, 1001, 1, 2, 3),
    "a measure": struct.pack("<BI3d", 1, 2001, 1, 2, 3),
    "a height of PostGIS": struct.pack("<BI3d", 1, 0x80000001, 1, 2, 3),
}


@pytest.mark.filterwarnings("ignore:invalid value encountered")
@pytest.mark.parametrize("name", UNFIT)
def test_one_unfit_geometry_stops_no_kernel_and_spoils_no_other(kernel: Kernel, name: str) -> None:
    good = shapely.to_wkb(shapely.box(0, 0, 3, 3))
    rows = kernel.read([good, UNFIT[name], good])
    broken = kernel.repair(rows)
    assert broken[[0, 2]].tolist() == [False, False]
    boxes = kernel.boxes(rows)
    assert boxes[[0, 2]].tolist() == [[0, 0, 3, 3]] * 2
    usable = np.flatnonzero(np.isfinite(boxes).all(axis=1))
    assert kernel.vertex_counts(rows[usable]).min() > 0
    left, right = all_against_all(len(usable))
    assert kernel.meet(rows[usable], left, right, 0.0).all()
    assert (kernel.distances(rows[usable], left, right) == 0).all()
    ground = kernel.grounds(rows[usable], left, right)
    assert kernel.areas(ground)[[0, -1]].tolist() == [9, 9]


@pytest.mark.filterwarnings("ignore:invalid value encountered")
@pytest.mark.parametrize("name", sorted(set(UNFIT) - {"an arc", "not a number", "an unclosed ring"}))
def test_kernels_make_the_same_of_unfit_geometries(name: str) -> None:
    # Not of an arc, which only QGIS can straighten.
    made = [kernel.read([UNFIT[name]]) for kernel in KERNELS]
    broken = [kernel.repair(rows).tolist() for kernel, rows in zip(KERNELS, made)]
    boxes = [kernel.boxes(rows) for kernel, rows in zip(KERNELS, made)]
    assert broken[0] == broken[1]
    assert np.array_equal(boxes[0], boxes[1], equal_nan=True)
    if np.isfinite(boxes[0]).all():
        assert KERNELS[0].areas(made[0]) == pytest.approx(KERNELS[1].areas(made[1]))
