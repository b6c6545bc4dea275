"""What the tests of the importer share: workspaces, files written by OGR, a log, and the run itself."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from osgeo import gdal, ogr, osr
from qgis.core import QgsGeometry, QgsProcessingFeedback, QgsVectorLayer

from seinajoki_coord.workspace.geopackage import unwrap
from seinajoki_coord.workspace.workspace import new_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SQUARE = "POLYGON((22.84 62.79,22.85 62.79,22.85 62.80,22.84 62.80,22.84 62.79))"
POINT = "POINT(22.84 62.79)"


class Log(QgsProcessingFeedback):
    """Keeps what is said."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__(False)
        self.lines: list[str] = []

    def pushInfo(self, info: str) -> None:
        """Keep what is said."""
        self.lines.append(info)

    def pushWarning(self, warning: str) -> None:
        """Keep what is said."""
        self.lines.append(f"! {warning}")

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N803, ARG002
        """Keep what went wrong."""
        self.lines.append(f"! {error}")

    def text(self) -> str:
        """Return all that was said."""
        return "\n".join(self.lines)


def make(path: Path, crs: str = "EPSG:3877", zone: str = "Europe/Helsinki") -> Path:
    """Make an empty workspace."""
    with new_workspace(path, crs, zone):
        pass
    return path


def write(
    path: Path,
    rows: Sequence[dict[str, Any]],
    driver: str,
    kind: int = ogr.wkbPolygon,
    epsg: int | None = 4326,
    options: Sequence[str] = (),
    types: dict[str, int] | None = None,
    layer: str | None = None,
) -> str:
    """Write rows with OGR (``wkt`` is the geometry) and return the path."""
    reference = None
    if epsg is not None:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE) if path.exists() else None
    file = file or ogr.GetDriverByName(driver).CreateDataSource(str(path))
    out = file.CreateLayer(layer or path.stem, reference, kind, list(options))
    for name in rows[0]:
        if name != "wkt" and driver != "DXF":
            out.CreateField(ogr.FieldDefn(name, (types or {}).get(name, ogr.OFTString)))
    for row in rows:
        feature = ogr.Feature(out.GetLayerDefn())
        for place, (name, value) in enumerate((name, value) for name, value in row.items() if name != "wkt"):
            if driver == "DXF":
                feature.SetField(name, value)
            elif value is not None:
                feature.SetField(place, value)
        if row.get("wkt"):
            feature.SetGeometry(ogr.CreateGeometryFromWkt(row["wkt"]))
        out.CreateFeature(feature)
    out = file = None
    return str(path)


def call(workspace: Path, source: str | QgsVectorLayer, log: Log | None = None, **parameters: object) -> dict[str, Any]:
    """Import and return the outputs."""
    import processing

    parameters = {"WORKSPACE": str(workspace), "INPUT": source, **parameters}
    return processing.run("seinajoki_coord:import_records", parameters, feedback=log or Log())


def run(
    workspace: Path, source: str | QgsVectorLayer, log: Log | None = None, **parameters: object
) -> tuple[int, int, int]:
    """Import and return how many were added, updated and rejected."""
    if isinstance(parameters.get("MAPPING"), dict):
        parameters["MAPPING"] = json.dumps(parameters["MAPPING"])
    found = call(workspace, source, log, **parameters)
    return found["IMPORTED_COUNT"], found["UPDATED_COUNT"], found["REJECTED_COUNT"]


def rows_of(workspace: Path, table: str = "work") -> list[dict[str, Any]]:
    """Return the rows of a table; the geometry as QGIS sees it."""
    with closing(sqlite3.connect(workspace)) as link:
        found = link.execute(f"SELECT * FROM {table} ORDER BY fid")
        rows = [dict(zip([one[0] for one in found.description], row)) for row in found]
    for row in rows:
        if row.get("geom") is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(unwrap(row["geom"]))
            row["geom"] = geometry
    return rows


def good(number: int = 1, **changed: object) -> dict[str, Any]:
    """Return a row that can be imported."""
    return {
        "tunnus": f"T{number}", "nimi": f"Työ {number}", "laji": "Kaukolämpö", "tila": "vahvistettu", "tilaaja": "Lämpö Oy",
        "alkaa": "1.6.2026 7:00", "päättyy": "5.6.2026", "wkt": SQUARE, **changed,
    }  # fmt: skip
