"""Footprints of geometries as they come from anywhere."""

from __future__ import annotations

import struct

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.layers.footprint import FootprintMaker
from tests.processing.layer import shape

OPEN = shape("Polygon", (0, 0), (10, 0), (10, 10), (0, 10)).replace("(", "((").replace(")", "))")
HOLE = shape("", (2, 2), (3, 2), (3, 3))


@pytest.mark.parametrize(
    ("wkt", "area"),
    [
        (OPEN, 100.0),
        (OPEN.replace("))", f"),{HOLE})"), 99.5),
        (f"GEOMETRYCOLLECTION({OPEN})", 100.0),
    ],
)
def test_rings_that_are_not_closed_are(wkt: str, area: float) -> None:
    plane = QgsCoordinateReferenceSystem("EPSG:3877")
    made = FootprintMaker(plane, plane, QgsCoordinateTransformContext()).make(QgsGeometry.fromWkt(wkt), 0)
    assert made.repaired
    (ground,) = ShapelyKernel().read([made.wkb])
    assert ground.area == pytest.approx(area)


@pytest.mark.parametrize("kind", [6, 7], ids=["multipolygon", "collection"])
def test_an_empty_part_takes_nothing(kind: int) -> None:
    plane = QgsCoordinateReferenceSystem("EPSG:3877")
    closed = QgsGeometry.fromWkt(
        shape("Polygon", (0, 0), (10, 0), (10, 10), (0, 0)).replace("(", "((").replace(")", "))")
    )
    geometry = QgsGeometry()
    # As text QGIS does not read it; files hold it as bytes.
    geometry.fromWkb(struct.pack("<BII", 1, kind, 2) + closed.asWkb().data() + struct.pack("<BII", 1, 3, 0))
    made = FootprintMaker(plane, plane, QgsCoordinateTransformContext()).make(geometry, 0)
    (ground,) = ShapelyKernel().read([made.wkb])
    assert ground.area == 50.0
