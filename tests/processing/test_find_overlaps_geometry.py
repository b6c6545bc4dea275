"""Any geometry type, any coordinate reference system on either side."""

from __future__ import annotations

import itertools

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsWkbTypes

from seinajoki_coord.core.kernel import Kernel, ShapelyKernel
from seinajoki_coord.layers.kernel import QgisKernel

from .layer import EAST, JUNE, NORTH, layer, moved, shape, square
from .overlaps import find_overlaps

pytestmark = pytest.mark.usefixtures("provider")
CRSS = ["EPSG:3877", "EPSG:3067", "EPSG:4326", "EPSG:3857"]
"""The town's plane, the country's, degrees, and a plane that stretches."""
KERNELS: list[Kernel] = [ShapelyKernel(), QgisKernel()]


@pytest.fixture(params=KERNELS, ids=["shapely", "QGIS"])
def _kernel(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the test on each kernel."""
    monkeypatch.setattr("seinajoki_coord.processing.find_overlaps.best_kernel", lambda: request.param)


@pytest.mark.usefixtures("_kernel")
@pytest.mark.parametrize(
    ("kind", "wkt", "area"),
    [
        ("Polygon", square(5, 5), 25.0),
        ("Point", shape("Point", (10, 5)), 0.0),
        ("LineString", shape("LineString", (5, -5), (5, 20)), 0.0),
        ("MultiPoint", shape("MultiPoint", (100, 100), (5, 5)), 0.0),
        ("MultiLineString", shape("MultiLineString(", (100, 100), (10, 10)) + ")", 0.0),
        ("MultiPolygon", shape("MultiPolygon((", (8, 0), (30, 0), (30, 8), (8, 8), (8, 0)) + "))", 16.0),
        ("PolygonZ", shape("PolygonZ(", (5, 5, 90), (15, 5, 91), (15, 15, 92), (5, 15, 93), (5, 5, 90)) + ")", 25.0),
        ("LineStringZM", shape("LineStringZM", (5, -5, 1, 2), (5, 20, 3, 4)), 0.0),
        ("PointM", shape("PointM", (10, 5, 7)), 0.0),
    ],
)
def test_every_geometry_type_meets_a_square(kind: str, wkt: str, area: float) -> None:
    works = layer([(square(0, 0), "square", *JUNE), (square(300, 300), "far", *JUNE)])
    others = layer([(wkt, "other", *JUNE)], kind=kind)
    assert others.wkbType() == QgsWkbTypes.parseType(kind)
    for found in (find_overlaps(works, others), find_overlaps(others, works)):
        assert [row[6] for row in found.rows] == [area]
        (feature,) = found.output.getFeatures()
        assert feature.hasGeometry() == (area > 0)
        assert found.results["LEFT_OUT_COUNT"] == 0


@pytest.mark.usefixtures("_kernel")
@pytest.mark.parametrize(
    ("kind", "template"),
    [
        ("CurvePolygon", "CurvePolygon(CircularString({0} {1},{2} {1},{0} {1}))"),
        ("MultiSurface", "MultiSurface(CurvePolygon(CircularString({0} {1},{2} {1},{0} {1})))"),
    ],
)
def test_curves_are_compared_as_the_ground_they_enclose(kind: str, template: str) -> None:
    works = layer([(square(0, 0), "square", *JUNE)])
    wkt = template.format(EAST + 2, NORTH + 5, EAST + 8)
    found = find_overlaps(works, layer([(wkt, "circle", *JUNE)], kind=kind))
    assert [row[6] for row in found.rows] == [pytest.approx(9 * 3.14159, abs=0.01)]
    beside = template.format(EAST + 12, NORTH + 5, EAST + 18)
    assert find_overlaps(works, layer([(beside, "circle", *JUNE)], kind=kind)).rows == []


@pytest.mark.usefixtures("_kernel")
def test_a_geometry_that_is_not_valid_is_repaired_and_said_so() -> None:
    bow_tie = shape("Polygon(", (0, 0), (10, 10), (10, 0), (0, 10), (0, 0)) + ")"
    found = find_overlaps(layer([(bow_tie, "bow tie", *JUNE), (square(-5, -5, 30), "around", *JUNE)]))
    assert [row[6] for row in found.rows] == [pytest.approx(50.0)]
    assert "the geometry of 1 features was not valid and has been repaired for this run: bow tie." in found.log.text()


def test_both_sides_may_have_any_reference_system() -> None:
    for one, two in itertools.product(CRSS, CRSS):
        works = layer([(moved(square(0, 0, 20), one), "w", *JUNE)], crs=one)
        others = layer(
            [(moved(square(10, 10, 20), two), "e", *JUNE), (moved(square(23, 0), two), "3 m off", *JUNE)], crs=two
        )
        found = find_overlaps(works, others)
        assert found.pairs == [("w", "e")], (one, two)
        assert found.rows[0][6] == pytest.approx(100.0, rel=0.002), (one, two)
        assert found.output.crs().authid() == one
        (feature,) = found.output.getFeatures()
        back = moved(square(10, 10), one)
        assert feature.geometry().symDifference(back).area() < 0.001 * back.area(), (one, two)
        assert (f"{QgsCoordinateReferenceSystem(two).userFriendlyIdentifier()} → " in found.log.text()) == (one != two)


@pytest.mark.parametrize("crs", CRSS)
def test_metres_are_metres_in_every_reference_system(crs: str) -> None:
    works = layer([
        (moved(square(0, 0), crs), "a", *JUNE),
        (moved(square(40, 0), crs), "30 m east", *JUNE),
        (moved(square(0, 60), crs), "50 m north", *JUNE),
    ], crs=crs)  # fmt: skip
    assert find_overlaps(works, DISTANCE=29.9).rows == []
    assert find_overlaps(works, DISTANCE=30.1).pairs == [("a", "30 m east")]
    assert find_overlaps(works, DISTANCE=49.9).pairs == [("a", "30 m east")]
    found = find_overlaps(works, DISTANCE=50.1)
    assert [row[5] for row in found.rows] == [pytest.approx(30, rel=0.001), pytest.approx(50, rel=0.001)]
    assert found.output.crs().authid() == crs


def test_feet_are_not_metres() -> None:
    """In the plane of Washington State a hundred feet are 30.48 m."""
    foot = 0.3048006
    x, y = 1_190_000.0, 850_000.0

    def block(east: float, size: float) -> str:
        return f"POLYGON(({x + east} {y},{x + east + size} {y},{x + east + size} {y + size},{x + east} {y + size},{x + east} {y}))"

    works = layer(
        [(block(0, 100), "a", *JUNE), (block(90, 100), "b", *JUNE), (block(290, 100), "c", *JUNE)], crs="EPSG:2926"
    )
    assert [row[:2] + row[6:] for row in find_overlaps(works).rows] == [
        ("a", "b", pytest.approx(1000 * foot**2, rel=0.001))
    ]
    assert find_overlaps(works, DISTANCE=30).pairs == [("a", "b")]
    found = find_overlaps(works, DISTANCE=100 * foot + 0.1)
    assert found.pairs == [("a", "b"), ("b", "c")]
    assert found.rows[1][5] == pytest.approx(100 * foot, rel=0.001)


def test_a_feature_gone_astray_does_not_spoil_the_metres_of_the_others() -> None:
    rows = [(moved(square(40 * place, 0), "EPSG:4326"), str(place), *JUNE) for place in range(5)]
    astray = [("POLYGON((0 -80,1 -80,1 -79,0 -80))", "astray", *JUNE)]
    found = find_overlaps(layer(rows + astray, crs="EPSG:4326"), DISTANCE=30.1)
    assert [row[5] for row in found.rows] == [pytest.approx(30, rel=0.001)] * 4


def test_a_plane_that_does_not_reach_its_own_layer_is_taken_as_it_is() -> None:
    works = layer(
        [("POLYGON((0 0,10 0,10 10,0 10,0 0))", "a", *JUNE), ("POLYGON((12 0,20 0,20 8,12 8,12 0))", "b", *JUNE)]
    )
    assert [row[5] for row in find_overlaps(works, DISTANCE=2).rows] == [2.0]
