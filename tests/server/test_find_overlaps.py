"""``coord.find_overlaps``: the same pairs as the engine."""

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
from tests.shared import TIME_ZONE

if TYPE_CHECKING:
    from psycopg2.extensions import connection

    from tests.shared import Shared

KERNEL = ShapelyKernel()
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
reaches = st.sampled_from(
    [
        {},
        {"distance": 2.0},
        {"lead_hours": 30.0},
        {"lag_hours": 5.0},
        {"distance": 1.5, "lead_hours": 2.0, "lag_hours": 7.5},
    ]
)


@pytest.fixture(scope="module")
def link(module_database: Shared) -> connection:
    """Return a connection with two empty tables of texts."""
    made = module_database.connect()
    with made.cursor() as cursor:
        for name in ("one", "two"):
            cursor.execute(
                f"CREATE TABLE public.{name} (id int PRIMARY KEY, begins text, finishes text, geom geometry)"
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
            cursor,
            f"INSERT INTO public.{table} VALUES %s",
            values,
            template="(%s, %s, %s, ST_SetSRID(%s::geometry, 3877))",
        )


def ask(link: connection, statement: str, values: object = None) -> list[tuple[Any, ...]]:
    """Return the rows of a statement."""
    with link.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def ask_nothing(link: connection, statement: str, values: object = None) -> None:
    """Run a statement that has no rows."""
    with link.cursor() as cursor:
        cursor.execute(statement, values)


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
def test_within_one_table_it_finds_what_the_engine_finds(
    link: connection, one: list[Row], reach: dict[str, float]
) -> None:
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


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("timestamp", "2026-06-01T09:00"),
        ("timestamp(0)", "infinity"),
        ("timestamptz", "2026-06-01T09:00+05"),
        ("date", "2026-06-01"),
        ("date", "9999-12-31"),
        ("varchar(40)", "2026-06-01T09:00+05"),
    ],
)
def test_columns_of_every_type_of_time(link: connection, kind: str, value: str) -> None:
    shape = shapely.box(0, 0, 10, 10)
    others = [(shape, "2026-05-31T04:00", "2026-06-01T06:59"), (shape, "2026-06-01T09:00", "2026-06-02")]
    fill(link, "one", [(shape, value, value)])
    fill(link, "two", others)
    ask_nothing(
        link,
        f"DROP VIEW IF EXISTS public.typed; CREATE VIEW public.typed AS"
        f" SELECT id, begins::{kind} AS begins, finishes::{kind} AS finishes, geom FROM public.one",
    )
    question = ASKED.format("'public.typed', 'begins', 'finishes', 'id', 'public.two', 'begins', 'finishes'")
    said = None if value == "infinity" else value
    assert_same(ask(link, question), wanted([(shape, said, said)], others))


@pytest.mark.parametrize(
    "broken",
    [
        "POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))", "POINT EMPTY", "POLYGON Z ((0 0 1, 9 0 1, 9 9 1, 0 0 1))", None,
        "CURVEPOLYGON(CIRCULARSTRING(0 0, 5 5, 10 0, 5 -5, 0 0))", "TRIANGLE((0 0, 9 0, 9 9, 0 0))", shapely.to_wkb(shapely.set_srid(shapely.Point(np.inf, 3.0), 3877), hex=True, include_srid=True),
        "LINESTRING(0 0, NaN 4)", "GEOMETRYCOLLECTION(POLYGON((0 0, 9 0, 9 9, 0 0)), POLYGON((0 0, 9 0, 9 9, 0 0)), POINT(3 3))",
    ],
)  # fmt: skip
def test_one_geometry_never_stops_the_others(link: connection, broken: str | None) -> None:
    square = shapely.box(4, 4, 8, 8)
    fill(link, "one", [(square, None, None), (square, None, None)])
    ask_nothing(
        link,
        "INSERT INTO public.one VALUES (2, NULL, NULL, %s::geometry)",
        (broken and (broken if broken.startswith("01") else f"SRID=3877;{broken}"),),
    )
    met = {row[:2] for row in ask(link, ASKED.format("'public.one', 'begins', 'finishes'"))}
    left_out = dict(ask(link, "SELECT key, reason FROM coord.find_left_out('public.one', 'begins', 'finishes')"))
    usable = broken is not None and broken.startswith(("POLYGON", "CURVE", "GEOMETRYC"))
    assert met == ({(0, 1), (0, 2), (1, 2)} if usable else {(0, 1)})
    assert left_out == ({} if usable else {"2": "The geometry is missing, empty or cannot be read."})


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("'coord.work', 'beginning'", "The table coord.work has no column beginning."),
        ("'coord.work', 'title', 'emergency'", "The column emergency of coord.work holds no times: a date, a date-time or a text is needed."),
        ("'coord.work', 'starts_at', 'ends_at', distance => -1", "Distance, lead and lag are numbers from 0 up."),
        ("'coord.party', 'name', 'name'", "The table coord.party has no such geometry."),
        ("'public.degrees', 'begins', distance => 1", "The reference system of public.degrees does not measure in metres, so the database cannot tell distances and areas in it. Find the overlaps in QGIS instead."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_plainly(link: connection, question: str, sentence: str) -> None:
    ask_nothing(
        link,
        "CREATE TABLE IF NOT EXISTS public.degrees AS SELECT 1 AS id, NULL::date AS begins, ST_Point(22.8, 62.8, 4326) AS geom;"
        "DO $$ BEGIN ALTER TABLE public.degrees ADD PRIMARY KEY (id); EXCEPTION WHEN invalid_table_definition THEN END $$",
    )
    with pytest.raises(psycopg2.Error) as refused:
        ask(link, f"SELECT * FROM coord.find_overlaps({question})")
    assert refused.value.diag.message_primary == sentence


def test_names_are_never_read_as_sql(link: connection) -> None:
    ask_nothing(
        link,
        'CREATE TABLE public."o\'; DROP" AS SELECT 1 AS "i d", NULL::date AS "b""egins", ST_Point(9, 9, 3877) AS "G eom";'
        'ALTER TABLE public."o\'; DROP" ADD PRIMARY KEY ("i d")',
    )
    assert ask(link, "SELECT * FROM coord.find_left_out(%s::regclass, %s)", ('public."o\'; DROP"', 'b"egins')) == []
    assert ask(link, "SELECT * FROM coord.find_overlaps(%s::regclass, %s)", ('public."o\'; DROP"', 'b"egins')) == []
