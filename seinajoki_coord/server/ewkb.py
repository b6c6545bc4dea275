"""Geometries as PostGIS itself writes and reads them in a column: WKB with the number of the reference system."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psycopg2.extensions import cursor

_WITH_SRID = 0x2000_0000
_SCHEMA = (
    "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis'"
)


def postgis_schema(asking: cursor) -> str:
    """Return the schema in which PostGIS lives."""
    asking.execute(_SCHEMA)
    return str(asking.fetchone()[0])


def hex_ewkb(wkb: bytes, srid: int) -> str:
    """Return WKB (little-endian) with the number of its reference system, as PostGIS reads it, in hexadecimal."""
    kind = int.from_bytes(wkb[1:5], "little") | _WITH_SRID
    return (wkb[:1] + kind.to_bytes(4, "little") + srid.to_bytes(4, "little") + wkb[5:]).hex()


def without_srid(ewkb: bytes) -> bytes:
    """Return the WKB in what PostGIS gives (little-endian)."""
    kind = int.from_bytes(ewkb[1:5], "little")
    return ewkb[:1] + (kind & ~_WITH_SRID).to_bytes(4, "little") + ewkb[9:] if kind & _WITH_SRID else ewkb
