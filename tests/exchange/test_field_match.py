"""Fields proposed by name."""

from __future__ import annotations

import pytest

from seinajoki_coord.core.schema import AREA, EVENT, WORK, Table
from seinajoki_coord.exchange.field_match import SYNONYMS, importable, propose


def test_finnish_names_are_found() -> None:
    found = propose(WORK, ["Tunnus", "Työn nimi", "Kohde", "Laji", "Tila", "Alkaa", "PÄÄTTYY", "Tilaaja", "Lisätiedot"])
    assert found == {
        "title": "Kohde", "work_type": "Laji", "status": "Tila", "party_id": "Tilaaja", "starts_at": "Alkaa",
        "ends_at": "PÄÄTTYY", "description": "Lisätiedot", "source_id": "Tunnus",
    }  # fmt: skip


def test_swedish_names_are_found() -> None:
    found = propose(EVENT, ["namn", "börjar", "slutar", "arrangör", "besökare", "buller", "plats"])
    assert found == {
        "title": "namn", "starts_at": "börjar", "ends_at": "slutar", "party_id": "arrangör", "expected_attendance": "besökare",
        "noise": "buller", "venue_id": "plats",
    }  # fmt: skip


def test_english_names_and_aliases_are_found() -> None:
    found = propose(AREA, ["Name", "Type of area", "Valid from", "valid_to", "Capacity (people)"])
    assert found == {
        "name": "Name", "area_type": "Type of area", "valid_from": "Valid from", "valid_to": "valid_to",
        "capacity": "Capacity (people)",
    }  # fmt: skip


@pytest.mark.parametrize("table", [WORK, EVENT, AREA], ids=lambda table: table.name)
def test_the_schemas_own_names_are_found(table: Table) -> None:
    names = list(importable(table))
    assert propose(table, names) == {name: name for name in names}
    assert propose(table, [name.upper() for name in names]) == {name: name.upper() for name in names}


@pytest.mark.parametrize("table", [WORK, EVENT, AREA], ids=lambda table: table.name)
def test_the_schemas_own_names_are_found_when_a_shapefile_cut_them(table: Table) -> None:
    cut: dict[str, str] = {}
    for name in importable(table):
        short = name[:10] if name[:10] not in cut.values() else f"{name[:8]}_1"
        cut[name] = short
    assert propose(table, list(cut.values())) == cut


def test_cut_finnish_names_are_found() -> None:
    # GDAL cuts to ten bytes; ä takes two of them.
    found = propose(WORK, ["alkamispä", "päättymi", "rakennutta", "haitan_pit", "lupanumero"])
    assert found == {
        "party_id": "rakennutta", "starts_at": "alkamispä", "ends_at": "päättymi", "permit_ref": "lupanumero",
        "lane_impact_length": "haitan_pit",
    }  # fmt: skip


def test_a_field_is_used_once_and_taken_ones_are_left_alone() -> None:
    assert propose(WORK, ["nimi", "title"]) == {"title": "title"}
    assert propose(WORK, ["nimi", "title"], taken={"title"}) == {}
    assert propose(WORK, ["nimi", "alku"], taken={"nimi"}) == {"starts_at": "alku"}


def test_more_words_may_be_given() -> None:
    assert propose(WORK, ["Kuka"], words={"party_id": ["Kuka"]}) == {"party_id": "Kuka"}


def test_every_importable_field_has_synonyms_in_other_languages() -> None:
    for table in (WORK, EVENT, AREA):
        assert set(importable(table)) <= set(SYNONYMS)
