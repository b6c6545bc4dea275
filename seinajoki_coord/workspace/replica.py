"""Rows as the server has them: read from a workspace's tables and bases, and put into them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import numpy as np

from ..core.canonical import GEOMETRY, OWN_UPKEEP, Row, box_of, canonical_row, content_fields
from . import table as rows_of
from .bulk import bulk_insert
from .geopackage import unwrap, wrap
from .journal import base_table, parts_of, row_columns
from .statement import statement

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from ..core.schema import Table

_MANY = 1000
"""From so many on `bulk_insert` is worth that other programs must read the file's schema anew: it puts triggers aside."""
_NO_BOX = (np.nan,) * 4


@dataclass(frozen=True)
class Version:
    """
    A row as a store has it: who made it what it is, its content as plain values, its ground as WKB.

    ``gone`` says why there is no row any more: ``deleted``, ``withdrawn`` (a draft again) or ``outside`` the area of interest.
    """

    id: str
    row_version: int
    by: str | None
    at: str | None
    values: dict[str, Any]
    wkb: bytes | None = None
    gone: str | None = None

    def row(self, table: Table) -> Row:
        """Return its content in canonical form; a geometry that has none, such as a curve, as it is."""
        try:
            return canonical_row(table, self.values, self.wkb)
        except ValueError:
            return {**canonical_row(table, self.values), GEOMETRY: None if self.wkb is None else self.wkb.hex()}


def version_of(
    table: Table, key: str, row_version: int, row: Row, by: str | None = None, at: str | None = None
) -> Version:
    """Return a canonical row as a version of a record."""
    values = {name: row.get(name) for name in content_fields(table)}
    ground = row.get(GEOMETRY)
    return Version(key, row_version, by, at, values, None if ground is None else bytes.fromhex(ground))


def read_rows(link: sqlite3.Connection, table: Table, ids: Collection[str]) -> dict[str, Version]:
    """Return rows of a table by id; those that are not there are left out."""
    return _read(link, table.name, table, ids)


def read_bases(link: sqlite3.Connection, table: Table, ids: Collection[str]) -> dict[str, Version]:
    """Return touched rows as the server last had them; new ones are not there."""
    return _read(link, base_table(table), table, ids)


def _read(link: sqlite3.Connection, source: str, table: Table, ids: Collection[str]) -> dict[str, Version]:
    columns = row_columns(table)
    found = {}
    for part in parts_of(list(ids)):
        query = statement(
            "SELECT $columns FROM $source WHERE id IN ($places)", columns=columns, source=source, places=len(part)
        )
        for values in link.execute(query, part):
            row = dict(zip(columns, values))
            wkb = unwrap(row.pop(GEOMETRY, None))
            found[row["id"]] = Version(row["id"], row["row_version"], row["updated_by"], row["updated_at"], row, wkb)
    return found


def row_versions(link: sqlite3.Connection, table: Table, ids: Collection[str]) -> dict[str, int]:
    """Return the versions of rows by id."""
    found: dict[str, int] = {}
    for part in parts_of(list(ids)):
        query = statement(
            "SELECT id, row_version FROM $table WHERE id IN ($places)", table=table.name, places=len(part)
        )
        found.update(link.execute(query, part).fetchall())
    return found


def add(link: sqlite3.Connection, table: Table, versions: Sequence[Version], srs_id: int) -> None:
    """Insert rows of the server that the workspace has not."""
    columns = _columns(table, versions)
    if len(versions) < _MANY:
        if table.has_geometry:
            columns[GEOMETRY] = wrap([one.wkb for one in versions], _boxes(versions), srs_id)
        rows_of.insert(link, table, (dict(zip(columns, row)) for row in zip(*columns.values())), list(columns))
        return
    if not table.has_geometry:
        bulk_insert(link, table.name, columns)
        return
    bulk_insert(link, table.name, columns, [one.wkb for one in versions], _boxes(versions))


