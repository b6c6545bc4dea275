"""Recurring times without an end: told as far as neighbours go, and of two of them whether they meet, and when first."""

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
from seinajoki_coord.core.rule_judge import Judged, judge_pairs
from seinajoki_coord.core.rule_match import match
from seinajoki_coord.core.rule_text import parse_rules
from seinajoki_coord.core.zone import HOUR, OPEN_END, OPEN_START

from .clock import zone
from .record import EPOCH
from .rule_oracle import UTC, Row, expected, judged, record, subjects
from .test_rule_match import BOTH, rules, same

HELSINKI = zone("Europe/Helsinki")
FAR = "2029-06-01T00:00"
SCHEDULES = [None, "FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=SA,MO", "FREQ=MONTHLY;BYDAY=1FR", "FREQ=DAILY;COUNT=3"]
RECURRING = {**BOTH, "times": "occurrences"}
RULES: dict[str, Row] = {
    "shared time": {},
    "lead and lag": {"lead": {"hours": 30}, "lag": {"days": 3}},
    "lead of months": {"lead": {"months": 1}},
    "one side whole": {"second": BOTH},
    "working days": {"valid": {"hours": "Mo-Fr; PH off"}},
    "winter": {"valid": {"from": "12-01", "until": "04-15"}},
    "apart": {"time": "apart"},
    "any": {"time": "any"},
    "apart by months": {"time": {"apart_months": 2}},
    "in order": {"time": {"apart_months": 12, "order": "first_before_second"}},
    "within months": {"time": {"within_months": 1}},
    "set-up and clearing": {"first": {**RECURRING, "phases": ["setup", "teardown"]}, "second": RECURRING},
}


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """Return records on one square that recur, and mostly have no end."""
    out = []
    for number in range(draw(st.integers(2, 5))):
        start = datetime.fromisoformat("2026-11-01") + timedelta(hours=draw(st.integers(0, 24 * 60)))
        end = start + timedelta(hours=draw(st.integers(1, 24 * 40)))
        setup = start - timedelta(hours=draw(st.sampled_from([0, 0, 30, 24 * 40])))
        is_open = draw(st.booleans())
        out.append(
            record(
                draw(st.sampled_from(["work", "event"])), id=f"{number}", starts_at=f"{start:%Y-%m-%dT%H:%M}",
                ends_at=None if is_open else f"{end:%Y-%m-%dT%H:%M}",
                setup_at=f"{setup:%Y-%m-%dT%H:%M}" if setup < start else None,
                cleared_at=None if is_open else f"{end + timedelta(hours=30):%Y-%m-%dT%H:%M}",
                schedule=draw(st.sampled_from(SCHEDULES)),
            )
        )  # fmt: skip
    return out


def told(wanted: Row, drawn: list[Row]) -> list[Row]:
    """Return what is expected, told with an end that is far away; two that go on meeting have no number of times."""
    far = [{**row, "ends_at": row["ends_at"] or FAR} for row in drawn]
    live = [{**row, "setup_at": None} for row in far]
    one_time = {**wanted["rules"][0], "time": "shared"}
    meet = {(row["first"], row["second"]) for row in expected({**wanted, "rules": [one_time]}, live)}
    open_ = {row["id"] for row in drawn if not row["ends_at"]}
    endless = {row["id"] for row in drawn if row["id"] in open_ and "COUNT" not in (row["schedule"] or "")}
    recurs = {row["id"] for row in drawn if row["schedule"]}
    second = endless if one_time.get("second", RECURRING).get("times") else open_
    out = []
    for row in expected(wanted, far):
        pair = {row["first"], row["second"]}
        if row["first"] in endless and row["second"] in second and (row["first"], row["second"]) in meet:
            row |= {"hours": None, "occurrences": 1 if pair & recurs else row["occurrences"]}
        if row["first"] in endless or row["second"] in second:
            row |= {"over": None}
        out.append(row)
    return out


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=20, deadline=None)
@given(drawn=rows())
def test_without_an_end_is_as_with_one_far_away_but_for_the_number_of_times(rule: str, drawn: list[Row]) -> None:
    wanted = rules(**{"first": RECURRING, **RULES[rule]})
    found = judged(json.dumps(wanted), drawn)
    same(found, told(wanted, drawn), counts="valid" not in RULES[rule])


