"""Start and end in any type of field, with and without a zone, read by QGIS or straight from the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from osgeo import ogr
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone

from .layer import JUNE, geopackage, layer, opened, square
from .overlaps import Outcome, find_overlaps

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsVectorLayer

pytestmark = pytest.mark.usefixtures("provider")
FIELDS = {"name": ogr.OFTString, "start": ogr.OFTDateTime, "end": ogr.OFTDateTime}


def windows(found: Outcome) -> list[Any]:
    """Return the shared window of each pair."""
    return [row[2:4] for row in found.rows]


def beside_always(works: QgsVectorLayer) -> Outcome:
    """Find what meets a layer that is always there, so that the shared window is the first layer's own."""
    return find_overlaps(works, layer([(square(0, 0), "always", None, None)]))


def test_a_date_covers_its_whole_day_and_an_end_date_is_inclusive() -> None:
    works = layer(
        [
            (square(0, 0), "june", QDate(2026, 6, 1), QDate(2026, 6, 30)),
            (square(0, 0), "july", QDate(2026, 7, 1), QDate(2026, 7, 1)),
            (square(0, 0), "midsummer", QDate(2026, 6, 30), QDate(2026, 7, 1)),
        ],
        fields="name:string,start:date,end:date",
    )
    found = find_overlaps(works)
    assert found.pairs == [("june", "midsummer"), ("july", "midsummer")]
    assert windows(found) == [("2026-06-30T00:00", "2026-07-01T00:00"), ("2026-07-01T00:00", "2026-07-02T00:00")]


def test_date_times_are_wall_clock_unless_they_carry_a_zone() -> None:
    day, nine, ten = QDate(2026, 6, 1), QTime(9, 0), QTime(10, 0)
    works = layer(
        [
            (square(0, 0), "naive", QDateTime(day, nine), QDateTime(day, ten)),
            (square(0, 0), "utc", QDateTime(day, nine, Qt.TimeSpec.UTC), QDateTime(day, ten, Qt.TimeSpec.UTC)),
            (square(0, 0), "offset", *(QDateTime(day, time, Qt.TimeSpec.OffsetFromUTC, -3600) for time in (nine, ten))),
            (square(0, 0), "zone", *(QDateTime(day, time, QTimeZone(b"Asia/Tokyo")) for time in (nine, ten))),
        ],
        fields="name:string,start:datetime,end:datetime",
    )
    assert windows(beside_always(works)) == [
        ("2026-06-01T09:00", "2026-06-01T10:00"),
        ("2026-06-01T12:00", "2026-06-01T13:00"),
        ("2026-06-01T13:00", "2026-06-01T14:00"),
        ("2026-06-01T03:00", "2026-06-01T04:00"),
    ]


def test_iso_texts_are_read_in_all_their_forms() -> None:
    texts = [
        "2026-06-01",
        "2026-06-01T00:00",
        "2026-06-01 00:00:00",
        "2026-05-31T21:00Z",
        "2026-06-01T02:00:00.000+05:00",
    ]
    works = layer([(square(0, 0), text, text, "2026-06-02T00:00") for text in texts])
    assert windows(beside_always(works)) == [("2026-06-01T00:00", "2026-06-02T00:00")] * len(texts)


def _moments(path: Path) -> QgsVectorLayer:
    rows: list[tuple[Any, ...]] = [
        (square(0, 0), "utc", "2026/06/01 09:00:00+00", "2026/06/01 10:00:00+00"),
        (square(0, 0), "naive", "2026/06/01 09:00:00", "2026/06/01 10:00:00"),
        (square(0, 0), "open", None, None),
        (square(0, 0), "winter", "2026/12/01 09:00:00+00", "2026/12/01 10:00:00+00"),
    ]
    return geopackage(path, rows, FIELDS)


EXPECTED = [
    ("2026-06-01T12:00", "2026-06-01T13:00"),
    ("2026-06-01T09:00", "2026-06-01T10:00"),
    (None, None),
    ("2026-12-01T11:00", "2026-12-01T12:00"),
]


def test_the_zone_in_a_geopackage_is_kept_when_it_is_read_straight(tmp_path: Path) -> None:
    assert windows(beside_always(_moments(tmp_path / "works.gpkg"))) == EXPECTED


def test_the_zone_in_a_geopackage_is_kept_when_qgis_reads_it(tmp_path: Path) -> None:
    works = _moments(tmp_path / "works.gpkg")
    works.setSubsetString("\"name\" <> 'naive'")
    assert windows(beside_always(works)) == [EXPECTED[0], *EXPECTED[2:]]
    works.setSubsetString("")
    works.selectByIds([1, 2])
    from qgis.core import QgsProcessingFeatureSourceDefinition

    assert windows(beside_always(QgsProcessingFeatureSourceDefinition(works.source(), False, 2))) == EXPECTED[:2]


