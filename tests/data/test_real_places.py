"""``find_overlaps`` on real works, events, streets and squares: the same pairs as PostGIS finds."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from osgeo import ogr
from psycopg2 import sql
from psycopg2.extras import execute_values
from qgis.core import QgsVectorLayer

from seinajoki_coord.core.kernel import Kernel, ShapelyKernel
from seinajoki_coord.layers.kernel import QgisKernel
from tests.conftest import DATA
from tests.processing.layer import layer
from tests.processing.overlaps import find_overlaps

if TYPE_CHECKING:
    from pathlib import Path

    from psycopg2.extensions import connection

pytestmark = [
    pytest.mark.usefixtures("provider"),
    pytest.mark.skipif(not DATA.is_dir(), reason="the real data is not here"),
]
FLANDERS, VENUES, STREETS = (
    DATA / f"{name}.gpkg" for name in ("gipod_flanders", "helsinki_event_venues", "helsinki_streets")
)
Row = tuple[int, bytes, str, str]


@pytest.fixture(params=[ShapelyKernel, QgisKernel], ids=["shapely", "QGIS"])
def _kernel(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the test on each kernel."""
    kernel: Kernel = request.param()
    monkeypatch.setattr("seinajoki_coord.processing.find_overlaps.best_kernel", lambda: kernel)


def features(path: Path, name: str = "") -> list[ogr.Feature]:
    """Return the features of a file's layer as GDAL reads them."""
    # GDAL's layers die with the file that they are of.
    file = ogr.Open(str(path))
    return list(file.GetLayerByName(name) if name else file.GetLayer(0))


def stored(name: str) -> list[Row]:
    """Return id, WKB, start and end of a layer of the Flemish works and events."""
    return [
        (one.GetFID(), bytes(one.GetGeometryRef().ExportToWkb()), one["start_time"], one["end_time"])
        for one in features(FLANDERS, name)
    ]


def truth(
    link: connection, first: list[Row], second: list[Row] | None, distance: float = 0
) -> dict[tuple[int, int], float]:
    """Return the pairs that PostGIS finds and the area that each shares."""
    with link.cursor() as cursor:
        for name, rows in (("one", first), ("two", second or first)):
            table = sql.Identifier(name)
            cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(table))
            cursor.execute(sql.SQL("CREATE TEMP TABLE {} (id int, geom geometry, span tstzrange)").format(table))
            insert = sql.SQL("INSERT INTO {} VALUES %s").format(table).as_string(link)
            template = "(%s, ST_MakeValid(ST_GeomFromWKB(%s)), tstzrange(%s::timestamptz, %s::timestamptz))"
            execute_values(cursor, insert, rows, template=template)
        cursor.execute(
            "SELECT a.id, b.id, ST_Area(ST_CollectionExtract(ST_Intersection(a.geom, b.geom), 3)) FROM one a JOIN two b"
            " ON a.span && b.span AND ST_DWithin(a.geom, b.geom, %(distance)s) AND (NOT %(within)s OR a.id < b.id)",
            {"distance": distance, "within": second is None},
        )
        return {row[:2]: row[2] for row in cursor.fetchall()}


def flanders(name: str) -> QgsVectorLayer:
    """Open a layer of the Flemish works and events."""
    return QgsVectorLayer(f"{FLANDERS}|layername={name}", name, "ogr")


TIMES = {"INPUT_START": "start_time", "INPUT_END": "end_time", "INPUT_KEY": ""}
OTHER = {"OVERLAY_START": "start_time", "OVERLAY_END": "end_time", "OVERLAY_KEY": ""}


@pytest.mark.usefixtures("_kernel")
@pytest.mark.parametrize(
    ("overlay", "distance", "least"),
    [(None, 0, 10), (None, 25, 10), ("works", 0, 100), ("events", 0, 0), ("events", 2000, 10)],
)
def test_the_works_of_flanders_meet_as_postgis_says(
    database: connection, overlay: str | None, distance: float, least: int
) -> None:
    works = flanders("works")
    found = find_overlaps(
        works, overlay and flanders(overlay), DISTANCE=distance, **TIMES, **(OTHER if overlay else {})
    )
    expected = truth(database, stored("works"), overlay and stored(overlay), distance)
    assert {row[:2]: row[6] for row in found.rows} == {
        pair: pytest.approx(area, abs=1e-4) for pair, area in expected.items()
    }
    assert len(expected) >= least
    assert found.results["LEFT_OUT_COUNT"] == 0
    assert found.output.crs().authid() == "EPSG:31370"


def helsinki_works(count: int) -> list[tuple[Any, ...]]:
    """Return trenches along real streets: ground, name, start and end, the same ones each time."""
    chance = random.Random(20260601)  # noqa: S311
    streets = [one.GetGeometryRef().ExportToWkt() for one in features(STREETS)]
    works = []
    for number in range(count):
        ground = ogr.CreateGeometryFromWkt(chance.choice(streets)).Buffer(chance.uniform(1, 8), 4)
        start = datetime(2026, 5, 1, 7, tzinfo=timezone.utc) + timedelta(hours=chance.randrange(24 * 120))
        end = start + timedelta(hours=chance.choice([8, 24 * 5, 24 * 30]))
        works.append((ground.ExportToWkt(), f"w{number}", f"{start:%Y-%m-%dT%H:%MZ}", f"{end:%Y-%m-%dT%H:%MZ}"))
    return works


@pytest.mark.usefixtures("_kernel")
@pytest.mark.parametrize("distance", [0, 15])
def test_works_in_the_streets_of_helsinki_meet_its_squares_as_postgis_says(
    database: connection, distance: float
) -> None:
    works = helsinki_works(800)
    venues = [
        (one.GetFID(), one.GetGeometryRef().Clone(), "2026-06-01T04:00Z", "2026-07-31T20:00Z")
        for one in features(VENUES)
    ]
    one = layer(works, crs="EPSG:3879")
    two = layer(
        [(ground.ExportToWkt(), key, *span) for key, ground, *span in venues],
        crs="EPSG:3879", fields="name:int,start:string,end:string", kind="MultiPolygon",
    )  # fmt: skip
    assert one.featureCount() == 800
    found = find_overlaps(one, two, DISTANCE=distance, INPUT_KEY="", OVERLAY_KEY="name")
    rows = [
        (place + 1, bytes(ogr.CreateGeometryFromWkt(wkt).ExportToWkb()), *span)
        for place, (wkt, _, *span) in enumerate(works)
    ]
    expected = truth(
        database, rows, [(key, bytes(ground.ExportToWkb()), *span) for key, ground, *span in venues], distance
    )
    assert len(expected) > 5
    assert {row[:2]: row[6] for row in found.rows} == {
        pair: pytest.approx(area, abs=1e-4) for pair, area in expected.items()
    }
    within = find_overlaps(one, DISTANCE=distance, INPUT_KEY="", MEETING_GROUND=False)
    assert set(within.pairs) == set(truth(database, rows, None, distance))
    assert len(within.pairs) > 100
