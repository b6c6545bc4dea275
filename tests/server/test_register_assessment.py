"""A check of the shared database says what the parties decided, wherever they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
