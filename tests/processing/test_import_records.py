"""``import_records`` on real files, written by OGR, into real workspaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from osgeo import ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer

from seinajoki_coord.layers.language import catalogue

from .import_case import POINT, SQUARE, Log, call, good, rows_of, run, write

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("provider")


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
    assert "Transformed: " in log.text()
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
    assert added == (2, 0, 0)
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
    source = write(folder / "pisteet.csv", [row, {**row, "tunnus": "T2", x: ""}], "CSV", ogr.wkbNone, None)
    log = Log()
    found = call(workspace, source, log, BUFFER=10, REJECTS="TEMPORARY_OUTPUT")
    assert [(one["tunnus"], one["reason"]) for one in found["REJECTS"].getFeatures()] == [
        ("T2", "There is no geometry.")
    ]
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
    # Each edition of PROJ has names of its own for it.
    plane = QgsCoordinateReferenceSystem("EPSG:3877").userFriendlyIdentifier()
    assert {feature["tunnus"] + ("b" if feature["nimi"] == "Toinen" else ""): feature["reason"] for feature in rejects.getFeatures()} == {
        "T2": "The field “Title” is empty.",
        "T3": "“pian” in the field “Starts” is not a date or time that can be read.",
        "T4": "The end must be after the start.",
        "T5": "“outo” in the field “Status” is not one of its values.",
        "T6": "There is no geometry.",
        "T7": "There is no geometry.",
        "T8": "The geometry lies far outside the area of the workspace's coordinate reference system, "
        f"{plane}. Is the layer's own reference system set right?",
        "T9": "The geometry has no area.",
        "T1b": "The identifier T1 stands in the input already, in row 1.",
    }  # fmt: skip
    assert rejects.crs().authid() == "EPSG:4326"
    assert "! “muta” in the field “Type of work” was not understood (1 times): other was put there." in log.text()
    assert "1 invalid geometries were repaired." in log.text()
    works = rows_of(workspace)
    assert [work["source_id"] for work in works] == ["T1", "T11", "T12"]
    assert all(work["geom"].isGeosValid() for work in works)


@pytest.mark.parametrize(
    ("wkt", "area"),
    [
        ("LINESTRING Z (23492000 6965000 5,23492100 6965000 5)", 100 * 4 + 12.5),
        ("MULTIPOINT M (23492000 6965000 1,23492100 6965000 2)", 2 * 12.5),
        ("GEOMETRYCOLLECTION(LINESTRING(23492000 6965000,23492100 6965000),"
         "POLYGON((23492000 6965000,23492100 6965000,23492100 6965100,23492000 6965000)))", 5_000 + 200 + 282.8 / 2 + 6),
    ],
)  # fmt: skip
def test_lines_and_points_need_a_buffer(workspace: Path, folder: Path, wkt: str, area: float) -> None:
    kind = ogr.CreateGeometryFromWkt(wkt).GetGeometryType()
    source = write(folder / "a.gpkg", [good(1, wkt=wkt)], "GPKG", kind, 3877)
    log = Log()
    if not wkt.startswith("GEOMETRYCOLLECTION"):
        assert run(workspace, source, log) == (0, 0, 1)
        assert "Give a buffer" in log.text()
    assert run(workspace, source, BUFFER=2) == (1, 0, 0)
    (work,) = rows_of(workspace)
    assert work["geom"].wkbType() == 6
    assert work["geom"].area() == pytest.approx(area, rel=0.03)


def test_curves_and_heights_become_multipolygons(workspace: Path) -> None:
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


def test_words_of_the_translations_come_in(workspace: Path, folder: Path) -> None:
    finnish, swedish = catalogue("fi"), catalogue("sv")
    rows = [
        {
            finnish["Title"]: words["Works"],
            finnish["Type of work"]: words["Connection to a network"],
            finnish["Impact on lanes"]: words["One direction closed"],
            "wkt": SQUARE,
        }
        for words in (finnish, swedish)
    ]
    log = Log()
    assert run(workspace, write(folder / "a.gpkg", rows, "GPKG"), log) == (2, 0, 0)
    for work in rows_of(workspace):
        assert (work["work_type"], work["lane_impact"]) == ("network_connection", "one_direction_closed")
    assert "not understood" not in log.text()
