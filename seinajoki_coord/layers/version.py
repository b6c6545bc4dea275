"""Versions of a record in words: the fields in the user's language, and its ground as a geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsGeometry

from ..core.canonical import GEOMETRY
from ..core.schema import SYNCED
from .language import tr

if TYPE_CHECKING:
    from ..core.canonical import Row
    from ..core.table import Table
    from ..server.result import Entry

SYNCED_BY_NAME = {table.name: table for table in SYNCED}


def field_word(table: Table, name: str) -> str:
    """Return what people call a field, the geometry being one."""
    return tr("Geometry") if name == GEOMETRY else tr(table.field(name).alias)


def reason_of(entry: Entry) -> str:
    """Return what a report says of a record; empty where nothing is to say."""
    if not entry.template:
        return ""
    values, table = dict(entry.values), SYNCED_BY_NAME[entry.table]
    if "field" in values:
        values["field"] = tr(values["field"])
    if "fields" in values:
        values["fields"] = ", ".join(field_word(table, name) for name in values["fields"])
    return tr(entry.template).format(**values)


def geometry_of(row: Row | None) -> QgsGeometry:
    """Return the ground of a canonical row; a null geometry where it has none."""
    geometry, ground = QgsGeometry(), (row or {}).get(GEOMETRY)
    if ground:
        geometry.fromWkb(bytes.fromhex(ground))
    return geometry
