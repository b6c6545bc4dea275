"""Many rows into a table of a GeoPackage at once, the spatial index kept right without a trigger call a row."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import numpy as np

from ..core.curve import along_curve
from ..core.progress import Report, silent
from .geopackage import wrap
from .statement import statement

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

_BATCH = 5000
_MOST_PARAMETERS = 999
"""In one statement, for SQLite before 3.32."""


def bulk_insert(
    link: sqlite3.Connection,
    table: str,
    columns: Mapping[str, Sequence[Any]],
    blobs: Sequence[bytes | None] | None = None,
    boxes: np.ndarray | None = None,
    report: Report = silent,
) -> None:
    """
    Insert rows given as equally long columns, with WKB geometries and their boxes ``(n, 4)`` where there are any.

    The triggers that keep the R-tree and GDAL's count row by row are put aside meanwhile, and what they would
    have done is done once. Must run inside the transaction of `geopackage.writing`. Constraints hold as ever.
    """
    count = len(next(iter(columns.values())))
    if not count:
        return
    shape = link.execute(
        "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?", (table,)
    ).fetchone()
    put_aside = _put_aside(link, table)
    (key,) = link.execute("SELECT name FROM pragma_table_info(?) WHERE pk", (table,)).fetchone()
    (last,) = link.execute(statement("SELECT coalesce(max($key), 0) FROM $table", key=key, table=table)).fetchone()
    ids = range(last + 1, last + 1 + count)
    names: list[str] = [key, *columns]
    values: list[Iterable[Any]] = [ids, *columns.values()]
    has_geometry = shape is not None and blobs is not None and boxes is not None
    if has_geometry:
        names.append(shape[0])
        parts = (slice(begin, begin + _BATCH) for begin in range(0, count, _BATCH))
        values.append(chain.from_iterable(wrap(blobs[part], boxes[part], shape[1]) for part in parts))
    _insert(link, table, names, values, count, report)
    if has_geometry:
        _index(link, table, shape[0], ids, boxes, report)
    # GDAL leaves the count of a table that it has just made unknown.
    link.execute(
        statement(
            "UPDATE gpkg_ogr_contents SET feature_count = coalesce(feature_count + ?, (SELECT count(*) FROM $table))"
            " WHERE lower(table_name) = lower(?)",
            table=table,
        ),
        (count, table),
    )
    link.execute(
        "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?", (table,)
    )
    for trigger in put_aside:
        link.execute(trigger)


def _insert(
    link: sqlite3.Connection,
    table: str,
    names: Sequence[str],
    values: Sequence[Iterable[Any]],
    count: int,
    report: Report,
) -> None:
    """Insert columns of ``count`` values, many rows in one statement, which takes half the time."""
    most = max(1, _MOST_PARAMETERS // len(names))
    insert = statement("INSERT INTO $table ($names) VALUES ($places)", table=table, names=names, places=len(names))
    another = statement(", ($places)", places=len(names))
    cells = chain.from_iterable(zip(*values))
    for begin in range(0, count, most):
        report("write", begin / count)
        rows = min(most, count - begin)
        link.execute(insert + another * (rows - 1), tuple(islice(cells, rows * len(names))))


def _put_aside(link: sqlite3.Connection, table: str) -> list[str]:
    """Drop the insert triggers of the R-tree and of GDAL's feature count; return what makes them again."""
    found = link.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) = lower(?)"
        " AND (name GLOB 'rtree_*_insert' OR name GLOB 'trigger_insert_feature_count_*')",
        (table,),
    ).fetchall()
    for name, _ in found:
        link.execute(statement("DROP TRIGGER $name", name=name))
    return [sql for _, sql in found]


def _index(link: sqlite3.Connection, table: str, geometry: str, ids: range, boxes: np.ndarray, report: Report) -> None:
    """Enter boxes into the R-tree, if the table has one, and widen the extent that the GeoPackage states."""
    rows = np.flatnonzero(np.isfinite(boxes).all(axis=1))
    if not len(rows):
        return
    tree = f"rtree_{table}_{geometry}"
    if link.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (tree,)).fetchone():
        # Neighbours one after the other: the tree is made in half the time, and is the better one.
        entered = rows[along_curve(boxes[rows])]
        enter = statement("INSERT INTO $tree VALUES ($places)", tree=tree, places=5)
        for begin in range(0, len(entered), _BATCH):
            report("index", begin / len(entered))
            part = entered[begin : begin + _BATCH]
            entries = zip((part + ids.start).tolist(), *(boxes[part, side].tolist() for side in (0, 2, 1, 3)))
            link.executemany(enter, entries)
    low, high = boxes[rows, :2].min(axis=0).tolist(), boxes[rows, 2:].max(axis=0).tolist()
    link.execute(
        "UPDATE gpkg_contents SET min_x = min(coalesce(min_x, ?1), ?1), min_y = min(coalesce(min_y, ?2), ?2),"
        " max_x = max(coalesce(max_x, ?3), ?3), max_y = max(coalesce(max_y, ?4), ?4) WHERE table_name = ?5",
        (*low, *high, table),
    )
