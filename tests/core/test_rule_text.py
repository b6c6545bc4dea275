"""Rule sets as text: the presets fit their schema, and what is wrong is refused with the place and what may stand there."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from seinajoki_coord.core.error import RuleError
from seinajoki_coord.core.rule import OCCURRENCES, WHOLE, Comparison, Reach
from seinajoki_coord.core.rule_field import LANGUAGES
from seinajoki_coord.core.rule_text import parse_rules
from seinajoki_coord.core.season import WINTER

from .test_rule_match import PRESETS, RULES

SCHEMA = json.loads((RULES / "schema.json").read_text(encoding="utf-8"))
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "unknown kind": ({"first": {"kinds": ["wrok"]}}, "rules[0].first.kinds[0]: “wrok” is none of work, event, area."),
    "unknown key": ({"sevrity": "low"}, "rules[0]: “sevrity” is not known here; there may be id, first,"),
    "no outcome": ({"outcome": None}, "rules[0].outcome: “None” is none of conflict, opportunity, notice."),
    "unknown type": ({"first": {"types": ["digging"]}}, "rules[0].first.types[0]: “digging” is none of street_work,"),
    "type of another kind": (
        {"first": {"kinds": ["work"], "types": ["festival"]}},
        "rules[0].first.types[0]: “festival” is none of street_work,",
    ),
    "limits that nothing fits": (
        {"first": {"where": {"expected_attendance": {"min": 10, "max": 5}}}},
        "rules[0].first.where.expected_attendance: min is above max, so nothing fits.",
    ),
    "unknown status": ({"first": {"statuses": ["done"]}}, "rules[0].first.statuses[0]: “done” is none of draft,"),
    "empty list": ({"first": {"kinds": []}}, "rules[0].first.kinds: the list is empty."),
    "no list": ({"first": {"kinds": "work"}}, "rules[0].first.kinds: there must be a list in brackets."),
    "no object": ({"first": "work"}, "rules[0].first: there must be an object in braces."),
    "field of another kind": (
        {"first": {"kinds": ["event"], "where": {"lane_impact": ["none"]}}},
        "rules[0].first.where: “lane_impact” is not known here; there may be id, title,",
    ),
    "value not in the field's list": (
        {"first": {"where": {"lane_impact": {"not": ["nothing"]}}}},
        "rules[0].first.where.lane_impact.not[0]: “nothing” is none of none, one_lane,",
    ),
    "limits of a text": (
        {"first": {"where": {"project": {"min": 3}}}},
        "rules[0].first.where.project: min and max go with a field that holds a number.",
    ),
    "limits beside what is not meant": (
        {"first": {"where": {"expected_attendance": {"not": [3], "min": 2}}}},
        "rules[0].first.where.expected_attendance: “min” is not known here; there may be not.",
    ),
    "no values": (
        {"first": {"where": {"emergency": []}}},
        "rules[0].first.where.emergency: the list is empty.",
    ),
    "truth as a number": (
        {"first": {"where": {"emergency": [1]}}},
        "rules[0].first.where.emergency[0]: there must be true or false.",
    ),
    "negative radius": ({"first": {"radius": -1}}, "rules[0].first.radius: “-1” is no number from 0 to 100000."),
    "radius as text": ({"first": {"radius": "10"}}, "rules[0].first.radius: “10” is no number from 0 to 100000."),
    "cases without an end": (
        {"first": {"radius": [{"kinds": ["work"], "metres": 3}]}},
        "rules[0].first.radius: the last case, and only that, must fit all records.",
    ),
    "cases after the end": (
        {"first": {"radius": [{"metres": 3}, {"metres": 4}]}},
        "rules[0].first.radius: the last case, and only that, must fit all records.",
    ),
    "case without a value": (
        {"first": {"radius": [{"kinds": ["work"]}]}},
        "rules[0].first.radius[0]: “metres” is missing.",
    ),
    "no such day": (
        {"valid": {"from": "02-30", "until": "04-15"}},
        "rules[0].valid.from: “02-30” is no day of the year",
    ),
    "half a season": ({"valid": {"from": "12-01"}}, "rules[0].valid: “from” and “until” go together."),
    "hours": (
        {"valid": {"hours": "Mo-Fx"}},
        "rules[0].valid.hours: “mo-fx” in “Mo-Fx” is not a day such as Mo, Tu or PH.",
    ),
    "time": ({"time": "later"}, "rules[0].time: “later” is none of shared, any, apart."),
    "two times": (
        {"time": {"apart_months": 1, "within_months": 2}},
        "rules[0].time: there must be apart_months, with order or without, or within_months.",
    ),
    "months of half": ({"lead": {"months": 1.5}}, "rules[0].lead.months: “1.5” is no number from 0 to 2400."),
    "exemption": ({"exempt": ["emergency"]}, "rules[0].exempt[0]: “emergency” is none of same_project, same_party."),
    "place in a sentence": (
        {"sentence": {"en": "{one} meets {second}"}},
        "rules[0].sentence.en: “{one}” is not known here; there may be {first}, {second},",
    ),
    "width": ({"sentence": {"en": "{first:>99}"}}, "rules[0].sentence.en: “{first:>99}” is not known here"),
    "place as a number": ({"sentence": {"en": "{hours:.1f}"}}, "rules[0].sentence.en: “{hours:.1f}” is not known here"),
    "place in a place": ({"sentence": {"en": "{first:{when}}"}}, "rules[0].sentence.en: “{first:{when}}” is not known"),
    "conversion": ({"sentence": {"en": "{first!z}"}}, "rules[0].sentence.en: “{first!z}” is not known here"),
    "sentence of a case": (
        {"cases": [{"when": {}, "sentence": {"en": "{frist}"}}]},
        "rules[0].cases[0].sentence.en: “{frist}” is not known here",
    ),
    "sentence that could not be told from another": (
        {"cases": [{"when": {"either": {"kinds": ["work"]}}, "sentence": {"en": "Works"}}]},
        "rules[0].cases[0]: a later case with the same outcome and severity says something else,",
    ),
    "brace": ({"sentence": {"en": "{first"}}, "rules[0].sentence.en: a brace is not closed."),
    "field in a sentence that the side lacks": (
        {"first": {"kinds": ["work"]}, "sentence": {"en": "{first_capacity}"}},
        "rules[0].sentence.en: “{first_capacity}” is not known here; there may be {first}, {second},",
    ),
    "truth in a sentence": (
        {"sentence": {"en": "{first_emergency}"}},
        "rules[0].sentence.en: “{first_emergency}” is not known here;",
    ),
    "moment in a sentence": (
        {"sentence": {"en": "{first_setup_at}"}},
        "rules[0].sentence.en: “{first_setup_at}” is not known here;",
    ),
    "compared with a field that its side lacks": (
        {"second": {"kinds": ["event"]}, "compare": [{"first": "capacity", "is": "below", "second": "capacity"}]},
        "rules[0].compare[0].second: “capacity” is none of id, title,",
    ),
    "compared how": (
        {"compare": [{"first": "capacity", "is": "<", "second": "capacity"}]},
        "rules[0].compare[0].is: “<” is none of below, above, same, different.",
    ),
    "compared with nothing": (
        {"compare": [{"first": "capacity", "is": "same"}]},
        "rules[0].compare[0]: “second” is missing.",
    ),
    "nothing compared": ({"compare": []}, "rules[0].compare: the list is empty."),
    "text below a number": (
        {"compare": [{"first": "terms", "is": "below", "second": "capacity"}]},
        "rules[0].compare[0]: below and above go with two fields that hold numbers.",
    ),
    "text that is a number": (
        {"cases": [{"when": {"compare": [{"first": "terms", "is": "same", "second": "capacity"}]}}]},
        "rules[0].cases[0].when.compare[0]: “terms” and “capacity” hold values of different types.",
    ),
    "case that asks which of two that are alike": (
        {"cases": [{"when": {"compare": [{"first": "capacity", "is": "above", "second": "capacity"}]}}]},
        "rules[0].cases: both sides are alike, so a case may only ask whether one field is the same or different.",
    ),
    "nothing as the outcome of a rule": (
        {"outcome": "none"},
        "rules[0].outcome: “none” is none of conflict, opportunity,",
    ),
    "no English": ({"sentence": {"fi": "Näin"}}, "rules[0].sentence: “en” is missing."),
    "no id": ({"id": " "}, "rules[0].id: there must be a text."),
}


def text(**parts: Any) -> str:  # noqa: ANN401 (parts of a rule)
    """Return a rule set of one rule as text."""
    rule = {"id": "one", "first": {}, "outcome": "conflict", "severity": "low", "sentence": {"en": "{first}"}, **parts}
    return json.dumps({"name": "test", "version": 1, "title": {"en": "Test"}, "rules": [rule]})


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_fit_the_schema_and_speak_three_languages(preset: str) -> None:
    content = json.loads((RULES / f"{preset}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(content)
    rules = parse_rules(json.dumps(content))
    assert rules.name == preset
    assert rules.rules
    assert content["source"]
    assert set(rules.title) == set(LANGUAGES)
    assert all(set(case.sentence) == set(LANGUAGES) for one in rules.rules for case in one.verdicts)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert {path.stem for path in RULES.glob("*.json")} >= {*PRESETS, "schema"}


def test_the_rule_in_the_docs_is_one() -> None:
    page = (RULES.parents[1] / "docs" / "rules.md").read_text(encoding="utf-8")
    rule = json.loads(page.split("```json")[1].split("```")[0])
    jsonschema.Draft202012Validator(SCHEMA).validate({**json.loads(text()), "rules": [rule]})
    assert parse_rules(text(**rule)).rules[0].id == "work-event"


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named_with_its_place(case: str) -> None:
    parts, words = WRONG[case]
    with pytest.raises(RuleError) as caught:
        parse_rules(text(**parts))
    assert str(caught.value).startswith(words)


LET_THROUGH_BY_THE_SCHEMA = {
    "field of another kind", "value not in the field's list", "limits of a text", "truth as a number", "no such day", "hours",
    "cases without an end", "cases after the end", "place in a sentence", "width", "brace", "months of half", "no id", "negative radius",
    "place as a number", "place in a place", "conversion", "sentence of a case", "sentence that could not be told from another",
    "field in a sentence that the side lacks", "truth in a sentence", "moment in a sentence", "compared with a field that its side lacks",
    "text below a number", "text that is a number", "case that asks which of two that are alike", "type of another kind",
    "limits that nothing fits",
}  # fmt: skip


@pytest.mark.parametrize("case", sorted(WRONG.keys() - LET_THROUGH_BY_THE_SCHEMA))
def test_the_schema_refuses_as_well_what_a_schema_can(case: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(text(**WRONG[case][0])))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "The text is not JSON: line 1, column 2."),
        ("[]", "{ }: there must be an object in braces."),
        pytest.param("[" * 100_000, "The text is nested too deeply", id="deep"),
        ('["\\ud800"]', "The text is nested too deeply, or holds a number or a character that cannot be read."),
        ('{"name": "a"}', "{ }: “version” is missing."),
        ('{"name": "a", "version": 0, "title": {"en": "A"}, "rules": []}', "version: “0” is no number from 1"),
        ('{"name": "a", "version": 1, "title": {"en": "A"}, "rules": []}', "rules: the list is empty."),
        ('{"name": "a", "version": 1, "title": {"en": "A"}, "rules": {}}', "rules: there must be a list in brackets."),
        (
            '{"name": "a", "version": 1, "title": {"en": "A"}, "source": [], "rules": []}',
            "source: there must be a text.",
        ),
        pytest.param('{"version": 1' + "0" * 5000 + "}", "The text is nested too deeply, or holds a", id="long"),
        ('{"name": "a", "name": "b"}', "“name” stands twice in the same braces; leave one of them out."),
        (text().replace('"low"', '"low", "outcome": "notice"'), "“outcome” stands twice in the same braces;"),
    ],
)
def test_what_is_no_rule_set_at_all_is_refused(content: str, words: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse_rules(content)
    assert str(caught.value).startswith(words)


def test_the_same_id_twice_is_refused() -> None:
    content = json.loads(text())
    content["rules"] *= 2
    with pytest.raises(RuleError, match=r"rules\[1\].id: “one” stands there twice."):
        parse_rules(json.dumps(content))


def test_everything_a_rule_can_say_is_understood() -> None:
    (rule,) = parse_rules(
        text(
            first={"kinds": ["work"], "times": [{"where": {"emergency": [True]}, "times": "whole"}, {"times": "occurrences"}]},
            second={"inside": ["plan"], "radius": 4, "phases": ["guarantee"], "exempt": ["leak"]},
            lead={"days": 2, "hours": 1}, lag={"months": 6}, time={"apart_months": 3, "order": "first_before_second"},
            valid={"from": "12-01", "until": "04-15", "hours": "Mo-Fr; PH off"}, exempt=["same_party"],
            compare=[{"first": "guarantee_days", "is": "above", "second": "capacity"}],
            cases=[{"when": {"compare": [{"first": "project", "is": "same", "second": "project"}]}, "outcome": "none"}],
            sentence={"en": "{first} {second_terms}"},
        )
    ).rules  # fmt: skip
    assert rule.first.times.values == [OCCURRENCES, WHOLE]
    assert (rule.second.inside, rule.second.radius.otherwise, rule.second.phases) == (("plan",), 4.0, ("guarantee",))
    assert (rule.lead, rule.lag, rule.within, rule.ordered) == (Reach(49.0), Reach(0.0, 6), Reach(0.0, 3), True)
    assert rule.compare == (Comparison("guarantee_days", "above", "capacity"),)
    assert [one.outcome for one in rule.verdicts] == ["none", "conflict"]
    assert rule.fields == (
        ("first", "guarantee_days"), ("first", "project"), ("second", "capacity"), ("second", "project"),
        ("second", "terms"),
    )  # fmt: skip
    assert rule.season == WINTER
    assert rule.hours is not None
    assert not rule.is_symmetric


def test_a_change_of_anything_changes_the_digest() -> None:
    one = parse_rules(text())
    assert one.digest == parse_rules(json.dumps(json.loads(text()), indent=3)).digest, "but not how it is written"
    assert one.digest != parse_rules(text(severity="high")).digest
    assert one.rule("one") is one.rules[0]
    assert one.rule("two") is None
