"""The benchmark's records on disk, made once a size: columns for every engine, and a GeoPackage for QGIS."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "bench"
TABLE = "works"
EPSG = 3877


@dataclass(frozen=True)
class Columns:
    """Records as columns: WKB, and half-open windows in seconds since 1970 (UTC)."""

    blobs: list[bytes]
    starts: np.ndarray
    ends: np.ndarray


def prepare(count: int) -> None:
    """Make both files of a size unless they are there."""
    import shapely
    from city import make

    arrays, table = _arrays_path(count), geopackage_path(count)
    if not arrays.is_file():
        works = make(count)
        blobs = shapely.to_wkb(works.geometries).tolist()
        offsets = np.cumsum([0, *map(len, blobs)])
        arrays.parent.mkdir(parents=True, exist_ok=True)
        part = arrays.with_suffix(".part.npz")
        np.savez(
            part, blob=np.frombuffer(b"".join(blobs), np.uint8), offsets=offsets, starts=works.starts, ends=works.ends
        )
        part.replace(arrays)
    if not table.is_file():
        part = table.with_suffix(".part.gpkg")
        part.unlink(missing_ok=True)
        _write_geopackage(part, read(count))
        part.replace(table)


def read(count: int) -> Columns:
    """Return the records of a size that was prepared."""
    with np.load(_arrays_path(count)) as arrays:
        blob, offsets = arrays["blob"].tobytes(), arrays["offsets"].tolist()
        return Columns([blob[a:b] for a, b in zip(offsets, offsets[1:])], arrays["starts"], arrays["ends"])


def geopackage_path(count: int) -> Path:
    """Return where the GeoPackage of a size stands: table `TABLE`, feature ids from 1 in the order of the columns."""
    return BUILD / "data" / f"works_{count}.gpkg"


def _arrays_path(count: int) -> Path:
    return BUILD / "data" / f"works_{count}.npz"


def moments(seconds: np.ndarray) -> list[str]:
    """Return the wall-clock text of UTC seconds, in the form that the plugin's workspaces use."""
    return np.datetime_as_string(seconds.astype("datetime64[s]"), unit="m").tolist()


def _write_geopackage(path: Path, columns: Columns) -> None:
    from osgeo import gdal, ogr, osr

    gdal.UseExceptions()
    plane = osr.SpatialReference()
    plane.ImportFromEPSG(EPSG)
    file = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    layer = file.CreateLayer(TABLE, plane, ogr.wkbUnknown)
    for name in ("starts_at", "ends_at"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    layer.StartTransaction()
    for number, (blob, start, end) in enumerate(zip(columns.blobs, moments(columns.starts), moments(columns.ends)), 1):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetFID(number)
        feature.SetField(0, start)
        feature.SetField(1, end)
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(blob))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
