"""The sample workspace: Seinäjoki as text, made into records."""

from __future__ import annotations

import csv
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
)

from ..core.schema import AREA, EVENT, PARTY, WORK, FieldType, Table
from ..workspace.bulk import bulk_insert
from ..workspace.geopackage import writing

if TYPE_CHECKING:
    from ..core.kernel import Kernel
    from ..workspace.workspace import Workspace

FOLDER = Path(__file__).parent.parent / "resources" / "sample"
SOURCE = "sample"
_SEGMENTS = 8
_REFERENCES = {"party": ("party_id", PARTY), "venue": ("venue_id", AREA)}


def sample_id(table: Table, code: str) -> str:
    """Return the identifier of a sample record, the same in every workspace."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"seinajoki_coord/sample/{table.name}/{code}"))


def add_sample(workspace: Workspace, kernel: Kernel) -> dict[str, int]:
    """Put the sample into an empty workspace, in one transaction; return how many records each table got."""
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsCoordinateReferenceSystem(workspace.crs),
        QgsCoordinateTransformContext(),
    )
    counts = {}
    with writing(workspace.path) as link:
        for table in (PARTY, AREA, WORK, EVENT):
            with (FOLDER / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            columns = _columns(table, rows)
            if not table.has_geometry:
                bulk_insert(link, table.name, columns)
            else:
                geometries = np.array([_footprint(row, transform) for row in rows], object)
                blobs = [geometry.asWkb().data() for geometry in geometries]
                bulk_insert(link, table.name, columns, blobs, kernel.boxes(kernel.read(blobs)))
            counts[table.name] = len(rows)
    return counts


def _columns(table: Table, rows: list[dict[str, str]]) -> dict[str, list[Any]]:
    code = "code" if table is PARTY else "source_id"
    columns: dict[str, list[Any]] = {"id": [sample_id(table, row[code]) for row in rows]}
    for name in rows[0]:
        if name in _REFERENCES:
            target, other = _REFERENCES[name]
            columns[target] = [sample_id(other, row[name]) if row[name] else None for row in rows]
        elif name not in {"code", "width_m", "wkt"}:
            columns[name] = [_value(table, name, row[name]) for row in rows]
    if table is not PARTY:
        columns["source"] = [SOURCE] * len(rows)
    return columns


def _value(table: Table, name: str, text: str) -> str | int | float | None:
    kind = table.field(name).type
    if not text:
        return None
    if kind in {FieldType.INTEGER, FieldType.BOOLEAN}:
        return int(text)
    return float(text) if kind is FieldType.REAL else text


def _footprint(row: dict[str, str], transform: QgsCoordinateTransform) -> QgsGeometry:
    """Return a row's ground in the workspace's plane: lines and points become as wide as the row says."""
    geometry = QgsGeometry.fromWkt(row["wkt"])
    geometry.transform(transform)
    if row["width_m"]:
        geometry = geometry.buffer(float(row["width_m"]) / 2, _SEGMENTS)
    geometry.convertToMultiType()
    return geometry
