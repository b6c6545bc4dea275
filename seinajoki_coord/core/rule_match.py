"""Rules on records: which pairs they find."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from .overlap import Occupancies, find_pairs
from .progress import Report, silent
from .ragged import Meetings, RaggedWindows, meetings, shared_by_pairs
from .rule import APART, SAME_PARTY, SAME_PROJECT, SHARED, Reach, Rule
from .rule_filter import chosen, rows_of, stand
from .rule_limit import limited
from .rule_time import SideTimes, counting, hulls, widened
from .window import Windows
from .zone import OPEN_END, OPEN_START

if TYPE_CHECKING:
    from .kernel import Kernel
    from .subject import Subjects
    from .zone import Zone


_FEW = 50
"""Records whose surroundings are looked at one by one."""
_HAIR = 1.0
"""Metres by which a record is looked for further than it reaches, so that rounding loses none."""


@dataclass(frozen=True)
class Matches:
    """
    The pairs that a rule finds, with the time that they share; ``left`` and ``right`` are places in the sides.

    Of what recurs, the sides' times are told as far as `limited` says.
    """

    rule: Rule
    left: np.ndarray
    right: np.ndarray
    one: SideTimes
    two: SideTimes
    asking: RaggedWindows
    """The time of the first side, widened by lead and lag."""
    met: Meetings

    @property
    def first(self) -> np.ndarray:
        """Return the rows of the first side."""
        return self.one.rows[self.left]

    @property
    def second(self) -> np.ndarray:
        """Return the rows of the second side."""
        return self.two.rows[self.right]

    @property
    def spans(self) -> tuple[Windows, Windows]:
        """Return the first and the last moment of both sides' time, that of the first widened."""
        return self.one.reaching(self.rule).take(self.left), self.two.span.take(self.right)

    def take(self, keep: np.ndarray) -> Matches:
        """Return some of the pairs."""
        met = self.met
        kept = replace(
            met,
            first=met.first.take(keep),
            **{name: getattr(met, name)[keep] for name in ("last_ends", "counts", "ticks", "is_open")},
        )
        return replace(self, left=self.left[keep], right=self.right[keep], met=kept)


def match(
    kernel: Kernel,
    subjects: Subjects,
    rule: Rule,
    zone: Zone,
    only: np.ndarray | None = None,
    report: Report = silent,
) -> Matches:
    """
    Return the pairs that a rule finds: the right records, near enough, at the right times, and not exempt.

    With ``only``, a mask over the subjects, those in which at least one side is under it.
    """
    one = two = SideTimes.of(subjects, rows_of(kernel, subjects, rule.first), rule.first, zone)
    if rule.second != rule.first:
        two = SideTimes.of(subjects, rows_of(kernel, subjects, rule.second), rule.second, zone)
    if not _can_meet(one, two, only):
        return _nothing(rule, one, two)
    left, right = _near(kernel, rule, one, two, only, report)
    apart = one.rows[left] != two.rows[right]
    for name, column in ((SAME_PROJECT, "project"), (SAME_PARTY, "party_id")):
        if name in rule.exempt:
            codes = _codes(subjects.column(column))
            both = codes[one.rows[left]]
            apart &= (both != codes[two.rows[right]]) | (both < 0)
    apart &= stand(subjects, rule.compare, one.rows[left], two.rows[right])
    return match_in_time(rule, one, two, left[apart], right[apart], zone, report)


def match_in_time(
    rule: Rule,
    one: SideTimes,
    two: SideTimes,
    left: np.ndarray,
    right: np.ndarray,
    zone: Zone,
    report: Report = silent,
) -> Matches:
    """Return those of some pairs of two sides, places in each, that stand to each other in time as a rule asks."""
    # Rules are expanded only for the records that are near another one, and only as far as that one goes.
    (places, left), (others, right) = (np.unique(one, return_inverse=True) for one in (left, right))
    one, two, unlimited = limited(rule, one.take(places), two.take(others), left, right, report)
    asking = widened(one.windows, rule.lead, rule.lag, zone)
    met = meetings(asking, two.windows, left, right)
    if rule.season is not None or rule.hours is not None:
        met = counting(rule, met, shared_by_pairs(asking, two.windows, left, right), zone)
    return _in_time(rule, Matches(rule, left, right, one, two, asking, unlimited.told(met)), zone)


def _can_meet(one: SideTimes, two: SideTimes, only: np.ndarray | None) -> bool:
    """Whether there is anybody to join on both sides, one of them under the mask."""
    if not len(one.rows) or not len(two.rows):
        return False
    return only is None or bool(only[one.rows].any() or only[two.rows].any())


def _nothing(rule: Rule, one: SideTimes, two: SideTimes) -> Matches:
    none = np.zeros(0, np.int64)
    windows = RaggedWindows.of(0, none, Windows(none, none))
    met = Meetings(windows.windows, none, none, none, none > 0)
    return Matches(rule, none, none, one.take(none), two.take(none), windows, met)


