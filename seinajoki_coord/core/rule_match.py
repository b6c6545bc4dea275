"""Rules on records: which pairs they find, and what each pair means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from .overlap import Occupancies, find_pairs, measure, measure_distances
from .placement import colliding_share, colliding_share_of_two
from .progress import Report, silent
from .ragged import RaggedWindows, meetings, shared_by_pairs
from .rule import (
    ANY,
    APART,
    GROUND_APART,
    GROUND_SHARED,
    GROUND_TOUCHING,
    SAME_PARTY,
    SAME_PROJECT,
    SHARED,
    Reach,
    Rule,
)
from .rule_filter import chosen, passes, rows_of
from .rule_time import SideTimes, hulls, summed, when_it_counts, widened
from .window import Windows
from .zone import HOUR, OPEN_END, OPEN_START

if TYPE_CHECKING:
    from .kernel import Kernel
    from .ragged import Meetings
    from .rule import RuleSet, Verdict
    from .subject import Subjects
    from .zone import Zone


@dataclass(frozen=True)
class Judged:
    """
    What rules say of pairs, as columns of equal length; by rule, then in the order of the rows.

    ``first`` and ``second`` are rows of the subjects, ``rule`` places in the rule set. ``starts`` and ``ends`` are what
    the two share in time, from the first to the last moment; for a pair that shares none the time between the two.
    ``hours`` is NaN where that has no limit, ``share`` where the pair is certain or a date is open. Phases are bits in
    the order of `phase.PHASES`. A ground is None where there is no common area.
    """

    first: np.ndarray
    second: np.ndarray
    rule: np.ndarray
    outcome: np.ndarray
    severity: np.ndarray
    possible: np.ndarray
    share: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    hours: np.ndarray
    occurrences: np.ndarray
    distances: np.ndarray
    areas: np.ndarray
    grounds: np.ndarray
    first_phases: np.ndarray
    second_phases: np.ndarray

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.first)


@dataclass(frozen=True)
class Matches:
    """The pairs that one rule finds, with the time that they share; ``left`` and ``right`` are places in the sides."""

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
    rows = rows_of(kernel, subjects, rule.first)
    one = SideTimes.of(subjects, rows, rule.first, chosen(subjects, rule.first.times, rows), zone)
    two = one
    if rule.second != rule.first:
        rows = rows_of(kernel, subjects, rule.second)
        two = SideTimes.of(subjects, rows, rule.second, chosen(subjects, rule.second.times, rows), zone)
    asking = widened(one.windows, rule.lead, rule.lag, zone)
    left, right = _near(kernel, rule, one, two, asking, only, report)
    apart = one.rows[left] != two.rows[right]
    for name, column in ((SAME_PROJECT, "project"), (SAME_PARTY, "party_id")):
        if name in rule.exempt:
            codes = _codes(subjects.column(column))
            both = codes[one.rows[left]]
            apart &= (both != codes[two.rows[right]]) | (both < 0)
    left, right = left[apart], right[apart]
    matches = Matches(left, right, one, two, asking, meetings(asking, two.windows, left, right))
    if rule.season is not None or rule.hours is not None:
        shared = when_it_counts(rule, shared_by_pairs(asking, two.windows, left, right), zone)
        matches = replace(matches, met=summed(shared))
    return _in_time(rule, matches, zone)


def _near(
    kernel: Kernel,
    rule: Rule,
    one: SideTimes,
    two: SideTimes,
    asking: RaggedWindows,
    only: np.ndarray | None,
    report: Report,
) -> tuple[np.ndarray, np.ndarray]:
    """Return places of pairs that are near enough and whose times, from first to last, allow what the rule asks."""
    reach = asking
    if rule.time == APART and rule.within is not None:
        reach = widened(asking, Reach() if rule.ordered else rule.within, rule.within, one.zone)
    timeless = rule.time == ANY or (rule.time == APART and rule.within is None)
    sides = []
    for times, windows, side in ((one, reach, rule.first), (two, two.windows, rule.second)):
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
        one, two = self._about(other), other._about(self)
        pairs = find_pairs(
            kernel, one.occupancies, two.occupancies, radii=np.concatenate([one.radii, two.radii]), report=report
        )
        return one.places[pairs.first], two.places[pairs.second]

    def _about(self, other: _Joinable) -> _Joinable:
        """Leave out what lies beyond all that the other side reaches: much, where only a few records changed."""
        if not len(other.places) or not len(self.places):
            return self.take(np.zeros(len(self.places), bool))
        margin = float(other.radii.max() + self.radii.max()) + 1.0
        low = other.occupancies.boxes[:, :2].min(axis=0) - margin
        high = other.occupancies.boxes[:, 2:].max(axis=0) + margin
        boxes = self.occupancies.boxes
        about = (boxes[:, 2:] >= low).all(axis=1) & (boxes[:, :2] <= high).all(axis=1)
        return self if about.all() else self.take(about)


def _in_time(rule: Rule, matches: Matches, zone: Zone) -> Matches:
    """Keep the pairs whose windows, one by one, stand to each other as the rule asks."""
    if rule.time == ANY:
        return matches
    if rule.time == SHARED:
        return matches.take(matches.met.counts > 0)
    one, two, left, right = matches.asking, matches.two.windows, matches.left, matches.right
    keep = matches.met.counts == 0
    if rule.within is not None:
        reach = widened(one, rule.within, rule.within, zone)
        keep &= meetings(reach, two, left, right).counts > 0
    if rule.ordered:
        keep &= _last_ends(one)[left] <= _first_starts(two)[right]
    return matches.take(keep)


def judge_pairs(
    kernel: Kernel,
    subjects: Subjects,
    rules: RuleSet,
    zone: Zone,
    *,
    only: np.ndarray | None = None,
    report: Report = silent,
) -> Judged:
    """
    Find all pairs that the rules find, and say what they mean.

    With ``only``, a mask over the subjects, only pairs in which at least one side is under it: those that can have
    changed when just these records did.
    """
    matched = [match(kernel, subjects, rule, zone, only, report) for rule in rules.rules]
    first = _together([one.first for one in matched], np.int64)
    second = _together([one.second for one in matched], np.int64)
    numbers = np.repeat(np.arange(len(matched)), [len(one.left) for one in matched])
    # Several rules may find the same pair, and its ground is cut once.
    keys, places = np.unique(first * max(len(subjects), 1) + second, return_inverse=True)
    places = places.reshape(-1)
    one, two = keys // max(len(subjects), 1), keys % max(len(subjects), 1)
    distances = measure_distances(kernel, subjects.geometries, one, two, report=report)
    near = np.flatnonzero(distances == 0)
    grounds = np.full(len(keys), None, object)
    grounds[near] = measure(kernel, subjects.geometries, one[near], two[near], report=report)
    areas = kernel.areas(grounds)
    lies = np.where(areas > 0, GROUND_SHARED, np.where(distances > 0, GROUND_APART, GROUND_TOUCHING))[places]
    possible = subjects.uncertain[first] | subjects.uncertain[second]
    outcome, severity = _judged(subjects, rules, numbers, first, second, lies, possible)
    times = [_times(one, rule) for one, rule in zip(matched, rules.rules)]
    starts, ends, ticks, counts, is_open, share, *phases = (
        _together([one[place] for one in times], kind)
        for place, kind in enumerate((np.int64, np.int64, np.int64, np.int64, bool, float, np.int64, np.int64))
    )
    hours = np.where(is_open, np.nan, np.where((ticks == 1) & (counts == 1), 0, ticks) / HOUR)
    return Judged(
        first, second, numbers, outcome, severity, possible, share, starts, ends, hours, counts,
        distances[places], areas[places], grounds[places], *phases,
    )  # fmt: skip


def _times(matches: Matches, rule: Rule) -> tuple[np.ndarray, ...]:
    """Return starts, ends, ticks, counts, whether that is open, share, and the phases met, of a rule's pairs."""
    met, left, right = matches.met, matches.left, matches.right
    one, two = matches.asking, matches.two.windows
    none = met.counts == 0
    before, after = np.minimum(_last_ends(one)[left], _last_ends(two)[right]), np.maximum(
        _first_starts(one)[left], _first_starts(two)[right]
    )
    starts = np.where(none, np.minimum(before, after), met.first.starts)
    ends = np.where(none, np.maximum(before, after), met.last_ends)
    share = np.full(len(left), np.nan) if rule.time != SHARED else _share(matches)
    return (
        starts, ends, met.ticks, met.counts, met.is_open, share,
        matches.one.phases_met(left, two, right), matches.two.phases_met(right, one, left),
    )  # fmt: skip


