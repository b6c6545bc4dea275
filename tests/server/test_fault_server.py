"""The server stops, crashes, runs full, loses its memory, changes under its clients: nothing is lost, nothing doubled."""

from __future__ import annotations

import shutil
import signal
from secrets import token_hex
from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.core.error import BusyError, DatabaseError, UnreachableError
from seinajoki_coord.server.connection import connect

from .fault import Backup, once_at, small_disk
from .proof import see_all_well, server_content

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shared import Shared

    from .client import Client


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try twice, soon."""
    monkeypatch.setattr("seinajoki_coord.server.sync.Line.ask.__defaults__", ((0.1,),))


def test_a_server_that_is_stopped_costs_nothing_but_patience(pair: tuple[Client, Client], database: Shared) -> None:
    water, events = pair
    key = water.add("work", title="A")
    database.server.stop()
    try:
        with pytest.raises(UnreachableError, match=r"does not answer\. Is it running"):
            water.sync()
    finally:
        database.server.start()
    assert [entry.id for entry in water.sync().sent] == [key]
    see_all_well(water, events)


@pytest.mark.parametrize("phase", ["send", "fetch", "apply"])
def test_a_server_that_is_started_anew_in_mid_sync_is_asked_again(
    pair: tuple[Client, Client], database: Shared, phase: str
) -> None:
    water, events = pair
    theirs = events.add("event", title="theirs")
    events.sync()
    key = water.add("work", title="A")
    result = water.sync(report=once_at(phase, database.server.restart))
    assert [entry.id for entry in result.sent] == [key]
    assert water.keys("event") == {theirs}
    see_all_well(water, events)


def test_what_was_said_to_be_saved_survives_a_crash(pair: tuple[Client, Client], database: Shared) -> None:
    """Although this server is set to say so before it is written."""
    assert database.fetch("SHOW synchronous_commit") == [("off",)]
    water, events = pair
    keys = water.add_many("work", 3)
    assert len(water.sync().sent) == 3
    database.fetch("INSERT INTO coord.work (title, party_id) VALUES ('by SQL', %s)", (water.party,), "water")
    database.server.restart(signal.SIGQUIT)
    assert database.fetch("SELECT count(*) FROM coord.work") == [(4,)]
    see_all_well(water, events)
    assert keys < events.keys("work")


@pytest.mark.parametrize("phase", ["fetch", "send"])
def test_a_backend_that_is_terminated_is_replaced(pair: tuple[Client, Client], database: Shared, phase: str) -> None:
    water, events = pair
    events.add_many("event", 30)
    events.sync()
    water.add("work", title="A")

    def terminate() -> None:
        database.fetch("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'water'")

    assert len(water.sync(report=once_at(phase, terminate)).received) == 30
    see_all_well(water, events)


def test_a_full_disk_stores_nothing_and_says_whom_to_tell(pair: tuple[Client, Client], database: Shared) -> None:
    water, events = pair
    with small_disk(database.server, "16m") as folder:
        database.server.query(f"CREATE TABLESPACE small LOCATION '{folder}'")
        with database.connect().cursor() as cursor:
            for table in ("work", "history"):
                cursor.execute(f"ALTER TABLE coord.{table} SET TABLESPACE small")
        filler = folder / "filler"
        filler.write_bytes(b"\0" * (shutil.disk_usage(folder).free - (1 << 18)))
        keys = water.add_many("work", 400, description=token_hex(4_000))
        with pytest.raises(DatabaseError) as caught:
            water.sync()
        assert (
            str(caught.value) == "The disk of the database server is full. Nothing was stored; tell its administrator."
        )
        assert database.fetch("SELECT count(*) FROM coord.work") == [(0,)]
        filler.unlink()
        assert len(water.sync().sent) == len(keys)
        see_all_well(water, events)
        with database.connect().cursor() as cursor:
            for table in ("work", "history"):
                cursor.execute(f"ALTER TABLE coord.{table} SET TABLESPACE pg_default")
        database.server.query("DROP TABLESPACE small")


@pytest.mark.parametrize("is_told", [True, False])
def test_a_backup_that_is_restored_is_found_out_and_loses_nothing(
    pair: tuple[Client, Client], database: Shared, tmp_path: Path, is_told: bool
) -> None:
    water, events = pair
    first, gone = water.add("work", title="before the backup"), water.add("work", title="deleted later")
    for one in (*pair, *pair):
        one.sync()
    dump_and_restore = Backup(database, tmp_path)
    water.edit("work", first, title="after the backup")
    water.delete("work", gone)
    new = water.add("work", title="new after the backup")
    own = events.add("event", title="of the others, after the backup")
    for one in (*pair, *pair):
        one.sync()
    unsent = water.add("work", title="not sent yet")
    dump_and_restore.restore()
    if is_told:
        database.fetch("SELECT coord.renew_epoch()")
    for one in (*pair, *pair):
        assert not one.sync().conflicts
    assert water.value("work", first, "title") == "after the backup"
    # The deletion is the one thing that nobody remembers: the record is there again, and nothing is lost by that.
    assert events.keys("work") == {first, new, unsent, gone}
    assert events.keys("event") == {own}
    assert water.content() == events.content() == server_content(database)
    database.fetch("SELECT coord.renew_epoch()")
    see_all_well(water, events)


def test_a_server_that_forgot_versions_unnoticed_is_compared_as_a_whole(
    pair: tuple[Client, Client], database: Shared
) -> None:
    """A disk image was put back, say: same identity, and the transactions have caught up meanwhile."""
    water, events = pair
    keys = [water.add("work", title=f"{number}") for number in range(2)]
    water.sync()
    for key in keys:
        water.edit("work", key, title="second version")
    water.sync()
    events.sync()
    with database.connect().cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for trigger in ("stamp", "record_update"):
            cursor.execute(f"ALTER TABLE coord.work DISABLE TRIGGER {trigger}")
        cursor.execute("UPDATE coord.work SET row_version = 1, title = 'first version'")
        cursor.execute("DELETE FROM coord.history WHERE table_name = 'work' AND row_version = 2")
        cursor.execute("UPDATE coord.change SET row_version = 1 WHERE table_name = 'work'")
        for trigger in ("stamp", "record_update"):
            cursor.execute(f"ALTER TABLE coord.work ENABLE ALWAYS TRIGGER {trigger}")
    water.edit("work", keys[0], title="third version")
    result = water.sync()
    assert "Ask its administrator to renew the epoch" in str(result.notes[0])
    assert not result.conflicts
    database.fetch("SELECT coord.renew_epoch()")
    events.sync()
    assert [events.value("work", key, "title") for key in keys] == ["third version", "second version"]
    see_all_well(water, events)


def test_a_server_that_is_behind_what_was_seen_is_left_alone(pair: tuple[Client, Client], database: Shared) -> None:
    water, events = pair
    key = water.add("work", title="A")
    water.sync()
    with water.editing() as link:
        link.execute("UPDATE gpkg_coord_sync SET cursor = '4000000000'")
    with pytest.raises(
        DatabaseError, match=r"restored from a backup, or this is a copy that lags behind.*renew the epoch"
    ):
        water.sync()
    assert water.keys("work") == {key}
    database.fetch("SELECT coord.renew_epoch()")
    see_all_well(water, events)


def test_a_schema_that_is_upgraded_under_a_client_takes_nothing_from_anybody(
    pair: tuple[Client, Client], database: Shared
) -> None:
    water, events = pair
    key = water.add("work", title="A")
    water.sync()
    events.sync()
    upgrading = database.connect()
    upgrading.autocommit = False
    upgrade = upgrading.cursor()
    upgrade.execute(
        "ALTER TABLE coord.work ADD COLUMN depth double precision, ADD COLUMN cover text NOT NULL DEFAULT 'unknown'"
    )
    upgrade.execute("UPDATE coord.meta SET schema_version = schema_version + 1")
    water.edit("work", key, title="B")
    water.line = lambda: connect(database.conninfo("water"), lock_timeout=0.2)
    with pytest.raises(
        BusyError, match=r"Somebody else holds what is needed\. Nothing was stored; try again in a minute\."
    ):
        water.sync()
    water.line = None
    # The upgrade ends between the moment the client asked what the server is, and its push.
    result = water.sync(report=once_at("send", upgrading.commit))
    assert [entry.id for entry in result.sent] == [key]
    database.fetch("UPDATE coord.work SET depth = 1.5, cover = 'asphalt', project = 'P' WHERE id = %s", (key,))
    result = water.sync()
    assert "newer version: this plugin reads it, but sends nothing" in result.notes[0].template
    # An old client that was let in writes only what it knows.
    database.fetch("UPDATE coord.meta SET schema_version = schema_version - 1")
    water.edit("work", key, title="C")
    new = water.add("work", title="D")
    assert {entry.id for entry in water.sync().sent} == {key, new}
    assert database.fetch("SELECT title, depth, cover FROM coord.work ORDER BY title") == [
        ("C", 1.5, "asphalt"),
        ("D", None, "unknown"),
    ]
    see_all_well(water, events)


def test_an_upgrade_that_ends_old_clients_keeps_what_they_have(pair: tuple[Client, Client], database: Shared) -> None:
    water, events = pair
    key = water.add("work", title="A")

    def upgrade() -> None:
        database.fetch("UPDATE coord.meta SET schema_version = 99, oldest_client_version = 99")

    with pytest.raises(DatabaseError, match=r"are of different versions\. Update the older of them"):
        water.sync(report=once_at("send", upgrade))
    with pytest.raises(DatabaseError, match="Update the plugin; until then you can go on working in your workspace"):
        water.sync()
    water.edit("work", key, title="B")
    database.fetch("UPDATE coord.meta SET schema_version = 2, oldest_client_version = 2")
    assert [entry.id for entry in water.sync().sent] == [key]
    see_all_well(water, events)
    assert events.value("work", key, "title") == "B"
    assert water.shared.fetch("SELECT count(*) FROM coord.batch WHERE answer IS NULL") == [(0,)]
