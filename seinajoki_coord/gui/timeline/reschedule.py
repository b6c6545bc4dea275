"""Writing a record's times into its layer's edit buffer, as one step that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsVectorDataProvider

from ...layers.attribute import fitting, stored
from ...layers.language import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsVectorLayer


def why_not(layer: QgsVectorLayer | None) -> str:
    """Return why records of a layer cannot be changed, in the user's language; empty where they can."""
    if layer is None or not layer.isValid():
        return tr("The layer is not in the project any more.")
    can = layer.dataProvider().capabilities() & QgsVectorDataProvider.Capability.ChangeAttributeValues
    if layer.readOnly() or not can:
        return tr("The layer “{layer}” is read-only; nothing was changed.").format(layer=layer.name())
    return ""


def reschedule(layer: QgsVectorLayer, fid: int, texts: Mapping[str, str | None]) -> str:
    """
    Give a feature new times (by field name) in one edit command, with editing started where it is not.

    Fields that hold the same already are left alone. Returns why nothing was changed, or an empty text.
    """
    reason = why_not(layer)
    if reason:
        return reason
    places = {name: layer.fields().lookupField(name) for name in texts}
    feature = layer.getFeature(fid)
    if not feature.isValid():
        return tr("The record is gone; nothing was changed.")
    changes = {
        place: fitting(layer.fields().at(place), texts[name])
        for name, place in places.items()
        if place >= 0 and (stored(feature[place]) or None) != texts[name]
    }
    if not changes:
        return ""
    if not layer.isEditable() and not layer.startEditing():
        return tr("The layer “{layer}” is read-only; nothing was changed.").format(layer=layer.name())
    layer.beginEditCommand(tr("Move on the timeline"))
    if all(layer.changeAttributeValue(fid, place, value) for place, value in changes.items()):
        layer.endEditCommand()
        return ""
    layer.destroyEditCommand()
    return tr("The layer “{layer}” did not take the change; nothing was changed.").format(layer=layer.name())
