"""Our engine on geometries that are in memory, and the exact predicate that it cannot be faster than."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import dataset
import numpy as np

from seinajoki_coord.core.candidate import candidates
from seinajoki_coord.core.kernel import Kernel, ShapelyKernel
from seinajoki_coord.core.overlap import Occupancies, find_pairs
from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import SECOND

if TYPE_CHECKING:
    from laps import Laps

NEAR_METRES = 10.0
NEAR_HOURS = 24.0
_THREADS = 2
_CHUNKS = 64

Found = "tuple[np.ndarray, np.ndarray]"


def with_shapely(count: int, laps: Laps) -> Found:
    """Join with the fast kernel."""
    return _find(ShapelyKernel(), count, laps)


def with_qgis(count: int, laps: Laps) -> Found:
    """Join with the kernel that every QGIS has."""
    return _find(_qgis_kernel(), count, laps)


def nearby(count: int, laps: Laps) -> Found:
    """Join within a distance and some hours."""
    return _find(ShapelyKernel(), count, laps, distance=NEAR_METRES, lead_hours=NEAR_HOURS, lag_hours=NEAR_HOURS)


def nearby_with_qgis(count: int, laps: Laps) -> Found:
    """Join within a distance and some hours, without shapely."""
    return _find(_qgis_kernel(), count, laps, distance=NEAR_METRES, lead_hours=NEAR_HOURS, lag_hours=NEAR_HOURS)


def bare_exact(count: int, laps: Laps) -> Found:
    """Test our candidates and do nothing else: what any engine on GEOS must spend, geometries in file order."""
    import shapely

    geometries, windows = read(ShapelyKernel(), count)
    one, two = candidates(shapely.bounds(geometries), windows, None, threads=_THREADS)
    vertices = shapely.get_num_coordinates(geometries)
    turned = vertices[one] < vertices[two]
    left, right = np.where(turned, two, one), np.where(turned, one, two)
    order = np.argsort(left, kind="stable")
    left, right = left[order], right[order]
    # Cut between left geometries: two threads must not share a prepared one.
    cuts = np.searchsorted(left, np.quantile(left, np.linspace(0, 1, _CHUNKS + 1)[1:-1], method="nearest"))
    parts = np.split(np.arange(len(left)), cuts)

    def test(rows: np.ndarray) -> np.ndarray:
        prepared = geometries[np.unique(left[rows])]
        shapely.prepare(prepared)
        meets = shapely.intersects(geometries[left[rows]], geometries[right[rows]])
        shapely.destroy_prepared(prepared)
        return meets

    laps.start()
    with ThreadPoolExecutor(_THREADS) as pool:
        meets = np.concatenate(list(pool.map(test, parts)))
    laps.lap("exact")
    laps.figures["candidates"] = len(left)
    return left[meets], right[meets]


def read(kernel: Kernel, count: int) -> tuple[np.ndarray, Windows]:
    """Return the geometries and windows of a size, in file order."""
    columns = dataset.read(count)
    return kernel.read(columns.blobs), Windows(columns.starts * SECOND, columns.ends * SECOND)


def _find(kernel: Kernel, count: int, laps: Laps, **reach: float) -> Found:
    geometries, windows = read(kernel, count)
    laps.start()
    occupancies = Occupancies.of(kernel, geometries, windows)
    laps.lap("boxes")
    pairs = find_pairs(kernel, occupancies, **reach)
    laps.lap("pairs")
    return pairs.first, pairs.second


def _qgis_kernel() -> Kernel:
    from application import application

    from seinajoki_coord.layers.kernel import QgisKernel

    application()
    return QgisKernel()
