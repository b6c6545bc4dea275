"""Edits of records, each one named command of the layer, so that each is one step of undo."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from qgis.core import QgsExpressionContext, QgsExpressionContextUtils, QgsFeatureRequest, QgsVectorLayerUtils

from ..core.schema import RECORD_TABLES
from ..layers.attribute import fitting, plain, stored
from ..layers.language import tr
from ..layers.open_layer import is_file_writable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qgis.core import QgsVectorLayer


def can_edit(layer: QgsVectorLayer | None) -> bool:
    """Whether a layer takes edits at all."""
    return (
        layer is not None
        and layer.isValid()
        and not layer.readOnly()
        and layer.supportsEditing()
        and is_file_writable(layer)
    )


def begin_editing(layer: QgsVectorLayer) -> bool:
    """Let a layer be edited if it is not yet; False where it cannot be."""
    return layer.isEditable() or (can_edit(layer) and bool(layer.startEditing()))


@contextmanager
def edit_command(layer: QgsVectorLayer, name: str) -> Iterator[None]:
    """Make one step of undo of all edits in the block; take them back if it fails."""
    layer.beginEditCommand(name)
    try:
        yield
    except BaseException:
        layer.destroyEditCommand()
        raise
    layer.endEditCommand()


def change_record(layer: QgsVectorLayer, fid: int, values: Mapping[str, Any], name: str) -> bool:
    """Change fields of a record, None for empty; False where the layer takes no edits. What is the same is no edit."""
    feature = layer.getFeature(fid)
    if not feature.isValid():
        return False
    fields = layer.fields()
    places = {fields.lookupField(field): value for field, value in values.items()}
    places = {
        place: fitting(fields.at(place), value)
        for place, value in places.items()
        if place >= 0 and stored(feature[place]) != value
    }
    if not places:
        return True
    if not begin_editing(layer):
        return False
    with edit_command(layer, name):
        layer.changeAttributeValues(fid, places)
    return True


def copy_records(layer: QgsVectorLayer, table: str, fids: Sequence[int], party_id: str | None = None) -> list[int]:
    """
    Add copies of records with identities of their own and return their feature ids; none where none can be added.

    With a ``party_id`` the copies belong to that party, whosever the originals are.
    """
    if not fids or not begin_editing(layer):
        return []
    own = [field.name for field in RECORD_TABLES[table].fields if not field.upkeep]
    title, fields = RECORD_TABLES[table].title_field, layer.fields()
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    made = []
    for feature in layer.getFeatures(QgsFeatureRequest().setFilterFids(list(fids))):
        values: dict[int, Any] = {
            fields.lookupField(name): feature[name] for name in own if fields.lookupField(name) >= 0
        }
        values[fields.lookupField("id")] = str(uuid.uuid4())
        if party_id is not None:
            values[fields.lookupField("party_id")] = party_id
        values[fields.lookupField(title)] = tr("{title} (copy)").format(title=plain(feature[title]) or "")
        made.append(QgsVectorLayerUtils.createFeature(layer, feature.geometry(), values, context))
    with edit_command(layer, tr("Copy records")):
        return [one.id() for one in made if layer.addFeature(one)]


def delete_records(layer: QgsVectorLayer, fids: Sequence[int]) -> bool:
    """Delete records; False where the layer takes no edits."""
    if not fids or not begin_editing(layer):
        return False
    with edit_command(layer, tr("Delete records")):
        return bool(layer.deleteFeatures(list(fids)))
