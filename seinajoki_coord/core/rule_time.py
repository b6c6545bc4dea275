"""The time of one side of a rule, and what pairs share of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from .civil_day import FIRST_DAY, LAST_DAY, day_of
from .interval import intersection, joined, window
from .occurrence import takes_all
from .phase import OCCUPYING, PHASES
from .ragged import Meetings, RaggedWindows, lengths, meetings, shared_by_pairs
from .rule import OCCURRENCES, Reach
from .rule_filter import chosen
from .schedule import is_endless
from .weekly_hours import REACH_DAYS
from .window import Windows
from .zone import DAY, OPEN_END, OPEN_START

if TYPE_CHECKING:
    from .rule import Rule, Side
    from .subject import Subjects
    from .zone import Zone

_A_WHILE = 800 * DAY
"""Within which what recurs mostly comes round."""


@dataclass(frozen=True)
class SideTimes:
    """When some records (``rows`` of all) count on a side of a rule."""

    subjects: Subjects
    rows: np.ndarray
    side: Side
    recurs: np.ndarray
    """Whether only the occurrences of the record count."""
    zone: Zone
    limits: Windows | None = None
    """As far as the occurrences of each record are told; the time of others is whole in any case."""

    @classmethod
    def of(cls, subjects: Subjects, rows: np.ndarray, side: Side, zone: Zone) -> SideTimes:
        """Take the records of a side."""
        recurs = (chosen(subjects, side.times, rows) == OCCURRENCES) & subjects.has_schedule[rows]
        starts = subjects.phases.live.starts
        for place in np.flatnonzero(recurs).tolist():
            row = rows[place]
            recurs[place] = not takes_all(subjects.schedules[row], int(starts[row]))
        return cls(subjects, rows, side, recurs, zone)

    def take(self, places: np.ndarray) -> SideTimes:
        """Return some of the records."""
        limits = None if self.limits is None else self.limits.take(places)
        return replace(self, rows=self.rows[places], recurs=self.recurs[places], limits=limits)

    def within(self, limits: Windows) -> SideTimes:
        """Return the same with the occurrences of each record told only inside its limits."""
        starts, ends = np.where(self.recurs, limits.starts, OPEN_START), np.where(self.recurs, limits.ends, OPEN_END)
        return replace(self, limits=Windows(starts, ends))

    @cached_property
    def windows(self) -> RaggedWindows:
        """Return the time of the side's phases; what follows without a break is one, except occurrences."""
        if not self.recurs.any():
            return self.outer
        return _joined(self.of_phases(self.side.phases), ~self.recurs)

    @cached_property
    def outer(self) -> RaggedWindows:
        """Return the same as if no record recurred: at least as much time, and told without expanding any rule."""
        if set(self.side.phases) == set(OCCUPYING):
            return RaggedWindows.single(self.subjects.phases.whole.take(self.rows))
        phases = self.subjects.phases.take(self.rows)
        return _joined(phases.windows(self.side.phases, None, self.zone), np.ones(len(self.rows), bool))

    @cached_property
    def hull(self) -> Windows:
        """Return from when to when each record counts at most, told without expanding a rule that has no end."""
        found = hull_of(self.outer)
        rows = np.flatnonzero(self.recurs & (found.ends == OPEN_END))
        rows = rows[[not is_endless(self.subjects.schedules[row]) for row in self.rows[rows].tolist()]]
        if not len(rows):
            return found
        ends = found.ends.copy()
        ends[rows] = hull_of(self._wholly(rows).windows).ends
        return Windows(found.starts, np.maximum(ends, found.starts))

    @cached_property
    def span(self) -> Windows:
        """Return the first and the last moment of each record's time, whatever the limits; equal where it has none."""
        if not self.recurs.any():
            return self.hull
        since, on = (self.recurs & one for one in (self.hull.starts == OPEN_START, self.hull.ends == OPEN_END))
        # What has no limit on one side is told near the other; where nothing is there, wholly.
        starts = np.where(since, np.where(on, 0, self.hull.ends - _A_WHILE), OPEN_START)
        ends = np.where(on, np.where(since, 0, self.hull.starts) + _A_WHILE, OPEN_END)
        found = hull_of(self.within(Windows(starts, ends)).windows)
        rest = np.flatnonzero((since | on) & (found.starts == found.ends))
        whole = hull_of(self._wholly(rest).windows)
        found.starts[rest], found.ends[rest] = whole.starts, whole.ends
        some = found.starts < found.ends
        return Windows(np.where(since & some, OPEN_START, found.starts), np.where(on & some, OPEN_END, found.ends))

    def reaching(self, rule: Rule) -> Windows:
        """Return the same begun earlier and ended later by what a rule gives to its first side."""
        if not (rule.lead or rule.lag):
            return self.span
        return hull_of(widened(RaggedWindows.single(self.span), rule.lead, rule.lag, self.zone))

    def last_before(self, moments: np.ndarray, lead: Reach, lag: Reach) -> np.ndarray:
        """Return where the last window of each record ends before a moment, at which it has none."""
        ends = np.zeros(len(moments), np.int64)
        rest = np.arange(len(moments))
        for begins in (moments - _A_WHILE, np.full(len(moments), OPEN_START)):
            before = Windows(begins[rest], moments[rest])
            found = widened(self.take(rest).within(before).windows, lead, lag, self.zone).within(before)
            ends[rest] = last_ends(found)
            rest = rest[found.counts == 0]
        return ends

    def placed(self, lead: Reach, lag: Reach) -> tuple[Windows, np.ndarray]:
        """
        Return inside what each record happens some time, from set-up to clearing, and how much of that it takes.

        Lead and lag are a part of both, as are the phases of the side beside the live time.
        """
        inside = hull_of(widened(self.outer, lead, lag, self.zone))
        live = self.subjects.phases.live.take(self.rows)
        room, around = lengths(live), lengths(inside)
        return inside, np.minimum(self.subjects.needed[self.rows], room) + np.maximum(around - room, 0)

    def _wholly(self, places: np.ndarray) -> SideTimes:
        return replace(self.take(places), limits=None)

    def of_phases(self, names: tuple[str, ...]) -> RaggedWindows:
        """Return the time of some phases."""
        rows = zip(self.rows.tolist(), self.recurs.tolist())
        schedules = [self.subjects.schedules[row] if recurs else None for row, recurs in rows]
        period = {} if self.limits is None else {"begin": self.limits.starts, "end": self.limits.ends}
        return self.subjects.phases.take(self.rows).windows(names, schedules, self.zone, **period)

    def phases_met(self, own: np.ndarray, other: RaggedWindows, others: np.ndarray) -> np.ndarray:
        """
        Return which phases of a pair's record on this side share an instant with the other's time, as bits.

        Bits stand in the order of `phase.PHASES`. ``own`` are places in ``rows``, ``others`` rows of ``other``.
        """
        met = np.zeros(len(own), np.int64)
        for bit, name in enumerate(PHASES if len(own) else ()):
            if name in self.side.phases:
                met |= (meetings(self.of_phases((name,)), other, own, others).counts > 0).astype(np.int64) << bit
        return met


