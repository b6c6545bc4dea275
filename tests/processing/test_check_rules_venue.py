"""Events that do not fit their venues, in the register: found, said, decided on, and asked again when a number changes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from osgeo import gdal, ogr

from .layer import square
from .overlaps import MEMORY, run, value
from .town import add, change, check, counts, new_town, rows

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("provider")
FESTIVAL = {"event_type": "festival", "expected_attendance": 2500, "setup_at": "2026-05-28T08:00"}
_VENUES = "SELECT second_id, first_id, severity FROM overlap WHERE rule = '{rule}'"
_NAMED = "SELECT id, venue_id FROM event WHERE venue_id IS NOT NULL"


def test_the_register_of_the_sample_agrees_with_the_check_of_venues(tmp_path: Path) -> None:
    path = new_town(tmp_path / "sample.gpkg", SAMPLE=True)
    check(path)
    results, _ = run("check_venues", {"WORKSPACE": str(path), "OUTPUT": MEMORY})
    notes = [tuple(value(one, place) for place in (6, 0, 4, 7)) for one in results["OUTPUT"].getFeatures()]
    named = dict(rows(path, _NAMED))
    for noted, rule, least in (("capacity", "venue-capacity", 3), ("bearing", "venue-ground", 4)):
        found = set(rows(path, _VENUES.format(rule=rule)))
        expected = {note[1:] for note in notes if note[0] == noted and note[3] != "low"}
        own = {one for one in found if named.get(one[0], one[1]) == one[1]}
        assert own == expected, rule
        assert len(own) >= least, rule
    # Provinssi names the island, and its stage stands on a lawn of it.
    lawns = "SELECT DISTINCT second_title FROM overlap WHERE rule = 'venue-ground' AND first_title LIKE '%nurmi'"
    assert {("Provinssi 2026",), ("Provinssi 2027",)} <= set(rows(path, lawns))


def test_what_does_not_fit_is_said_decided_on_and_asked_again_when_a_number_changes(tmp_path: Path) -> None:
    path = new_town(tmp_path / "town.gpkg")
    _add_area(path, name="Lawn", area_type="venue", capacity=2000, bears_heavy_vehicles=0)
    add(path, "event", "Festival", square(5, 5), **FESTIVAL)
    assert counts(check(path)) == [1, 0, 1, 2, 0, 0]
    assert rows(path, "SELECT rule, explanation FROM overlap ORDER BY rule") == [
        ("venue-capacity", "“Festival” expects 2\u00a0500 people, and “Lawn” takes 2\u00a0000, 1.6.2026 08:00 – 30.6.2026 16:00."),
        (
            "venue-ground",
            "“Festival” comes with heavy vehicles (set-up) to “Lawn”, whose ground does not bear them, 28.5.2026 08:00 – "
            "1.6.2026 08:00: 100 m² of shared ground.",
        ),
    ]  # fmt: skip
    change(path, "UPDATE overlap SET assessment = 'accepted'")
    assert counts(check(path))[3:] == [0, 0, 0]
    change(path, "UPDATE event SET expected_attendance = 9000")
    assert counts(check(path))[3:] == [0, 1, 0]
    assert rows(path, "SELECT rule, assessment FROM overlap ORDER BY rule") == [
        ("venue-capacity", "reassess"),
        ("venue-ground", "accepted"),
    ]
    change(path, "UPDATE area SET capacity = 9000")
    assert counts(check(path))[3:] == [0, 0, 1]
    change(path, "UPDATE area SET capacity = NULL, bears_heavy_vehicles = NULL")
    assert counts(check(path)) == [0, 0, 0, 0, 0, 1]


def test_a_number_that_is_none_fits_nothing_and_stops_nothing(tmp_path: Path) -> None:
    path = new_town(tmp_path / "town.gpkg")
    _add_area(path, name="Lawn", area_type="venue", capacity=10)
    add(path, "event", "Festival", square(5, 5), **FESTIVAL)
    next_june = {"starts_at": "2027-06-01T08:00", "ends_at": "2027-06-02T08:00"}
    add(path, "event", "Race", square(5, 5), expected_attendance=20, **next_june)
    with closing(sqlite3.connect(path)) as link:
        # Triggers of the file call functions that only GDAL has.
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
        for (name,) in link.execute(triggers).fetchall():
            link.execute(f'DROP TRIGGER "{name}"')
        link.execute("UPDATE event SET expected_attendance = 'many' WHERE title = 'Festival'")
        link.commit()
    check(path)
    assert rows(path, "SELECT second_title FROM overlap WHERE rule = 'venue-capacity'") == [("Race",)]


def _add_area(path: Path, **values: object) -> None:
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = file.GetLayerByName("area")
    feature = ogr.Feature(layer.GetLayerDefn())
    for name, one in values.items():
        feature.SetField(name, one)
    feature.SetGeometry(ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkt(square(0, 0, 50))))
    assert layer.CreateFeature(feature) == 0
