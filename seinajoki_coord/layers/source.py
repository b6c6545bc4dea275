"""Features as columns: ids, keys, geometries and windows, with what cannot be used named and left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSource,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QVariant

from ..core.error import sentence
from ..core.overlap import Occupancies
from ..core.progress import Report, each
from ..core.subject import NO_GEOMETRY
from ..core.window import read_windows
from ..workspace.zoned_time import read_offsets
from .kernel import straight
from .plane import moved

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

    from ..core.kernel import Kernel
    from ..core.zone import Zone

NOT_TRANSFORMED = sentence("The geometry cannot be transformed to the other coordinate reference system.")
_CHUNK = 5000
_BATCH = 2000
_NO_MOMENT = "?"
_NAIVE = len("2026-06-01T09:00")


@dataclass
class Columns:
    """Features as they were read, before anything is judged; all lists are equally long, ordered by feature id."""

    ids: list[int] = field(default_factory=list)
    blobs: list[bytes | None] = field(default_factory=list)
    starts: list[str | None] = field(default_factory=list)
    ends: list[str | None] = field(default_factory=list)
    keys: list[Any] = field(default_factory=list)
    faults: dict[int, str] = field(default_factory=dict)
    """Reasons found while reading, by place in the lists."""


@dataclass(frozen=True)
class Records:
    """What can be compared, as columns in the order of feature ids, and what was left out or mended."""

    occupancies: Occupancies
    ids: np.ndarray
    keys: list[Any]
    left_out: list[tuple[Any, str]]
    """Key and reason of each feature that cannot be used."""
    repaired: list[Any]
    """Keys of the features whose geometry was made valid."""


def moment_text(value: object) -> str | None:
    """
    Return a field value as ISO 8601 text, with an offset where the value has one; None where there is none.

    What ISO has no text for (years before 1 or after 9999, values of other types) gives a text that is no moment.
    """
    if isinstance(value, QDateTime):
        if not value.isValid():
            return None
        if value.timeSpec() == Qt.TimeSpec.TimeZone:
            value = value.toUTC()
        return value.toString(Qt.DateFormat.ISODateWithMs) or _NO_MOMENT
    if isinstance(value, QDate):
        return (value.toString(Qt.DateFormat.ISODate) or _NO_MOMENT) if value.isValid() else None
    if value is None or isinstance(value, str):
        return value
    return None if _is_null(value) else _NO_MOMENT


def _is_null(value: object) -> bool:
    # NULL is a QVariant under PyQt5 and None under PyQt6.
    return value is None or (isinstance(value, QVariant) and value.isNull())


def read_features(
    source: QgsProcessingFeatureSource,
    start: str,
    end: str,
    key: str,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    report: Report,
) -> Columns:
    """Read the features a source gives (its selection, filter and edits applied) into ``crs``."""
    fields = source.fields()
    places = [fields.lookupField(name) if name else -1 for name in (start, end, key)]
    request = QgsFeatureRequest().setSubsetOfAttributes(sorted({place for place in places if place >= 0}))
    transform = QgsCoordinateTransform(source.sourceCrs(), crs, context)
    columns, total = Columns(), max(source.featureCount(), 1)
    for feature in source.getFeatures(request, QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks):
        if len(columns.ids) % _BATCH == 0:
            report("read", min(len(columns.ids) / total, 1.0))
        columns.blobs.append(_blob(feature.geometry(), transform, columns))
        columns.ids.append(feature.id())
        for place, column in zip(places, (columns.starts, columns.ends)):
            column.append(moment_text(feature[place]) if place >= 0 else None)
        key_value = feature[places[2]] if places[2] >= 0 else feature.id()
        columns.keys.append(None if _is_null(key_value) else key_value)
    return columns


def restore_offsets(columns: Columns, path: str, layer: str | None, start: str | None, end: str | None) -> None:
    """
    Give the date-times of a file's fields back the offset that the file has and QGIS 3.22 drops.

    A value that differs from the file's, because it was edited, stays as it is. None: not a field of the file.
    """
    sides = [(name, column) for name, column in ((start, columns.starts), (end, columns.ends)) if name]
    naive = {name for name, column in sides if any(text and _is_naive(text) for text in column)}
    offsets = read_offsets(path, layer, sorted(naive)) if naive else {}
    for name, column in sides if offsets else ():
        for row, feature in enumerate(columns.ids):
            text, stored = column[row], offsets.get(feature, {}).get(name)
            if text and stored and _is_naive(text) and text[:_NAIVE] == stored[:_NAIVE]:
                column[row] = stored


def _is_naive(text: str) -> bool:
    """Whether an ISO text has a time of day and no offset."""
    return len(text) >= _NAIVE and not text.endswith("Z") and not set("+-") & set(text[_NAIVE:])


def _blob(geometry: QgsGeometry, transform: QgsCoordinateTransform, columns: Columns) -> bytes | None:
    if geometry.isNull():
        return None
    geometry = straight(geometry)
    if not transform.isShortCircuited():
        try:
            geometry = moved(geometry, transform)
        except QgsCsException:
            columns.faults[len(columns.ids)] = NOT_TRANSFORMED
            return None
    return geometry.asWkb().data()


def judge(kernel: Kernel, columns: Columns, zone: Zone, report: Report) -> Records:
    """Turn columns into records: geometries made and mended, times read, and what is unusable left out with its reason."""
    windows, reasons = read_windows(columns.starts, columns.ends, zone)
    geometries, broken = make_geometries(kernel, columns.blobs, report)
    boxes = kernel.boxes(geometries)
    hollow = np.flatnonzero(~np.isfinite(boxes).all(axis=1)).tolist()
    reasons = {**reasons, **dict.fromkeys(hollow, NO_GEOMETRY), **columns.faults}
    usable = np.ones(len(columns.ids), bool)
    usable[list(reasons)] = False
    rows = np.flatnonzero(usable)
    ids = np.array(columns.ids, np.int64)
    rows = rows[np.argsort(ids[rows], kind="stable")]
    return Records(
        Occupancies(geometries[rows], windows.take(rows), boxes[rows]),
        ids[rows],
        [columns.keys[row] for row in rows.tolist()],
        [(columns.keys[row], reasons[row]) for row in sorted(reasons)],
        [columns.keys[row] for row in np.flatnonzero(broken & usable).tolist()],
    )


def read_boxes(kernel: Kernel, blobs: list[bytes | None], report: Report) -> np.ndarray:
    """Return the boxes of WKB as it stands; NaN where there is nothing that the kernel can read."""

    def measure(part: slice) -> np.ndarray:
        with np.errstate(invalid="ignore"):
            return kernel.boxes(kernel.read(blobs[part]))

    parts = [slice(begin, begin + _CHUNK) for begin in range(0, len(blobs), _CHUNK)]
    found = each(measure, parts, threads=kernel.threads, phase="geometry", report=report)
    return np.concatenate([np.zeros((0, 4)), *found])


def make_geometries(kernel: Kernel, blobs: list[bytes | None], report: Report) -> tuple[np.ndarray, np.ndarray]:
    """Make geometries, valid ones, of WKB; return them and which were not valid."""

    def make_of(some: list[bytes | None]) -> tuple[np.ndarray, np.ndarray]:
        # Coordinates that are no numbers are left out with their reason, not warned of.
        with np.errstate(invalid="ignore"):
            made = kernel.read(some)
            return made, kernel.repair(made)

    def make(part: slice) -> tuple[np.ndarray, np.ndarray]:
        return make_of(blobs[part])

    parts = [slice(begin, begin + _CHUNK) for begin in range(0, len(blobs), _CHUNK)]
    found = each(make, parts, threads=kernel.threads, phase="geometry", report=report)
    if not found:
        return np.empty(0, object), np.zeros(0, bool)
    geometries = np.concatenate([made for made, _ in found])
    broken = np.concatenate([mended for _, mended in found])
    # What the kernel cannot make (a curve that came straight from a file) QGIS may.
    for row in (row for row, one in enumerate(geometries) if one is None and blobs[row] is not None):
        geometry = QgsGeometry()
        geometry.fromWkb(blobs[row])
        if not geometry.isNull():
            made, mended = make_of([straight(geometry).asWkb().data()])
            geometries[row], broken[row] = made[0], mended[0]
    return geometries, broken
