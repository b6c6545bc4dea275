"""Time zones by name, from the data that every QGIS carries (zoneinfo has none on Windows)."""

from __future__ import annotations

from functools import lru_cache

from qgis.PyQt.QtCore import QDateTime, Qt, QTimeZone

from ..core.error import CoordError
from ..core.zone import Zone


@lru_cache(maxsize=8)
def zone_named(name: str) -> Zone:
    """Return the zone of an IANA name such as ``Europe/Helsinki``; CoordError where there is none."""
    zone = QTimeZone(name.encode())
    if not zone.isValid():
        raise CoordError("There is no time zone {name}. Give a name such as Europe/Helsinki.", name=name)
    return Zone(name, lambda second: zone.offsetFromUtc(QDateTime.fromSecsSinceEpoch(second, Qt.TimeSpec.UTC)))
