"""Every version of real works and events of Flanders, one after the other, through the register with their own rules."""

from __future__ import annotations

import json
import uuid
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
import shapely
from psycopg2.extras import execute_values

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.progress import silent
from seinajoki_coord.core.zone import SECOND
from seinajoki_coord.layers.check import check
from seinajoki_coord.layers.rule_set import read_rules
from seinajoki_coord.workspace.geopackage import reading, wrap, writing
from seinajoki_coord.workspace.records import read_records
from seinajoki_coord.workspace.register import Checked, keep_register, read_checked
from seinajoki_coord.workspace.statement import statement
from seinajoki_coord.workspace.workspace import Workspace, open_workspace
from tests.conftest import DATA
from tests.processing.overlaps import run

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from psycopg2.extensions import connection

pytestmark = [
    pytest.mark.usefixtures("provider"),
    pytest.mark.skipif(not DATA.is_dir(), reason="the real data is not here"),
]
BRUSSELS = ZoneInfo("Europe/Brussels")
NOW = 1_651_400_000
"""The first of May 2022."""
ON_FOOT_OR_ELSE = ("voetgangers", "fietsers", "Handelaars")
"""Consequences that do not touch motor traffic name one of these."""
STATUSES = {"In opmaak": "planned", "Onbekend": "planned", "Gevalideerd": "confirmed", "Geannuleerd": "cancelled"}
FREQUENCIES = {"P1D": "DAILY", "P1W": "WEEKLY", "P1M": "MONTHLY", "P1Y": "YEARLY"}
Row = dict[str, Any]


