"""
The one form in which rows of different stores are compared: what means the same is the same.

Text is NFC, wall-clock times are minutes, numbers have the type of their field, booleans are 0 and 1, NULL is not ''.
A geometry is a MultiPolygon without heights on a millimetre grid, as hexadecimal WKB (little-endian, OGC 06-103r4).
"""

from __future__ import annotations

import struct
import unicodedata
from typing import TYPE_CHECKING, Any

import numpy as np

from .table import FieldType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .table import Table

Row = dict[str, Any]
GEOMETRY = "geom"
OWN_UPKEEP = ("id", "row_version", "updated_at", "updated_by")
"""What every store keeps for itself and is no content."""
_PER_METRE = 1000.0
_MINUTE = 16
_POLYGON, _MULTIPOLYGON = 3, 6
_HEAD = struct.Struct("<BI")
_COUNT = struct.Struct("<I")
_MULTI = _HEAD.pack(1, _MULTIPOLYGON)
_SINGLE = _HEAD.pack(1, _POLYGON)
_EWKB_Z, _EWKB_M, _EWKB_SRID = 0x8000_0000, 0x4000_0000, 0x2000_0000
_CORNERS = 4
"""A ring has three corners and the first one again."""


def content_fields(table: Table) -> tuple[str, ...]:
    """Return the names of the fields that are content, the geometry not among them."""
    return tuple(field.name for field in table.fields if field.name not in OWN_UPKEEP)


def canonical_row(table: Table, values: Mapping[str, Any], wkb: bytes | None = None) -> Row:
    """Return the content of a row in canonical form; fields that ``values`` has not are None."""
    row: Row = {}
    for field in table.fields:
        name = field.name
        if name not in OWN_UPKEEP:
            value = values.get(name)
            row[name] = None if value is None else _value(field.type, value)
    if table.has_geometry:
        row[GEOMETRY] = canonical_geometry(wkb)
    return row


def _value(kind: FieldType, value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        if kind is FieldType.MOMENT:
            return value[:_MINUTE]
        if kind is FieldType.UUID:
            return value.lower()
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, bytes):
        return value
    if kind is FieldType.REAL:
        # A zero has no sign in a plan.
        return float(value) + 0.0
    is_whole = kind is FieldType.INTEGER or kind is FieldType.BOOLEAN  # a set of them would hash at each call
    # Of what is infinite nothing is left but NaN.
    return int(value) if is_whole and value % 1 == 0 else value


def canonical_geometry(wkb: bytes | None) -> str | None:
    """Return WKB in canonical form, as hexadecimal text; see `on_grid`."""
    ground = on_grid(wkb)
    return None if ground is None else ground.hex()


def as_shared(wkb: bytes | None) -> bytes | None:
    """Return WKB as a sync gives it to all others, so that they measure the same; as it is where it is no polygon."""
    try:
        return on_grid(wkb)
    except ValueError:
        return wkb


def on_grid(wkb: bytes | None) -> bytes | None:
    """
    Return WKB in canonical form; None where nothing of an area is left.

    Reads Polygon and MultiPolygon of any byte order, with Z and M as ISO and PostGIS write them. ValueError otherwise.
    """
    if wkb is None:
        return None
    snapped = [[_snapped(ring) for ring in rings] for rings in _polygons(wkb)]
    # Without its shell a polygon is nothing; without a hole it is still there.
    kept = [[ring for ring in rings if ring is not None] for rings in snapped if rings and rings[0] is not None]
    if not kept:
        return None
    parts = [_MULTI, _COUNT.pack(len(kept))]
    for rings in kept:
        parts += [_SINGLE, _COUNT.pack(len(rings))]
        for ring in rings:
            parts += [_COUNT.pack(len(ring)), ring.tobytes()]
    return b"".join(parts)


def box_of(wkb: bytes) -> tuple[float, float, float, float]:
    """Return minx, miny, maxx, maxy of a Polygon or MultiPolygon; NaN where it is empty."""
    rings = [ring for rings in _polygons(wkb) for ring in rings if len(ring)]
    if not rings:
        return (np.nan,) * 4
    corners = rings[0] if len(rings) == 1 else np.concatenate(rings)
    low, high = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return (low[0], low[1], high[0], high[1])


def _snapped(ring: np.ndarray) -> np.ndarray | None:
    """Return a ring on the grid, no corner twice in a row; None where it encloses nothing any more."""
    corners = np.rint(ring * _PER_METRE) / _PER_METRE + 0.0
    moved = np.empty(len(corners), bool)
    moved[:1] = True
    np.any(corners[1:] != corners[:-1], axis=1, out=moved[1:])
    if not moved.all():
        corners = corners[moved]
    return corners if len(corners) >= _CORNERS else None


def _polygons(wkb: bytes) -> list[list[np.ndarray]]:
    """Return the rings of every polygon as arrays ``(n, 2)``, shells first."""
    try:
        kind, order, width, place = _head(wkb, 0)
        if kind == _POLYGON:
            return [_rings(wkb, place, order, width)[0]]
        if kind != _MULTIPOLYGON:
            raise ValueError(f"a geometry of kind {kind}, not a polygon")
        (count,) = struct.unpack_from(order + "I", wkb, place)
        place += 4
        out = []
        for _ in range(count):
            _, order, width, place = _head(wkb, place)
            rings, place = _rings(wkb, place, order, width)
            out.append(rings)
    except struct.error as error:
        raise ValueError("a geometry that ends too soon") from error
    return out


def _head(wkb: bytes, place: int) -> tuple[int, str, int, int]:
    """Return the kind of geometry, its byte order, numbers per corner, and where its content begins."""
    order = "<" if wkb[place : place + 1] == b"\x01" else ">"
    (kind,) = struct.unpack_from(order + "I", wkb, place + 1)
    width = 2 + bool(kind & _EWKB_Z) + bool(kind & _EWKB_M)
    place += 9 if kind & _EWKB_SRID else 5
    kind &= ~(_EWKB_Z | _EWKB_M | _EWKB_SRID)
    dimensions, kind = divmod(kind, 1000)
    return kind, order, width + (0, 1, 1, 2)[dimensions & 3], place


def _rings(wkb: bytes, place: int, order: str, width: int) -> tuple[list[np.ndarray], int]:
    (count,) = struct.unpack_from(order + "I", wkb, place)
    place += 4
    rings = []
    for _ in range(count):
        (corners,) = struct.unpack_from(order + "I", wkb, place)
        values = np.frombuffer(wkb, order + "f8", corners * width, place + 4)
        place += 4 + corners * width * 8
        rings.append(values.reshape(-1, width)[:, :2].astype("<f8"))
    return rings, place