def change(link: sqlite3.Connection, table: Table, versions: Sequence[Version], srs_id: int) -> None:
    """Make rows of the workspace what the server has, their versions included."""
    # The table's own trigger counts a row's version up where a change leaves it as it was.
    query = statement("UPDATE $table SET row_version = -1 WHERE id = ? AND row_version = ?", table=table.name)
    link.executemany(query, ((one.id, one.row_version) for one in versions))
    _update(link, table, versions, row_columns(table), srs_id)


def change_content(link: sqlite3.Connection, table: Table, version: Version, srs_id: int) -> None:
    """Write the content of a row that stays the user's own."""
    _update(link, table, [version], [name for name in row_columns(table) if name not in OWN_UPKEEP], srs_id)


def _update(
    link: sqlite3.Connection, table: Table, versions: Sequence[Version], names: Sequence[str], srs_id: int
) -> None:
    columns = _columns(table, versions)
    if table.has_geometry:
        columns[GEOMETRY] = wrap([one.wkb for one in versions], _boxes(versions), srs_id)
    rows_of.update(
        link, table, (dict(zip(columns, row)) for row in zip(*columns.values())), [n for n in names if n != "id"]
    )


def set_versions(link: sqlite3.Connection, table: Table, versions: dict[str, int]) -> None:
    """Give rows the versions that the server gave them."""
    query = statement("UPDATE $table SET row_version = ?1 WHERE id = ?2 AND row_version <> ?1", table=table.name)
    link.executemany(query, ((number, key) for key, number in versions.items()))


def remove(link: sqlite3.Connection, table: Table, ids: Collection[str]) -> None:
    """Delete rows."""
    query = statement("DELETE FROM $table WHERE id = ?", table=table.name)
    link.executemany(query, ((one,) for one in ids))


def set_base(link: sqlite3.Connection, table: Table, version: Version, srs_id: int) -> None:
    """Keep how the server has a row that was touched here."""
    columns = _columns(table, [version])
    if table.has_geometry:
        columns[GEOMETRY] = wrap([version.wkb], _boxes([version]), srs_id)
    query = statement(
        "INSERT OR REPLACE INTO $base ($columns) VALUES ($places)",
        base=base_table(table),
        columns=list(columns),
        places=len(columns),
    )
    link.execute(query, [values[0] for values in columns.values()])


def drop_base(link: sqlite3.Connection, table: Table, key: str) -> None:
    """Forget the base of a row: to the server it is new."""
    link.execute(statement("DELETE FROM $base WHERE id = ?", base=base_table(table)), (key,))


def keep_lost(link: sqlite3.Connection, table: Table, version: Version) -> None:
    """Keep a version that lost, so that nothing a person entered is ever gone."""
    link.execute(
        "INSERT INTO gpkg_coord_lost (table_name, id, row, at) VALUES (?, ?, ?, ?)",
        (table.name, version.id, as_json(version.row(table)), now()),
    )


def as_json(row: Row | None) -> str | None:
    """Return a canonical row as text; what a file holds against its schema, endless numbers or bytes, is no obstacle."""
    return None if row is None else json.dumps(row, ensure_ascii=False, default=bytes.hex, separators=(",", ":"))


def now() -> str:
    """Return the moment as a stamp; for people only, nothing is decided by clocks."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _columns(table: Table, versions: Sequence[Version]) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {
        "id": [one.id for one in versions],
        "row_version": [one.row_version for one in versions],
        "updated_at": [one.at or now() for one in versions],
        "updated_by": [one.by for one in versions],
    }
    for name in content_fields(table):
        columns[name] = [one.values.get(name) for one in versions]
    return columns


def _boxes(versions: Sequence[Version]) -> np.ndarray:
    return np.array([_box(one.wkb) for one in versions], float).reshape(-1, 4)


def _box(wkb: bytes | None) -> tuple[float, float, float, float]:
    try:
        return _NO_BOX if wkb is None else box_of(wkb)
    except ValueError:
        # Refused by the server all the same; the user puts it right.
        return _NO_BOX
