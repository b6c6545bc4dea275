"""The fast way into a layer that is a whole table of a GeoPackage: columns straight from the file."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFields, QgsProviderRegistry, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QVariant

from ..core.error import WorkspaceError
from ..workspace.geopackage import reading, unwrap
from ..workspace.statement import statement
from .source import Columns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from qgis.core import QgsCoordinateReferenceSystem

PLAIN_TYPES = (QVariant.String, QVariant.Int, QVariant.LongLong, QVariant.Double)
"""Types of fields whose values SQLite and QGIS give alike."""
_BEFORE_ALL = -(2**63)


@dataclass(frozen=True)
class Origin:
    """Where the features of a layer lie, as far as files go; made on the thread of the layer, used on any."""

    path: str
    """As GDAL opens it, with a prefix such as ``/vsizip/`` where there is one."""
    table: str | None
    """The layer in the file; None where it is the only one."""
    plain_fields: frozenset[str]
    """Fields that come from the file itself, not from a join or an expression, and are numbers or text."""
    moment_fields: frozenset[str]
    """The same for dates and times."""
    is_whole_table: bool
    """Whether the layer shows all rows of a GeoPackage's table as they are in the file."""


def origin_of(layer: QgsVectorLayer) -> Origin | None:
    """Return where a layer's features lie; None where that is no file. For the layer's own thread."""
    if layer.providerType() != "ogr":
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    given = {name: value for name, value in parts.items() if isinstance(value, str) and value}
    path, table = given.pop("path", ""), given.pop("layerName", None)
    if not path:
        return None
    inside = (given.pop("vsiPrefix", ""), given.pop("vsiSuffix", ""))
    is_whole = (
        not any(inside)
        and not given
        and table is not None
        and layer.dataProvider().storageType() == "GPKG"
        and not layer.subsetString()
        and not layer.isModified()
        and not QgsWkbTypes.isCurvedType(layer.wkbType())
    )
    fields = layer.fields()
    own = [
        fields.at(place)
        for place in range(len(fields))
        if fields.fieldOrigin(place) == QgsFields.FieldOrigin.OriginProvider
    ]
    return Origin(
        f"{inside[0]}{path}{inside[1]}",
        table,
        frozenset(field.name() for field in own if field.type() in PLAIN_TYPES),
        frozenset(field.name() for field in own if field.type() in {QVariant.Date, QVariant.DateTime}),
        is_whole,
    )


def stored_columns(
    origin: Origin,
    start: str,
    end: str,
    key: str,
    crs: QgsCoordinateReferenceSystem,
    plane: QgsCoordinateReferenceSystem,
) -> Columns | None:
    """
    Return a layer's columns read by SQL, or None where only QGIS itself can tell what the layer holds.

    That is: another store than a GeoPackage table, unsaved edits, a filter, another coordinate reference system
    ``crs`` than that of the ``plane``, fields that are joined or computed, keys that are no numbers or text. Read as
    text, date-times keep the zone that the file gives them, which QGIS before 3.24 loses.
    """
    times = origin.plain_fields | origin.moment_fields
    if (
        not origin.is_whole_table
        or crs != plane
        or not {start, end} <= times
        or (key and key not in origin.plain_fields)
    ):
        return None
    try:
        rows = _rows(origin, start, end, key)
    except (WorkspaceError, sqlite3.Error):
        return None
    if not rows:
        return Columns()
    fids, blobs, starts, ends, keys = (list(column) for column in zip(*rows))
    if not set(map(type, starts)) | set(map(type, ends)) <= {str, type(None)}:
        return None
    return Columns(fids, [unwrap(blob) for blob in blobs], starts, ends, keys if key else fids)


def stored_batches(origin: Origin, names: Sequence[str], size: int) -> Iterator[list[tuple[Any, ...]]]:
    """
    Yield rows of a whole table in the order of their ids: id, WKB, then the named fields as texts.

    Empty texts are None. Each batch is a question of its own, so that nobody who writes has to wait for the last.
    Raises WorkspaceError where the file cannot be read (any more), or a field is missing.
    """
    table = origin.table or ""
    with reading(Path(origin.path)) as link:
        key, geometry = _key_and_geometry(link, table, names)
        texts = ", ".join(statement("nullif(CAST($name AS TEXT), '')", name=name) for name in names)
        parts = {"key": key, "geometry": geometry, "table": table}
        question = statement("SELECT $key, $geometry, ", **parts) + texts
        question += statement(" FROM $table WHERE $key > ? ORDER BY $key LIMIT ?", **parts)
        last = _BEFORE_ALL
        while rows := link.execute(question, (last, size)).fetchall():
            last = rows[-1][0]
            yield [(row[0], unwrap(row[1]), *row[2:]) for row in rows]


def _key_and_geometry(link: sqlite3.Connection, table: str, names: Collection[str]) -> tuple[str, str]:
    """Return the names of a table's key and geometry; WorkspaceError where one is missing, or one of its fields."""
    described = link.execute("SELECT name, pk FROM pragma_table_info(?)", (table,)).fetchall()
    ids = [column for column, is_key in described if is_key]
    geometry = link.execute("SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", (table,)).fetchone()
    # SQLite takes the quoted name of a column that is not there for a text.
    missing = set(names) - {column for column, _ in described}
    if len(ids) != 1 or geometry is None or missing:
        raise WorkspaceError("The table {table} lacks a column of a workspace.", table=table)
    return ids[0], geometry[0]


def _rows(origin: Origin, start: str, end: str, key: str) -> Sequence[tuple[Any, ...]]:
    table = origin.table or ""
    with reading(Path(origin.path)) as link:
        id_name, geometry = _key_and_geometry(link, table, {start, end, key or start})
        picked = [id_name, geometry, start, end, key or id_name]
        return link.execute(
            statement("SELECT $picked FROM $table ORDER BY $id", picked=picked, table=table, id=id_name)
        ).fetchall()
