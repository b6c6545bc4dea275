"""A check of the shared database says what the parties decided, wherever they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seinajoki_coord.core.error import DatabaseError
from seinajoki_coord.server.connection import plain_errors
from seinajoki_coord.server.register import checking, keep_register
from seinajoki_coord.workspace.register import Check

if TYPE_CHECKING:
    from tests.shared import Shared

_OVERLAP = """
    INSERT INTO coord.overlap (first_kind, first_id, second_kind, second_id, rule, outcome, severity, rank, fingerprint)
    VALUES ('work', %s, 'work', %s, 'work-work', 'conflict', 'high', 1, 'f') RETURNING id::text, first_id::text
"""
_WORK = """
    INSERT INTO coord.work (title, party_id, starts_at, ends_at, geom)
    VALUES ('Kaivanto', %s, '2026-06-01', '2026-06-02', ST_Multi(ST_MakeEnvelope(0, 0, 9, 9, 3877))) RETURNING id::text
"""
_DECIDED = """
    INSERT INTO coord.assessment (overlap_id, party_id, decision, decided_at, snoozed_until, fingerprint)
    VALUES (%s, %s, %s, %s, %s, 'f') RETURNING id
"""


def test_a_check_sums_up_what_was_decided(database: Shared) -> None:
    party = database.add_party("Vesi")
    boss = database.add_login("boss", None, "admin")
    works = [database.fetch(_WORK, (party,))[0][0] for _ in range(2)]
    ((overlap, _),) = database.fetch(_OVERLAP, works)
    database.fetch(_DECIDED, (overlap, party, "rejected", "2026-05-01 09:00", None))
    database.fetch(_DECIDED, (overlap, party, "snoozed", "2026-05-02 09:00", "2026-06-01 00:00"))

    def said_at(now: str) -> tuple[object, ...]:
        link = database.connect(boss)
        with checking(link) as read:
            # Nothing changed, so nothing is compared.
            keep_register(link, read.srid, Check("r", {}, set(), [], lambda _row: 1.0, now))
        link.close()
        return database.fetch("SELECT assessment, assessed_by FROM coord.overlap")[0]

    assert said_at("2026-05-31T23:59") == ("snoozed", "Vesi")
    assert said_at("2026-06-01T00:00") == ("open", None)


def test_an_editor_signs_an_overlap_with_what_was_decided_only(database: Shared) -> None:
    parties = [database.add_party(name) for name in ("Vesi, lämpö ja jäte", "Sähkö")]
    editor = database.add_login("editor", parties[0], "editor")
    works = [database.fetch(_WORK, (party,))[0][0] for party in parties]
    ((overlap, _),) = database.fetch(_OVERLAP, works)
    said: list[str] = []

    def is_let(assessment: str, by: str | None, note: str | None) -> bool:
        values = (assessment, by, note)
        update = "UPDATE coord.overlap SET assessment = %s, assessed_by = %s, note = %s RETURNING id"
        try:
            with plain_errors():
                return bool(database.fetch(update, values, login=editor))
        except DatabaseError as error:
            said.append(str(error))
            return False

    assert not is_let("open", "Sähkö", None)
    assert not is_let("open", None, "meille sopii")
    database.fetch(_DECIDED, (overlap, parties[0], "accepted", "2026-05-01 09:00", None))
    database.fetch("UPDATE coord.assessment SET note = 'öisin' RETURNING id")
    assert not is_let("accepted", "Vesi, lämpö ja jäte, Sähkö", None)
    assert not is_let("accepted", "Vesi, lämpö ja jäte", "päivisin")
    assert is_let("accepted", "Vesi, lämpö ja jäte", "öisin")
    assert is_let("reassess", "?", None)
    database.fetch(_DECIDED, (overlap, parties[1], "accepted", "2026-05-01 09:00", None))
    assert is_let("accepted", "Vesi, lämpö ja jäte, Sähkö", "öisin")
    assert is_let("open", None, None)
    assert set(said) == {"No party decided so; each decides for itself, under Decisions."}
