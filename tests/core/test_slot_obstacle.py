"""What is in the way of a draft against the rules asked for each of its dates, one by one."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.rule import Filter
from seinajoki_coord.core.rule_text import parse_rules
from seinajoki_coord.core.slot_obstacle import Draft, asked_of, may_mean, obstacles, reach_of
from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import DAY, HOUR

from .record import tick
from .rule_oracle import FIELDS, UTC, Row, expected, record, subjects
from .test_rule_match import PRESETS, RULES, rows

BEGIN = datetime.fromisoformat("2026-11-26")
HOURS = 24 * 12
SENTENCE = {"en": "{first} {second}"}
LEADS = {
    "name": "leads", "version": 1, "title": {"en": "Leads"}, "source": "-",
    "rules": [
        {
            "id": "led", "first": {"kinds": ["work"]}, "second": {"kinds": ["work", "event"], "times": "occurrences"},
            "lead": {"hours": 30}, "lag": {"hours": 7}, "outcome": "conflict", "severity": "low", "sentence": SENTENCE,
        },
        {
            "id": "winter", "first": {"kinds": ["work"], "radius": 3}, "second": {"kinds": ["area", "work"]},
            "lag": {"hours": 13}, "valid": {"from": "12-01", "until": "04-15", "hours": "Mo-Fr; PH off"},
            "outcome": "conflict", "severity": "high", "sentence": SENTENCE,
        },
    ],
}  # fmt: skip


def texts(start: int, hours: int) -> dict[str, str]:
    """Return the dates of a draft that begins so many hours after the period."""
    at = BEGIN + timedelta(hours=start)
    return {"starts_at": at.isoformat()[:16], "ends_at": (at + timedelta(hours=hours)).isoformat()[:16]}


def in_the_way(rules: Row, others: list[Row], draft: Row) -> set[str]:
    """Return the ids of those that a dated draft conflicts with, told pair by pair."""
    found = [one for one in expected(rules, [*others, draft]) if one["outcome"] == "conflict"]
    ids = {
        side for one in found for side in (one["first"], one["second"]) if draft["id"] in (one["first"], one["second"])
    }
    return ids - {draft["id"]}


@pytest.mark.parametrize("preset", [*PRESETS, "leads"])
@settings(deadline=None, max_examples=12)
@given(others=rows(), kind=st.sampled_from(["work", "event"]), hours=st.sampled_from([1, 9, 50]))
def test_a_draft_is_free_just_when_its_record_would_be(preset: str, others: list[Row], kind: str, hours: int) -> None:
    text = json.dumps(LEADS) if preset == "leads" else (RULES / f"{preset}.json").read_text(encoding="utf-8")
    rules = json.loads(text)
    shifted = [moved_near(one) for one in others]
    draft: Row = record(kind, shapely.box(4, 0, 12, 8), id="draft", type="telecom" if kind == "work" else "market")
    ground: Any = np.empty(1, object)
    ground[0] = draft["ground"]
    begin = tick(BEGIN.isoformat()[:16])
    period = Windows(np.array([begin]), np.array([begin + HOURS * HOUR]))
    values = {name: draft[name] for name in FIELDS}
    found = obstacles(ShapelyKernel(), subjects(shifted), Draft(values, ground), parse_rules(text), period, UTC)
    ids = [shifted[row]["id"] for row in found.rows.tolist()]
    for start in range(0, HOURS - hours, 11):
        low, high = begin + start * HOUR, begin + (start + hours) * HOUR
        windows = found.busy.windows
        met = {ids[row] for row in found.busy.rows[(windows.starts < high) & (windows.ends > low)].tolist()}
        dated = {**draft, **texts(start, hours)}
        expected_ = in_the_way(rules, shifted, dated)
        assert met >= expected_, start
        # Where a time after something is forbidden, running into the thing itself is no way out.
        assert met - expected_ <= (set() if preset != "protected-street" else at_its_time(shifted, dated)), start


def at_its_time(others: list[Row], draft: Row) -> set[str]:
    """Return the ids of those that share time with a draft."""
    return {
        one["id"]
        for one in others
        if (one["starts_at"] or "") < draft["ends_at"]
        and draft["starts_at"] < (one["cleared_at"] or one["ends_at"] or "9")
    }


def moved_near(row: Row) -> Row:
    """Return a record whose dates lie around the period."""
    out = dict(row)
    for name in ("starts_at", "ends_at", "setup_at", "cleared_at"):
        if out.get(name):
            moment = datetime.fromisoformat(out[name])
            out[name] = (moment - timedelta(days=100 * (moment.year - 2026))).isoformat()[:16]
    return sorted_times(out)


def sorted_times(row: Row) -> Row:
    """Return the record with its times in order, which the move may have changed."""
    names = [name for name in ("setup_at", "starts_at", "ends_at", "cleared_at") if row.get(name)]
    for name, text in zip(names, sorted(row[name] for name in names)):
        row[name] = text
    return row


def test_a_record_is_not_in_its_own_way_and_a_heavier_conflict_weighs_more() -> None:
    ground: Any = np.empty(1, object)
    ground[0] = shapely.box(0, 0, 5, 5)
    others = [record("event", id="fair", type="fair"), record("work", id="pipe"), record("work", id="own")]
    text = (RULES / "shared-ground.json").read_text(encoding="utf-8")
    values = {name: record("work", id="own")[name] for name in FIELDS}
    begin = tick("2026-05-01")
    found = obstacles(
        ShapelyKernel(),
        subjects(others),
        Draft(values, ground, "own"),
        parse_rules(text),
        Windows(np.array([begin]), np.array([tick("2026-08-01")])),
        UTC,
    )
    assert [others[row]["id"] for row in found.rows.tolist()] == ["fair", "pipe"]
    assert found.weights.tolist() == [100.0, 10.0]
    assert found.busy.windows.starts.tolist() == [tick("2026-06-01")] * 2


def test_the_reach_of_a_rule_set_is_the_farthest_that_two_records_may_be_apart() -> None:
    assert reach_of(parse_rules((RULES / "gipod.json").read_text(encoding="utf-8"))) == 20.0


def test_only_records_that_a_rule_can_mean_are_asked_for() -> None:
    rules = parse_rules((RULES / "protected-street.json").read_text(encoding="utf-8"))
    pipe = {"kind": "work", "type": "gas", "status": "planned"}
    five_years = 60 * 31 * DAY
    asked = {(one.records.kinds, one.records.types): one for one in asked_of(rules, pipe)}
    assert asked[("work",), ("street_work",)].reach == (five_years, 0), "what was paved before, not what will be"
    assert asked[("work",), ()].guarantee
    assert asked[("area",), ("protected_street",)].reach == (0, 0)
    paving = {one.reach for one in asked_of(rules, {**pipe, "type": "street_work", "status": "in_progress"})}
    assert paving == {(five_years, 0), (0, five_years), (0, 0)}, "and it spoils what digs after it"
    assert asked_of(rules, {**pipe, "kind": "event", "type": "fair"}) == set(), "no rule concerns it"
    assert may_mean(Filter(("work",), (), ("planned",)), "work", None, "planned")
    assert not may_mean(Filter(("work",), ("gas",)), "work", None, "planned")
