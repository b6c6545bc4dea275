"""The rules of a shared database: set by its administrators, taken over by every file that syncs, or left with a reason."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg2
import pytest
from psycopg2 import errorcodes

from seinajoki_coord.core.error import CoordError, DatabaseError, RuleError
from seinajoki_coord.layers.rule_set import read_rules
from seinajoki_coord.server.admin import problems
from seinajoki_coord.server.connection import connect
from seinajoki_coord.server.rule_set import share_rules, shared_rules
from seinajoki_coord.workspace.rule_set import (
    digest_of,
    keep_rules,
    kept_rules,
    preset_text,
    presets,
    replace_rules,
    understood,
)

from .client import Client, new_client
from .test_sync_crash import killed_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from psycopg2.extensions import connection

    from tests.shared import Shared

OWN = preset_text("gipod").replace('"metres": 5', '"metres": 7')
NO_RULES = (
    "Not a name",
    "../gipod",
    "/etc/passwd",
    "gipod.json",
    "{",
    "[]",
    "{}",
    '"gipod"',
    '{"name": "a", "version": 1, "title": {"en": "A"}}',
    '{"name": "a", "version": 1, "title": {"en": "A"}, "rules": {}}',
    '{"name": "a", "version": 1, "title": {"en": "A"}, "rules": [1]}',
    '{"name": "a", "version": 1, "title": {"en": "A"}, "rules": [{"id": "a"}]}',
    '{"name": "a", "version": "1", "title": {"en": "A"}, "rules": []}',
    '{"name": "\\u0000", "version": 1, "title": {"en": "A"}, "rules": []}',
    OWN.replace('"name": "gipod"', '"name": "\\ud800"'),
    OWN.replace('"name": "gipod"', f'"name": "{"å" * 140_000}"'),
    "[" * 100_000,
)
MISREAD = (
    "rules-of-tomorrow",
    '{"name": "a", "version": 1, "title": {"en": "A"}, "rules": [], "new": 1}',
    '{"name": "a", "version": 1, "title": {"en": "A"}, "rules": [], "new": ' + "[" * 3000 + "]" * 3000 + "}",
    OWN.replace('"conflict"', '"quarrel"'),
    OWN.replace('"kinds": ["work"', '"kinds": ["tunnel"'),
    OWN.replace("{second}", "{second:>9999999999}", 1),
)
"""What the database takes for rules and this version of the plugin does not."""


@pytest.fixture
def boss(database: Shared) -> Iterator[connection]:
    """Yield a connection of an administrator as the plugin makes it."""
    database.add_login("boss", None, "admin")
    with closing(connect(database.conninfo("boss"))) as link:
        yield link


def notes(client: Client) -> list[str]:
    """Sync and return what it says beside the records."""
    return [str(one) for one in client.sync().notes]


@pytest.mark.parametrize("rules", [*presets(), OWN])
def test_both_files_go_by_the_rules_of_their_database(
    pair: tuple[Client, Client], boss: connection, rules: str
) -> None:
    share_rules(boss, f"  {rules}\n")
    assert shared_rules(boss) == rules.strip()
    for one in pair:
        (note,) = notes(one)
        assert note == f"The rules of the workspace are new: “{understood(rules).name}”, as in the shared database."
        assert kept_rules(one.workspace) == rules.strip()
        assert read_rules("", one.workspace) == read_rules(rules) == read_rules("", boss)
        before = one.workspace.path.read_bytes()
        assert notes(one) == []
        assert one.workspace.path.read_bytes() == before


def test_a_file_keeps_its_own_rules_while_the_database_has_none(pair: tuple[Client, Client], boss: connection) -> None:
    water, events = pair
    keep_rules(water.workspace, OWN)
    keep_rules(events.workspace, "lead-lag")
    assert notes(water) == notes(events) == []
    assert (kept_rules(water.workspace), kept_rules(events.workspace)) == (OWN.strip(), "lead-lag")
    share_rules(boss, "gipod")
    share_rules(boss, "")
    assert notes(water) == []
    assert kept_rules(water.workspace) == OWN.strip()
    assert read_rules("", boss).name == "seinajoki"


def test_own_rules_that_are_replaced_stay_in_the_file(pair: tuple[Client, Client], boss: connection) -> None:
    water, _ = pair
    keep_rules(water.workspace, OWN)
    share_rules(boss, "gipod")
    assert len(notes(water)) == 1
    ((row,),) = water.fetch("SELECT row FROM gpkg_coord_lost WHERE table_name = 'workspace'")
    assert json.loads(row) == {"rule_set": OWN.strip()}
    replace_rules(water.workspace, "lead-lag")
    assert len(notes(water)) == 1, "who changes the file beside the plugin gets the rules of all again"
    assert water.fetch("SELECT count(*) FROM gpkg_coord_lost") == [(1,)], "the name of a preset is no loss"


def test_a_client_that_is_killed_has_the_old_rules_or_the_new_ones(
    pair: tuple[Client, Client], boss: connection
) -> None:
    water, _ = pair
    keep_rules(water.workspace, OWN)
    share_rules(boss, "gipod")
    seen, at = set(), 0
    while killed_at(water, at):
        lost = water.fetch("SELECT count(*) FROM gpkg_coord_lost")
        seen.add((kept_rules(water.workspace), *lost[0]))
        at += 1
    assert seen == {(OWN.strip(), 0), ("gipod", 1)}
    assert notes(water) == []


def test_a_new_file_gets_them_with_its_first_sync(
    pair: tuple[Client, Client], boss: connection, database: Shared, tmp_path: Path
) -> None:
    share_rules(boss, OWN)
    new = new_client(tmp_path, "new", database, "water", pair[0].party)
    assert len(notes(new)) == 1
    assert kept_rules(new.workspace) == OWN.strip()


def test_a_dry_run_tells_of_them_and_changes_nothing(pair: tuple[Client, Client], boss: connection) -> None:
    share_rules(boss, "gipod")
    (note,) = pair[0].sync(dry_run=True).notes
    assert "gipod" in str(note)
    assert kept_rules(pair[0].workspace) == ""


def test_a_file_keeps_its_rules_where_those_of_the_database_cannot_be_read(
    pair: tuple[Client, Client], boss: connection
) -> None:
    water, events = pair
    keep_rules(water.workspace, "lead-lag")
    for rules in MISREAD:
        share_rules(boss, rules)
        key = water.add("work", title="Pipe")
        (note,) = notes(water)
        assert note.startswith(
            "The rules of the shared database cannot be read, so the workspace keeps those that it has."
        )
        assert kept_rules(water.workspace) == "lead-lag"
        events.sync()
        assert key in events.keys("work"), "everything else is synced"
        with pytest.raises(RuleError):
            read_rules("", boss)
        (fault,) = problems(boss)
        assert str(fault).startswith("The rules by which all go cannot be read: ")
    share_rules(boss, "gipod")
    assert notes(water) == ["The rules of the workspace are new: “gipod”, as in the shared database."]


def test_what_is_plainly_no_rule_set_is_refused(database: Shared, boss: connection) -> None:
    share_rules(boss, "gipod")
    for rules in NO_RULES:
        with pytest.raises(DatabaseError, match="no rules that can be shared"):
            share_rules(boss, rules)
        with pytest.raises(psycopg2.errors.CheckViolation):
            # Not even a superuser puts it there by hand.
            database.fetch("UPDATE coord.meta SET rule_set = %s", (rules,))
    assert shared_rules(boss) == "gipod"


@pytest.mark.parametrize("role", ["public", "reader", "editor"])
def test_only_administrators_set_them_and_members_read_them(database: Shared, boss: connection, role: str) -> None:
    party = database.add_party("Water")
    database.add_login("member", None if role == "public" else party, role)
    share_rules(boss, "gipod")
    for statement in (
        "SELECT coord.set_rules('lead-lag')",
        "UPDATE coord.meta SET rule_set = 'lead-lag'",
        "INSERT INTO coord.meta (schema_version) VALUES (3)",
        "DELETE FROM coord.meta",
        "SET ROLE coord_owner",
    ):
        with pytest.raises(psycopg2.Error) as refused:
            database.fetch(statement, login="member")
        assert refused.value.pgcode == errorcodes.INSUFFICIENT_PRIVILEGE
    assert shared_rules(boss) == "gipod"
    link = database.connect("member")
    if role == "public":
        with pytest.raises(CoordError):
            shared_rules(link)
    else:
        assert shared_rules(link) == "gipod"
        assert database.fetch("SELECT coord.status() ->> 'rules'", login="member") == [(digest_of("gipod"),)]


def test_nobody_becomes_an_administrator_by_a_setting_or_a_planted_function(database: Shared) -> None:
    database.add_login("member", database.add_party("Water"), "editor")
    with pytest.raises(psycopg2.Error) as refused:
        database.fetch(
            "SET coord.reason = 'x'; SET search_path = pg_temp; CREATE FUNCTION pg_temp.is_admin() RETURNS boolean"
            " LANGUAGE sql AS 'SELECT true'; SELECT coord.set_rules('gipod')",
            login="member",
        )
    assert refused.value.pgcode == errorcodes.INSUFFICIENT_PRIVILEGE
    assert database.fetch("SELECT rule_set FROM coord.meta") == [(None,)]


def test_rules_that_somebody_else_changed_meanwhile_are_not_written_over(database: Shared, boss: connection) -> None:
    share_rules(boss, "gipod", digest_of(""))
    share_rules(boss, OWN, digest_of("gipod"))
    with pytest.raises(DatabaseError, match="Somebody else changed the rules"):
        share_rules(boss, "lead-lag", digest_of("gipod"))
    assert shared_rules(boss) == OWN.strip()
    share_rules(boss, OWN, digest_of("gipod"))
    share_rules(boss, "lead-lag", digest_of(OWN.strip()))
    assert shared_rules(boss) == "lead-lag", "who did not hear the answer may ask again"


def test_the_history_says_who_set_which_rules_and_when(database: Shared, boss: connection) -> None:
    for rules in ("gipod", "gipod", OWN, ""):
        share_rules(boss, rules)
    kept = database.fetch(
        "SELECT row_version, changed_by, operation, \"row\" ->> 'rule_set', changed_at IS NOT NULL FROM coord.history"
        " WHERE table_name = 'meta' AND id = (SELECT database_id FROM coord.meta) ORDER BY row_version"
    )
    assert kept == [
        (number, "boss", "update", rules, True) for number, rules in enumerate(("gipod", OWN.strip(), None), start=1)
    ]
    assert database.fetch("SELECT * FROM coord.check()", login="boss") == []


def test_a_sync_with_nothing_new_is_one_question_also_where_there_are_rules(
    pair: tuple[Client, Client], boss: connection, database: Shared
) -> None:
    share_rules(boss, OWN)
    water, _ = pair
    water.sync()
    asked: list[str] = []
    water.line = counting(database.conninfo("water"), asked)
    assert water.sync().notes == []
    assert asked == ["SELECT coord.status(%s::xid8)"]


def counting(conninfo: str, asked: list[str]) -> Callable[[], connection]:
    """Return a way to connect by which all that is asked is noted."""

    class Noting(psycopg2.extensions.cursor):
        def execute(self, query: str, values: object = None) -> None:
            asked.append(query)
            super().execute(query, values)

    def line() -> connection:
        link = connect(conninfo)
        link.cursor_factory = Noting
        return link

    return line
