"""Installing and upgrading: once, whole or not at all, the same either way, and no where it cannot be."""

from __future__ import annotations

import hashlib
import subprocess
import threading
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import psycopg2
import pytest

from seinajoki_coord.core.error import DatabaseError
from seinajoki_coord.server.install import Migration, install, migrations, plan

if TYPE_CHECKING:
    from tests.shared import Shared

PLACE = ("EPSG:3877", "Europe/Helsinki")


def dumped(shared: Shared) -> str:
    """Return the schema as pg_dump writes it, without what is random in it."""
    command = [str(shared.server.programs / "pg_dump"), "--schema-only", "-d", shared.conninfo()]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return "\n".join(line for line in text.splitlines() if not line.startswith(("\\restrict", "\\unrestrict", "--")))


def applied(shared: Shared) -> list[tuple]:
    """Return what is noted of the migrations."""
    return shared.fetch("SELECT number, name, sha256, applied_by FROM coord.migration ORDER BY number")


def test_a_plan_says_what_will_be_done_and_does_nothing(empty_database: Shared) -> None:
    todo = plan(empty_database.connect(), *PLACE)
    assert (todo.is_new, todo.needs_postgis, todo.pending) == (True, False, migrations())
    assert empty_database.fetch("SELECT to_regnamespace('coord')") == [(None,)]


def test_every_migration_is_applied_once_and_noted(empty_database: Shared) -> None:
    with closing(psycopg2.connect(empty_database.conninfo())) as link:
        assert install(link, *PLACE).pending == migrations()
        before = (applied(empty_database), dumped(empty_database), empty_database.fetch("SELECT * FROM coord.meta"))
        assert [(number, name, sha256) for number, name, sha256, _ in before[0]] == [
            (one.number, one.name, one.sha256) for one in migrations()
        ]
        for place in ((), PLACE):
            assert install(link, *place).pending == ()
    assert (applied(empty_database), dumped(empty_database), empty_database.fetch("SELECT * FROM coord.meta")) == before
    assert empty_database.fetch("SELECT crs, time_zone FROM coord.meta") == [PLACE]
    assert empty_database.fetch("SELECT DISTINCT srid FROM geometry_columns WHERE f_table_schema = 'coord'") == [
        (3877,)
    ]
    assert empty_database.fetch("SELECT * FROM coord.check()") == []


def test_an_upgraded_database_is_the_same_as_a_fresh_one(empty_database: Shared, database: Shared) -> None:
    link = empty_database.connect()
    for count in range(1, len(migrations()) + 1):
        assert len(install(link, *PLACE, files=migrations()[:count]).pending) == 1
    assert dumped(empty_database) == dumped(database)


def test_the_files_run_in_psql_too(empty_database: Shared, database: Shared) -> None:
    from seinajoki_coord.server.install import FOLDER

    for one in migrations():
        subprocess.run(
            [
                str(database.server.programs / "psql"), "-1q", "-v", "ON_ERROR_STOP=1", "-v", "srid=3877",
                "-v", "time_zone=Europe/Helsinki", "-f", str(FOLDER / one.name), "-d", empty_database.conninfo(),
            ],
            check=True, capture_output=True,
        )  # fmt: skip
    assert dumped(empty_database) == dumped(database)


def test_a_migration_that_fails_leaves_the_others_and_is_tried_again(empty_database: Shared) -> None:
    link = empty_database.connect()
    text = "CREATE TABLE coord.half (id int); SELECT 1 / 0;"
    bad = Migration(9999, "9999_bad.sql", hashlib.sha256(text.encode()).hexdigest(), text)
    with pytest.raises(DatabaseError, match="division by zero"):
        install(link, *PLACE, files=(*migrations(), bad))
    assert len(applied(empty_database)) == len(migrations())
    assert empty_database.fetch("SELECT to_regclass('coord.half')") == [(None,)]
    good = replace(bad, text="CREATE TABLE coord.whole (id int)")
    assert install(link, files=(*migrations(), good)).pending == (good,)


