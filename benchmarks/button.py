"""The whole algorithm as a user starts it: a GeoPackage in, a GeoPackage out."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, Callable

import dataset
import numpy as np
from application import application, run
from qgis.core import QgsProcessingContext

from seinajoki_coord.processing import find_overlaps

if TYPE_CHECKING:
    from laps import Laps

_STEPS = {"read_side": "read", "find_pairs": "join", "describe": "describe", "write_pairs": "write"}
"""What the algorithm calls one after the other, and how the step is named here."""


def pairs(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Only find and list the pairs."""
    return _press(count, laps, with_ground=False)


def ground(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Compute the ground where they meet as well."""
    return _press(count, laps, with_ground=True)


def _press(count: int, laps: Laps, *, with_ground: bool) -> tuple[np.ndarray, np.ndarray]:
    application()
    result = dataset.BUILD / "overlaps.gpkg"
    result.unlink(missing_ok=True)
    parameters = {
        "INPUT": f"{dataset.geopackage_path(count)}|layername={dataset.TABLE}",
        "INPUT_START": "starts_at",
        "INPUT_END": "ends_at",
        "TIME_ZONE": "UTC",
        "MEETING_GROUND": with_ground,
        "OUTPUT": str(result),
    }
    kept = {name: getattr(find_overlaps, name) for name in _STEPS}
    laps.start()
    try:
        for name, step in _STEPS.items():
            setattr(find_overlaps, name, _timed(kept[name], step, laps))
        run("seinajoki_coord:find_overlaps", parameters, QgsProcessingContext())
        laps.lap("rest")
    finally:
        for name, function in kept.items():
            setattr(find_overlaps, name, function)
    with closing(sqlite3.connect(result)) as link:
        rows = link.execute("SELECT input_key, overlay_key, overlap_m2 FROM overlaps").fetchall()
    if with_ground:
        laps.figures["m²"] = sum(area or 0.0 for *_, area in rows)
    found = np.array([row[:2] for row in rows], np.int64).reshape(-1, 2) - 1
    result.unlink()
    return found[:, 0], found[:, 1]


def _timed(function: Callable[..., Any], step: str, laps: Laps) -> Callable[..., Any]:
    def timed(*given: object, **named: object) -> object:
        laps.lap("rest")
        result = function(*given, **named)
        laps.lap(step)
        return result

    return timed