def _near(
    kernel: Kernel,
    rule: Rule,
    one: SideTimes,
    two: SideTimes,
    only: np.ndarray | None,
    report: Report,
) -> tuple[np.ndarray, np.ndarray]:
    """Return places of pairs that are near enough and whose times, from first to last, may be what the rule asks."""
    reach = widened(one.outer, rule.lead, rule.lag, one.zone)
    if rule.within is not None:
        reach = widened(reach, Reach() if rule.ordered else rule.within, rule.within, one.zone)
    timeless = rule.time != SHARED and rule.within is None
    sides = []
    for times, windows, side in ((one, reach, rule.first), (two, two.outer, rule.second)):
        places, hull = hulls(windows)
        if timeless:
            hull = Windows(np.full(len(places), OPEN_START), np.full(len(places), OPEN_END))
        rows, subjects = times.rows[places], times.subjects
        radii = chosen(subjects, side.radius, rows).astype(float)
        sides.append(_Joinable(places, Occupancies(subjects.geometries[rows], hull, subjects.boxes[rows]), radii, rows))
    first, second = sides
    if only is None:
        if rule.is_symmetric:
            return first.within(kernel, report)
        return first.with_(kernel, second, report)
    changed = first.take(only[first.rows])
    still = first.take(~only[first.rows])
    parts = [changed.with_(kernel, still if rule.is_symmetric else second, report)]
    if rule.is_symmetric:
        low, high = parts[0]
        parts = [(np.minimum(low, high), np.maximum(low, high)), changed.within(kernel, report)]
    else:
        parts.append(still.with_(kernel, second.take(only[second.rows]), report))
    left, right = (np.concatenate([part[side] for part in parts]) for side in (0, 1))
    order = np.lexsort((right, left))
    return left[order], right[order]


@dataclass(frozen=True)
class _Joinable:
    """Records ready to be joined: their places in a side, and the metres around each."""

    places: np.ndarray
    occupancies: Occupancies
    radii: np.ndarray
    rows: np.ndarray

    def take(self, keep: np.ndarray) -> _Joinable:
        own = self.occupancies
        kept = Occupancies(own.geometries[keep], own.windows.take(keep), own.boxes[keep])
        return _Joinable(self.places[keep], kept, self.radii[keep], self.rows[keep])

    def within(self, kernel: Kernel, report: Report) -> tuple[np.ndarray, np.ndarray]:
        pairs = find_pairs(kernel, self.occupancies, radii=self.radii, report=report)
        return self.places[pairs.first], self.places[pairs.second]

    def with_(self, kernel: Kernel, other: _Joinable, report: Report) -> tuple[np.ndarray, np.ndarray]:
        if not len(self.places) or not len(other.places):
            return self.places[:0], other.places[:0]
        one, two = self._about(other), other._about(self)
        pairs = find_pairs(
            kernel, one.occupancies, two.occupancies, radii=np.concatenate([one.radii, two.radii]), report=report
        )
        return one.places[pairs.first], two.places[pairs.second]

    def _about(self, other: _Joinable) -> _Joinable:
        """Leave out what lies beyond all that the other side reaches: nearly all, where only a few records changed."""
        margin = float(other.radii.max(initial=0.0) + self.radii.max(initial=0.0))
        about = reached(self.occupancies.boxes, other.occupancies.boxes, margin)
        return self if about.all() else self.take(about)


def reached(boxes: np.ndarray, others: np.ndarray, margin: float, few: int = _FEW) -> np.ndarray:
    """
    Return which boxes may come within a margin of one of the others.

    Where those are more than a few, what comes near the box around all of them.
    """
    low, high = others[:, :2] - margin - _HAIR, others[:, 2:] + margin + _HAIR
    if len(low) > few:
        low, high = low.min(axis=0, keepdims=True), high.max(axis=0, keepdims=True)
    west, south, east, north = boxes.T
    about = np.zeros(len(boxes), bool)
    for least, most in zip(low, high):
        about |= (east >= least[0]) & (north >= least[1]) & (west <= most[0]) & (south <= most[1])
    return about


def _in_time(rule: Rule, matches: Matches, zone: Zone) -> Matches:
    """Keep the pairs whose windows, one by one, stand to each other as the rule asks."""
    if rule.time == SHARED:
        return matches.take(matches.met.counts > 0)
    one, two, left, right = matches.asking, matches.two.windows, matches.left, matches.right
    first, second = matches.spans
    keep = (first.starts < first.ends) & (second.starts < second.ends)
    if rule.time == APART:
        keep &= matches.met.counts == 0
    if rule.within is not None:
        keep &= meetings(widened(one, rule.within, rule.within, zone), two, left, right).counts > 0
    if rule.ordered:
        keep &= first.ends <= second.starts
    return matches.take(keep)


def _codes(column: np.ndarray) -> np.ndarray:
    """Return numbers for the different texts of a column, -1 where there is none."""
    numbers: dict[str, int] = {}
    return np.array(
        [numbers.setdefault(one.strip(), len(numbers)) if one and one.strip() else -1 for one in column.tolist()],
        np.int64,
    )
