"""
GeoPackage files through SQLite: connections that can write feature tables, and geometry blobs.

QGIS and GDAL put R-tree triggers on feature tables that call functions which plain SQLite has not; registering the
five of them is enough to keep the spatial index right. Binary format: OGC GeoPackage 1.3, clause 2.1.3.
"""

from __future__ import annotations

import math
import sqlite3
import struct
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from osgeo import gdal, ogr, osr

from ..core.error import InUseError, WorkspaceError
from .plain_gdal import plain_gdal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

PATIENT = 5.0
"""Seconds to wait for a lock: as long as QGIS does."""
BRIEF = 0.3
"""Seconds to wait for a lock where somebody at the screen waits too."""
_ENVELOPE_BYTES = (0, 32, 48, 48, 64, 0, 0, 0)
_HEADER = struct.Struct("<2sBBi4d")
_LITTLE_ENDIAN_XY = 0b0000_0011
_SEED = "seed"
_CACHE_KIB = -65_536
"""Pages kept in memory while writing (negative: KiB), so that a large R-tree does not go through the disk."""


def wrap(blobs: Sequence[bytes | None], boxes: np.ndarray, srs_id: int) -> list[bytes | None]:
    """Turn WKB and its boxes ``(n, 4)`` (minx, miny, maxx, maxy) into GeoPackage blobs; None stays None."""
    return [
        None
        if blob is None
        else _HEADER.pack(b"GP", 0, _LITTLE_ENDIAN_XY, srs_id, box[0], box[2], box[1], box[3]) + blob
        for blob, box in zip(blobs, boxes.tolist())
    ]


def unwrap(blob: object) -> bytes | None:
    """Return the WKB in a GeoPackage blob; None where there is none, or where the blob is an extension's."""
    if not isinstance(blob, bytes) or len(blob) < 9 or blob[:2] != b"GP" or blob[3] & 0b0010_0000:
        return None
    return blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7] :] or None


def _envelope(blob: bytes | None) -> tuple[float, float, float, float] | None:
    """Return minx, maxx, miny, maxy of a blob, from its header or else by GDAL; None where it is empty."""
    wkb = unwrap(blob)
    if blob is None or wkb is None or blob[3] & 0b0001_0000:
        return None
    if _ENVELOPE_BYTES[(blob[3] >> 1) & 7]:
        box = struct.unpack_from("<4d" if blob[3] & 1 else ">4d", blob, 8)
        return None if math.isnan(box[0]) else box
    with plain_gdal():
        geometry = ogr.CreateGeometryFromWkb(wkb)
        return None if geometry is None or geometry.IsEmpty() else geometry.GetEnvelope()


def _register(connection: sqlite3.Connection) -> None:
    def bound(number: int) -> None:
        def value(blob: bytes | None) -> float | None:
            box = _envelope(blob)
            return None if box is None else box[number]

        name = ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")[number]
        connection.create_function(name, 1, value, deterministic=True)

    for number in range(4):
        bound(number)
    connection.create_function("ST_IsEmpty", 1, lambda blob: int(_envelope(blob) is None), deterministic=True)


@contextmanager
def reading(path: str | Path, *, patience: float = PATIENT) -> Iterator[sqlite3.Connection]:
    """Yield a read-only connection; WorkspaceError where the file is missing, locked for longer than ``patience``, or no GeoPackage."""
    if not Path(path).is_file():
        raise WorkspaceError("There is no file {path}.", path=path)
    try:
        with closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True, timeout=patience)) as link:
            link.execute("SELECT count(*) FROM gpkg_contents")
            yield link
    except sqlite3.DatabaseError as error:
        raise _translated(error, path) from error


@contextmanager
def writing(path: str | Path, *, references: bool = True) -> Iterator[sqlite3.Connection]:
    """
    Yield a connection inside one transaction: all of it is kept if the block ends well, nothing if it does not.

    Keep the block short: QGIS waits five seconds for a lock, then fails its user's save. Without ``references`` a row
    may name one that is not there, such as a venue outside the area of interest.
    """
    if not Path(path).is_file():
        raise WorkspaceError("There is no file {path}.", path=path)
    try:
        with closing(sqlite3.connect(str(path), timeout=PATIENT, isolation_level=None)) as link:
            _register(link)
            link.execute("PRAGMA foreign_keys = ON" if references else "PRAGMA foreign_keys = OFF")
            link.execute(f"PRAGMA cache_size = {_CACHE_KIB}")
            link.execute("BEGIN IMMEDIATE")
            try:
                yield link
                link.execute("COMMIT")
            finally:
                if link.in_transaction:
                    link.execute("ROLLBACK")
    except sqlite3.DatabaseError as error:
        raise _translated(error, path) from error


def _translated(error: sqlite3.DatabaseError, path: str | Path) -> WorkspaceError:
    """Say what a database error means for the person at the screen."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return InUseError("{path} is in use by another program. Save or close it there and try again.", path=path)
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return WorkspaceError(
            "{path} cannot be written. Check its rights, or copy it to a folder of your own.", path=path
        )
    if "not a database" in text or "no such table: gpkg_contents" in text or "malformed" in text:
        return WorkspaceError("{path} is not a GeoPackage.", path=path)
    return WorkspaceError("{path}: {text}", path=path, text=text)


@plain_gdal()
def create_file(path: Path, crs: str) -> int:
    """Make an empty GeoPackage that knows one coordinate reference system; return the number it has there."""
    reference = osr.SpatialReference()
    if reference.SetFromUserInput(crs) != 0:
        raise WorkspaceError("{crs} is not a coordinate reference system that is known here.", crs=crs)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    file = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    if file is None:
        raise WorkspaceError(
            "{path} cannot be written. Check its rights, or copy it to a folder of your own.", path=path
        )
    # GDAL writes the definition of a reference system only with a layer that uses it; `finish_file` drops that layer.
    file.CreateLayer(_SEED, reference, ogr.wkbPoint, ["SPATIAL_INDEX=NO"])
    file = None
    with closing(sqlite3.connect(str(path))) as link:
        return int(link.execute("SELECT srs_id FROM gpkg_geometry_columns").fetchone()[0])


@plain_gdal()
def finish_file(path: Path, tables: Sequence[str]) -> None:
    """Let GDAL make the R-trees of the feature tables that were added after `create_file`."""
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    for table in tables:
        file.ExecuteSQL(f"SELECT CreateSpatialIndex('{table}', 'geom')")
    file.ExecuteSQL(f"DELLAYER:{_SEED}")
    file = None
