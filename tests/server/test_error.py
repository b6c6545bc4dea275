"""What people read when a connection in use fails: what happened, what was kept, what to do."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg2
import pytest

from seinajoki_coord.core.error import BusyError, CoordError, DatabaseError, UnreachableError
from seinajoki_coord.server.connection import connect, plain_errors

if TYPE_CHECKING:
    from tests.postgres import Server


def failing(cluster: Server, *statements: str, **options: float) -> CoordError:
    """Return what is said of the last of some statements."""
    with closing(connect(cluster.conninfo(), **options)) as link, link.cursor() as cursor:
        for statement in statements[:-1]:
            cursor.execute(statement)
        with pytest.raises(DatabaseError) as caught, plain_errors():
            cursor.execute(statements[-1])
    return caught.value


def test_a_statement_that_takes_too_long_is_stopped(cluster: Server) -> None:
    error = failing(cluster, "SELECT pg_sleep(5)", statement_timeout=0.1)
    assert isinstance(error, BusyError)
    assert "took longer than it may" in str(error)


def test_a_lock_is_not_waited_for_for_ever(cluster: Server) -> None:
    with closing(psycopg2.connect(cluster.conninfo())) as other:
        other.cursor().execute("SELECT pg_advisory_xact_lock(7)")
        error = failing(cluster, "SELECT pg_advisory_xact_lock(7)", lock_timeout=0.1)
    assert isinstance(error, BusyError)
    assert "Somebody else holds what is needed" in str(error)


def test_two_who_wait_for_each_other_are_told_to_try_again(cluster: Server) -> None:
    with closing(connect(cluster.conninfo())) as first, closing(connect(cluster.conninfo())) as second:
        first.cursor().execute("SELECT pg_advisory_xact_lock(1)")
        second.cursor().execute("SELECT pg_advisory_xact_lock(2)")
        said: list[CoordError] = []

        def wait(link: psycopg2.extensions.connection, key: int) -> None:
            try:
                with plain_errors():
                    link.cursor().execute("SELECT pg_advisory_xact_lock(%s)", (key,))
            except CoordError as error:
                said.append(error)
            link.rollback()

        threads = [threading.Thread(target=wait, args=pair) for pair in ((first, 2), (second, 1))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [type(error) for error in said] == [BusyError]
    assert "changed the same records at once" in str(said[0])


def test_a_copy_for_reading_says_that_it_is_one(cluster: Server) -> None:
    error = failing(cluster, "SET TRANSACTION READ ONLY", "CREATE TABLE mine ()")
    assert "This server is a read-only copy" in str(error)


def test_a_missing_right_says_what_it_is_about_and_whom_to_ask(cluster: Server) -> None:
    error = failing(cluster, f"SET ROLE {'pg_monitor'}", "SELECT * FROM pg_authid")
    assert "Your login has no right to this: permission denied for table pg_authid." in str(error)


@pytest.mark.parametrize("statement", ["SELECT coord.status()", "SELECT * FROM coord.work"])
def test_a_database_without_the_shared_workspace_says_who_installs_it(cluster: Server, statement: str) -> None:
    assert "Its administrator runs “Install database”" in str(failing(cluster, statement))


def test_a_full_disk_is_told_as_what_it_is(cluster: Server) -> None:
    error = failing(cluster, "DO $$ BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$")
    assert "The disk of the database server is full" in str(error)


def test_anything_else_is_told_in_the_databases_own_words(cluster: Server) -> None:
    assert str(failing(cluster, "SELECT 1 / 0")) == "The database refused: division by zero"


def test_a_connection_that_was_ended_says_that_it_broke(cluster: Server) -> None:
    with closing(connect(cluster.conninfo())) as link, link.cursor() as cursor:
        cluster.query(f"SELECT pg_terminate_backend({link.info.backend_pid}, 5000)")
        for _ in range(2):
            with pytest.raises(UnreachableError, match="The connection to the database broke"), plain_errors():
                cursor.execute("SELECT 1")
