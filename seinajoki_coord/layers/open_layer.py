"""The workspace's tables as layers that stand open in a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProviderRegistry, QgsVectorLayer

if TYPE_CHECKING:
    from collections.abc import Collection

    from qgis.core import QgsProject


def open_layers(project: QgsProject | None, path: Path, tables: Collection[str]) -> list[QgsVectorLayer]:
    """Return the project's layers that show one of these tables of a GeoPackage; for the project's own thread."""
    if project is None:
        return []
    found = []
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.providerType() == "ogr":
            parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
            name, file = parts.get("layerName"), parts.get("path")
            if name in tables and isinstance(file, str) and Path(file).resolve() == path.resolve():
                found.append(layer)
    return found


def reload_layers(layers: Collection[QgsVectorLayer]) -> None:
    """Show what was written to the tables beside QGIS."""
    for layer in layers:
        layer.dataProvider().reloadData()
        layer.triggerRepaint()
