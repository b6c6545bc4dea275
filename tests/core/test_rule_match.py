"""Rules on columns against rules told pair by pair, feature by feature and preset by preset."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from .rule_oracle import Row, expected, judged, record

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"
PRESETS = ("seinajoki", "gipod", "lead-lag", "clash-opportunity", "protected-street", "shared-ground")
SCHEDULES = [None, None, "FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=SA,MO", "FREQ=DAILY;COUNT=3"]
TYPES = {
    "work": ["street_work", "telecom", "water_supply_and_sewer", "network_connection"],
    "event": ["festival", "market"],
    "area": ["protected_street", "access_route", "plan", "venue"],
}


@st.composite
def rows(draw: st.DrawFn, most: int = 7) -> list[Row]:
    """Return records on a small grid, so that touching, meeting and missing all happen often."""
    return [draw(_rows(number)) for number in range(draw(st.integers(2, most)))]


@st.composite
def _rows(draw: st.DrawFn, number: int) -> Row:
    kind = draw(st.sampled_from(["work", "work", "event", "area"]))
    x, y, width = draw(st.integers(0, 5)) * 4, draw(st.integers(0, 2)) * 4, draw(st.integers(1, 3)) * 4
    # From autumn to spring, so that winters, months of different length and years apart all occur.
    start = draw(st.integers(0, 24 * 200)) if draw(st.booleans()) else draw(st.integers(0, 24 * 1500))
    length = draw(st.integers(1, 24 * 20))
    setup, clear = (
        draw(st.integers(0, 1)) * draw(st.integers(0, 60)),
        draw(st.integers(0, 1)) * draw(st.integers(0, 60)),
    )

    def moment(hours: int) -> str:
        return str(np.datetime64("2026-10-20T00:00") + np.timedelta64(hours, "h"))[:16]

    row = record(
        kind, shapely.box(x, y, x + width, y + 4), id=f"{kind}{number}", type=draw(st.sampled_from(TYPES[kind]))
    )
    row.update(starts_at=moment(start), ends_at=moment(start + length))
    if draw(st.integers(0, 9)) == 0:
        row[draw(st.sampled_from(["starts_at", "ends_at"]))] = None
    if kind == "area":
        if row["type"] == "venue":
            row.update(
                capacity=draw(st.sampled_from([None, 10, 4000])), bears_heavy_vehicles=draw(st.sampled_from([None, 0, 1])),
                terms=draw(st.sampled_from([None, "", "No fires."])),
            )  # fmt: skip
        return row
    row.update(
        setup_at=moment(start - setup) if setup and row["starts_at"] else None,
        cleared_at=moment(start + length + clear) if clear and row["ends_at"] else None,
        status=draw(st.sampled_from(["draft", "planned", "confirmed", "in_progress", "completed", "cancelled"])),
        party_id=draw(st.sampled_from([None, "A", "B"])),
        project=draw(st.sampled_from([None, None, "P"])),
        certainty=draw(st.sampled_from(["fixed", "fixed", "window"])),
    )
    if row["starts_at"] and row["ends_at"]:
        row["schedule"] = draw(st.sampled_from(SCHEDULES))
    if kind == "work":
        row.update(
            emergency=draw(st.integers(0, 1)), guarantee_days=draw(st.sampled_from([None, 30, 400])),
            lane_impact=draw(st.sampled_from(["none", "one_lane", "both_directions_closed"])),
        )  # fmt: skip
    else:
        row["expected_attendance"] = draw(st.sampled_from([None, 10, 5000]))
        row["venue_id"] = draw(st.sampled_from([None, None, "area0", "area1", "area2", "area3"]))
    return row


def rules(**parts: Any) -> Row:  # noqa: ANN401 (parts of a rule)
    """Return a rule set of one rule: works and events on the same ground, unless told otherwise."""
    rule = {"id": "one", "first": {"kinds": ["work", "event"]}, "outcome": "conflict", "severity": "low", **parts}
    return {"name": "test", "version": 1, "title": {"en": "Test"}, "rules": [{**rule, "sentence": {"en": "{first}"}}]}


def same(found: list[Row], wanted: list[Row], *, counts: bool = True) -> None:
    """Check that both say the same of the same pairs; how often open times count is for the calendar to say."""

    def key(row: Row) -> tuple[str, str, str]:
        return row["rule"], row["first"], row["second"]

    assert sorted(map(key, found)) == sorted(map(key, wanted))
    for one, other in zip(sorted(found, key=key), sorted(wanted, key=key)):
        hours = None if np.isnan(one["hours"]) else one["hours"]
        if hours is None and not counts:
            one["occurrences"] = other["occurrences"]
        assert {**one, "hours": hours} == other, key(one)


BOTH = {"kinds": ["work", "event"]}
FEATURES: dict[str, Row] = {
    "nothing special": {},
    "kinds": {"first": {"kinds": ["work"]}, "second": {"kinds": ["event"]}},
    "types and statuses": {"first": {"types": ["telecom"], "statuses": ["planned"]}, "second": {"types": ["festival"]}},
    "radius": {"first": {**BOTH, "radius": 3}},
    "radius by kind and attribute": {
        "first": {**BOTH, "radius": [
            {"kinds": ["work"], "where": {"lane_impact": {"not": ["none"]}}, "metres": 4},
            {"where": {"expected_attendance": {"min": 100}}, "metres": 2}, {"metres": 0},
        ]},
    },
    "lead and lag": {"lead": {"hours": 30}, "lag": {"days": 10}},
    "lead and lag of months": {"lead": {"months": 1}, "lag": {"hours": 5, "months": 2}},
    "phases": {"first": {"kinds": ["work"], "phases": ["guarantee", "setup"]}, "second": {"phases": ["live"]}},
    "occurrences on one side": {"first": BOTH, "second": {**BOTH, "times": "occurrences"}},
    "occurrences on both sides": {"first": {**BOTH, "times": "occurrences"}},
    "occurrences by attribute": {"first": {**BOTH, "times": [
        {"where": {"lane_impact": ["both_directions_closed"]}, "times": "whole"}, {"times": "occurrences"},
    ]}},
    "occurrences with lead": {"first": {**BOTH, "times": "occurrences"}, "lead": {"hours": 30}},
    "winter": {"valid": {"from": "12-01", "until": "04-15"}},
    "working days": {"valid": {"hours": "Mo-Fr; PH off"}, "first": {**BOTH, "times": "occurrences"}},
    "winter and working days": {"valid": {"from": "12-01", "until": "02-29", "hours": "Mo-Fr; PH off"}},
    "any time": {"time": "any"},
    "apart": {"time": "apart", "first": {**BOTH, "times": "occurrences"}},
    "an area at any time": {"first": {**BOTH, "radius": 8}, "second": {"kinds": ["area"], "radius": 8}, "time": "any"},
    "an opportunity apart": {"first": {**BOTH, "times": "occurrences"}, "second": {}, "time": "apart", "outcome": "opportunity"},
    "apart by months": {"time": {"apart_months": 2}},
    "apart in order": {"time": {"apart_months": 12, "order": "first_before_second"}},
    "within months": {"time": {"within_months": 2}, "first": {**BOTH, "radius": 1}},
    "exempt": {"exempt": ["same_project", "same_party"]},
    "exempt works": {"first": BOTH, "second": {"exempt": ["emergency"]}},
    "exempt leaks and connections": {"first": {"exempt": ["leak", "new_connection"]}},
    "inside areas": {"first": {**BOTH, "inside": ["plan", "access_route"]}},
    "cases": {
        "first": {"kinds": ["work"], "radius": 2}, "second": {"kinds": ["event", "work"]},
        "cases": [
            {"when": {"ground": ["apart"]}, "outcome": "opportunity"},
            {"when": {"certainty": "possible", "ground": ["touching"]}, "outcome": "notice"},
            {"when": {"first": {"where": {"emergency": [True]}}, "second": {"kinds": ["event"]}}, "severity": "medium"},
            {"when": {"either": {"types": ["telecom"]}}, "severity": "high"},
        ],
    },
    "cases with a sentence of their own": {
        "first": {"kinds": ["work"], "radius": 2}, "second": {"kinds": ["event", "work"]},
        "cases": [
            {"when": {"ground": ["touching"]}, "sentence": {"en": "{first} beside {second}"}},
            {"when": {"second": {"kinds": ["event"]}}, "outcome": "notice", "sentence": {"en": "{second_noise}"}},
            {"when": {"certainty": "possible", "ground": ["apart"]}, "sentence": {"en": "{first} perhaps near {second}"}},
            {"when": {"ground": ["shared"], "either": {"types": ["telecom"]}}, "severity": "high", "sentence": {"en": "{metres}"}},
        ],
    },
    "fields of both sides": {
        "first": {"kinds": ["work"], "radius": 8}, "second": {"kinds": ["event"]}, "time": "any",
        "compare": [{"first": "guarantee_days", "is": "below", "second": "expected_attendance"}],
    },
    "fields above and the same": {
        "first": {"kinds": ["work"], "radius": 8}, "second": {"kinds": ["work"]}, "time": "any",
        "compare": [
            {"first": "guarantee_days", "is": "above", "second": "guarantee_days"},
            {"first": "emergency", "is": "same", "second": "emergency"},
        ],
    },
    "one field of both": {
        "first": {**BOTH, "radius": 4}, "time": "any",
        "compare": [{"first": "party_id", "is": "different", "second": "party_id"}],
    },
    "both sides alike and one below the other": {
        "first": {**BOTH, "radius": 8}, "time": "any",
        "compare": [{"first": "guarantee_days", "is": "below", "second": "guarantee_days"}],
    },
    "cases by fields of both, and pairs left out": {
        "first": {"kinds": ["work"]}, "second": BOTH,
        "cases": [
            {"when": {"ground": ["touching"], "second": {"kinds": ["event"]}}, "outcome": "none"},
            {"when": {"compare": [{"first": "project", "is": "same", "second": "project"}]}, "outcome": "notice"},
            {"when": {"compare": [{"first": "guarantee_days", "is": "above", "second": "guarantee_days"}]}, "outcome": "none"},
            {"when": {"compare": [{"first": "type", "is": "different", "second": "type"}]}, "severity": "high"},
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize("feature", FEATURES)
@settings(max_examples=60, deadline=None)
@given(rows=rows())
def test_each_feature_as_told_pair_by_pair(feature: str, rows: list[Row]) -> None:
    wanted = rules(**FEATURES[feature])
    same(judged(json.dumps(wanted), rows), expected(wanted, rows), counts="valid" not in FEATURES[feature])


@pytest.mark.parametrize(
    ("one", "other", "same_", "different"),
    [
        ("P", "P", True, False),
        ("P ", "P", True, False),
        ("P", "p", False, True),
        (" ", " ", False, False),
        (None, "P", False, False),
    ],
)
def test_texts_are_compared_by_value_and_a_blank_one_fits_nothing(
    one: str | None, other: str | None, same_: bool, different: bool
) -> None:
    rows = [record(project=one), record(project=other)]
    for relation, fits in (("same", same_), ("different", different)):
        wanted = rules(compare=[{"first": "project", "is": relation, "second": "project"}])
        assert bool(judged(json.dumps(wanted), rows)) == bool(expected(wanted, rows)) == fits, relation


@pytest.mark.parametrize("preset", PRESETS)
@settings(max_examples=80, deadline=None)
@given(rows=rows(9))
def test_each_preset_as_told_pair_by_pair(preset: str, rows: list[Row]) -> None:
    text = (RULES / f"{preset}.json").read_text(encoding="utf-8")
    same(judged(text, rows), expected(json.loads(text), rows), counts=preset != "seinajoki")


@pytest.mark.parametrize("preset", PRESETS)
@settings(max_examples=40, deadline=None)
@given(rows=rows(8), data=st.data())
def test_only_what_changed_gives_the_pairs_that_it_is_in(preset: str, rows: list[Row], data: st.DataObject) -> None:
    text = (RULES / f"{preset}.json").read_text(encoding="utf-8")
    only = np.array(data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows))), bool)
    changed = {row["id"] for row, is_changed in zip(rows, only.tolist()) if is_changed}
    wanted = [row for row in judged(text, rows) if {row["first"], row["second"]} & changed]
    found = judged(text, rows, only)
    assert sorted(map(str, found)) == sorted(map(str, wanted))
