"""Geometries from anywhere as footprints: valid MultiPolygons in the plane of the workspace."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsCurvePolygon,
    QgsGeometry,
    QgsRectangle,
    QgsWkbTypes,
)

from ..core.error import RecordsError, Word, sentence
from .kernel import straight
from .plane import moved, stated

_POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry
_SEGMENTS = 8
"""Segments of a quarter circle in a buffer."""
_MARGIN = 10.0
"""Degrees around the area of use of a reference system within which its coordinates still mean something."""
_OF_A_LAYER = sentence("Is the layer's own reference system set right?")


@dataclass(frozen=True)
class Footprint:
    """A valid MultiPolygon as WKB, its box (minx, miny, maxx, maxy), and whether it had to be repaired."""

    wkb: bytes
    box: tuple[float, float, float, float]
    repaired: bool


class FootprintMaker:
    """Makes footprints of the geometries of one source."""

    def __init__(
        self,
        source: QgsCoordinateReferenceSystem,
        target: QgsCoordinateReferenceSystem,
        context: QgsCoordinateTransformContext,
        hint: str = _OF_A_LAYER,
    ) -> None:
        """Prepare the transformation; ``target`` is projected, in metres. ``hint`` says what to do about a far place."""
        self._target, self._hint = target, hint
        self._transform = QgsCoordinateTransform(source, target, context)
        self._range = _sensible_range(target, context)

    def stated(self) -> str:
        """Return the transformation in force, for the log; empty where there is none to make."""
        return "" if self._transform.isShortCircuited() else stated(self._transform)

    def make(self, geometry: QgsGeometry, width: float) -> Footprint:
        """
        Return the footprint of a geometry; lines and points grow by ``width`` metres to all sides.

        Raises RecordsError with the reason why there is none.
        """
        geometry = self.placed(geometry)
        if geometry.type() == _POLYGON:
            repaired = not (_is_closed(geometry) and geometry.isGeosValid())
            ground = _polygons(geometry.makeValid()) if repaired else geometry
        else:
            ground, repaired = _grown(geometry, width)
        if not ground.isMultipart() and not ground.convertToMultiType():
            raise RecordsError("The geometry has no area.")
        box = ground.boundingBox()
        if ground.isEmpty() or not box.isFinite() or not ground.area() > 0:
            raise RecordsError("The geometry has no area.")
        edges = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        return Footprint(ground.asWkb().data(), edges, repaired)

    def placed(self, geometry: QgsGeometry) -> QgsGeometry:
        """
        Return a geometry in the plane of the workspace; RecordsError where it cannot be there.

        Curves become segments, heights and measures go.
        """
        if geometry.isNull() or geometry.isEmpty():
            raise RecordsError("There is no geometry.")
        geometry = straight(geometry)
        if not self._transform.isShortCircuited():
            try:
                geometry = moved(geometry, self._transform)
            except QgsCsException as error:
                raise RecordsError(
                    "The geometry cannot be transformed to the coordinate reference system of the workspace."
                ) from error
        box = geometry.boundingBox()
        if not box.isFinite():
            raise RecordsError("The geometry has coordinates that are no numbers.")
        if self._range is not None and not self._range.contains(box):
            raise RecordsError(
                "The geometry lies far outside the area of the workspace's coordinate reference system, {crs}. {hint}",
                crs=self._target.userFriendlyIdentifier(),
                hint=Word(self._hint),
            )
        return geometry


def _is_closed(polygons: QgsGeometry) -> bool:
    """Whether all rings end where they begin: written as text they may not, which QGIS takes for valid and GEOS for none."""
    return all(
        ring.isClosed()
        for part in polygons.constParts()
        if isinstance(part, QgsCurvePolygon) and not part.isEmpty()
        for ring in (part.exteriorRing(), *(part.interiorRing(hole) for hole in range(part.numInteriorRings())))
    )


def _grown(geometry: QgsGeometry, width: float) -> tuple[QgsGeometry, bool]:
    """Return the polygons of a geometry and the buffers of its lines and points as one, and whether one was repaired."""
    grounds = []
    repaired = False
    for part in geometry.asGeometryCollection():
        if part.type() == _POLYGON:
            broken = not (_is_closed(part) and part.isGeosValid())
            repaired |= broken
            grounds.append(part.makeValid() if broken else part)
        elif width > 0:
            grounds.append(part.buffer(width, _SEGMENTS))
    if not grounds:
        raise RecordsError(
            "Lines and points take no ground. Give a buffer: half the width of the trench, the radius of the pole."
        )
    ground = grounds[0] if len(grounds) == 1 else QgsGeometry.unaryUnion(grounds)
    return (ground if ground.type() == _POLYGON else _polygons(ground)), repaired


def _polygons(geometry: QgsGeometry) -> QgsGeometry:
    """Return the parts that have an area as one geometry; RecordsError where none has."""
    polygons = [part for part in geometry.asGeometryCollection() if part.type() == _POLYGON and not part.isEmpty()]
    if not polygons:
        raise RecordsError("The geometry has no area.")
    return QgsGeometry.collectGeometry(polygons)


def _sensible_range(crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext) -> QgsRectangle | None:
    """Return where coordinates of a reference system can be: its area of use and a margin; None where it has none."""
    use = crs.bounds()
    if use.isNull() or use.isEmpty():
        return None
    wide = QgsRectangle(
        max(use.xMinimum() - _MARGIN, -180.0),
        max(use.yMinimum() - _MARGIN, -90.0),
        min(use.xMaximum() + _MARGIN, 180.0),
        min(use.yMaximum() + _MARGIN, 90.0),
    )
    try:
        found = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), crs, context).transformBoundingBox(
            wide
        )
    except QgsCsException:
        return None
    return found if found.isFinite() and not found.isEmpty() else None
