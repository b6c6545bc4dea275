"""Works that lie in PostGIS: fetched and compared here, or compared by the database itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dataset
import numpy as np
import postgis

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.overlap import Occupancies, find_pairs
from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import SECOND
from seinajoki_coord.server.install import install

if TYPE_CHECKING:
    from laps import Laps
    from psycopg2.extensions import connection

_TIMES = """
    ALTER TABLE works ADD PRIMARY KEY (id), ADD starts_at timestamp, ADD ends_at timestamp;
    UPDATE works SET starts_at = lower(tr) AT TIME ZONE 'UTC', ends_at = upper(tr) AT TIME ZONE 'UTC'
"""
_ROWS = (
    "SELECT id, extract(epoch FROM starts_at)::int8, extract(epoch FROM ends_at)::int8, ST_AsBinary(geom, 'NDR')"
    " FROM works ORDER BY id"
)
_ASK = (
    "SELECT input_key::int8, overlay_key::int8 FROM coord.find_overlaps('works', 'starts_at', 'ends_at',"
    " time_zone => 'UTC', meeting_ground => false)"
)


def fetched(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Fetch the whole table and let the engine join."""
    with postgis.server(count, laps) as link, link.cursor() as cursor:
        _prepare(link)
        laps.start()
        cursor.execute(_ROWS)
        ids, starts, ends, blobs = zip(*cursor.fetchall())
        laps.lap("read")
        kernel = ShapelyKernel()
        geometries = kernel.read([bytes(blob) for blob in blobs])
        kernel.repair(geometries)
        windows = Windows(np.array(starts, np.int64) * SECOND, np.array(ends, np.int64) * SECOND)
        laps.lap("geometry")
        found = find_pairs(kernel, Occupancies.of(kernel, geometries, windows))
        laps.lap("join")
    keys = np.array(ids, np.int64)
    return keys[found.first], keys[found.second]


def asked(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Ask the database; only the pairs go to the client."""
    with postgis.server(count, laps) as link:
        _prepare(link)
        laps.start()
        found = postgis.pairs(link, _ASK)
        laps.lap("function")
        return found


def _prepare(link: connection) -> None:
    """Install what the database needs to answer; no index, as on any table."""
    install(link, f"EPSG:{dataset.EPSG}", "Europe/Helsinki")
    with link.cursor() as cursor:
        cursor.execute(_TIMES)
        cursor.execute("VACUUM FULL ANALYZE works")
