"""``coord.find_overlaps``: the same pairs as the engine, for whoever asks, by the index and by workers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import psycopg2
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg2.extras import execute_values

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.overlap import Occupancies, find_pairs
from seinajoki_coord.core.window import read_windows
from seinajoki_coord.layers.overlap_rows import describe
from tests.core.clock import moments, zone
from tests.core.shape import shapes
from tests.shared import TIME_ZONE, Shared

if TYPE_CHECKING:
    from psycopg2.extensions import connection

EAST, NORTH = 23_492_000.0, 6_965_000.0
KERNEL = ShapelyKernel()
COLUMNS = "input_key, overlay_key, overlap_start, overlap_end, overlap_hours, distance_m, overlap_m2"
ASKED = (
    "SELECT input_key::int, overlay_key::int, to_char(overlap_start, 'YYYY-MM-DD\"T\"HH24:MI'),"
    " to_char(overlap_end, 'YYYY-MM-DD\"T\"HH24:MI'), overlap_hours, distance_m, overlap_m2"
    " FROM coord.find_overlaps({}) ORDER BY 1, 2"
)
Row = "tuple[Any, str | None, str | None]"

odd_moments = st.sampled_from(
    [
        None, "", "  ", "9999-12-31", "2026-06-01", " 2026-06-02 ", "2026-06-01T24:00", "2026-02-30", "0000-01-01",
        "2026-06-01 10:00:00.1234567Z", "2026-06-01T10:00+03", "2026-06-01T10:00 -02:30", "2026-06-01T1000", "soon",
        "2026-06-01T25:00", "2026-06-01T10:00+24", "2024-02-29", "2023-02-29", "2026-06-01T10:00:60", "9999-12-30T23:00Z",
    ]
)  # fmt: skip
texts = st.one_of(
    odd_moments,
    st.integers(1, 20).map(lambda day: f"2026-06-{day:02}"),
    st.integers(0, 40).map(lambda hour: f"2026-06-{1 + hour // 24:02}T{hour % 24:02}:30"),
    moments(TIME_ZONE).map(lambda moment: moment.isoformat(timespec="minutes")),
)
rows = st.lists(st.tuples(shapes, texts, texts), max_size=8)
reaches = st.sampled_from([{}, {"distance": 2.0}, {"lead_hours": 30.0}, {"lag_hours": 5.0}, {"distance": 1.5, "lead_hours": 2.0, "lag_hours": 7.5}])


@pytest.fixture(scope="module")
def link(module_database: Shared) -> connection:
    """Return a connection with two empty tables of texts."""
    made = module_database.connect()
    with made.cursor() as cursor:
        for name in ("one", "two"):
            cursor.execute(
                f"CREATE TABLE public.{name} (id int PRIMARY KEY, begins text, finishes text, geom geometry(Geometry, 3877))"
            )
    return made


def fill(link: connection, table: str, given_rows: list[Row]) -> None:
    """Fill a table with rows, numbered from 0."""
    with link.cursor() as cursor:
        cursor.execute(f"TRUNCATE public.{table}")
        values = [
            (place, start, end, None if shape is None else shapely.to_wkb(shape, hex=True))
            for place, (shape, start, end) in enumerate(given_rows)
        ]
        execute_values(
            cursor, f"INSERT INTO public.{table} VALUES %s", values, template="(%s, %s, %s, ST_SetSRID(%s::geometry, 3877))"
        )


def ask(link: connection, statement: str, values: object = None) -> list[tuple[Any, ...]]:
    """Return the rows of a statement."""
    with link.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def side(given_rows: list[Row]) -> tuple[list[int], Occupancies]:
    """Return the numbers of the rows that can be compared, and the records, as the plugin reads them."""
    windows, reasons = read_windows([row[1] for row in given_rows], [row[2] for row in given_rows], zone(TIME_ZONE))
    shapes = KERNEL.read([None if row[0] is None else shapely.to_wkb(row[0]) for row in given_rows])
    KERNEL.repair(shapes)
    boxes = KERNEL.boxes(shapes)
    kept = [row for row in range(len(given_rows)) if row not in reasons and np.isfinite(boxes[row]).all()]
    return kept, Occupancies(shapes[kept], windows.take(np.array(kept, int)), boxes[kept])


def wanted(one: list[Row], two: list[Row] | None, **reach: float) -> list[tuple[Any, ...]]:
    """Return what the engine says."""
    numbers, first = side(one)
    others, second = (numbers, None) if two is None else side(two)
    found = find_pairs(KERNEL, first, second, **reach)
    said = describe(KERNEL, first, second, found, zone(TIME_ZONE), lambda *_: None, **reach)
    return [
        (numbers[a], others[b], *rest)
        for a, b, *rest in zip(
            found.first.tolist(), found.second.tolist(), said.starts, said.ends, said.hours, said.distances, said.areas
        )
    ]


def assert_same(found: list[tuple[Any, ...]], expected: list[tuple[Any, ...]]) -> None:
    """Check that rows are the same, numbers nearly so."""
    assert [row[:4] for row in found] == [row[:4] for row in expected]
    for mine, theirs in zip(found, expected):
        assert mine[4:] == pytest.approx(theirs[4:], abs=1e-6)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=rows, reach=reaches)
def test_within_one_table_it_finds_what_the_engine_finds(link: connection, one: list[Row], reach: dict[str, float]) -> None:
    fill(link, "one", one)
    named = "".join(f", {name} => {number}" for name, number in reach.items())
    assert_same(ask(link, ASKED.format(f"'public.one', 'begins', 'finishes'{named}")), wanted(one, None, **reach))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=rows, two=rows, reach=reaches)
def test_between_two_tables_it_finds_what_the_engine_finds(
    link: connection, one: list[Row], two: list[Row], reach: dict[str, float]
) -> None:
    fill(link, "one", one)
    fill(link, "two", two)
    named = "".join(f", {name} => {number}" for name, number in reach.items())
    question = ASKED.format(f"'public.one', 'begins', 'finishes', 'id', 'public.two', 'begins', 'finishes'{named}")
    assert_same(ask(link, question), wanted(one, two, **reach))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=rows)
def test_it_leaves_out_what_the_plugin_leaves_out(link: connection, one: list[Row]) -> None:
    fill(link, "one", one)
    _, reasons = read_windows([row[1] for row in one], [row[2] for row in one], zone(TIME_ZONE))
    assert ask(link, "SELECT key::int, reason FROM coord.find_left_out('public.one', 'begins', 'finishes')") == sorted(
        reasons.items()
    )
