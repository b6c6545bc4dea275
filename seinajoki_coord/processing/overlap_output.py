"""The results of ``find_overlaps``: the pairs, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingException,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ..layers.language import tr
from ..layers.plane import moved
from ..layers.sink import Rows, fill_geopackage, write_rows

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateTransformContext, QgsProcessingContext

    from ..core.kernel import Kernel
    from ..core.overlap import Pairs
    from ..core.progress import Report
    from ..layers.overlap_rows import Described
    from ..layers.plane import Plane
    from ..layers.source import Records
    from .algorithm import Algorithm
    from .side import Side

_FIELDS = (
    ("overlap_start", QVariant.String),
    ("overlap_end", QVariant.String),
    ("overlap_hours", QVariant.Double),
    ("distance_m", QVariant.Double),
    ("overlap_m2", QVariant.Double),
)


def result_fields(first: Side, second: Side) -> QgsFields:
    """Return the fields of the result: the two keys, then what is said of each pair."""
    fields = QgsFields()
    fields.append(first.key_field("input_key"))
    fields.append(second.key_field("overlay_key"))
    for name, kind in _FIELDS:
        fields.append(QgsField(name, kind))
    return fields


def write_pairs(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    sides: tuple[Side, Side],
    records: tuple[Records, Records],
    pairs: Pairs,
    described: Described,
    plane: Plane,
    kernel: Kernel,
    report: Report,
) -> str:
    """Write one feature a pair and return the destination's id; nothing is written before all is known."""
    grounds, areas = _grounds(described, plane, sides[0].crs, context.transformContext(), kernel)
    keys = [[side.keys[row] for row in rows.tolist()] for side, rows in zip(records, (pairs.first, pairs.second))]
    columns = [*keys, described.starts, described.ends, described.hours, described.distances, areas]
    blobs = boxes = None
    if grounds is not None:
        blobs, boxes = kernel.write(grounds), kernel.boxes(grounds)
    fields = result_fields(*sides)
    sink, destination = algorithm.parameterAsSink(
        parameters, "OUTPUT", context, fields, QgsWkbTypes.Type.MultiPolygon, sides[0].crs
    )
    if sink is None:
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, "OUTPUT"))
    rows = Rows(columns, blobs, boxes)
    if destination.lower().split("|")[0].endswith(".gpkg"):
        sink.finalize() if hasattr(sink, "finalize") else None
        del sink
        if fill_geopackage(destination, fields, rows, report):
            return destination
        sink, destination = algorithm.parameterAsSink(
            parameters, "OUTPUT", context, fields, QgsWkbTypes.Type.MultiPolygon, sides[0].crs
        )
    write_rows(sink, fields, rows, report)
    return destination


def _grounds(
    described: Described,
    plane: Plane,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    kernel: Kernel,
) -> tuple[np.ndarray | None, list[float | None]]:
    """Return the grounds in the layer's reference system and their true square metres."""
    grounds, areas = described.grounds, described.areas
    if grounds is None:
        return None, areas
    if plane.measured_in != plane.crs:
        areas = kernel.areas(_transformed(grounds, plane.crs, plane.measured_in, context, kernel)).tolist()
    if plane.crs != crs:
        grounds = _transformed(grounds, plane.crs, crs, context, kernel)
    return grounds, areas


def _transformed(
    grounds: np.ndarray,
    begin: QgsCoordinateReferenceSystem,
    end: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    kernel: Kernel,
) -> np.ndarray:
    transform = QgsCoordinateTransform(begin, end, context)
    blobs: list[bytes | None] = []
    for blob in kernel.write(grounds):
        if blob is None:
            blobs.append(None)
            continue
        geometry = QgsGeometry()
        geometry.fromWkb(blob)
        blobs.append(moved(geometry, transform).asWkb().data())
    return kernel.read(blobs)


def write_left_out(
    algorithm: Algorithm, parameters: dict[str, Any], context: QgsProcessingContext, rows: list[tuple[str, Any, str]], report: Report
) -> str | None:
    """Write the features that could not be used, if the user asked for them; reasons in the user's language."""
    fields = QgsFields()
    for name in ("side", "key", "reason"):
        fields.append(QgsField(name, QVariant.String))
    sink, destination = algorithm.parameterAsSink(
        parameters, "LEFT_OUT", context, fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem()
    )
    if sink is None:
        return None
    columns = list(zip(*((side, str(key), tr(reason)) for side, key, reason in rows))) or [(), (), ()]
    write_rows(sink, fields, Rows(columns), report)
    return destination
