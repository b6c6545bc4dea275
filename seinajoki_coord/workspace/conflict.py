"""
Records that two people changed in contradiction, and those that the server refused, until a person decides.

Meanwhile the workspace's own row is the user's, and nothing of it is sent.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..core.canonical import Row, canonical_row
from ..core.error import WorkspaceError
from ..core.merge import merge
from ..core.row_rule import refusal
from ..core.schema import SYNCED
from . import journal, replica
from .geopackage import PATIENT, reading, writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping

    from ..core.schema import Table
    from .replica import Version
    from .workspace import Workspace

FIELD, DELETED_THEIRS, DELETED_MINE, REFUSED = "field", "deleted-theirs", "deleted-mine", "refused"
"""Kinds; ``refused`` is one of a user who may not write the record: refused at each sync, nothing to decide while that is so."""
_TABLES = {table.name: table for table in SYNCED}


@dataclass(frozen=True)
class Conflict:
    """
    One record that needs a decision; ``kind`` says whether fields contradict each other or one side deleted it.

    ``base`` is None where the record came up on both sides; ``mine`` or ``theirs`` where that side deleted it. ``fields``
    are those that both changed.
    """

    table: Table
    id: str
    kind: str
    fields: tuple[str, ...]
    base: Row | None
    mine: Row | None
    theirs: Row | None
    their_version: int
    their_by: str | None
    their_at: str | None
    found_at: str

    @property
    def title(self) -> str:
        """Return what people call the record."""
        return title_of(self.table, self.mine or self.theirs or self.base or {})


@dataclass(frozen=True)
class Refusal:
    """A record of which the server, or the workspace, does not take the latest version, and why."""

    table: Table
    id: str
    template: str
    values: dict[str, Any]
    row: Row | None
    at: str

    @property
    def title(self) -> str:
        """Return what people call the record."""
        return title_of(self.table, self.row or {})


def title_of(table: Table, row: Mapping[str, Any]) -> str:
    """Return what people call a record; empty where it says nothing."""
    return str(row.get(table.title_field) or "")


def read_conflicts(link: sqlite3.Connection) -> list[Conflict]:
    """Return the open conflicts, oldest first."""
    return [one for one in _read(link) if one.kind != REFUSED]


def server_version(link: sqlite3.Connection, table: Table, key: str) -> Version | None:
    """Return a touched record as the server has it, its base or what it has gone on to since; None where it has none."""
    for one in _read(link):
        if one.table is table and one.id == key:
            return None if one.theirs is None else _theirs(one)
    return replica.read_bases(link, table, [key]).get(key)


def read_refusals(link: sqlite3.Connection) -> list[Refusal]:
    """Return what was refused and is still as it was then."""
    found = []
    for name, key, reason, row, at in link.execute(
        "SELECT table_name, id, reason, row, at FROM gpkg_coord_refused ORDER BY at, table_name, id"
    ):
        found.append(Refusal(_TABLES[name], key, **json.loads(reason), row=_row(row), at=at))
    return found


def open_conflicts(workspace: Workspace, *, patience: float = PATIENT) -> list[Conflict]:
    """Return the conflicts of a workspace that wait for a decision, the user's own version as it is now."""
    with reading(workspace.path, patience=patience) as link:
        if not journal.is_shared(link):
            return []
        return [replace(one, mine=_mine(link, one)) for one in read_conflicts(link)]


def open_refusals(workspace: Workspace, *, patience: float = PATIENT) -> list[Refusal]:
    """Return the records of a workspace that were refused."""
    with reading(workspace.path, patience=patience) as link:
        return read_refusals(link) if journal.is_shared(link) else []


def keep_conflict(
    link: sqlite3.Connection,
    table: Table,
    kind: str,
    fields: Collection[str],
    base: Version | None,
    mine: Version | None,
    theirs: Version,
) -> None:
    """Write down a conflict, or what is new of one that is known."""
    rows = (None if one is None or one.gone else one.row(table) for one in (base, mine, theirs))
    values = (
        table.name,
        theirs.id,
        kind,
        json.dumps(list(fields)),
        *map(replica.as_json, rows),
        theirs.row_version,
        theirs.by,
        theirs.at,
        replica.now(),
    )
    link.execute(
        "INSERT INTO gpkg_coord_conflict (table_name, id, kind, fields, base, mine, theirs, their_version, their_by, their_at,"
        " found_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (table_name, id) DO UPDATE SET kind = excluded.kind,"
        " fields = excluded.fields, base = excluded.base, mine = excluded.mine, theirs = excluded.theirs,"
        " their_version = excluded.their_version, their_by = excluded.their_by, their_at = excluded.their_at",
        values,
    )


def drop_conflict(link: sqlite3.Connection, table: Table, key: str) -> None:
    """Forget a conflict that is none any more."""
    link.execute("DELETE FROM gpkg_coord_conflict WHERE table_name = ? AND id = ?", (table.name, key))


def keep_refusal(link: sqlite3.Connection, table: Table, key: str, reason: Mapping[str, Any], row: Row | None) -> None:
    """Write down what was refused; ``reason`` is an English sentence and the values of its places."""
    said = json.dumps({"template": reason["template"], "values": dict(reason.get("values") or {})}, ensure_ascii=False)
    link.execute(
        "INSERT OR REPLACE INTO gpkg_coord_refused (table_name, id, reason, row, at) VALUES (?, ?, ?, ?, ?)",
        (table.name, key, said, replica.as_json(row), replica.now()),
    )


