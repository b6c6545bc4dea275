#!/usr/bin/env python3
"""
The shared database: syncs of a made-up city, `sync.py [--sizes 1000,10000,100000] [--clients 20]`; prints Markdown.

A server of its own, a local socket, every client a process of its own. Each first sync stands beside what cannot be beaten:
the same rows by COPY out of PostgreSQL and plain inserts into the GeoPackage's table, without triggers, without a spatial index.
“Processor” is what the client used of it, which other work does not lengthen;
“lock” is the longest time for which another program could not write into the file, “memory” what the process took in addition.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from cluster import private_server
from laps import Laps, resident_peak

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psycopg2

from seinajoki_coord.core.schema import WORK
from seinajoki_coord.server.connection import connect
from seinajoki_coord.server.install import install
from seinajoki_coord.server.pull import ask_status
from seinajoki_coord.server.sync import sync
from seinajoki_coord.workspace.geopackage import reading, wrap, writing
from seinajoki_coord.workspace.journal import read_state, row_columns
from seinajoki_coord.workspace.statement import statement
from seinajoki_coord.workspace.workspace import new_workspace, open_workspace

_CRS, _ZONE = "EPSG:3877", "Europe/Helsinki"
_PARTY = "Party 0"
_LOOK = 0.005
"""Seconds between two looks whether the file is locked."""
_OFTEN = 50
_CHANGED = 1000
_EDITS = 20
"""Of each of many clients."""

Figures = dict[str, Any]


# What a client's process does: from `child` by name.


def synced(path: str, conninfo: str) -> Figures:
    """Sync once."""
    began = time.perf_counter()
    result = sync(open_workspace(path), lambda: connect(conninfo))
    taken = time.perf_counter() - began
    assert not result.refused
    assert not result.conflicts
    return {"seconds": taken, "sent": len(result.sent), "received": len(result.received)}


def asked(path: str, conninfo: str) -> Figures:
    """Sync again and again with nothing new, and ask the server alone."""
    whole = [synced(path, conninfo)["seconds"] for _ in range(_OFTEN)]
    with reading(path) as file:
        state = read_state(file)
    with closing(connect(conninfo)) as link:
        alone = []
        for _ in range(_OFTEN):
            began = time.perf_counter()
            assert ask_status(link, state.cursor).changed == 0
            alone.append(time.perf_counter() - began)
    return {"seconds": statistics.median(whole), "status": statistics.median(alone)}


def copied(path: str, conninfo: str) -> Figures:
    """Do the least that brings the same works into the same table: COPY and plain inserts."""
    names = [*row_columns(WORK)[:-1], "geom"]
    began = time.perf_counter()
    with closing(psycopg2.connect(conninfo)) as link, tempfile.TemporaryFile("w+", newline="") as file:
        taken = ", ".join(f"w.{name}" for name in names[:-1])
        asking = f"COPY (SELECT {taken}, encode(ST_AsBinary(w.geom), 'hex') FROM coord.work w) TO STDOUT (FORMAT csv)"
        link.cursor().copy_expert(asking, file)
        file.seek(0)
        with writing(path, references=False) as local:
            for (trigger,) in local.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'work'"
            ).fetchall():
                local.execute(statement("DROP TRIGGER $name", name=trigger))
            insert = statement("INSERT INTO work ($names) VALUES ($n)", names=names, n=len(names))
            head = wrap([b""], _no_box(), 3877)[0]
            rows = (
                (*(_value(name, cell) for name, cell in zip(names[:-1], row)), head + bytes.fromhex(row[-1]))
                for row in csv.reader(file)
            )
            local.executemany(insert, rows)
    return {"seconds": time.perf_counter() - began}


def _no_box() -> Any:  # noqa: ANN401
    import numpy as np

    return np.zeros((1, 4))


def _value(name: str, cell: str) -> str | int | None:
    if name == "emergency":
        return int(cell == "t")
    if name == "updated_at":
        return cell[:19].replace(" ", "T") + "Z"
    return cell[:16].replace(" ", "T") if name.endswith("_at") and cell else cell or None


def child(name: str, path: str, conninfo: str) -> None:
    """Do one of the above in this process, and print what it measured."""
    import numpy  # noqa: F401 - not counted

    Laps().start()
    before, used = resident_peak() or 0.0, time.process_time()
    figures = globals()[name](path, conninfo)
    figures["processor"] = time.process_time() - used
    figures["memory"] = (resident_peak() or 0.0) - before
    print(json.dumps(figures), flush=True)


# What the bench does.


def started(name: str, path: Path, conninfo: str) -> subprocess.Popen[str]:
    """Start a client's process."""
    command = [sys.executable, __file__, "--child", name, str(path), conninfo]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str]) -> Figures:
    """Return what a client's process measured."""
    said, _ = process.communicate()
    assert process.returncode == 0
    return dict(json.loads(said.splitlines()[-1]))


def watched(name: str, path: Path, conninfo: str) -> Figures:
    """Run a client's process, and try all the time to write into its file."""
    process = started(name, path, conninfo)
    longest, free = 0.0, time.perf_counter()
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as link:
        while process.poll() is None:
            try:
                link.execute("BEGIN IMMEDIATE")
                link.execute("ROLLBACK")
                free = time.perf_counter()
            except sqlite3.OperationalError:
                longest = max(longest, time.perf_counter() - free)
            time.sleep(_LOOK)
    return {**ended(process), "lock": longest}


