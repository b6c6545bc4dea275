"""``area_usage``: what uses plan areas and venues, as tables and as a calendar."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtCore import QByteArray
from qgis.PyQt.QtSvg import QSvgRenderer

from .layer import square
from .overlaps import MEMORY, Log, run, value
from .town import add, new_town

pytestmark = pytest.mark.usefixtures("provider")
YEAR = {"FIRST_DAY": "2026-01-01", "LAST_DAY": "2026-12-31"}


@pytest.fixture(scope="module")
def _town(tmp_path_factory: pytest.TempPathFactory, provider: object) -> Path:
    """Give a square and a plan over half of it, an event every Saturday of May, and a work in the middle of them."""
    path = new_town(tmp_path_factory.mktemp("town") / "town.gpkg")
    for name, kind, ground in (
        ("Tori <b>", "venue", square(0, 0, 40)),
        ("Plan 7", "plan", square(20, 0, 40)),
        ("Rescue road", "access_route", square(50, 0, 40)),
    ):
        _area(path, name, kind, ground)
    add(
        path, "event", "market", square(5, 5), starts_at="2026-05-02T08:00", ends_at="2026-05-30T14:00",
        schedule="RRULE:FREQ=WEEKLY;BYDAY=SA DURATION:PT6H",
    )  # fmt: skip
    add(path, "work", "pipe", square(10, 5, 20), starts_at="2026-05-08T07:00", ends_at="2026-05-13T07:00")
    add(path, "work", "cancelled", square(10, 5, 20), status="cancelled")
    add(path, "work", "beside", square(-10, 0, 10))
    add(path, "event", "next year", square(30, 0), starts_at="2027-06-01T08:00", ends_at="2027-06-02T08:00")
    return path


def _area(path: Path, name: str, kind: str, ground: str) -> None:
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = file.GetLayerByName("area")
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["name"], feature["area_type"] = name, kind
    feature.SetGeometry(ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkt(ground)))
    assert layer.CreateFeature(feature) == 0
    file = None


@pytest.fixture
def town(_town: Path, tmp_path: Path) -> Path:
    """Give the town in a file of its own."""
    return Path(shutil.copy(_town, tmp_path / "town.gpkg"))


def table(layer: QgsVectorLayer) -> list[dict[str, Any]]:
    """Return the rows of a result by field."""
    names = layer.fields().names()
    return [{name: value(one, place) for place, name in enumerate(names)} for one in layer.getFeatures()]


def ask(path: Path, tmp_path: Path, log: Log | None = None, **parameters: object) -> dict[str, Any]:
    """Run with all outputs."""
    asked = {"WORKSPACE": str(path), "OUTPUT": MEMORY, "WEEKS": MEMORY, "USES": MEMORY, **YEAR}
    results, _ = run("area_usage", {**asked, "CALENDAR": str(tmp_path / "calendar.html"), **parameters}, log)
    return results


def test_areas_are_told_with_counts_busiest_week_and_neighbours(town: Path, tmp_path: Path) -> None:
    results = ask(town, tmp_path)
    plan, square_ = table(results["OUTPUT"])
    assert {name: square_[name] for name in ("name", "records", "works", "events", "days", "overlaps")} == {
        "name": "Tori <b>", "records": 2, "works": 1, "events": 1, "days": 4 + 6, "overlaps": 1,
    }  # fmt: skip
    assert square_["hours"] == 5 * 24 + 4 * 6, "the Saturday of the work counts once"
    assert (square_["busiest_week"], square_["busiest_records"]) == ("2026-W19", 2)
    assert square_["meets_areas"] == "Plan 7 (Plan area)"
    assert (plan["records"], plan["meets_areas"]) == (1, "Rescue road (Access route), Tori <b> (Event venue)")
    assert (results["AREA_COUNT"], results["USED_COUNT"]) == (2, 2)
    assert results["OUTPUT"].crs().authid() == "EPSG:3877"
    assert sorted(one.geometry().area() for one in results["OUTPUT"].getFeatures()) == [1600.0, 1600.0]


def test_weeks_and_records_are_listed(town: Path, tmp_path: Path) -> None:
    results = ask(town, tmp_path, AREA="Tori <b>")
    weeks = {row["week"]: row for row in table(results["WEEKS"])}
    assert len(weeks) == 53
    assert [weeks[number]["records"] for number in (17, 18, 19, 20, 21, 22, 23)] == [0, 1, 2, 2, 1, 1, 0]
    assert (weeks[19]["monday"], weeks[19]["most_at_once"], weeks[19]["overlaps"], weeks[19]["days"]) == (
        "2026-05-04",
        2,
        1,
        3,
    )
    assert weeks[20]["overlaps"] == 0, "the work has ended before the Saturday of its second week"
    uses = table(results["USES"])
    assert [(row["title"], row["first_day"], row["last_day"], row["days"], row["shared_m2"]) for row in uses] == [
        ("market", "2026-05-02", "2026-05-30", 5, 100.0),
        ("pipe", "2026-05-08", "2026-05-13", 6, 400.0),
        ("Plan 7", None, None, None, None),
    ]


def test_a_plan_sees_the_years_before_and_after(town: Path, tmp_path: Path) -> None:
    results = ask(town, tmp_path, AREA="Plan 7", LAST_DAY="2027-12-31")
    assert [row["title"] for row in table(results["USES"])] == ["pipe", "next year", "Rescue road", "Tori <b>"]


def test_the_calendar_is_a_page_with_a_picture_that_names_cannot_break(
    town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qgis.core.QgsApplication.locale", lambda: "fi")
    page = Path(ask(town, tmp_path)["CALENDAR"]).read_text(encoding="utf-8")
    assert "Tori &lt;b&gt;" in page
    assert "Tori <b>" not in page
    assert 'lang="fi"' in page
    assert "Alueiden käyttö" in page
    assert "prefers-color-scheme: dark" in page
    begin = page.index("<svg", page.index("Tori &lt;b&gt;</h2>"))
    picture = page[begin : page.index("</svg>", begin) + 6]
    texts = ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314 (our own page)
    numbers = [one.text for one in texts]
    assert numbers.count("2") >= 2
    assert "2026" in numbers
    assert QSvgRenderer(QByteArray(picture.encode())).isValid()


def test_only_what_is_asked_for_is_written(town: Path, tmp_path: Path) -> None:
    results, _ = run("area_usage", {"WORKSPACE": str(town), "OUTPUT": MEMORY, **YEAR, "AREA_TYPES": ["access_route"]})
    assert set(results) == {"OUTPUT", "AREA_COUNT", "USED_COUNT"}
    assert [row["busiest_week"] for row in table(results["OUTPUT"])] == [None]


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"AREA": "nowhere"}, "nowhere"),
        ({"LAST_DAY": "2025-01-01"}, "before the first"),
        ({"FIRST_DAY": "2500-01-01", "LAST_DAY": "2500-12-31"}, "Give days from 1900-01-01 to 2199-12-31"),
        ({"FIRST_DAY": "0100-01-01", "LAST_DAY": "0100-12-31"}, "Give days from 1900-01-01 to 2199-12-31"),
        ({"LAST_DAY": "9999-12-31"}, "Give days from 1900-01-01 to 2199-12-31"),
        ({"FIRST_DAY": "1899-12-31"}, "Give days from 1900-01-01 to 2199-12-31"),
    ],
)
def test_what_cannot_be_asked_is_said(town: Path, tmp_path: Path, parameters: dict[str, object], said: str) -> None:
    with pytest.raises(QgsProcessingException, match=said):
        ask(town, tmp_path, **parameters)
    assert not (tmp_path / "calendar.html").exists()
