"""The register of overlaps of the shared database, kept by the same rules as that of a file."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from psycopg2 import sql
from psycopg2.extensions import ISOLATION_LEVEL_READ_COMMITTED, ISOLATION_LEVEL_REPEATABLE_READ
from psycopg2.extras import execute_batch, execute_values

from ..core.assessment import FIELDS, SUMMARY, Decision, summaries
from ..core.error import BusyError, DatabaseError
from ..core.schema import ASSESSMENT, OVERLAP, SCHEMA_VERSION
from ..workspace.assessment import SUMMED_UP
from ..workspace.change import BEFORE, compare
from ..workspace.register import CHANGED, RANKED, WRITTEN, Checked, Outcome, counted, reranked, rules_entry
from .connection import plain_errors
from .ewkb import hex_ewkb
from .records import read_records, stored_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from psycopg2.extensions import connection, cursor

    from ..workspace.found import Found
    from ..workspace.records import RecordColumns
    from ..workspace.register import Check

_LOCK = "seinajoki_coord:check"
_SIZE = "SELECT count(*) FROM coord.overlap WHERE assessment <> 'closed'"


@dataclass(frozen=True)
class Reading:
    """What a check of the shared database begins with: one snapshot of it."""

    time_zone: str
    srid: int
    records: RecordColumns
    checked: Checked


@contextmanager
def checking(link: connection) -> Iterator[Reading]:
    """
    Read everything in one snapshot, and keep other checks out until the block ends.

    Only administrators see the drafts of all, so only they may say what overlaps no more. Raises DatabaseError, and
    BusyError while somebody else checks.
    """
    with plain_errors():
        link.set_session(isolation_level=ISOLATION_LEVEL_REPEATABLE_READ, autocommit=True)
        with link.cursor() as asking:
            asking.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", (_LOCK,))
            if not asking.fetchone()[0]:
                raise BusyError("Somebody else is checking the shared database just now. Try again later.")
            try:
                yield _read(link)
            finally:
                if not link.closed:
                    link.rollback()
                    asking.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", (_LOCK,))


def _read(link: connection) -> Reading:
    link.autocommit = False
    with link, link.cursor() as asking:
        asking.execute("SELECT to_regclass('coord.checked') IS NOT NULL")
        if not asking.fetchone()[0]:
            raise DatabaseError(
                "The shared database is of an older version, or is none. Its administrator runs “Install database”."
            )
        asking.execute("SELECT schema_version, crs, time_zone, coord.is_admin() FROM coord.meta")
        version, crs, time_zone, is_admin = asking.fetchone()
        if version != SCHEMA_VERSION:
            raise DatabaseError(
                "The workspace and the shared database are of different versions. Update the older of them."
            )
        if not is_admin:
            raise DatabaseError(
                "Only an administrator may check the shared database: others do not see all its drafts."
            )
        read = Reading(time_zone, int(crs.rpartition(":")[2]), read_records(asking), _checked(asking))
    link.autocommit = True
    return read


def _checked(asking: cursor) -> Checked:
    asking.execute("SELECT id, digest FROM coord.checked")
    digests = dict(asking.fetchall())
    asking.execute(_SIZE)
    return Checked.of(digests, asking.fetchone()[0])


def keep_register(link: connection, srid: int, check: Check) -> Outcome:
    """Bring the register up to date in one transaction; to be called inside `checking`."""
    with plain_errors():
        link.set_session(isolation_level=ISOLATION_LEVEL_READ_COMMITTED, autocommit=False)
        with link, link.cursor() as asking:
            # Held until the end, so that nobody assesses what is just being changed.
            columns = stored_columns(OVERLAP, BEFORE)
            asking.execute(
                sql.SQL("SELECT {columns} FROM coord.overlap ORDER BY id FOR UPDATE").format(columns=columns)
            )
            changes = compare(check, asking.fetchall())
            _add(asking, changes.new, srid)
            _change(asking, changes.changed, srid)
            retold = [(one["explanation"], one["id"]) for one in changes.retold]
            execute_batch(asking, "UPDATE coord.overlap SET explanation = %s WHERE id = %s", retold)
            gone = [(key,) for key in changes.gone]
            execute_batch(asking, "UPDATE coord.overlap SET assessment = 'closed' WHERE id = %s", gone)
            _sum_up(asking, check.now)
            _rank_anew(asking, check)
            _note(asking, check)
            asking.execute(
                "SELECT outcome, severity, assessment, count(*),"
                " count(*) FILTER (WHERE over_at <= %s)"
                " FROM coord.overlap GROUP BY 1, 2, 3",
                (check.now,),
            )
            outcome = Outcome.of(changes, *counted(asking.fetchall()))
        link.autocommit = True
    return outcome


def _add(asking: cursor, new: Sequence[Found], srid: int) -> None:
    insert = sql.SQL("INSERT INTO coord.overlap ({columns}, geom) VALUES %s").format(columns=_names(WRITTEN))
    rows = [(*(row[name] for name in WRITTEN), _ground(one, srid)) for one in new for row in (one.row,)]
    execute_values(asking, insert, rows, page_size=500)


def _ground(one: Found, srid: int) -> str | None:
    return None if one.blob is None else hex_ewkb(one.blob, srid)


def _change(asking: cursor, changed: Sequence[tuple[Found, str]], srid: int) -> None:
    update = sql.SQL("UPDATE coord.overlap SET ({columns}, geom) = ({places}, %s) WHERE id = %s").format(
        columns=_names(CHANGED), places=sql.SQL(", ").join([sql.Placeholder()] * len(CHANGED))
    )
    rows = []
    for one, assessment in changed:
        row: dict[str, Any] = {**one.row, "assessment": assessment}
        rows.append((*(row[name] for name in CHANGED), _ground(one, srid), row["id"]))
    execute_batch(asking, update, rows)


def _sum_up(asking: cursor, now: str) -> None:
    """Let overlaps say what the parties decided: with the next sync decisions come from files, too."""
    asking.execute(sql.SQL("SELECT {columns} FROM coord.assessment").format(columns=stored_columns(ASSESSMENT, FIELDS)))
    decisions = [Decision(*row) for row in asking.fetchall()]
    if not decisions:
        return
    asking.execute("SELECT id::text, name FROM coord.party")
    names = dict(asking.fetchall())
    asking.execute(sql.SQL("SELECT {columns} FROM coord.overlap").format(columns=stored_columns(OVERLAP, SUMMED_UP)))
    overlaps = [dict(zip(SUMMED_UP, row)) for row in asking.fetchall()]
    update = sql.SQL("UPDATE coord.overlap SET ({columns}) = ({places}) WHERE id = {id}").format(
        columns=_names(SUMMARY), places=sql.SQL(", ").join(map(sql.Placeholder, SUMMARY)), id=sql.Placeholder("id")
    )
    execute_batch(asking, update, list(summaries(overlaps, decisions, names, now)))


def _rank_anew(asking: cursor, check: Check) -> None:
    columns = stored_columns(OVERLAP, RANKED)
    asking.execute(sql.SQL("SELECT {columns} FROM coord.overlap WHERE assessment <> 'closed'").format(columns=columns))
    rows = [dict(zip(RANKED, row)) for row in asking.fetchall()]
    ranks = [(row["rank"], row["id"]) for row in reranked(check, rows)]
    execute_batch(asking, "UPDATE coord.overlap SET rank = %s WHERE id = %s", ranks)


def _note(asking: cursor, check: Check) -> None:
    asking.execute(_SIZE)
    entries = {**check.digests, **rules_entry(check, asking.fetchone()[0])}
    asking.execute("DELETE FROM coord.checked WHERE NOT id = ANY (%s)", (list(entries),))
    execute_values(
        asking,
        "INSERT INTO coord.checked AS c (id, digest) VALUES %s ON CONFLICT (id) DO UPDATE SET digest = excluded.digest"
        " WHERE c.digest <> excluded.digest",
        list(entries.items()),
        page_size=2000,
    )


def _names(columns: Sequence[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))
