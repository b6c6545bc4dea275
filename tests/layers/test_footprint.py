"""Footprints of geometries as they come from anywhere."""

from __future__ import annotations

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
