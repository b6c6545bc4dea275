"""A workspace and the shared database brought together: status, push, pull, and again where a merge is to be sent."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
import uuid
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.error import CancelledError, CoordError, DatabaseError, UnreachableError, sentence
from ..core.progress import Report, silent
from ..core.schema import SCHEMA_VERSION, SYNCED
from ..workspace import conflict, journal, replica
from ..workspace.geopackage import reading, writing
from ..workspace.journal import State
from ..workspace.rule_set import rules_in
from ..workspace.upgrade import upgrade_workspace
from .connection import plain_errors
from .party import name_parties, new_parties
from .pull import Status, ask_status, distrusted, pull, pulled_from
from .push import Push, forget_batches
from .result import Entry, SyncResult
from .rule_set import take_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from psycopg2.extensions import connection

    from ..workspace.workspace import Workspace

_ROUNDS = 4
"""A merge is sent in the next round; if others are quicker each time, the next sync goes on."""
_PAUSES = (0.2, 1.0, 3.0)
"""Seconds before a lost line is tried again."""
_CUT = sentence(
    "Cancelled. What was sent so far is stored on the server; the next sync goes on from there, and nothing is lost."
)


@dataclass
class Line:
    """A connection that is made anew when it was cut."""

    connect: Callable[[], connection]
    _links: list[connection] = field(default_factory=list)

    def ask(self, work: Callable[[connection], Any], pauses: tuple[float, ...] = _PAUSES) -> Any:  # noqa: ANN401
        """Do work that may safely be done twice; after the last try the error goes to the caller."""
        try:
            with plain_errors():
                return work(self.link())
        except UnreachableError:
            self.close()
            if not pauses:
                raise
        time.sleep(pauses[0])
        return self.ask(work, pauses[1:])

    def link(self) -> connection:
        """Return the connection, ready for a transaction that may write."""
        if not self._links:
            self._links.append(self.connect())
        link = self._links[0]
        link.rollback()
        link.set_session(isolation_level="READ COMMITTED", readonly=False, autocommit=False)
        return link

    def close(self) -> None:
        """Close the connection, if there is one."""
        while self._links:
            self._links.pop().close()


def sync(
    workspace: Workspace,
    connect: Callable[[], connection],
    *,
    dry_run: bool = False,
    area: bytes | None = None,
    connection_name: str | None = None,
    reason: str | None = None,
    report: Report = silent,
) -> SyncResult:
    """
    Bring a workspace and the shared database together, and say what happened.

    ``connect`` makes a connection to the database; ``area`` is the WKB (little-endian) of the ground that the workspace keeps, as
    before where it is None, all where it is empty; ``reason`` goes into the history where an administrator changes what is another party's. Raises
    CoordError where nothing can be synced. Whenever it ends, by cancel (``report`` raises) or by a crash, the next sync goes on.
    """
    if dry_run:
        with _copy_of(workspace) as copy:
            return _sync(copy, connect, SyncResult(is_dry=True), area, None, None, report)
    return _sync(workspace, connect, SyncResult(), area, connection_name, reason, report)


def _sync(
    workspace: Workspace,
    connect: Callable[[], connection],
    result: SyncResult,
    area: bytes | None,
    connection_name: str | None,
    reason: str | None,
    report: Report,
) -> SyncResult:
    line = Line(connect)
    try:
        report("status", 0.0)
        if workspace.schema_version < SCHEMA_VERSION:
            workspace = upgrade_workspace(workspace.path)
            result.notes.append(CoordError("The workspace was brought to the form of this version of the plugin."))
        with reading(workspace.path) as link:
            state, rules = journal.read_state(link), rules_in(link)
        status = line.ask(lambda server: _ended(server, ask_status(server, state.cursor if state else None)))
        _check(workspace, state, status)
        state = _prepared(workspace, state, status, area, connection_name)
        take_rules(workspace, rules, status.rules, line.ask, result)
        _exchange(workspace, line, state, status, result, reason, report)
    except CancelledError as error:
        if result.sent or result.received:
            raise CoordError(_CUT) from error
        raise
    finally:
        line.close()
    with reading(workspace.path) as link:
        for one in conflict.read_conflicts(link):
            result.conflicts.add(Entry(one.table.name, one.id, one.title, *_told(one)))
    return result


def _exchange(
    workspace: Workspace,
    line: Line,
    state: State,
    status: Status,
    result: SyncResult,
    reason: str | None,
    report: Report,
) -> None:
    """Push and pull until nothing is left to say."""
    refused: set[tuple[str, str]] = set()
    writes = status.is_editor and status.schema_version == SCHEMA_VERSION and not result.is_dry
    if status.schema_version > SCHEMA_VERSION:
        result.notes.append(
            CoordError(
                "The shared database is of a newer version: this plugin reads it, but sends nothing. Update the plugin."
            )
        )
    elif not status.is_editor and _waiting(workspace):
        result.notes.append(
            CoordError("Your login may only read the shared database: your own changes stay in this workspace.")
        )
    for turn in range(_ROUNDS):
        is_restored = state.epoch is not None and state.epoch != status.epoch
        waiting = _waiting(workspace)
        if turn == 0 and not waiting and not status.changed and state.cursor is not None and not is_restored:
            return
        has_more = False
        # What was said before a restore means nothing after it: compare first.
        if writes and waiting and not is_restored:
            if new_parties(workspace):
                line.ask(lambda server: name_parties(server, workspace, result))
            push = Push(workspace, state.client_id, status, result, line.ask, reason, report)
            push.run(refused)
            has_more = push.has_more
            if push.is_behind:
                state = distrusted(state, result)
        elif not writes:
            _would_send(workspace, status, result)
        state, merged = line.ask(lambda server, at=state: pull(server, workspace, at, result, report))
        if state.epoch == status.epoch and not ((has_more or merged or is_restored) and writes and _waiting(workspace)):
            return


def _ended(link: connection, status: Status) -> Status:
    link.rollback()
    return status


def _check(workspace: Workspace, state: State | None, status: Status) -> None:
    """Raise where this workspace and this database cannot be synced."""
    if state is not None and state.database_id != status.database_id:
        raise DatabaseError(
            "{path} belongs to another shared database. Sync it with that one, or take a new workspace for this one.",
            path=workspace.path,
        )
    if state is not None and state.epoch == status.epoch and int(state.cursor or 0) > int(status.cursor):
        raise DatabaseError(
            "The shared database has not reached what this workspace has seen already: it was restored from a backup, or this "
            "is a copy that lags behind. Nothing was changed. Ask its administrator to check it and to renew the epoch."
        )
    if workspace.crs != status.crs:
        raise DatabaseError(
            "The workspace is in {here}, the shared database in {there}. Make a new workspace in {there} and import into it.",
            here=workspace.crs,
            there=status.crs,
        )
    if workspace.time_zone != status.time_zone:
        raise DatabaseError(
            "The times of the workspace are those of {here}, of the shared database {there}. Make a new workspace for {there}.",
            here=workspace.time_zone,
            there=status.time_zone,
        )
    if status.oldest_client_version > SCHEMA_VERSION:
        raise DatabaseError(
            "The shared database is of a newer version ({there}, this plugin knows {here}). Update the plugin; until then "
            "you can go on working in your workspace.",
            there=status.schema_version,
            here=SCHEMA_VERSION,
        )
    if status.schema_version < SCHEMA_VERSION:
        raise DatabaseError(
            "The shared database is of an older version ({there}, this plugin needs {here}). Ask its administrator to run "
            "“Install database”; until then you can go on working in your workspace.",
            there=status.schema_version,
            here=SCHEMA_VERSION,
        )


def _prepared(
    workspace: Workspace, state: State | None, status: Status, area: bytes | None, connection_name: str | None
) -> State:
    """Return where the workspace stands, made a shared one if it is none; all is read anew where what it sees has changed."""
    if state is None:
        state = State(
            status.database_id, status.epoch, None, str(uuid.uuid4()), status.party_id, connection_name, area or None
        )
        with writing(workspace.path) as link:
            journal.start(link, state)
        return state
    before = state
    if area is not None and (area or None) != state.area:
        state = replace(state, area=area or None, cursor=None)
    if state.epoch != status.epoch:
        forget_batches(workspace)
    state = pulled_from(state, status)
    if connection_name is not None:
        state = replace(state, connection=connection_name)
    if state != before:
        with writing(workspace.path) as link:
            journal.keep_state(link, state)
    return state


def _waiting(workspace: Workspace) -> bool:
    with reading(workspace.path) as link:
        (batches,) = link.execute("SELECT count(*) FROM gpkg_coord_batch").fetchone()
        return bool(batches or journal.count_touched(link))


def _would_send(workspace: Workspace, status: Status, result: SyncResult) -> None:
    """Say what a dry run would send."""
    if not (result.is_dry and status.is_editor):
        return
    with reading(workspace.path) as link:
        for table in SYNCED:
            last = ""
            while keys := journal.touched_after(link, table, last, 500):
                rows, bases = replica.read_rows(link, table, keys), replica.read_bases(link, table, keys)
                for key in keys:
                    mine, base = rows.get(key), bases.get(key)
                    if (mine or base) and (not mine or not base or mine.row(table) != base.row(table)):
                        title = conflict.title_of(table, (mine or base).values)
                        result.sent.add(Entry(table.name, key, title))
                last = keys[-1]


@contextmanager
def _copy_of(workspace: Workspace) -> Iterator[Workspace]:
    """Yield a copy of a workspace that is thrown away: what happens to it happens to nobody."""
    folder = Path(tempfile.mkdtemp(prefix="seinajoki-"))
    try:
        path = folder / "dry.gpkg"
        with reading(workspace.path) as link, closing(sqlite3.connect(str(path))) as copy:
            link.backup(copy)
        yield replace(workspace, path=path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _told(one: conflict.Conflict) -> tuple[str, dict[str, Any]]:
    values = {"who": one.their_by or "", "when": one.their_at or "", "fields": one.fields}
    if one.kind == conflict.DELETED_THEIRS:
        return sentence("You changed it, and {who} deleted or withdrew it."), values
    if one.kind == conflict.DELETED_MINE:
        return sentence("You deleted it, and {who} changed it."), values
    return sentence("You and {who} both changed: {fields}"), values
