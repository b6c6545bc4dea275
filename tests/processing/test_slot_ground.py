"""The ground of ``suggest_slots``: it is looked for where it says it is, or refused; it is never free by mistake."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsProcessingException,
    QgsReferencedGeometry,
    QgsReferencedRectangle,
)

from seinajoki_coord.core.kernel import Kernel, ShapelyKernel
from seinajoki_coord.layers.kernel import QgisKernel

from .layer import moved, shape, square
from .overlaps import MEMORY, Log, run
from .town import add, new_town

pytestmark = pytest.mark.usefixtures("provider")
WEEK = {"starts_at": "2026-06-01T00:00", "ends_at": "2026-06-08T00:00"}
SWAPPED = "POLYGON((62.79 22.84, 62.8 22.84, 62.8 22.85, 62.79 22.84))"


def written(crs: str) -> str:
    """Return a square in the middle of town as WKT of another plane."""
    return str(moved(square(2, 2, 5), crs).asWkt(9))


def referenced(crs: str) -> QgsReferencedGeometry:
    """Return the same as models hand it on."""
    return QgsReferencedGeometry(moved(square(2, 2, 5), crs), QgsCoordinateReferenceSystem(crs))


@pytest.fixture(scope="module")
def _taken(tmp_path_factory: pytest.TempPathFactory, provider: object) -> Path:
    path = new_town(tmp_path_factory.mktemp("town") / "town.gpkg")
    add(path, "event", "festival", **WEEK)
    return path


@pytest.fixture
def taken(_taken: Path, tmp_path: Path) -> Path:
    """Give a workspace in whose middle a festival takes a square for a week."""
    return Path(shutil.copy(_taken, tmp_path / "town.gpkg"))


def conflicts(path: Path, ground: object, log: Log | None = None, **more: object) -> int:
    """Return with how many records a day in the festival's week is in conflict on a ground."""
    asked: dict[str, Any] = {"WORKSPACE": str(path), "OUTPUT": MEMORY, "GEOMETRY": ground, "KIND": "work"}
    times = {"HOURS": 24, "COUNT": 1, "EARLIEST": WEEK["starts_at"], "LATEST": WEEK["ends_at"]}
    results, _ = run("suggest_slots", {**asked, **times, **more}, log)
    (offer,) = results["OUTPUT"].getFeatures()
    return int(offer["conflict_count"])


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3067"])
@pytest.mark.parametrize("form", ["CRS={crs};{wkt}", " CRS={crs} ; {wkt} ", "{wkt} [{crs}]", "{wkt}[{crs}] "])
def test_a_ground_is_where_its_own_plane_says(taken: Path, crs: str, form: str) -> None:
    log = Log()
    assert conflicts(taken, form.format(crs=crs, wkt=written(crs)), log) == 1
    assert f"Transformed: {crs}" in log.text()


def test_a_ground_of_a_model_is_where_its_own_plane_says(taken: Path) -> None:
    assert conflicts(taken, referenced("EPSG:4326")) == 1
    box = QgsReferencedRectangle(referenced("EPSG:3067").boundingBox(), QgsCoordinateReferenceSystem("EPSG:3067"))
    assert conflicts(taken, box) == 1


@pytest.mark.parametrize(
    "ground",
    [square(2, 2), QgsGeometry.fromWkt(square(2, 2)), shape("Point", (5, 5)), shape("LineString", (-9, 5), (9, 5))],
    ids=["text", "geometry", "point", "line"],
)
def test_a_ground_without_a_plane_is_in_that_of_the_workspace(taken: Path, ground: object) -> None:
    log = Log()
    assert conflicts(taken, ground, log, BUFFER=2) == 1
    assert "Transformed" not in log.text()
    assert conflicts(taken, square(500, 0)) == 0


@pytest.mark.parametrize("kernel", [ShapelyKernel(), QgisKernel()], ids=["shapely", "QGIS"])
def test_a_ring_that_is_not_closed_takes_its_ground(
    taken: Path, monkeypatch: pytest.MonkeyPatch, kernel: Kernel
) -> None:
    monkeypatch.setattr("seinajoki_coord.processing.suggest_slots.best_kernel", lambda: kernel)
    assert conflicts(taken, shape("Polygon", (2, 2), (8, 2), (8, 8)).replace("(", "((").replace(")", "))")) == 1


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        ("POLYGON((22.84 62.79, 22.85 62.79, 22.85 62.8, 22.84 62.79))", r"EPSG:3877.*CRS=EPSG:4326;POLYGON"),
        (QgsGeometry.fromWkt("POLYGON((22.84 62.79, 22.85 62.79, 22.85 62.8, 22.84 62.79))"), "far outside"),
        ("POLYGON((289000 6965000, 289010 6965000, 289010 6965010, 289000 6965000))", "far outside"),
        (f"CRS=EPSG:4326;{SWAPPED}", "far outside"),
        (f"CRS=EPSG:4326;{SWAPPED.replace('62', '262')}", "cannot be transformed|far outside|no numbers"),
        (f"CRS=EPSG:999999;{square(2, 2)}", "no coordinate reference system EPSG:999999"),
        (f"{square(2, 2)} [TM35]", "no coordinate reference system TM35"),
        (shape("LineString", (-9, 5), (9, 5)), "take no ground. Give a buffer"),
        (square(2, 2).rsplit(",", 3)[0], "no area"),
        ("POLYGON EMPTY", "Give the ground"),
        ("", "Give the ground"),
    ],
)
def test_a_ground_that_cannot_be_there_is_refused(taken: Path, ground: object, said: str) -> None:
    with pytest.raises(QgsProcessingException, match=said):
        conflicts(taken, ground)
