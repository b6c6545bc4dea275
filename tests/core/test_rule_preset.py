"""Each preset by the cases of its public definition."""

from __future__ import annotations

from typing import Any

import pytest
import shapely

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.rule_judge import judge_pairs
from seinajoki_coord.core.rule_text import parse_rules
from seinajoki_coord.core.vocabulary import STATUSES

from .clock import zone
from .rule_oracle import Row, judged, record, subjects
from .test_rule_match import RULES

HELSINKI = zone("Europe/Helsinki")


def at(x: float, width: float = 10.0) -> Any:  # noqa: ANN401 (a geometry)
    """Return a square-ish ground that begins ``x`` metres east."""
    return shapely.box(x, 0, x + width, 10)


def told(preset: str, *rows: Row) -> list[tuple[str, str, str, str, str]]:
    """Return rule, first, second, outcome and severity of what a preset says, ids shortened to names."""
    for number, row in enumerate(rows):
        row["id"] = "ABCDEFG"[number]
    found = judged((RULES / f"{preset}.json").read_text(encoding="utf-8"), rows, where=HELSINKI)
    return [(row["rule"], row["first"], row["second"], row["outcome"], row["severity"]) for row in found]


# GIPOD, Flanders: 10 m around works that hinder motor traffic, 5 m around others and events.


@pytest.mark.parametrize(
    ("gap", "one", "other", "severity"),
    [
        (0, "none", "none", "high"),
        (-5, "none", "none", "high"),
        (9.9, "none", "none", "low"),
        (10.1, "none", "none", None),
        (14.9, "one_lane", "none", "low"),
        (15.1, "one_lane", "none", None),
        (19.9, "one_lane", "one_lane", "low"),
        (20.1, "one_lane", "one_lane", None),
    ],
)
def test_gipod_sums_the_radii_of_both_and_calls_heavy_what_meets_without(
    gap: float, one: str, other: str, severity: str | None
) -> None:
    found = told("gipod", record(ground=at(0), lane_impact=one), record(ground=at(10 + gap), lane_impact=other))
    assert found == ([] if severity is None else [("gipod-hindrance", "A", "B", "conflict", severity)])


def test_gipod_takes_events_at_5_m_and_routes_at_4_m() -> None:
    assert told("gipod", record("event", at(0)), record(ground=at(24.9), lane_impact="one_lane")) == [
        ("gipod-hindrance", "A", "B", "conflict", "low")
    ]
    assert told("gipod", record("event", at(0)), record(ground=at(25.1), lane_impact="one_lane")) == []
    route = record("area", at(0), type="access_route")
    assert told("gipod", route, record(ground=at(18.9))) == [("gipod-route", "A", "B", "conflict", "low")]
    assert told("gipod", route, record(ground=at(19.1))) == []


def test_gipod_is_always_light_where_a_work_is_not_planned_yet_and_leaves_out_the_same_cause() -> None:
    assert told("gipod", record(certainty="window"), record()) == [("gipod-hindrance", "A", "B", "conflict", "low")]
    assert told("gipod", record(project="1"), record(project="1")) == []
    assert told("gipod", record(), record(starts_at="2026-06-08T00:00", ends_at="2026-06-09T00:00")) == []


def test_gipod_counts_all_the_time_in_which_a_work_may_take_place() -> None:
    month: Row = {"starts_at": "2026-11-23T07:00", "ends_at": "2026-12-24T16:00", "schedule": "Mo-Fr 07:00-16:00"}
    saturday = record("event", starts_at="2026-11-28T18:00", ends_at="2026-11-28T22:00")
    route = record("area", type="access_route", starts_at="2026-11-28T18:00", ends_at="2026-11-28T22:00")
    for other, rule in ((saturday, "gipod-hindrance"), (route, "gipod-route")):
        assert told("gipod", other, record(**month)) == []
        assert told("gipod", other, record(**month, certainty="window")) == [(rule, "A", "B", "conflict", "low")]


def test_gipod_counts_recurring_ones_and_days_left_out() -> None:
    thursdays = record(
        "event",
        schedule="RRULE:FREQ=WEEKLY;BYDAY=TH DURATION:PT2H",
        starts_at="2026-06-04T08:00",
        ends_at="2026-06-25T23:59",
    )
    friday = record(starts_at="2026-06-05T07:00", ends_at="2026-06-05T16:00")
    assert told("gipod", thursdays, friday) == []
    thursday = record(starts_at="2026-06-11T07:00", ends_at="2026-06-11T16:00")
    assert len(told("gipod", thursdays, thursday)) == 1
    thursdays["schedule"] += " EXDATE:20260611"
    assert told("gipod", thursdays, thursday) == []


# SmarterWX, Australia: distance, lead and lag are those of the party that asks.