def test_the_zone_in_a_geopackage_is_kept_under_unsaved_edits(tmp_path: Path) -> None:
    works = _moments(tmp_path / "works.gpkg")
    assert works.startEditing()
    works.changeAttributeValue(4, 2, QDateTime(QDate(2026, 12, 1), QTime(7, 0)))
    assert windows(beside_always(works)) == [*EXPECTED[:3], ("2026-12-01T07:00", "2026-12-01T12:00")]
    works.rollBack()


def test_the_zone_in_geojson_is_kept(tmp_path: Path) -> None:
    properties = [
        {"name": "utc", "start": "2026-06-01T09:00:00Z", "end": "2026-06-01T10:00:00Z"},
        {"name": "offset", "start": "2026-06-01T09:00:00+03:00", "end": "2026-06-01T10:00:00-03:30"},
        {"name": "naive", "start": "2026-06-01T09:00:00", "end": "2026-06-01T10:00:00"},
    ]
    point = {"type": "Point", "coordinates": [22.84, 62.79]}
    features = [{"type": "Feature", "properties": one, "geometry": point} for one in properties]
    path = tmp_path / "works.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    works = opened(path)
    assert works.fields().field("start").typeName() == "DateTime"
    found = find_overlaps(works, layer([("POINT(22.84 62.79)", "always", None, None)], kind="Point", crs="EPSG:4326"))
    assert windows(found) == [
        ("2026-06-01T12:00", "2026-06-01T13:00"),
        ("2026-06-01T09:00", "2026-06-01T16:30"),
        ("2026-06-01T09:00", "2026-06-01T10:00"),
    ]


def test_reading_straight_from_a_geopackage_gives_what_qgis_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[tuple[Any, ...]] = [
        (
            square(3 * place, place % 4),
            f"w{place}",
            f"2026/06/{place + 1:02} 08:00:00" + ("+00" if place % 2 else ""),
            None,
        )
        for place in range(20)
    ]
    rows += [
        (None, "nowhere", None, None),
        ("POLYGON EMPTY", "empty", None, None),
        (square(0, 0), None, "2026/06/05 08:00:00", "2026/06/04 08:00:00"),
        (square(0, 0), None, None, "2026/06/04 08:00:00+02"),
    ]
    works = geopackage(tmp_path / "works.gpkg", rows, FIELDS)
    asked: list[bool] = []
    results = []
    for is_fast in (True, False):
        from seinajoki_coord.layers.stored import stored_columns

        def columns(*arguments: object, is_fast: bool = is_fast) -> object:
            read = stored_columns(*arguments) if is_fast else None
            asked.append(read is not None)
            return read

        monkeypatch.setattr("seinajoki_coord.processing.side.stored_columns", columns)
        for key in ("name", ""):
            found = find_overlaps(works, INPUT_KEY=key)
            results.append((found.rows, found.reasons, [one.geometry().asWkt() for one in found.output.getFeatures()]))
    assert asked == [True, True, False, False]
    assert results[:2] == results[2:]
    assert len(results[0][0]) > 20
    assert len(results[0][1]) == 3


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        ("soon", None, "The start is not a date or time that can be read."),
        (None, "1.6.2026", "The end is not a date or time that can be read."),
        ("2026-06-31", None, "The start is not a date or time that can be read."),
        ("0000-01-01", None, "The start is not a date or time that can be read."),
        ("2026-06-02T10:00", "2026-06-02T09:59", "The end is before the start."),
        ("2026-06-03", "2026-06-01", "The end is before the start."),
    ],
)
def test_times_that_mean_nothing_are_left_out_with_their_reason(
    start: str | None, end: str | None, reason: str
) -> None:
    works = layer([(square(0, 0), "bad", start, end), (square(0, 0), "a", *JUNE), (square(0, 0), "b", *JUNE)])
    found = find_overlaps(works)
    assert found.pairs == [("a", "b")]
    assert found.reasons == [("input", "bad", reason)]


def test_years_that_iso_has_no_text_for_are_left_out_not_taken_for_open() -> None:
    works = layer(
        [
            (square(0, 0), "bronze age", QDateTime(QDate(-1500, 1, 1), QTime(0, 0)), None),
            (square(0, 0), "far future", None, QDateTime(QDate(12000, 1, 1), QTime(0, 0))),
        ],
        fields="name:string,start:datetime,end:datetime",
    )
    assert [reason for _, _, reason in beside_always(works).reasons] == [
        "The start is not a date or time that can be read.",
        "The end is not a date or time that can be read.",
    ]


def test_the_last_day_of_9999_is_no_end_and_the_first_year_is_a_start() -> None:
    works = layer([(square(0, 0), "always", "0001-01-01", "9999-12-31")])
    assert windows(beside_always(works)) == [("0001-01-01T00:00", None)]


def test_the_nights_when_clocks_change_have_23_and_25_hours() -> None:
    works = layer(
        [(square(0, 0), "spring", "2026-03-29", "2026-03-29"), (square(0, 0), "autumn", "2026-10-25", "2026-10-25")]
    )
    assert [row[4] for row in beside_always(works).rows] == [23.0, 25.0]
