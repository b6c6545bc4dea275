"""The workspace's tables as layers that stand open in a project."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsExpression, QgsFeatureRequest, QgsProviderRegistry, QgsVectorLayer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

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


def is_file_writable(layer: QgsVectorLayer) -> bool:
    """
    Whether the file of a layer may be written; True where it is none.

    Of a read-only GeoPackage QGIS (3.22) takes every layer but the first for editable, and fails to save.
    """
    path = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path")
    if layer.providerType() != "ogr" or not isinstance(path, str) or not Path(path).exists():
        return True
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def reload_layers(layers: Collection[QgsVectorLayer]) -> None:
    """Show what was written to the tables beside QGIS."""
    for layer in layers:
        layer.dataProvider().reloadData()
        layer.triggerRepaint()


def by_ids(keys: Iterable[str]) -> QgsFeatureRequest:
    """Return a request for the records with some identifiers."""
    words = ", ".join(QgsExpression.quotedString(key) for key in keys)
    return QgsFeatureRequest().setFilterExpression(f'"id" IN ({words})')
