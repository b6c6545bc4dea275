"""What the benchmarks of the desktop share: QGIS with widgets, a workspace of the made-up city, times in words."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import city
import numpy as np
import shapely
from qgis.core import QgsApplication

from seinajoki_coord.layers.kernel import best_kernel
from seinajoki_coord.workspace.bulk import bulk_insert
from seinajoki_coord.workspace.geopackage import writing
from seinajoki_coord.workspace.workspace import new_workspace

_TYPES = ("street_work", "electricity", "telecom", "gas", "district_heating", "other")
_PARTIES = 20


@lru_cache(maxsize=1)
def application() -> QgsApplication:
    """Return the one QGIS of this process, with widgets."""
    app = QgsApplication([], True)
    app.initQgis()
    return app


def make_workspace(path: Path, count: int) -> None:
    """Fill a workspace with works of the made-up city and parties."""
    works = city.make(count)
    grounds = [ground if ground.area else ground.buffer(2) for ground in works.geometries.tolist()]
    blobs = [
        shapely.to_wkb(ground if ground.geom_type == "MultiPolygon" else shapely.multipolygons([ground]))
        for ground in grounds
    ]
    starts, ends = (
        np.datetime_as_string(column.astype("datetime64[s]"), unit="m").tolist()
        for column in (works.starts, works.ends)
    )
    parties = [f"00000000-0000-4000-8000-{number:012d}" for number in range(_PARTIES)]
    with new_workspace(path, "EPSG:3877", "Europe/Helsinki") as draft, writing(draft.path) as link:
        bulk_insert(link, "party", {"id": parties, "name": [f"Party {n}" for n in range(_PARTIES)]})
        columns = {
            "id": [f"00000000-0000-4000-9000-{number:012d}" for number in range(count)],
            "title": [f"Work {number} of the made-up city" for number in range(count)],
            "work_type": [_TYPES[number % len(_TYPES)] for number in range(count)],
            "party_id": [parties[number % _PARTIES] for number in range(count)],
            "starts_at": starts,
            "ends_at": [None if text >= "2090" else text for text in ends],
            "status": ["planned"] * count,
            "certainty": [("fixed", "window")[number % 7 == 0] for number in range(count)],
        }
        kernel = best_kernel()
        bulk_insert(link, "work", columns, blobs, kernel.boxes(kernel.read(blobs)))


def at(seconds: list[float], share: float) -> float:
    """Return in milliseconds what so many of the times stay below."""
    return float(1000 * np.quantile(seconds, share))


def figures(seconds: list[float]) -> str:
    """Return times in milliseconds: one as it is, of many the middle, the 99th percentile and the longest."""
    if len(seconds) == 1:
        return f"{1000 * seconds[0]:8.2f} ms"
    return "median {:6.2f}   99 % {:6.2f}   most {:6.2f} ms".format(*(at(seconds, one) for one in (0.5, 0.99, 1)))
