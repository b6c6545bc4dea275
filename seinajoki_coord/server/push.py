"""
To the server: what was touched here, in batches that stay as they are until they are answered.

A batch is written down in the workspace before it is sent. When the answer is lost, the same batch is sent again under the
same identifier, and the server gives the answer that it gave the first time.
"""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..core.canonical import GEOMETRY, canonical_row
from ..core.error import sentence
from ..core.progress import Report, silent
from ..core.schema import SCHEMA_VERSION, SYNCED
from ..workspace import conflict, journal, replica
from ..workspace.geopackage import writing
from .apply import Apply
from .result import Entry, SyncResult

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from psycopg2.extensions import connection

    from ..core.canonical import Row
    from ..core.schema import Table
    from ..workspace.replica import Version
    from ..workspace.workspace import Workspace
    from .pull import Status

MOST_OPS = 2000
MOST_CHARACTERS = 4_000_000
"""Of one batch; a single larger record goes alone."""
_PART = 500
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TABLES = {table.name: table for table in SYNCED}
_NO_ID = sentence("The identifier {id} is no UUID in small letters.")
_NO_GROUND = sentence("The geometry cannot be sent: {problem}")
_NO_TEXT = sentence("The field “{field}” holds a value that a database cannot store.")
_UNEXPLAINED = sentence("The server did not take it.")
_TAKEN = sentence("Another record has this identifier already.")
_GONE = sentence("The record is no longer there.")

Op = dict[str, Any]


