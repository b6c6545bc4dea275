"""One side of a comparison, from an algorithm's parameters to records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsField,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from ..core.error import LayerError
from ..layers.language import tr
from ..layers.plane import Plane, plane_for, stated
from ..layers.source import Records, judge, read_features
from ..layers.stored import stored_columns

if TYPE_CHECKING:
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsProcessingContext,
        QgsProcessingFeatureSource,
        QgsProcessingFeedback,
    )

    from ..core.kernel import Kernel
    from ..core.progress import Report
    from ..core.zone import Zone
    from .algorithm import Algorithm

_SHOWN = 20
"""How many left-out or repaired features are named in the log."""


@dataclass(frozen=True)
class Side:
    """A layer and its fields, named by the parameters ``NAME``, ``NAME_START``, ``NAME_END`` and ``NAME_KEY``."""

    source: QgsProcessingFeatureSource
    layer: QgsVectorLayer | None
    """The layer itself when all of its features are meant, else None (a selection, a filter or a limit)."""
    start: str
    end: str
    key: str

    @property
    def crs(self) -> QgsCoordinateReferenceSystem:
        """Return the layer's coordinate reference system."""
        return self.source.sourceCrs()

    def key_field(self, name: str) -> QgsField:
        """Return the field of a result that holds this side's keys, of the type of the key field."""
        if not self.key:
            return QgsField(name, QVariant.LongLong)
        field = QgsField(self.source.fields().field(self.key))
        field.setName(name)
        return field

    def plane(self, context: QgsProcessingContext, distance: float) -> Plane:
        """Return the plane to compare in; LayerError where the layer has no coordinate reference system."""
        return plane_for(
            self.source.sourceName(), self.crs, self.source.sourceExtent(), context.transformContext(), distance=distance
        )


def side_of(
    algorithm: Algorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> Side:
    """Read a side's parameters; LayerError where a field is missing."""
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, name))
    start, end, key = (algorithm.parameterAsString(parameters, f"{name}_{what}", context) for what in ("START", "END", "KEY"))
    for what, field in (("START", start), ("END", end)):
        if not field:
            raise LayerError("Name the field in {parameter}.", parameter=f"{name}_{what}")
    for field in (start, end, key):
        if field and source.fields().lookupField(field) < 0:
            raise LayerError(
                "The layer {layer} has no field {field}. It has: {fields}.",
                layer=source.sourceName(),
                field=field,
                fields=", ".join(source.fields().names()),
            )
    value = parameters.get(name)
    whole = not isinstance(value, QgsProcessingFeatureSourceDefinition) or not _narrowed(value)
    layer = algorithm.parameterAsVectorLayer(parameters, name, context) if whole else None
    names = source.fields().names()
    start, end, key = (names[source.fields().lookupField(one)] if one else "" for one in (start, end, key))
    return Side(source, layer, start, end, key)


def _narrowed(definition: QgsProcessingFeatureSourceDefinition) -> bool:
    # The filter expression came with QGIS 3.32.
    return bool(
        definition.selectedFeaturesOnly or definition.featureLimit != -1 or getattr(definition, "filterExpression", "")
    )


def read_side(
    side: Side,
    plane: Plane,
    kernel: Kernel,
    zone: Zone,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    report: Report,
) -> Records:
    """Read a side's records into a plane, and say in the log what was transformed, mended and left out."""
    columns = None
    if side.layer is not None:
        columns = stored_columns(side.layer, side.start, side.end, side.key, plane.crs)
    if columns is None:
        columns = read_features(
            side.source, side.start, side.end, side.key, plane.crs, context.transformContext(), report
        )
    if side.crs != plane.crs:
        transform = QgsCoordinateTransform(side.crs, plane.crs, context.transformContext())
        feedback.pushInfo(tr("{layer}: transformed {operation}.").format(layer=side.source.sourceName(), operation=stated(transform)))
    records = judge(kernel, columns, zone, report)
    _tell(side.source.sourceName(), records, feedback)
    return records


def _tell(name: str, records: Records, feedback: QgsProcessingFeedback) -> None:
    feedback.pushInfo(tr("{layer}: {count} features can be compared.").format(layer=name, count=len(records.ids)))
    if records.repaired:
        feedback.pushInfo(
            tr("{layer}: the geometry of {count} features was not valid and has been repaired for this run: {keys}.").format(
                layer=name, count=len(records.repaired), keys=_listed(records.repaired)
            )
        )
    if records.left_out:
        feedback.pushWarning(
            tr("{layer}: {count} features were left out: {keys}.").format(
                layer=name,
                count=len(records.left_out),
                keys="; ".join(f"{key}: {tr(reason)}" for key, reason in records.left_out[:_SHOWN])
                + (" …" if len(records.left_out) > _SHOWN else ""),
            )
        )
    if len(set(map(str, records.keys))) < len(records.keys):
        feedback.pushWarning(
            tr("{layer}: several features share a key; their overlaps cannot be told apart in the result.").format(layer=name)
        )


def _listed(keys: list[Any]) -> str:
    return ", ".join(str(key) for key in keys[:_SHOWN]) + (" …" if len(keys) > _SHOWN else "")
