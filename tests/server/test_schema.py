"""The tables of the shared database are those of core/schema.py, explained and with the same instants."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from scripts import sql as generator
from seinajoki_coord.core.schema import OVERLAP, SCHEMA_VERSION, SYNCED
from seinajoki_coord.server.install import install
from tests.core.clock import zone
from tests.core.record import tick

if TYPE_CHECKING:
    from tests.shared import Shared

NIGHTS = {
    "Europe/Helsinki": ("2026-03-29T00:00", "2026-10-25T00:00", "2026-06-01T00:00"),
    "America/New_York": ("2026-03-08T00:00", "2026-11-01T00:00"),
    # Half an hour, a day left out, two hours.
    "Australia/Lord_Howe": ("2026-04-05T00:00", "2026-10-04T00:00"),
    "Pacific/Apia": ("2011-12-29T12:00", "2011-12-30T12:00"),
    "Antarctica/Troll": ("2026-03-29T00:00", "2026-10-25T00:00"),
    "UTC": ("2026-10-25T00:00",),
}
"""The beginnings of the half days in which clocks change."""


def test_the_committed_tables_are_those_of_the_schema() -> None:
    assert generator.TARGET.read_text(encoding="utf-8") == generator.text(), "run `make sql`"


def test_the_database_has_every_field(module_database: Shared) -> None:
    query = (
        "SELECT attname::text FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        " AND attgenerated = ''"
    )
    for table in (*SYNCED, OVERLAP):
        columns = {name for (name,) in module_database.fetch(query, (f"coord.{table.name}",))}
        assert columns == {one.name for one in table.fields} | ({"geom"} if table.has_geometry else set())
    assert module_database.fetch("SELECT coord.synced()") == [([one.name for one in SYNCED],)]
    assert module_database.fetch("SELECT schema_version FROM coord.meta") == [(SCHEMA_VERSION,)]


def test_everything_is_explained(module_database: Shared) -> None:
    tables = (
        "SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'coord'::regnamespace AND relkind IN ('r', 'v')"
    )
    silent = (
        f"{tables} AND obj_description(oid, 'pg_class') IS NULL"
        " UNION ALL SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'coord'::regnamespace"
        " AND obj_description(oid, 'pg_proc') IS NULL"
        " UNION ALL SELECT attrelid::regclass || '.' || attname FROM pg_attribute WHERE attnum > 0"
        " AND attrelid = ANY (%s::regclass[]) AND col_description(attrelid, attnum) IS NULL"
    )
    assert module_database.fetch(silent, ([f"coord.{one.name}" for one in (*SYNCED, OVERLAP)],)) == []
    assert len(module_database.fetch(tables)) > 15


@pytest.mark.parametrize("name", NIGHTS)
def test_wall_clock_times_are_the_instants_of_the_rules(empty_database: Shared, name: str) -> None:
    install(empty_database.connect(), "EPSG:3877", name)
    walls = [
        datetime.fromisoformat(night) + timedelta(minutes=minutes)
        for night in NIGHTS[name]
        for minutes in range(-60, 14 * 60, 5)
    ]
    found = empty_database.fetch(
        "SELECT (extract(epoch FROM coord.start_instant(t)) * 1000000)::bigint,"
        " (extract(epoch FROM coord.end_instant(t)) * 1000000)::bigint FROM unnest(%s::timestamp[]) t",
        (walls,),
    )
    ticks = np.array([tick(one.isoformat()) for one in walls], np.int64)
    expected = zip(*(zone(name).instants(ticks, ends=ends).tolist() for ends in (False, True)))
    assert [tuple(one) for one in found] == list(expected)


@pytest.mark.parametrize(
    ("starts", "ends", "taken"),
    [
        ("2026-06-01T08:00", "2026-06-01T16:00", "[2026-06-01 05:00:00+00,2026-06-01 13:00:00+00)"),
        ("2026-06-01T08:00", "2026-06-01T08:00", "[2026-06-01 05:00:00+00,2026-06-01 05:00:00.000001+00)"),
        (None, "2026-06-01T08:00", "(,2026-06-01 05:00:00+00)"),
        ("2026-06-01T08:00", None, "[2026-06-01 05:00:00+00,)"),
        (None, None, "(,)"),
        # The hour that comes twice is taken twice; an end inside the hour left out is moved forward with the start.
        ("2026-10-25T03:30", "2026-10-25T03:45", "[2026-10-25 00:30:00+00,2026-10-25 01:45:00+00)"),
        ("2026-03-29T03:30", "2026-03-29T04:00", "[2026-03-29 01:30:00+00,2026-03-29 01:30:00.000001+00)"),
    ],
)
def test_ground_is_taken_half_open(module_database: Shared, starts: str, ends: str, taken: str) -> None:
    query = "SET TIME ZONE 'UTC'; SELECT coord.occupancy(%s, %s)::text"
    assert module_database.fetch(query, (starts, ends))[0][0].replace('"', "") == taken


def test_works_and_events_take_ground_from_set_up_to_clearing(database: Shared) -> None:
    made = (
        "INSERT INTO coord.work (title, setup_at, starts_at, ends_at, cleared_at) VALUES"
        " ('a', '2026-06-01 06:00', '2026-06-01 08:00', '2026-06-01 10:00', '2026-06-01 12:00'),"
        " ('b', NULL, '2026-06-01 08:00', '2026-06-01 10:00', NULL)"
    )
    database.fetch(made)
    hours = (
        "SELECT title, extract(epoch FROM upper(occupancy) - lower(occupancy))::int / 3600 FROM coord.work ORDER BY 1"
    )
    assert database.fetch(hours) == [("a", 6), ("b", 2)]


def test_one_index_finds_place_and_time(database: Shared) -> None:
    query = (
        "SELECT FROM coord.work WHERE geom && ST_MakeEnvelope(0, 0, 1, 1, 3877) AND occupancy && tstzrange(now(), NULL)"
    )
    plan = "\n".join(line for (line,) in database.fetch("SET enable_seqscan = off; EXPLAIN " + query))
    assert "work_place_time" in plan
    condition = next(line for line in plan.splitlines() if "Index Cond" in line)
    assert "geom" in condition
    assert "occupancy" in condition