def keep_mine(workspace: Workspace, table: Table, key: str) -> None:
    """Decide for the user's own version; what only they changed is taken over all the same."""
    decide(workspace, table, key, ())


def keep_theirs(workspace: Workspace, table: Table, key: str) -> None:
    """Decide for the server's version; what only the user changed stays, and is sent the next time."""
    with reading(workspace.path) as link:
        conflict = _conflict(link, table, key)
    decide(workspace, table, key, conflict.fields or (conflict.kind,))


def decide(
    workspace: Workspace, table: Table, key: str, theirs: Collection[str] = (), edited: Mapping[str, Any] | None = None
) -> None:
    """
    End a conflict: the fields in ``theirs`` follow the server, those in ``edited`` get new values, all others are the user's.

    Where one side deleted the record, ``theirs`` empty or not says whose will is done; give any name for theirs.
    Raises WorkspaceError where the row would break a rule between its fields, or there is no such conflict.
    """
    with _deciding(workspace) as link:
        conflict = _conflict(link, table, key)
        mine = replica.read_rows(link, table, [key]).get(key)
        if conflict.kind == DELETED_THEIRS:
            _decide_deleted_theirs(link, conflict, mine, theirs=bool(theirs))
        elif conflict.kind == DELETED_MINE or mine is None:
            _decide_deleted_mine(link, conflict, workspace.srs_id, theirs=bool(theirs))
        else:
            _decide_fields(link, conflict, mine, workspace.srs_id, theirs, edited or {})


def discard(workspace: Workspace, table: Table, key: str) -> None:
    """Take back what the user did to a record, a refused one for instance: it is as the server has it, or gone if new."""
    with _deciding(workspace) as link:
        mine = replica.read_rows(link, table, [key]).get(key)
        base = server_version(link, table, key)
        if mine is not None:
            replica.keep_lost(link, table, mine)
        if base is None:
            replica.remove(link, table, [key])
        elif mine is None:
            replica.add(link, table, [base], workspace.srs_id)
        else:
            replica.change(link, table, [base], workspace.srs_id)
        journal.settle(link, table, [key])


@contextmanager
def _deciding(workspace: Workspace) -> Iterator[sqlite3.Connection]:
    with writing(workspace.path, references=False) as link, journal.applying(link):
        yield link


def _read(link: sqlite3.Connection) -> list[Conflict]:
    rows = link.execute(
        "SELECT table_name, id, kind, fields, base, mine, theirs, their_version, their_by, their_at, found_at"
        " FROM gpkg_coord_conflict ORDER BY found_at, table_name, id"
    )
    return [
        Conflict(_TABLES[row[0]], row[1], row[2], tuple(json.loads(row[3])), *map(_row, row[4:7]), *row[7:])
        for row in rows
    ]


def _conflict(link: sqlite3.Connection, table: Table, key: str) -> Conflict:
    for one in read_conflicts(link):
        if one.table is table and one.id == key:
            return one
    raise WorkspaceError("This conflict has been settled already.")


def _decide_fields(
    link: sqlite3.Connection,
    conflict: Conflict,
    mine: Version,
    srs_id: int,
    theirs: Collection[str],
    edited: Mapping[str, Any],
) -> None:
    table, other = conflict.table, _theirs(conflict)
    merged = merge(table, conflict.base, mine.row(table), conflict.theirs or {})
    row = {**merged.row, **{name: (conflict.theirs or {})[name] for name in theirs}}
    if edited:
        ground = edited.get("geom", row.get("geom"))
        row = canonical_row(table, {**row, **edited}, bytes.fromhex(ground) if ground else None)
    broken = refusal(table, row)
    if broken is not None:
        raise WorkspaceError(broken)
    if row != mine.row(table):
        replica.keep_lost(link, table, mine)
    if row == conflict.theirs:
        replica.change(link, table, [other], srs_id)
        journal.settle(link, table, [conflict.id])
        return
    replica.change_content(link, table, replica.version_of(table, conflict.id, 0, row), srs_id)
    replica.set_base(link, table, other, srs_id)
    drop_conflict(link, table, conflict.id)


def _decide_deleted_theirs(link: sqlite3.Connection, conflict: Conflict, mine: Version | None, *, theirs: bool) -> None:
    table = conflict.table
    if theirs or mine is None:
        if mine is not None:
            replica.keep_lost(link, table, mine)
            replica.remove(link, table, [conflict.id])
        journal.settle(link, table, [conflict.id])
        return
    # Deleted there, so new again from here.
    replica.drop_base(link, table, conflict.id)
    drop_conflict(link, table, conflict.id)


def _decide_deleted_mine(link: sqlite3.Connection, conflict: Conflict, srs_id: int, *, theirs: bool) -> None:
    table, other = conflict.table, _theirs(conflict)
    if theirs:
        replica.add(link, table, [other], srs_id)
        journal.settle(link, table, [conflict.id])
        return
    replica.set_base(link, table, other, srs_id)
    drop_conflict(link, table, conflict.id)


def _theirs(conflict: Conflict) -> Version:
    made = conflict.their_by, conflict.their_at
    return replica.version_of(conflict.table, conflict.id, conflict.their_version, conflict.theirs or {}, *made)


def _mine(link: sqlite3.Connection, conflict: Conflict) -> Row | None:
    mine = replica.read_rows(link, conflict.table, [conflict.id]).get(conflict.id)
    return None if mine is None else mine.row(conflict.table)


def _row(text: str | None) -> Row | None:
    return None if text is None else json.loads(text)
