"""Attribute values of QGIS as plain Python: texts, numbers, truth, None."""

from __future__ import annotations

from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QTime, QVariant

from .source import moment_text


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
