#!/usr/bin/env python3
"""
The check under rules of a made-up city: `check.py [--sizes 10000,100000] [--rules gipod,seinajoki]`; prints Markdown.

Works, events (one record in ten) and areas (one in a hundred) in a workspace file, on a day in the middle of their ten years. Every
check is a process of its own. “Processor” is what the check used of it, which other work on the machine lengthens less;
“longest pause” is the longest time between two looks whether the user has cancelled.
Beside it PostGIS answers the question at the heart of `gipod`, which pairs come within the sum of their radii while both go on:
data and index in place, nothing explained and nothing written. Its pairs must be ours.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Callable

from cluster import private_cluster
from laps import Laps, resident_peak
from machine import machine
from planner import application, make_workspace

import seinajoki_coord.core.rule_judge as judging
import seinajoki_coord.layers.check as checking
from seinajoki_coord.core.progress import uncollected
from seinajoki_coord.core.zone import SECOND
from seinajoki_coord.layers.kernel import best_kernel
from seinajoki_coord.layers.rule_set import read_rules
from seinajoki_coord.workspace.geopackage import reading, unwrap, writing
from seinajoki_coord.workspace.records import read_records
from seinajoki_coord.workspace.register import keep_register, read_checked
from seinajoki_coord.workspace.workspace import open_workspace

_TODAY = "2020-01-01T00:00"
_NOW = 1_577_829_600 * SECOND
_TOWN = (
    "INSERT INTO event (id, title, event_type, party_id, starts_at, ends_at, status, certainty, expected_attendance, geom)"
    " SELECT id, title, 'festival', party_id, starts_at, ends_at, status, certainty, 10 * (fid % 3000), geom"
    " FROM work WHERE fid % 10 = 0",
    "INSERT INTO area (id, name, area_type, valid_from, geom)"
    " SELECT id, title, CASE fid % 300 WHEN 1 THEN 'plan' WHEN 101 THEN 'protected_street' ELSE 'access_route' END, starts_at,"
    " geom FROM work WHERE fid % 100 = 1",
    "DELETE FROM work WHERE fid % 10 = 0 OR fid % 100 = 1",
    "UPDATE work SET lane_impact = CASE fid % 4 WHEN 0 THEN 'one_lane' WHEN 1 THEN 'one_direction_closed' ELSE 'none' END,"
    " guarantee_days = CASE WHEN fid % 3 = 0 THEN 730 END, project = CASE WHEN fid % 2 THEN 'project ' || fid / 20 END,"
    f" status = CASE WHEN ends_at < '{_TODAY}' THEN 'completed' WHEN starts_at < '{_TODAY}' THEN 'in_progress' ELSE 'planned' END",
)
_LOAD = """
    CREATE TABLE record AS
    SELECT id, radius, project, ST_GeomFromWKB(decode(wkb, 'hex'), 3877)::geometry(Geometry, 3877) geom,
           tstzrange(starts::timestamp AT TIME ZONE 'Europe/Helsinki', ends::timestamp AT TIME ZONE 'Europe/Helsinki') tr
    FROM loaded;
    CREATE INDEX ON record USING gist (geom, tr);
    VACUUM ANALYZE record;
    SET max_parallel_workers_per_gather = 2;
    SET min_parallel_table_scan_size = 0;
    SET parallel_setup_cost = 10;
    SET enable_hashjoin = off;
    SET enable_mergejoin = off
"""
_PAIRS = """
    SELECT a.id, b.id FROM record a JOIN record b ON a.id < b.id AND a.tr && b.tr
    AND b.geom && ST_Expand(a.geom, a.radius + 10) AND ST_DWithin(a.geom, b.geom, a.radius + b.radius)
    AND (a.project = b.project) IS NOT TRUE
