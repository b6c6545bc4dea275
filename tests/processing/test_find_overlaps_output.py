"""Where the result goes, and that a run which fails or is cancelled leaves everything as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsProcessingException, QgsProcessingOutputLayerDefinition, QgsProperty

from .layer import JUNE, layer, opened, saved, square
from .overlaps import Log, find_overlaps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qgis.core import QgsVectorLayer

pytestmark = pytest.mark.usefixtures("provider")
ENDINGS = ["gpkg", "geojson", "shp"]


def chain(count: int = 30, crs: str = "EPSG:3877") -> QgsVectorLayer:
    """Return works of which each overlaps the next and touches the one after that."""
    rows = [(square(5 * place, 0), f"työ {place}", *JUNE) for place in range(count)]
    return layer([*rows, (None, "nowhere", *JUNE)], crs=crs)


def content(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder, hidden ones too."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.mark.parametrize("ending", ENDINGS)
def test_files_hold_what_memory_holds(tmp_path: Path, ending: str) -> None:
    memory = find_overlaps(chain())
    file = find_overlaps(chain(), OUTPUT=str(tmp_path / f"found.{ending}"), LEFT_OUT=str(tmp_path / "left.csv"))
    assert file.rows == memory.rows
    grounds = [[one.geometry() for one in found.output.getFeatures()] for found in (memory, file)]
    assert len(grounds[0]) == 29 + 28
    for one, two in zip(*grounds):
        assert one.isEmpty() == two.isEmpty()
        assert one.isEmpty() or one.isGeosEqual(two) or one.symDifference(two).area() < 1e-6
    assert file.reasons == memory.reasons == [("input", "nowhere", "The geometry is missing, empty or cannot be read.")]
    assert not [name for name in content(tmp_path) if name.startswith(".")]


def test_a_geopackage_that_was_filled_at_once_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "found.gpkg"
    find_overlaps(chain(), OUTPUT=str(path))
    with closing(sqlite3.connect(path)) as link:
        (count,) = link.execute("SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'found'").fetchone()
        with_ground = {row[0] for row in link.execute("SELECT fid FROM found WHERE geom IS NOT NULL")}
        indexed = {row[0] for row in link.execute("SELECT id FROM rtree_found_geom")}
        triggers = {row[0] for row in link.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        assert link.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert link.execute("PRAGMA foreign_key_check").fetchall() == []
    assert count == 57
    assert len(with_ground) == 29
    assert indexed == with_ground
    assert {"rtree_found_geom_insert", "trigger_insert_feature_count_found"} <= triggers
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    table = file.GetLayer(0)
    assert table.GetFeatureCount() == 57
    measured = [one.GetGeometryRef().GetEnvelope() for one in table if one.GetGeometryRef() is not None]
    low, high = min(box[0] for box in measured), max(box[1] for box in measured)
    assert table.GetExtent()[:2] == (low, high)
    table.SetSpatialFilterRect(low, measured[0][2], low + 6, measured[0][3])
    assert table.GetFeatureCount() == 2
    assert table.GetGeomType() == ogr.wkbMultiPolygon
    assert table.GetSpatialRef().GetAuthorityCode(None) == "3877"


def test_an_existing_geopackage_gets_a_table_and_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "täysi.gpkg"
    saved(layer([(square(0, 0), "kept", *JUNE)]), path, "kept")
    destination = f"ogr:dbname='{path}' table=\"new one\" (geom)"
    assert find_overlaps(chain(), OUTPUT=destination).results["OVERLAP_COUNT"] == 57
    found = find_overlaps(chain(3), OUTPUT=destination)
    assert found.pairs == [("työ 0", "työ 1"), ("työ 0", "työ 2"), ("työ 1", "työ 2")]
    assert opened(path, "kept").featureCount() == 1
    assert opened(path, "new one").featureCount() == 3


def _definition(path: Path) -> QgsProcessingOutputLayerDefinition:
    return QgsProcessingOutputLayerDefinition(QgsProperty.fromValue(str(path)))


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("was_there", [False, True])
@pytest.mark.parametrize("form", [str, _definition])
def test_a_cancelled_write_leaves_the_files_as_they_were(
    tmp_path: Path, ending: str, was_there: bool, form: Callable[[Path], object]
) -> None:
    path, left = tmp_path / f"found.{ending}", tmp_path / "left.csv"
    (tmp_path / "found.qgz").write_text("somebody else's")
    if was_there:
        find_overlaps(chain(4), OUTPUT=str(path), LEFT_OUT=str(left))
    before = content(tmp_path)
    with pytest.raises(QgsProcessingException, match=r"Cancelled; nothing was written."):
        find_overlaps(chain(), log=Log(cancel_at=99), OUTPUT=form(path), LEFT_OUT=str(left))
    assert content(tmp_path) == before


def test_a_cancelled_write_leaves_no_table_in_an_existing_geopackage(tmp_path: Path) -> None:
    path = tmp_path / "full.gpkg"
    saved(layer([(square(0, 0), "kept", *JUNE)]), path, "kept")
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        find_overlaps(chain(), log=Log(cancel_at=99), OUTPUT=f"ogr:dbname='{path}' table=\"new\" (geom)")
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    assert [file.GetLayer(place).GetName() for place in range(file.GetLayerCount())] == ["kept"]
    assert file.GetLayer(0).GetFeatureCount() == 1


def _phases() -> list[float]:
    log = Log()
    find_overlaps(chain(), chain(), log)
    return sorted(set(log.steps))


def test_it_can_be_cancelled_at_every_step(tmp_path: Path) -> None:
    steps = _phases()
    assert len(steps) > 6
    for ending in ENDINGS:
        for step in steps[:-1]:
            log = Log(cancel_at=step)
            with pytest.raises(QgsProcessingException, match="Cancelled"):
                find_overlaps(
                    chain(), chain(), log, OUTPUT=str(tmp_path / f"found.{ending}"), LEFT_OUT=str(tmp_path / "l.csv")
                )
            assert content(tmp_path) == {}
            assert log.steps[-1] == step


def test_a_result_that_is_cancelled_before_the_start_reads_nothing(tmp_path: Path) -> None:
    log = Log()
    log.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        find_overlaps(chain(), log=log, OUTPUT=str(tmp_path / "found.gpkg"))
    assert log.texts == []
    assert content(tmp_path) == {}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_table_of_left_out_that_cannot_be_written_takes_the_result_back(tmp_path: Path, ending: str) -> None:
    missing = tmp_path / "no such folder" / "left.csv"
    with pytest.raises(QgsProcessingException, match=r"left\.csv"):
        find_overlaps(chain(), OUTPUT=str(tmp_path / f"found.{ending}"), LEFT_OUT=str(missing))
    assert content(tmp_path) == {}


def test_the_result_may_take_the_place_of_a_file_that_was_there(tmp_path: Path) -> None:
    for ending in ENDINGS:
        path = tmp_path / f"found.{ending}"
        for count in (4, 30):
            found = find_overlaps(chain(count), OUTPUT=str(path), LEFT_OUT=None)
            assert len(found.rows) == found.results["OVERLAP_COUNT"] == 2 * count - 3
    assert not [name for name in content(tmp_path) if name.startswith(".")]


def test_a_locked_geopackage_says_who_is_in_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seinajoki_coord.workspace.geopackage.PATIENT", 0.1)
    monkeypatch.setenv("SQLITE_BUSY_TIMEOUT", "100")
    path = tmp_path / "full.gpkg"
    saved(layer([(square(0, 0), "kept", *JUNE)]), path, "kept")
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        link.execute("BEGIN EXCLUSIVE")
        with pytest.raises(QgsProcessingException, match="database is locked"):
            find_overlaps(chain(), OUTPUT=f"ogr:dbname='{path}' table=\"new\" (geom)")
        link.execute("ROLLBACK")
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    assert [file.GetLayer(place).GetName() for place in range(file.GetLayerCount())] == ["kept"]
