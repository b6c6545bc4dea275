"""PostGIS, asked for the same pairs the way its manual advises."""

from __future__ import annotations

import io
import os
import threading
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import dataset
import numpy as np
import psycopg2
from edit import edits, keep
from engine import NEAR_HOURS, NEAR_METRES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laps import Laps
    from psycopg2.extensions import connection as Connection  # noqa: N812 - a class with a small name

_SETTINGS = """
    SET max_parallel_workers_per_gather = 2;
    SET min_parallel_table_scan_size = 0;
    SET parallel_setup_cost = 10;
    SET enable_hashjoin = off;
    SET enable_mergejoin = off
"""
"""Two workers, and the nested loop over the index that is many times faster than what it may choose otherwise."""
_LOAD = f"""
    DROP TABLE IF EXISTS works;
    CREATE UNLOGGED TABLE works AS
    SELECT id, tstzrange(to_timestamp(starts), to_timestamp(ends), '[)') tr,
           ST_GeomFromWKB(wkb, {dataset.EPSG})::geometry(Geometry, {dataset.EPSG}) geom FROM loaded;
    DROP TABLE loaded
"""
_INDEX = "CREATE INDEX ON works USING gist (geom, tr)"
_JOIN = "FROM works a JOIN works b ON a.id < b.id AND a.tr && b.tr AND ST_Intersects(a.geom, b.geom)"
_NEARBY = (
    f"FROM works a JOIN works b ON a.id < b.id AND ST_DWithin(a.geom, b.geom, {NEAR_METRES}) AND b.tr &&"
    f" tstzrange(lower(a.tr) - interval '{NEAR_HOURS} hours', upper(a.tr) + interval '{NEAR_HOURS} hours')"
)
_TABLE = f"""
    DROP TABLE IF EXISTS met;
    CREATE UNLOGGED TABLE met AS
    SELECT input_key, overlay_key, lower(tr) overlap_start, upper(tr) overlap_end,
           extract(epoch FROM upper(tr) - lower(tr)) / 3600 overlap_hours, 0.0 distance_m, ST_Area(ground) overlap_m2,
           ST_Multi(ground) geom
    FROM (SELECT a.id input_key, b.id overlay_key, a.tr * b.tr tr,
                 CASE WHEN ST_Dimension(a.geom) = 2 AND ST_Dimension(b.geom) = 2
                      THEN ST_CollectionExtract(ST_Intersection(a.geom, b.geom), 3) END ground
          {_JOIN} OFFSET 0) pairs;
    CREATE INDEX ON met USING gist (geom)
"""
_ASK = (
    f"PREPARE ask AS SELECT id FROM works WHERE ST_Intersects(geom, ST_GeomFromWKB($1, {dataset.EPSG}))"
    " AND tr && tstzrange(to_timestamp($2), to_timestamp($3), '[)') AND id <> $4"
)
_PUT = f"PREPARE put AS UPDATE works SET geom = ST_GeomFromWKB($1, {dataset.EPSG}) WHERE id = $2"
_PAIR = np.dtype([("fields", ">i2"), ("size_a", ">i4"), ("a", ">i8"), ("size_b", ">i4"), ("b", ">i8")])


