"""Who may do what, as a table: role, operation, what is expected; tried in plain SQL against every table."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import psycopg2
import pytest

from .row import new_id, push, upsert

if TYPE_CHECKING:
    from tests.shared import Shared

LOGINS = ("public", "reader", "editor", "other", "admin", "stranger")
"""`editor` belongs to the party whose records are tried, `other` to another one; nobody made a member of `stranger`."""

READ = {
    # what stands in the table:       who sees it
    ("party", "own"): {"public", "reader", "editor", "other", "admin"},
    ("area", "own"): {"public", "reader", "editor", "other", "admin"},
    ("work", "own"): {"public", "reader", "editor", "other", "admin"},
    ("event", "own"): {"public", "reader", "editor", "other", "admin"},
    ("assessment", "own"): {"reader", "editor", "other", "admin"},
    ("work", "draft"): {"editor", "admin"},
    ("event", "draft"): {"editor", "admin"},
    ("contact", "own"): {"editor", "admin"},
    ("overlap", "own"): {"public", "reader", "editor", "other", "admin"},
    ("overlap", "draft"): {"editor", "admin"},
}
WRITE = {
    # table, operation:               who may
    **{
        (table, operation): {"editor", "admin"}
        for table in ("area", "work", "event", "contact", "assessment")
        for operation in ("insert", "update", "delete")
    },
    ("party", "insert"): {"admin"},
    ("party", "update"): {"editor", "admin"},
    ("party", "delete"): {"admin"},
    **{(table, "insert without party"): {"admin"} for table in ("area", "work", "event")},
    **{(table, "take over"): {"admin"} for table in ("area", "work", "event", "assessment")},
}
HIDDEN = ("change", "batch", "party_member", "visible_change")
PUBLIC_CANNOT = ("contact", "assessment", "history", "meta", "migration", "pull_work", "pull_contact")


@pytest.fixture(scope="module")
def town(module_database: Shared) -> dict[tuple[str, str], str]:
    """Return the ids of a record of each kind and of each draft, all of the editor's party."""
    shared = module_database
    party = shared.add_party("Ours")
    theirs = shared.add_party("Theirs")
    for role, of in (("public", None), ("reader", None), ("editor", party), ("admin", None)):
        shared.add_login(f"m_{role}", of, role)
    shared.add_login("m_other", theirs, "editor")
    shared.add_login("m_stranger", None, None)
    ids = {key: new_id() for key in READ}
    ids["party", "own"], ids["party", "theirs"] = party, theirs
    push(
        shared, "m_editor",
        *(upsert(table, ids[table, "own"], party_id=party) for table in ("area", "work", "event", "contact")),
        *(upsert(table, ids[table, "draft"], party_id=party, status="draft") for table in ("work", "event")),
        upsert("assessment", ids["assessment", "own"], party_id=party, overlap_id=ids["overlap", "own"]),
    )  # fmt: skip
    for kind in ("own", "draft"):
        shared.fetch(
            "INSERT INTO coord.overlap (id, first_kind, first_id, second_kind, second_id, rule, outcome, severity,"
            " fingerprint) VALUES (%s, 'work', %s, 'event', %s, 'r', 'conflict', 'low', 'f')",
            (ids["overlap", kind], ids["work", kind], ids["event", "own"]),
        )
    return ids


def allowed(shared: Shared, login: str, statement: str, values: tuple = ()) -> bool:
    """Return whether a statement works and touches a row; nothing of it stays."""
    with closing(psycopg2.connect(shared.conninfo(f"m_{login}"))) as link, link.cursor() as cursor:
        try:
            cursor.execute(statement, values)
            touched = cursor.rowcount
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except psycopg2.Error as refused:
            if not isinstance(refused, psycopg2.errors.InsufficientPrivilege) and refused.pgcode != "COORD":
                raise
            return False
        finally:
            link.rollback()
        return touched > 0


@pytest.mark.parametrize("login", LOGINS)
@pytest.mark.parametrize("key", READ, ids="-".join)
def test_reading(module_database: Shared, town: dict, key: tuple[str, str], login: str) -> None:
    query = f"SELECT id FROM coord.{key[0]} WHERE id = %s"
    assert allowed(module_database, login, query, (town[key],)) == (login in READ[key])