def hulls(windows: RaggedWindows) -> tuple[np.ndarray, Windows]:
    """Return the records that have any time, and from when to when each of them."""
    some = np.flatnonzero(windows.counts)
    return some, Windows(first_starts(windows)[some], last_ends(windows)[some])


def first_starts(windows: RaggedWindows) -> np.ndarray:
    """Return where each record's time begins; of one without any time it means nothing."""
    return np.append(windows.windows.starts, OPEN_END)[windows.offsets[:-1]]


def last_ends(windows: RaggedWindows) -> np.ndarray:
    """Return where each record's time ends; as `first_starts`."""
    return np.append(OPEN_END, windows.windows.ends)[windows.offsets[1:]]


def hull_of(windows: RaggedWindows) -> Windows:
    """Return from when to when each record has time; start and end are 0 where it has none."""
    some = windows.counts > 0
    return Windows(np.where(some, first_starts(windows), 0), np.where(some, last_ends(windows), 0))


def widened(windows: RaggedWindows, lead: Reach, lag: Reach, zone: Zone) -> RaggedWindows:
    """Return every window begun earlier and ended later: hours of elapsed time, months of the wall clock."""
    if not (lead or lag):
        return windows
    grown = windows.windows.widened(lead.hours, lag.hours)
    starts, ends = grown.starts, grown.ends
    if lead.months:
        starts = zone.instants(moved(zone.walls(starts), -lead.months), ends=False)
    if lag.months:
        ends = zone.instants(moved(zone.walls(ends), lag.months), ends=True)
    return RaggedWindows.of(len(windows), windows.rows, Windows(starts, ends))


