"""A version of a record brought back: written into its layer as one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsExpressionContext, QgsExpressionContextUtils, QgsVectorLayerUtils

from ..core.canonical import GEOMETRY, content_fields
from ..layers.attribute import fitting, stored
from ..layers.language import tr
from ..layers.version import geometry_of
from .record_edit import begin_editing, can_edit, edit_command
from .record_link import find_record

if TYPE_CHECKING:
    from qgis.core import QgsFeature, QgsVectorLayer

    from ..core.canonical import Row
    from ..core.table import Table
    from .session import Session


def why_not_restored(session: Session, table: Table, key: str) -> str:
    """Return why a version cannot be restored, as a sentence; empty where it can."""
    layer = session.opened.layers.get(table.name) if session.opened is not None else None
    if layer is None or session.opened is None:
        return tr("The layer is not open.")
    if not can_edit(layer):
        return tr("“{layer}” cannot be edited.").format(layer=layer.name())
    found = find_record(session, table.name, key)
    if found is None or "party_id" not in [field.name for field in table.fields]:
        return ""
    owner = stored(found[1]["party_id"])
    if session.opened.workspace.may_change(None if owner is None else str(owner)):
        return ""
    return tr("Only its own party and administrators may change a record.")


def restore(session: Session, table: Table, key: str, row: Row) -> bool:
    """Write a version into the layer, a deleted record anew with its identifier; False where the layer takes no edits."""
    layer = session.opened.layers.get(table.name) if session.opened is not None else None
    if layer is None or not begin_editing(layer):
        return False
    found = find_record(session, table.name, key)
    with edit_command(layer, tr("Restore a version")):
        return _change(layer, found[1], table, row) if found is not None else _add(layer, table, key, row)


def _change(layer: QgsVectorLayer, feature: QgsFeature, table: Table, row: Row) -> bool:
    values = _values(layer, table, row)
    values = {place: value for place, value in values.items() if stored(feature[place]) != stored(value)}
    if values and not layer.changeAttributeValues(feature.id(), values):
        return False
    ground = geometry_of(row)
    if not table.has_geometry or feature.geometry().asWkb() == ground.asWkb():
        return True
    return bool(layer.changeGeometry(feature.id(), ground))


def _add(layer: QgsVectorLayer, table: Table, key: str, row: Row) -> bool:
    values = {**_values(layer, table, row), layer.fields().lookupField("id"): key}
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    return bool(layer.addFeature(QgsVectorLayerUtils.createFeature(layer, geometry_of(row), values, context)))


def _values(layer: QgsVectorLayer, table: Table, row: Row) -> dict[int, object]:
    """Return the fields of a version as the layer holds them, by place."""
    fields = layer.fields()
    places = {name: fields.lookupField(name) for name in content_fields(table) if name != GEOMETRY}
    return {place: fitting(fields.at(place), row.get(name)) for name, place in places.items() if place >= 0}
