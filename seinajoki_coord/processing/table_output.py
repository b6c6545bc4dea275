"""Results that are known before anything of them is written: tables of rows, and pages of text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem, QgsField, QgsFields, QgsProcessingException, QgsWkbTypes

from ..core.error import LayerError
from ..layers.sink import Rows, write_rows
from .destination import whole_or_nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsProcessingContext

    from ..core.progress import Report
    from .algorithm import Algorithm


def made_fields(names: Sequence[tuple[str, Any]]) -> QgsFields:
    """Return fields of names and types."""
    fields = QgsFields()
    for name, kind in names:
        fields.append(QgsField(name, kind))
    return fields


def write_table(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    fields: QgsFields,
    rows: Sequence[Sequence[Any]],
    report: Report,
    *,
    blobs: Sequence[bytes | None] | None = None,
    crs: str = "",
) -> dict[str, str]:
    """
    Write rows, with ``blobs`` (WKB) as features of any geometry in ``crs``, and return the destination by its name.

    Empty for an optional result that nobody asked for. The file is as before where it cannot be written whole.
    """
    if parameters.get(name) is None:
        return {}
    kind = QgsWkbTypes.Type.NoGeometry if blobs is None else QgsWkbTypes.Type.MultiPolygon
    with whole_or_nothing(parameters, (name,), context):
        sink, place = algorithm.parameterAsSink(
            parameters, name, context, fields, kind, QgsCoordinateReferenceSystem(crs)
        )
        if sink is None:
            raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
        columns = [list(column) for column in zip(*rows)] if rows else [[] for _ in range(fields.count())]
        write_rows(sink, fields, Rows(columns, blobs), report)
        del sink
    return {name: place}


def write_page(
    algorithm: Algorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext, text: str
) -> dict[str, str]:
    """Write a text file and return its path by its name; empty where nobody asked for it."""
    place = algorithm.parameterAsFileOutput(parameters, name, context)
    if not place:
        return {}
    with whole_or_nothing(parameters, (name,), context):
        try:
            Path(place).write_text(text, encoding="utf-8")
        except OSError as error:
            raise LayerError(
                "{path} cannot be written. Check its rights, or copy it to a folder of your own.", path=place
            ) from error
    return {name: place}
