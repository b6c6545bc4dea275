"""A layer on its way into a workspace: its rows as columns, its geometries, where it is and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeatureSource,
    QgsProviderRegistry,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ..core.error import LayerError, RecordsError
from ..exchange.place_match import Place, looks_like_degrees, propose_place
from ..exchange.word import clean_text, read_number
from ..workspace.zoned_time import read_offsets
from .attribute import plain

if TYPE_CHECKING:
    from qgis.core import QgsFeature, QgsVectorLayer

    from ..core.progress import Report

_BATCH = 2000
_NAIVE = len("2026-06-01T09:00")
_WITHOUT_CRS = frozenset({"CSV", "Delimited text file"})
"""Storages in which a file cannot say its coordinate reference system."""


@dataclass(frozen=True)
class SourceRows:
    """Features as they were read, and the values of every field as plain Python, in the same order."""

    features: list[QgsFeature]
    columns: dict[str, list[Any]]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.features)


def read_rows(source: QgsProcessingFeatureSource, layer: QgsVectorLayer | None, report: Report) -> SourceRows:
    """Read what a source gives (its selection, filter and edits applied)."""
    total = max(source.featureCount(), 1)
    features: list[QgsFeature] = []
    rows: list[list[Any]] = []
    request = QgsFeatureRequest()
    for feature in source.getFeatures(request, QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks):
        if len(features) % _BATCH == 0:
            report("read", min(len(features) / total, 1.0))
        features.append(feature)
        rows.append([plain(value) for value in feature.attributes()])
    names = source.fields().names()
    columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    _restore_offsets(source, layer, features, columns)
    return SourceRows(features, columns)


def _restore_offsets(
    source: QgsProcessingFeatureSource,
    layer: QgsVectorLayer | None,
    features: list[QgsFeature],
    columns: dict[str, list[Any]],
) -> None:
    """Give date-times back the zone that the file has and QGIS 3.22 drops; edited values stay as they are."""
    if layer is None or layer.providerType() != "ogr":
        return
    naive = [
        field.name()
        for field in source.fields()
        if field.type() == QVariant.DateTime and any(_is_naive(text) for text in columns[field.name()])
    ]
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path, name = parts.get("path"), parts.get("layerName")
    if not naive or not isinstance(path, str):
        return
    path = f"{parts.get('vsiPrefix') or ''}{path}{parts.get('vsiSuffix') or ''}"
    offsets = read_offsets(path, name if isinstance(name, str) else None, naive)
    for row, feature in enumerate(features):
        for field, text in offsets.get(feature.id(), {}).items():
            value = columns[field][row]
            if _is_naive(value) and value[:_NAIVE] == text[:_NAIVE]:
                columns[field][row] = text


def _is_naive(text: object) -> bool:
    return isinstance(text, str) and not text.endswith("Z") and not set("+-") & set(text[_NAIVE:])


def source_name(source: QgsProcessingFeatureSource, layer: QgsVectorLayer | None) -> str:
    """Return the name that marks the records of a source: its file, with the layer where that is named otherwise."""
    if layer is None:
        return str(source.sourceName())
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = parts.get("path")
    if not isinstance(path, str) or not path:
        return str(layer.name())
    described = layer.dataProvider().subLayers()
    name = described[0].split(layer.dataProvider().sublayerSeparator())[1] if described else ""
    file = Path(path)
    return file.name if name in {"", file.stem} else f"{file.name}|{name}"


def place_of(source: QgsProcessingFeatureSource, wkt: str, x: str, y: str) -> Place | None:
    """
    Return the fields that hold the place where the source has no geometries of its own, or where they were chosen.

    Raises RecordsError where there is nothing to tell the place.
    """
    if wkt or (x and y):
        return Place(wkt=wkt) if wkt else Place(x=x, y=y)
    if x or y:
        raise RecordsError("Coordinates need two fields: choose one for east (x) and one for north (y).")
    if source.wkbType() != QgsWkbTypes.Type.NoGeometry:
        return None
    place = propose_place(source.fields().names())
    if place is None:
        raise RecordsError(
            "The layer has no geometries, and no field looks like WKT or coordinates. Choose the field of the WKT, or "
            "both fields of the coordinates."
        )
    return place


def geometries_of(rows: SourceRows, place: Place | None) -> list[QgsGeometry]:
    """Return a geometry for each row, null where there is none."""
    if place is None:
        return [feature.geometry() for feature in rows.features]
    if place.wkt is not None:
        return [QgsGeometry.fromWkt(clean_text(value) or "") for value in rows.columns[place.wkt]]
    return [_point(x, y) for x, y in zip(rows.columns[place.x or ""], rows.columns[place.y or ""])]


def _point(x: object, y: object) -> QgsGeometry:
    east, north = (None if value is None else read_number(value) for value in (x, y))
    return QgsGeometry() if east is None or north is None else QgsGeometry.fromPointXY(QgsPointXY(east, north))


def crs_of(
    source: QgsProcessingFeatureSource,
    layer: QgsVectorLayer | None,
    geometries: list[QgsGeometry],
    place: Place | None,
    given: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
) -> tuple[QgsCoordinateReferenceSystem, bool]:
    """
    Return the reference system of the geometries, and whether it is a guess.

    The source's own; where it has none, the one ``given``; where the file cannot have one (CSV, a spreadsheet), WGS 84
    if all coordinates can be degrees, else the workspace's. Raises LayerError where there is none to take.
    """
    own = source.sourceCrs()
    if not own.isValid() and layer is not None:
        # QGIS takes a layer of geometry collections to be without a place.
        own = layer.dataProvider().crs()
    if place is None and own.isValid():
        return own, False
    if given.isValid():
        return given, False
    if place is None and (layer is None or layer.dataProvider().storageType() not in _WITHOUT_CRS):
        raise LayerError(
            "The layer {name} has no coordinate reference system. Set one (Layer properties, Source), or choose the "
            "reference system of the coordinates, and run again.",
            name=source.sourceName(),
        )
    box = QgsRectangle()
    box.setMinimal()
    for geometry in geometries:
        if not geometry.isNull() and not geometry.isEmpty():
            box.combineExtentWith(geometry.boundingBox())
    degrees = looks_like_degrees((box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()))
    return (QgsCoordinateReferenceSystem("EPSG:4326") if degrees else target), True
