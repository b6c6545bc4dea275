"""The results of ``find_overlaps``: the pairs, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
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
from ..layers.stored import PLAIN_TYPES
from .side import key_text

if TYPE_CHECKING:
    import numpy as np
    from qgis.core import QgsCoordinateTransformContext, QgsFeatureSink, QgsProcessingContext

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


@dataclass(frozen=True)
class Found:
    """What a run found: the pairs, what is said of them, the plane of their grounds, and both sides."""

    pairs: Pairs
    described: Described
    plane: Plane
    sides: tuple[Side, Side]
    records: tuple[Records, Records]


def write_pairs(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    found: Found,
    kernel: Kernel,
    report: Report,
) -> str:
    """Write one feature a pair and return the destination's id; nothing is written before all is known."""
    crs, described = found.sides[0].crs, found.described
    grounds, areas = _grounds(described, found.plane, crs, context.transformContext(), kernel)
    numbers = (found.pairs.first.tolist(), found.pairs.second.tolist())
    keys = [[side.keys[row] for row in rows] for side, rows in zip(found.records, numbers)]
    columns = [*keys, described.starts, described.ends, described.hours, described.distances, areas]
    rows = Rows(columns) if grounds is None else Rows(columns, kernel.write(grounds), kernel.boxes(grounds))
    return write_overlaps(algorithm, parameters, context, found.sides, rows, report)


def write_overlaps(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    sides: tuple[Side, Side],
    rows: Rows,
    report: Report,
) -> str:
    """Write rows with the columns of the result and return the destination's id."""
    fields, crs = result_fields(*sides), sides[0].crs

    def sink() -> tuple[QgsFeatureSink, str]:
        made, place = algorithm.parameterAsSink(
            parameters, "OUTPUT", context, fields, QgsWkbTypes.Type.MultiPolygon, crs
        )
        if made is None:
            raise QgsProcessingException(algorithm.invalidSinkError(parameters, "OUTPUT"))
        return made, place

    opened, destination = sink()
    if _is_geopackage(destination) and all(fields.at(place).type() in PLAIN_TYPES for place in range(2)):
        # Closed before the file is filled; the reference is the only one.
        del opened
        if fill_geopackage(destination, fields, rows, report):
            return destination
        opened, destination = sink()
    write_rows(opened, fields, rows, report)
    return destination


def _is_geopackage(destination: str) -> bool:
    return destination.lower().split("|")[0].endswith(".gpkg")


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
    """Return transformed copies; None where there is none, or where a point cannot be transformed."""
    transform = QgsCoordinateTransform(begin, end, context)
    blobs: list[bytes | None] = []
    for blob in kernel.write(grounds):
        if blob is None:
            blobs.append(None)
            continue
        geometry = QgsGeometry()
        geometry.fromWkb(blob)
        try:
            blobs.append(moved(geometry, transform).asWkb().data())
        except QgsCsException:
            blobs.append(None)
    return kernel.read(blobs)


def write_left_out(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    rows: list[tuple[str, Any, str]],
    report: Report,
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
    columns = list(zip(*((side, key_text(key), tr(reason)) for side, key, reason in rows))) or [(), (), ()]
    write_rows(sink, fields, Rows(columns), report)
    return destination
