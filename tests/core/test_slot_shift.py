"""A record moved by whole days against the rules asked of it on each date, one by one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from seinajoki_coord.core.error import CoordError
from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.phase import OCCUPYING
from seinajoki_coord.core.rule import ANY
from seinajoki_coord.core.rule_judge import judge_pairs
from seinajoki_coord.core.rule_text import parse_rules
from seinajoki_coord.core.schedule import parse_schedule
from seinajoki_coord.core.season import Season
from seinajoki_coord.core.series import moved_schedule, rhythm_days
from seinajoki_coord.core.slot_dates import TIMES, Dates
from seinajoki_coord.core.slot_draft import Draft
from seinajoki_coord.core.slot_obstacle import Obstacles, obstacles
from seinajoki_coord.core.slot_shift import Shifts, ShiftSearch
from seinajoki_coord.core.slot_term import SlotTerms
from seinajoki_coord.core.weekly_hours import parse_weekly_hours
from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import DAY, HOUR

from .clock import zone
from .record import tick
from .rule_oracle import FIELDS, Row, record, subjects
from .test_rule_match import PRESETS, RULES, rows
from .test_slot_obstacle import LEADS, moved_near, rules_of_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seinajoki_coord.core.rule import RuleSet

HELSINKI = zone("Europe/Helsinki")
KERNEL = ShapelyKernel()
SERIES = (
    "RRULE:FREQ=WEEKLY;BYDAY=SA,TU;UNTIL=20261215T100000 EXDATE:20261128 DURATION:PT5H",
    "FREQ=WEEKLY;INTERVAL=2;UNTIL=20261220T080000Z",
    "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=4 RDATE:20261125T170000,20261202 EXDATE;VALUE=DATE:20261123",
    "RDATE:20261122,20261127,20261207 DURATION:P1D",
)


def own_record(draw: st.DrawFn) -> Row:
    """Return a record that is to be moved, with the start of November near it."""
    start = datetime.fromisoformat("2026-11-20T00:30") + timedelta(minutes=draw(st.integers(0, 24 * 4 - 3)) * 15)
    over = start + timedelta(hours=draw(st.sampled_from([1, 9, 50, 400])))
    kind = draw(st.sampled_from(["work", "event"]))
    own = record(kind, shapely.box(4, 0, 12, 8), id="draft", type="telecom" if kind == "work" else "market")
    own.update(starts_at=start.isoformat()[:16], ends_at=over.isoformat()[:16])
    if draw(st.booleans()):
        own["setup_at"] = (start - timedelta(hours=draw(st.integers(1, 30)))).isoformat()[:16]
    if draw(st.booleans()):
        own["cleared_at"] = (over + timedelta(hours=draw(st.integers(1, 30)))).isoformat()[:16]
    own["schedule"] = draw(st.sampled_from([None, None, "Mo-Fr 07:00-16:00; PH off", *SERIES]))
    own["guarantee_days"] = draw(st.sampled_from([None, None, 40]))
    return own


def by_hand(own: Row, days: int) -> Row:
    """Return a record some days later, with the dates of its schedule moved by a reading of its own."""
    out = dict(own)
    for name in TIMES:
        if own[name]:
            out[name] = (datetime.fromisoformat(own[name]) + timedelta(days=days)).isoformat()[:16]
    if own["schedule"] and "Mo-Fr" not in own["schedule"]:
        words = own["schedule"].replace("080000Z", "100000").replace(",", " , ").replace(";", " ; ")
        moved = []
        for word in words.replace(":", " : ").replace("=", " = ").split(" "):
            if word[:2] == "20" and word[:8].isdigit():
                day = date(int(word[:4]), int(word[4:6]), int(word[6:8])) + timedelta(days=days)
                moved.append(f"{day:%Y%m%d}{word[8:]}")
            else:
                moved.append(word)
        text = "".join(f"\0{one}\0" if one in ",;:=" else f" {one}" for one in moved)
        out["schedule"] = text.replace("\0 ", "").replace(" \0", "").replace("\0", "").strip()
    return out


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Row], Row, SlotTerms, str, int]:
    """Return rules, others, what is to be moved, terms, the first day of the period and its days."""
    preset = draw(st.sampled_from([*PRESETS, "leads", "times", "times"]))
    text = json.dumps(LEADS if preset == "leads" else draw(rules_of_time()))
    if preset in PRESETS:
        text = (RULES / f"{preset}.json").read_text(encoding="utf-8")
    others = [moved_near(one) for one in draw(rows())]
    weekly = draw(st.sampled_from(["", "", "Mo-Fr; PH off", "06:00-23:00"]))
    closed = draw(st.sampled_from([None, None, Season((11, 27), (12, 1))]))
    terms = SlotTerms(parse_weekly_hours(weekly) if weekly else None, closed)
    begin = draw(st.sampled_from(["2026-11-14", "2026-10-20", "2027-03-20"]))
    return text, others, own_record(draw), terms, begin, draw(st.integers(3, 40))


def trying(own: Row, terms: SlotTerms, first: int, last: int) -> Iterator[tuple[int, Row, Windows]]:
    """Yield each shift that the terms allow in a period, the record after it, and its time from start to end."""
    step = 7 if "WEEKLY" in (own["schedule"] or "") else 1
    for shift in range(-100 * step, 200 * step, step):
        one = by_hand(own, shift)
        whole = subjects([one], HELSINKI).phases.whole
        allowed = terms.starts(int(whole.ends[0] - whole.starts[0]), first, last, HELSINKI)
        if ((allowed.starts <= whole.starts[0]) & (whole.starts[0] < allowed.ends)).any():
            yield shift, one, whole


def in_conflict(others: list[Row], one: Row, rules: RuleSet) -> set[str]:
    """Return the ids of those in conflict with a record, as the check finds them."""
    every = [*others, {**one, "certainty": "fixed"}]
    judged = judge_pairs(KERNEL, subjects(every, HELSINKI), rules, HELSINKI)
    pairs = zip(judged.first.tolist(), judged.second.tolist(), judged.outcome.tolist())
    return {every[min(a, b)]["id"] for a, b, outcome in pairs if outcome == "conflict" and len(others) in (a, b)}


def hurt(one: Row, found: Obstacles, met: np.ndarray) -> tuple[float, int]:
    """Return how much those in the way of a record weigh, and how long they are, window by window."""
    own = subjects([one], HELSINKI)
    windows = own.phases.windows(OCCUPYING, own.schedules, HELSINKI).windows
    places = [found.rows.tolist().index(row) for row in met.tolist()]
    ticks = sum(
        max(min(end, other_end) - max(start, other_start), 0)
        for place in places
        for start, end in zip(windows.starts.tolist(), windows.ends.tolist())
        for other_start, other_end in zip(found.busy.one(place).starts.tolist(), found.busy.one(place).ends.tolist())
    )
    return round(float(found.weights[places].sum()), 9), ticks


def chosen(
    free: list[int], ends: dict[int, tuple[int, int]], count: int, *, is_placed: bool, may_overlap: bool
) -> list[int]:
    """Return the first shifts of those that are free, in the order in which they are offered."""
    found: list[int] = []
    for shift in sorted(free, key=lambda shift: (abs(shift), -shift) if is_placed else (ends[shift][0], 0)):
        apart = all(ends[shift][1] <= ends[one][0] or ends[one][1] <= ends[shift][0] for one in found)
        if len(found) < count and (apart or may_overlap):
            found.append(shift)
    return found


@settings(deadline=None, max_examples=150)
@given(case=cases(), count=st.integers(1, 5), is_placed=st.booleans())
def test_shifts_are_those_that_trying_each_day_finds(
    case: tuple[str, list[Row], Row, SlotTerms, str, int], count: int, is_placed: bool
) -> None:
    text, others, own, terms, begin, days = case
    rules = parse_rules(text)
    first = tick((datetime.fromisoformat(begin) - timedelta(hours=1)).isoformat()[:16])
    last = first + days * DAY
    ground: Any = np.empty(1, object)
    ground[0] = own["ground"]
    dates, there = Dates.of(own, HELSINKI), subjects(others, HELSINKI)
    draft = Draft({name: own[name] for name in FIELDS}, ground, None, *dates.around)
    period = Windows(np.array([first]), np.array([last]))
    shifts = Shifts.of(KERNEL, draft, dates, period, terms)
    tried = list(trying(own, terms, first, last))
    assert shifts.days.tolist() == [shift for shift, _, _ in tried]
    if not tried:
        return
    length = int(shifts.whole.ends[0] - shifts.whole.starts[0])
    found = obstacles(KERNEL, there, draft, rules, period, length, HELSINKI, shifts=shifts)
    search = ShiftSearch(shifts, found.busy, found.weights, found.taken, dates.recurs)
    current = int(subjects([own], HELSINKI).phases.whole.starts[0]) if is_placed else None
    offered = search.suggest(count, current).slots
    timed = replace(rules, rules=tuple(one for one in rules.rules if one.time != ANY or one.within is not None))
    met = {shift: in_conflict(others, one, timed) for shift, one, _ in tried}
    ends = {shift: (int(whole.starts[0]), int(whole.ends[0])) for shift, _, whole in tried}
    always = {others[row]["id"] for row in found.always.tolist()}
    assert met[tried[0][0]] | always == in_conflict(others, tried[0][1], rules)
    for slot in offered:
        names = {others[row]["id"] for row in found.rows[list(slot.met)].tolist()}
        assert names == met[slot.days], slot
        assert (slot.start, slot.end) == ends[slot.days]
    taken = found.taken.windows.starts
    for shift, (start, _) in ends.items():
        names = {others[row]["id"] for row in found.rows[found.taken.rows[taken == start]].tolist()}
        assert names == met[shift], shift
    free = [shift for shift, names in met.items() if not names]
    if free:
        expected = chosen(free, ends, count, is_placed=is_placed, may_overlap=dates.recurs)
        assert [slot.days for slot in offered] == expected
        assert all(not slot.met for slot in offered)
    else:
        hurts = {
            shift: hurt(one, found, found.rows[found.taken.rows[taken == ends[shift][0]]]) for shift, one, _ in tried
        }
        assert hurts[offered[0].days] == min(hurts.values())
        assert round(offered[0].shared_hours * HOUR) == hurts[offered[0].days][1]


@pytest.mark.parametrize("days", [-70, 7, 140])
@pytest.mark.parametrize("text", SERIES)
def test_what_recurs_takes_place_at_the_same_times_some_days_later(text: str, days: int) -> None:
    start, end = tick("2026-11-21T10:00"), tick("2026-12-30T15:00")
    low, high = start // DAY - 400, end // DAY + 400
    before = parse_schedule(text).windows(start, end, low, high, HELSINKI)
    moved = parse_schedule(moved_schedule(text, days, HELSINKI))
    after = moved.windows(start + days * DAY, end + days * DAY, low, high, HELSINKI)
    assert len(before)
    for one, two in ((before.starts, after.starts), (before.ends, after.ends)):
        assert (HELSINKI.walls(one) + days * DAY).tolist() == HELSINKI.walls(two).tolist()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (None, 1), ("Mo-Fr 07:00-16:00", 1), ("DURATION:P2D", 1), ("RDATE:20261122", 1), ("FREQ=DAILY;INTERVAL=2", 1),
        ("FREQ=DAILY;BYDAY=MO,TU", 7), ("FREQ=WEEKLY", 7), ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,SA", 7),
        ("FREQ=MONTHLY", None), ("FREQ=YEARLY", None), ("FREQ=DAILY;BYMONTHDAY=1", None), ("FREQ=WEEKLY;BYMONTH=6", None),
    ],
)  # fmt: skip
def test_what_goes_by_weeks_moves_by_weeks_and_by_months_not_at_all(text: str | None, days: int | None) -> None:
    assert rhythm_days(parse_schedule(text)) == days


def test_a_schedule_is_moved_as_it_is_written() -> None:
    text = "RRULE:FREQ=WEEKLY;COUNT=20260101;INTERVAL=1\r\nEXDATE;VALUE=DATE:20261231,\r\n 20270107\r\nrdate:20270101T101500"
    moved = (
        "RRULE:FREQ=WEEKLY;COUNT=20260101;INTERVAL=1\r\nEXDATE;VALUE=DATE:20270107,20270114\r\nrdate:20270108T101500"
    )
    assert moved_schedule(text, 7, HELSINKI) == moved
    assert moved_schedule(text, 0, HELSINKI) == text
    assert moved_schedule("FREQ=DAILY;UNTIL=99991231", 7, HELSINKI) == "FREQ=DAILY;UNTIL=99991231"


def dates(**values: str | None) -> Dates:
    """Return dates in Helsinki."""
    return Dates.of(values, HELSINKI)


def test_set_up_and_tear_down_move_along() -> None:
    own = dates(
        setup_at="2026-06-01T08:00",
        starts_at="2026-06-02T08:00",
        ends_at="2026-06-03T20:00",
        cleared_at="2026-06-04T08:00",
    )
    # Over the night when clocks change in autumn: a day of set-up is 24 elapsed hours.
    placed = own.placed(tick("2026-10-24T05:00"), 72 * HOUR)
    assert own.taking(placed) == {
        "setup_at": "2026-10-24T08:00", "starts_at": "2026-10-25T07:00", "ends_at": "2026-10-26T19:00",
        "cleared_at": "2026-10-27T07:00",
    }  # fmt: skip
    # By days of the wall clock each keeps its time of day.
    assert own.taking(own.moved(145)) == {
        "setup_at": "2026-10-24T08:00", "starts_at": "2026-10-25T08:00", "ends_at": "2026-10-26T20:00",
        "cleared_at": "2026-10-27T08:00",
    }  # fmt: skip
    short = own.placed(tick("2026-07-01T05:00"), 12 * HOUR)
    assert list(own.taking(short).values()) == [None, "2026-07-01T08:00", "2026-07-01T20:00", None]


def test_another_length_begins_at_the_same_time_and_the_same_one_changes_nothing() -> None:
    own = dates(starts_at="2026-06-02T08:10", ends_at="2026-06-02T15:30")
    assert own.lasting(7.333) is own
    assert own.taking(own.lasting(10)) == {
        "setup_at": None, "starts_at": "2026-06-02T08:10", "ends_at": "2026-06-02T18:10", "cleared_at": None,
    }  # fmt: skip


def test_what_has_no_end_keeps_none_and_what_was_not_fixed_is() -> None:
    endless = dates(starts_at="2026-06-02T08:00")
    assert endless.is_endless
    assert endless.taking(endless.lasting(24).moved(2)) == {
        "setup_at": None, "starts_at": "2026-06-04T08:00", "ends_at": None, "cleared_at": None,
    }  # fmt: skip
    some_time = dates(
        starts_at="2026-06-02T08:00", ends_at="2026-06-20T08:00", certainty="window", schedule="DURATION:P2D"
    )
    assert some_time.hours == 48
    assert some_time.start is None
    taken = some_time.taking(some_time.lasting(48).moved(1))
    assert (taken["starts_at"], taken["ends_at"], taken["certainty"]) == (
        "2026-06-03T08:00",
        "2026-06-05T08:00",
        "fixed",
    )
    untold = dates(starts_at="2026-06-02T08:00", ends_at="2026-06-20T08:00", certainty="window")
    assert untold.is_untold
    assert "certainty" not in untold.taking(untold.moved(1))


def test_what_cannot_be_moved_says_why() -> None:
    for schedule, ends, why in (("FREQ=YEARLY", "2027-06-02T10:00", "by months"), ("FREQ=WEEKLY", None, "has no end")):
        with pytest.raises(CoordError, match=why):
            dates(starts_at="2026-06-02T08:00", ends_at=ends, schedule=schedule).check_movable()
    dates(starts_at="2026-06-02T08:00", ends_at=None, schedule="Mo-Fr 07:00-16:00").check_movable()
