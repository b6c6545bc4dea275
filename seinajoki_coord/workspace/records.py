"""Works, events and areas of a workspace as columns, ready for the rules."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..core.schema import RECORD_TABLES
from ..core.subject import COLUMNS, columns_of
from .geopackage import reading, unwrap
from .statement import statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .workspace import Workspace

_RECORDS = "SELECT (SELECT p.name FROM party p WHERE p.id = t.party_id), t.geom, $columns FROM $table t"
_NEAR = " WHERE t.fid IN (SELECT r.id FROM $index r WHERE r.maxx >= ? AND r.maxy >= ? AND r.minx <= ? AND r.miny <= ?)"

Box = tuple[float, float, float, float]


@dataclass
class RecordColumns:
    """Records as equally long columns, kind by kind: values by column of `core.subject.Subjects`, WKB, and digests."""

    values: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in COLUMNS})
    blobs: list[bytes | None] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    """By id, what changes whenever anything of the record does that a rule may ask."""

    def add(self, kind: str, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows of a kind of record: the party's name, WKB, then the columns as `columns_of` gives them."""
        names = list(columns_of(kind))
        places = [names.index(name) + 2 if name in names else None for name in COLUMNS]
        columns = list(zip(self.values.values(), places))
        for row in rows:
            for column, place in columns:
                column.append(None if place is None else row[place])
            self.values["kind"][-1], self.values["party"][-1] = kind, row[0]
            self.blobs.append(row[1])
            said = hashlib.blake2b(repr((kind, row[0], *row[2:])).encode(), digest_size=12)
            said.update(row[1] or b"")
            self.digests[self.values["id"][-1]] = said.hexdigest()


def read_records(
    workspace: Workspace,
    *,
    kinds: Sequence[str] = tuple(RECORD_TABLES),
    box: Box | None = None,
    record: str | None = None,
) -> RecordColumns:
    """
    Read the records of a workspace, works, events, areas, each in the order of insertion.

    With a ``box`` (minx, miny, maxx, maxy) only works and events whose ground may reach into it; areas are all read.
    With ``record`` only the one of this id.
    """
    found = RecordColumns()
    with reading(workspace.path) as link:
        for kind in kinds:
            text, bound = _RECORDS, ()
            if record is not None:
                text, bound = text + " WHERE t.id = ?", (record,)
            elif box is not None and kind != "area":
                text, bound = text + _NEAR, box
            parts = {"columns": list(columns_of(kind).values()), "table": kind, "index": f"rtree_{kind}_geom"}
            rows = link.execute(statement(text + " ORDER BY t.fid", **parts), bound)
            found.add(kind, ((row[0], unwrap(row[1]), *row[2:]) for row in rows))
    return found
