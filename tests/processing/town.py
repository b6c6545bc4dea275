"""A small workspace whose records tests put in, change and look at."""

from __future__ import annotations

import itertools
import sqlite3
import uuid
from contextlib import closing
from typing import TYPE_CHECKING, Any

from osgeo import gdal, ogr

from .layer import square
from .overlaps import run

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = ("CONFLICT_COUNT", "OPPORTUNITY_COUNT", "NOTICE_COUNT", "NEW_COUNT", "CHANGED_COUNT", "CLOSED_COUNT")
_NUMBERS = itertools.count(1 << 64)
JUNE = {"starts_at": "2026-06-01T08:00", "ends_at": "2026-06-30T16:00"}


def new_town(path: Path, **parameters: object) -> Path:
    """Create a workspace."""
    run("create_workspace", {"WORKSPACE": str(path), **parameters})
    return path


def add(path: Path, table: str, title: str, wkt: str = square(0, 0), **values: object) -> str:
    """
    Add a record through GDAL, as another program does, and return its id; it takes June unless told otherwise.

    Ids grow, so that of two alike the one that was added before is the first.
    """
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = file.GetLayerByName(table)
    feature = ogr.Feature(layer.GetLayerDefn())
    for name, value in {"id": str(uuid.UUID(int=next(_NUMBERS))), "title": title, **JUNE, **values}.items():
        feature.SetFieldNull(name) if value is None else feature.SetField(name, value)
    feature.SetGeometry(ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkt(wkt)))
    assert layer.CreateFeature(feature) == 0, gdal.GetLastErrorMsg()
    fid, file = feature.GetFID(), None
    (found,) = rows(path, f'SELECT id FROM "{table}" WHERE fid = {fid}')
    return str(found[0])


def change(path: Path, sql: str) -> None:
    """Change rows through GDAL, so that all triggers have their functions."""
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    gdal.ErrorReset()
    file.ExecuteSQL(sql)
    assert gdal.GetLastErrorMsg() == ""


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return what a query gives."""
    with closing(sqlite3.connect(path)) as link:
        return link.execute(sql).fetchall()


def check(path: Path, **parameters: object) -> dict[str, Any]:
    """Check a workspace and return the counts."""
    results, _ = run("check_workspace", {"WORKSPACE": str(path), **parameters})
    return results


def counts(results: dict[str, Any]) -> list[int]:
    """Return conflicts, opportunities, notices, new, changed, closed."""
    return [results[name] for name in COUNTS]


def register(path: Path) -> list[tuple[Any, ...]]:
    """Return titles, outcome and assessment of all overlaps."""
    return rows(path, "SELECT first_title, second_title, outcome, assessment FROM overlap ORDER BY 1, 2")


def shown(path: Path) -> dict[str, str]:
    """Return the fingerprints of all overlaps by id: what somebody has seen who looks at them now."""
    return dict(rows(path, "SELECT id, fingerprint FROM overlap"))
