"""All who hold the same records find the same overlaps, whatever the order of the rows: a decision made in one place counts in all."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.core.assessment import Verdict
from seinajoki_coord.workspace.assessment import decide, read_register
from tests.processing.layer import square
from tests.processing.overlaps import run
from tests.processing.town import add, check, rows, shown
from tests.saved_connection import saved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.shared import Shared

    from .client import Client

pytestmark = pytest.mark.usefixtures("provider")
SAID = (
    "id, first_id, second_id, first_title, second_title, rule, outcome, severity, hours, area_m2, distance_m, explanation,"
    " rank, over_at, fingerprint"
)
SIDE = 100.0004
"""Metres, off the grid of millimetres on which the server keeps ground: it makes a tenth of a square metre."""
SOME_DAY = {"starts_at": "2150-06-01T08:00", "ends_at": "2150-06-30T16:00"}
NOW = "2026-05-01T09:00"


@pytest.fixture
def crews(pair: tuple[Client, Client]) -> tuple[Client, Client]:
    """Return the files of two parties, synced, each with its own records before those of the other, checked."""
    first, second = pair
    for one, numbers in ((first, (4, 2)), (second, (3, 1))):
        party = read_register(one.workspace).party_id
        for number in numbers:
            key = str(uuid.UUID(int=number))
            add(one.workspace.path, "work", f"W{number}", square(0, 0, SIDE), id=key, party_id=party, **SOME_DAY)
    for one in (first, second, first):
        assert not one.sync().refused
    assert titles(first) == ["W4", "W2", *titles(first)[2:]]
    assert titles(second) == ["W3", "W1", *titles(second)[2:]]
    for one in pair:
        check(one.workspace.path)
    return pair


@pytest.fixture
def town(crews: tuple[Client, Client], database: Shared) -> Iterator[str]:
    """Yield the name of a connection to their database, checked."""
    del crews
    with saved("yhteinen", database.conninfo()) as name:
        run("check_workspace", {"WORKSPACE": name})
        yield name


def titles(one: Client) -> list[str]:
    return [title for (title,) in one.fetch("SELECT title FROM work ORDER BY fid")]


def test_the_same_is_said_in_every_file_and_on_the_server(
    crews: tuple[Client, Client], town: str, database: Shared
) -> None:
    del town
    one, other = (rows(crew.workspace.path, f"SELECT {SAID} FROM overlap ORDER BY id") for crew in crews)
    texts = SAID.replace("id, first_id, second_id", "id::text, first_id::text, second_id::text").replace(
        "over_at", "to_char(over_at, 'YYYY-MM-DD\"T\"HH24:MI')"
    )
    shared = database.fetch(f"SELECT {texts} FROM coord.overlap ORDER BY id")
    assert len(one) == 6
    assert one == other == shared


def test_a_decision_from_a_file_stands_in_the_others_and_on_the_server(
    crews: tuple[Client, Client], town: str, database: Shared
) -> None:
    first, second = crews
    party = read_register(first.workspace).party_id
    assert party is not None
    decide(first.workspace, shown(first.workspace.path), Verdict(party, "accepted", NOW))
    for one in (first, second):
        assert not one.sync().refused
    check(second.workspace.path)
    run("check_workspace", {"WORKSPACE": town})
    assert second.fetch("SELECT DISTINCT assessment FROM overlap") == [("accepted",)]
    assert database.fetch("SELECT DISTINCT assessment FROM coord.overlap") == [("accepted",)]


def test_a_decision_straight_on_the_server_stands_in_every_file(
    crews: tuple[Client, Client], town: str, database: Shared
) -> None:
    del town
    party = read_register(crews[0].workspace).party_id
    database.fetch(
        "INSERT INTO coord.assessment (overlap_id, party_id, decision, decided_at, fingerprint)"
        " SELECT id, %s, 'resolved', %s, fingerprint FROM coord.overlap RETURNING id",
        (party, NOW),
    )
    for one in crews:
        assert not one.sync().refused
        check(one.workspace.path)
        assert one.fetch("SELECT DISTINCT assessment FROM overlap") == [("resolved",)]