def test_two_installations_at_once_wait_for_each_other(empty_database: Shared) -> None:
    done: list[int] = []

    def run() -> None:
        done.append(len(install(empty_database.connect(), *PLACE).pending))

    threads = [threading.Thread(target=run) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sum(done) == len(migrations())
    assert len(done) == 3


def test_an_owner_of_the_database_who_makes_roles_installs_and_administers(lone_database: Shared) -> None:
    lone_database.add_login("owner", role=None)
    lone_database.fetch(f'ALTER DATABASE "{lone_database.name}" OWNER TO owner; ALTER ROLE owner CREATEROLE')
    install(lone_database.connect("owner"), *PLACE)
    assert applied(lone_database)[0][3] == "owner"
    assert lone_database.fetch("SELECT coord.is_admin()", login="owner") == [(True,)]
    made = lone_database.fetch("SELECT coord.add_party('Street')", login="owner")[0][0]
    lone_database.add_login("anna", role=None)
    lone_database.fetch("SELECT coord.add_member('anna', %s, 'editor')", (made,), "owner")
    assert lone_database.fetch("SELECT coord.my_party()::text", login="anna") == [(made,)]


def refused(shared: Shared, *place: str, login: str | None = None, files: tuple[Migration, ...] | None = None) -> str:
    """Return why an installation is refused, planned or done."""
    sentences = set()
    for act in (plan, install):
        with pytest.raises(DatabaseError) as why:
            act(shared.connect(login), *place, files=files)
        sentences.add(str(why.value))
    (sentence,) = sentences
    return sentence


def test_a_new_database_needs_a_place_that_the_server_knows(empty_database: Shared) -> None:
    assert "needs a coordinate reference system and a time zone" in refused(empty_database)
    assert "of EPSG, not OGC:CRS84" in refused(empty_database, "OGC:CRS84", PLACE[1])
    assert "does not know the time zone “Mars/Base”" in refused(empty_database, PLACE[0], "Mars/Base")
    with pytest.raises(DatabaseError, match="does not know the coordinate reference system EPSG:999999"):
        install(empty_database.connect(), "EPSG:999999", PLACE[1])
    assert empty_database.fetch("SELECT to_regnamespace('coord')") == [(None,)]


def test_who_may_not_install_is_told_what_is_missing(empty_database: Shared, database: Shared) -> None:
    empty_database.add_login("nobody_much", role=None)
    assert "CREATEROLE" in refused(empty_database, *PLACE, login="nobody_much")
    empty_database.fetch("ALTER ROLE nobody_much CREATEROLE")
    assert "make a schema in this database" in refused(empty_database, *PLACE, login="nobody_much")
    assert "member of coord_owner" in refused(database, login="nobody_much") or "no right" in refused(
        database, login="nobody_much"
    )


def test_what_was_installed_otherwise_is_refused(database: Shared) -> None:
    assert "EPSG:3877, not EPSG:3067" in refused(database, "EPSG:3067", PLACE[1])
    assert "Europe/Helsinki, not UTC" in refused(database, PLACE[0], "UTC")
    first, *others = migrations()
    changed = (replace(first, sha256="0"), *others)
    assert "0001_base.sql is not the one" in refused(database, files=changed)
    assert "newer version" in refused(database, files=tuple(others))
    database.fetch("UPDATE coord.meta SET schema_version = 99")
    assert "newer version" in refused(database)


def test_a_schema_of_somebody_else_is_left_alone(empty_database: Shared) -> None:
    empty_database.fetch("CREATE SCHEMA coord")
    assert "not a shared workspace" in refused(empty_database, *PLACE)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("OLDEST_SERVER", 99, "PostgreSQL 1. is too old; 99"),
        ("OLDEST_POSTGIS", (99, 0), "PostGIS 3.* is too old; 99.0"),
    ],
)
def test_an_old_server_is_refused(
    empty_database: Shared, monkeypatch: pytest.MonkeyPatch, name: str, value: object, said: str
) -> None:
    # No old server is at hand: the demand is raised instead.
    monkeypatch.setattr(f"seinajoki_coord.server.install.{name}", value)
    with pytest.raises(DatabaseError, match=said):
        install(empty_database.connect(), *PLACE)


def test_postgis_is_made_where_it_is_missing(empty_database: Shared) -> None:
    empty_database.fetch("DROP EXTENSION postgis; CREATE SCHEMA gis")
    empty_database.fetch(f'ALTER DATABASE "{empty_database.name}" SET search_path = gis, public')
    assert plan(empty_database.connect(), *PLACE).needs_postgis
    install(empty_database.connect(), *PLACE)
    # Wherever it lives: nothing of ours depends on the search path.
    empty_database.fetch(f'ALTER DATABASE "{empty_database.name}" RESET search_path')
    assert empty_database.fetch(
        "SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'postgis'"
    ) == [("gis",)]
    empty_database.fetch(
        "INSERT INTO coord.work (title, geom) VALUES ('a', gis.ST_GeomFromText('MULTIPOLYGON(((0 0,1 0,1 1,0 0)))', 3877))"
    )
    assert empty_database.fetch("SELECT title FROM coord.pull_work") == [("a",)]
