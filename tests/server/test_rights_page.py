"""The table of docs/admin/rights.md, cell by cell: each role does what the row says, and is let or not."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg2
import pytest
from psycopg2 import errorcodes

from seinajoki_coord.core.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from psycopg2.extensions import cursor

    from tests.shared import Shared

PAGE = Path(__file__).resolve().parents[2] / "docs" / "admin" / "rights.md"
GROUND = "ST_Multi(ST_MakeEnvelope(0, 0, 10, 10, 3877))"
RECORDS = f"""
    INSERT INTO coord.work (title, status, party_id, geom) SELECT title, status, party_id::uuid, {GROUND}
    FROM (VALUES ('own', 'planned', %(own)s), ('own draft', 'draft', %(own)s), ('other', 'planned', %(other)s),
        ('other draft', 'draft', %(other)s)) v (title, status, party_id);
    INSERT INTO coord.event (title, party_id, geom) VALUES ('other', %(other)s, {GROUND});
    INSERT INTO coord.area (name, party_id, geom) VALUES ('other', %(other)s, {GROUND}), ('nobody', NULL, {GROUND});
    INSERT INTO coord.contact (name, party_id) VALUES ('own', %(own)s), ('other', %(other)s);
    INSERT INTO coord.overlap (first_kind, first_id, second_kind, second_id, rule, outcome, severity, fingerprint)
    SELECT 'work', w.id, 'event', e.id, 'r', 'conflict', 'high', 'f' FROM coord.work w, coord.event e WHERE w.title = 'own'
"""
ASKED = {
    "see parties, and works, events and areas that are no drafts": (
        "SELECT FROM coord.party p JOIN coord.work w ON w.party_id = p.id JOIN coord.event e ON e.party_id = p.id "
        "JOIN coord.area a ON a.party_id = p.id WHERE w.title = 'other'",
    ),
    "see the drafts of their own party": ("SELECT FROM coord.work WHERE title = 'own draft'",),
    "see the drafts of others": ("SELECT FROM coord.work WHERE title = 'other draft'",),
    "see the persons (contacts) of their own party": ("SELECT FROM coord.contact WHERE name = 'own'",),
    "see the persons of others": ("SELECT FROM coord.contact WHERE name = 'other'",),
    "see the history of what they see": ("SELECT FROM coord.history WHERE \"row\" ->> 'title' = 'other'",),
    "add, change and delete what is their party's own": (
        f"INSERT INTO coord.work (title, party_id, geom) SELECT 'new', id, {GROUND} FROM coord.party WHERE name = 'Own'",
        "UPDATE coord.work SET title = 'newer' WHERE title = 'new'",
        "DELETE FROM coord.work WHERE title = 'newer'",
    ),
    "change their party's own name, public contact, colour": (
        "UPDATE coord.party SET name = 'Mine' WHERE name = 'Own'",
    ),
    "change what is another party's": (
        "UPDATE coord.work SET title = 'mine' WHERE title = 'other'",
        "DELETE FROM coord.event WHERE title = 'other'",
    ),
    "records without a party": ("UPDATE coord.area SET name = 'mine' WHERE name = 'nobody'",),
    "see the overlaps of records that they see": ("SELECT FROM coord.overlap",),
    "decide on them for their own party": (
        "INSERT INTO coord.assessment (overlap_id, party_id, decision, note, fingerprint) "
        "SELECT o.id, p.id, 'accepted', 'by night', 'f' FROM coord.overlap o, coord.party p WHERE p.name = 'Own'",
        "UPDATE coord.overlap SET assessment = 'accepted', assessed_by = 'Own', note = 'by night'",
    ),
    "say what no party decided, change or delete overlaps": (
        "UPDATE coord.overlap SET assessment = 'resolved'",
        "UPDATE coord.overlap SET assessment = 'closed'",
        "UPDATE coord.overlap SET assessed_by = 'Other', note = 'go on'",
        "UPDATE coord.overlap SET outcome = 'notice', severity = 'low', explanation = 'nothing', rank = 0",
        "INSERT INTO coord.overlap (first_kind, first_id, second_kind, second_id, rule, outcome, severity, fingerprint) "
        "SELECT first_kind, first_id, second_kind, second_id, 'made up', 'notice', 'low', 'f' FROM coord.overlap",
        "DELETE FROM coord.overlap",
    ),
    "sync a workspace": (
        "SELECT FROM coord.status(NULL) s WHERE s IS NOT NULL",
        "SELECT FROM coord.pull_work WHERE mod_xid >= '0'",
        f"SELECT coord.push(gen_random_uuid(), {SCHEMA_VERSION}, '[]')",
    ),
    "add parties and members, check, renew the epoch": (
        "SELECT coord.add_party('New', 'other')",
        "SELECT coord.remove_member('rights_public')",
        "SELECT count(*) FROM coord.check()",
        "SELECT coord.renew_epoch()",
        "SELECT FROM coord.rights()",
    ),
    "see the rules by which all go": ("SELECT rule_set FROM coord.meta",),
    "say by which rules all go": ("SELECT coord.set_rules('gipod')",),
    "add or delete a party": (
        "INSERT INTO coord.party (name) VALUES ('New')",
        "DELETE FROM coord.party WHERE name = 'New'",
    ),
}
LESS = {"see": "SELECT FROM coord.area WHERE name = 'nobody'", "receive": "SELECT FROM coord.pull_work"}
"""What is allowed where a cell is neither yes nor no."""
ROLES = ("public", "reader", "editor", "admin")


def cells() -> list[tuple[str, str, str]]:
    """Return row, role and the first word of each cell of the page's table."""
    rows = re.findall(r"^\| ([^|]+?) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return [
        (row, role, re.match(r"\w+", cell)[0])
        for row, line in rows
        for role, cell in zip(ROLES, (part.strip() for part in line.split("|")))
    ]


@pytest.fixture(scope="module")
def town(module_database: Shared) -> Shared:
    """Return a database with two parties, what belongs to them, and a login for each role."""
    parties = {"own": module_database.add_party("Own"), "other": module_database.add_party("Other")}
    module_database.fetch(RECORDS, parties)
    for role in ROLES:
        module_database.add_login(f"rights_{role}", parties["own"] if role in {"reader", "editor"} else None, role)
    return module_database


def test_every_row_of_the_table_is_tried() -> None:
    assert {row for row, _, _ in cells()} == set(ASKED)
    assert len(cells()) == len(ASKED) * len(ROLES)


@pytest.mark.parametrize(("row", "role", "said"), cells())
def test_a_cell_says_what_happens(town: Shared, row: str, role: str, said: str) -> None:
    link = psycopg2.connect(town.conninfo(f"rights_{role}"))
    with closing(link), link.cursor() as cursor:
        if said in LESS:
            assert is_let(cursor, LESS[said])
        assert all(is_let(cursor, one) for one in ASKED[row]) is (said in {"yes", "change"})
        if said == "no":
            link.rollback()
            assert not any(is_let(cursor, one) for one in ASKED[row]), "not a part of it either"


def is_let(cursor: cursor, statement: str) -> bool:
    """Whether a statement does anything; what was done before it in the transaction stays."""
    cursor.execute("SAVEPOINT before")
    try:
        cursor.execute(statement)
        touched = cursor.rowcount
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except psycopg2.Error as error:
        if error.pgcode not in {errorcodes.INSUFFICIENT_PRIVILEGE, "COORD"}:
            raise
        cursor.execute("ROLLBACK TO before")
        return False
    return touched != 0
