"""Records from elsewhere into a workspace: new ones added, known ones updated, all in one transaction."""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import numpy as np

from ..core.error import CoordError, RecordsError
from ..core.progress import Report, silent
from ..core.row_rule import refusal
from ..core.schema import AREA, PARTY
from .bulk import bulk_insert
from .geopackage import unwrap, wrap, writing
from .table import insert, select, touch_contents, update

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from ..core.schema import Table

_BATCH = 5000
_OF_SOURCE = {
    "work": "SELECT * FROM work WHERE source = ? ORDER BY fid DESC",
    "event": "SELECT * FROM event WHERE source = ? ORDER BY fid DESC",
    "area": "SELECT * FROM area WHERE source = ? ORDER BY fid DESC",
}


@dataclass(frozen=True)
class Incoming:
    """
    A record on its way in: the row it came from, the values of some fields, its MultiPolygon as WKB and its box.

    ``box`` is minx, miny, maxx, maxy. ``values`` hold ``source_id``, and in ``party_id`` and ``venue_id`` names. Fields that are not there stay as they
    are in a record that the workspace has already.
    """

    row: int
    values: dict[str, Any]
    wkb: bytes
    box: tuple[float, float, float, float]


@dataclass
class Outcome:
    """What became of the records; ``refused`` has the reason of each that was not let in, by row."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: dict[int, CoordError] = field(default_factory=dict)
    new_parties: list[str] = field(default_factory=list)
    unknown_venues: dict[str, int] = field(default_factory=dict)
    """Names of venues that the workspace has not, and how many records name them."""


def store(path: Path, table: Table, source: str, records: Sequence[Incoming], report: Report = silent) -> Outcome:
    """
    Add the records of a source to a table, or update those it has of the same ``source`` and ``source_id``.

    One transaction: all that can go in, or nothing where an error is raised (by ``report`` too, to cancel).
    """
    outcome = Outcome()
    with writing(path) as link:
        _resolve_parties(link, records, outcome)
        _resolve_venues(link, table, records, outcome)
        known = _known(link, table, source)
        stamp = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        fresh: list[Incoming] = []
        changed: list[dict[str, Any]] = []
        for record in records:
            old = known.get(record.values["source_id"])
            if old is None:
                fresh.append(record)
            else:
                _compare(table, record, old, changed, outcome)
        outcome.added = _add(link, table, fresh, {"source": source, "updated_at": stamp}, outcome, report)
        outcome.updated = _change(link, table, changed, outcome, report)
        touch_contents(link, table)
    return outcome


def _resolve_parties(link: sqlite3.Connection, records: Sequence[Incoming], outcome: Outcome) -> None:
    """Put the ids of parties where their names stand; parties that are not known by name are added."""
    known = {name.strip().casefold(): key for key, name in link.execute("SELECT id, name FROM party ORDER BY fid DESC")}
    added = []
    for record in records:
        name = record.values.get("party_id")
        if name is None:
            continue
        folded = name.casefold()
        if folded not in known:
            known[folded] = str(uuid.uuid4())
            added.append({"id": known[folded], "name": name})
            outcome.new_parties.append(name)
        record.values["party_id"] = known[folded]
    if added:
        insert(link, PARTY, added, ("id", "name"))
        touch_contents(link, PARTY)


def _resolve_venues(link: sqlite3.Connection, table: Table, records: Sequence[Incoming], outcome: Outcome) -> None:
    """Put the ids of areas where their names, source ids or ids stand; what is not known stays empty and is counted."""
    if not any(one.name == "venue_id" for one in table.fields):
        return
    known: dict[str, str] = {}
    for area in select(link, AREA, ("id", "name", "source_id")):
        for word in filter(None, area.values()):
            known.setdefault(word.strip().casefold(), area["id"])
    for record in records:
        name = record.values.get("venue_id")
        if name is not None:
            record.values["venue_id"] = known.get(name.casefold())
            if record.values["venue_id"] is None:
                outcome.unknown_venues[name] = outcome.unknown_venues.get(name, 0) + 1


def _known(link: sqlite3.Connection, table: Table, source: str) -> dict[str, dict[str, Any]]:
    """Return the records of a source by their source id; of copies the oldest."""
    rows = link.execute(_OF_SOURCE[table.name], (source,))
    columns = [one[0] for one in rows.description]
    return {row["source_id"]: row for row in (dict(zip(columns, values)) for values in rows)}


def _compare(
    table: Table, record: Incoming, old: Mapping[str, Any], changed: list[dict[str, Any]], outcome: Outcome
) -> None:
    """Sort a record that the workspace has: unchanged, changed, or refused because it fits no longer with what stays."""
    new = {**old, **record.values}
    moved = unwrap(old["geom"]) != record.wkb
    if not moved and all(new[name] == old[name] for name in record.values):
        outcome.unchanged += 1
        return
    sentence = refusal(table, new)
    if sentence is not None:
        outcome.refused[record.row] = RecordsError(sentence)
        return
    changed.append({**new, "geom": (record.wkb, record.box) if moved else None, "_row": record.row})


def _add(
    link: sqlite3.Connection,
    table: Table,
    records: Sequence[Incoming],
    same: Mapping[str, Any],
    outcome: Outcome,
    report: Report,
) -> int:
    """Insert records, at once if the table takes them all; what is not given takes its default."""
    if not records:
        return 0

    def write(some: Sequence[Incoming]) -> None:
        columns = {one.name: [record.values.get(one.name, one.default) for record in some] for one in table.fields}
        columns.update({name: [value] * len(some) for name, value in same.items()})
        columns["id"] = [str(uuid.uuid4()) for _ in some]
        boxes = np.array([record.box for record in some], float)
        bulk_insert(link, table.name, columns, [record.wkb for record in some], boxes, report)

    return _write(link, records, write, lambda record: record.row, outcome)


def _change(
    link: sqlite3.Connection, table: Table, rows: Sequence[dict[str, Any]], outcome: Outcome, report: Report
) -> int:
    """Update rows; the upkeep is left to the table's triggers."""
    columns = [one.name for one in table.fields if not one.upkeep]
    (srs_id,) = link.execute("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = ?", (table.name,)).fetchone()

    def write(some: Sequence[dict[str, Any]]) -> None:
        for begin in range(0, len(some), _BATCH):
            report("write", begin / len(some))
            batch = some[begin : begin + _BATCH]
            # A geometry that stays is not written: the spatial index is the dear part.
            update(link, table, (row for row in batch if row["geom"] is None), columns)
            moved = [row for row in batch if row["geom"] is not None]
            wkbs, boxes = [row["geom"][0] for row in moved], [row["geom"][1] for row in moved]
            blobs = wrap(wkbs, np.array(boxes, float).reshape(-1, 4), srs_id)
            update(link, table, ({**row, "geom": blob} for row, blob in zip(moved, blobs)), [*columns, "geom"])

    return _write(link, rows, write, lambda row: row["_row"], outcome)


def _write(
    link: sqlite3.Connection,
    rows: Sequence[Any],
    write: Callable[[Sequence[Any]], None],
    number: Callable[[Any], int],
    outcome: Outcome,
) -> int:
    """Write all rows; where one breaks a constraint, halve until it stands alone, and refuse that one."""
    if not rows:
        return 0
    problem = _try(link, rows, write)
    if problem is None:
        return len(rows)
    if len(rows) == 1:
        outcome.refused[number(rows[0])] = problem
        return 0
    half = len(rows) // 2
    return sum(_write(link, part, write, number, outcome) for part in (rows[:half], rows[half:]))


def _try(link: sqlite3.Connection, rows: Sequence[Any], write: Callable[[Sequence[Any]], None]) -> RecordsError | None:
    """Write rows, all or none; return why not."""
    problem: RecordsError | None = None
    link.execute("SAVEPOINT rows")
    try:
        write(rows)
    except sqlite3.IntegrityError as error:
        link.execute("ROLLBACK TO rows")
        text = str(error).rpartition("failed: ")[2]
        problem = RecordsError("The workspace does not take it: {problem}", problem=text)
    link.execute("RELEASE rows")
    return problem
