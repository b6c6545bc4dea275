"""Which sentence is said of an overlap: that of the rule or of a case, true of how the grounds lie."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seinajoki_coord.core.error import RuleError
from seinajoki_coord.core.explain import explain
from seinajoki_coord.core.rule import ANY, GROUNDS, NONE, SHARED
from seinajoki_coord.core.rule_field import LANGUAGES
from seinajoki_coord.core.rule_text import parse_rules

from .test_explain import overlap
from .test_rule_match import PRESETS, RULES
from .test_rule_text import text

if TYPE_CHECKING:
    from seinajoki_coord.core.rule import Rule

SAID_OF_ANY_GROUND = {
    "gipod-hindrance", "gipod-route", "exclusion-zone", "project-opportunity", "shared-trench", "trench-together", "venue-capacity",
    "venue-ground",
}  # fmt: skip
"""Rules whose sentence is true wherever the two lie, or that leave out all but one way."""


def _said_of(rule: Rule, ground: str, language: str) -> set[str]:
    """Return all that a rule may say of grounds that lie so."""
    found = set()
    for verdict in rule.verdicts:
        if ground in (verdict.grounds or GROUNDS):
            found |= {verdict.sentence[language]} if verdict.outcome != NONE else set()
            if not verdict.asks_for_records and verdict.certainty is None:
                break
    return found


@pytest.mark.parametrize(("preset", "language"), list(itertools.product(PRESETS, LANGUAGES)))
def test_what_lies_beside_the_other_is_not_said_to_be_on_the_same_ground(preset: str, language: str) -> None:
    for rule in parse_rules((RULES / f"{preset}.json").read_text(encoding="utf-8")).rules:
        shared, touching, apart = (_said_of(rule, one, language) for one in GROUNDS)
        if rule.id not in SAID_OF_ANY_GROUND:
            assert not shared & touching, rule.id
            assert not rule.has_radius or not shared & apart, rule.id


def test_the_sentence_is_that_of_the_case() -> None:
    rules = parse_rules((RULES / "seinajoki.json").read_text(encoding="utf-8"))
    rule = rules.rule("work-work")
    assert rule is not None
    beside = overlap(outcome="notice", severity="low", area_m2=0.0, second_kind="work")
    for language, told in (
        ("en", "“Water main” and “Provinssi” are side by side at the same time,"),
        ("fi", "”Water main” ja ”Provinssi” ovat vierekkäin samaan aikaan,"),
        ("sv", "”Water main” och ”Provinssi” är intill varandra samtidigt,"),
    ):
        assert explain(rule, beside, language, str).startswith(told)
    # A possible one on shared ground is a notice of the same weight.
    possible = {**beside, "area_m2": 5.0, "certainty": "possible"}
    assert explain(rule, possible, "fi", str).startswith(
        "”Water main” ja ”Provinssi” ovat samalla alueella samaan aikaan,"
    )


def test_rules_of_two_that_share_no_time_say_when_each_is_there() -> None:
    gap = {"overlap_start": "2026-06-10T16:00", "overlap_end": "2026-08-01T07:00", "hours": 0.0, "occurrences": 0}
    found = []
    for preset, language in itertools.product(PRESETS, LANGUAGES):
        for rule in parse_rules((RULES / f"{preset}.json").read_text(encoding="utf-8")).rules:
            if rule.time not in {SHARED, ANY}:
                found.append(rule.id)
                for verdict in rule.verdicts:
                    if verdict.outcome != NONE:
                        told = overlap(outcome=verdict.outcome, severity=verdict.severity, **gap)
                        text = explain(rule, told, language, str)
                        assert "10.6.2026 16:00" in text, rule.id
                        assert "1.8.2026 07:00" in text, rule.id
    assert sorted(set(found)) == ["other-time", "paved-street", "paved-too-soon", "shared-trench"]


def test_the_first_to_be_done_is_said_to_end_and_the_second_to_begin() -> None:
    rule = parse_rules((RULES / "seinajoki.json").read_text(encoding="utf-8")).rule("paved-too-soon")
    assert rule is not None
    gap = overlap(outcome="opportunity", overlap_end="2026-08-01T07:00", hours=0.0, occurrences=0)
    for language, told in (
        ("en", "“Water main” would be finished by 10.6.2026 07:00, before “Provinssi” digs the same ground up from 1.8.2026 07:00: "),
        ("fi", "”Water main” valmistuisi (10.6.2026 07:00) ennen kuin ”Provinssi” kaivaa saman alueen auki (1.8.2026 07:00 alkaen): "),
        ("sv", "”Water main” skulle bli färdigt (10.6.2026 07:00) innan ”Provinssi” gräver upp samma mark (från 1.8.2026 07:00): "),
    ):  # fmt: skip
        assert explain(rule, gap, language, str).startswith(told)


def test_two_that_take_turns_are_not_said_to_leave_the_time_between_free() -> None:
    rule = parse_rules((RULES / "clash-opportunity.json").read_text(encoding="utf-8")).rule("other-time")
    assert rule is not None
    turns = overlap(outcome="opportunity", severity="low", overlap_end="2026-06-26T15:00", hours=0.0, occurrences=0)
    for language, told in (("en", "at different times, "), ("fi", "eri aikaan, "), ("sv", "vid olika tider, ")):
        text = explain(rule, turns, language, str)
        assert f"{told}first one until 10.6.2026 07:00, then the other from 26.6.2026 15:00: " in text


def test_a_case_says_its_own_sentence_where_that_can_be_told_later() -> None:
    cases = [
        {"when": {"ground": ["touching"]}, "sentence": {"en": "{first} is beside {second_terms}"}},
        {"when": {"first": {"kinds": ["work"]}}, "severity": "high", "sentence": {"en": "A work"}},
        {"when": {"either": {"kinds": ["area"]}}},
    ]
    (rule,) = parse_rules(text(cases=cases, second={"kinds": ["area"]})).rules
    assert rule.sentence_for("conflict", "low", "touching", "certain")["en"] == "{first} is beside {second_terms}"
    assert rule.sentence_for("conflict", "low", "shared", "possible")["en"] == "{first}"
    assert rule.sentence_for("conflict", "high", "touching", "certain")["en"] == "A work"
    assert rule.sentence_for("notice", "high", "touching", "certain")["en"] == "{first}", "of rules that are others now"
    assert rule.fields == (("second", "terms"),)
    (rule,) = parse_rules(text(cases=[{"when": {"certainty": "possible"}, "sentence": {"en": "Perhaps"}}])).rules
    assert rule.sentence_for("conflict", "low", "shared", "possible")["en"] == "Perhaps"
    assert rule.sentence_for("conflict", "low", "shared", "certain")["en"] == "{first}"


@st.composite
def _cases(draw: st.DrawFn) -> list[dict[str, Any]]:
    out = []
    for _ in range(draw(st.integers(0, 4))):
        when: dict[str, Any] = {}
        if draw(st.booleans()):
            when["ground"] = draw(st.lists(st.sampled_from(GROUNDS), min_size=1, max_size=2, unique=True))
        if draw(st.integers(0, 3)) == 0:
            when["certainty"] = draw(st.sampled_from(["certain", "possible"]))
        if draw(st.booleans()):
            when["first"] = {"kinds": [draw(st.sampled_from(["work", "event"]))]}
        case: dict[str, Any] = {"when": when}
        for name, values in (("outcome", ["notice", "none"]), ("severity", ["high", "medium"])):
            if draw(st.booleans()):
                case[name] = draw(st.sampled_from(values))
        if draw(st.booleans()):
            case["sentence"] = {"en": draw(st.sampled_from(["one", "other"]))}
        out.append(case)
    return out


@settings(max_examples=400, deadline=None)
@given(cases=_cases())
def test_the_sentence_of_the_case_that_fits_is_told_by_what_the_register_keeps(cases: list[dict[str, Any]]) -> None:
    try:
        (rule,) = parse_rules(text(cases=cases, second={})).rules
    except RuleError as error:
        assert "says something else" in str(error)  # noqa: PT017 (others are accepted)
        return
    plain = {"when": {}, "outcome": "conflict", "severity": "low", "sentence": {"en": "{first}"}}
    for kind, ground, certainty in itertools.product(("work", "event", "area"), GROUNDS, ("certain", "possible")):
        fitting = next(
            {**plain, **case}
            for case in (*cases, plain)
            if ground in case["when"].get("ground", GROUNDS)
            and case["when"].get("certainty", certainty) == certainty
            and kind in case["when"].get("first", {"kinds": [kind]})["kinds"]
        )
        if fitting["outcome"] != "none":
            said = rule.sentence_for(fitting["outcome"], fitting["severity"], ground, certainty)
            assert said == fitting["sentence"], (kind, ground, certainty)
