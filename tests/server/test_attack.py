"""People with a login who want more than they have: planted operators, leaky functions, errors that tell, plans that tell."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import psycopg2
import pytest

from .row import new_id, push, row, upsert

if TYPE_CHECKING:
    from psycopg2.extensions import cursor

    from tests.shared import Shared

SECRET = "Kahvila Salaisuus"  # noqa: S105


@pytest.fixture
def parties(database: Shared) -> tuple[str, str]:
    """Return two parties; anna's keeps a draft, a contact and a withdrawn work secret, mallory belongs to the other."""
    ours, theirs = database.add_party("Ours"), database.add_party("Theirs")
    database.add_login("anna", ours)
    database.add_login("mallory", theirs)
    withdrawn = new_id()
    push(
        database, "anna",
        upsert("work", new_id(), party_id=ours, status="draft", title=SECRET),
        upsert("work", withdrawn, party_id=ours, title=SECRET),
        upsert("contact", new_id(), party_id=ours, name=SECRET),
    )  # fmt: skip
    push(database, "anna", upsert("work", withdrawn, 1, party_id=ours, status="draft", title=SECRET))
    return ours, theirs


def answers(cursor: cursor, statement: str) -> list[str]:
    """Return what somebody gets to read of a statement: its rows or its error."""
    try:
        cursor.execute(statement)
    except psycopg2.Error as refused:
        return [f"{refused} {refused.diag.message_detail}"]
    return [str(one) for one in cursor.fetchall()] if cursor.description else []


def test_nothing_planted_runs_as_the_owner(database: Shared, parties: tuple[str, str]) -> None:
    # In old databases everybody may make things in public.
    database.fetch("GRANT CREATE ON SCHEMA public TO PUBLIC")
    with closing(database.connect("mallory")) as link, link.cursor() as cursor:
        cursor.execute("SET search_path = public, pg_temp, pg_catalog")
        cursor.execute("CREATE TABLE public.caught (who text)")
        cursor.execute("GRANT INSERT ON public.caught TO PUBLIC")
        body = "BEGIN INSERT INTO public.caught VALUES (current_user); RETURN {}; END"
        for types, result, value in (
            ("uuid, uuid", "boolean", "true"),
            ("text, text", "boolean", "true"),
            ("jsonb, jsonb", "boolean", "true"),
            ("bigint, bigint", "boolean", "true"),
        ):
            name = "trap_" + types.split(",")[0]
            cursor.execute(
                f"CREATE FUNCTION public.{name}({types}) RETURNS {result} LANGUAGE plpgsql AS $$ {body.format(value)} $$"
            )
            left, right = types.split(", ")
            cursor.execute(f"CREATE OPERATOR public.= (LEFTARG = {left}, RIGHTARG = {right}, FUNCTION = public.{name})")
        for name, types, result, value in (
            ("now", "", "timestamptz", "'2000-01-01'::timestamptz"),
            ("pg_has_role", "name, text, text", "boolean", "true"),
            ("jsonb_array_elements", "jsonb", "jsonb", "'{}'::jsonb"),
            ("to_char", "timestamp, text", "text", "'x'::text"),
        ):
            cursor.execute(
                f"CREATE FUNCTION public.{name}({types}) RETURNS {result} LANGUAGE plpgsql AS $$ {body.format(value)} $$"
            )
        cursor.execute("CREATE TEMP TABLE party_member (login name, party_id uuid)")
        cursor.execute("INSERT INTO pg_temp.party_member VALUES (session_user, %s)", (parties[0],))
        cursor.execute("SELECT coord.is_admin(), coord.my_party()::text")
        assert cursor.fetchone() == (False, parties[1])
        cursor.execute("SELECT coord.status()")
        cursor.execute("INSERT INTO coord.work (title, party_id) VALUES ('a', %s)", (parties[1],))
        cursor.execute("UPDATE coord.work SET title = 'b' WHERE party_id OPERATOR(pg_catalog.=) %s", (parties[1],))
        cursor.execute("SELECT count(*) FROM coord.pull_work")
        cursor.execute("SELECT coord.push(gen_random_uuid(), 2, jsonb_build_array(jsonb_build_object("
                       "'n', 1, 'table', 'work', 'id', gen_random_uuid(), 'op', 'upsert', 'row', %s::jsonb)))",
                       (psycopg2.extras.Json(row("work", party_id=parties[1])),))  # fmt: skip
    assert database.fetch("SELECT who FROM public.caught WHERE who <> 'mallory'") == []
    assert database.fetch("SELECT count(*) FROM coord.work WHERE party_id = %s", (parties[1],)) == [(2,)]


