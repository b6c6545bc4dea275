"""Free slots against every start tried one by one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.civil_day import civil_days
from seinajoki_coord.core.holiday import days_off
from seinajoki_coord.core.ragged import RaggedWindows
from seinajoki_coord.core.season import WINTER, Season
from seinajoki_coord.core.slot import SlotSearch, Suggestion
from seinajoki_coord.core.slot_reason import slot_reason
from seinajoki_coord.core.slot_term import SlotTerms
from seinajoki_coord.core.weekly_hours import parse_weekly_hours
from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import DAY, HOUR, MINUTE

from .clock import zone
from .record import EPOCH, tick

HELSINKI = zone("Europe/Helsinki")
CELL = 30 * MINUTE
DAYS = 9
# Over Midsummer, and over both nights when clocks change.
BEGINS = ("2026-06-15T21:00", "2026-03-25T22:00", "2026-10-21T21:00")


@dataclass(frozen=True)
class Case:
    """A question: busy spans by record in ticks after ``begin``, and the terms in the words of the test."""

    begin: int
    busy: list[list[tuple[int, int]]]
    weights: list[float]
    cells: int
    hours: tuple[int, int] | None
    working_days: bool
    closed: bool

    @property
    def length(self) -> int:
        """Return the length in ticks."""
        return self.cells * CELL

    def season(self) -> Season:
        """Return the fourth and the fifth day as the closed season."""
        wall = self.begin + 3 * DAY + 12 * HOUR
        first, last = (civil_days((wall + days * DAY) // DAY, (wall + days * DAY) // DAY) for days in (0, 1))
        return Season((int(first.month[0]), int(first.day[0])), (int(last.month[0]), int(last.day[0])))

    def search(self) -> SlotSearch:
        """Return the question as the package takes it."""
        days = "Mo-Fr" if self.working_days else "Mo-Su"
        hours = "" if self.hours is None else " {:02}:00-{:02}:00".format(*self.hours)
        text = f"{days}{hours}{'; PH off' if self.working_days else ''}"
        plan = parse_weekly_hours(text) if self.hours or self.working_days else None
        rows = np.array([row for row, spans in enumerate(self.busy) for _ in spans], np.int64)
        flat = np.array([span for spans in self.busy for span in spans], np.int64).reshape(-1, 2) + self.begin
        return SlotSearch(
            RaggedWindows.of(len(self.busy), rows, Windows(flat[:, 0], flat[:, 1])),
            np.array(self.weights),
            self.length,
            self.begin,
            self.begin + DAYS * DAY,
            HELSINKI,
            SlotTerms(plan, self.season() if self.closed else None),
            CELL,
        )

    def allowed(self) -> list[int]:
        """Return all starts on the grid that the terms allow, told cell by cell."""
        walls = HELSINKI.walls(self.begin + np.arange(DAYS * 48) * CELL)
        numbers = walls // DAY
        off = np.array(
            [(EPOCH.date().toordinal() + one) in {day.toordinal() for day in days_off(2026)} for one in numbers]
        )
        open_ = np.ones(len(walls), bool)
        if self.closed:
            days = civil_days(int(numbers[0]), int(numbers[-1]))
            open_ = ~np.isin(numbers, days.number[self.season().holds(days)])
        days_ = open_ & ~((off | ((numbers + 3) % 7 >= 5)) & self.working_days)
        first, last = self.hours or (0, 24)
        hours = days_ & (walls % DAY >= first * HOUR) & (walls % DAY < last * HOUR)
        n = self.cells
        starts = range(len(walls) - n + 1)
        bounded = self.hours is not None or self.working_days
        levels = (hours, days_, open_ & ~(off & self.working_days), open_) if bounded else (open_,)
        room = next((one for one in levels if any(one[i : i + n].all() for i in starts)), open_)
        ending = np.append(hours, False)
        return [
            self.begin + i * CELL
            for i in starts
            if room[i : i + n].all() and (not bounded or (hours[i] and (hours[i + n - 1] or ending[i + n])))
        ]

    def badness(self, start: int) -> tuple[float, int, int]:
        """Return weight and shared ticks of a start, and the start itself."""
        low, high = start - self.begin, start - self.begin + self.length
        shared = [sum(max(0, min(high, b) - max(low, a)) for a, b in spans) for spans in self.busy]
        return sum(weight for weight, ticks in zip(self.weights, shared) if ticks), sum(shared), start

    def expected(self, count: int) -> list[int]:
        """Return the best starts, each of those that overlap none before it."""
        left = self.allowed()
        if any(self.badness(start)[0] == 0 for start in left):
            left = [start for start in left if self.badness(start)[0] == 0]
        found: list[int] = []
        while left and len(found) < count:
            found.append(min(left, key=self.badness))
            left = [start for start in left if abs(start - found[-1]) >= self.length]
        return found


tens = st.integers(0, DAYS * 144)


@st.composite
def spans_of_a_record(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Draw windows that do not overlap, in order, on a grid finer than that of the starts."""
    longest = draw(st.sampled_from((20, 150, 700)))
    out: list[tuple[int, int]] = []
    for start in sorted(draw(st.lists(tens, max_size=4))):
        begin = max(start * 10 * MINUTE, out[-1][1] if out else 0)
        out.append((begin, begin + draw(st.integers(1, longest)) * 10 * MINUTE))
    return out


