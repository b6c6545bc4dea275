"""Every change is numbered, signed, kept and told of, however it is made."""

from __future__ import annotations

import json
import select
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg2
import pytest

from seinajoki_coord.core.schema import SYNCED

from .row import new_id, pulled, push, status, upsert

if TYPE_CHECKING:
    from tests.shared import Shared


@pytest.fixture
def party(database: Shared) -> str:
    """Return a party with an editor, anna."""
    made = database.add_party("Street")
    database.add_login("anna", made)
    return made


def history(shared: Shared, record: str) -> list[tuple]:
    """Return version, operation, who and the title of each version of a record."""
    query = "SELECT row_version, operation, changed_by, \"row\"->>'title' FROM coord.history WHERE id = %s ORDER BY 1"
    return shared.fetch(query, (record,))


def test_an_edit_straight_in_the_tables_is_numbered_signed_and_kept(database: Shared, party: str) -> None:
    insertion = (
        "INSERT INTO coord.work (title, party_id, row_version, updated_by, updated_at)"
        " VALUES ('a', %s, 99, 'forged', '2000-01-01') RETURNING id::text, row_version, updated_by, updated_at > '2020-01-01'"
    )
    ((work, *made),) = database.fetch(insertion, (party,), "anna")
    assert made == [1, "anna", True]
    change = "UPDATE coord.work SET title = 'b', row_version = 1, updated_by = 'forged'"
    database.fetch(change, login="anna")
    database.fetch(change)
    database.fetch("DELETE FROM coord.work", login="anna")
    assert history(database, work) == [
        (1, "insert", "anna", "a"),
        (2, "update", "anna", "b"),
        (3, "delete", "anna", "b"),
    ]
    assert pulled(database, "anna", "work")[work]["row_version"] == 3
    database.fetch("INSERT INTO coord.work (id, title, party_id) VALUES (%s, 'c', %s)", (work, party), "anna")
    assert history(database, work)[-1] == (4, "insert", "anna", "c")


def test_many_rows_in_one_statement_and_a_copy_are_captured(database: Shared, party: str) -> None:
    many = "INSERT INTO coord.work (title, party_id) SELECT 't' || i, %s FROM generate_series(1, 300) i"
    database.fetch(many, (party,), "anna")
    database.fetch("UPDATE coord.work SET project = 'p' WHERE title < 't2'", login="anna")
    database.fetch(
        "INSERT INTO coord.work (id, title, party_id) SELECT id, 'again', party_id FROM coord.work"
        " ON CONFLICT (id) DO UPDATE SET title = excluded.title", login="anna",
    )  # fmt: skip
    wrong = (
        "SELECT count(*), count(*) FILTER (WHERE c.row_version = w.row_version AND h.n = w.row_version) FROM coord.work w"
        " LEFT JOIN coord.change c ON c.table_name = 'work' AND c.id = w.id"
        " LEFT JOIN (SELECT id, count(*) AS n FROM coord.history GROUP BY id) h ON h.id = w.id"
    )
    assert database.fetch(wrong) == [(300, 300)]


def test_triggers_fire_whatever_the_session_says(database: Shared, party: str) -> None:
    with closing(database.connect()) as link, link.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("INSERT INTO coord.work (title, party_id) VALUES ('a', %s) RETURNING id::text", (party,))
        ((work,),) = cursor.fetchall()
        with pytest.raises(psycopg2.Error, match="emptied at one stroke"):
            cursor.execute("TRUNCATE coord.work")
    assert history(database, work) == [(1, "insert", "tester", "a")]
    loose = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A' AND tgrelid::regclass::text ~ 'coord'"
    assert database.fetch(loose) == []


@pytest.mark.parametrize("table", [one.name for one in SYNCED])
def test_no_table_can_be_truncated(database: Shared, table: str) -> None:
    with pytest.raises(psycopg2.Error, match="emptied at one stroke") as refused:
        database.fetch(f"TRUNCATE coord.{table} CASCADE")
    assert refused.value.pgcode == "COORD"


def test_an_identifier_stays(database: Shared, party: str) -> None:
    push(database, "anna", upsert("work", new_id(), party_id=party))
    with pytest.raises(psycopg2.Error, match="identifier of a record cannot be changed"):
        database.fetch("UPDATE coord.work SET id = gen_random_uuid()", login="anna")


def test_a_person_is_not_given_to_another_party(database: Shared, party: str) -> None:
    push(database, "anna", upsert("contact", new_id(), party_id=party))
    with pytest.raises(psycopg2.Error, match="cannot be given to another"):
        database.fetch("UPDATE coord.contact SET party_id = %s", (database.add_party("Water"),))


def test_a_change_that_changes_nothing_is_none(database: Shared, party: str) -> None:
    push(database, "anna", upsert("work", new_id(), party_id=party, starts_at="2026-06-01T08:00"))
    cursor = status(database)["new_cursor"]
    database.fetch("UPDATE coord.work SET title = title, geom = geom", login="anna")
    assert database.fetch("SELECT row_version FROM coord.work") == [(1,)]
    assert status(database, "anna", cursor)["changed"] == {}


def test_who_listens_hears_which_table_changed_and_nothing_else(database: Shared, party: str) -> None:
    with closing(database.connect("anna")) as link, link.cursor() as cursor:
        cursor.execute("LISTEN coord_change")
        secret = upsert("contact", new_id(), party_id=party, name="Secret Person")
        push(database, "anna", secret, upsert("work", new_id(), party_id=party, status="draft", title="Secret"))
        select.select([link], [], [], 10)
        link.poll()
        assert {one.payload for one in link.notifies} == {'{"tables": ["work"]}', '{"tables": ["contact"]}'}
        assert all(json.loads(one.payload)["tables"] for one in link.notifies)


def test_a_failed_statement_leaves_no_trace(database: Shared, party: str) -> None:
    good, bad = new_id(), new_id()
    with pytest.raises(psycopg2.errors.CheckViolation):
        database.fetch(
            "INSERT INTO coord.work (id, title, party_id) VALUES (%s, 'a', %s), (%s, ' ', %s)",
            (good, party, bad, party), "anna",
        )  # fmt: skip
    assert history(database, good) == []
    assert pulled(database, "anna", "work") == {}


def test_a_deletion_and_a_new_record_of_the_same_name_at_once_do_not_share_a_version(
    database: Shared, party: str
) -> None:
    work = new_id()
    push(database, "anna", upsert("work", work, party_id=party))
    with closing(psycopg2.connect(database.conninfo("anna"))) as first, closing(database.connect("anna")) as second:
        first.cursor().execute("DELETE FROM coord.work")
        second.cursor().execute("SET lock_timeout = '200ms'")
        with pytest.raises(psycopg2.errors.LockNotAvailable):
            second.cursor().execute("INSERT INTO coord.work (id, title, party_id) VALUES (%s, 'b', %s)", (work, party))
        first.commit()
    database.fetch("INSERT INTO coord.work (id, title, party_id) VALUES (%s, 'b', %s)", (work, party), "anna")
    assert [version for version, *_ in history(database, work)] == [1, 2, 3]
