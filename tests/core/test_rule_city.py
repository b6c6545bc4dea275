"""The preset ``seinajoki``, what a city would want, case by case."""

from __future__ import annotations

import pytest

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.rule_judge import judge_pairs
from seinajoki_coord.core.rule_text import parse_rules

from .rule_oracle import Row, record, subjects
from .test_rule_match import RULES
from .test_rule_preset import HELSINKI, at, told

WEEKDAYS: Row = {"schedule": "Mo-Fr 07:00-16:00", "starts_at": "2026-06-01T07:00", "ends_at": "2026-06-26T16:00"}
CONCERT: Row = {"starts_at": "2026-06-13T18:00", "ends_at": "2026-06-13T23:00", "type": "concert"}


def test_a_work_on_weekdays_meets_a_saturday_concert_only_if_its_site_stays_closed() -> None:
    concert = record("event", **CONCERT)
    assert told("seinajoki", record(**WEEKDAYS), concert) == []
    closed = record(**WEEKDAYS, lane_impact="one_lane")
    assert told("seinajoki", closed, concert) == [("work-event", "A", "B", "conflict", "high")]
    friday = {**CONCERT, "setup_at": "2026-06-12T12:00"}
    assert told("seinajoki", record(**WEEKDAYS), record("event", **friday)) == [
        ("work-event", "A", "B", "conflict", "high")
    ]


def test_near_a_large_event_25_m_count() -> None:
    crowd = {**CONCERT, "expected_attendance": 28_000}
    assert told("seinajoki", record(ground=at(34)), record("event", **CONCERT)) == []
    near = record(ground=at(34), ends_at="2026-06-30T00:00")
    assert told("seinajoki", near, record("event", **crowd)) == [("work-event", "A", "B", "notice", "low")]


def test_works_that_could_share_a_trench_and_a_street_paved_too_soon() -> None:
    cable = record(type="telecom", ground=at(0))
    heat = record(type="district_heating", ground=at(14), starts_at="2027-06-01T00:00", ends_at="2027-06-20T00:00")
    assert told("seinajoki", cable, heat) == [("shared-trench", "A", "B", "opportunity", "medium")]
    heat.update(starts_at="2027-06-09T00:00")
    assert told("seinajoki", cable, heat) == [], "more than a year apart"
    heat["ground"] = at(0)
    paving = record(type="street_work", starts_at="2026-08-01T00:00", ends_at="2026-08-20T00:00")
    assert told("seinajoki", paving, heat) == [("paved-too-soon", "A", "B", "opportunity", "high")]
    paving.update(starts_at="2027-08-01T00:00", ends_at="2027-08-20T00:00")
    assert told("seinajoki", paving, heat) == [], "this is the right order"


@pytest.mark.parametrize(
    ("gap", "starts", "found"),
    [
        (0, "2026-06-04", ("work-work", "conflict", "medium")),
        (10, "2026-06-04", ("trench-together", "opportunity", "medium")),
        (14, "2026-06-04", ("trench-together", "opportunity", "medium")),
        (16, "2026-06-04", None),
        (14, "2026-07-04", ("shared-trench", "opportunity", "medium")),
        (0, "2026-07-04", ("shared-trench", "opportunity", "medium")),
    ],
)
def test_two_networks_beside_each_other_could_share_a_trench_at_the_same_time_too(
    gap: float, starts: str, found: tuple[str, str, str] | None
) -> None:
    water = record(type="water_supply_and_sewer")
    cable = record(type="telecom", ground=at(gap), starts_at=f"{starts}T00:00", ends_at="2026-07-10T00:00")
    said = [(rule, outcome, severity) for rule, _, _, outcome, severity in told("seinajoki", water, cable)]
    assert [one for one in said if one != ("work-work", "notice", "low")] == ([] if found is None else [found])
    cable["emergency"] = 1
    assert [one for one in told("seinajoki", water, cable) if "trench" in one[0]] == [], "nobody waits with a leak"


def test_two_networks_that_take_turns_on_one_ground_could_share_a_trench() -> None:
    weekdays, saturdays = (
        record(type=type_, schedule=schedule, ends_at="2026-06-30T00:00")
        for type_, schedule in (("gas", "Mo-Fr 07:00-16:00"), ("telecom", "Sa 09:00-14:00"))
    )
    assert [one[0] for one in told("seinajoki", weekdays, saturdays)] == ["shared-trench"]


def test_winter_is_told_on_routes_that_are_cleared_of_snow() -> None:
    route = record("area", type="access_route", starts_at=None, ends_at=None)
    autumn = record(starts_at="2026-11-01T00:00", ends_at="2026-12-01T00:00")
    assert [one[0] for one in told("seinajoki", route, autumn)] == ["access-route"]
    autumn["ends_at"] = "2026-12-01T01:00"
    assert [one[0] for one in told("seinajoki", route, autumn)] == ["access-route", "winter-route"]
    spring = record(starts_at="2027-04-16T00:00", ends_at="2027-04-20T00:00")
    assert [one[0] for one in told("seinajoki", route, spring)] == ["access-route"]


def test_a_closed_route_is_a_conflict() -> None:
    route = record("area", type="access_route", starts_at=None, ends_at=None)
    assert told("seinajoki", route, record(lane_impact="both_directions_closed")) == [
        ("access-route", "A", "B", "conflict", "high")
    ]


def test_dates_that_are_open_are_possible_with_a_share() -> None:
    # Three days somewhere in thirteen: with half of the starts possible, from the 3rd to the 8th, it meets the fair.
    some_day = record(
        certainty="window", schedule="DURATION:P3D", starts_at="2026-06-01T00:00", ends_at="2026-06-14T00:00"
    )
    fair = record("event", starts_at="2026-06-06T00:00", ends_at="2026-06-08T00:00")
    rules = parse_rules((RULES / "seinajoki.json").read_text(encoding="utf-8"))
    found = judge_pairs(ShapelyKernel(), subjects([some_day, fair], HELSINKI), rules, HELSINKI)
    assert (found.possible.tolist(), found.outcome.tolist(), found.severity.tolist()) == (
        [True],
        ["notice"],
        ["medium"],
    )
    assert found.share.tolist() == [pytest.approx(0.5)]
