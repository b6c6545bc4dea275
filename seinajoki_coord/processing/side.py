"""One side of a comparison, from an algorithm's parameters to records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsField,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
)
from qgis.PyQt.QtCore import QVariant

from ..core.error import LayerError
from ..layers.attribute import place_of_field, plain
from ..layers.language import tr
from ..layers.plane import Plane, middle_of, plane_for, stated
from ..layers.source import Records, judge, read_features, restore_offsets
from ..layers.stored import Origin, origin_of, stored_columns

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

_MOMENT_TYPES = (QVariant.String, QVariant.Date, QVariant.DateTime)
_SHOWN = 20
"""How many left-out or repaired features are named in the log."""


@dataclass(frozen=True)
class Side:
    """A layer and its fields, named by the parameters ``NAME``, ``NAME_START``, ``NAME_END`` and ``NAME_KEY``."""

    source: QgsProcessingFeatureSource
    origin: Origin | None
    """The file it comes from, where it comes from one."""
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
        field = self.source.fields().field(self.key)
        # Only the type: constraints and defaults of the layer mean nothing in the result.
        return QgsField(name, field.type(), field.typeName(), field.length(), field.precision())

    def plane(self, context: QgsProcessingContext, distance: float) -> Plane:
        """Return the plane to compare in; LayerError where the layer has no coordinate reference system."""
        return plane_for(
            self.source.sourceName(), self.crs, middle_of(self.source), context.transformContext(), distance=distance
        )


def origin_named(
    algorithm: Algorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> Origin | None:
    """Return the file that a parameter's layer comes from; on the layer's own thread, so for `prepareAlgorithm`."""
    value = parameters.get(name)
    if not value:
        return None
    is_narrowed = isinstance(value, QgsProcessingFeatureSourceDefinition) and narrowed(value)
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    layer = algorithm.parameterAsVectorLayer({name: value}, name, context)
    origin = None if layer is None else origin_of(layer)
    return replace(origin, is_whole_table=False) if origin is not None and is_narrowed else origin


def side_of(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    origin: Origin | None,
) -> Side:
    """Read a side's parameters; LayerError where a field is missing or holds no times."""
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, name))
    fields = source.fields()
    named = []
    for what in ("START", "END", "KEY"):
        field = algorithm.parameterAsString(parameters, f"{name}_{what}", context)
        if not field and what != "KEY":
            raise LayerError("Name the field in {parameter}.", parameter=f"{name}_{what}")
        place = place_of_field(source, field)
        if what != "KEY" and fields.at(place).type() not in _MOMENT_TYPES:
            raise LayerError(
                "The field {field} of the layer {layer} holds no times. Choose a date, date-time or text field.",
                layer=source.sourceName(),
                field=field,
            )
        named.append(fields.at(place).name() if field else "")
    return Side(source, origin, *named)


def narrowed(definition: QgsProcessingFeatureSourceDefinition) -> bool:
    """Whether only some features of a layer are asked for."""
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
    report("read", 0.0)
    columns, origin = None, side.origin
    if origin is not None:
        columns = stored_columns(origin, side.start, side.end, side.key, side.crs, plane.crs)
    if columns is None:
        columns = read_features(
            side.source, side.start, side.end, side.key, plane.crs, context.transformContext(), report
        )
        if origin is not None:
            start, end = (name if name in origin.moment_fields else None for name in (side.start, side.end))
            restore_offsets(columns, origin.path, origin.table, start, end)
    if side.crs != plane.crs:
        transform = QgsCoordinateTransform(side.crs, plane.crs, context.transformContext())
        feedback.pushInfo(
            tr("{layer}: transformed {operation}.").format(layer=side.source.sourceName(), operation=stated(transform))
        )
    records = judge(kernel, columns, zone, report)
    _tell(side.source.sourceName(), records, feedback)
    return records


def _tell(name: str, records: Records, feedback: QgsProcessingFeedback) -> None:
    feedback.pushInfo(tr("{layer}: {count} features can be compared.").format(layer=name, count=len(records.ids)))
    if records.repaired:
        feedback.pushInfo(
            tr(
                "{layer}: the geometry of {count} features was not valid and has been repaired for this run: {keys}."
            ).format(layer=name, count=len(records.repaired), keys=_listed(records.repaired))
        )
    if records.left_out:
        feedback.pushWarning(
            tr("{layer}: {count} features were left out: {keys}.").format(
                layer=name,
                count=len(records.left_out),
                keys="; ".join(f"{key_text(key)}: {tr(reason)}" for key, reason in records.left_out[:_SHOWN])
                + (" …" if len(records.left_out) > _SHOWN else ""),
            )
        )
    if len(set(map(key_text, records.keys))) < len(records.keys):
        feedback.pushWarning(
            tr("{layer}: several features share a key; their overlaps cannot be told apart in the result.").format(
                layer=name
            )
        )


def key_text(key: object) -> str:
    """Return a key as text, empty where it is NULL."""
    value = plain(key)
    return "" if value is None else str(value)


def _listed(keys: list[Any]) -> str:
    return ", ".join(key_text(key) for key in keys[:_SHOWN]) + (" …" if len(keys) > _SHOWN else "")
