"""Works, events and areas of a workspace as columns, ready for the rules."""

from __future__ import annotations

import marshal
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any

from ..core.error import CoordError, Word, sentence
from ..core.progress import Report, silent
from ..core.schema import AREA, RECORD_TABLES
from ..core.subject import COLUMNS, columns_of
from ..core.table import FieldType
from .geopackage import reading, unwrap
from .statement import statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .workspace import Workspace

_RECORDS = "SELECT (SELECT p.name FROM party p WHERE p.id = t.party_id), t.geom, $columns FROM $table t"
_NEAR = "t.fid IN (SELECT r.id FROM $index r WHERE r.maxx >= ? AND r.maxy >= ? AND r.minx <= ? AND r.miny <= ?)"
_BEGINS = "coalesce(min(t.setup_at, t.starts_at), t.starts_at, t.setup_at, '') <= ?"
_ENDS = "coalesce(max(t.cleared_at, t.ends_at), t.ends_at, t.cleared_at, '9999-12-31') >= ?"
_GUARANTEED = (
    "julianday(substr(coalesce(max(t.cleared_at, t.ends_at), t.ends_at, t.cleared_at), 1, 10)) + t.guarantee_days"
    " >= julianday(substr(?, 1, 10))"
)

_PORTION = 5000
"""Records that are taken in at a time."""
_PLAIN = 2
"""The form of `marshal` in which equal values are equal bytes, however they came about."""

_NAMELESS = sentence("It has no identifier and is left out. Copy the record, which gives the copy one, and delete it.")
_WRONG = sentence("“{text}” in the field “{field}” is of the wrong type and counts as empty.")
_LONGEST = 60
"""Signs of a value that a message repeats."""
_TEXTS = {str, type(None)}
_NUMBERS = {int, float, type(None)}
_NUMERIC = {FieldType.INTEGER, FieldType.REAL, FieldType.BOOLEAN}

Box = tuple[float, float, float, float]
Times = tuple[str, str]


@dataclass
class RecordColumns:
    """Records as equally long columns, kind by kind: values by column of `core.subject.Subjects`, WKB, and digests."""

    values: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in COLUMNS})
    blobs: list[bytes | None] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    """By id, what changes whenever anything of the record does that a rule may ask; of all that have this id. None where only some are read."""
    unread: list[tuple[str, CoordError]] = field(default_factory=list)
    """Title of a record and what of it counts as empty, or why it is left out: SQLite lets any program write any value."""

    def add(self, kind: str, rows: Iterable[Sequence[Any]], report: Report = silent, *, digests: bool = True) -> None:
        """Add rows of a kind of record: the party's name, WKB, then the columns as `columns_of` gives them."""
        names = ("party", "geom", *columns_of(kind))
        identity = names.index("id")
        rows = iter(rows)
        while part := list(islice(rows, _PORTION)):
            cells: dict[str, Sequence[Any]] = dict(zip(names, zip(*part)))
            nameless = [row for row, key in enumerate(cells["id"]) if not isinstance(key, str)]
            if nameless:
                self.unread += [(_shown(cells["title"][row] or ""), CoordError(_NAMELESS)) for row in nameless]
                part = [row for row in part if isinstance(row[identity], str)]
                cells = dict(zip(names, zip(*part))) if part else dict.fromkeys(names, ())
            self._mend(kind, cells)
            cells["kind"] = [kind] * len(part)
            for name, column in self.values.items():
                column.extend(cells.get(name, repeat(None, len(part))))
            self.blobs.extend(cells["geom"])
            report("read", len(self.blobs) / (len(self.blobs) + _PORTION))
            for row in part if digests else ():
                said = blake2b(marshal.dumps((kind, *row), _PLAIN), digest_size=12).hexdigest()
                self.digests[row[identity]] = self.digests.get(row[identity], "") + said

    def _mend(self, kind: str, cells: dict[str, Sequence[Any]]) -> None:
        """Empty the cells that hold what their field does not take."""
        titles = cells["title"]
        for name, field_name in (("party", "party_id"), *columns_of(kind).items()):
            of = RECORD_TABLES[kind].field(field_name)
            types = _NUMBERS if of.type in _NUMERIC else _TEXTS
            column = cells[name]
            if set(map(type, column)) <= types:
                continue
            cells[name] = [one if type(one) in types else None for one in column]
            for row, one in enumerate(column):
                if type(one) not in types:
                    self.unread.append(
                        (_shown(titles[row] or ""), CoordError(_WRONG, text=_shown(one), field=Word(of.alias)))
                    )

    def take(self, rows: Sequence[int]) -> RecordColumns:
        """Return the records at these places."""
        values = {name: [column[row] for row in rows] for name, column in self.values.items()}
        digests = {key: self.digests[key] for key in values["id"]}
        return RecordColumns(values, [self.blobs[row] for row in rows], digests)


def _shown(value: object) -> str:
    """Return a value as one line of a message can hold it."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def read_records(
    workspace: Workspace,
    *,
    kinds: Sequence[str] = tuple(RECORD_TABLES),
    box: Box | None = None,
    times: Times | None = None,
    record: str | None = None,
    report: Report = silent,
) -> RecordColumns:
    """
    Read the records of a workspace, works, events, areas, each in the order of their identifiers, as a database gives them.

    With a ``box`` (minx, miny, maxx, maxy) only works and events whose ground may reach into it, with ``times`` only
    those whose time or guarantee may reach into it; areas are all read.
    With ``record`` only the one of this id.
    """
    found = RecordColumns()
    is_whole = box is None and times is None and record is None
    with reading(workspace.path) as link:
        for kind in kinds:
            asked, bound = _asked(kind, box, times, record)
            text = " WHERE ".join([_RECORDS, *([" AND ".join(asked)] if asked else [])])
            parts = {"columns": list(columns_of(kind).values()), "table": kind, "index": f"rtree_{kind}_geom"}
            rows = link.execute(statement(text + " ORDER BY t.id", **parts), bound)
            found.add(kind, ((row[0], unwrap(row[1]), *row[2:]) for row in rows), report, digests=is_whole)
    return found


def _asked(kind: str, box: Box | None, times: Times | None, record: str | None) -> tuple[list[str], list[object]]:
    """Return the conditions on the records of a kind, and their values."""
    if record is not None:
        return ["t.id = ?"], [record]
    conditions: list[str] = []
    bound: list[object] = []
    if box is not None and kind != AREA.name:
        conditions, bound = [_NEAR], [*box]
    if times is not None and kind != AREA.name:
        begin, end = times
        lasts = [_ENDS, _GUARANTEED] if "guarantee_days" in columns_of(kind) else [_ENDS]
        conditions += [_BEGINS, f"({' OR '.join(lasts)})"]
        bound += [end, *[begin] * len(lasts)]
    return conditions, bound
