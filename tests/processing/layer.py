"""Layers for tests: in memory, and files as other programs write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME = "name:string,start:string,end:string"
JUNE = ("2026-06-01T08:00", "2026-06-30T16:00")
JULY = ("2026-07-01T08:00", "2026-07-30T16:00")


EAST, NORTH = 23_492_000.0, 6_965_000.0
"""The middle of Seinäjoki in EPSG:3877; shapes are given by metres from there."""


def square(x: float, y: float, size: float = 10.0) -> str:
    """Return a square as WKT, by its lower left corner."""
    x, y = EAST + x, NORTH + y
    return f"POLYGON(({x} {y},{x + size} {y},{x + size} {y + size},{x} {y + size},{x} {y}))"


def shape(kind: str, *points: tuple[float, ...]) -> str:
    """Return a line, a point or their like as WKT, such as ``LineString`` with its points."""
    listed = ",".join(f"{EAST + x} {NORTH + y}" + "".join(f" {one}" for one in rest) for x, y, *rest in points)
    return f"{kind}({listed})"


def moved(wkt: str, crs: str) -> QgsGeometry:
    """Return a shape of EPSG:3877 in another reference system."""
    geometry = QgsGeometry.fromWkt(wkt)
    source = QgsCoordinateReferenceSystem("EPSG:3877")
    geometry.transform(QgsCoordinateTransform(source, QgsCoordinateReferenceSystem(crs), QgsProject.instance()))
    return geometry


def layer(
    rows: Sequence[Sequence[Any]],
    *,
    fields: str = NAME,
    crs: str = "EPSG:3877",
    kind: str = "Polygon",
    name: str = "works",
) -> QgsVectorLayer:
    """Return a layer in memory; each row is a geometry (WKT, a `QgsGeometry` or None) and its attributes."""
    made = QgsVectorLayer(
        f"{kind}?" + "&".join(([f"crs={crs}"] if crs else []) + [f"field={one}" for one in fields.split(",")]),
        name,
        "memory",
    )
    assert made.isValid()
    features = []
    for geometry, *values in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes(values)
        if geometry is not None:
            feature.setGeometry(geometry if isinstance(geometry, QgsGeometry) else QgsGeometry.fromWkt(geometry))
        features.append(feature)
    done, _ = made.dataProvider().addFeatures(features)
    assert done
    made.updateExtents()
    return made


def saved(made: QgsVectorLayer, path: Path, name: str = "") -> QgsVectorLayer:
    """Write a layer to a file by its ending and return the layer of the file."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = QgsVectorFileWriter.driverForExtension(path.suffix)
    options.layerName = name or path.stem
    QgsVectorFileWriter.writeAsVectorFormatV3(made, str(path), QgsProject.instance().transformContext(), options)
    return opened(path, name or path.stem)


def opened(path: Path, name: str = "") -> QgsVectorLayer:
    """Open a layer of a file."""
    found = QgsVectorLayer(f"{path}|layername={name}" if name else str(path), name or path.stem, "ogr")
    assert found.isValid()
    return found


def geopackage(
    path: Path, rows: Sequence[Sequence[Any]], fields: dict[str, int], crs: int = 3877, name: str = "works"
) -> QgsVectorLayer:
    """Write a table by GDAL alone (``fields`` are OGR types, moments raw text) and return its layer."""
    file = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(crs)
    table = file.CreateLayer(name, reference, ogr.wkbUnknown)
    for field, kind in fields.items():
        table.CreateField(ogr.FieldDefn(field, kind))
    for geometry, *values in rows:
        feature = ogr.Feature(table.GetLayerDefn())
        for field, value in zip(fields, values):
            if value is not None:
                feature.SetField(field, value)
        if geometry is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(geometry))
        assert table.CreateFeature(feature) == 0
    file = None
    return opened(path, name)
