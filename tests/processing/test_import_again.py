"""``import_records`` again and against odds: second deliveries, workspaces in use, mistakes, cancel."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsProcessingException, QgsProject, QgsVectorLayer

from seinajoki_coord.workspace.geopackage import writing

from .import_case import SQUARE, Log, call, good, make, rows_of, run, write

GIPOD = Path(__file__).parents[3] / "shared" / "data" / "gipod_flanders.gpkg"
pytestmark = pytest.mark.usefixtures("provider")


def test_a_second_import_changes_nothing_and_a_third_only_what_changed(workspace: Path, folder: Path) -> None:
    source = write(folder / "työt.gpkg", [good(1), good(2), good(3)], "GPKG")
    assert run(workspace, source) == (3, 0, 0)
    before = rows_of(workspace)
    with closing(sqlite3.connect(workspace)) as link:
        link.execute("UPDATE party SET name = 'LÄMPÖ OY'")
        link.commit()
    log = Log()
    assert run(workspace, source, log) == (0, 0, 0)
    assert "0 records added, 0 updated, 3 as before, 0 rejected." in log.text()
    assert [row["row_version"] for row in rows_of(workspace)] == [1, 1, 1]
    Path(source).unlink()
    moved = SQUARE.replace("22.85", "22.86")
    write(folder / "työt.gpkg", [good(1, nimi="Uusi nimi"), good(2, wkt=moved), good(3), good(4)], "GPKG")
    assert run(workspace, source) == (1, 2, 0)
    after = rows_of(workspace)
    assert [row["id"] for row in after[:3]] == [row["id"] for row in before]
    assert [row["row_version"] for row in after] == [2, 2, 1, 1]
    assert after[0]["title"] == "Uusi nimi"
    assert after[1]["geom"].area() == pytest.approx(2 * before[1]["geom"].area(), rel=0.01)
    layer = QgsVectorLayer(f"{workspace}|layername=work", "work", "ogr")
    assert len(list(layer.getFeatures(after[1]["geom"].boundingBox().buffered(-10)))) == 4
    assert len(rows_of(workspace, "party")) == 1


def test_fields_that_are_not_mapped_stay_as_they_are(workspace: Path, folder: Path) -> None:
    source = write(folder / "työt.gpkg", [good(1)], "GPKG")
    run(workspace, source)
    with writing(workspace) as link:
        link.execute("UPDATE work SET description = 'Oma huomio', setup_at = '2026-06-01T06:00'")
    Path(source).unlink()
    write(folder / "työt.gpkg", [good(1, nimi="Uusi")], "GPKG")
    assert run(workspace, source) == (0, 1, 0)
    (work,) = rows_of(workspace)
    assert (work["title"], work["description"], work["setup_at"]) == ("Uusi", "Oma huomio", "2026-06-01T06:00")
    Path(source).unlink()
    write(folder / "työt.gpkg", [good(1, alkaa="31.5.2026")], "GPKG")
    log = Log()
    assert run(workspace, source, log) == (0, 0, 1)
    assert "Set-up cannot be after the start." in log.text()


def test_rows_without_identifier_do_not_double(workspace: Path, folder: Path) -> None:
    rows = [{name: value for name, value in good(number).items() if name != "tunnus"} for number in (1, 2)]
    source = write(folder / "työt.geojson", rows, "GeoJSON")
    log = Log()
    assert run(workspace, source, log) == (2, 0, 0)
    assert "2 records have no identifier" in log.text()
    assert run(workspace, source) == (0, 0, 0)


def test_each_layer_of_a_file_is_a_source_of_its_own(workspace: Path, folder: Path) -> None:
    path = folder / "kaikki.gpkg"
    write(path, [good(1)], "GPKG", layer="eka")
    write(path, [good(1)], "GPKG", layer="toka")
    assert run(workspace, f"{path}|layername=toka") == (1, 0, 0)
    assert run(workspace, f"{path}|layername=eka") == (1, 0, 0)
    assert run(workspace, f"{path}|layername=toka") == run(workspace, str(path)) == (0, 0, 0)
    assert [row["source"] for row in rows_of(workspace)] == ["kaikki.gpkg|toka", "kaikki.gpkg|eka"]


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"MAPPING": "{"}, "not JSON"),
        ({"MAPPING": '{"status": "x"}'}, "no field x"),
        ({"MAPPING": '{"väri": "laji"}'}, "names a field väri"),
        ({"MAPPING": '{"status": {"constant": "x"}}'}, "does not fit"),
        ({"TITLE": "x"}, "no field x"),
        ({"BUFFER_FIELD": "x"}, "no field x"),
        ({"WORKSPACE": "/nowhere/w.gpkg"}, "There is no file"),
    ],
)
def test_what_cannot_be_done_says_why_and_writes_nothing(
    workspace: Path, folder: Path, parameters: dict[str, Any], said: str
) -> None:
    source = write(folder / "a.gpkg", [good()], "GPKG")
    with pytest.raises(QgsProcessingException, match=said):
        call(parameters.pop("WORKSPACE", workspace), source, **parameters)
    assert rows_of(workspace) == []
    assert rows_of(workspace, "party") == []


def test_another_geopackage_is_no_workspace(folder: Path) -> None:
    source = write(folder / "a.gpkg", [good()], "GPKG")
    with pytest.raises(QgsProcessingException, match="not a workspace"):
        run(folder / "a.gpkg", source)


def test_a_workspace_in_use_is_left_alone(workspace: Path, folder: Path) -> None:
    source = write(folder / "a.gpkg", [good()], "GPKG")
    with closing(sqlite3.connect(workspace, isolation_level=None)) as link:
        link.execute("BEGIN IMMEDIATE")
        with pytest.raises(QgsProcessingException, match="in use by another program"):
            run(workspace, source)
        link.execute("ROLLBACK")
    assert run(workspace, source) == (1, 0, 0)


def test_nothing_is_written_when_the_user_cancels(workspace: Path, folder: Path) -> None:
    class Stopped(Log):
        def isCanceled(self) -> bool:
            return any("new party" in line or "Transformed" in line for line in self.lines)

    source = write(folder / "a.gpkg", [good()], "GPKG")
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(workspace, source, Stopped())
    assert rows_of(workspace) == []


def test_unsaved_edits_in_the_workspace_forbid_the_import_and_open_layers_show_it(
    workspace: Path, folder: Path
) -> None:
    source = write(folder / "a.gpkg", [good()], "GPKG")
    layer = QgsVectorLayer(f"{workspace}|layername=work", "Työt", "ogr")
    QgsProject.instance().addMapLayer(layer)
    try:
        layer.startEditing()
        layer.addFeature(QgsFeature(layer.fields()))
        log = Log()
        with pytest.raises(QgsProcessingException):
            run(workspace, source, log)
        assert "The layer Työt has unsaved edits. Save or discard them and run again." in log.text()
        layer.rollBack()
        assert run(workspace, source) == (1, 0, 0)
        assert [feature["title"] for feature in layer.getFeatures()] == ["Työ 1"]
    finally:
        QgsProject.instance().removeMapLayer(layer.id())


def test_a_row_that_the_database_refuses_after_all_is_rejected_alone(workspace: Path, folder: Path) -> None:
    with closing(sqlite3.connect(workspace)) as link:
        link.execute(
            "CREATE TRIGGER no BEFORE INSERT ON work WHEN NEW.title = 'Työ 3' BEGIN SELECT raise(ABORT, 'not this one'); END"
        )
        link.commit()
    source = write(folder / "a.gpkg", [good(number) for number in range(1, 8)], "GPKG")
    log = Log()
    assert run(workspace, source, log) == (6, 0, 1)
    assert "The workspace does not take it: not this one" in log.text()


def test_rejects_can_be_mended_and_imported_again(workspace: Path, folder: Path) -> None:
    source = write(folder / "työt.gpkg", [good(1), good(2, alkaa="pian")], "GPKG")
    found = call(workspace, source, REJECTS=str(folder / "hylätyt.gpkg"))
    rejects = QgsVectorLayer(found["REJECTS"], "hylätyt", "ogr")
    assert run(workspace, rejects, SOURCE="työt.gpkg") == (0, 0, 1)
    rejects.startEditing()
    feature = next(rejects.getFeatures())
    rejects.changeAttributeValue(feature.id(), rejects.fields().lookupField("alkaa"), "1.6.2026")
    assert run(workspace, rejects, SOURCE="työt.gpkg") == (1, 0, 0)
    assert run(workspace, source) == (0, 0, 1)
    rejects.rollBack()


@pytest.mark.skipif(not GIPOD.exists(), reason="the shared test data is not here")
@pytest.mark.parametrize("crs", ["EPSG:31370", "EPSG:3035"])
def test_real_hindrances_of_flanders_come_in(folder: Path, crs: str) -> None:
    workspace = make(folder / "vlaanderen.gpkg", crs, "Europe/Brussels")
    parameters = {
        "TITLE": "cause_type", "PARTY": "organisation", "SOURCE_ID": "gipod_id",
        "MAPPING": {
            "project": "cause_id",
            "status": {"field": "status", "values": {"In opmaak": "planned", "Gevalideerd": "confirmed", "Onbekend": "planned"}},
        },
    }  # fmt: skip
    log = Log()
    assert run(workspace, f"{GIPOD}|layername=works", log, **parameters) == (131, 0, 1)
    assert ("Transformed:" in log.text()) == (crs == "EPSG:3035")
    works = {row["source_id"]: row for row in rows_of(workspace)}
    # 2022-04-23T07:00:00Z, summer time in Belgium.
    assert (works["10773425"]["starts_at"], works["10773425"]["ends_at"]) == ("2022-04-23T09:00", "2022-04-29T16:00")
    assert works["10773425"]["project"] == "10773424"
    assert all(row["geom"].isGeosValid() for row in works.values())
    assert run(workspace, f"{GIPOD}|layername=works", **parameters) == (0, 0, 1)
    assert run(workspace, f"{GIPOD}|layername=events", KIND="event", **parameters)[0] > 40


@pytest.mark.skipif(not GIPOD.exists(), reason="the shared test data is not here")
def test_belgium_is_not_in_seinajoki(workspace: Path) -> None:
    assert run(workspace, f"{GIPOD}|layername=works", TITLE="cause_type", MAPPING={"status": None}) == (0, 0, 132)


def test_a_selection_and_a_filter_are_kept_to(workspace: Path, folder: Path) -> None:
    source = write(folder / "a.gpkg", [good(1), good(2), good(3)], "GPKG")
    layer = QgsVectorLayer(source, "a", "ogr")
    layer.setSubsetString("tunnus <> 'T1'")
    assert run(workspace, layer) == (2, 0, 0)
    assert [row["source_id"] for row in rows_of(workspace)] == ["T2", "T3"]
