"""Works, events and areas of the shared database as columns, ready for the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg2 import sql

from ..core.schema import RECORD_TABLES
from ..core.subject import columns_of
from ..core.table import FieldType
from ..workspace.records import RecordColumns
from .ewkb import without_srid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg2.extensions import cursor

    from ..core.table import Table

_RECORDS = sql.SQL(
    "SELECT (SELECT p.name FROM coord.party p WHERE p.id = t.party_id), t.geom::bytea, {columns}"
    " FROM coord.{table} t ORDER BY t.id"
)
_AS_STORED = {
    FieldType.UUID: "{name}::text",
    FieldType.MOMENT: "to_char({name}, 'YYYY-MM-DD\"T\"HH24:MI')",
    FieldType.BOOLEAN: "{name}::integer",
}
"""How a column is read, so that it is what a workspace's file holds."""


def read_records(asking: cursor) -> RecordColumns:
    """Read all records that the login may see, works, events, areas, each in the order of their identifiers."""
    found = RecordColumns()
    for kind, table in RECORD_TABLES.items():
        columns = stored_columns(table, columns_of(kind).values())
        asking.execute(_RECORDS.format(columns=columns, table=sql.Identifier(kind)))
        found.add(kind, ((row[0], None if row[1] is None else without_srid(bytes(row[1])), *row[2:]) for row in asking))
    return found


def stored_columns(table: Table, names: Iterable[str]) -> sql.Composed:
    """Return columns of a table for a query, each as a workspace's file holds it."""
    return sql.SQL(", ").join(
        sql.SQL(_AS_STORED.get(table.field(name).type, "{name}")).format(name=sql.Identifier(name)) for name in names
    )
