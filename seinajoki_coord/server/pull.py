"""From the server: what changed since the last time, read in one snapshot, kept aside, then put into the workspace."""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from psycopg2 import sql
from psycopg2.extensions import ISOLATION_LEVEL_REPEATABLE_READ

from ..core.canonical import GEOMETRY
from ..core.error import CoordError
from ..core.progress import Report, silent
from ..core.schema import SYNCED
from ..workspace import journal
from ..workspace.geopackage import writing
from ..workspace.replica import Version, now
from ..workspace.statement import statement
from ..workspace.table import touch_contents
from .apply import Apply
from .ewkb import hex_ewkb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg2.extensions import connection

    from ..core.schema import Table
    from ..workspace.journal import State
    from ..workspace.workspace import Workspace
    from .result import SyncResult

_PART = 2000
_PATIENCE = 1.0
"""Seconds after which other programs may write into the file in between: QGIS waits five, and somebody is saving, perhaps."""


@dataclass(frozen=True)
class Status:
    """What the shared database says of itself and of the login."""

    schema_version: int
    oldest_client_version: int
    database_id: str
    epoch: str
    crs: str
    time_zone: str
    party_id: str | None
    roles: tuple[str, ...]
    cursor: str
    changed: int
    rules: str | None
    """Digest of the rules by which all go who sync; None while each goes by its own."""

    @property
    def is_admin(self) -> bool:
        """Whether the login may write what is other parties'."""
        return "admin" in self.roles

    @property
    def is_editor(self) -> bool:
        """Whether the login may write at all."""
        return self.is_admin or ("editor" in self.roles and self.party_id is not None)


def ask_status(link: connection, cursor: str | None) -> Status:
    """Ask what is new since a cursor: one round trip."""
    with link.cursor() as asking:
        asking.execute("SELECT coord.status(%s::xid8)", (cursor,))
        said: dict[str, Any] = asking.fetchone()[0]
    return Status(
        schema_version=said["schema_version"],
        oldest_client_version=said["oldest_client_version"],
        database_id=said["database_id"],
        epoch=said["epoch"],
        crs=said["crs"],
        time_zone=said["time_zone"],
        party_id=said["party_id"],
        roles=tuple(said["roles"]),
        cursor=said["new_cursor"],
        changed=sum(said["changed"].values()),
        rules=said["rules"],
    )


def pull(
    link: connection, workspace: Workspace, state: State, result: SyncResult, report: Report = silent
) -> tuple[State, bool]:
    """
    Bring a workspace to what the server has now; return where it stands, and whether merged rows are to be sent.

    A cursor of None in ``state`` reads everything, and what the server does not show is taken away. Much is put in by several
    transactions, the cursor with the last one: cancelled or cut before the end, the next sync reads the same again, and what
    is there already changes nothing.
    """
    with _staging() as staged:
        status, state = _fetch(link, staged, workspace, state, report)
        report("apply", 0.0)
        compares = state.epoch is not None and state.epoch != status.epoch
        apply = Apply(result, workspace.srs_id, status.party_id, status.is_admin, compares)
        reached = replace(
            state,
            epoch=status.epoch,
            cursor=status.cursor,
            party_id=status.party_id,
            schema_version=status.schema_version,
            last_sync=now(),
        )
        parts, is_done = _staged(staged, report), False
        while not is_done:
            with writing(workspace.path, references=False) as local:
                # What is taken away is private, perhaps: nothing of it stays in the file.
                local.execute("PRAGMA secure_delete = ON")
                apply.link = local
                with journal.applying(local):
                    # A comparison with a restored server is not to be begun twice.
                    is_done = _take(apply, parts, None if compares else _PATIENCE)
                    if is_done and state.cursor is None:
                        for table in SYNCED:
                            apply.forget(table, _missing(local, staged, table))
                if is_done:
                    for table in SYNCED:
                        if table.name in apply.changed:
                            touch_contents(local, table)
                    if apply.is_behind and not compares:
                        reached = distrusted(reached, result)
                    journal.keep_state(local, reached)
    return reached, apply.has_more


def pulled_from(state: State, status: Status) -> State:
    """Return where to pull from: from the very beginning where what this workspace sees is not what it saw."""
    is_same = state.epoch == status.epoch and state.party_id == status.party_id
    is_same &= state.schema_version in {None, status.schema_version}
    return state if is_same else replace(state, cursor=None)


def distrusted(state: State, result: SyncResult) -> State:
    """Return a state from which the next pull compares everything, as after a restore that was told; and say why."""
    result.notes.append(
        CoordError(
            "The shared database has older versions than this workspace has seen: it was restored from a backup, perhaps. "
            "Everything is compared. Ask its administrator to renew the epoch."
        )
    )
    return replace(state, epoch="", cursor=None)


