"""What an overlap says of itself, in three languages, and which one to look at first."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from seinajoki_coord.core import vocabulary as words
from seinajoki_coord.core.explain import explain, number_in, title_in
from seinajoki_coord.core.rank import rank, worst_impact
from seinajoki_coord.core.rule_field import LANGUAGES
from seinajoki_coord.core.rule_text import parse_rules
from seinajoki_coord.core.schedule import length_is_untold

from .test_rule_match import PRESETS, RULES

NOW = "2026-06-01T00:00"
OVERLAP: dict[str, Any] = {
    "first_kind": "work", "first_title": "Water main", "second_kind": "event", "second_title": "Provinssi", "outcome": "conflict", "severity": "high",
    "overlap_start": "2026-06-10T07:00", "overlap_end": "2026-06-10T16:00", "over_at": "2026-06-10T16:00", "hours": 9.0, "distance_m": 0.0,
    "area_m2": 692.4, "certainty": "certain", "share": None, "occurrences": 1,
}  # fmt: skip


def overlap(**values: object) -> dict[str, Any]:
    """Return a conflict of a working day, unless told otherwise."""
    return {**OVERLAP, **values}


def said(
    language: str = "en",
    sentence: str = "{first} meets {second}, {when} ({hours}): {ground}.",
    fields: dict[tuple[str, str], object] | None = None,
    *,
    at_least: bool = False,
    **values: object,
) -> str:
    """Return what is said of an overlap by a rule with this sentence."""
    rule = {
        "id": "a",
        "first": {},
        "outcome": "conflict",
        "severity": "low",
        "sentence": dict.fromkeys(LANGUAGES, sentence),
    }
    rules = parse_rules(json.dumps({"name": "a", "version": 1, "title": {"en": "A"}, "rules": [rule]}))
    return explain(
        rules.rules[0], overlap(**values), language, str,
        first_phases=["setup"], second_phases=["live", "teardown"], fields=fields or {}, at_least=at_least,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, "“Water main” meets “Provinssi”, 10.6.2026 07:00–16:00 (9 h): 692 m² of shared ground."),
        (
            {"overlap_end": "2026-06-12T16:00", "hours": 57.0, "area_m2": 8076.2},
            "“Water main” meets “Provinssi”, 10.6.2026 07:00 – 12.6.2026 16:00 (2.4 d): 8\u00a0076 m² of shared ground.",
        ),
        (
            {"overlap_end": None, "hours": None, "area_m2": 0.0, "occurrences": 99},
            "“Water main” meets “Provinssi”, from 10.6.2026 07:00, no end (open): the grounds touch.",
        ),
        (
            {"overlap_start": None, "area_m2": None, "distance_m": 4.26, "hours": None},
            "“Water main” meets “Provinssi”, until 10.6.2026 16:00 (open): 4.3 m apart.",
        ),
        (
            {"overlap_start": None, "overlap_end": None, "first_title": "  ", "second_title": "a\nb", "hours": None},
            "“(no title)” meets “a b”, all the time (open): 692 m² of shared ground.",
        ),
        (
            {"occurrences": 4, "certainty": "possible", "share": 0.204},
            "“Water main” meets “Provinssi”, 10.6.2026 07:00–16:00 (9 h): 692 m² of shared ground (4 times; possible: with "
            "20 % of the dates still open).",
        ),
        (
            {"certainty": "possible"},
            "“Water main” meets “Provinssi”, 10.6.2026 07:00–16:00 (9 h): 692 m² of shared ground (possible: the dates are "
            "not fixed).",
        ),
    ],
)  # fmt: skip
def test_the_sentence_says_what_when_how_long_how_far(values: dict[str, Any], told: str) -> None:
    assert said(**values) == told


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2027-06-07T07:00", "2027-06-30T00:00", "7.6.2027 07:00 – 29.6.2027 24:00"),
        ("2027-06-07T00:00", "2027-06-30T00:00", "7.6.2027 – 29.6.2027"),
        ("2027-06-07T00:00", "2027-06-08T00:00", "7.6.2027"),
        ("2027-06-07T07:00", "2027-06-08T00:00", "7.6.2027 07:00–24:00"),
        ("2027-06-07T00:00", "2027-06-07T16:00", "7.6.2027 00:00–16:00"),
        ("2027-06-07T00:00", "2027-06-07T00:00", "7.6.2027 00:00"),
        ("2027-02-28T22:00", "2027-03-01T00:00", "28.2.2027 22:00–24:00"),
        (None, "0001-01-01T00:00", "until 1.1.0001"),
        ("2027-06-07T00:00", None, "from 7.6.2027, no end"),
        (None, "2027-01-01T00:00", "until 31.12.2026"),
        (None, "2027-01-01T06:00", "until 1.1.2027 06:00"),
    ],
)
def test_an_end_at_midnight_is_said_of_the_day_that_it_ends(start: str | None, end: str | None, told: str) -> None:
    assert said(sentence="{when}.", overlap_start=start, overlap_end=end) == f"{told}."


def test_the_end_alone_is_said_of_the_day_that_it_ends_too() -> None:
    assert said(sentence="{from}/{until}.", overlap_start="2027-06-07T00:00", overlap_end="2027-06-30T00:00") == (
        "7.6.2027 00:00/29.6.2027 24:00."
    )


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2027-05-31T16:00", "2027-08-01T07:00", "first one until 31.5.2027 16:00, then the other from 1.8.2027 07:00"),
        ("2027-06-01T00:00", "2027-08-01T00:00", "first one until 31.5.2027, then the other from 1.8.2027"),
        ("2027-06-01T00:00", "2027-08-01T07:00", "first one until 31.5.2027 24:00, then the other from 1.8.2027 07:00"),
        ("2027-06-01T16:00", "2027-06-01T16:00", "changing over at 1.6.2027 16:00"),
        (None, None, "by turns all the time"),
    ],
)
def test_of_two_that_share_no_time_it_is_said_when_each_is_there(start: str | None, end: str | None, told: str) -> None:
    values = {"overlap_start": start, "overlap_end": end, "hours": 0.0, "occurrences": 0}
    assert said(sentence="{when}.", **values) == f"{told}."


def test_of_two_that_share_no_time_the_one_ends_and_the_other_begins() -> None:
    values = {"overlap_start": "2027-06-01T00:00", "overlap_end": "2027-08-01T00:00", "hours": 0.0, "occurrences": 0}
    assert said(sentence="{from}/{until}.", **values) == "31.5.2027 24:00/1.8.2027 00:00."


def test_a_share_is_said_to_be_the_least_where_the_length_is_not_told() -> None:
    told = {"certainty": "possible", "sentence": "{first}.", "at_least": True}
    assert said(**told, share=0.011) == "“Water main” (possible: with at least 1.1 % of the dates still open)."
    assert said(**told, share=1.0) == "“Water main” (possible: with 100 % of the dates still open)."
    assert said(**told) == "“Water main” (possible: the dates are not fixed)."


def test_the_length_is_told_by_the_duration_alone() -> None:
    assert length_is_untold("window", None)
    assert length_is_untold("window", "Mo-Fr 07:00-16:00")
    assert length_is_untold("window", "cannot be read")
    assert not length_is_untold("window", "DURATION:P3D")
    assert not length_is_untold("fixed", None)
    assert not length_is_untold(None, None)


def test_other_languages_have_their_quotes_and_commas() -> None:
    assert said("fi", area_m2=2.5).startswith("”Water main” meets ”Provinssi”")
    assert "2,5 m²" in said("sv", area_m2=2.5)
    assert said("C") == said("en")


def test_all_places_of_a_sentence_are_filled() -> None:
    every = "{phase_first}|{phase_second}|{from}|{until}|{times}|{metres}"
    assert said(sentence=every, distance_m=12.0) == (
        "set-up|while it goes on, clearing|10.6.2026 07:00|10.6.2026 16:00|1|12"
    )


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("expected_attendance", 28_000, "28\u00a0000"),
        ("lane_impact_length", 2.5, "2.5"),
        ("noise", "loud", "loud"),
        ("type", "public_meeting", "public meeting"),
        ("description", " in braces {first}\nand lines ", "in braces {first} and lines"),
        ("description", "word " * 100, f"{'word ' * 59}…"),
        ("description", "  ", "–"),
        ("expected_attendance", None, "–"),
        ("terms", "of an area, which no event has", "–"),
    ],
)
def test_what_a_field_of_a_side_holds_can_be_said(name: str, value: object, told: str) -> None:
    kind = "work" if name == "lane_impact_length" else "event"
    assert said(sentence=f"{{second_{name}}}.", fields={("second", name): value}, second_kind=kind) == f"{told}."


def test_fields_are_said_in_the_readers_language() -> None:
    fields: dict[tuple[str, str], object] = {("first", "lane_impact_length"): 2.5}
    assert said("fi", "{first_lane_impact_length} m.", fields) == "2,5 m."


@pytest.mark.parametrize(
    ("value", "english", "finnish"),
    [
        (2.5, "2.5", "2,5"), (2.0, "2", "2"), (0.04, "0", "0"), (9.96, "10", "10"), (23.5, "24", "24"),
        (1234.5, "1\u00a0234", "1\u00a0234"),
    ],
)  # fmt: skip
def test_a_number_has_a_decimal_only_where_it_is_small(value: float, english: str, finnish: str) -> None:
    assert [number_in(one, value) for one in ("en", "fi", "sv")] == [english, finnish, finnish]


@pytest.mark.parametrize(
    ("value", "decimals", "told"),
    [
        (23.5, 1, "23,5"),
        (0.25, 2, "0,25"),
        (0.3, 2, "0,3"),
        (1200.0, 2, "1\u00a0200"),
        (7.125, 3, "7,125"),
        (10.0, 0, "10"),
    ],
)
def test_a_number_has_the_decimals_that_are_wanted_where_they_say_something(
    value: float, decimals: int, told: str
) -> None:
    assert number_in("fi", value, decimals) == told


def test_a_record_without_a_title_is_called_so() -> None:
    assert [title_in(str.upper, one) for one in (None, "", " \n", " Dig\nhere ")] == ["(NO TITLE)"] * 3 + ["Dig here"]


@pytest.mark.parametrize(("preset", "language"), list(itertools.product(PRESETS, LANGUAGES)))
def test_every_rule_of_the_presets_makes_one_sentence(preset: str, language: str) -> None:
    for rule in parse_rules((RULES / f"{preset}.json").read_text(encoding="utf-8")).rules:
        for case in rule.verdicts:
            text = explain(rule, overlap(outcome=case.outcome, severity=case.severity), language, str)
            assert "Water main" in text
            assert "Provinssi" in text
            assert text.count(". ") == 0
            assert text.endswith(".")
            assert "{" not in text


def ranked(attendance: float | None = None, lane_impact: str | None = None, now: str = NOW, **values: object) -> float:
    """Return the rank of an overlap as of a day."""
    return rank(overlap(**values), attendance, lane_impact, now)


def test_the_rank_is_what_a_person_works_out_by_hand() -> None:
    assert ranked(hours=0.0, area_m2=0.0) == 50.0
    assert ranked(30_000, "both_directions_closed", hours=None, area_m2=10_000) == 100.0
    assert ranked(hours=0.0, area_m2=0.0, certainty="possible", share=0.5) == 37.5
    assert ranked(hours=0.0, area_m2=0.0, certainty="possible") == 25.0
    assert ranked(hours=0.0, area_m2=0.0, now="2026-06-11T00:00") == 5.0
    assert ranked(hours=0.0, area_m2=0.0, now="2026-04-20T00:00") == 45.0
    assert ranked(None, "one_lane", hours=0.0, area_m2=0.0, outcome="notice", severity="low") == 6.0


def test_a_worse_overlap_never_ranks_lower() -> None:
    steps: dict[str, list[dict[str, Any]]] = {
        "severity": [{"severity": one} for one in ("low", "medium", "high")],
        "outcome": [{"outcome": one} for one in ("notice", "opportunity", "conflict")],
        "hours": [{"hours": one} for one in (0.0, 2.0, 48.0, 700.0, 9000.0, None)],
        "area": [{"area_m2": one} for one in (None, 1.0, 50.0, 3000.0, 1e6)],
        "attendance": [{"attendance": one} for one in (None, 10, 800, 30_000, 200_000)],
        "traffic": [{"lane_impact": one} for one in (None, *words.LANE_IMPACTS)],
        "sure": [{"certainty": "possible", "share": one} for one in (None, 0.2, 0.9)] + [{"certainty": "certain"}],
        "soon": [{"now": one} for one in ("2024-01-01T00:00", "2025-07-01T00:00", "2026-01-01T00:00", "2026-04-01T00:00", NOW, "2026-06-10T00:00")],
    }  # fmt: skip
    for name, values in steps.items():
        ranks = [ranked(**one) for one in values]
        assert ranks == sorted(ranks), name
        assert len(set(ranks)) >= 3, name


def test_the_least_share_does_not_halve_the_rank() -> None:
    values = {"hours": 0.0, "area_m2": 0.0, "certainty": "possible"}
    assert rank(overlap(**values, share=0.01), None, None, NOW, at_least=True) == 50.0
    assert rank(overlap(**values, share=0.01), None, None, NOW) == 25.2
    assert rank(overlap(**values), None, None, NOW, at_least=True) == 25.0


def test_two_that_share_no_time_are_as_soon_as_the_later_one() -> None:
    paved = overlap(hours=0.0, area_m2=0.0, occurrences=0, overlap_start="2024-08-31T00:00")
    ranks = []
    for begins, over in (("2026-05-20T07:00", "2026-06-20T00:00"), ("2026-07-20T07:00", None), ("2029-06-01", None)):
        paved.update(overlap_end=begins, over_at=over)
        ranks.append(rank(paved, None, None, NOW))
    assert ranks == [50.0, 45.0, 30.0]
    paved.update(overlap_end="2026-05-01T00:00", over_at="2026-06-01T00:00")
    assert rank(paved, None, None, NOW) == 5.0
    assert rank(paved, None, None, "2026-05-31T00:00") == 50.0


def test_what_is_over_comes_last() -> None:
    assert ranked(30_000, "both_directions_closed", now="2026-07-01T00:00") < ranked(
        outcome="notice", severity="medium"
    )


def test_the_heavier_impact_counts() -> None:
    assert worst_impact(None, "one_lane") == "one_lane"
    assert worst_impact("several_lanes", "one_lane") == "several_lanes"
    assert worst_impact(None, None) is None
