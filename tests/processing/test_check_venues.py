"""``check_venues``: events against the capacity, the ground and the terms of their venues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from osgeo import gdal, ogr

from seinajoki_coord.core.kernel import Kernel, ShapelyKernel
from seinajoki_coord.layers import language
from seinajoki_coord.layers.kernel import QgisKernel

from .layer import square
from .overlaps import MEMORY, run, value
from .town import add, change, rows

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("provider")
JUNE = {"starts_at": "2026-06-05T12:00", "ends_at": "2026-06-06T23:00"}
BUILT = {"setup_at": "2026-06-03T08:00", "cleared_at": "2026-06-08T12:00"}


def venue(path: Path, name: str, ground: str = square(0, 0, 50), **values: object) -> str:
    """Add a venue and return its id."""
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    table = file.GetLayerByName("area")
    feature = ogr.Feature(table.GetLayerDefn())
    for field, one in {"name": name, "area_type": "venue", **values}.items():
        feature.SetField(field, one)
    feature.SetGeometry(ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkt(ground)))
    assert table.CreateFeature(feature) == 0
    fid, file = feature.GetFID(), None
    return str(rows(path, f"SELECT id FROM area WHERE fid = {fid}")[0][0])


def check(path: Path) -> list[tuple[Any, ...]]:
    """Return event, venue, check, severity and explanation of each note."""
    results, _ = run("check_venues", {"WORKSPACE": str(path), "OUTPUT": MEMORY})
    found = [tuple(value(one, place) for place in (1, 5, 6, 7, 8)) for one in results["OUTPUT"].getFeatures()]
    assert results["MISFIT_COUNT"] + results["TERMS_COUNT"] == len(found)
    assert results["TERMS_COUNT"] == sum(row[2] == "terms" for row in found)
    return found


@pytest.mark.parametrize("kernel", [ShapelyKernel(), QgisKernel()], ids=["shapely", "QGIS"])
def test_a_festival_with_lorries_on_a_lawn_is_said(town: Path, monkeypatch: pytest.MonkeyPatch, kernel: Kernel) -> None:
    monkeypatch.setattr("seinajoki_coord.processing.check_venues.best_kernel", lambda: kernel)
    venue(town, "Lawn", capacity=2000, bears_heavy_vehicles=0, terms="No fires.")
    add(town, "event", "festival", square(5, 5), event_type="festival", expected_attendance=2500, **JUNE, **BUILT)
    add(town, "event", "cancelled", square(5, 5), event_type="festival", expected_attendance=9000, status="cancelled")
    assert check(town) == [
        ("festival", "Lawn", "capacity", "high", "2\u00a0500 people are expected, but “Lawn” takes 2\u00a0000."),
        (
            "festival", "Lawn", "bearing", "medium",
            "It is set up or taken down with heavy vehicles, and the ground of “Lawn” does not bear them.",
        ),
        ("festival", "Lawn", "terms", "low", "“Lawn” has terms of use: No fires."),
    ]  # fmt: skip


def test_what_has_no_title_is_called_so(town: Path) -> None:
    venue(town, "Lawn", capacity=2000, bears_heavy_vehicles=1)
    add(town, "event", "festival", square(5, 5), event_type="festival", expected_attendance=2500, **JUNE)
    for table, name in (("event", "title"), ("area", "name")):
        change(town, f"UPDATE {table} SET {name} = CAST({name} AS BLOB)")
    results, log = run("check_venues", {"WORKSPACE": str(town), "OUTPUT": MEMORY})
    (note,) = results["OUTPUT"].getFeatures()
    said = "2\u00a0500 people are expected, but “(no title)” takes 2\u00a0000."
    assert [note[name] for name in ("event", "venue", "explanation")] == ["(no title)", "(no title)", said]
    assert f"(no title): {said}" in log.texts
    assert not any(one.startswith((":", "None")) for one in log.texts)


def test_what_fits_says_nothing(town: Path) -> None:
    own = venue(town, "Square", capacity=2500, bears_heavy_vehicles=1)
    add(
        town,
        "event",
        "festival",
        square(5, 5),
        event_type="festival",
        expected_attendance=2500,
        venue_id=own,
        **JUNE,
        **BUILT,
    )
    add(town, "event", "run", square(5, 5), event_type="race", **JUNE, **BUILT)
    add(town, "event", "beside", square(50, 0), event_type="festival", expected_attendance=9000, **JUNE, **BUILT)
    assert check(town) == []


def test_a_light_event_does_not_ask_for_bearing_and_unknown_ground_is_said(town: Path) -> None:
    venue(town, "Park")
    add(town, "event", "market without set-up", square(5, 5), event_type="market", **JUNE)
    add(town, "event", "race", square(5, 5), event_type="race", **JUNE, **BUILT)
    add(town, "event", "fair", square(5, 5), event_type="fair", **JUNE, **BUILT)
    assert [row[:4] for row in check(town)] == [("fair", "Park", "bearing", "low")]


def test_the_named_venue_counts_and_its_bounds_and_validity_too(town: Path) -> None:
    own = venue(town, "Own", bears_heavy_vehicles=1, valid_from="2026-06-04T00:00")
    venue(town, "Other", square(50, 0, 50), capacity=1)
    add(town, "event", "sticks out", square(45, 0, 10), venue_id=own, expected_attendance=50, **JUNE)
    add(town, "event", "elsewhere", square(500, 0), venue_id=own, **JUNE, **BUILT)
    assert check(town) == [
        ("elsewhere", "Own", "place", "medium", "Its ground does not lie on “Own”."),
        ("elsewhere", "Own", "validity", "medium", "“Own” is not in use for all of the event."),
        ("sticks out", "Own", "place", "low", "50 % of its ground lies outside of “Own”."),
    ]


def test_it_is_said_in_finnish_with_names_in_quotes(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language.QgsApplication, "locale", lambda: "fi")
    language.spoken.cache_clear()
    own = venue(town, "Keskustori", capacity=4000, bears_heavy_vehicles=0, valid_from="2026-06-06T00:00")
    add(town, "event", "Konsertti", square(45, 0, 9), event_type="concert", expected_attendance=6000, venue_id=own,
        **JUNE, **BUILT)  # fmt: skip
    said = [row[4] for row in check(town)]
    language.spoken.cache_clear()
    assert said == [
        "Tapahtumaan odotetaan 6\u00a0000 henkeä, mutta paikkaan ”Keskustori” mahtuu 4\u00a0000.",
        "Pystytys tai purku tuo raskasta kalustoa, jota paikan ”Keskustori” maapohja ei kanna.",
        "Paikka ”Keskustori” ei ole käytössä koko tapahtuman ajan.",
        "Tapahtuman alueesta 44 % on paikan ”Keskustori” ulkopuolella.",
    ]
