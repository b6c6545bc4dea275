"""Works, events and areas of a workspace, with all that rules and reports ask about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..core.progress import Report, silent
from ..core.schema import AREA, EVENT, WORK
from ..core.subject import Subjects, source_field
from .geopackage import reading, unwrap
from .statement import statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..core.kernel import Kernel
    from ..core.table import Table
    from ..core.zone import Zone
    from .workspace import Workspace

_TABLES = (WORK, EVENT, AREA)
_ALL = "SELECT (SELECT p.name FROM party p WHERE p.id = t.party_id), t.geom, $columns FROM $table t ORDER BY t.fid"
_NEAR = """
    SELECT (SELECT p.name FROM party p WHERE p.id = t.party_id), t.geom, $columns FROM $table t WHERE t.fid IN (
        SELECT r.id FROM $index r WHERE r.maxx >= ? AND r.maxy >= ? AND r.minx <= ? AND r.miny <= ?) ORDER BY t.fid
"""
_ONE = "SELECT (SELECT p.name FROM party p WHERE p.id = t.party_id), t.geom, $columns FROM $table t WHERE t.id = ?"
_COMMON = ("title", "type", "starts_at", "ends_at")
"""What stands under other names in the tables."""
_NOT_ASKED = {"geom", "row_version", "updated_at", "updated_by"}

Box = tuple[float, float, float, float]


def read_subjects(
    workspace: Workspace,
    kernel: Kernel,
    zone: Zone,
    *,
    box: Box | None = None,
    record: str | None = None,
    tables: Sequence[Table] = _TABLES,
    report: Report = silent,
) -> tuple[Subjects, list[tuple[str, str]]]:
    """
    Return the records of a workspace, and title and reason of each that cannot be used.

    With a ``box`` (minx, miny, maxx, maxy) only works and events whose ground may reach into it; areas are all read.
    With ``record`` only the one of this id.
    Works come first, then events and areas, each in the order of insertion.
    """
    values: dict[str, list[Any]] = {name: [] for name in subject_fields(tables)}
    blobs: list[bytes | None] = []
    with reading(workspace.path) as link:
        for table in tables:
            report("read", 0.0)
            names = [source_field(table.name, name) for name in values]
            has = {one.name for one in table.fields}
            columns = [name for name in names if name in has]
            select, bound = (_ALL, ()) if record is None else (_ONE, (record,))
            if box is not None and table is not AREA:
                select, bound = _NEAR, box
            text = statement(select, columns=columns, table=table.name, index=f"rtree_{table.name}_geom")
            places = [columns.index(name) + 2 if name in has else None for name in names]
            for row in link.execute(text, bound):
                blobs.append(unwrap(row[1]))
                for column, place in zip(values.values(), places):
                    column.append(None if place is None else row[place])
                values["kind"][-1], values["party"][-1] = table.name, row[0]
    geometries = kernel.read(blobs)
    kernel.repair(geometries)
    titles = values["title"]
    subjects, reasons = Subjects.of(kernel, values, geometries, zone)
    return subjects, [(str(titles[row] or ""), reasons[row]) for row in sorted(reasons)]


def subject_fields(tables: Iterable[Table] = _TABLES) -> list[str]:
    """Return the names of the columns that subjects of these tables have."""
    renamed = {source_field(table.name, name) for table in tables for name in _COMMON}
    own = (one.name for table in tables for one in table.fields if one.name not in renamed | _NOT_ASKED)
    return list(dict.fromkeys(["kind", "party", *_COMMON, *own]))
