"""The fast way into a layer that is a whole table of a GeoPackage: columns straight from the file."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProviderRegistry, QgsVectorLayer, QgsWkbTypes

from ..core.error import WorkspaceError
from ..workspace.geopackage import quoted_name, reading, unwrap
from .source import Columns

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem


def stored_columns(
    layer: QgsVectorLayer, start: str, end: str, key: str, crs: QgsCoordinateReferenceSystem
) -> Columns | None:
    """
    Return a layer's columns read by SQL, or None where only QGIS itself can tell what the layer holds.

    That is: another store than a GeoPackage table, unsaved edits, a filter, another coordinate reference system
    than ``crs``, or fields that are joined or computed. Read as text, date-times keep the zone that the file
    gives them, which QGIS before 3.24 loses.
    """
    table = _table(layer)
    if table is None or layer.crs() != crs or layer.isModified() or layer.subsetString():
        return None
    path, name = table
    try:
        with reading(path) as link:
            described = link.execute("SELECT name, pk, type FROM pragma_table_info(?)", (name,)).fetchall()
            ids = [column for column, is_key, _ in described if is_key]
            geometry = link.execute("SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", (name,)).fetchone()
            columns = {column for column, _, _ in described}
            wanted = [one for one in (start, end, key) if one]
            if len(ids) != 1 or geometry is None or not set(wanted) <= columns or not _own(layer, wanted):
                return None
            picked = [ids[0], geometry[0], *(one or None for one in (start, end, key))]
            select = ", ".join("NULL" if one is None else quoted_name(one) for one in picked)
            rows = link.execute(f"SELECT {select} FROM {quoted_name(name)} ORDER BY {quoted_name(ids[0])}").fetchall()
    except (WorkspaceError, sqlite3.Error):
        return None
    if not rows:
        return Columns()
    fids, blobs, starts, ends, keys = (list(column) for column in zip(*rows))
    if any(not isinstance(text, (str, type(None))) for text in (*starts, *ends)):
        return None
    return Columns(fids, [unwrap(blob) for blob in blobs], starts, ends, keys if key else fids)


def _own(layer: QgsVectorLayer, names: list[str]) -> bool:
    """Whether all these fields come from the file itself, not from a join or an expression."""
    own = layer.dataProvider().fields().names()
    return all(name in own and layer.fields().fieldOrigin(layer.fields().lookupField(name)) == 1 for name in names)


def _table(layer: QgsVectorLayer) -> tuple[Path, str] | None:
    """Return the file and the table of a layer that shows a whole GeoPackage table."""
    if layer.providerType() != "ogr" or layer.dataProvider().storageType() != "GPKG":
        return None
    if QgsWkbTypes.isCurvedType(layer.wkbType()):
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    given = {name: value for name, value in parts.items() if isinstance(value, str) and value}
    path, name = given.pop("path", ""), given.pop("layerName", "")
    return (Path(path), name) if path and name and not given else None