def test_lead_and_lag_are_the_askers_so_one_may_see_what_the_other_does_not() -> None:
    early = record(starts_at="2026-06-01T00:00", ends_at="2026-06-05T00:00")
    late = record(ground=at(15), starts_at="2026-06-15T00:00", ends_at="2026-06-20T00:00")
    both = [
        ("project-opportunity", "A", "B", "opportunity", "medium"),
        ("project-opportunity", "B", "A", "opportunity", "medium"),
    ]
    assert told("lead-lag", early, late) == both
    text = (
        (RULES / "lead-lag.json")
        .read_text(encoding="utf-8")
        .replace('"lead": {"days": 14},\n', '"lead": {"days": 0},\n')
    )
    assert [(row["first"], row["second"]) for row in judged(text, [early, late])] == [("A", "B")], "only lag reaches on"


def test_a_project_in_an_exclusion_zone_is_a_conflict() -> None:
    zone_, project = record("area", at(0), type="protected_street"), record(ground=at(29))
    assert told("lead-lag", zone_, project) == [("exclusion-zone", "B", "A", "conflict", "high")]
    project["ground"] = at(31)
    assert told("lead-lag", zone_, project) == []


# National Forward Works Viewer, New Zealand: same time a clash, another time an opportunity.


def test_the_same_ground_is_a_clash_or_an_opportunity_and_never_both() -> None:
    this, next_year = record(), record(starts_at="2027-06-01T00:00", ends_at="2027-06-08T00:00")
    assert told("clash-opportunity", this, record("event")) == [("clash", "A", "B", "conflict", "high")]
    assert told("clash-opportunity", this, next_year) == [("other-time", "A", "B", "opportunity", "low")]
    assert told("clash-opportunity", this, record(ground=at(11))) == []


def test_grounds_that_only_touch_are_no_clash_and_no_opportunity() -> None:
    this, next_year = record(), record(ground=at(10), starts_at="2027-06-01T00:00", ends_at="2027-06-08T00:00")
    assert told("clash-opportunity", this, record(ground=at(10))) == [("clash", "A", "B", "notice", "low")]
    assert told("clash-opportunity", this, next_year) == []


def test_a_market_on_saturdays_and_a_work_on_weekdays_share_ground_at_other_times() -> None:
    market = record("event", schedule="Sa 09:00-14:00", ends_at="2026-06-30T00:00")
    work = record(schedule="Mo-Fr 07:00-16:00", ends_at="2026-06-30T00:00")
    assert told("clash-opportunity", market, work) == [("other-time", "A", "B", "opportunity", "low")]


# San Francisco: no digging for five years after paving, with exemptions; guarantees elsewhere.

PAVING: Row = {
    "type": "street_work",
    "status": "completed",
    "starts_at": "2021-05-01T00:00",
    "ends_at": "2021-06-10T00:00",
}


@pytest.mark.parametrize(
    ("starts", "is_protected"),
    [("2021-06-10T00:00", True), ("2026-06-09T23:00", True), ("2026-06-10T00:00", False), ("2026-06-11T00:00", False)],
)
def test_a_paved_street_is_protected_for_five_years(starts: str, is_protected: bool) -> None:
    dig = record(type="telecom", starts_at=starts, ends_at="2026-12-01T00:00")
    found = told("protected-street", record(**PAVING), dig)
    assert found == ([("paved-street", "A", "B", "conflict", "high")] if is_protected else [])


@pytest.mark.parametrize("status", STATUSES)
def test_only_what_is_paved_or_being_paved_protects_a_street(status: str) -> None:
    paving = record(**{**PAVING, "status": status}, guarantee_days=2000)
    found = told(
        "protected-street", paving, record(type="gas", starts_at="2024-01-01T00:00", ends_at="2024-02-01T00:00")
    )
    is_there = status in {"in_progress", "completed"}
    assert [one[0] for one in found] == (["paved-street", "guarantee"] if is_there else [])


@pytest.mark.parametrize(
    ("dig", "is_exempt"),
    [
        ({"type": "telecom"}, False),
        ({"type": "telecom", "emergency": 1}, True),
        ({"type": "water_supply_and_sewer", "emergency": 1}, True),
        ({"type": "network_connection"}, True),
        ({"type": "street_work"}, False),
    ],
)
def test_emergencies_leaks_and_new_connections_may_dig(dig: Row, is_exempt: bool) -> None:
    found = told(
        "protected-street", record(**PAVING), record(starts_at="2024-01-01T00:00", ends_at="2024-02-01T00:00", **dig)
    )
    assert bool(found) != is_exempt
    street = record("area", type="protected_street", starts_at=None, ends_at=None)
    assert bool(told("protected-street", street, record(**dig))) != is_exempt


