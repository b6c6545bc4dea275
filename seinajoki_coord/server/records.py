"""Works, events and areas of the shared database as columns, ready for the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg2 import sql

from ..core.schema import AREA, RECORD_TABLES
from ..core.subject import columns_of
from ..core.table import FieldType
from ..workspace.records import RecordColumns
from .ewkb import postgis_schema, without_srid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from psycopg2.extensions import cursor

    from ..core.table import Table
    from ..workspace.records import Box, Times

_RECORDS = sql.SQL(
    "SELECT (SELECT p.name FROM coord.party p WHERE p.id = t.party_id), t.geom::bytea, {columns}"
    " FROM coord.{table} t WHERE {condition} ORDER BY t.id"
)
_NEAR = sql.SQL("t.geom OPERATOR({postgis}.&&) {postgis}.ST_MakeEnvelope(%s, %s, %s, %s)")
_BEGINS = sql.SQL("coalesce(least(t.setup_at, t.starts_at), '-infinity') <= %s")
_ENDS = sql.SQL("coalesce(greatest(t.cleared_at, t.ends_at), 'infinity') >= %s")
_GUARANTEED = sql.SQL(
    "greatest(t.cleared_at, t.ends_at)::date + least(greatest(t.guarantee_days, 0), 1000000)::integer >= %s::date"
)
_AS_STORED = {
    FieldType.UUID: "{name}::text",
    FieldType.MOMENT: "to_char({name}, 'YYYY-MM-DD\"T\"HH24:MI')",
    FieldType.BOOLEAN: "{name}::integer",
}
"""How a column is read, so that it is what a workspace's file holds."""


def read_records(
    asking: cursor,
    *,
    kinds: Sequence[str] = tuple(RECORD_TABLES),
    box: Box | None = None,
    times: Times | None = None,
    record: str | None = None,
) -> RecordColumns:
    """
    Read the records that the login may see, works, events, areas, each in the order of their identifiers.

    ``box``, ``times`` and ``record`` narrow them down as in `workspace.records.read_records`.
    """
    found = RecordColumns()
    is_whole = box is None and times is None and record is None
    for kind in kinds:
        columns = stored_columns(RECORD_TABLES[kind], columns_of(kind).values())
        conditions: list[sql.Composable] = [sql.SQL("true")]
        bound: list[object] = []
        if record is not None:
            conditions, bound = [sql.SQL("t.id::text = %s")], [record]
        elif box is not None and kind != AREA.name:
            conditions, bound = [_NEAR.format(postgis=sql.Identifier(postgis_schema(asking)))], [*box]
        if times is not None and record is None and kind != AREA.name:
            begin, end = times
            lasts = [_ENDS, _GUARANTEED] if "guarantee_days" in columns_of(kind) else [_ENDS]
            conditions += [_BEGINS, sql.SQL("({})").format(sql.SQL(" OR ").join(lasts))]
            bound += [end, *[begin] * len(lasts)]
        condition = sql.SQL(" AND ").join(conditions)
        asking.execute(_RECORDS.format(columns=columns, table=sql.Identifier(kind), condition=condition), bound)
        rows = ((row[0], None if row[1] is None else without_srid(bytes(row[1])), *row[2:]) for row in asking)
        found.add(kind, rows, digests=is_whole)
    return found


def stored_columns(table: Table, names: Iterable[str]) -> sql.Composed:
    """Return columns of a table for a query, each as a workspace's file holds it."""
    return sql.SQL(", ").join(
        sql.SQL(_AS_STORED.get(table.field(name).type, "{name}")).format(name=sql.Identifier(name)) for name in names
    )
