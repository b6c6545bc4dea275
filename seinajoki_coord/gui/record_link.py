"""From a table and an identifier to the record: in hand, selected, in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject

from ..layers.map_view import extent_of
from ..layers.open_layer import by_ids

if TYPE_CHECKING:
    from qgis.core import QgsFeature, QgsVectorLayer
    from qgis.gui import QgisInterface

    from .session import Session


def find_record(session: Session, table: str, key: str) -> tuple[QgsVectorLayer, QgsFeature] | None:
    """Return the layer and the feature of a record as it is now; None where there is none."""
    layer = session.opened.layers.get(table) if session.opened is not None else None
    feature = next(layer.getFeatures(by_ids([key])), None) if layer is not None else None
    return None if layer is None or feature is None else (layer, feature)


def show_record(session: Session, iface: QgisInterface, table: str, key: str) -> bool:
    """Select a record on the map and in the list, take it in hand and bring it into view; False where it is gone."""
    found = find_record(session, table, key)
    if found is None or session.opened is None or session.live is None:
        return False
    layer, feature = found
    for other in session.opened.layers.values():
        if other is not layer:
            other.removeSelection()
    layer.selectByIds([feature.id()])
    if (table, feature.id()) in session.live.entries:
        session.set_current((table, feature.id()))
    canvas = iface.mapCanvas()
    if feature.hasGeometry() and canvas is not None:
        crs = canvas.mapSettings().destinationCrs()
        canvas.zoomToFeatureExtent(extent_of({table: layer}, [(table, feature.id())], crs, QgsProject.instance()))
    return True