def judge(rows: list[Row], where: Any = HELSINKI, **parts: Any) -> Judged:  # noqa: ANN401 (a zone, parts of a rule)
    """Return what a rule says of records that count only while something goes on."""
    text = json.dumps(rules(**{"first": RECURRING, **parts}))
    return judge_pairs(ShapelyKernel(), subjects(rows, where), parse_rules(text), where)


def told_time(found: Judged, where: Any = HELSINKI) -> list[tuple[str | None, str | None]]:  # noqa: ANN401 (a zone)
    """Return from when to when the pairs meet, on the wall clock; None where that is open."""

    def said(ticks: int) -> str | None:
        if ticks in {OPEN_START, OPEN_END}:
            return None
        wall = int(where.walls(np.array([ticks]))[0])
        return (EPOCH + timedelta(microseconds=wall)).strftime("%Y-%m-%dT%H:%M")

    return [(said(start), said(end)) for start, end in zip(found.starts.tolist(), found.ends.tolist())]


@pytest.mark.parametrize("schedule", ["Mo-Fr 07:00-16:00", "RRULE:FREQ=DAILY DURATION:PT9H"])
def test_a_work_without_an_end_beside_three_days_is_told_for_these_only(schedule: str) -> None:
    rows = [
        record(schedule=schedule, starts_at="2020-01-07T07:00", ends_at=None),
        record("event", starts_at="2026-06-05T00:00", ends_at="2026-06-08T00:00"),
        record("event", shapely.box(0, 0, 1, 1), starts_at="2026-06-09T00:00", ends_at="2026-06-10T00:00"),
    ]
    text = json.dumps(rules(first=RECURRING))
    pairs = match(ShapelyKernel(), subjects(rows, HELSINKI), parse_rules(text).rules[0], HELSINKI)
    assert pairs.one.windows.counts.max() <= 10
    found = judge(rows)
    assert found.hours[:2].tolist() == ([9.0, 9.0] if schedule.startswith("Mo") else [27.0, 9.0])


def test_two_markets_without_an_end_meet_from_the_first_time_on_without_one() -> None:
    rows = [
        record("event", schedule="Mo-Fr 07:00-16:00", starts_at="2026-01-01T00:00", ends_at=None),
        record("event", schedule="Sa 09:00-14:00", starts_at="2026-01-01T00:00", ends_at=None),
        record("event", schedule="FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", starts_at="2026-03-02T15:00", ends_at=None),
    ]
    found = judge(rows)
    # The weekdays and the Saturday never meet; every third Friday does meet the weekdays, from 15 to 16, and Saturdays never.
    assert list(zip(found.first.tolist(), found.second.tolist())) == [(0, 2)]
    assert told_time(found) == [("2026-03-06T15:00", None)]
    assert np.isnan(found.hours).tolist() == [True]
    assert found.occurrences.tolist() == [1]


def test_two_that_meet_for_the_first_time_after_decades_do_meet() -> None:
    leap = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29 DURATION:PT1H"
    rows = [
        record("event", schedule=leap, starts_at="2026-01-01T10:00", ends_at=None),
        record("event", schedule="Su 08:00-12:00", starts_at="2026-01-01T00:00", ends_at=None),
    ]
    assert told_time(judge(rows)) == [("2032-02-29T10:00", None)]
    rows[1]["schedule"] = "Sa 08:00-12:00"
    assert told_time(judge(rows)) == [("2048-02-29T10:00", None)]


def test_without_a_beginning_they_have_met_ever_since_until_one_ends() -> None:
    rows = [
        record("event", schedule="Mo-Fr 07:00-16:00", starts_at=None, ends_at="2026-06-10T12:00"),
        record("event", schedule="We-Th 10:00-18:00", starts_at=None, ends_at="2026-06-14T00:00"),
        record("event", schedule="Sa 10:00-18:00", starts_at=None, ends_at=None),
        record("event", schedule="Sa-Su 17:00-20:00", starts_at=None, ends_at=None),
    ]
    found = judge(rows)
    assert list(zip(found.first.tolist(), found.second.tolist())) == [(0, 1), (2, 3)]
    assert told_time(found) == [(None, "2026-06-10T12:00"), (None, None)]
    assert np.isnan(found.hours).all()