@pytest.mark.parametrize("login", LOGINS)
@pytest.mark.parametrize("key", WRITE, ids="-".join)
def test_writing(module_database: Shared, town: dict, key: tuple[str, str], login: str) -> None:
    table, operation = key
    mine, record = town["party", "own"], town[table, "own"]
    word = "name" if table in {"party", "area", "contact"} else "note" if table == "assessment" else "title"
    needs = ", overlap_id, fingerprint" if table == "assessment" else ""
    given = ", gen_random_uuid(), 'f'" if table == "assessment" else ""
    statement, values = {
        "insert": (f"INSERT INTO coord.{table} ({word}, party_id{needs}) VALUES ('n', %s{given})", (mine,)),
        "insert without party": (f"INSERT INTO coord.{table} ({word}) VALUES ('n')", ()),
        "update": (f"UPDATE coord.{table} SET {word} = 'changed' WHERE id = %s", (record,)),
        "take over": (f"UPDATE coord.{table} SET party_id = %s WHERE id = %s", (town["party", "theirs"], record)),
        "delete": (f"DELETE FROM coord.{table} WHERE id = %s", (record,)),
    }[operation]
    if key == ("party", "insert"):
        statement, values = "INSERT INTO coord.party (name) VALUES ('n')", ()
    if key == ("party", "delete"):
        # One that nothing refers to, but which is the party of `other`.
        values = (town["party", "theirs"],)
    assert allowed(module_database, login, statement, values) == (login in WRITE[key])


@pytest.mark.parametrize("login", LOGINS)
@pytest.mark.parametrize("table", [*HIDDEN, *PUBLIC_CANNOT])
def test_what_is_kept_is_not_for_everybody(module_database: Shared, town: dict, table: str, login: str) -> None:
    expected = set() if table in HIDDEN else {"reader", "editor", "other", "admin"}
    if table in {"contact", "pull_contact"}:
        expected = {"editor", "admin"}
    assert allowed(module_database, login, f"SELECT FROM coord.{table} LIMIT 1") == (login in expected)


@pytest.mark.parametrize("login", LOGINS)
def test_pushing_is_for_editors(module_database: Shared, town: dict, login: str) -> None:
    statement = "SELECT coord.push(gen_random_uuid(), 2, '[]')"
    assert allowed(module_database, login, statement) == (login in {"editor", "other", "admin"})


@pytest.mark.parametrize("login", LOGINS)
@pytest.mark.parametrize(
    "call",
    [
        "coord.add_party('n')",
        "coord.renew_epoch()",
        "coord.add_member('m_reader', NULL, 'admin')",
        "coord.set_rules('gipod')",
    ],
)
def test_administration_is_for_administrators(module_database: Shared, town: dict, call: str, login: str) -> None:
    assert allowed(module_database, login, f"SELECT {call}") == (login == "admin")


@pytest.mark.parametrize("login", LOGINS)
def test_the_history_cannot_be_rewritten(module_database: Shared, town: dict, login: str) -> None:
    for statement in ("UPDATE coord.history SET changed_by = 'x'", "DELETE FROM coord.history"):
        assert not allowed(module_database, login, statement)


def test_the_history_of_drafts_and_contacts_is_their_partys(module_database: Shared, town: dict) -> None:
    query = "SELECT DISTINCT id::text FROM coord.history WHERE private"
    private = {town["contact", "own"], town["work", "draft"], town["event", "draft"]}
    for login, expected in (("editor", private), ("admin", private), ("other", set()), ("reader", set())):
        assert {found for (found,) in module_database.fetch(query, login=f"m_{login}")} == expected


def test_a_member_of_no_party_who_may_edit_edits_nothing(module_database: Shared, town: dict) -> None:
    module_database.add_login("m_lost", town["party", "own"], "editor")
    module_database.fetch("DELETE FROM coord.party_member WHERE login = 'm_lost'")
    assert not allowed(module_database, "lost", "UPDATE coord.work SET title = 'y'")
    assert not allowed(module_database, "lost", "INSERT INTO coord.work (title) VALUES ('y')")
    assert not allowed(module_database, "lost", "SELECT coord.push(gen_random_uuid(), 2, '[]')")
