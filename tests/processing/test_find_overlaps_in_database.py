"""``find_overlaps`` in the database: the same rows as QGIS itself finds, and why it may refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from psycopg2.extensions import parse_dsn
from qgis.core import (
    QgsDataSourceUri,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)

from .overlaps import Log, find_overlaps

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shared import Shared

pytestmark = pytest.mark.usefixtures("provider")
_TABLE = """
    CREATE TABLE public.{name} AS
    SELECT n AS id, 'k' || lpad(n::text, 4, '0') AS name, {start} AS start, {end} AS "end",
        CASE WHEN n % 50 = 7 THEN NULL ELSE ST_SetSRID(ST_Buffer(
            ST_MakePoint(23492000 + n * 37 % 200, 6965000 + n * 53 % 170), 4 + n % 5, 2), 3877)
        END::geometry(Polygon, 3877) AS geom
    FROM generate_series(1, 300) n;
    ALTER TABLE public.{name} ADD PRIMARY KEY (id)
"""
_TIMES = {
    "timestamp": ("timestamp '2026-10-24 20:00' + n % 30 * interval '1 hour'", "timestamp '2026-10-26 02:00' + n % 17 * interval '1 hour'"),
    "timestamptz": ("timestamptz '2026-10-24 20:00Z' + n % 30 * interval '1 hour'", "timestamptz '2026-10-26 02:00Z' + n % 17 * interval '1 hour'"),
    "date": ("date '2026-10-01' + n % 30", "date '2026-10-12' + n % 17"),
    "text": ("CASE n % 9 WHEN 3 THEN 'soon' ELSE '2026-06-' || lpad((1 + n % 28)::text, 2, '0') END", "CASE WHEN n % 4 > 0 THEN '2026-06-20T10:30' END"),
}  # fmt: skip


def layer(database: Shared, table: str, schema: str = "public") -> QgsVectorLayer:
    """Return the layer of a table, as one drags it from the browser."""
    parts = parse_dsn(database.conninfo())
    uri = QgsDataSourceUri()
    uri.setConnection(parts["host"], parts["port"], parts["dbname"], parts["user"], "")
    uri.setDataSource(schema, table, "geom", "", "id")
    made = QgsVectorLayer(uri.uri(False), table, "postgres")
    assert made.isValid()
    return made


def made_table(database: Shared, name: str, kind: str) -> QgsVectorLayer:
    """Make a table with times of a kind and return its layer."""
    start, end = _TIMES[kind]
    database.fetch(_TABLE.format(name=name, start=start, end=end))
    return layer(database, name)


@pytest.mark.parametrize("kind", list(_TIMES))
@pytest.mark.parametrize("key", ["name", "id", None])
def test_the_rows_are_those_of_qgis(database: Shared, kind: str, key: str | None) -> None:
    works = made_table(database, "works", kind)
    asked = {"INPUT_KEY": key, "DISTANCE": 2.0 if key == "id" else 0.0, "LEAD": 3.0 if key is None else 0.0}
    here = find_overlaps(works, **asked)
    there = find_overlaps(works, **asked, IN_DATABASE=True)
    assert len(here.rows) > 100
    assert_same(there.rows, here.rows)
    assert sorted(there.reasons) == sorted(here.reasons)
    assert there.output.fields().toList() == here.output.fields().toList()
    assert there.output.crs() == here.output.crs()
    assert there.results["OVERLAP_COUNT"] == len(here.rows)
    assert areas(there.output) == pytest.approx(areas(here.output))


def test_two_tables_without_ground(database: Shared) -> None:
    one, two = made_table(database, "one", "timestamp"), made_table(database, "two", "timestamptz")
    asked = {"MEETING_GROUND": False, "LAG": 5.0, "TIME_ZONE": "Asia/Tokyo"}
    here, there = find_overlaps(one, two, **asked), find_overlaps(one, two, **asked, IN_DATABASE=True)
    assert len(here.rows) > 100
    assert_same(there.rows, here.rows)


def test_it_offers_to_go_where_the_data_is(database: Shared) -> None:
    works = made_table(database, "works", "date")
    assert "Find them in the database" in find_overlaps(works).log.text()


def test_what_the_database_does_not_know_is_refused(database: Shared) -> None:
    works = made_table(database, "works", "date")
    elsewhere = QgsVectorLayer("Polygon?crs=EPSG:3877&field=name:string&field=start:date&field=end:date", "m", "memory")
    works.selectByIds([1, 2])
    QgsProject.instance().addMapLayer(works)
    selected = QgsProcessingFeatureSourceDefinition(works.id(), True)
    filtered = layer(database, "works")
    filtered.setSubsetString("id < 9")
    for asked, sentence in (
        ({"layer": elsewhere}, "The layer of INPUT is no table of a PostgreSQL database."),
        ({"layer": works, "overlay": elsewhere}, "The layer of OVERLAY is no table of a PostgreSQL database."),
        ({"layer": selected}, "has a filter, a selection or unsaved edits"),
        ({"layer": filtered}, "has a filter, a selection or unsaved edits"),
    ):
        with pytest.raises(QgsProcessingException, match=sentence):
            find_overlaps(**asked, IN_DATABASE=True)
    QgsProject.instance().removeMapLayer(works)


def test_a_database_without_the_functions_says_so(empty_database: Shared) -> None:
    works = made_table(empty_database, "works", "date")
    with pytest.raises(QgsProcessingException, match="has no functions of Seinäjoki Coord"):
        find_overlaps(works, IN_DATABASE=True)


def test_a_cancelled_run_stops_the_server_and_writes_nothing(database: Shared, tmp_path: Path) -> None:
    works = made_table(database, "works", "date")
    database.fetch(
        "INSERT INTO public.works SELECT n + 1000, 'x' || n, '2026-10-01', '2026-10-02', geom FROM public.works w, generate_series(1, 60) n WHERE w.id = 1"
    )
    result = tmp_path / "found.gpkg"
    log = Log(cancel_at=0)
    with pytest.raises(QgsProcessingException):
        find_overlaps(works, log=log, IN_DATABASE=True, OUTPUT=str(result), LEFT_OUT=None)
    assert not result.exists()


def assert_same(found: list[tuple], expected: list[tuple]) -> None:
    """Check that rows are the same in any order, numbers nearly so."""
    mine, theirs = sorted(found, key=str), sorted(expected, key=str)
    assert sorted(row[:4] for row in mine if None not in row[:4]) == sorted(
        row[:4] for row in theirs if None not in row[:4]
    )
    mine, theirs = (sorted(rows, key=lambda row: row[:2]) for rows in (found, expected))
    for one, two in zip(mine, theirs):
        assert one == pytest.approx(two, abs=1e-6)


def areas(output: QgsVectorLayer) -> list[float]:
    """Return the areas of the grounds in the order of the keys."""
    rows = sorted(
        (feature["input_key"], feature["overlay_key"], feature.geometry().area()) for feature in output.getFeatures()
    )
    return [row[2] for row in rows]