def test_every_function_that_runs_as_the_owner_is_closed(database: Shared) -> None:
    open_ones = (
        "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE pronamespace = 'coord'::regnamespace AND ("
        " prosecdef AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false)"
        " OR EXISTS (SELECT FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) a WHERE a.grantee = 0)"
        " OR pg_get_userbyid(proowner) <> 'coord_owner')"
    )
    assert database.fetch(open_ones) == []
    assert (
        database.fetch("SELECT rolname FROM pg_roles WHERE rolname ~ '^coord_' AND (rolcanlogin OR rolbypassrls)") == []
    )


def test_a_leaky_function_sees_only_what_its_caller_may_see(database: Shared, parties: tuple[str, str]) -> None:
    with closing(database.connect("mallory")) as link, link.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001"
            " AS $$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$"
        )
        for query in (
            "SELECT FROM coord.work WHERE pg_temp.leak(title)",
            "SELECT FROM coord.contact WHERE pg_temp.leak(name)",
            "SELECT FROM coord.pull_work WHERE pg_temp.leak(title)",
            "SELECT FROM coord.pull_contact WHERE pg_temp.leak(name)",
            'SELECT FROM coord.history WHERE pg_temp.leak("row"::text)',
            "DELETE FROM coord.work WHERE pg_temp.leak(title)",
        ):
            cursor.execute(query)
        assert SECRET not in "\n".join(link.notices)


def test_errors_and_plans_do_not_tell(database: Shared, parties: tuple[str, str]) -> None:
    database.fetch("ANALYZE coord.work, coord.contact, coord.history")
    ((draft,),) = database.fetch("SELECT id::text FROM coord.work LIMIT 1")
    told = []
    with closing(database.connect("mallory")) as link, link.cursor() as cursor:
        for statement in (
            f"INSERT INTO coord.work (id, title, party_id) VALUES ('{draft}', 'x', '{parties[1]}')",
            f"INSERT INTO coord.work (id, title, party_id) VALUES ('{draft}', 'x', '{parties[0]}')",
            f"UPDATE coord.work SET title = 'x' WHERE id = '{draft}'",
            "SELECT 1 / (title <> 'x')::int FROM coord.work",
            "SELECT title::int FROM coord.work",
            f"DELETE FROM coord.party WHERE id = '{parties[0]}'",
            "EXPLAIN (ANALYZE, VERBOSE) SELECT * FROM coord.work WHERE title > 'K'",
            "EXPLAIN (ANALYZE, VERBOSE) SELECT * FROM coord.pull_contact",
            "SELECT most_common_vals::text, histogram_bounds::text FROM pg_stats WHERE schemaname = 'coord'",
            "COPY coord.contact TO STDOUT",
        ):
            told += answers(cursor, statement)
    assert len(told) > 10
    assert SECRET not in "\n".join(told)


def test_a_push_tells_nothing_of_what_is_hidden(database: Shared, parties: tuple[str, str]) -> None:
    records = database.fetch(
        "SELECT 'work', id::text FROM coord.work UNION ALL SELECT 'contact', id::text FROM coord.contact"
    )
    for table, record in records:
        for base in (None, 1, 2):
            (answer,) = push(database, "mallory", upsert(table, record, base, party_id=parties[1]))
            assert answer["answer"] in {"denied", "gone"}
            assert "current" not in answer


def test_nobody_claims_to_be_somebody_else(database: Shared, parties: tuple[str, str]) -> None:
    with closing(database.connect("mallory")) as link, link.cursor() as cursor:
        for statement in (
            "SET ROLE coord_owner",
            "SET ROLE coord_admin",
            "SET SESSION AUTHORIZATION anna",
            "SET ROLE anna",
        ):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute(statement)
        cursor.execute("SET coord.reason = 'I am the king'")
        cursor.execute("SET row_security = off")
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute("SELECT title FROM coord.work")