@dataclass
class Push:
    """Sends what a workspace has for the server; ``ask`` runs one statement's worth of work and repeats it when the line was cut."""

    workspace: Workspace
    client_id: str
    status: Status
    result: SyncResult
    ask: Callable[[Callable[[connection], Any]], Any]
    reason: str | None = None
    report: Report = silent
    has_more: bool = False
    """Whether an answer led to a merge that is to be sent now."""
    is_behind: bool = False
    """Whether an answer showed that the server was restored from a backup."""
    sent: int = 0
    _after: dict[tuple[bool, str], str] = field(default_factory=dict)

    def run(self, refused: set[tuple[str, str]]) -> None:
        """Send what waits, unanswered batches first; records in ``refused`` are not tried again, and new ones added."""
        self._after.clear()
        self.has_more = False
        total = 0
        while True:
            self.report("send", min(1.0, self.sent / total) if total else 0.0)
            with writing(self.workspace.path, references=False) as link:
                batch = _oldest(link) or self._freeze(link, refused)
                total = total or journal.count_touched(link)
            if batch is None:
                return
            batch_id, text = batch
            answers = self.ask(lambda server, key=batch_id, ops=text: _send(server, self.client_id, key, ops))
            with writing(self.workspace.path, references=False) as link:
                link.execute("PRAGMA secure_delete = ON")
                with journal.applying(link):
                    self._settle(link, json.loads(text), answers, refused)
                link.execute("DELETE FROM gpkg_coord_batch WHERE batch_id = ?", (batch_id,))

    def _freeze(self, link: sqlite3.Connection, refused: set[tuple[str, str]]) -> tuple[str, str] | None:
        """Write down the next batch: parents before children, and deletions after all else in the other order."""
        ops: list[str] = []
        size = 0
        with journal.applying(link):
            for table, is_deletion in [(one, False) for one in SYNCED] + [(one, True) for one in reversed(SYNCED)]:
                for key, op in self._ops(link, table, is_deletion, refused):
                    text = json.dumps({"n": len(ops), **op}, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
                    if ops and size + len(text) > MOST_CHARACTERS:
                        return _keep(link, ops)
                    self._after[is_deletion, table.name] = key
                    ops.append(text)
                    size += len(text)
                    if len(ops) == MOST_OPS:
                        return _keep(link, ops)
        return _keep(link, ops) if ops else None

    def _ops(
        self,
        link: sqlite3.Connection,
        table: Table,
        is_deletion: bool,
        refused: set[tuple[str, str]],
    ) -> Iterator[tuple[str, Op]]:
        """Yield the operations of a table that this run has not tried yet, in the order of the ids."""
        place = (is_deletion, table.name)
        while keys := journal.touched_after(link, table, self._after.get(place, ""), _PART):
            mine, bases = replica.read_rows(link, table, keys), replica.read_bases(link, table, keys)
            for key in keys:
                row, base = mine.get(key), bases.get(key)
                if (table.name, key) not in refused and (row is None) is is_deletion:
                    op = self._op(link, table, key, row, base, refused)
                    if op is not None:
                        yield key, op
                self._after[place] = key

    def _op(
        self,
        link: sqlite3.Connection,
        table: Table,
        key: str,
        mine: Version | None,
        base: Version | None,
        refused: set[tuple[str, str]],
    ) -> Op | None:
        """Return what to send of a record; None where nothing is, because it is as it was or cannot be sent."""
        op: Op = {"table": table.name, "id": key, "op": "delete", "base": None if base is None else base.row_version}
        if self.reason:
            op["reason"] = self.reason
        if mine is None:
            if base is None:
                journal.settle(link, table, [key])
                return None
            return op
        row, problem = _sendable(table, key, mine)
        if problem is not None:
            self._refuse(link, table, key, row, problem, refused)
            return None
        if base is not None and row == base.row(table):
            theirs = conflict.server_version(link, table, key)
            if theirs is not None and theirs.row_version != base.row_version:
                replica.change(link, table, [theirs], self.workspace.srs_id)
            else:
                replica.set_versions(link, table, {key: base.row_version})
            journal.settle(link, table, [key])
            return None
        return {**op, "op": "upsert", "row": row}

    def _settle(
        self, link: sqlite3.Connection, ops: list[Op], answers: list[dict[str, Any]], refused: set[tuple[str, str]]
    ) -> None:
        """Make the workspace what the answers to a batch say."""
        apply = Apply(self.result, self.workspace.srs_id, self.status.party_id, self.status.is_admin)
        apply.link = link
        by_number = {answer["n"]: answer for answer in answers}
        for table in SYNCED:
            answered = [(op, by_number[op["n"]]) for op in ops if op["table"] == table.name]
            self._settle_applied(link, table, [one for one in answered if one[1]["answer"] == "applied"])
            for op, answer in answered:
                if answer["answer"] != "applied":
                    self._settle_other(apply, table, op, answer, refused)
        self.has_more |= apply.has_more
        self.is_behind |= apply.is_behind

    def _settle_applied(
        self, link: sqlite3.Connection, table: Table, answered: list[tuple[Op, dict[str, Any]]]
    ) -> None:
        """Forget that records were touched, unless they were touched again meanwhile."""
        now = replica.read_rows(link, table, [op["id"] for op, _ in answered])
        deleted = replica.read_bases(link, table, [op["id"] for op, _ in answered if op["op"] == "delete"])
        settled: dict[str, int] = {}
        for op, answer in answered:
            key, sent, mine = op["id"], op.get("row"), now.get(op["id"])
            self.sent += 1
            title = conflict.title_of(table, sent or (deleted[key].values if key in deleted else {}))
            self.result.sent.add(Entry(table.name, key, title))
            if (None if mine is None else mine.row(table)) == sent:
                settled[key] = answer["row_version"]
            elif sent is None:
                replica.drop_base(link, table, key)
            else:
                base = replica.version_of(table, key, answer["row_version"], sent)
                replica.set_base(link, table, base, self.workspace.srs_id)
        replica.set_versions(link, table, settled)
        journal.settle(link, table, list(settled))

    def _settle_other(
        self, apply: Apply, table: Table, op: Op, answer: dict[str, Any], refused: set[tuple[str, str]]
    ) -> None:
        said, current = answer["answer"], None
        if answer.get("current") is not None:
            current = _current(table, op["id"], answer["current"])
        # What is denied but there already, in a copy of the sample for instance, is no refusal.
        if current is not None and (said == "conflict" or current.row(table) == op.get("row")):
            apply.take(table, [current])
        elif said == "gone" and op["op"] == "delete":
            journal.settle(apply.link, table, [op["id"]])
        elif said == "gone" and op["base"] is not None:
            gone = replica.Version(op["id"], answer.get("row_version") or op["base"], None, None, {}, None, "deleted")
            apply.take(table, [gone])
        else:
            problem = answer.get("reason") or {
                "template": {"conflict": _TAKEN, "gone": _GONE}.get(said, _UNEXPLAINED),
                "values": {},
            }
            self._refuse(apply.link, table, op["id"], op.get("row"), problem, refused)

    def _refuse(
        self,
        link: sqlite3.Connection,
        table: Table,
        key: str,
        row: Row | None,
        problem: dict[str, Any],
        refused: set[tuple[str, str]],
    ) -> None:
        conflict.keep_refusal(link, table, key, problem, row)
        refused.add((table.name, key))
        title = conflict.title_of(table, row or {})
        self.result.refused.add(Entry(table.name, key, title, problem["template"], dict(problem.get("values") or {})))


def forget_batches(workspace: Workspace) -> None:
    """Give up batches that a restored server cannot answer: what was in them is still in the journal."""
    with writing(workspace.path) as link:
        link.execute("DELETE FROM gpkg_coord_batch")


def _oldest(link: sqlite3.Connection) -> tuple[str, str] | None:
    row = link.execute("SELECT batch_id, ops FROM gpkg_coord_batch ORDER BY number LIMIT 1").fetchone()
    return None if row is None else (row[0], row[1])


def _keep(link: sqlite3.Connection, ops: list[str]) -> tuple[str, str]:
    batch_id, text = str(uuid.uuid4()), f"[{','.join(ops)}]"
    link.execute("INSERT INTO gpkg_coord_batch (batch_id, ops) VALUES (?, ?)", (batch_id, text))
    return batch_id, text


def _send(link: connection, client_id: str, batch_id: str, ops: str) -> list[dict[str, Any]]:
    with link, link.cursor() as cursor:
        cursor.execute("SELECT coord.push(%s, %s, %s, %s)", (batch_id, SCHEMA_VERSION, ops, client_id))
        answer: dict[str, Any] = cursor.fetchone()[0]
    return list(answer["answers"])


def _sendable(table: Table, key: str, mine: Version) -> tuple[Row | None, dict[str, Any] | None]:
    """Return a record's content, and why it cannot be sent where it cannot."""
    if not _UUID.fullmatch(key):
        return None, {"template": _NO_ID, "values": {"id": key}}
    try:
        row = canonical_row(table, mine.values, mine.wkb)
    except ValueError as error:
        return None, {"template": _NO_GROUND, "values": {"problem": str(error)}}
    for name, value in row.items():
        if "\x00" in value if isinstance(value, str) else isinstance(value, bytes) or value in _INFINITE:
            return None, {"template": _NO_TEXT, "values": {"field": table.field(name).alias}}
    return row, None


_INFINITE = (float("inf"), float("-inf"))


def _current(table: Table, key: str, current: dict[str, Any]) -> Version:
    ground = current.get(GEOMETRY)
    return replica.Version(
        key,
        current["row_version"],
        current.get("updated_by"),
        current.get("updated_at"),
        {name: current.get(name) for name in journal.row_columns(table)},
        None if ground is None else bytes.fromhex(ground),
        current.get("gone"),
    )
