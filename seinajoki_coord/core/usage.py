"""Who uses an area over time: how much of it, on which days, how many at once, week by week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .civil_day import FIRST_DAY, LAST_DAY
from .interval import joined
from .overlap import find_pairs, measure
from .phase import OCCUPYING
from .progress import Report, silent
from .ragged import RaggedWindows, meetings
from .rule import Filter
from .rule_filter import at_any_time, passes
from .week import weeks_between
from .window import Windows
from .zone import DAY, HOUR

if TYPE_CHECKING:
    from .kernel import Kernel
    from .subject import Subjects
    from .zone import Zone


_AT_A_TIME = 52
"""Weeks that are looked at together before each by itself."""


@dataclass(frozen=True)
class Use:
    """One record on one area, both rows of the subjects: the ground shared, and the time there inside the period."""

    area: int
    record: int
    area_m2: float
    days: int
    hours: float
    first_day: int
    """Number of the first day, from 1970-01-01, on which it is there in the period; -1 if on none."""
    last_day: int


@dataclass(frozen=True)
class WeekOfUse:
    """One week of an area: ``monday`` is the number of its first day from 1970-01-01."""

    monday: int
    records: int
    days: int
    hours: float
    overlaps: int
    """Pairs of records that meet on the ground and share an instant of the week."""
    most: int
    """How many records are there at once, at most."""


@dataclass(frozen=True)
class AreaUse:
    """What uses an area in a period: by record, by week, and in all. ``neighbours`` are rows of the areas that it meets."""

    area: int
    uses: tuple[Use, ...]
    weeks: tuple[WeekOfUse, ...]
    days: int
    hours: float
    overlaps: int
    neighbours: tuple[int, ...]

    @property
    def busiest(self) -> WeekOfUse | None:
        """Return the week with the most records, then the most hours, then the first; None where nothing is there."""
        used = [one for one in self.weeks if one.records]
        return max(used, key=lambda one: (one.records, one.hours, -one.monday)) if used else None


def usage(
    kernel: Kernel,
    subjects: Subjects,
    areas: np.ndarray,
    first_day: int,
    last_day: int,
    zone: Zone,
    report: Report = silent,
) -> list[AreaUse]:
    """
    Return what uses each of some areas (rows of the subjects) on the days from ``first_day`` to ``last_day``, inclusive.

    Works and events that are not cancelled use an area where they share ground with it: touching is no use. They are
    there from set-up to clearing; what recurs counts on its occurrences. Hours are those in which anybody is there, and
    a day counts when anybody is there at some moment of it, on the clock of the wall. An area's own validity is not
    looked at: who was there is a fact.
    """
    first_day, last_day = max(first_day, FIRST_DAY), min(last_day, LAST_DAY)
    days = np.arange(first_day, last_day + 2) * DAY
    begins = zone.instants(days, ends=False)
    records = np.flatnonzero(passes(subjects, Filter(kinds=("work", "event"))))
    times = subjects.phases.take(records).windows(
        OCCUPYING,
        [subjects.schedules[row] for row in records.tolist()],
        zone,
        begin=int(begins[0]),
        end=int(begins[-1]),
    )
    pairs = find_pairs(kernel, at_any_time(subjects, areas), at_any_time(subjects, records), report=report)
    at, who = areas[pairs.first], pairs.second
    shared = kernel.areas(measure(kernel, subjects.geometries, at, records[who], report=report))
    keep = shared > 0
    at, who, shared = at[keep], who[keep], shared[keep]
    meeting = _meeting_pairs(kernel, subjects, records, np.unique(who), times)
    neighbours = _neighbours(kernel, subjects, areas)
    out = []
    for place, area in enumerate(areas.tolist()):
        report("usage", place / len(areas))
        mine = np.flatnonzero(at == area)
        mine = mine[times.counts[who[mine]] > 0]
        own = times.take(who[mine])
        both = meeting[:, np.isin(meeting, who[mine]).all(axis=0)]
        uses = [
            _use(area, int(records[who[row]]), float(shared[row]), own.one(number), begins, first_day)
            for number, row in enumerate(mine.tolist())
        ]
        anybody = joined(own.windows.starts, own.windows.ends)
        weeks = _weeks(own, times, both, begins, first_day)
        taken, near = len(_days_of(anybody, begins)), tuple(neighbours[area])
        out.append(AreaUse(area, tuple(uses), tuple(weeks), taken, _hours(anybody), both.shape[1], near))
    return out


def _meeting_pairs(
    kernel: Kernel, subjects: Subjects, records: np.ndarray, used: np.ndarray, times: RaggedWindows
) -> np.ndarray:
    """Return the pairs of records (places, two rows) that share ground, or touch, and an instant."""
    found = find_pairs(kernel, at_any_time(subjects, records[used]))
    one, two = used[found.first], used[found.second]
    met = meetings(times, times, one, two).counts > 0
    return np.stack([one[met], two[met]])


def _neighbours(kernel: Kernel, subjects: Subjects, areas: np.ndarray) -> dict[int, list[int]]:
    """Return the other areas that share ground with each, whenever they are valid."""
    all_areas = np.flatnonzero(subjects.column("kind") == "area")
    pairs = find_pairs(kernel, at_any_time(subjects, areas), at_any_time(subjects, all_areas))
    one, two = areas[pairs.first], all_areas[pairs.second]
    other = one != two
    one, two = one[other], two[other]
    near = kernel.areas(measure(kernel, subjects.geometries, one, two)) > 0
    out: dict[int, list[int]] = {area: [] for area in areas.tolist()}
    for area, neighbour in zip(one[near].tolist(), two[near].tolist()):
        out[area].append(neighbour)
    return out


def _use(area: int, record: int, shared: float, own: Windows, begins: np.ndarray, first_day: int) -> Use:
    days = _days_of(own, begins) + first_day
    return Use(
        area, record, shared, len(days), _hours(own), *((int(days[0]), int(days[-1])) if len(days) else (-1, -1))
    )


def _days_of(windows: Windows, begins: np.ndarray) -> np.ndarray:
    """Return the places of the days, begun at ``begins``, that share an instant with ordered windows."""
    first = np.searchsorted(begins, windows.starts, side="right") - 1
    after = np.searchsorted(begins, windows.ends, side="left")
    if not len(windows):
        return first
    low = int(first[0])
    marks = np.zeros(int(after.max()) - low + 1, np.int64)
    np.add.at(marks, first - low, 1)
    np.add.at(marks, after - low, -1)
    return np.flatnonzero(np.cumsum(marks) > 0) + low


def _hours(windows: Windows) -> float:
    ticks = windows.ends - windows.starts
    return int(ticks[ticks > 1].sum()) / HOUR


def _weeks(
    own: RaggedWindows, times: RaggedWindows, both: np.ndarray, begins: np.ndarray, first_day: int
) -> list[WeekOfUse]:
    """Return every week that the period touches, cut to the period."""
    weeks = list(weeks_between(first_day, first_day + len(begins) - 2))
    out = []
    for place in range(0, len(weeks), _AT_A_TIME):
        # Only what is there in a year or so is looked at week by week.
        part = weeks[place : place + _AT_A_TIME]
        here, met = _within(
            own, times, both, Windows(*(begins[[day - first_day]] for day in (part[0][1], part[-1][2])))
        )
        out += [_week(here, times, met, begins, first_day, week) for week in part]
    return out


def _week(
    own: RaggedWindows,
    times: RaggedWindows,
    both: np.ndarray,
    begins: np.ndarray,
    first_day: int,
    week: tuple[int, int, int],
) -> WeekOfUse:
    monday, *days = week
    if not len(own):
        return WeekOfUse(monday, 0, 0, 0.0, 0, 0)
    here, met = _within(own, times, both, Windows(*(begins[[day - first_day]] for day in days)))
    anybody = joined(here.windows.starts, here.windows.ends)
    taken = len(_days_of(anybody, begins))
    return WeekOfUse(monday, len(here), taken, _hours(anybody), met.shape[1], _most(here.windows))


def _within(
    own: RaggedWindows, times: RaggedWindows, both: np.ndarray, span: Windows
) -> tuple[RaggedWindows, np.ndarray]:
    """Return the records that are there in a window, their times in it, and the pairs that share an instant of it."""
    here = _cut(own, span)
    here = here.take(np.flatnonzero(here.counts))
    if not both.shape[1]:
        return here, both
    some, places = np.unique(both, return_inverse=True)
    cut, (one, two) = _cut(times.take(some), span), places.reshape(both.shape)
    return here, both[:, meetings(cut, cut, one, two).counts > 0]


def _cut(times: RaggedWindows, span: Windows) -> RaggedWindows:
    return times.within(span.take(np.zeros(len(times), np.int64)))


def _most(windows: Windows) -> int:
    """Return how many windows hold one instant, at most; a record's own windows do not overlap."""
    moments = np.concatenate([windows.ends, windows.starts])
    steps = np.repeat([-1, 1], len(windows))
    # What ends leaves before what begins comes: windows do not hold their ends.
    order = np.argsort(moments, kind="stable")
    return int(np.cumsum(steps[order]).max(initial=0))
