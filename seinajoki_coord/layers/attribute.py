"""Attribute values of QGIS as plain Python: texts, numbers, truth, None."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QTime, QVariant

from ..core.error import LayerError
from .source import moment_text

if TYPE_CHECKING:
    from qgis.core import QgsField, QgsProcessingFeatureSource

_MOMENT = "yyyy-MM-ddTHH:mm"


def place_of_field(source: QgsProcessingFeatureSource, name: str) -> int:
    """Return the place of a field that a person named, -1 without a name; LayerError where the layer has no such field."""
    fields = source.fields()
    place = fields.lookupField(name) if name else -1
    if name and place < 0:
        raise LayerError(
            "The layer {layer} has no field {field}. It has: {fields}.",
            layer=source.sourceName(),
            field=name,
            fields=", ".join(fields.names()),
        )
    return int(place)


def plain(value: object) -> str | int | float | bool | None:
    """Return a value as Python has it: dates and times as ISO text (with an offset where there is one), NULL as None."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, QVariant):
        return None if value.isNull() else plain(value.value())
    if isinstance(value, (QDateTime, QDate)):
        return moment_text(value)
    if isinstance(value, QTime):
        return value.toString("HH:mm:ss") or None
    if isinstance(value, (list, tuple)):
        return ", ".join(str(plain(one)) for one in value) or None
    return None if isinstance(value, (bytes, QByteArray)) else str(value)


def stored(value: object) -> str | int | float | None:
    """Return a value as a workspace's file stores it: a moment as the wall-clock text that it shows, truth as 0 or 1."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, QVariant):
        return None if value.isNull() else stored(value.value())
    if isinstance(value, QDateTime):
        return value.toString(_MOMENT) or None
    return int(value) if isinstance(value, bool) else plain(value)


def fitting(field: QgsField, value: object) -> object:
    """Return a stored value as a field of a layer takes it: a moment as date-time, truth as such, where it holds those."""
    if isinstance(value, int) and field.type() == QVariant.Bool:
        return bool(value)
    if isinstance(value, str) and field.type() == QVariant.DateTime:
        moment = QDateTime.fromString(value, _MOMENT)
        # Where the clocks of this computer leave the hour out, only the text says it; the database understands it.
        if moment.isValid() and moment.toString(_MOMENT) == value:
            return moment
    return value