def empty(path: Path) -> Path:
    """Make a workspace with nothing in it."""
    with new_workspace(path, _CRS, _ZONE):
        pass
    return path


def measure(count: int, folder: Path, clients: int, server: Any) -> list[tuple[str, ...]]:  # noqa: ANN401
    """Return the rows of the report for one size."""
    from planner import make_workspace

    database = f"city_{count}"
    owner = server.create_database(database)
    with closing(psycopg2.connect(owner)) as link:
        install(link, _CRS, _ZONE)
    rows = []

    def row(what: str, figures: Figures, bound: float | None = None) -> None:
        ratio = f"{figures['seconds'] / bound:.1f}" if bound else ""
        rows.append((
            f"{count:,}", what, words(figures["seconds"]), ratio, words(figures.get("processor")), words(figures.get("lock")),
            f"{figures['memory']:,.0f} MB" if "memory" in figures else "",
        ))  # fmt: skip
        print("  ", *rows[-1], file=sys.stderr, flush=True)

    full = folder / f"full_{count}.gpkg"
    make_workspace(full, count)
    filled = watched("synced", full, owner)
    person = f"person_{count}"
    with closing(psycopg2.connect(owner)) as link, link, link.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {person} LOGIN")
        cursor.execute(
            "SELECT coord.add_member(%s, (SELECT id FROM coord.party WHERE name = %s), 'editor')", (person, _PARTY)
        )
    theirs = server.conninfo(database, person)
    bound = ended(started("copied", empty(folder / f"bound_{count}.gpkg"), owner))
    mine = empty(folder / f"mine_{count}.gpkg")
    first = watched("synced", mine, theirs)
    again = ended(started("copied", empty(folder / f"again_{count}.gpkg"), owner))
    least = min(bound["seconds"], again["seconds"])
    row("the bound: COPY, plain inserts", {**bound, "seconds": least})
    row("first sync down", first, least)
    row("first fill up by an administrator", filled, least)
    nothing = ended(started("asked", mine, theirs))
    row("nothing new: the whole sync, file and connection opened", {"seconds": nothing["seconds"]})
    row("nothing new: the question alone", {"seconds": nothing["status"]})
    if count < _CHANGED * 2:
        return rows
    with closing(psycopg2.connect(owner)) as link, link, link.cursor() as cursor:
        cursor.execute(
            "UPDATE coord.work SET description = 'changed' WHERE id IN"
            " (SELECT id FROM coord.work WHERE party_id <> (SELECT id FROM coord.party WHERE name = %s) LIMIT %s)",
            (_PARTY, _CHANGED),
        )
    row(f"{_CHANGED:,} changed by others", watched("synced", mine, theirs))
    edit(mine, _CHANGED)
    row(f"{_CHANGED:,} of one's own changed", watched("synced", mine, theirs))
    if clients:
        rows += together(mine, theirs, clients, folder, count)
    return rows


def edit(path: Path, count: int, begin: int = 0) -> None:
    """Change own works, as another program does."""
    with writing(path) as link:
        link.execute(
            "UPDATE work SET description = 'mine ' || ? WHERE fid IN (SELECT fid FROM work WHERE party_id ="
            " (SELECT id FROM party WHERE name = ?) ORDER BY fid LIMIT ? OFFSET ?)",
            (begin, _PARTY, count, begin),
        )


def together(path: Path, conninfo: str, clients: int, folder: Path, count: int) -> list[tuple[str, ...]]:
    """Let many clients, each with edits of its own, sync at once, and once more; all must then be equal."""
    import shutil

    files = [folder / f"client_{number}.gpkg" for number in range(clients)]
    for number, file in enumerate(files):
        shutil.copy(path, file)
        edit(file, _EDITS, number * _EDITS)
    rows = []
    for what in (f"{clients} clients at once, {_EDITS} edits each", f"{clients} clients at once, to be equal"):
        began = time.perf_counter()
        processes = [started("synced", file, conninfo) for file in files]
        seconds = sorted(ended(process)["seconds"] for process in processes)
        whole = time.perf_counter() - began
        said = f"{words(whole)} in all; each: median {words(statistics.median(seconds))}, worst {words(seconds[-1])}"
        rows.append((f"{count:,}", what, said, "", "", "", ""))
        print("  ", *rows[-1], file=sys.stderr, flush=True)
    contents = set()
    for file in files:
        with reading(file) as link:
            contents.add(hash(tuple(link.execute("SELECT id, row_version, description FROM work ORDER BY id"))))
    assert len(contents) == 1, "the clients differ"
    return rows


def words(seconds: float | None) -> str:
    """Return a time as people read it."""
    if seconds is None:
        return ""
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds:.2f} s"


def main() -> None:
    """Measure all sizes and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(*given.child)
        return
    sizes = [int(size) for size in given.sizes.split(",")]
    with private_server() as server, tempfile.TemporaryDirectory(prefix="bench-sync-") as folder:
        print(f"\n## The shared database: syncs over a local socket\n\nLoad before the run {os.getloadavg()[0]:.1f}.\n")
        rows = [
            row
            for size in sizes
            for row in measure(size, Path(folder), given.clients if size == max(sizes) else 0, server)
        ]
    print("| records | what | time | times the bound | processor | lock | memory |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
