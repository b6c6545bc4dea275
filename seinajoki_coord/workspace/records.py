"""Works, events and areas of a workspace as columns, ready for the rules."""

from __future__ import annotations

import marshal
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any

from ..core.progress import Report, silent
from ..core.schema import RECORD_TABLES
from ..core.subject import COLUMNS, columns_of
from .geopackage import reading, unwrap
from .statement import statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .workspace import Workspace

_RECORDS = "SELECT (SELECT p.name FROM party p WHERE p.id = t.party_id), t.geom, $columns FROM $table t"
_NEAR = " WHERE t.fid IN (SELECT r.id FROM $index r WHERE r.maxx >= ? AND r.maxy >= ? AND r.minx <= ? AND r.miny <= ?)"

_PORTION = 5000
"""Records that are taken in at a time."""
_PLAIN = 2
"""The form of `marshal` in which equal values are equal bytes, however they came about."""

Box = tuple[float, float, float, float]


@dataclass
class RecordColumns:
    """Records as equally long columns, kind by kind: values by column of `core.subject.Subjects`, WKB, and digests."""

    values: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in COLUMNS})
    blobs: list[bytes | None] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    """By id, what changes whenever anything of the record does that a rule may ask."""

    def add(self, kind: str, rows: Iterable[Sequence[Any]], report: Report = silent) -> None:
        """Add rows of a kind of record: the party's name, WKB, then the columns as `columns_of` gives them."""
        names = ("party", "geom", *columns_of(kind))
        rows = iter(rows)
        while part := list(islice(rows, _PORTION)):
            cells = {**dict(zip(names, zip(*part))), "kind": [kind] * len(part)}
            for name, column in self.values.items():
                column.extend(cells.get(name, repeat(None, len(part))))
            self.blobs.extend(cells["geom"])
            report("read", len(self.blobs) / (len(self.blobs) + _PORTION))
            said = (blake2b(marshal.dumps((kind, *row), _PLAIN), digest_size=12).hexdigest() for row in part)
            self.digests.update(zip(cells["id"], said))

    def take(self, rows: Sequence[int]) -> RecordColumns:
        """Return the records at these places."""
        values = {name: [column[row] for row in rows] for name, column in self.values.items()}
        digests = {key: self.digests[key] for key in values["id"]}
        return RecordColumns(values, [self.blobs[row] for row in rows], digests)


def read_records(
    workspace: Workspace,
    *,
    kinds: Sequence[str] = tuple(RECORD_TABLES),
    box: Box | None = None,
    record: str | None = None,
    report: Report = silent,
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
            found.add(kind, ((row[0], unwrap(row[1]), *row[2:]) for row in rows), report)
    return found
