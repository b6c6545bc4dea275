"""Decisions travel: each party's are seen by the other, two of the same minute are both kept, and the summary follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.core.assessment import Verdict, in_force
from seinajoki_coord.workspace.assessment import decide, read_register, summarise, withdraw
from seinajoki_coord.workspace.geopackage import writing

if TYPE_CHECKING:
    from .client import Client

OVERLAP = "0f0e0d0c-0000-4000-8000-000000000001"
SHOWN = {OVERLAP: "f"}
NOW = "2026-05-01T09:00"


@pytest.fixture
def crews(pair: tuple[Client, Client]) -> tuple[Client, Client]:
    """Return the files of two parties, synced, in each of which a check found the same overlap."""
    for one in pair:
        one.sync()
        with writing(one.workspace.path) as link:
            link.execute(
                "INSERT INTO overlap (id, first_kind, first_id, second_kind, second_id, rule, outcome, severity, fingerprint)"
                " VALUES (?1, 'work', ?1, 'event', ?1, 'work-event', 'conflict', 'high', 'f')",
                (OVERLAP,),
            )
    return pair


def party_of(one: Client) -> str:
    party = read_register(one.workspace).party_id
    assert party is not None
    return party


def said(one: Client) -> list[tuple[object, ...]]:
    return one.fetch("SELECT assessment, note FROM overlap")


def test_what_one_party_decides_the_other_sees_after_a_sync(crews: tuple[Client, Client]) -> None:
    water, events = crews
    assert party_of(water) != party_of(events)
    decide(water.workspace, SHOWN, Verdict(party_of(water), "accepted", NOW, note="at night"))
    decide(events.workspace, SHOWN, Verdict(party_of(events), "rejected", NOW, note="not in June"))
    for one in (water, events, water):
        assert not one.sync().refused
    for one in crews:
        latest = in_force(read_register(one.workspace).decisions)[OVERLAP]
        assert {key: (it.decision, it.decided_at, it.note) for key, it in latest.items()} == {
            party_of(water): ("accepted", NOW, "at night"),
            party_of(events): ("rejected", NOW, "not in June"),
        }
        with writing(one.workspace.path) as link:
            summarise(link, NOW)
        assert said(one) == [("rejected", "not in June")]


def test_what_is_taken_back_goes_from_the_other_too(crews: tuple[Client, Client]) -> None:
    water, events = crews
    made = decide(water.workspace, SHOWN, Verdict(party_of(water), "accepted", NOW))
    water.sync()
    events.sync()
    assert len(read_register(events.workspace).decisions) == 1
    withdraw(water.workspace, made, NOW)
    water.sync()
    events.sync()
    assert read_register(events.workspace).decisions == []


def test_nobody_decides_for_another_party(crews: tuple[Client, Client]) -> None:
    water, events = crews
    decide(water.workspace, SHOWN, Verdict(party_of(events), "accepted", NOW))
    assert len(water.sync().refused) == 1
    events.sync()
    assert read_register(events.workspace).decisions == []
