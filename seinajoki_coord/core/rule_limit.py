"""How far recurring times are told: as far as neighbours go, and where neither ends or begins until the two meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .civil_day import FIRST_DAY, LAST_DAY
from .phase import LIVE
from .progress import Report, silent
from .ragged import Meetings, meetings
from .rule import Reach
from .rule_time import in_force, widened
from .window import Windows, shared
from .zone import DAY, OPEN_END, OPEN_START

if TYPE_CHECKING:
    from .rule import Rule
    from .rule_time import SideTimes

_STEPS = np.array([0, 100, 800, 3000, *range(10_000, 150_000, 7_000)], np.int64) * DAY
"""How far is looked for the first meeting of two that have no end: mostly they meet within weeks."""
_LONGEST_MONTH = 31 * DAY


@dataclass(frozen=True)
class Unlimited:
    """Which pairs have met ever since, and which go on meeting: of neither side anybody said when it begins or ends."""

    since: np.ndarray
    on: np.ndarray

    def told(self, met: Meetings) -> Meetings:
        """Say so of what pairs share as far as it was looked for: how often and how long they meet has no number."""
        either = self.since | self.on
        if not either.any():
            return met
        first = Windows(np.where(self.since, OPEN_START, met.first.starts), met.first.ends)
        ends, counts = np.where(self.on, OPEN_END, met.last_ends), np.where(either, 1, met.counts)
        return Meetings(first, ends, counts, np.where(either, 0, met.ticks), met.is_open | either)


def limited(
    rule: Rule, one: SideTimes, two: SideTimes, left: np.ndarray, right: np.ndarray, report: Report = silent
) -> tuple[SideTimes, SideTimes, Unlimited]:
    """
    Return both sides with their occurrences told as far as pairs of them, places in each, need it.

    That is the time of the other record, widened by what the rule asks. Where both have no end, it is the time until
    they first meet, and where both have no beginning the time since they last met; whether they ever do is looked for
    in all of the calendar.
    """
    since, on = np.zeros(len(left), bool), np.zeros(len(left), bool)
    pairs = np.flatnonzero(one.recurs[left] | two.recurs[right])
    if not len(pairs):
        return one, two, Unlimited(since, on)
    first, second = one.hull.take(left[pairs]), two.hull.take(right[pairs])
    margin = _margin(rule)
    needed = _grown(second, margin), _grown(first, margin)
    both = shared(first, second)
    has_no_limit = (both.starts == OPEN_START) | (both.ends == OPEN_END)
    if has_no_limit.any():
        some, both = pairs[has_no_limit], both.take(has_no_limit)
        found, told = _looked_through(rule, one, two, left[some], right[some], both, report)
        since[some], on[some] = found & (both.starts == OPEN_START), found & (both.ends == OPEN_END)
        for limits in needed:
            limits.starts[has_no_limit], limits.ends[has_no_limit] = told.starts, told.ends
    sides = []
    for times, places, limits in ((one, left[pairs], needed[0]), (two, right[pairs], needed[1])):
        sides.append(times.within(_hulls(len(times.rows), places, limits)))
    return sides[0], sides[1], Unlimited(since, on)


def _looked_through(
    rule: Rule,
    one: SideTimes,
    two: SideTimes,
    left: np.ndarray,
    right: np.ndarray,
    both: Windows,
    report: Report,
) -> tuple[np.ndarray, Windows]:
    """Return which pairs without an end or a beginning meet while both are live, and as far as that must be told."""
    found, met = _first_meetings(rule, one, two, left, right, both, None, report)
    starts, ends = met.starts, met.ends
    if rule.within is not None:
        _, near = _first_meetings(rule, one, two, left, right, both, rule.within, report)
        starts, ends = np.minimum(starts, near.starts), np.maximum(ends, near.ends)
    # The calendar bounds where is looked for a meeting, not since when or until when one was set up or is cleared.
    starts = np.where(both.starts == OPEN_START, starts, np.minimum(starts, both.starts))
    ends = np.where(both.ends == OPEN_END, ends, np.maximum(ends, both.ends))
    # Until both are live, one may be there in the other's set-up, and at the end in its clearing.
    for times, places in ((one, left), (two, right)):
        live = times.subjects.phases.live.take(times.rows[places])
        ends = np.where((both.ends == OPEN_END) & (live.starts != OPEN_START), np.maximum(ends, live.starts), ends)
        starts = np.where((both.starts == OPEN_START) & (live.ends != OPEN_END), np.minimum(starts, live.ends), starts)
    return found, _grown(Windows(starts, ends), _margin(rule))


def _first_meetings(
    rule: Rule,
    one: SideTimes,
    two: SideTimes,
    left: np.ndarray,
    right: np.ndarray,
    both: Windows,
    within: Reach | None,
    report: Report,
) -> tuple[np.ndarray, Windows]:
    """
    Look ahead from where both begin until pairs meet, or back from where both end: whether they do, and the time between.

    With ``within`` until they come that near to each other.
    """
    middle = np.where(both.ends != OPEN_END, both.ends, _middle(one, two))
    origin = np.clip(np.where(both.starts != OPEN_START, both.starts, middle), FIRST_DAY * DAY, (LAST_DAY + 1) * DAY)
    found, told = np.zeros(len(left), bool), Windows(origin.copy(), origin.copy())
    for ahead, mask in ((True, both.ends == OPEN_END), (False, both.starts == OPEN_START)):
        waiting = np.flatnonzero(mask & ~found)
        for near, far in zip(_STEPS, _STEPS[1:]):
            begins, ends = (near, far) if ahead else (-far, -near)
            part = Windows(origin[waiting] + begins, origin[waiting] + ends)
            inside = (part.ends > FIRST_DAY * DAY) & (part.starts < (LAST_DAY + 1) * DAY)
            waiting, part = waiting[inside], part.take(inside)
            if not len(waiting):
                break
            report("exact", 1.0)
            met = _meetings_in(part, rule, one, two, left[waiting], right[waiting], within)
            hit = met.counts > 0
            found[waiting[hit]] = True
            if ahead:
                told.ends[waiting[hit]] = met.first.ends[hit]
            else:
                told.starts[waiting[hit]] = part.starts[hit]
            waiting = waiting[~hit]
    return found, told


def _meetings_in(
    part: Windows,
    rule: Rule,
    one: SideTimes,
    two: SideTimes,
    left: np.ndarray,
    right: np.ndarray,
    within: Reach | None,
) -> Meetings:
    """Compare the live time of pairs in a part of time for each."""
    windows = []
    part = _grown(part, _margin(rule))
    for times, places in ((one, left), (two, right)):
        own, rows = np.unique(places, return_inverse=True)
        limits = _hulls(len(own), rows.reshape(-1), part)
        windows.append((times.take(own).within(limits).of_phases((LIVE,)).within(limits), rows.reshape(-1)))
    (asking, left), (asked, right) = windows
    asking = widened(asking, rule.lead, rule.lag, one.zone)
    asking = in_force(rule, asking, one.zone) if within is None else widened(asking, within, within, one.zone)
    return meetings(asking, asked, left, right)


def _hulls(count: int, places: np.ndarray, windows: Windows) -> Windows:
    """Return for each of some records from when to when its windows are, given with their places."""
    starts, ends = np.full(count, OPEN_END), np.full(count, OPEN_START)
    np.minimum.at(starts, places, windows.starts)
    np.maximum.at(ends, places, windows.ends)
    return Windows(starts, ends)


def _middle(one: SideTimes, two: SideTimes) -> int:
    """Return a moment at which there are records, to begin to look from where nothing has a beginning or an end."""
    starts = np.concatenate([times.subjects.phases.live.starts[times.rows] for times in (one, two)])
    starts = np.sort(starts[starts != OPEN_START])
    return int(starts[len(starts) // 2]) if len(starts) else 0


def _margin(rule: Rule) -> int:
    """Return how far a record reaches at most under a rule, and a day."""
    reaches = rule.lead, rule.lag, rule.within or Reach()
    return DAY + sum(reach.ticks + reach.months * _LONGEST_MONTH for reach in reaches)


def _grown(windows: Windows, margin: int) -> Windows:
    """Return windows longer on both sides; what has no limit stays so."""
    return Windows(
        np.where(windows.starts == OPEN_START, OPEN_START, windows.starts - margin),
        np.where(windows.ends == OPEN_END, OPEN_END, windows.ends + margin),
    )
