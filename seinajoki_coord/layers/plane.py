"""The plane in which distances and areas are true: the layer's own when that is in metres, else one made for the place."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsDistanceArea,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeatureSource,
    QgsUnitTypes,
)

from ..core.error import LayerError

_TOLERANCE = 0.01
"""Share by which a length in the plane may differ from the length on the ground (a map projection's own is 0.0004)."""
_SAMPLE = 1000
"""Features that are looked at to tell where a layer lies."""


@dataclass(frozen=True)
class Plane:
    """Where geometries are compared (``crs``), and where they are measured if that must be another plane."""

    crs: QgsCoordinateReferenceSystem
    measured_in: QgsCoordinateReferenceSystem


def plane_for(
    name: str,
    crs: QgsCoordinateReferenceSystem,
    middle: QgsPointXY | None,
    context: QgsCoordinateTransformContext,
    *,
    distance: float,
) -> Plane:
    """
    Choose the planes for a layer around its `middle`: with ``distance`` 0 geometries are compared in its own plane.

    Raises LayerError for a layer without a coordinate reference system, or with one that cannot be its own.
    """
    if not crs.isValid():
        raise LayerError(
            "The layer {name} has no coordinate reference system. Set one (Layer properties, Source) and run again.",
            name=name,
        )
    try:
        if is_metric(crs, middle, context):
            return Plane(crs, crs)
        local = local_metric(crs, middle or QgsPointXY(0, 0), context)
    except QgsCsException as error:
        raise LayerError(
            "The layer {name} lies where its coordinate reference system {crs} does not reach. Is it set right?",
            name=name,
            crs=crs.userFriendlyIdentifier(),
        ) from error
    return Plane(local if distance > 0 else crs, local)


def middle_of(source: QgsProcessingFeatureSource) -> QgsPointXY | None:
    """Return about the middle of a source, however far astray some features lie; None where there are none."""
    request = QgsFeatureRequest().setNoAttributes().setLimit(_SAMPLE)
    flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    boxes = [feature.geometry().boundingBox() for feature in source.getFeatures(request, flag) if feature.hasGeometry()]
    centres = [box.center() for box in boxes if box.isFinite()]
    if not centres:
        return None
    return QgsPointXY(median(centre.x() for centre in centres), median(centre.y() for centre in centres))


def is_metric(
    crs: QgsCoordinateReferenceSystem, middle: QgsPointXY | None, context: QgsCoordinateTransformContext
) -> bool:
    """Whether a metre in this plane is a metre on the ground there, within one per cent, as far as can be told."""
    if crs.isGeographic() or crs.mapUnits() != QgsUnitTypes.DistanceUnit.DistanceMeters:
        return False
    if middle is None:
        return True
    ruler = QgsDistanceArea()
    ruler.setSourceCrs(crs, context)
    ruler.setEllipsoid(crs.ellipsoidAcronym() or "WGS84")
    for dx, dy in ((100.0, 0.0), (0.0, 100.0)):
        # Where the plane does not reach QGIS measures 0 or no number, or refuses; then its own metres are all there is.
        try:
            found = ruler.measureLine(middle, QgsPointXY(middle.x() + dx, middle.y() + dy))
        except QgsCsException:
            continue
        if math.isfinite(found) and found > 0 and abs(found / 100.0 - 1.0) > _TOLERANCE:
            return False
    return True


def local_metric(
    crs: QgsCoordinateReferenceSystem, middle: QgsPointXY, context: QgsCoordinateTransformContext
) -> QgsCoordinateReferenceSystem:
    """
    Return a transverse Mercator plane centred on a point: lengths within 0.1 % up to 250 km from it.

    QgsCsException where the point cannot be transformed.
    """
    place = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), context).transform(middle)
    # From degrees to degrees QGIS transforms nothing and so refuses nothing.
    if not abs(place.y()) <= 90.0:
        raise QgsCsException(f"{place.toString()} is not on the globe")
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
