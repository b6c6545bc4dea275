"""What a map shows of a workspace: which records lie in view, where some lie, and hiding the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsRectangle,
    QgsRuleBasedRenderer,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer

    from .entry import Key

_MARK = "/* seinajoki_coord */"
"""Begins the filters that are ours to take away again."""


def keys_in_view(
    layers: Mapping[str, QgsVectorLayer], view: QgsRectangle, crs: QgsCoordinateReferenceSystem, project: QgsProject
) -> frozenset[Key]:
    """Return the keys of the records whose ground meets a rectangle of a map."""
    found: set[Key] = set()
    for name, layer in layers.items():
        transform = QgsCoordinateTransform(crs, layer.crs(), project)
        try:
            here = transform.transformBoundingBox(view)
        except QgsCsException:
            # A view that reaches beyond the plane sees all of it.
            here = layer.extent()
        request = QgsFeatureRequest().setFilterRect(here).setNoAttributes()
        request.setFlags(QgsFeatureRequest.Flag.ExactIntersect)
        found.update((name, feature.id()) for feature in layer.getFeatures(request))
    return frozenset(found)


def view_of(
    view: QgsRectangle, crs: QgsCoordinateReferenceSystem, plane: QgsCoordinateReferenceSystem, project: QgsProject
) -> bytes | None:
    """Return the rectangle of a map as WKB in a plane; None where it is empty or reaches beyond the plane."""
    try:
        box = QgsCoordinateTransform(crs, plane, project).transformBoundingBox(view)
    except QgsCsException:
        return None
    return None if box.isEmpty() or not box.isFinite() else QgsGeometry.fromRect(box).asWkb().data()


def extent_of(
    layers: Mapping[str, QgsVectorLayer], keys: Iterable[Key], crs: QgsCoordinateReferenceSystem, project: QgsProject
) -> QgsRectangle:
    """Return the rectangle of a map that holds some records; a null one where none has ground."""
    extent = QgsRectangle()
    extent.setMinimal()
    for name, fids in ids_by_layer(keys).items():
        transform = QgsCoordinateTransform(layers[name].crs(), crs, project)
        for feature in layers[name].getFeatures(QgsFeatureRequest().setFilterFids(fids).setNoAttributes()):
            if feature.hasGeometry() and not feature.geometry().isEmpty():
                try:
                    extent.combineExtentWith(transform.transformBoundingBox(feature.geometry().boundingBox()))
                except QgsCsException:
                    continue
    return QgsRectangle() if extent.xMinimum() > extent.xMaximum() else extent


def ids_by_layer(keys: Iterable[Key]) -> dict[str, list[int]]:
    """Return the feature ids of some records by the name of their table."""
    out: dict[str, list[int]] = {}
    for name, fid in keys:
        out.setdefault(name, []).append(fid)
    return out


def can_hide(layer: QgsVectorLayer) -> bool:
    """Whether the map can leave out single records of a layer: its symbols are rules, as the plugin makes them."""
    return isinstance(layer.renderer(), QgsRuleBasedRenderer)


def hide(layer: QgsVectorLayer, fids: Collection[int]) -> None:
    """
    Leave some records of a layer off the map; none: show all again.

    The layer itself keeps all records, so that what is hidden is still met, and editing goes on. Records that are
    drawn later are shown.
    """
    if not can_hide(layer):
        return
    rule = layer.renderer().rootRule()
    ours = rule.filterExpression().startswith(_MARK)
    if rule.filterExpression() and not ours:
        return
    field = layer.fields().at(layer.primaryKeyAttributes()[0]).name() if layer.primaryKeyAttributes() else ""
    text = ""
    if fids and field:
        listed = ",".join(map(str, sorted(fids)))
        text = f'{_MARK} "{field}" IS NULL OR "{field}" NOT IN ({listed})'
    if text != rule.filterExpression():
        rule.setFilterExpression(text)
        layer.triggerRepaint()
