"""Parties, members, rights, the epoch, and the check that finds what was broken."""

from __future__ import annotations

import re
import uuid
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.core.error import DatabaseError
from seinajoki_coord.server.admin import (
    SENTENCES,
    Right,
    add_member,
    add_party,
    described,
    is_installed,
    problems,
    renew_epoch,
    rights,
)
from seinajoki_coord.server.connection import connect
from seinajoki_coord.server.install import FOLDER, install
from tests.postgres import USER
from tests.shared import CRS, TIME_ZONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from psycopg2.extensions import connection

    from tests.shared import Shared

SUPERUSER = Right(USER, can_sign_in=True, role="superuser", party="")
GROUND = "ST_Multi(ST_MakeEnvelope(0, 0, 10, 10, 3877))"


@pytest.fixture
def link(database: Shared) -> Iterator[connection]:
    """Yield a connection as the plugin makes it, of the superuser."""
    link = connect(database.conninfo())
    yield link
    link.close()


@pytest.fixture
def linked(database: Shared) -> Iterator[Callable[[str], connection]]:
    """Return a function that connects as a login."""
    links: list[connection] = []

    def open_as(login: str) -> connection:
        links.append(connect(database.conninfo(login)))
        return links[-1]

    yield open_as
    for link in links:
        link.close()


def test_a_database_knows_whether_it_is_shared(empty_database: Shared, link: connection) -> None:
    assert is_installed(link)
    bare = connect(empty_database.conninfo())
    assert not is_installed(bare)
    bare.close()


def test_a_party_is_added_once(link: connection) -> None:
    made = uuid.UUID(add_party(link, "  Vesihuolto ", "water"))
    with link, link.cursor() as cursor:
        cursor.execute("SELECT id::text, name, kind FROM coord.party")
        assert cursor.fetchall() == [(str(made), "Vesihuolto", "water")]
    with pytest.raises(DatabaseError, match="There is a party Vesihuolto already") as caught:
        add_party(link, "Vesihuolto", "other")
    assert (caught.value.template, caught.value.values) == (
        "There is a party {party} already.",
        {"party": "Vesihuolto"},
    )
    with pytest.raises(DatabaseError, match="A party needs a name"):
        add_party(link, " ", "other")
    with pytest.raises(DatabaseError, match="party"):
        add_party(link, "Kaasu", "gasworks")


def test_a_member_gets_what_the_role_gives_and_loses_what_it_had(database: Shared, link: connection) -> None:
    for name in ("Vesihuolto", "Sähkö"):
        add_party(link, name, "other")
    aino = database.add_login("aino", role=None)
    assert rights(link) == [SUPERUSER]
    for party, role in (
        ("Vesihuolto", "editor"),
        ("Sähkö", "editor"),
        ("", "reader"),
        ("Sähkö", "admin"),
        ("", "public"),
    ):
        assert not add_member(link, aino, party, role)
        assert rights(link) == [Right(aino, can_sign_in=True, role=role, party=party), SUPERUSER]
    assert not add_member(link, aino, "", "none")
    assert rights(link) == [SUPERUSER]


def test_a_login_that_is_missing_is_made_without_a_password(database: Shared, link: connection) -> None:
    add_party(link, "Sähkö", "electricity")
    assert add_member(link, 'Eino "Eko" Öljymäki', "Sähkö", "editor")
    with link, link.cursor() as cursor:
        cursor.execute("SELECT rolcanlogin, rolpassword IS NULL FROM pg_authid WHERE rolname LIKE 'Eino%'")
        assert cursor.fetchall() == [(True, True)]
        cursor.execute('DROP ROLE "Eino ""Eko"" Öljymäki"')