def test_what_a_rule_names_an_end_for_is_counted() -> None:
    rows = [
        record("event", schedule="FREQ=DAILY;COUNT=5", starts_at="2026-06-01T10:00", ends_at=None),
        record("event", schedule="FREQ=DAILY;UNTIL=20260604", starts_at="2026-06-01T12:00", ends_at=None),
        record("event", schedule="FREQ=DAILY", starts_at="2026-01-01T20:00", ends_at=None),
    ]
    found = judge(rows, UTC)
    assert found.occurrences.tolist() == [4, 5, 4]
    assert found.hours.tolist() == [48.0, 20.0, 16.0]


def test_other_neighbours_change_nothing_in_what_is_said_of_two() -> None:
    rows = [
        record("event", schedule="Mo-Fr 07:00-16:00", starts_at="2026-01-01T00:00", ends_at=None, id="a"),
        record("event", schedule="Fr 15:00-22:00", starts_at="2026-03-02T00:00", ends_at=None, id="b"),
        record("event", starts_at="2031-03-02T00:00", ends_at="2031-04-01T00:00", id="c"),
    ]
    alone, together = judge(rows[:2]), judge(rows)
    for name in ("starts", "ends", "occurrences", "first_phases", "second_phases"):
        assert getattr(together, name)[0] == getattr(alone, name)[0], name


def test_a_rule_since_before_the_calendar_takes_all_its_time() -> None:
    rows = [
        record("event", schedule="FREQ=DAILY", starts_at="0001-01-01T10:00", ends_at=None),
        record("event", starts_at="2026-06-05T00:00", ends_at="2026-06-08T00:00"),
    ]
    assert judge(rows).hours.tolist() == [72.0]


def test_of_two_that_take_turns_the_first_change_is_said() -> None:
    market = record("event", schedule="Sa 10:00-15:00", starts_at="2027-06-01T00:00", ends_at="2027-07-01T00:00")
    works = record("event", schedule="Mo-Fr 07:00-16:00", starts_at="2027-06-01T00:00", ends_at="2027-07-01T00:00")
    assert told_time(judge([market, works], time="apart")) == [("2027-06-04T16:00", "2027-06-05T10:00")]
    late = {**market, "starts_at": "2027-08-01T00:00", "ends_at": None}
    assert told_time(judge([works, late], time="apart")) == [("2027-06-30T16:00", "2027-08-07T10:00")]
    ever = [{**one, "starts_at": None} for one in (market, works)]
    assert told_time(judge(ever, time="apart")) == [(None, None)]
    weekdays = {**works, "starts_at": None, "ends_at": None}
    assert told_time(judge([weekdays, market], time="apart")) == [("2027-06-04T16:00", "2027-06-05T10:00")]


def test_a_set_up_from_before_the_calendar_and_a_clearing_after_it_count_from_first_to_last() -> None:
    always = record("event", starts_at=None, ends_at=None)
    daily = {"schedule": "Mo-Su 08:00-16:00", "id": "daily"}
    early = record(setup_at="1850-06-01T08:00", starts_at="2026-06-01T00:00", ends_at=None, **daily)
    late = record(starts_at=None, ends_at="2026-06-01T00:00", cleared_at="2300-06-01T08:00", **daily)
    assert told_time(judge([early, always])) == [("1850-06-01T08:00", None)]
    assert told_time(judge([late, always])) == [(None, "2300-06-01T08:00")]


def test_two_that_share_no_time_in_which_a_rule_counts_change_over_when_the_later_begins() -> None:
    winter = {"valid": {"from": "12-01", "until": "04-15"}, "time": "any"}
    rows = [record(), record("event", ends_at="2026-06-20T00:00")]
    assert told_time(judge(rows, **winter)) == [("2026-06-01T00:00", "2026-06-01T00:00")]
    rows[1]["starts_at"] = "2026-06-03T00:00"
    assert told_time(judge(rows, **winter)) == [("2026-06-03T00:00", "2026-06-03T00:00")]


def test_many_that_never_meet_are_compared_to_the_end_of_the_calendar() -> None:
    rows = [
        record("event", schedule="RRULE:FREQ=DAILY DURATION:PT1H", ends_at=None,
               starts_at=f"2026-01-{1 + number:02}T{2 * number:02}:00", id=f"{number:02}")
        for number in range(8)
    ]  # fmt: skip
    assert len(judge(rows)) == 0
    found = judge(rows, time={"apart_months": 1})
    assert len(found) == 28
    assert (found.occurrences == 0).all()
    assert int(found.ends[0] - found.starts[0]) == HOUR
