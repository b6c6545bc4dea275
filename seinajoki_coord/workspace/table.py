"""Rows of a workspace's tables: read, inserted, changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .statement import statement

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from ..core.schema import Table

Row = dict[str, Any]


def insert(link: sqlite3.Connection, table: Table, rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """
    Insert rows, all with the same ``columns`` (``geom`` is a GeoPackage blob); columns left out take their default.

    Raises sqlite3.IntegrityError at the first row that breaks a constraint.
    """
    insertion = statement(
        "INSERT INTO $table ($columns) VALUES ($places)", table=table.name, columns=columns, places=len(columns)
    )
    link.executemany(insertion, ([row[name] for name in columns] for row in rows))


def update(link: sqlite3.Connection, table: Table, rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Set ``columns`` of the rows that have these ids; as `insert`."""
    change = statement(
        "UPDATE $table SET ($columns) = ($places) WHERE id = ?",
        table=table.name,
        columns=columns,
        places=len(columns),
    )
    if len(columns) == 1:
        change = statement("UPDATE $table SET $columns = ? WHERE id = ?", table=table.name, columns=columns)
    link.executemany(change, ([*(row[name] for name in columns), row["id"]] for row in rows))


def select(link: sqlite3.Connection, table: Table, columns: Sequence[str]) -> list[Row]:
    """Return these columns of all rows, in the order in which they were inserted."""
    rows = link.execute(statement("SELECT $columns FROM $table ORDER BY fid", columns=columns, table=table.name))
    return [dict(zip(columns, row)) for row in rows]


def touch_contents(link: sqlite3.Connection, table: Table) -> None:
    """Bring what GeoPackage says of a feature table up to date: its extent and the time of its last change."""
    box = [None] * 4
    if table.has_geometry:
        box = list(
            link.execute(
                statement(
                    "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM $tree", tree=f"rtree_{table.name}_geom"
                )
            ).fetchone()
        )
    link.execute(
        "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?,"
        " last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?",
        (*box, table.name),
    )