@st.composite
def cases(draw: st.DrawFn) -> Case:
    busy = draw(st.lists(spans_of_a_record(), max_size=5))
    return Case(
        tick(draw(st.sampled_from(BEGINS))),
        busy,
        draw(st.lists(st.sampled_from((1.0, 1.0, 2.0, 0.1)), min_size=len(busy), max_size=len(busy))),
        draw(st.sampled_from((1, 2, 5, 12, 18, 30, 48, 66, 96, 150, 250)) | st.integers(1, 400)),
        draw(st.none() | st.tuples(st.integers(6, 10), st.integers(12, 20))),
        draw(st.booleans()),
        draw(st.integers(0, 3)) == 0,
    )


@given(cases(), st.integers(1, 5))
def test_slots_are_the_best_of_all_starts(case: Case, count: int) -> None:
    found = case.search().suggest(count).slots
    assert [slot.start for slot in found] == case.expected(count)
    for slot in found:
        assert (slot.weight, slot.shared_hours * HOUR) == pytest.approx(case.badness(slot.start)[:2])
        assert slot.end - slot.start == case.length
        low, high = slot.start - case.begin, slot.end - case.begin
        assert slot.met == tuple(
            row for row, spans in enumerate(case.busy) if any(a < high and low < b for a, b in spans)
        )


@given(cases(), st.integers(-48, DAYS * 48 + 48))
def test_the_smallest_shift_is_the_nearest_of_all_free_starts(case: Case, cell: int) -> None:
    current = case.begin + cell * CELL
    free = [start for start in case.allowed() if not case.badness(start)[1]]
    nearest = case.search().suggest(1, current).nearest
    expected = min(free, key=lambda start: (abs(start - current), -start)) if free else None
    assert (None if nearest is None else nearest.start) == expected
    if nearest is not None:
        assert nearest.met == ()
        assert nearest.shift_hours(current) * HOUR == nearest.start - current


@given(cases())
def test_a_slot_knows_what_ends_before_it_and_what_begins_after_it(case: Case) -> None:
    for slot in case.search().suggest(3).slots:
        low, high = slot.start - case.begin, slot.end - case.begin
        inside = [(row, a, b) for row, spans in enumerate(case.busy) for a, b in spans if a < DAYS * DAY]
        ended = [b for _, a, b in inside if b <= low]
        to_come = [a for _, a, b in inside if a >= high]
        if slot.after is None:
            assert not ended
        else:
            assert max(ended) in {b for _, b in case.busy[slot.after]}
        if slot.before is None:
            assert not to_come
        else:
            assert min(to_come) in {a for a, _ in case.busy[slot.before]}


def ask(
    hours: int,
    *busy: tuple[str, str],
    first: str = "2026-06-01",
    last: str = "2026-07-01",
    terms: SlotTerms | None = None,
    **more: str,
) -> tuple[Suggestion, list[str]]:
    """Ask for three slots among records of one window each, in UTC; return also their starts as texts."""
    windows = Windows(
        np.array([tick(start) for start, _ in busy], np.int64), np.array([tick(end) for _, end in busy], np.int64)
    )
    search = SlotSearch(
        RaggedWindows.single(windows),
        np.ones(len(busy)),
        hours * HOUR,
        tick(first),
        tick(last),
        zone("UTC"),
        terms or SlotTerms(),
    )
    found = search.suggest(3, tick(more["current"]) if more else None)
    return found, [str(np.datetime64(slot.start, "us"))[5:16] for slot in found.slots]


def test_what_ends_leaves_the_ground_free_for_what_begins_then() -> None:
    _, starts = ask(48, ("2026-05-30", "2026-06-03T12:00"), ("2026-06-05T12:00", "2026-06-28"))
    assert starts == ["06-03T12:00", "06-28T00:00"]