def counting(rule: Rule, met: Meetings, shared: RaggedWindows, zone: Zone) -> Meetings:
    """
    Keep of the time that pairs share what lies in the season and the hours in which a rule counts.

    Time without a limit stays so; how often it counts is then told as far as the calendar of this plugin goes.
    """
    if not len(shared.windows):
        return met
    pairs = np.arange(len(shared))
    counted = meetings(shared, _every(rule, shared, zone), pairs, np.zeros(len(pairs), np.int64))
    still = counted.counts > 0
    starts = np.where(still & (met.first.starts == OPEN_START), OPEN_START, counted.first.starts)
    ends = np.where(still & (met.last_ends == OPEN_END), OPEN_END, counted.last_ends)
    return Meetings(Windows(starts, counted.first.ends), ends, counted.counts, counted.ticks, still & met.is_open)


def in_force(rule: Rule, windows: RaggedWindows, zone: Zone) -> RaggedWindows:
    """Return what of the windows lies in the season and the hours in which a rule counts."""
    if (rule.season is None and rule.hours is None) or not len(windows.windows):
        return windows
    rows = np.arange(len(windows))
    return shared_by_pairs(windows, _every(rule, windows, zone), rows, np.zeros(len(rows), np.int64))


def _every(rule: Rule, windows: RaggedWindows, zone: Zone) -> RaggedWindows:
    """Return when a rule counts, as one record, as far as some windows and the calendar go."""
    begin = max(int(windows.windows.starts.min()), FIRST_DAY * DAY)
    end = min(int(windows.windows.ends.max()), LAST_DAY * DAY)
    every = times_of(rule, begin, end, zone)
    return RaggedWindows.of(1, np.zeros(len(every), np.int64), every)


def times_of(rule: Rule, begin: int, end: int, zone: Zone) -> Windows:
    """Return the times inside ``[begin, end)``, which is not open, at which a rule counts."""
    sets = [window(begin, end)]
    if rule.season is not None:
        sets.append(rule.season.windows(begin, end, zone))
    if rule.hours is not None:
        low, high = (day_of(int(wall)) for wall in zone.walls(np.array([begin, end], np.int64)))
        found = rule.hours.windows(low - REACH_DAYS, high, zone)
        sets.append(joined(found.starts, found.ends))
    return intersection(sets)


def _joined(windows: RaggedWindows, mask: np.ndarray) -> RaggedWindows:
    """Make one of windows that follow each other without a break, for the records under the mask."""
    rows, starts, ends = windows.rows, windows.windows.starts, windows.windows.ends
    follows = (rows[1:] == rows[:-1]) & (starts[1:] == ends[:-1]) & mask[rows[1:]]
    begins, finishes = np.concatenate([[True], ~follows]), np.concatenate([~follows, [True]])
    if not len(rows):
        return windows
    return RaggedWindows.of(len(windows), rows[begins], Windows(starts[begins], ends[finishes]))


def moved(walls: np.ndarray, months: int) -> np.ndarray:
    """Move wall-clock ticks by months; a day that a month lacks becomes its last one. Open ticks stay."""
    is_open = (walls == OPEN_START) | (walls == OPEN_END)
    safe = np.where(is_open, 0, walls)
    days = (safe // DAY).astype("datetime64[D]")
    month = days.astype("datetime64[M]")
    target = month + months
    day = (days - month.astype("datetime64[D]")).astype(np.int64)
    last = ((target + 1).astype("datetime64[D]") - target.astype("datetime64[D]")).astype(np.int64) - 1
    moved = (target.astype("datetime64[D]").astype(np.int64) + np.minimum(day, last)) * DAY + safe % DAY
    return np.where(is_open, walls, moved)
