"""One record that is being drawn or typed, asked against all others."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import dataset
import numpy as np

from seinajoki_coord.core.kernel import Kernel, ShapelyKernel
from seinajoki_coord.core.live import OverlapIndex
from seinajoki_coord.core.overlap import Occupancies
from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import SECOND

if TYPE_CHECKING:
    from laps import Laps

_EDITS = 300
_METRES = 3.0


def edits(columns: dataset.Columns) -> tuple[np.ndarray, list[bytes]]:
    """Return which records are edited, and their WKB moved by a few metres."""
    import shapely

    random = np.random.default_rng(3)
    rows = random.choice(len(columns.blobs), min(_EDITS, len(columns.blobs)), replace=False)
    moved = shapely.from_wkb([columns.blobs[row] for row in rows.tolist()])
    for place, by in enumerate(random.normal(0, _METRES, (len(rows), 2))):
        moved[place] = shapely.transform(moved[place], lambda points, by=by: points + by)
    return rows, shapely.to_wkb(moved).tolist()


def keep(laps: Laps, asking: list[float], putting: list[float]) -> None:
    """Put down what a question and what taking the edit in cost, given in seconds."""
    laps.steps = {"question": float(np.median(asking))}
    for name, share in (("p95 ms", 95), ("p99 ms", 99), ("worst ms", 100)):
        laps.figures[name] = float(np.percentile(asking, share)) * 1e3
    laps.figures["taking in ms"] = float(np.median(putting)) * 1e3


def with_shapely(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Ask the live index with the fast kernel."""
    return _ask(ShapelyKernel(), count, laps)


def with_qgis(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Ask the live index with the kernel that every QGIS has."""
    from application import application

    from seinajoki_coord.layers.kernel import QgisKernel

    application()
    return _ask(QgisKernel(), count, laps)


def _ask(kernel: Kernel, count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    columns = dataset.read(count)
    windows = Windows(columns.starts * SECOND, columns.ends * SECOND)
    everything = Occupancies.of(kernel, kernel.read(columns.blobs), windows)
    index = OverlapIndex(kernel, range(count), everything)
    rows, moved = edits(columns)
    asked, met, asking, putting = [], [], [], []
    laps.start()
    for row, geometry in zip(rows.tolist(), kernel.read(moved)[:, None]):
        begin = time.perf_counter()
        edited = Occupancies.of(kernel, geometry, windows.take(np.array([row])))
        found = index.meets(edited, but=row)
        asking.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        index.put(row, edited)
        putting.append(time.perf_counter() - begin)
        index.put(row, Occupancies(everything.geometries[[row]], edited.windows, everything.boxes[[row]]))
        asked += [row] * len(found)
        met += found
    keep(laps, asking, putting)
    return np.array(asked, np.int64), np.array(met, np.int64)