def test_a_guarantee_lasts_its_days_and_what_was_there_before_is_no_matter() -> None:
    sewer = record(type="gas", status="completed", ends_at="2026-06-08T00:00", guarantee_days=730)
    for start, rules in (("2028-06-06T00:00", ["guarantee"]), ("2028-06-07T00:00", []), ("2026-06-02T00:00", [])):
        dig = record(starts_at=start, ends_at=start.replace("T00:00", "T10:00"))
        assert [one[0] for one in told("protected-street", sewer, dig)] == rules


def test_months_of_lag_are_those_of_the_wall_clock() -> None:
    # From 31 January one month on is the last of February, at the same time of day on either side of the clock change.
    first = record(type="gas", starts_at="2026-01-01T00:00", ends_at="2026-01-31T12:00")
    text = (RULES / "lead-lag.json").read_text(encoding="utf-8").replace('"lag": {"days": 14}', '"lag": {"months": 1}')
    for start, count in (("2026-02-28T11:59", 1), ("2026-02-28T12:00", 0)):
        later = record(starts_at=start, ends_at="2026-03-20T00:00")
        found = judged(text.replace('"lead": {"days": 14}', '"lead": {"days": 0}'), [first, later], where=HELSINKI)
        assert len(found) == count, start
    first["ends_at"] = "2026-03-28T12:00"
    for start, count in (("2026-04-28T11:59", 1), ("2026-04-28T12:00", 0)):
        later = record(starts_at=start, ends_at="2026-05-20T00:00")
        found = judged(text.replace('"lead": {"days": 14}', '"lead": {"days": 0}'), [first, later], where=HELSINKI)
        assert len(found) == count, start


# From when nothing can be done any more about two that share no time.

PAVED: Row = {"type": "street_work", "starts_at": "2026-06-01T00:00", "ends_at": "2026-06-08T00:00"}
PIPE: Row = {"type": "water_supply_and_sewer", "starts_at": "2026-06-01T00:00", "ends_at": "2026-06-08T00:00"}
CABLE: Row = {"type": "telecom", "starts_at": "2026-08-03T00:00", "ends_at": "2026-08-20T00:00"}
SATURDAYS: Row = {
    "type": "market", "starts_at": "2026-05-02T08:00", "ends_at": None, "schedule": "RRULE:FREQ=WEEKLY DURATION:PT8H",
}  # fmt: skip
WEEKDAYS: Row = {"starts_at": "2026-06-01T07:00", "ends_at": "2026-06-26T15:00", "schedule": "Mo-Fr 07:00-15:00"}
FESTIVAL: Row = {"type": "festival", "expected_attendance": 5000, "venue_id": "A"}


@pytest.mark.parametrize(
    ("preset", "first", "second", "told"),
    [
        # Who digs up a new surface may be stopped as long as they dig.
        ("protected-street", record(**PAVED, status="completed"), record(**CABLE), ("paved-street", "2026-08-19T21:00")),
        ("protected-street", record(**PAVED, status="completed"), record(**{**CABLE, "ends_at": None}), ("paved-street", None)),
        # A trench that is closed cannot be shared, and a surface that is finished cannot be made later.
        ("seinajoki", record(**PIPE), record(**CABLE), ("shared-trench", "2026-06-07T21:00")),
        ("seinajoki", record(**PAVED), record(**CABLE), ("paved-too-soon", "2026-06-07T21:00")),
        # Who digs right beside a new surface is told of it until they are done.
        ("seinajoki", record(**PAVED), record(ground=at(10), **CABLE), ("paved-too-soon", "2026-08-19T21:00")),
        # Two that take turns do so until one of them ends.
        ("clash-opportunity", record("event", **SATURDAYS), record(**WEEKDAYS), ("other-time", "2026-06-26T12:00")),
        # A venue does not happen, whenever it began to be one.
        (
            "seinajoki",
            record("area", type="venue", capacity=10, starts_at="2026-07-01T00:00", ends_at=None),
            record("event", **FESTIVAL),
            ("venue-capacity", "2026-06-07T21:00"),
        ),
    ],
)  # fmt: skip
def test_it_is_over_when_nothing_can_be_done_any_more(
    preset: str, first: Row, second: Row, told: tuple[str, str | None]
) -> None:
    first["id"], second["id"] = "A", "B"
    found = judged((RULES / f"{preset}.json").read_text(encoding="utf-8"), [first, second], where=HELSINKI)
    assert [(row["rule"], row["over"]) for row in found if row["occurrences"] == 0] == [told]


def test_what_shares_time_with_lead_and_lag_is_over_with_that_time() -> None:
    text = (RULES / "lead-lag.json").read_text(encoding="utf-8")
    rows = [record(id="A", **PIPE), record(id="B", starts_at="2026-06-15T00:00", ends_at="2026-07-15T00:00")]
    found = judge_pairs(ShapelyKernel(), subjects(rows, HELSINKI), parse_rules(text), HELSINKI)
    assert found.occurrences.tolist() == [1, 1]
    assert found.overs.tolist() == found.ends.tolist()
