"""The plane in which distances and areas are true: the layer's own when that is in metres, else one made for the place."""

from __future__ import annotations

import math
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsUnitTypes,
)

from ..core.error import LayerError

_TOLERANCE = 0.01
"""Share by which a length in the plane may differ from the length on the ground (a map projection's own is 0.0004)."""


@dataclass(frozen=True)
class Plane:
    """Where geometries are compared (``crs``), and where they are measured if that must be another plane."""

    crs: QgsCoordinateReferenceSystem
    measured_in: QgsCoordinateReferenceSystem


def plane_for(
    name: str,
    crs: QgsCoordinateReferenceSystem,
    extent: QgsRectangle,
    context: QgsCoordinateTransformContext,
    *,
    distance: float,
) -> Plane:
    """
    Choose the planes for a layer: with ``distance`` 0 geometries are compared in the layer's own plane.

    Raises LayerError for a layer without a coordinate reference system.
    """
    if not crs.isValid():
        raise LayerError(
            "The layer {name} has no coordinate reference system. Set one (Layer properties, Source) and run again.", name=name
        )
    if is_metric(crs, extent, context):
        return Plane(crs, crs)
    local = local_metric(crs, extent, context)
    return Plane(local if distance > 0 else crs, local)


def is_metric(
    crs: QgsCoordinateReferenceSystem, extent: QgsRectangle, context: QgsCoordinateTransformContext
) -> bool:
    """Whether a metre in this plane is a metre on the ground, at the middle of the extent, within one per cent."""
    if crs.isGeographic() or crs.mapUnits() != QgsUnitTypes.DistanceUnit.DistanceMeters:
        return False
    if extent.isNull() or not extent.isFinite():
        return True
    ruler = QgsDistanceArea()
    ruler.setSourceCrs(crs, context)
    ruler.setEllipsoid(crs.ellipsoidAcronym() or "WGS84")
    middle = extent.center()
    for dx, dy in ((100.0, 0.0), (0.0, 100.0)):
        found = ruler.measureLine(middle, QgsPointXY(middle.x() + dx, middle.y() + dy))
        if not math.isfinite(found) or abs(found / 100.0 - 1.0) > _TOLERANCE:
            return False
    return True


def local_metric(
    crs: QgsCoordinateReferenceSystem, extent: QgsRectangle, context: QgsCoordinateTransformContext
) -> QgsCoordinateReferenceSystem:
    """Return a transverse Mercator plane centred on the extent: lengths within 0.1 % up to 250 km from the middle."""
    geographic = QgsCoordinateReferenceSystem("EPSG:4326")
    middle = extent.center() if extent.isFinite() and not extent.isNull() else QgsPointXY(0, 0)
    place = QgsCoordinateTransform(crs, geographic, context).transform(middle)
    return QgsCoordinateReferenceSystem(
        f"PROJ:+proj=tmerc +lat_0={place.y():.4f} +lon_0={place.x():.4f} +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs"
    )


def stated(transform: QgsCoordinateTransform) -> str:
    """Return the coordinate operation in force, for the log."""
    operation = transform.instantiatedCoordinateOperationDetails().name
    codes = f"{transform.sourceCrs().userFriendlyIdentifier()} → {transform.destinationCrs().userFriendlyIdentifier()}"
    return f"{codes} ({operation})" if operation else codes


def moved(geometry: QgsGeometry, transform: QgsCoordinateTransform) -> QgsGeometry:
    """Return a transformed copy; a null geometry stays null. QgsCsException where a point cannot be transformed."""
    copy = QgsGeometry(geometry)
    if not copy.isNull():
        copy.transform(transform)
    return copy
