"""
Making and upgrading the shared database: numbered migrations, each once, in order, in a transaction of its own.

A fresh database and an upgraded one are the same, because both went through the same files.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from psycopg2 import sql

from ..core.error import DatabaseError, sentence
from ..core.schema import SCHEMA_VERSION
from .connection import plain_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from psycopg2.extensions import connection, cursor

FOLDER = Path(__file__).parent.parent / "resources" / "sql"
OLDEST_SERVER = 14
"""Of PostgreSQL: the first with function bodies that are bound when they are made, wherever PostGIS lives."""
OLDEST_POSTGIS = (3, 1)
_LOCK = "seinajoki_coord:install"
_ROLES = ("coord_owner", "coord_reader", "coord_editor", "coord_admin", "coord_public")
_PLACES = re.compile(r":'time_zone'|(?<!:):srid\b")
_NUMBERED = re.compile(r"(\d{4})_\w+\.sql")


@dataclass(frozen=True)
class Migration:
    """One file of changes; ``sha256`` is of its bytes."""

    number: int
    name: str
    sha256: str
    text: str


@dataclass(frozen=True)
class Plan:
    """What an installation would do: ``pending`` migrations; ``needs_postgis`` when the extension is to be made."""

    crs: str
    time_zone: str
    is_new: bool
    needs_postgis: bool
    pending: tuple[Migration, ...]


def migrations(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """Return the migrations that come with the plugin, in order."""
    out = []
    for path in sorted(folder.glob("*.sql")):
        found = _NUMBERED.fullmatch(path.name)
        if found is None:
            raise ValueError(f"a migration without a number: {path.name}")
        data = path.read_bytes()
        out.append(Migration(int(found.group(1)), path.name, hashlib.sha256(data).hexdigest(), data.decode("utf-8")))
    return tuple(out)


def plan(
    link: connection, crs: str | None = None, time_zone: str | None = None, files: Sequence[Migration] | None = None
) -> Plan:
    """
    Return what `install` would do, changing nothing.

    ``crs`` (``EPSG:3067``) and ``time_zone`` (``Europe/Helsinki``) are needed for a new database only; an existing
    one keeps its own. Raises DatabaseError where the database cannot be used as it is.
    """
    with _transaction(link) as cursor:
        try:
            return _plan(cursor, crs, time_zone, migrations() if files is None else files)
        finally:
            link.rollback()


def install(
    link: connection, crs: str | None = None, time_zone: str | None = None, files: Sequence[Migration] | None = None
) -> Plan:
    """
    Install or upgrade the shared database and return what was done; where all is done, nothing changes.

    Who is interrupted starts again where it stopped. Two at once wait for each other.
    """
    files = migrations() if files is None else files
    first = done = plan(link, crs, time_zone, files)
    applied = []
    while done.pending:
        with _transaction(link) as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (_LOCK,))
            # Somebody else may have done it while this one waited.
            done = _plan(cursor, crs, time_zone, files)
            if done.pending:
                _apply(cursor, done)
                applied.append(done.pending[0])
    return Plan(done.crs, done.time_zone, first.is_new, first.needs_postgis, tuple(applied))


def _plan(cursor: cursor, crs: str | None, time_zone: str | None, files: Sequence[Migration]) -> Plan:
    needs_postgis = _check_server(cursor)
    cursor.execute("SELECT to_regclass('coord.migration') IS NULL, to_regnamespace('coord') IS NULL")
    is_new, is_free = cursor.fetchone()
    if not is_new:
        return _plan_upgrade(cursor, crs, time_zone, files)
    if not is_free:
        raise DatabaseError("There is a schema “coord” in the database that is not a shared workspace.")
    _check_rights(cursor)
    if crs is None or time_zone is None:
        raise DatabaseError("A new database needs a coordinate reference system and a time zone.")
    _srid(crs)
    cursor.execute("SELECT EXISTS (SELECT FROM pg_timezone_names WHERE name = %s)", (time_zone,))
    if not cursor.fetchone()[0]:
        raise DatabaseError("The database server does not know the time zone “{zone}”.", zone=time_zone)
    return Plan(crs, time_zone, True, needs_postgis, tuple(files))


def _plan_upgrade(cursor: cursor, crs: str | None, time_zone: str | None, files: Sequence[Migration]) -> Plan:
    cursor.execute("SELECT pg_has_role(session_user, 'coord_owner', 'MEMBER')")
    if not cursor.fetchone()[0]:
        raise DatabaseError(
            "Your login may not upgrade this database: it must be a superuser or a member of coord_owner."
        )
    cursor.execute("SELECT number, name, sha256 FROM coord.migration ORDER BY number")
    applied = {number: (name, sha256) for number, name, sha256 in cursor.fetchall()}
    cursor.execute("SELECT schema_version, crs, time_zone FROM coord.meta")
    version, its_crs, its_zone = cursor.fetchone()
    if version > SCHEMA_VERSION or applied.keys() - {one.number for one in files}:
        raise DatabaseError("The database was made by a newer version of Seinäjoki Coord. Update the plugin first.")
    for one in files:
        if one.number in applied and applied[one.number][1] != one.sha256:
            raise DatabaseError(
                "The migration {name} is not the one that this database was made with. Nothing was changed.",
                name=one.name,
            )
    for asked, its, template in (
        (crs, its_crs, sentence("The database uses {its}, not {asked}; that cannot be changed.")),
        (
            time_zone,
            its_zone,
            sentence("The times of the database are those of {its}, not {asked}; that cannot be changed."),
        ),
    ):
        if asked is not None and asked != its:
            raise DatabaseError(template, its=its, asked=asked)
    return Plan(its_crs, its_zone, False, False, tuple(one for one in files if one.number not in applied))


def _check_server(cursor: cursor) -> bool:
    """Raise where the server is too old; return whether PostGIS is still to be made in this database."""
    cursor.execute("SELECT current_setting('server_version_num')::int, current_setting('server_encoding')")
    version, encoding = cursor.fetchone()
    if version // 10000 < OLDEST_SERVER:
        raise DatabaseError(
            "PostgreSQL {version} is too old; {oldest} or newer is needed.",
            version=version // 10000,
            oldest=OLDEST_SERVER,
        )
    if encoding != "UTF8":
        raise DatabaseError("The texts of the database must be UTF8, not {encoding}.", encoding=encoding)
    cursor.execute(
        "SELECT coalesce(e.extversion, a.default_version), e.extversion IS NULL FROM pg_available_extensions a"
        " LEFT JOIN pg_extension e ON e.extname = a.name WHERE a.name = 'postgis'"
    )
    found = cursor.fetchone()
    if found is None:
        raise DatabaseError("PostGIS is not installed on the database server. Its administrator installs the package.")
    postgis, is_missing = found
    if tuple(map(int, re.findall(r"\d+", postgis)[:2])) < OLDEST_POSTGIS:
        raise DatabaseError(
            "PostGIS {version} is too old; {oldest} or newer is needed.",
            version=postgis,
            oldest=".".join(map(str, OLDEST_POSTGIS)),
        )
    return bool(is_missing)


def _check_rights(cursor: cursor) -> None:
    cursor.execute(
        "SELECT rolsuper, rolcreaterole, has_database_privilege(current_database(), 'CREATE') FROM pg_roles"
        " WHERE rolname = session_user"
    )
    is_superuser, creates_roles, creates_schemas = cursor.fetchone()
    if is_superuser:
        return
    cursor.execute(
        "SELECT count(*) = %s AND bool_or(rolname = 'coord_owner' AND pg_has_role(oid, 'MEMBER'))"
        " FROM pg_roles WHERE rolname = ANY(%s)",
        (len(_ROLES), list(_ROLES)),
    )
    if not (creates_roles or cursor.fetchone()[0]):
        raise DatabaseError("Your login may not make roles (CREATEROLE), which the shared database needs.")
    if not creates_schemas:
        raise DatabaseError("Your login may not make a schema in this database (CREATE).")


def _apply(cursor: cursor, todo: Plan) -> None:
    """Run the first pending migration and note it."""
    if todo.needs_postgis:
        cursor.execute("CREATE EXTENSION postgis")
    srid, one = _srid(todo.crs), todo.pending[0]
    cursor.execute("SELECT count(*) FROM spatial_ref_sys WHERE srid = %s", (srid,))
    if not cursor.fetchone()[0]:
        raise DatabaseError("The database server does not know the coordinate reference system {crs}.", crs=todo.crs)
    zone = sql.Literal(todo.time_zone).as_string(cursor)
    cursor.execute(_PLACES.sub(lambda place: str(srid) if place.group() == ":srid" else zone, one.text))
    cursor.execute("SET LOCAL ROLE coord_owner")
    cursor.execute(
        "INSERT INTO coord.migration (number, name, sha256) VALUES (%s, %s, %s)", (one.number, one.name, one.sha256)
    )


def _srid(crs: str) -> int:
    found = re.fullmatch(r"EPSG:(\d{1,6})", crs)
    if found is None:
        raise DatabaseError("The shared database needs a coordinate reference system of EPSG, not {crs}.", crs=crs)
    return int(found.group(1))


@contextmanager
def _transaction(link: connection) -> Iterator[cursor]:
    """Yield a cursor in a transaction of its own, whatever the connection's habit is."""
    with plain_errors():
        link.rollback()
        is_automatic, link.autocommit = link.autocommit, False
        try:
            with link, link.cursor() as cursor:
                yield cursor
        finally:
            if not link.closed:
                link.autocommit = is_automatic
