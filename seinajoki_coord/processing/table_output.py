"""Results that are known before anything of them is written: tables of rows, and pages of text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsFields,
    QgsProcessingException,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt import sip

from ..core.error import LayerError
from ..layers.result_look import set_up_result
from ..layers.sink import Rows, write_rows
from .destination import whole_or_nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback

    from ..core.progress import Report
    from ..layers.result_look import Column, Look
    from .algorithm import Algorithm


class Dressing(QgsProcessingLayerPostProcessorInterface):
    """Gives a result its look when QGIS has loaded it."""

    _waiting: ClassVar[list[Dressing]] = []
    """All that QGIS has not deleted yet: it keeps their C++ half only."""

    def __init__(self, columns: tuple[Column, ...], look: Look | None) -> None:
        super().__init__()
        self._columns, self._look = columns, look

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Set the layer up."""
        del context, feedback
        if isinstance(layer, QgsVectorLayer):
            set_up_result(layer, self._columns, self._look)

    @classmethod
    def prepare(cls, context: QgsProcessingContext, place: str, columns: tuple[Column, ...], look: Look | None) -> None:
        """Have a result dressed if it is going to be loaded."""
        if context.willLoadLayerOnCompletion(place):
            dressing = cls(columns, look)
            cls._waiting[:] = [*(one for one in cls._waiting if not sip.isdeleted(one)), dressing]
            context.layerToLoadOnCompletionDetails(place).setPostProcessor(dressing)


def write_table(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    columns: tuple[Column, ...],
    rows: Sequence[Sequence[Any]],
    report: Report,
    *,
    blobs: Sequence[bytes | None] | None = None,
    crs: str = "",
    look: Look | None = None,
) -> dict[str, str]:
    """
    Write rows, with ``blobs`` (WKB) as features of any geometry in ``crs``, and return the destination by its name.

    Empty for an optional result that nobody asked for. The file is as before where it cannot be written whole.
    """
    if parameters.get(name) is None:
        return {}
    fields = QgsFields()
    for column in columns:
        fields.append(QgsField(column.name, column.kind))
    kind = QgsWkbTypes.Type.NoGeometry if blobs is None else QgsWkbTypes.Type.MultiPolygon
    with whole_or_nothing(parameters, (name,), context):
        sink, place = algorithm.parameterAsSink(
            parameters, name, context, fields, kind, QgsCoordinateReferenceSystem(crs)
        )
        if sink is None:
            raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
        values = [list(column) for column in zip(*rows)] if rows else [[] for _ in columns]
        write_rows(sink, fields, Rows(values, blobs), report)
        del sink
    Dressing.prepare(context, place, columns, look)
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
