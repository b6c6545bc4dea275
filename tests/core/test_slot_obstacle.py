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
from seinajoki_coord.core.rule_judge import judge_pairs
from seinajoki_coord.core.rule_text import parse_rules
from seinajoki_coord.core.slot_draft import Draft
from seinajoki_coord.core.slot_obstacle import Obstacles, asked_of, farthest, may_mean, obstacles, reach_of
from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import DAY, HOUR, Zone

from .clock import zone
from .record import tick
from .rule_oracle import FIELDS, UTC, Row, expected, record, subjects
from .test_rule_match import PRESETS, RULES, rows

BEGIN = datetime.fromisoformat("2026-11-26")
HOURS = 24 * 12
HELSINKI = zone("Europe/Helsinki")
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


def dated(draft: Row, begin: datetime, hours: int) -> Row:
    """Return a draft with its times when it begins at a moment, its set-up and its clearing inside its length."""
    ends = begin + timedelta(hours=hours)
    live, over = begin + timedelta(hours=draft["setup"]), ends - timedelta(hours=draft["clear"])
    moments = {"setup_at": begin, "starts_at": live, "ends_at": over, "cleared_at": ends}
    return {**draft, **{name: moment.isoformat()[:16] for name, moment in moments.items()}}


def a_draft(kind: str = "work", **values: object) -> Row:
    """Return something to be dated; ``setup`` and ``clear`` are hours."""
    type_ = "telecom" if kind == "work" else "market"
    return {"setup": 0, "clear": 0, **record(kind, shapely.box(4, 0, 12, 8), id="draft", type=type_), **values}


def found_for(
    text: str, others: list[Row], draft: Row, begin: datetime, days: int, hours: int, where: Zone
) -> Obstacles:
    """Return what is in the way of a draft in some days."""
    ground: Any = np.empty(1, object)
    ground[0] = draft["ground"]
    at = where.instants(np.array([tick(begin.isoformat()[:16]), tick(begin.isoformat()[:16]) + days * DAY]), ends=False)
    values = {name: draft[name] for name in FIELDS}
    asked = Draft(values, ground, None, draft["setup"] * HOUR, draft["clear"] * HOUR)
    return obstacles(
        ShapelyKernel(), subjects(others, where), asked, parse_rules(text), Windows(at[:1], at[1:]), hours * HOUR, where
    )


def at_start(found: Obstacles, others: list[Row], start: int) -> set[str]:
    """Return the ids of those in the way at a start."""
    windows = found.taken.windows
    rows = found.rows[found.taken.rows[(windows.starts <= start) & (start < windows.ends)]]
    return {others[row]["id"] for row in [*rows.tolist(), *found.always.tolist()]}


def with_draft(found: list[Row]) -> set[str]:
    """Return the ids of those in conflict with the draft."""
    met = [one for one in found if one["outcome"] == "conflict" and "draft" in (one["first"], one["second"])]
    return {one["first"] if one["second"] == "draft" else one["second"] for one in met}


@st.composite
def rules_of_time(draw: st.DrawFn) -> Row:
    """Return a rule set of two rules about time: apart, in order, within months; led, lagged, by phase, in winter."""
    months, phases = st.integers(0, 3), ["setup", "live", "teardown", "guarantee"]
    reaches = st.sampled_from([{}, {}, {"hours": 30}, {"months": 1}, {"days": 2, "months": 2}])
    rules = []
    for name in ("one", "two"):
        times = st.one_of(
            st.sampled_from(["shared", "apart", "any"]),
            st.builds(lambda month: {"apart_months": month}, months),
            st.builds(lambda month: {"apart_months": month, "order": "first_before_second"}, months),
            st.builds(lambda month: {"within_months": month}, months),
        )
        rule: Row = {"id": name, "first": {"kinds": ["work"]}, "time": draw(times), "sentence": SENTENCE}
        rule.update(outcome="conflict", severity=draw(st.sampled_from(["high", "low"])))
        rule.update(lead=draw(reaches), lag=draw(reaches))
        if draw(st.booleans()):
            rule["second"] = {"kinds": ["work", "event"], "times": "occurrences"}
        for side in ("first", "second"):
            if side in rule and draw(st.booleans()):
                rule[side]["phases"] = draw(st.lists(st.sampled_from(phases), min_size=1, unique=True))
        if draw(st.integers(0, 3)) == 0:
            rule["valid"] = {"from": "12-01", "until": "02-14"}
        rules.append({key: value for key, value in rule.items() if value != {}})
    return {"name": "times", "version": 1, "title": {"en": "Times"}, "source": "-", "rules": rules}


