"""QGIS's own algorithms, chained the way a user of the toolbox would chain them."""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

import dataset
import numpy as np
from application import application, run
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsProcessingContext, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QVariant

if TYPE_CHECKING:
    from laps import Laps

_KINDS = {0: "Point", 1: "LineString", 2: "MultiPolygon"}
_FIELDS = ("id", "starts", "ends")
_SHARES_TIME = '"id" < "b_id" AND "starts" < "b_ends" AND "b_starts" < "ends"'
_IS_OTHER_WAY = '"id" <> "b_id" AND "starts" < "b_ends" AND "b_starts" < "ends"'


def join(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Join by location, then look at the times in numpy."""
    layers, context = _layers(count), QgsProcessingContext()
    laps.start()
    found = []
    for one, two in combinations_with_replacement(layers, 2):
        joined = _joined(layers[one], layers[two], context)
        rows = np.array([feature.attributes() for feature in joined.getFeatures()], np.int64).reshape(-1, 6)
        shares = (rows[:, 0] != rows[:, 3]) & (rows[:, 1] < rows[:, 5]) & (rows[:, 4] < rows[:, 2])
        found.append(rows[shares][:, [0, 3]])
    ids = np.unique(np.sort(np.concatenate(found), axis=1), axis=0)
    laps.lap("join")
    return ids[:, 0], ids[:, 1]


def table(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Join by location and extract what shares time, into layers in memory."""
    return _chain(count, laps, with_ground=False)


def table_with_ground(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Do the same, and intersect each pair of polygons by expression."""
    return _chain(count, laps, with_ground=True)


def _chain(count: int, laps: Laps, *, with_ground: bool) -> tuple[np.ndarray, np.ndarray]:
    layers, context = _layers(count), QgsProcessingContext()
    QgsProject.instance().addMapLayers(list(layers.values()))
    context.setProject(QgsProject.instance())
    laps.start()
    results, area = [], 0.0
    for one, two in combinations_with_replacement(layers, 2):
        joined = _joined(layers[one], layers[two], context)
        laps.lap("join")
        expression = _SHARES_TIME if one == two else _IS_OTHER_WAY
        result = _run("native:extractbyexpression", context, INPUT=joined, EXPRESSION=expression)
        laps.lap("time")
        if with_ground and one == two == max(_KINDS):
            other = f"geometry(get_feature('{layers[two].id()}', 'id', \"b_id\"))"
            result = _run(
                "native:geometrybyexpression", context, INPUT=result, EXPRESSION=f"intersection($geometry, {other})"
            )
            laps.lap("ground")
        results.append(result)
    ids = [[feature[0], feature[3]] for result in results for feature in result.getFeatures()]
    if with_ground:
        area = sum(feature.geometry().area() for feature in results[-1].getFeatures())
        laps.figures["m²"] = area
    QgsProject.instance().clear()
    found = np.array(ids, np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _joined(one: QgsVectorLayer, two: QgsVectorLayer, context: QgsProcessingContext) -> QgsVectorLayer:
    return _run(
        "native:joinattributesbylocation", context,
        INPUT=one, JOIN=two, PREDICATE=[0], METHOD=0, DISCARD_NONMATCHING=True, PREFIX="b_",
    )  # fmt: skip


def _run(algorithm: str, context: QgsProcessingContext, **parameters: object) -> QgsVectorLayer:
    name = run(algorithm, {**parameters, "OUTPUT": "memory:"}, context)["OUTPUT"]
    return context.takeResultLayer(name) if isinstance(name, str) else name


def _layers(count: int) -> dict[int, QgsVectorLayer]:
    """Return a layer in memory for each kind of geometry, with a spatial index; a QGIS layer holds one kind."""
    application()
    columns = dataset.read(count)
    features: dict[int, list[QgsFeature]] = {kind: [] for kind in _KINDS}
    for row, (blob, start, end) in enumerate(zip(columns.blobs, columns.starts.tolist(), columns.ends.tolist())):
        geometry = QgsGeometry()
        geometry.fromWkb(blob)
        kind = int(geometry.type())
        if kind == max(_KINDS):
            geometry.convertToMultiType()
        feature = QgsFeature()
        feature.setGeometry(geometry)
        feature.setAttributes([row, start, end])
        features[kind].append(feature)
    layers = {}
    for kind, name in _KINDS.items():
        layers[kind] = QgsVectorLayer(f"{name}?crs=EPSG:{dataset.EPSG}&index=yes", name, "memory")
        layers[kind].dataProvider().addAttributes([QgsField(field, QVariant.LongLong) for field in _FIELDS])
        layers[kind].updateFields()
        layers[kind].dataProvider().addFeatures(features[kind])
    return layers