def versions() -> list[Row]:
    """Return all versions in the order in which they were made."""
    with (DATA / "gipod_versions.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def wall(text: str) -> str:
    """Return a UTC text as the workspace stores it."""
    return f"{datetime.fromisoformat(text.replace('Z', '+00:00')).astimezone(BRUSSELS):%Y-%m-%dT%H:%M}"


def _times(version: Row) -> Iterator[tuple[str, str, str | None]]:
    """Return start, end and schedule of each period."""
    for start, end in version["periods"]:
        yield wall(start), wall(end), None
    plan = version["schedule"]
    if plan is not None:
        days = "".join(f"{url.rsplit('/', 1)[1][:2].upper()}," for url in plan["byDay"] or []).rstrip(",")
        rule = f"RRULE:FREQ={FREQUENCIES[plan['repeatFrequency']]}" + (f";BYDAY={days}" if days else "")
        left_out = "".join(f" EXDATE:{day.replace('-', '')}" for day in plan["exceptDate"])
        start = wall(f"{plan['startDate']}T{plan['startTime']}")
        yield start, wall(plan["until"]), f"{rule} DURATION:{plan['duration']}{left_out}"


def records(version: Row) -> list[Row]:
    """Return a version as rows of the table of works or events, one a period; none where it is deleted."""
    if version["event_name"] == "MobilityHindranceWasDeleted":
        return []
    grounds = [shapely.make_valid(shapely.from_wkt(zone["wkt"])) for zone in version["zones"]]
    ground = shapely.union_all(grounds) if grounds else None
    out = []
    for number, (start, end, schedule) in enumerate(_times(version)):
        row: Row = {
            "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"gipod/{version['gipod_id']}/{number}")),
            "title": f"{version['kind']} {version['gipod_id']}",
            "status": STATUSES[version["status"]],
            "project": str(version["cause_id"]),
            "starts_at": start,
            "ends_at": end,
            "schedule": schedule,
            "geom": ground,
        }
        if version["kind"] == "work":
            row["lane_impact"] = "one_lane" if is_motor(version) else "none"
        out.append(row)
    return out


def is_motor(version: Row) -> bool:
    """Whether motor traffic is touched."""
    consequences = [one for zone in version["zones"] for one in zone["consequences"]]
    return any(not any(word in one for word in ON_FOOT_OR_ELSE) for one in consequences)


def write(link: sqlite3.Connection, srs_id: int, version: Row, known: dict[int, list[str]]) -> None:
    """Bring the workspace to a version of one hindrance."""
    rows, table = records(version), version["kind"]
    before = known.get(version["gipod_id"], [])
    for row in rows:
        ground = row.pop("geom")
        if ground is not None:
            polygons = [part for part in shapely.get_parts(ground) if part.geom_type == "Polygon"]
            many = shapely.multipolygons(polygons)
            row["geom"] = wrap([shapely.to_wkb(many)], np.array([many.bounds]), srs_id)[0]
        else:
            row["geom"] = None
        if row["id"] in before:
            places = ", ".join(statement("$name = ?", name=name) for name in row)
            link.execute(statement(f"UPDATE $table SET {places} WHERE id = ?", table=table), (*row.values(), row["id"]))
        else:
            insert = statement(
                "INSERT INTO $table ($columns) VALUES ($places)", table=table, columns=list(row), places=len(row)
            )
            link.execute(insert, tuple(row.values()))
    known[version["gipod_id"]] = [row["id"] for row in rows]
    for key in set(before) - set(known[version["gipod_id"]]):
        link.execute(statement("DELETE FROM $table WHERE id = ?", table=table), (key,))


def step(workspace: Workspace) -> None:
    """Check, and compare the register with what a check of everything finds."""
    rules, kernel, found = read_rules("gipod"), ShapelyKernel(), read_records(workspace)
    zone, now = workspace.time_zone, NOW * SECOND
    keep_register(workspace, check(found, rules, read_checked(workspace), zone, now, kernel, silent).check)
    everything = check(found, rules, Checked("", {}), zone, now, kernel, silent).check.found
    with reading(workspace.path) as link:
        kept = link.execute("SELECT id, fingerprint, rank, explanation FROM overlap WHERE assessment <> 'closed'")
        register = sorted(kept.fetchall())
    assert register == sorted(
        (one.id, one.fingerprint, one.values["rank"], one.values["explanation"]) for one in everything
    )


@pytest.mark.timeout(600)
def test_each_version_leaves_the_register_as_a_check_of_everything_would(tmp_path: Path, database: connection) -> None:
    path = tmp_path / "flanders.gpkg"
    run("create_workspace", {"WORKSPACE": str(path), "CRS": "EPSG:31370", "TIME_ZONE": "Europe/Brussels"})
    workspace = open_workspace(path)
    known: dict[int, list[str]] = {}
    every = versions()
    assert len(every) == 750
    for version in every:
        with writing(path) as link:
            write(link, workspace.srs_id, version, known)
        step(workspace)
    with reading(path) as link:
        kept = dict(
            link.execute(
                "SELECT severity, count(*) FROM overlap WHERE assessment <> 'closed' GROUP BY severity"
            ).fetchall()
        )
        (closed,) = link.execute("SELECT count(*) FROM overlap WHERE assessment = 'closed'").fetchone()
        pairs = set(
            link.execute(
                "SELECT min(first_title, second_title), max(first_title, second_title), severity, occurrences FROM overlap"
                " WHERE assessment <> 'closed'"
            ).fetchall()
        )
    heavy, light, wanted = postgis(database, every)
    assert (kept.get("high", 0), kept.get("low", 0)) == (heavy, light)
    assert {pair[:3] for pair in pairs} == wanted
    assert closed > 0, "some overlaps went away again"
    assert any(times > 1 for *_, times in pairs), "recurring ones meet several times"
    print(f"\nGIPOD after 750 versions: {heavy} heavy, {light} light, {closed} closed on the way")  # noqa: T201


QUERY = """
    WITH pair AS (
        SELECT a.title AS one, b.title AS two, ST_Intersects(a.geom, b.geom) AS heavy
        FROM hindrance a JOIN hindrance b ON a.row < b.row AND a.cause <> b.cause AND a.times && b.times
            AND ST_DWithin(a.geom, b.geom, a.radius + b.radius)
    )
    SELECT least(one, two), greatest(one, two), CASE WHEN heavy THEN 'high' ELSE 'low' END FROM pair
"""


def postgis(link: connection, every: list[Row]) -> tuple[int, int, set[tuple[str, str, str]]]:
    """Return the numbers of heavy and light pairs, and the pairs, told by PostGIS from the last versions as they stand."""
    last = {version["gipod_id"]: version for version in every}
    rows = []
    for version in last.values():
        if version["event_name"] == "MobilityHindranceWasDeleted" or version["status"] == "Geannuleerd":
            continue
        radius = 10 if version["kind"] == "work" and is_motor(version) else 5
        wkt = [zone["wkt"] for zone in version["zones"]]
        common = f"{version['kind']} {version['gipod_id']}", version["cause_id"], radius, wkt
        rows += [(*common, start, end, None) for start, end in version["periods"]]
        if version["schedule"] is not None:
            rows.append((*common, None, None, json.dumps(version["schedule"])))
    with link.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS raw, hindrance")
        cursor.execute(
            "CREATE TEMP TABLE raw (title text, cause bigint, radius float, wkt text[], start timestamptz, finish timestamptz,"
            " plan jsonb)"
        )
        execute_values(cursor, "INSERT INTO raw VALUES %s", rows, template="(%s, %s, %s, %s::text[], %s, %s, %s)")
        cursor.execute("SET TIME ZONE 'UTC'")
        # A plan comes round every day or week from its first day until its end, but on the days left out.
        cursor.execute("""
            CREATE TEMP TABLE hindrance AS
            SELECT row_number() OVER () AS row, title, cause, radius,
                (SELECT ST_Union(ST_MakeValid(ST_GeomFromText(one))) FROM unnest(wkt) one) AS geom,
                CASE WHEN plan IS NULL THEN tstzmultirange(tstzrange(start, finish)) ELSE (
                    SELECT range_agg(tstzrange(day, day + (plan->>'duration')::interval))
                    FROM generate_series((plan->>'startDate' || 'T' || (plan->>'startTime'))::timestamptz,
                        (plan->>'until')::timestamptz, (plan->>'repeatFrequency')::interval) day
                    WHERE NOT plan->'exceptDate' ? to_char(day, 'YYYY-MM-DD')
                ) END AS times
            FROM raw
        """)
        cursor.execute(QUERY)
        found = cursor.fetchall()
    heavy = sum(severity == "high" for *_, severity in found)
    return heavy, len(found) - heavy, set(found)


def test_motor_traffic_is_told_as_the_data_tells_it() -> None:
    from tests.data.test_real_places import FLANDERS, features

    told = {one["gipod_id"]: bool(one["motor_hindrance"]) for one in features(FLANDERS, "works")}
    last = {version["gipod_id"]: version for version in versions()}
    assert {key: is_motor(last[key]) for key in told} == told
    assert datetime.fromtimestamp(NOW, timezone.utc).year == 2022
