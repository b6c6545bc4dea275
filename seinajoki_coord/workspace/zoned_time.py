"""The time zones of date-time fields, which QGIS before 3.24 or so forgets: asked of GDAL itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osgeo import gdal, ogr

from .plain_gdal import plain_gdal

if TYPE_CHECKING:
    from collections.abc import Sequence

_UTC = 100
"""GDAL's flag of UTC; one more or less is a quarter of an hour, 0 and 1 are no zone."""


@plain_gdal()
def read_offsets(path: str, layer: str | None, fields: Sequence[str]) -> dict[int, dict[str, str]]:
    """
    Return ``2026-06-01T09:00`` and its offset (``+00:00``) as one text, by feature id and field.

    Values without a zone are left out. Empty where GDAL cannot open the file or has no such fields.
    """
    file = gdal.OpenEx(path, gdal.OF_VECTOR)
    opened = None if file is None else (file.GetLayerByName(layer) if layer else file.GetLayer(0))
    if opened is None:
        return {}
    definition = opened.GetLayerDefn()
    places = {name: definition.GetFieldIndex(name) for name in fields}
    places = {
        name: place
        for name, place in places.items()
        if place >= 0 and definition.GetFieldDefn(place).GetType() == ogr.OFTDateTime
    }
    found: dict[int, dict[str, str]] = {}
    if not places:
        return found
    for feature in opened:
        for name, place in places.items():
            if feature.IsFieldSetAndNotNull(place):
                year, month, day, hour, minute, _, flag = feature.GetFieldAsDateTime(place)
                if flag > 1:
                    quarters = flag - _UTC
                    sign, quarters = ("-", -quarters) if quarters < 0 else ("+", quarters)
                    text = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"
                    offset = f"{sign}{quarters // 4:02}:{quarters % 4 * 15:02}"
                    found.setdefault(feature.GetFID(), {})[name] = text + offset
    return found