drafts = st.builds(
    a_draft,
    st.sampled_from(["work", "event"]),
    setup=st.sampled_from([0, 0, 5]),
    clear=st.sampled_from([0, 0, 3]),
    guarantee_days=st.sampled_from([None, None, 40]),
    status=st.sampled_from(["planned", "in_progress"]),
    type=st.sampled_from(["telecom", "street_work"]),
)


@pytest.mark.parametrize("preset", [*PRESETS, "leads"])
@settings(deadline=None, max_examples=12)
@given(others=rows(), draft=drafts, hours=st.sampled_from([1, 9, 50]))
def test_a_start_is_free_just_when_the_rules_find_no_conflict_there(
    preset: str, others: list[Row], draft: Row, hours: int
) -> None:
    text = json.dumps(LEADS) if preset == "leads" else (RULES / f"{preset}.json").read_text(encoding="utf-8")
    shifted = [moved_near(one) for one in others]
    draft = {**draft, "type": draft["type"] if draft["kind"] == "work" else "market"}
    found = found_for(text, shifted, draft, BEGIN, HOURS // 24, hours, UTC)
    for start in range(0, HOURS - hours, 11):
        begin = BEGIN + timedelta(hours=start)
        if draft["setup"] + draft["clear"] < hours:
            wanted = with_draft(expected(json.loads(text), [*shifted, dated(draft, begin, hours)]))
            assert at_start(found, shifted, tick(begin.isoformat()[:16])) == wanted, start


@settings(deadline=None, max_examples=150)
@given(rules=rules_of_time(), others=rows(), draft=drafts, hours=st.sampled_from([9, 50, 700]))
def test_months_phases_and_order_are_told_to_the_hour(rules: Row, others: list[Row], draft: Row, hours: int) -> None:
    text, begin = json.dumps(rules), datetime.fromisoformat("2027-01-23")
    found = found_for(text, others, draft, begin, 75, hours, UTC)
    # Over the ends of January and of February, where months do not go back the way that they came.
    for start in [*range(0, 75 * 24 - hours, 43), *range(5 * 24, 9 * 24, 5), *range(33 * 24, 38 * 24, 5)]:
        at = begin + timedelta(hours=start)
        if start + hours <= 75 * 24:
            wanted = with_draft(expected(rules, [*others, dated(draft, at, hours)]))
            assert at_start(found, others, tick(at.isoformat()[:16])) == wanted, at


@settings(deadline=None, max_examples=60)
@given(rules=rules_of_time(), others=rows(), draft=drafts, hours=st.sampled_from([9, 50, 700]), step=st.integers(3, 40))
def test_a_record_put_at_a_start_is_checked_the_same_where_clocks_change(
    rules: Row, others: list[Row], draft: Row, hours: int, step: int
) -> None:
    text, first = json.dumps(rules), datetime.fromisoformat("2027-02-20")
    found = found_for(text, others, draft, first, 50, hours, HELSINKI)
    rules_, low = parse_rules(text), tick("2027-02-19T22:00")
    for start in range(0, 47 * 24 - hours, step * 7):
        edges = [0, draft["setup"], hours - draft["clear"], hours]
        walls = HELSINKI.walls(np.array([low + (start + edge) * HOUR for edge in edges]))
        names = ("setup_at", "starts_at", "ends_at", "cleared_at")
        times = {name: str(np.datetime64(int(wall), "us"))[:16] for name, wall in zip(names, walls)}
        every = [*others, {**draft, **times}]
        judged = judge_pairs(ShapelyKernel(), subjects(every, HELSINKI), rules_, HELSINKI)
        wanted = {
            every[one]["id"]
            for first_, second, outcome in zip(judged.first, judged.second, judged.outcome)
            for one, other in ((first_, second), (second, first_))
            if outcome == "conflict" and other == len(others)
        }
        assert at_start(found, others, low + start * HOUR) == wanted, times


def works_apart(time: Row, **second: object) -> Row:
    """Return a rule set of one conflict of works that do not share time."""
    rule = {"id": "one", "first": {"kinds": ["work"]}, "time": time, **second}
    rule.update(outcome="conflict", severity="high", sentence=SENTENCE)
    return {"name": "apart", "version": 1, "title": {"en": "Apart"}, "source": "-", "rules": [rule]}


IN_ORDER = {"apart_months": 1, "order": "first_before_second"}


@pytest.mark.parametrize("time", [IN_ORDER, {"apart_months": 1}, {"within_months": 1}])
@pytest.mark.parametrize("turned", [False, True])
def test_at_the_ends_of_months_each_hour_is_told_as_the_rule_tells_it(time: Row, turned: bool) -> None:
    other = record("work", id="dig", starts_at="2027-02-28T06:00", ends_at="2027-03-02T00:00", type="gas")
    sides: Row = {"first": {"kinds": ["work"], "types": ["telecom"]}, "second": {"kinds": ["work"], "types": ["gas"]}}
    if turned:
        other.update(starts_at="2027-01-10T00:00", ends_at="2027-01-31T06:00")
        sides = {"first": sides["second"], "second": sides["first"]}
    draft, begin = a_draft(), datetime.fromisoformat("2027-02-20" if turned else "2027-01-25")
    rules = works_apart(time, **sides)
    told = []
    # The last period ends when a month later the twenty-eighth has only begun, though what ends before reaches into it.
    for days in (14, 6):
        found = found_for(json.dumps(rules), [other], draft, begin, days, 12, UTC)
        for start in range(days * 24 - 11):
            at = begin + timedelta(hours=start)
            told.append(at_start(found, [other], tick(at.isoformat()[:16])))
            assert told[-1] == with_draft(expected(rules, [other, dated(draft, at, 12)])), at
    assert {"dig"} in told
    assert set() in told


def test_what_must_come_first_is_asked_of_two_that_are_alike_from_both_sides() -> None:
    times = {"before": ("2027-02-20T00:00", "2027-02-25T00:00"), "after": ("2027-03-08T00:00", "2027-03-09T00:00")}
    others = [record("work", id=name, starts_at=start, ends_at=end) for name, (start, end) in times.items()]
    found = found_for(json.dumps(works_apart(IN_ORDER)), others, a_draft(), datetime(2027, 2, 1), 80, 24, UTC)  # noqa: DTZ001 (as all times here)
    assert at_start(found, others, tick("2027-03-01")) == {"before", "after"}
    assert at_start(found, others, tick("2027-03-30")) == {"after"}
    assert at_start(found, others, tick("2027-02-22")) == {"after"}, "it shares the time of the first"
    assert at_start(found, others, tick("2027-04-15")) == set()


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
        DAY,
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
    assert (("area",), ("protected_street",)) not in asked, "areas are always known"
    paving = {one.reach for one in asked_of(rules, {**pipe, "type": "street_work", "status": "in_progress"})}
    assert paving == {(five_years, 0), (0, five_years), (0, 0)}, "and it spoils what digs after it"
    endless = {**pipe, "status": "in_progress", "guarantee_days": 10**9}
    assert farthest(asked_of(rules, endless))[1] < 201 * 366 * DAY, "no guarantee is longer than the calendar bears"
    assert asked_of(rules, {**pipe, "kind": "event", "type": "fair"}) == set(), "no rule concerns it"
    assert may_mean(Filter(("work",), (), ("planned",)), "work", None, "planned")
    assert not may_mean(Filter(("work",), ("gas",)), "work", None, "planned")