def join(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Make the index and join."""
    return _index_and_join(count, laps, _JOIN)


def nearby(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Make the index and join within a distance and some hours."""
    return _index_and_join(count, laps, _NEARBY)


def join_alone(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Join a table that is there with its index; the pairs go to the client."""
    with server(count, laps) as link:
        _make_index(link)
        laps.start()
        found = pairs(link, f"SELECT a.id, b.id {_JOIN}")
        laps.lap("join")
        return found


def table(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Make the table of overlaps with their ground from a table that is there with its index."""
    with server(count, laps) as link, link.cursor() as cursor:
        _make_index(link)
        laps.start()
        cursor.execute(_TABLE)
        laps.lap("table")
        cursor.execute("SELECT sum(overlap_m2) FROM met")
        laps.figures["m²"] = cursor.fetchone()[0]
        return pairs(link, "SELECT input_key, overlay_key FROM met")


def edit(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Ask about one edited record after the other."""
    columns = dataset.read(count)
    rows, moved = edits(columns)
    asked, met, asking, putting = [], [], [], []
    with server(count, laps) as link, link.cursor() as cursor:
        _make_index(link)
        cursor.execute("ALTER TABLE works ADD PRIMARY KEY (id)")
        cursor.execute(_ASK)
        cursor.execute(_PUT)
        laps.start()
        for row, blob in zip(rows.tolist(), moved):
            given = (psycopg2.Binary(blob), int(columns.starts[row]), int(columns.ends[row]), row)
            begin = time.perf_counter()
            cursor.execute("EXECUTE ask (%s, %s, %s, %s)", given)
            found = [one for (one,) in cursor.fetchall()]
            asking.append(time.perf_counter() - begin)
            cursor.execute("BEGIN")
            begin = time.perf_counter()
            cursor.execute("EXECUTE put (%s, %s)", (given[0], row))
            putting.append(time.perf_counter() - begin)
            cursor.execute("ROLLBACK")
            asked += [row] * len(found)
            met += found
    keep(laps, asking, putting)
    return np.array(asked, np.int64), np.array(met, np.int64)


def _index_and_join(count: int, laps: Laps, source: str) -> tuple[np.ndarray, np.ndarray]:
    with server(count, laps) as link:
        laps.start()
        _make_index(link)
        laps.lap("index")
        found = pairs(link, f"SELECT a.id, b.id {source}")
        laps.lap("join")
        return found


@contextmanager
def server(count: int, laps: Laps) -> Iterator[Connection]:
    """Yield a connection to a database that holds the works of a size, without an index."""
    columns = dataset.read(count)
    with closing(psycopg2.connect(os.environ["BENCH_POSTGRES"])) as link:
        link.autocommit = True
        with link.cursor() as cursor:
            cursor.execute(_SETTINGS)
            cursor.execute("CREATE TEMP TABLE loaded (id int8, starts int8, ends int8, wkb bytea)")
            times = zip(columns.starts.tolist(), columns.ends.tolist(), columns.blobs)
            rows = (f"{row}\t{start}\t{end}\t\\\\x{blob.hex()}\n" for row, (start, end, blob) in enumerate(times))
            cursor.copy_expert("COPY loaded FROM STDIN", io.StringIO("".join(rows)))
            cursor.execute(_LOAD)
            cursor.execute("SELECT pg_backend_pid()")
            watch = _Memory(cursor.fetchone()[0])
        watch.start()
        try:
            yield link
        finally:
            laps.peak = watch.stop()


def _make_index(link: Connection) -> None:
    with link.cursor() as cursor:
        cursor.execute(_INDEX)
        cursor.execute("VACUUM ANALYZE works")


def pairs(link: Connection, query: str) -> tuple[np.ndarray, np.ndarray]:
    """Return two columns of numbers, fetched the fastest way: binary COPY."""
    with link.cursor() as cursor:
        sink = io.BytesIO()
        cursor.copy_expert(f"COPY ({query}) TO STDOUT (FORMAT binary)", sink)
    raw = sink.getvalue()
    rows = np.frombuffer(raw, _PAIR, (len(raw) - 21) // _PAIR.itemsize, 19)
    return rows["a"].astype(np.int64), rows["b"].astype(np.int64)


class _Memory(threading.Thread):
    """Watches the proportional set size of all of the server's processes together, where they can be seen."""

    def __init__(self, backend: int) -> None:
        super().__init__(daemon=True)
        self._peak, self._ended, self._server = 0.0, threading.Event(), 0
        with suppress(OSError):
            self._server = int(Path(f"/proc/{backend}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[1])

    def run(self) -> None:
        """Look five times a second."""
        while self._server and not self._ended.wait(0.2):
            with suppress(OSError):
                children = (
                    Path(f"/proc/{self._server}/task/{self._server}/children").read_text(encoding="ascii").split()
                )
                self._peak = max(self._peak, sum(map(_megabytes, children)))

    def stop(self) -> float | None:
        """Return the highest number of megabytes seen, None where nothing could be seen."""
        self._ended.set()
        self.join()
        return self._peak or None


def _megabytes(process: str) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