"""
_RECORDS = (
    "SELECT id, CASE WHEN lane_impact = 'none' THEN 5 ELSE 10 END, project, geom, starts_at, ends_at FROM work"
    " UNION ALL SELECT id, 5, project, geom, starts_at, ends_at FROM event"
)

Figures = dict[str, Any]


def check(path: str, rules: str) -> Figures:
    """Check the workspace once."""
    application()
    workspace, rule_set = open_workspace(path), read_rules(rules)
    laps, kernel = Laps(), best_kernel()
    open_steps = ["rest"]

    def timed(function: Callable[..., Any], step: str, *given: object, **named: object) -> Any:  # noqa: ANN401
        laps.lap(open_steps[-1])
        open_steps.append(step)
        result = function(*given, **named)
        laps.lap(open_steps.pop())
        return result

    checking.judge_pairs = partial(timed, checking.judge_pairs, "judge")
    checking.describe_pairs = partial(timed, checking.describe_pairs, "explain")
    judging.match = partial(timed, judging.match, "match")
    looks = [time.perf_counter()]

    def look(_phase: str, _share: float) -> None:
        looks.append(time.perf_counter())

    laps.start()
    began = time.process_time()
    with uncollected():
        before, records = timed(read_checked, "read", workspace), timed(read_records, "read", workspace, report=look)
        result = checking.check(records, rule_set, before, workspace.time_zone, _NOW, kernel, look)
        kept = timed(keep_register, "write", workspace, result.check, look)
    laps.lap("rest")
    return {
        "steps": laps.steps, "seconds": laps.total, "processor": time.process_time() - began, "peak": resident_peak(),
        "pause": max(then - now for now, then in zip(looks, looks[1:])),
        "new": kept.new, "changed": kept.changed, "closed": kept.closed, "all": sum(kept.all_.values()),
    }  # fmt: skip


def postgis(path: str, conninfo: str) -> Figures:
    """Ask PostGIS for the pairs that `gipod` finds, and compare them with those in the register."""
    import psycopg2

    with reading(path) as link:
        rows = link.execute(_RECORDS).fetchall()
        ours = {frozenset(row) for row in link.execute(
            "SELECT first_id, second_id FROM overlap WHERE rule = 'gipod-hindrance' AND assessment <> 'closed'"
        )}  # fmt: skip
    lines = (
        "\t".join("\\N" if one is None else str(one) for one in (*row[:3], (unwrap(row[3]) or b"").hex(), *row[4:]))
        + "\n"
        for row in rows
    )
    with closing(psycopg2.connect(conninfo)) as link, link.cursor() as cursor:
        link.autocommit = True
        cursor.execute("DROP TABLE IF EXISTS record")
        cursor.execute(
            "CREATE TEMP TABLE loaded (id uuid, radius float8, project text, wkb text, starts text, ends text)"
        )
        cursor.copy_expert("COPY loaded FROM STDIN", io.StringIO("".join(lines)))
        for one in _LOAD.split(";"):
            cursor.execute(one)
        began = time.perf_counter()
        cursor.execute(_PAIRS)
        found = cursor.fetchall()
        seconds = time.perf_counter() - began
    theirs = {frozenset(row) for row in found}
    assert theirs == ours, f"{len(theirs - ours)} pairs only in PostGIS, {len(ours - theirs)} only in the register"
    return {"seconds": seconds, "all": len(theirs)}


def child(what: str, *given: str) -> Figures:
    """Do one thing in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--child", what, *given], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def edit(path: Path, count: int) -> None:
    """Move the end of works that still go on or are to come, as another program does."""
    with writing(path) as link:
        link.execute(
            "UPDATE work SET ends_at = strftime('%Y-%m-%dT%H:%M', ends_at, '+1 day') WHERE fid IN"
            f" (SELECT fid FROM work WHERE ends_at > '{_TODAY}' ORDER BY id DESC LIMIT ?)",
            (count,),
        )


def town(path: Path, count: int) -> None:
    """Make the city."""
    make_workspace(path, count)
    with writing(path) as link:
        for one in _TOWN:
            link.execute(one)


def measure(count: int, rules: str, path: Path, conninfo: str | None) -> None:
    """Print the rows of one size and rule set."""

    def row(what: str, got: Figures, base: float | None = None) -> None:
        steps = ", ".join(f"{name} {seconds:.2f}" for name, seconds in got.get("steps", {}).items())
        cells = (
            f"{count:,}", rules, what, f"{got['seconds']:.2f}", f"{got['processor']:.2f}" if "processor" in got else "",
            f"{got['seconds'] / base:.2f}" if base else "", steps, f"{got['pause']:.2f}" if "pause" in got else "", f"{got['peak']:,.0f}" if got.get("peak") else "",
            f"{got['all']:,}", "{new:,} / {changed:,} / {closed:,}".format(**got) if "new" in got else "",
        )  # fmt: skip
        print(f"| {' | '.join(cells)} |", flush=True)

    town(path, count)
    first = child("check", str(path), rules)
    row("first check", first)
    if rules == "gipod" and conninfo is not None:
        row("PostGIS: the pairs alone", child("postgis", str(path), conninfo), first["seconds"])
    row("nothing changed", child("check", str(path), rules), first["seconds"])
    for number in (1, 100):
        edit(path, number)
        row(f"{number} changed", child("check", str(path), rules), first["seconds"])


def main() -> None:
    """Measure all sizes and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--rules", default="gipod,seinajoki")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        what, *rest = given.child
        print(json.dumps({"check": check, "postgis": postgis}[what](*rest)), flush=True)
        # QGIS may crash while it is torn down.
        os._exit(0)
    with private_cluster() as conninfo, tempfile.TemporaryDirectory(prefix="bench-check-") as folder:
        print(f"\n## The check under rules\n\n{machine(conninfo, Path())}\n")
        print(
            "| records | rules | what | s | processor s | times the first | steps (s) | longest pause s | peak MB | overlaps | new / changed / closed |"
        )
        print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
        for size in map(int, given.sizes.split(",")):
            for rules in given.rules.split(","):
                measure(size, rules, Path(folder) / f"{rules}_{size}.gpkg", conninfo)


if __name__ == "__main__":
    main()
