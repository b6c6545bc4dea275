"""
What a workspace that is shared keeps beside its records: which rows were touched since the server saw them, and how
the server last had those.

A row that is not in the journal is the server's row, and its ``row_version`` the server's. Triggers note a row before it is
changed for the first time, whichever program writes, and lay its old content aside as the base of later merges. Tables
named ``gpkg_…`` stay out of QGIS's lists.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING

from ..core.canonical import GEOMETRY, OWN_UPKEEP, content_fields
from ..core.schema import SYNCED
from .geopackage import reading
from .statement import statement

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from ..core.schema import Table

_TABLES = (
    """
    CREATE TABLE IF NOT EXISTS gpkg_coord_sync (
        one INTEGER PRIMARY KEY CHECK (one = 1), database_id TEXT NOT NULL, epoch TEXT, cursor TEXT, client_id TEXT NOT NULL,
        party_id TEXT, connection TEXT, area BLOB, schema_version INTEGER, last_sync TEXT, applying INTEGER NOT NULL DEFAULT 0
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS gpkg_coord_journal (
        table_name TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (table_name, id)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE IF NOT EXISTS gpkg_coord_batch (number INTEGER PRIMARY KEY, batch_id TEXT UNIQUE NOT NULL, ops TEXT NOT NULL)",
    """
    CREATE TABLE IF NOT EXISTS gpkg_coord_conflict (
        table_name TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, fields TEXT NOT NULL, base TEXT, mine TEXT, theirs TEXT,
        their_version INTEGER, their_by TEXT, their_at TEXT, found_at TEXT NOT NULL, PRIMARY KEY (table_name, id)
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS gpkg_coord_refused (
        table_name TEXT NOT NULL, id TEXT NOT NULL, reason TEXT NOT NULL, row TEXT, at TEXT NOT NULL,
        PRIMARY KEY (table_name, id)
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS gpkg_coord_lost (
        number INTEGER PRIMARY KEY, table_name TEXT NOT NULL, id TEXT NOT NULL, row TEXT NOT NULL, at TEXT NOT NULL
    )
    """,
    "DROP VIEW IF EXISTS gpkg_coord_waiting",
    """
    CREATE VIEW gpkg_coord_waiting AS SELECT j.table_name, j.id FROM gpkg_coord_journal j WHERE NOT EXISTS (
        SELECT 1 FROM gpkg_coord_conflict c WHERE c.table_name = j.table_name AND c.id = j.id AND c.kind <> 'refused'
    )
    AND NOT (j.table_name = 'assessment' AND EXISTS (
        SELECT 1 FROM assessment a JOIN overlap o ON o.id = a.overlap_id WHERE a.id = j.id AND (
            EXISTS (SELECT 1 FROM work w WHERE w.id IN (o.first_id, o.second_id) AND w.status = 'draft')
            OR EXISTS (SELECT 1 FROM event e WHERE e.id IN (o.first_id, o.second_id) AND e.status = 'draft')
        )
    ))
    """,
)
_TRIGGERS = {
    "added": """
    CREATE TRIGGER $name AFTER INSERT ON $table
    WHEN NEW.id IS NOT NULL AND (SELECT applying FROM gpkg_coord_sync) IS NOT 1
    BEGIN
        INSERT INTO gpkg_coord_journal SELECT '$plain', NEW.id
        WHERE NOT EXISTS (SELECT 1 FROM gpkg_coord_journal WHERE table_name = '$plain' AND id = NEW.id);
    END
    """,
    # Named after it was inserted, or named otherwise: a new record.
    "named": """
    CREATE TRIGGER $name AFTER UPDATE OF id ON $table
    WHEN NEW.id IS NOT OLD.id AND (SELECT applying FROM gpkg_coord_sync) IS NOT 1
    BEGIN
        INSERT INTO gpkg_coord_journal SELECT '$plain', NEW.id
        WHERE NOT EXISTS (SELECT 1 FROM gpkg_coord_journal WHERE table_name = '$plain' AND id = NEW.id);
    END
    """,
    "changed": "CREATE TRIGGER $name BEFORE UPDATE ON $table $note",
    "deleted": "CREATE TRIGGER $name BEFORE DELETE ON $table $note",
}
_NOTE = """
    WHEN OLD.id IS NOT NULL AND (SELECT applying FROM gpkg_coord_sync) IS NOT 1
    BEGIN
        INSERT INTO $base ($columns) SELECT $old
        WHERE NOT EXISTS (SELECT 1 FROM gpkg_coord_journal WHERE table_name = '$plain' AND id = OLD.id);
        INSERT INTO gpkg_coord_journal SELECT '$plain', OLD.id
        WHERE NOT EXISTS (SELECT 1 FROM gpkg_coord_journal WHERE table_name = '$plain' AND id = OLD.id);
    END
"""
"""
BEFORE, because what other triggers change in the same statement must not pass for the base; WHERE NOT EXISTS and not
OR IGNORE, because the clause of the outer statement would override it.
"""


@dataclass(frozen=True)
class State:
    """Where a workspace stands with its shared database; ``area`` is the WKB of its area of interest."""

    database_id: str
    epoch: str | None
    cursor: str | None
    client_id: str
    party_id: str | None = None
    connection: str | None = None
    area: bytes | None = None
    schema_version: int | None = None
    last_sync: str | None = None


_STATE = tuple(one.name for one in fields(State))


def columns_of(link: sqlite3.Connection, table: str) -> set[str]:
    """Return the names of a table's columns; empty where there is no such table."""
    return {name for (name,) in link.execute("SELECT name FROM pragma_table_info(?)", (table,))}


def base_table(table: Table) -> str:
    """Return the name of the table that holds the bases of another."""
    return f"gpkg_coord_base_{table.name}"


def row_columns(table: Table) -> tuple[str, ...]:
    """Return the columns that rows are exchanged in: upkeep, content, geometry."""
    return (*OWN_UPKEEP, *content_fields(table), *((GEOMETRY,) if table.has_geometry else ()))


def is_shared(link: sqlite3.Connection) -> bool:
    """Whether a workspace has ever been synced."""
    return bool(columns_of(link, "gpkg_coord_sync"))


def install(link: sqlite3.Connection) -> None:
    """Make the tables and triggers, or bring them up to the schema; records and journal stay as they are."""
    for text in _TABLES:
        link.execute(text)
    for table in SYNCED:
        columns, base = row_columns(table), base_table(table)
        there = columns_of(link, base)
        if not there:
            link.execute(statement("CREATE TABLE $base ($columns, PRIMARY KEY (id))", base=base, columns=columns))
        else:
            for name in columns:
                if name not in there:
                    link.execute(statement("ALTER TABLE $base ADD COLUMN $name", base=base, name=name))
        for event, text in _TRIGGERS.items():
            name = f"gpkg_coord_{table.name}_{event}"
            link.execute(statement("DROP TRIGGER IF EXISTS $name", name=name))
            link.execute(_trigger(text, name, table))


def _trigger(text: str, name: str, table: Table) -> str:
    columns = row_columns(table)
    # Neither a place for values nor a list with a prefix can stand in a trigger: the names are the schema's own.
    note = _NOTE.replace("$old", ", ".join(f'OLD."{one}"' for one in columns))
    whole = text.replace("$note", note).replace("$plain", table.name)
    return statement(whole, name=name, table=table.name, base=base_table(table), columns=columns)


def start(link: sqlite3.Connection, state: State) -> None:
    """Make a workspace a shared one: all that it holds is new to the server."""
    install(link)
    keep_state(link, state)
    for table in SYNCED:
        link.execute(
            statement("INSERT OR IGNORE INTO gpkg_coord_journal SELECT ?, id FROM $table", table=table.name),
            (table.name,),
        )


def read_state(link: sqlite3.Connection) -> State | None:
    """Return where a workspace stands; None where it was never synced."""
    if not is_shared(link):
        return None
    row = link.execute(statement("SELECT $columns FROM gpkg_coord_sync", columns=_STATE)).fetchone()
    return None if row is None else State(*row)


def state_in(path: Path) -> State | None:
    """Return where the workspace in a file stands; None where it was never synced. Raises WorkspaceError."""
    with reading(path) as link:
        return read_state(link)


def keep_state(link: sqlite3.Connection, state: State) -> None:
    """Write where a workspace stands."""
    link.execute(
        statement(
            "INSERT OR REPLACE INTO gpkg_coord_sync (one, $columns) VALUES (1, $places)",
            columns=_STATE,
            places=len(_STATE),
        ),
        astuple(state),
    )


@contextmanager
def applying(link: sqlite3.Connection) -> Iterator[None]:
    """Write rows of the server: the journal looks away. Inside a transaction, so that no other program sees it."""
    link.execute("UPDATE gpkg_coord_sync SET applying = 1")
    yield
    link.execute("UPDATE gpkg_coord_sync SET applying = 0")


def touched(link: sqlite3.Connection, table: Table, ids: Collection[str]) -> set[str]:
    """Return which of some rows stand in the journal."""
    found = set()
    for part in parts_of(list(ids)):
        query = statement(
            "SELECT id FROM gpkg_coord_journal WHERE table_name = ? AND id IN ($places)", places=len(part)
        )
        found.update(one for (one,) in link.execute(query, (table.name, *part)))
    return found


def touched_after(link: sqlite3.Connection, table: Table, last: str, most: int) -> list[str]:
    """Return the next ids of the journal in their order, those left out that are not to be sent now."""
    return [
        one
        for (one,) in link.execute(
            "SELECT id FROM gpkg_coord_waiting WHERE table_name = ? AND id > ? ORDER BY id LIMIT ?",
            (table.name, last, most),
        )
    ]


def count_touched(link: sqlite3.Connection) -> int:
    """Return how many rows wait to be sent, those left out that are not to be sent now."""
    (count,) = link.execute("SELECT count(*) FROM gpkg_coord_waiting").fetchone()
    return int(count)


def note(link: sqlite3.Connection, table: Table, ids: Collection[str]) -> None:
    """Put rows into the journal."""
    link.executemany("INSERT OR IGNORE INTO gpkg_coord_journal VALUES (?, ?)", ((table.name, one) for one in ids))


def settle(link: sqlite3.Connection, table: Table, ids: Collection[str]) -> None:
    """Forget that rows were touched: they are as the server has them."""
    keys = [(table.name, one) for one in ids]
    link.executemany("DELETE FROM gpkg_coord_journal WHERE table_name = ? AND id = ?", keys)
    link.executemany("DELETE FROM gpkg_coord_conflict WHERE table_name = ? AND id = ?", keys)
    link.executemany("DELETE FROM gpkg_coord_refused WHERE table_name = ? AND id = ?", keys)
    remove = statement("DELETE FROM $base WHERE id = ?", base=base_table(table))
    link.executemany(remove, ((one,) for one in ids))


_PART = 500
"""Ids in one query: SQLite before 3.32 takes 999 values."""


def parts_of(ids: list[str]) -> Iterator[list[str]]:
    """Yield ids in parts that fit into one query."""
    for begin in range(0, len(ids), _PART):
        yield ids[begin : begin + _PART]
