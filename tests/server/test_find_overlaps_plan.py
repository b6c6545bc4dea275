"""``coord.find_overlaps``: who finds what, by the index and by workers."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psycopg2
import pytest

if TYPE_CHECKING:
    from tests.shared import Shared

EAST, NORTH = 23_492_000.0, 6_965_000.0


@dataclass
class Town:
    """A shared database, its parties and their logins."""

    database: Shared
    parties: list[str]
    logins: list[str]


def plan_of(town: Town, question: str, login: str | None = None) -> str:
    """Return the plan of the join behind a question, from the server's log."""
    with closing(psycopg2.connect(town.database.conninfo())) as link, link, link.cursor() as cursor:
        cursor.execute("LOAD 'auto_explain'")
        for name, value in (("log_min_duration", "0"), ("log_nested_statements", "on")):
            cursor.execute(f"SET auto_explain.{name} = '{value}'")
        # The plan is made for the login; only a superuser may load the module that shows it.
        if login:
            cursor.execute(f'SET SESSION AUTHORIZATION "{login}"')
        cursor.execute(f"SELECT count(*) FROM coord.find_overlaps({question})")
    log = town.database.server.log()
    plans = log.split("plan:")
    return next(plan for plan in reversed(plans) if "coord.common_ground(a.geom, b.geom)" in plan)


@pytest.fixture
def town(database: Shared) -> Town:
    """Return a database with the works of two parties, some of them drafts, and their logins."""
    parties = [database.add_party(name) for name in ("Water", "Street")]
    logins = [database.add_login(f"overlap_{number}", party) for number, party in enumerate(parties)]
    logins.append(database.add_login("overlap_reader", None, "public"))
    database.fetch(
        "INSERT INTO coord.work (title, party_id, status, setup_at, starts_at, ends_at, geom)"
        " SELECT n, (%s::uuid[])[1 + n %% 2], CASE WHEN n %% 5 = 0 THEN 'draft' ELSE 'planned' END,"
        "  CASE WHEN n %% 3 = 0 THEN timestamp '2026-05-20' END, timestamp '2026-06-01' + n %% 7 * interval '9 hours',"
        "  CASE WHEN n %% 11 > 0 THEN timestamp '2026-06-04' + n %% 13 * interval '1 day' END,"
        "  ST_Multi(ST_MakeEnvelope(%s + n %% 40 * 8, %s + n / 40 * 8, %s + n %% 40 * 8 + 10, %s + n / 40 * 8 + 9, 3877))"
        " FROM generate_series(1, 1500) n",
        (parties, EAST, NORTH, EAST, NORTH),
    )
    database.fetch("ANALYZE coord.work")
    return Town(database, parties, logins)


def titles(town: Town, login: str | None, more: str = "") -> set[tuple[int, int]]:
    """Return the pairs that a login gets, by titles."""
    found = town.database.fetch(
        f"SELECT input_key::int, overlay_key::int FROM coord.find_overlaps('coord.work', 'occupancy', input_id => 'title'{more})",
        login=login,
    )
    pairs = {(min(pair), max(pair)) for pair in found}
    assert len(pairs) == len(found)
    return pairs


def wanted_titles(town: Town, seen: str, margin: str = "0") -> set[tuple[int, int]]:
    """Return the pairs of the works that a condition lets through, by comparing all with all."""
    return set(
        town.database.fetch(
            f"SELECT least(a.title::int, b.title::int), greatest(a.title::int, b.title::int) FROM coord.work a JOIN coord.work b"
            f" ON a.id < b.id AND ST_Intersects(a.geom, b.geom) AND (tstzrange(lower(a.occupancy) - interval '{margin}',"
            f" upper(a.occupancy)) && b.occupancy OR a.occupancy && tstzrange(lower(b.occupancy) - interval '{margin}',"
            f" upper(b.occupancy))) WHERE a.{seen} AND b.{seen}"
        )
    )


def test_everybody_finds_the_overlaps_of_what_he_sees(town: Town) -> None:
    everything = titles(town, None)
    assert everything == wanted_titles(town, "id IS NOT NULL")
    public = titles(town, "overlap_reader")
    assert public == wanted_titles(town, "status <> 'draft'")
    assert public < titles(town, town.logins[0]) < everything
    assert all(one % 5 and two % 5 for one, two in public), "a draft is told"
    assert titles(town, None, ", lead_hours => 30") == wanted_titles(town, "id IS NOT NULL", "30 hours")


def test_the_index_and_workers_are_used(town: Town) -> None:
    """By the plans that the server itself wrote down; where rows are hidden, workers only read, and the leader joins."""
    town.database.fetch(
        "CREATE TABLE public.plain AS SELECT id, starts_at, ends_at, geom FROM coord.work;"
        "ALTER TABLE public.plain ADD PRIMARY KEY (id);"
        "ALTER TABLE public.plain SET (parallel_workers = 2); ALTER TABLE coord.work SET (parallel_workers = 2)"
    )
    indexed, gridded, hidden = (
        plan_of(town, "'coord.work', 'occupancy'"),
        plan_of(town, "'public.plain', 'starts_at', 'ends_at'"),
        plan_of(town, "'coord.work', 'occupancy'", town.logins[0]),
    )
    assert "Index Scan using work_place_time" in indexed
    assert indexed.index("Gather") < indexed.index("Nested Loop") < indexed.index("Parallel Seq Scan on work")
    assert gridded.index("Gather") < gridded.index("Parallel Hash Join") < gridded.index("Parallel Seq Scan on plain")
    assert hidden.index("Hash Join") < hidden.index("Gather") < hidden.index("Parallel Seq Scan on work")


def test_a_read_only_copy_answers_too(town: Town) -> None:
    link = town.database.connect(town.logins[0])
    link.autocommit = False
    link.set_session(readonly=True)
    with link.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM coord.find_overlaps('coord.work', 'starts_at', 'ends_at')")
        assert cursor.fetchone()[0] > 0
    link.rollback()
