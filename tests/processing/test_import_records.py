"""``import_records`` on real files, written by OGR, into real workspaces."""

from __future__ import annotations

import gc
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from seinajoki_coord.workspace.geopackage import unwrap, writing
from seinajoki_coord.workspace.workspace import new_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from seinajoki_coord.processing.provider import Provider

pytestmark = pytest.mark.usefixtures("provider")
DATA = Path(__file__).parents[2].parent / "shared/data"
GIPOD = DATA / "gipod_flanders.gpkg"
SQUARE = "POLYGON((22.84 62.79,22.85 62.79,22.85 62.80,22.84 62.80,22.84 62.79))"
LINE = "LINESTRING(22.84 62.79,22.85 62.79)"
POINT = "POINT(22.84 62.79)"


class Log(QgsProcessingFeedback):
    """Keeps what is said."""

    def __init__(self) -> None:
        super().__init__(False)
        self.lines: list[str] = []

    def pushInfo(self, info: str) -> None:
        self.lines.append(info)

    def pushWarning(self, warning: str) -> None:
        self.lines.append(f"! {warning}")

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.lines.append(f"! {error}")

    def text(self) -> str:
        """Return all that was said."""
        return "\n".join(self.lines)


@pytest.fixture(autouse=True)
def no_layers_left() -> Iterator[None]:
    """Let go of the layers that a caught error still holds: freed after QGIS has ended, they crash it."""
    yield
    gc.collect()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with Finnish letters and spaces in its name."""
    path = tmp_path / "Äänekosken työt ja öljyt"
    path.mkdir()
    return path


@pytest.fixture
def workspace(folder: Path) -> Path:
    """Return an empty workspace."""
    return make(folder / "työtila 1.gpkg")


def make(path: Path, crs: str = "EPSG:3877", zone: str = "Europe/Helsinki") -> Path:
    """Make an empty workspace."""
    with new_workspace(path, crs, zone):
        pass
    return path


def write(
    path: Path,
    rows: Sequence[dict[str, Any]],
    driver: str,
    kind: int = ogr.wkbPolygon,
    epsg: int | None = 4326,
    options: Sequence[str] = (),
    types: dict[str, int] | None = None,
    layer: str | None = None,
) -> str:
    """Write rows with OGR (``wkt`` is the geometry) and return the path."""
    reference = None
    if epsg is not None:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE) if path.exists() else None
    file = file or ogr.GetDriverByName(driver).CreateDataSource(str(path))
    out = file.CreateLayer(layer or path.stem, reference, kind, list(options))
    for name in rows[0]:
        if name != "wkt" and driver != "DXF":
            out.CreateField(ogr.FieldDefn(name, (types or {}).get(name, ogr.OFTString)))
    for row in rows:
        feature = ogr.Feature(out.GetLayerDefn())
        for place, (name, value) in enumerate((name, value) for name, value in row.items() if name != "wkt"):
            if driver == "DXF":
                feature.SetField(name, value)
            elif value is not None:
                feature.SetField(place, value)
        if row.get("wkt"):
            feature.SetGeometry(ogr.CreateGeometryFromWkt(row["wkt"]))
        out.CreateFeature(feature)
    out = file = None
    return str(path)


def call(workspace: Path, source: str | QgsVectorLayer, log: Log | None = None, **parameters: Any) -> dict[str, Any]:
    """Import and return the outputs."""
    import processing

    parameters = {"WORKSPACE": str(workspace), "INPUT": source, **parameters}
    return processing.run("seinajoki_coord:import_records", parameters, feedback=log or Log())


def run(
    workspace: Path, source: str | QgsVectorLayer, log: Log | None = None, **parameters: Any
) -> tuple[int, int, int]:
    """Import and return how many were added, updated and rejected."""
    if isinstance(parameters.get("MAPPING"), dict):
        parameters["MAPPING"] = json.dumps(parameters["MAPPING"])
    found = call(workspace, source, log, **parameters)
    return found["IMPORTED_COUNT"], found["UPDATED_COUNT"], found["REJECTED_COUNT"]


def rows_of(workspace: Path, table: str = "work") -> list[dict[str, Any]]:
    """Return the rows of a table; the geometry as QGIS sees it."""
    with closing(sqlite3.connect(workspace)) as link:
        found = link.execute(f"SELECT * FROM {table} ORDER BY fid")
        rows = [dict(zip([one[0] for one in found.description], row)) for row in found]
    for row in rows:
        if row.get("geom") is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(unwrap(row["geom"]))
            row["geom"] = geometry
    return rows


def good(number: int = 1, **changed: Any) -> dict[str, Any]:
    """Return a row that can be imported."""
    return {
        "tunnus": f"T{number}", "nimi": f"Työ {number}", "laji": "Kaukolämpö", "tila": "vahvistettu", "tilaaja": "Lämpö Oy",
        "alkaa": "1.6.2026 7:00", "päättyy": "5.6.2026", "wkt": SQUARE, **changed,
    }  # fmt: skip


def check_good(row: dict[str, Any]) -> None:
    """Check what `good` becomes in the default workspace."""
    assert row["title"] == "Työ 1"
    assert row["work_type"] == "district_heating"
    assert row["status"] == "confirmed"
    assert row["starts_at"] == "2026-06-01T07:00"
    assert row["ends_at"] == "2026-06-06T00:00"
    assert row["source_id"] == "T1"
    assert row["row_version"] == 1
    assert len(row["id"]) == 36
    assert row["geom"].wkbType() == 6
    # 0.01° by 0.01° at 62.8° north.
    assert row["geom"].area() == pytest.approx(568_500, rel=0.01)
    assert row["geom"].centroid().asPoint().x() == pytest.approx(23_492_100, abs=200)
    assert row["geom"].centroid().asPoint().y() == pytest.approx(6_965_300, abs=1000)


@pytest.mark.parametrize(
    ("name", "driver", "options"),
    [
        ("työt.gpkg", "GPKG", []),
        ("työt.geojson", "GeoJSON", []),
        ("työt.csv", "CSV", ["GEOMETRY=AS_WKT"]),
        ("työt.shp", "ESRI Shapefile", ["ENCODING=UTF-8"]),
    ],
)
def test_a_layer_of_any_format_comes_in_with_its_fields_found_by_name(
    workspace: Path, folder: Path, name: str, driver: str, options: list[str]
) -> None:
    log = Log()
    source = write(folder / name, [good(1), good(2)], driver, options=options)
    assert run(workspace, source, log) == (2, 0, 0)
    first, second = rows_of(workspace)
    check_good(first)
    assert first["source"] == name
    (party,) = rows_of(workspace, "party")
    assert (party["name"], party["kind"]) == ("Lämpö Oy", "other")
    assert first["party_id"] == second["party_id"] == party["id"]
    assert "starts_at ← alkaa" in log.text()
    assert "A new party was added: Lämpö Oy" in log.text()
    assert "Transformed: EPSG:4326" in log.text()
    layer = QgsVectorLayer(f"{workspace}|layername=work", "work", "ogr")
    assert layer.featureCount() == 2
    assert len(list(layer.getFeatures(first["geom"].boundingBox()))) == 2


def test_a_shapefile_with_cut_names_comes_in(workspace: Path, folder: Path) -> None:
    row = {
        "kohteen_nimi": "Putki",
        "alkamispvm_": "2026-06-01",
        "lane_impact": "ei",
        "lane_impact_length": "12,5",
        "wkt": SQUARE,
    }
    source = write(folder / "katu.shp", [row], "ESRI Shapefile")
    assert run(workspace, source, TITLE="kohteen_ni", START="alkamispvm") == (1, 0, 0)
    (work,) = rows_of(workspace)
    assert (work["lane_impact"], work["lane_impact_length"]) == ("none", 12.5)


def test_a_drawing_comes_in_as_trenches(workspace: Path, folder: Path) -> None:
    rows = [
        {"Layer": "vesi", "wkt": "LINESTRING(23492000 6965000,23492100 6965000)"},
        {"Layer": "vesi", "wkt": "POINT(23492000 6965500)"},
    ]
    source = write(folder / "suunnitelma.dxf", rows, "DXF", ogr.wkbUnknown, None)
    with pytest.raises(QgsProcessingException, match="no coordinate reference system"):
        run(workspace, source, TITLE="Layer", BUFFER=2)
    added = run(workspace, source, TITLE="Layer", BUFFER=2, GEOMETRY_CRS="EPSG:3877", MAPPING={"work_type": "Layer"})
    assert added[0] >= 1
    assert added[2] == 0
    trench = rows_of(workspace)[0]
    assert trench["work_type"] == "water_supply_and_sewer"
    assert trench["geom"].area() == pytest.approx(100 * 4 + 12.5, rel=0.01)


@pytest.mark.parametrize(
    ("x", "y", "values"),
    [("lon", "lat", (22.84, 62.79)), ("Itä", "Pohjoinen", (23_491_834.2, 6_964_988.1)), ("x", "y", ("22,84", "62,79"))],
)
def test_a_table_of_coordinates_comes_in(
    workspace: Path, folder: Path, x: str, y: str, values: tuple[Any, Any]
) -> None:
    row = {**good(), x: str(values[0]), y: str(values[1])}
    del row["wkt"]
    source = write(folder / "pisteet.csv", [row], "CSV", ogr.wkbNone, None)
    log = Log()
    assert run(workspace, source, log, BUFFER=10) == (1, 0, 0)
    (work,) = rows_of(workspace)
    assert work["geom"].area() == pytest.approx(314, rel=0.02)
    assert work["geom"].centroid().asPoint().x() == pytest.approx(23_491_834.2, abs=2)
    assert work["geom"].centroid().asPoint().y() == pytest.approx(6_964_988.1, abs=2)
    assert "The coordinates are taken to be in EPSG:" in log.text()


def test_coordinates_may_be_in_any_system(workspace: Path, folder: Path) -> None:
    row = {**good(), "a": "289900", "b": "6968900"}
    del row["wkt"]
    source = write(folder / "pisteet.csv", [row], "CSV", ogr.wkbNone, None)
    assert run(workspace, source, BUFFER=1, X_FIELD="a", Y_FIELD="b", GEOMETRY_CRS="EPSG:3067") == (1, 0, 0)
    with pytest.raises(QgsProcessingException, match="no field looks like WKT"):
        run(workspace, source, BUFFER=1)
    with pytest.raises(QgsProcessingException, match="need two fields"):
        run(workspace, source, BUFFER=1, X_FIELD="a")


def test_a_spreadsheet_comes_in_with_its_dates(workspace: Path, folder: Path) -> None:
    types = {"alkaa": ogr.OFTDateTime, "päättyy": ogr.OFTDate, "leveys": ogr.OFTReal, "tunnus": ogr.OFTInteger}
    row = good(alkaa="2026/06/01 07:00:00", päättyy="2026/06/05", leveys=2.5, tunnus=7, geometria=POINT)
    del row["wkt"]
    source = write(
        folder / "työt.xlsx", [row, {**row, "tunnus": 8, "leveys": None}], "XLSX", ogr.wkbNone, None, types=types
    )
    assert run(workspace, source, BUFFER=1, BUFFER_FIELD="leveys") == (2, 0, 0)
    first, second = rows_of(workspace)
    assert (first["starts_at"], first["ends_at"]) == ("2026-06-01T07:00", "2026-06-06T00:00")
    assert (first["source_id"], second["source_id"]) == ("7", "8")
    assert first["geom"].area() == pytest.approx(3.14 * 2.5**2, rel=0.02)
    assert second["geom"].area() == pytest.approx(3.14, rel=0.02)
    assert first["source"] == "työt.xlsx"


@pytest.mark.parametrize("driver", ["GPKG", "GeoJSON"])
def test_date_times_with_a_zone_become_the_workspaces_wall_clock(workspace: Path, folder: Path, driver: str) -> None:
    types = {"alkaa": ogr.OFTDateTime, "päättyy": ogr.OFTDateTime}
    rows = [
        good(1, alkaa="2026/06/01 07:00:00+00", päättyy="2026/06/01 16:00:00+00"),
        good(2, alkaa="2026/06/01 07:00:00", päättyy="2026/06/01 16:00:00"),
    ]
    suffix = {"GPKG": "gpkg", "GeoJSON": "geojson"}[driver]
    assert run(workspace, write(folder / f"a.{suffix}", rows, driver, types=types)) == (2, 0, 0)
    zoned, naive = rows_of(workspace)
    assert (zoned["starts_at"], zoned["ends_at"]) == ("2026-06-01T10:00", "2026-06-01T19:00")
    assert (naive["starts_at"], naive["ends_at"]) == ("2026-06-01T07:00", "2026-06-01T16:00")


def test_bad_rows_go_to_the_rejects_and_the_rest_comes_in(workspace: Path, folder: Path) -> None:
    rows = [
        good(1),
        good(2, nimi=""),
        good(3, alkaa="pian"),
        good(4, alkaa="9.6.2026"),
        good(5, tila="outo"),
        good(6, wkt=None),
        good(7, wkt="POLYGON EMPTY"),
        good(8, wkt="POLYGON((2 50,3 50,3 51,2 50))"),
        good(9, wkt="POLYGON((22.84 62.79,22.85 62.79,22.84 62.79))"),
        good(1, nimi="Toinen"),
        good(11, laji="muta"),
        good(12, wkt="POLYGON((22.84 62.79,22.85 62.80,22.85 62.79,22.84 62.80,22.84 62.79))"),
    ]
    source = write(folder / "työt.gpkg", rows, "GPKG")
    log = Log()
    found = call(workspace, source, log, REJECTS="TEMPORARY_OUTPUT")
    assert (found["IMPORTED_COUNT"], found["UPDATED_COUNT"], found["REJECTED_COUNT"]) == (3, 0, 9)
    rejects = found["REJECTS"]
    assert {feature["tunnus"] + ("b" if feature["nimi"] == "Toinen" else ""): feature["reason"] for feature in rejects.getFeatures()} == {
        "T2": "The field “Title” is empty.",
        "T3": "“pian” in the field “Starts” is not a date or time that can be read.",
        "T4": "The end must be after the start.",
        "T5": "“outo” in the field “Status” is not one of its values.",
        "T6": "There is no geometry.",
        "T7": "There is no geometry.",
        "T8": "The geometry lies far outside the area of the workspace's coordinate reference system, EPSG:3877 - ETRS89 / "
        "GK23FIN. Is the layer's own reference system set right?",
        "T9": "The geometry has no area.",
        "T1b": "The identifier T1 stands in the input already, in row 1.",
    }  # fmt: skip
    assert rejects.crs().authid() == "EPSG:4326"
    assert "! “muta” in the field “Type of work” was not understood (1 times): other was put there." in log.text()
    assert "1 invalid geometries were repaired." in log.text()
    works = rows_of(workspace)
    assert [work["source_id"] for work in works] == ["T1", "T11", "T12"]
    assert all(work["geom"].isGeosValid() for work in works)


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


def test_lines_and_points_need_a_buffer(workspace: Path, folder: Path) -> None:
    source = write(folder / "a.geojson", [good(1, wkt=LINE), good(2, wkt=POINT), good(3)], "GeoJSON", ogr.wkbUnknown)
    log = Log()
    layer = QgsVectorLayer(source, "a", "ogr")
    assert layer.isValid()
    added, _, rejected = run(workspace, layer, log)
    assert added + rejected == layer.featureCount()
    if rejected:
        assert "Give a buffer" in log.text()


def test_curves_heights_and_collections_become_multipolygons(workspace: Path) -> None:
    layer = QgsVectorLayer("CurvePolygonZ?crs=EPSG:3877&field=nimi:string", "kaaret", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["Ympyrä"])
    feature.setGeometry(
        QgsGeometry.fromWkt("CurvePolygonZ(CircularStringZ(23492000 6965000 5, 23492010 6965010 5, 23492020 6965000 5, "
                            "23492010 6964990 5, 23492000 6965000 5))")
    )  # fmt: skip
    layer.dataProvider().addFeatures([feature])
    assert run(workspace, layer) == (1, 0, 0)
    (work,) = rows_of(workspace)
    assert work["geom"].wkbType() == 6
    assert work["geom"].area() == pytest.approx(314.16, rel=0.001)
    assert work["source"] == "kaaret"


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


def test_the_mapping_gives_constants_words_and_a_party(workspace: Path, folder: Path) -> None:
    source = write(folder / "a.gpkg", [good(1, laji="putki"), good(2, laji="kaapeli", tila=None)], "GPKG")
    mapping = {
        "work_type": {"field": "laji", "values": {"putki": "gas", "Kaapeli": "telecom"}},
        "status": {"field": "tila", "constant": "in_progress"},
        "party_id": {"constant": "Seinäjoen Energia"},
        "guarantee_days": {"constant": 730},
        "ends_at": None,
    }
    assert run(workspace, source, MAPPING=mapping) == (2, 0, 0)
    first, second = rows_of(workspace)
    assert [first["work_type"], second["work_type"]] == ["gas", "telecom"]
    assert [first["status"], second["status"]] == ["confirmed", "in_progress"]
    assert first["guarantee_days"] == 730
    assert first["ends_at"] is None
    assert [party["name"] for party in rows_of(workspace, "party")] == ["Seinäjoen Energia"]


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


def test_a_selection_and_a_filter_are_kept_to(workspace: Path, folder: Path) -> None:
    source = write(folder / "a.gpkg", [good(1), good(2), good(3)], "GPKG")
    layer = QgsVectorLayer(source, "a", "ogr")
    layer.setSubsetString("tunnus <> 'T1'")
    assert run(workspace, layer) == (2, 0, 0)
    assert [row["source_id"] for row in rows_of(workspace)] == ["T2", "T3"]


def test_an_event_finds_its_venue_by_name(workspace: Path, folder: Path) -> None:
    area = {
        "nimi": "Törnävänsaari",
        "alkaen": "2026",
        "kapasiteetti": "30 000",
        "laji": "tapahtumapaikka",
        "wkt": SQUARE,
    }
    areas = write(folder / "alueet.gpkg", [area], "GPKG")
    assert run(workspace, areas, KIND="area", START="alkaen") == (1, 0, 0)
    (venue,) = rows_of(workspace, "area")
    assert (venue["valid_from"], venue["valid_to"]) == ("2026-01-01T00:00", "2027-01-01T00:00")
    assert (venue["capacity"], venue["area_type"]) == (30_000, "venue")
    event = {"namn": "Provinssi", "börjar": "25.6.2026 klo 14", "slutar": "27.6.2026", "arrangör": "Provinssi Oy",
             "besökare": "28000", "buller": "hög", "plats": "törnävänsaari", "typ": "festival", "wkt": SQUARE}  # fmt: skip
    events = write(folder / "evenemang.gpkg", [event, {**event, "namn": "Muu", "plats": "Muualla"}], "GPKG")
    log = Log()
    assert run(workspace, events, log, KIND="event") == (2, 0, 0)
    first, second = rows_of(workspace, "event")
    assert first["venue_id"] == venue["id"]
    assert second["venue_id"] is None
    assert "There is no area Muualla to be a venue (1 times)." in log.text()
    assert (first["event_type"], first["noise"], first["expected_attendance"]) == ("festival", "loud", 28_000)
    assert (first["starts_at"], first["ends_at"]) == ("2026-06-25T14:00", "2026-06-28T00:00")


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