def _share(matches: Matches) -> np.ndarray:
    """Return the share of the placements of the uncertain sides that would meet, NaN where both are certain."""
    subjects, left, right = matches.one.subjects, matches.left, matches.right
    out = np.full(len(left), np.nan)
    unsure_one, unsure_two = subjects.uncertain[matches.first], subjects.uncertain[matches.second]
    one, two = matches.asking, matches.two.windows
    needed_one, needed_two = subjects.needed[matches.first], subjects.needed[matches.second]
    for mask, own, needed, other, rows, others in (
        (unsure_one & ~unsure_two, one, needed_one, two, left, right),
        (unsure_two & ~unsure_one, two, needed_two, one, right, left),
    ):
        at = np.flatnonzero(mask)
        if len(at):
            out[at] = colliding_share(_hull(own, rows[at]), needed[at], other.take(others[at]))
    at = np.flatnonzero(unsure_one & unsure_two)
    if len(at):
        out[at] = colliding_share_of_two(_hull(one, left[at]), needed_one[at], _hull(two, right[at]), needed_two[at])
    return out


def _judged(
    subjects: Subjects,
    rules: RuleSet,
    numbers: np.ndarray,
    first: np.ndarray,
    second: np.ndarray,
    lies: np.ndarray,
    possible: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Return outcome and severity of each pair: those of the first verdict of its rule that fits."""
    outcome, severity = np.empty(len(first), object), np.empty(len(first), object)
    for number, rule in enumerate(rules.rules):
        left = np.flatnonzero(numbers == number)
        for verdict in rule.verdicts:
            fits = _fits(verdict, subjects, first[left], second[left], lies[left], possible[left])
            outcome[left[fits]], severity[left[fits]] = verdict.outcome, verdict.severity
            left = left[~fits]
    return outcome, severity


def _fits(
    verdict: Verdict,
    subjects: Subjects,
    first: np.ndarray,
    second: np.ndarray,
    lies: np.ndarray,
    possible: np.ndarray,
) -> np.ndarray:
    fits = np.ones(len(first), bool)
    if verdict.grounds:
        fits &= np.isin(lies, verdict.grounds)
    if verdict.certainty is not None:
        fits &= possible == (verdict.certainty == "possible")
    if verdict.first is not None:
        fits &= passes(subjects, verdict.first)[first]
    if verdict.second is not None:
        fits &= passes(subjects, verdict.second)[second]
    if verdict.either is not None:
        mask = passes(subjects, verdict.either)
        fits &= mask[first] | mask[second]
    return fits


def _hull(windows: RaggedWindows, rows: np.ndarray) -> Windows:
    return Windows(_first_starts(windows)[rows], _last_ends(windows)[rows])


def _first_starts(windows: RaggedWindows) -> np.ndarray:
    """Return where each record's time begins; of one without any time the end of all times."""
    return np.append(windows.windows.starts, OPEN_END)[windows.offsets[:-1]]


def _last_ends(windows: RaggedWindows) -> np.ndarray:
    """Return where each record's time ends; as `_first_starts`."""
    return np.append(OPEN_END, windows.windows.ends)[windows.offsets[1:]]


def _codes(column: np.ndarray) -> np.ndarray:
    """Number the different texts of a column; -1 where there is none."""
    numbers: dict[str, int] = {}
    return np.array(
        [numbers.setdefault(one.strip(), len(numbers)) if one and one.strip() else -1 for one in column.tolist()],
        np.int64,
    )


def _together(parts: list[np.ndarray], kind: type) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, kind)