def _take(apply: Apply, parts: Iterator[tuple[Table, list[Version]]], patience: float | None) -> bool:
    """Put parts of what was read into the workspace until patience ends; return whether that was all."""
    began = time.monotonic()
    for table, versions in parts:
        apply.take(table, versions)
        if patience is not None and time.monotonic() - began > patience:
            return False
    return True


@contextmanager
def _staging() -> Iterator[sqlite3.Connection]:
    """Yield a database that is gone afterwards and that the system keeps on disk where it is large."""
    link = sqlite3.connect("", isolation_level=None)
    try:
        for table in SYNCED:
            columns = ("id", *_columns(table))
            link.execute(
                statement("CREATE TABLE $table ($columns, PRIMARY KEY (id))", table=table.name, columns=columns)
            )
        link.execute("BEGIN")
        yield link
    finally:
        link.close()


def _columns(table: Table) -> tuple[str, ...]:
    return ("gone", *journal.row_columns(table)[1:])


def _fetch(
    link: connection, staged: sqlite3.Connection, workspace: Workspace, state: State, report: Report
) -> tuple[Status, State]:
    """Read all that changed into the staging database, as of one moment; return what the server is then, and what was asked."""
    link.rollback()
    link.set_session(isolation_level=ISOLATION_LEVEL_REPEATABLE_READ, readonly=True)
    with link:
        status = ask_status(link, state.cursor)
        state = pulled_from(state, status)
        if state.cursor is not None:
            use_indexes(link)
        if state.area is not None:
            with link.cursor() as cursor:
                cursor.execute("SELECT set_config('coord.aoi', %s, true)", (hex_ewkb(state.area, workspace.srs_id),))
        done = 0
        for table in SYNCED:
            with link.cursor(f"pull_{table.name}") as cursor:
                cursor.itersize = _PART
                cursor.execute(*_question(table, state.cursor))
                columns = ("id", *_columns(table))
                store = statement(
                    "INSERT INTO $table ($columns) VALUES ($places)",
                    table=table.name,
                    columns=columns,
                    places=len(columns),
                )
                while rows := cursor.fetchmany(_PART):
                    report("fetch", min(1.0, done / max(1, status.changed)))
                    staged.executemany(store, map(_plain, rows))
                    done += len(rows)
    return status, state


def use_indexes(link: connection) -> None:
    """Have what changed looked up by its index, also where the server has no statistics yet and would rather read all."""
    with link.cursor() as cursor:
        for way in ("enable_seqscan", "enable_hashjoin", "enable_mergejoin"):
            cursor.execute("SELECT set_config(%s, 'off', true)", (way,))


def _question(table: Table, cursor: str | None) -> tuple[sql.Composed, tuple[str, ...]]:
    columns = sql.SQL(", ").join(map(sql.Identifier, _columns(table)))
    query = sql.SQL("SELECT id::text, {} FROM {}").format(columns, sql.Identifier("coord", f"pull_{table.name}"))
    if cursor is None:
        return query, ()
    return query + sql.SQL(" WHERE mod_xid >= %s::xid8"), (cursor,)


def _plain(row: tuple[Any, ...]) -> list[Any]:
    return [bytes(value) if isinstance(value, memoryview) else value for value in row]


def _staged(staged: sqlite3.Connection, report: Report) -> Iterator[tuple[Table, list[Version]]]:
    """Yield what was read in parts, parents first."""
    for number, table in enumerate(SYNCED):
        columns = ("id", *_columns(table))
        query = statement("SELECT $columns FROM $table ORDER BY rowid", columns=columns, table=table.name)
        rows = staged.execute(query)
        while part := rows.fetchmany(_PART):
            report("apply", number / len(SYNCED))
            yield table, [_version(dict(zip(columns, row))) for row in part]


def _version(row: dict[str, Any]) -> Version:
    wkb = row.pop(GEOMETRY, None)
    return Version(row["id"], row["row_version"], row["updated_by"], row["updated_at"], row, wkb, row["gone"])


def _missing(local: sqlite3.Connection, staged: sqlite3.Connection, table: Table) -> list[str]:
    """Return the untouched rows of the workspace of which the server said nothing."""
    mine = local.execute(
        statement(
            "SELECT id FROM $table t WHERE NOT EXISTS"
            " (SELECT 1 FROM gpkg_coord_journal j WHERE j.table_name = ? AND j.id = t.id)",
            table=table.name,
        ),
        (table.name,),
    )
    known = {one for (one,) in staged.execute(statement("SELECT id FROM $table", table=table.name))}
    return [one for (one,) in mine if one not in known]
