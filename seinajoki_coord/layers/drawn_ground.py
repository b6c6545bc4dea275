"""What is drawn on a map as ground of the workspace: polygons, trenches and places become footprints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayerUtils,
)

from ..core.error import RecordsError
from .footprint import FootprintMaker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransformContext,
        QgsExpressionContext,
        QgsRectangle,
        QgsVectorLayer,
    )

_SEGMENTS = 8
_MITRE_LIMIT = 2.0


class DrawnGround:
    """Makes footprints, in the plane of the workspace, of points in the plane of a map."""

    def __init__(
        self,
        drawn_in: QgsCoordinateReferenceSystem,
        plane: QgsCoordinateReferenceSystem,
        context: QgsCoordinateTransformContext,
    ) -> None:
        """Prepare the way from the map's plane to the workspace's, which is in metres."""
        self.plane = plane
        self._transform = QgsCoordinateTransform(drawn_in, plane, context)
        self._maker = FootprintMaker(plane, plane, context)

    def point(self, drawn: QgsPointXY) -> QgsPointXY:
        """Return a point of the map in the plane; RecordsError where it is not in the plane's reach."""
        try:
            return self._transform.transform(drawn)
        except QgsCsException as error:
            raise RecordsError(
                "The geometry cannot be transformed to the coordinate reference system of the workspace."
            ) from error

    def distance(self, one: QgsPointXY, two: QgsPointXY) -> float:
        """Return the metres between two points of the map."""
        return self.point(one).distance(self.point(two))

    def area(self, corners: Sequence[QgsPointXY]) -> QgsGeometry:
        """Return the ground within corners, repaired where the outline crosses itself; RecordsError where none is."""
        ring = self._apart(corners)
        if len(ring) < 3:
            raise RecordsError("The geometry has no area.")
        return self._footprint(QgsGeometry.fromPolygonXY([ring]))

    def trench(self, points: Sequence[QgsPointXY], width: float) -> QgsGeometry:
        """Return the ground of a trench along points, ``width`` metres wide, that ends where its line ends."""
        line = self._apart(points)
        if len(line) < 2:
            raise RecordsError("The geometry has no area.")
        middle = QgsGeometry.fromPolylineXY(line)
        return self._footprint(
            middle.buffer(width / 2, _SEGMENTS, Qgis.EndCapStyle.Flat, Qgis.JoinStyle.Miter, _MITRE_LIMIT)
        )

    def place(self, centre: QgsPointXY, radius: float) -> QgsGeometry:
        """Return the ground around a point."""
        return self._footprint(QgsGeometry.fromPointXY(self.point(centre)).buffer(radius, _SEGMENTS * 2))

    def _apart(self, points: Sequence[QgsPointXY]) -> list[QgsPointXY]:
        """Return the points in the plane without those that repeat the one before."""
        out: list[QgsPointXY] = []
        for one in points:
            moved = self.point(one)
            if not out or moved.distance(out[-1]) > 1e-6:
                out.append(moved)
        return out

    def _footprint(self, geometry: QgsGeometry) -> QgsGeometry:
        out = QgsGeometry()
        out.fromWkb(self._maker.make(geometry, 0).wkb)
        return out


def in_layer(geometry: QgsGeometry, plane: QgsCoordinateReferenceSystem, layer: QgsVectorLayer) -> QgsGeometry:
    """Return a footprint in a layer's own reference system, which the user may have changed."""
    copy = QgsGeometry(geometry)
    if layer.crs().isValid() and layer.crs() != plane:
        copy.transform(QgsCoordinateTransform(plane, layer.crs(), layer.transformContext()))
    return copy


def in_map(
    box: QgsRectangle,
    plane: QgsCoordinateReferenceSystem,
    shown_in: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> QgsRectangle:
    """Return a box of the workspace's plane as a box of a map."""
    return QgsCoordinateTransform(plane, shown_in, context).transformBoundingBox(box)


def new_feature(
    layer: QgsVectorLayer, geometry: QgsGeometry, values: Mapping[str, object], context: QgsExpressionContext
) -> QgsFeature:
    """Return a feature for a layer with its default values, and those given by field name."""
    fields = layer.fields()
    given = {fields.lookupField(name): value for name, value in values.items() if fields.lookupField(name) >= 0}
    return QgsVectorLayerUtils.createFeature(layer, geometry, given, context)