@pytest.mark.parametrize(
    ("party", "role", "words"),
    [
        ("", "editor", "An editor changes what is its party's own: name the party of aino"),
        ("Sähkö", "public", "A public login belongs to no party"),
        ("Gas", "editor", "There is no party Gas. There are: Sähkö."),
        ("Sähkö", "owner", "There is no role owner; there are public, reader, editor and admin."),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    database: Shared, link: connection, party: str, role: str, words: str
) -> None:
    sahko = add_party(link, "Sähkö", "electricity")
    aino = database.add_login("aino", sahko, "editor")
    with pytest.raises(DatabaseError, match=words):
        add_member(link, aino, party, role)
    assert rights(link)[0] == Right(aino, can_sign_in=True, role="editor", party="Sähkö")


def test_a_group_is_no_member(database: Shared, link: connection) -> None:
    with pytest.raises(DatabaseError, match="There is no login pg_monitor on the server"):
        add_member(link, "pg_monitor", "", "reader")


def test_rights_that_come_by_a_group_are_not_taken_away_silently(database: Shared, link: connection) -> None:
    aino = database.add_login("aino", role=None)
    database.fetch("CREATE ROLE ulkoiset; GRANT coord_reader TO ulkoiset; GRANT ulkoiset TO aino")
    try:
        assert rights(link)[0].role == "reader"
        with pytest.raises(DatabaseError, match="Somebody else gave aino these rights, or a group does"):
            add_member(link, aino, "", "none")
    finally:
        database.fetch("DROP ROLE ulkoiset")


def test_an_administrator_needs_no_superuser_but_may_not_make_logins(
    database: Shared, linked: Callable[[str], connection]
) -> None:
    database.add_login("ylläpito", role="admin")
    link = linked("ylläpito")
    add_party(link, "Sähkö", "electricity")
    aino = database.add_login("aino", role=None)
    assert not add_member(link, aino, "Sähkö", "editor")
    assert Right(aino, can_sign_in=True, role="editor", party="Sähkö") in rights(link)
    assert problems(link) == []
    renew_epoch(link)
    with pytest.raises(DatabaseError, match="There is no login eino on the server, and yours may not make one"):
        add_member(link, "eino", "Sähkö", "editor")


def test_the_owner_of_a_database_installs_and_administers_it_without_being_a_superuser(lone_database: Shared) -> None:
    owner = lone_database.add_login("asentaja", role=None)
    lone_database.fetch(f"ALTER ROLE {owner} CREATEROLE; ALTER DATABASE {lone_database.name} OWNER TO {owner}")
    with closing(connect(lone_database.conninfo(owner))) as link:
        assert install(link, CRS, TIME_ZONE).pending
        add_party(link, "Katu", "street")
        assert add_member(link, "uusi", "Katu", "editor")
        assert Right(owner, can_sign_in=True, role="owner", party="") in rights(link)
        assert problems(link) == []
        assert not install(link).pending


@pytest.mark.parametrize("role", ["editor", "reader", "public"])
def test_nobody_else_administers(database: Shared, linked: Callable[[str], connection], role: str) -> None:
    sahko = database.add_party("Sähkö")
    database.add_login("aino", sahko if role == "editor" else None, role)
    link = linked("aino")
    for attempt in (
        lambda: add_party(link, "Oma", "other"),
        lambda: add_member(link, "aino", "Sähkö", "admin"),
        lambda: add_member(link, "aino", "", "none"),
        lambda: rights(link),
        lambda: renew_epoch(link),
        lambda: problems(link),
    ):
        with pytest.raises(DatabaseError, match="Your login has no right to this"):
            attempt()
    assert database.fetch("SELECT count(*) FROM coord.party") == [(1,)]


def test_the_epoch_is_another_one_and_all_counts_as_changed(database: Shared, link: connection) -> None:
    database.add_party("Sähkö")
    before = database.fetch("SELECT server_epoch::text FROM coord.meta")[0][0]
    after = renew_epoch(link)
    assert database.fetch("SELECT server_epoch::text FROM coord.meta") == [(after,)]
    assert after != before
    assert database.fetch("SELECT count(*) FROM coord.change WHERE age(mod_xid::xid) > 2") == [(0,)]


def test_a_fresh_database_is_in_order(link: connection) -> None:
    assert problems(link) == []


BROKEN = {
    "ALTER TABLE coord.work DISABLE TRIGGER stamp": "Trigger stamp of work is not always on",
    "ALTER TABLE coord.work ENABLE TRIGGER stamp": "Trigger stamp of work is not always on",
    "DROP TRIGGER no_truncate ON coord.event": "Table event has no trigger for TRUNCATE",
    "ALTER TABLE coord.contact DISABLE ROW LEVEL SECURITY": "Row-level security of contact is not on and forced",
    "ALTER TABLE coord.area NO FORCE ROW LEVEL SECURITY": "Row-level security of area is not on and forced",
    "DROP TABLE coord.contact CASCADE": "Table contact is missing",
    f"ALTER TABLE coord.party OWNER TO {USER}": f"party belongs to {USER}, not to coord_owner",
    "ALTER FUNCTION coord.rights() RESET search_path": "Function coord.rights() runs as its owner without a search path",
    "GRANT EXECUTE ON FUNCTION coord.rights() TO PUBLIC": "Everybody may run coord.rights()",
    "GRANT CREATE ON SCHEMA coord TO coord_editor": "coord_editor may make things of its own in schema coord",
    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'coord.change_mod_xid'::regclass": "is not valid: REINDEX",
    "UPDATE pg_constraint SET convalidated = false WHERE conname = 'contact_party_id_reference'": "is not enforced for all",
    "INSERT INTO coord.party_member SELECT 'poissa', id FROM coord.party": "The member poissa has no login",
    "UPDATE coord.meta SET time_zone = 'Europe/Seinajoki'": "The time zone Europe/Seinajoki of the shared database",
    "UPDATE coord.change SET mod_xid = '9999999'": "This database was restored from a backup",
    "UPDATE coord.change SET row_version = 9": "1 records of party do not stand in coord.change as they are",
    "DELETE FROM coord.change": "1 records of party do not stand in coord.change as they are",
}


@pytest.mark.parametrize("breakage", BROKEN)
def test_the_check_finds_what_is_broken(module_database: Shared, breakage: str) -> None:
    link = connect(module_database.conninfo())
    with closing(link), link.cursor() as cursor:
        cursor.execute("SELECT coord.add_party('Sähkö')")
        cursor.execute("SELECT problem FROM coord.check()")
        assert cursor.fetchall() == []
        # What waits to be looked at when the transaction ends is in the way of changing tables.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(breakage)
        cursor.execute("SELECT problem FROM coord.check()")
        found = [row[0] for row in cursor.fetchall()]
        link.rollback()
    assert any(BROKEN[breakage] in one for one in found), found


@pytest.mark.parametrize(
    ("breakage", "repair", "words"),
    [
        (
            "ALTER ROLE coord_owner LOGIN",
            "ALTER ROLE coord_owner NOLOGIN",
            "coord_owner can sign in, although it is a group",
        ),
        ("ALTER ROLE aino BYPASSRLS", "ALTER ROLE aino NOBYPASSRLS", "aino gets round the rights of rows"),
        ("DELETE FROM coord.party_member", "SELECT 1", "The editor aino has no party and can change nothing"),
    ],
)
def test_the_check_finds_what_is_wrong_with_roles(
    database: Shared, link: connection, breakage: str, repair: str, words: str
) -> None:
    database.add_login("aino", database.add_party("Sähkö"), "editor")
    assert problems(link) == []
    database.fetch(breakage)
    try:
        assert any(words in str(one) for one in problems(link))
    finally:
        database.fetch(repair)


def test_records_changed_behind_the_triggers_are_found(database: Shared, link: connection) -> None:
    sahko = database.add_party("Sähkö")
    database.fetch(f"INSERT INTO coord.work (title, party_id, geom) VALUES ('kaapeli', %s, {GROUND})", (sahko,))
    assert problems(link) == []
    database.fetch("ALTER TABLE coord.work DISABLE TRIGGER USER; DELETE FROM coord.work; "
                   "ALTER TABLE coord.work ENABLE TRIGGER USER")  # fmt: skip
    said = [str(one) for one in problems(link)]
    assert any("1 records of work do not stand in coord.change as they are" in one for one in said)
    assert sum("is not always on" in one for one in said) == 5


def test_every_sentence_of_the_sql_is_known_to_translation() -> None:
    text = (FOLDER / "0004_admin.sql").read_text(encoding="utf-8")
    joined = re.sub(r"'\s*\n\s*'", "", text)
    said = re.findall(r"(?:refuse\(|SELECT)\s*'((?:[^']|'')*[.])'", joined)
    own = {one.replace("''", "'") for one in said}
    assert len(own) > 20
    assert own | {"Only an administrator of the shared database may do this."} == set(SENTENCES)


def test_a_connection_is_described_without_anything_secret(link: connection, database: Shared) -> None:
    template, values = described(link)
    assert template.format(**values) == (
        f"Connected to {database.name} on {database.server.folder} as {USER}; not encrypted."
    )
