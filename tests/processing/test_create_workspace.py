"""``create_workspace``: a file that is whole or not there, and what stands in it."""

from __future__ import annotations

import io
import shutil
import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProject,
    QgsValueRelationFieldFormatter,
)

from seinajoki_coord.core.schema import TABLES

from .overlaps import Log, run
from .rights import open_folder, without_rights

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("provider")


def create(path: Path, **parameters: object) -> Log:
    """Create a workspace and return what was said."""
    results, log = run("create_workspace", {"WORKSPACE": str(path), **parameters})
    assert results["WORKSPACE"] == str(path)
    return log


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, provider: object) -> Path:
    """Give a workspace with the sample; not to be changed."""
    path = tmp_path_factory.mktemp("sample") / "seinäjoki.gpkg"
    create(path, SAMPLE=True)
    return path


def test_an_empty_workspace_has_all_tables_and_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Törnävä 2026.gpkg"
    create(path, CRS="EPSG:3067", TIME_ZONE="Europe/Stockholm")
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    found = {file.GetLayer(place).GetName(): file.GetLayer(place) for place in range(file.GetLayerCount())}
    assert {table.name for table in TABLES} | {"layer_styles"} == set(found)
    for table in TABLES:
        definition = found[table.name].GetLayerDefn()
        names = [definition.GetFieldDefn(place).GetName() for place in range(definition.GetFieldCount())]
        assert names == [field.name for field in table.fields]
        assert found[table.name].GetFeatureCount() == (1 if table.name == "workspace" else 0)
        expected = ogr.wkbMultiPolygon if table.has_geometry else ogr.wkbNone
        assert found[table.name].GetGeomType() == expected
        if table.has_geometry:
            assert found[table.name].GetSpatialRef().GetAuthorityCode(None) == "3067"
            assert found[table.name].TestCapability(ogr.OLCFastSpatialFilter)
    described = found["workspace"].GetFeature(1)
    assert (described["crs"], described["time_zone"], described["schema_version"]) == (
        "EPSG:3067",
        "Europe/Stockholm",
        2,
    )
    assert path.read_bytes()[18:20] == b"\x01\x01", "a file in write-ahead mode cannot be opened in a read-only folder"


def test_defaults_are_the_towns_own(tmp_path: Path) -> None:
    create(tmp_path / "a.gpkg")
    with closing(sqlite3.connect(tmp_path / "a.gpkg")) as link:
        assert link.execute("SELECT crs, time_zone FROM workspace").fetchall() == [("EPSG:3877", "Europe/Helsinki")]


def test_the_sample_comes_in_whole(sample: Path) -> None:
    with closing(sqlite3.connect(sample)) as link:
        counts = [
            link.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in ("party", "work", "event", "area")
        ]
        assert counts == [15, 91, 40, 25]
        assert link.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert link.execute("PRAGMA foreign_key_check").fetchall() == []
        for name in ("work", "event", "area"):
            indexed = {row[0] for row in link.execute(f"SELECT id FROM rtree_{name}_geom")}
            assert indexed == {row[0] for row in link.execute(f"SELECT fid FROM {name}")}
            stated = link.execute(
                "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?", (name,)
            ).fetchone()
            measured = link.execute(
                f"SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_{name}_geom"
            ).fetchone()
            assert stated == pytest.approx(measured, abs=4), "an R-tree has 32-bit numbers"
    file = gdal.OpenEx(str(sample), gdal.OF_VECTOR)
    assert [file.GetLayerByName(name).GetFeatureCount() for name in ("work", "event", "area")] == [91, 40, 25]


def test_no_folder_of_the_maker_stays_in_the_file(sample: Path) -> None:
    with closing(sqlite3.connect(sample)) as link:
        styles = [row[0] for row in link.execute("SELECT styleQML FROM layer_styles")]
        (project,) = link.execute("SELECT content FROM qgis_projects").fetchone()
    content = bytes.fromhex(project.decode() if isinstance(project, bytes) else project)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = [archive.read(name).decode(errors="replace") for name in archive.namelist()]
    assert len(styles) == 7
    for text in (*styles, *texts):
        assert ".seinajoki-" not in text
        assert str(sample.parent) not in text


def test_the_project_inside_opens_whole_after_the_file_was_moved(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Kaupungin työt ja tapahtumat"
    folder.mkdir()
    shutil.copy(sample, folder / sample.name)
    project = QgsProject.instance()
    assert project.read(f"geopackage:{folder / sample.name}?projectName=Seinäjoki Coord")
    layers = list(project.mapLayers().values())
    assert len(layers) == 7
    for layer in layers:
        assert layer.isValid(), layer.source()
        assert layer.source().startswith(str(folder))
    (work,) = [layer for layer in layers if "layername=work" in layer.source()]
    assert work.featureCount() == 91
    assert work.temporalProperties().isActive()
    assert project.crs().authid() == "EPSG:3877"
    place = work.fields().lookupField("party_id")
    configuration = work.editorWidgetSetup(place).config()
    parties = QgsValueRelationFieldFormatter.resolveLayer(configuration, project)
    assert parties in layers
    shown = {item.value for item in QgsValueRelationFieldFormatter.createCache(configuration)}
    assert "Vesihuolto" in shown
    project.clear()


def test_it_stays_on_the_main_thread() -> None:
    algorithm = QgsApplication.processingRegistry().algorithmById("seinajoki_coord:create_workspace")
    assert algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagNoThreading


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"WORKSPACE": "town.shp"}, "give a file name that ends in .gpkg, not town.shp"),
        ({"WORKSPACE": "no such folder/town.gpkg"}, "There is no folder"),
        ({"CRS": "EPSG:4326"}, "EPSG:4326 is not a projected coordinate reference system in metres"),
        ({"CRS": "EPSG:2926"}, "EPSG:2926 is not a projected coordinate reference system in metres"),
        ({"CRS": "PROJ:+proj=tmerc +lat_0=62 +lon_0=22"}, "Choose a coordinate reference system with a code"),
        ({"TIME_ZONE": "Seinäjoki"}, "There is no time zone Seinäjoki."),
    ],
)
def test_what_cannot_be_made_says_why_and_leaves_nothing(
    tmp_path: Path, parameters: dict[str, str], words: str
) -> None:
    name = parameters.get("WORKSPACE", "town.gpkg")
    with pytest.raises(QgsProcessingException, match=words):
        run("create_workspace", {**parameters, "WORKSPACE": str(tmp_path / name)})
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.gpkg").write_text("mine")
    with pytest.raises(QgsProcessingException, match=r"mine.gpkg exists already"):
        create(tmp_path / "mine.gpkg")
    assert (tmp_path / "mine.gpkg").read_text() == "mine"


def test_a_folder_that_may_not_be_written_to_gets_nothing() -> None:
    with open_folder() as folder:
        with (
            without_rights(folder),
            pytest.raises(QgsProcessingException, match=r"cannot be written. Check its rights"),
        ):
            create(folder / "town.gpkg")
        assert list(folder.iterdir()) == []


def test_a_sample_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seinajoki_coord.layers.sample.FOLDER", tmp_path / "gone")
    with pytest.raises(QgsProcessingException):
        create(tmp_path / "town.gpkg", SAMPLE=True)
    assert list(tmp_path.iterdir()) == []
