"""The mapping as JSON, and what it makes together with the choices and the names."""

from __future__ import annotations

import json

import pytest

from seinajoki_coord.core.error import RecordsError
from seinajoki_coord.core.schema import AREA, WORK
from seinajoki_coord.exchange.mapping import Origin, complete, parse_mapping

SOURCES = ["nimi", "laji", "rakennus_alkaa", "hanke", "Päättyy"]


def test_a_text_is_a_field_and_an_object_says_more() -> None:
    given = {
        "work_type": {"field": "laji", "values": {"Vesi": "water_supply_and_sewer"}},
        "status": {"constant": "confirmed"},
        "setup_at": "rakennus_alkaa",
        "party": {"constant": "Seinäjoen Energia"},
        "project": None,
        "ends_at": "päättyy",
    }
    assert parse_mapping(json.dumps(given), WORK, SOURCES) == {
        "work_type": Origin("laji", None, {"vesi": "water_supply_and_sewer"}),
        "status": Origin(None, "confirmed"),
        "setup_at": Origin("rakennus_alkaa"),
        "party_id": Origin(None, "Seinäjoen Energia"),
        "project": None,
        "ends_at": Origin("Päättyy"),
    }


def test_an_empty_mapping_says_nothing() -> None:
    assert parse_mapping("  ", WORK, SOURCES) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[]", "must be a JSON object"),
        ('{"colour": "laji"}', "names a field colour"),
        ('{"id": "laji"}', "names a field id"),
        ('{"row_version": "laji"}', "names a field row_version"),
        ('{"status": "tila"}', "no field tila"),
        ('{"status": {"field": "tila"}}', "no field tila"),
        ('{"status": 3}', "must be a field name"),
        ('{"status": {}}', "must be a field name"),
        ('{"status": {"kenttä": "laji"}}', "must be a field name"),
        ('{"status": {"field": "laji", "values": []}}', "must be an object of words"),
        ('{"status": {"constant": ["a"]}}', "must be a text, a number"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(text: str, said: str) -> None:
    with pytest.raises(RecordsError, match=said):
        parse_mapping(text, WORK, SOURCES)


def test_choices_win_over_names_and_the_mapping_over_both() -> None:
    mapping = complete(WORK, SOURCES, {"title": "hanke"}, {"work_type": None, "ends_at": Origin(None, "1.6.2026")})
    assert mapping == {
        "title": Origin("hanke"),
        "ends_at": Origin(None, "1.6.2026"),
        "setup_at": Origin("rakennus_alkaa"),
    }


def test_a_choice_and_the_mapping_may_say_different_things_of_one_field() -> None:
    given = {"title": Origin(None, "Nimetön")}
    assert complete(WORK, SOURCES, {"title": "nimi"}, given)["title"] == Origin("nimi", "Nimetön")


def test_two_fields_for_one_are_refused() -> None:
    with pytest.raises(RecordsError, match="given twice"):
        complete(WORK, SOURCES, {"title": "nimi"}, {"title": Origin("hanke")})


def test_without_a_title_nothing_is_imported() -> None:
    with pytest.raises(RecordsError, match="looks like a title"):
        complete(AREA, ["a", "b"], {}, {})


def test_fields_that_serve_something_else_are_not_proposed() -> None:
    assert "project" not in complete(WORK, SOURCES, {}, {}, used=["hanke"])
