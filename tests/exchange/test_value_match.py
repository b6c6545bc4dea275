"""Words and numbers of a source as codes and values."""

from __future__ import annotations

import pytest

from seinajoki_coord.core.schema import EVENT, WORK
from seinajoki_coord.exchange.value_match import _SYNONYMS, Vocabulary, read_boolean
from seinajoki_coord.exchange.word import clean_text, fold, read_number


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("confirmed", "confirmed"), ("Confirmed", "confirmed"), ("IN PROGRESS", "in_progress"), ("käynnissä", "in_progress"),
        ("KAYNNISSA", "in_progress"), ("pågår", "in_progress"), ("Peruttu", "cancelled"), ("inställd", "cancelled"),
        (" suunniteltu ", "planned"), ("nonsense", None), (None, None), ("", None), (3, None),
    ],
)  # fmt: skip
def test_a_status_is_known_by_its_code_and_its_words(word: object, code: str | None) -> None:
    assert Vocabulary(WORK.field("status")).code(word) == code


def test_translated_words_come_from_outside() -> None:
    vocabulary = Vocabulary(WORK.field("work_type"), {"Vesi- ja viemärityö": "water_supply_and_sewer"})
    assert vocabulary.code("vesi ja viemärityö") == "water_supply_and_sewer"


def test_every_synonym_stands_for_a_code_of_its_field() -> None:
    for name, words in _SYNONYMS.items():
        table = WORK if any(field.name == name for field in WORK.fields) else EVENT
        if name != "area_type":
            assert set(words.values()) <= set(table.field(name).values or {})


@pytest.mark.parametrize(
    ("value", "truth"),
    [
        (True, 1), (1, 1), (1.0, 1), ("Kyllä", 1), ("ja", 1), ("yes", 1), ("T", 1), (False, 0), (0, 0), ("Ei", 0), ("nej", 0),
        ("FALSE", 0), ("maybe", None), (None, None), (2, None),
    ],
)  # fmt: skip
def test_yes_and_no_are_understood_in_three_languages(value: object, truth: int | None) -> None:
    assert read_boolean(value) == truth


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("1 200", 1200.0), ("1\u00a0200,5", 1200.5), ("12,5", 12.5), ("-3", -3.0), (7, 7.0), ("1e3", 1000.0), ("12 m", None),
        ("", None), ("nan", None), (float("inf"), None), ("1e999", None), ("12 5", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_finns_write_them(value: object, number: float | None) -> None:
    assert read_number(value) == number


@pytest.mark.parametrize(
    ("value", "text"),
    [(12.0, "12"), (12.5, "12.5"), (10**16, "10000000000000000"), ("  a ", "a"), ("  ", None), (None, None), ("a\0b", "ab"),
     (float("nan"), None), ("\ud800x", "?x")],
)  # fmt: skip
def test_texts_are_cleaned(value: object, text: str | None) -> None:
    assert clean_text(value) == text


def test_folding_forgets_case_diacritics_and_blanks() -> None:
    assert fold("Päättyy_PVM") == fold("paattyy pvm") == "paattyypvm"