def test_a_start_is_moved_to_the_next_quarter_of_an_hour() -> None:
    assert ask(2, ("2026-05-30", "2026-06-03T12:01"))[1][0] == "06-03T12:15"


def test_without_anything_busy_slots_follow_each_other() -> None:
    assert ask(240)[1] == ["06-01T00:00", "06-11T00:00", "06-21T00:00"]


def test_working_hours_keep_a_short_work_within_one_day_and_a_long_one_from_beginning_at_night() -> None:
    terms = SlotTerms(parse_weekly_hours("Mo-Fr 07:00-16:00; PH off"))
    assert ask(9, first="2026-06-17T07:30", terms=terms)[1] == ["06-18T07:00", "06-22T07:00", "06-23T07:00"]
    # 57 hours are three working days; midsummer ends the first week on Thursday.
    assert ask(57, first="2026-06-17T07:00", last="2026-07-02", terms=terms)[1] == ["06-22T07:00", "06-29T07:00"]
    # Nothing longer than a week fits between weekends: it begins and ends in working hours.
    assert ask(200, first="2026-06-19T07:00", terms=terms)[1] == ["06-22T07:00"]


def test_no_street_is_dug_up_in_winter() -> None:
    found, starts = ask(24 * 60, first="2026-11-01", last="2027-12-31", terms=SlotTerms(closed=WINTER))
    assert starts == ["04-16T00:00", "06-15T00:00", "08-14T00:00"]
    assert found.slots[0].shift_hours(tick("2027-04-15")) == 24.0
    nothing, _ = ask(24 * 240, first="2026-11-01", last="2027-12-31", terms=SlotTerms(closed=WINTER))
    assert nothing.slots == ()


def test_of_bad_slots_the_one_that_meets_fewest_and_shortest_is_best() -> None:
    busy = (("2026-06-01", "2026-06-20"), ("2026-06-05", "2026-06-30T20:00"))
    found, starts = ask(96, *busy)
    assert starts == ["06-27T00:00", "06-01T00:00", "06-20T00:00"]
    assert [(slot.met, slot.shared_hours) for slot in found.slots] == [((1,), 92.0), ((0,), 96.0), ((1,), 96.0)]


def test_dates_that_are_free_need_no_shift_and_others_the_smallest() -> None:
    busy = ("2026-06-10", "2026-06-20")
    for current, expected in (
        ("2026-06-03T11:11", "2026-06-03T11:11"),
        ("2026-06-10", "2026-06-08"),
        ("2026-06-18", "2026-06-20"),
    ):
        nearest = ask(48, busy, current=current)[0].nearest
        assert nearest is not None
        assert nearest.start == tick(expected)


def test_dates_off_the_grid_may_stay_where_nothing_else_is_free() -> None:
    found, _ = ask(
        24, ("2026-06-01", "2026-06-10T00:05"), ("2026-06-11T00:05", "2026-07-01"), current="2026-06-10T00:05"
    )
    assert found.nearest is not None
    assert (found.nearest.start, found.nearest.met) == (tick("2026-06-10T00:05"), ())
    assert [len(slot.met) for slot in found.slots] == [1, 1, 1]


def test_a_length_longer_than_the_period_has_no_place() -> None:
    found, _ = ask(24 * 31)
    assert found == Suggestion((), None)


def test_every_slot_says_why_it_is_offered() -> None:
    titles = ["Paving", "Market", "Concert"]

    def said(*busy: tuple[str, str]) -> list[str]:
        sentences = [slot_reason(slot, titles, "en") for slot in ask(240, *busy)[0].slots]
        return [template.format(**values) for template, values in sentences]

    assert said() == ["Nobody else is here in this time."] * 3
    assert said(("2026-06-01", "2026-06-03"), ("2026-06-16", "2026-06-18")) == [
        "Free between Paving and Market.",
        "Free after Market.",
    ]
    assert said(("2026-06-12", "2026-07-18")) == ["Free before Paving."]
    assert said(("2026-06-02", "2026-06-30"))[0] == "Meets Paving for 216 hours."
    everywhere = (("2026-05-01", "2026-08-01"), ("2026-06-02", "2026-06-30"))
    assert said(*everywhere)[0] == "Meets Paving and 1 more for 456 hours in all."


@pytest.mark.parametrize(("language", "hours"), [("en", "22.5"), ("fi", "22,5"), ("sv", "22,5")])
def test_shared_hours_are_written_as_the_language_does(language: str, hours: str) -> None:
    (slot,) = ask(720, ("2026-06-01", "2026-06-01T22:30"))[0].slots
    _, values = slot_reason(slot, ["Paving"], language)
    assert values["hours"] == hours
