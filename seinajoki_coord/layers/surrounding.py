"""In which area of the workspace each record lies: a venue, a plan, a street."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsSpatialIndex,
)

from ..core.schema import AREA
from .attribute import plain

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from .entry import Key


def surrounding_areas(areas: QgsVectorLayer, layers: dict[str, QgsVectorLayer]) -> dict[Key, str]:
    """
    Return the name of the smallest area that holds a point of each record's ground; records in none are left out.

    ``layers`` are those of works and events by table name; unsaved edits count.
    """
    held: list[tuple[float, str, QgsGeometry]] = []
    index = QgsSpatialIndex()
    for feature in areas.getFeatures(QgsFeatureRequest().setSubsetOfAttributes([AREA.title_field], areas.fields())):
        ground = feature.geometry()
        if not ground.isNull() and not ground.isEmpty():
            index.addFeature(len(held), ground.boundingBox())
            held.append((ground.area(), str(plain(feature[AREA.title_field]) or ""), ground))
    found: dict[Key, str] = {}
    for name, layer in layers.items():
        transform = QgsCoordinateTransform(layer.crs(), areas.crs(), QgsProject.instance().transformContext())
        for feature in layer.getFeatures(QgsFeatureRequest().setNoAttributes()):
            point = _point(feature.geometry(), transform)
            if point is None:
                continue
            around = [
                held[place] for place in index.intersects(point.boundingBox()) if held[place][2].intersects(point)
            ]
            if around:
                found[name, feature.id()] = min(around, key=lambda one: one[:2])[1]
    return found


def _point(ground: QgsGeometry, transform: QgsCoordinateTransform) -> QgsGeometry | None:
    """Return a point on the ground in the areas' reference system; None where there is none."""
    if ground.isNull() or ground.isEmpty():
        return None
    point = ground.pointOnSurface()
    if point.isNull():
        return None
    try:
        point.transform(transform)
    except QgsCsException:
        return None
    return point
