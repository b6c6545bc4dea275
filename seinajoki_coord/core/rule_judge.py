"""What rules say of the pairs that they find: when, how far, how sure, how bad."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .overlap import measure, measure_distances
from .phase import LIVE
from .placement import colliding_share, colliding_share_of_two
from .progress import Report, silent
from .ragged import shared_by_pairs
from .rule import GROUND_APART, GROUND_SHARED, GROUND_TOUCHING, NONE, OPPORTUNITY, SHARED, Reach
from .rule_filter import passes, stand
from .rule_match import match
from .rule_time import in_force
from .schema import AREA
from .window import Windows
from .zone import HOUR, OPEN_END, OPEN_START

if TYPE_CHECKING:
    from .kernel import Kernel
    from .rule import RuleSet, Verdict
    from .rule_match import Matches
    from .subject import Subjects
    from .zone import Zone


@dataclass(frozen=True)
class Judged:
    """
    What rules say of pairs, as columns of equal length; by rule, then in the order of the rows.

    ``first`` and ``second`` are rows of the subjects, ``rule`` places in the rule set. ``starts`` and ``ends`` are what
    the two share in time, from the first to the last moment; for a pair that shares none the time between the two,
    where one first gives way to the other. From ``overs`` on nothing can be done about it any more. ``hours`` is NaN
    where that has no limit, ``share`` where the pair is certain or that is not known. Phases are bits in the order of
    `phase.PHASES`. A ground is None where there is no common area.
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
    overs: np.ndarray
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

    def take(self, keep: np.ndarray) -> Judged:
        """Return some of the pairs."""
        return Judged(*(getattr(self, name)[keep] for name in self.__dataclass_fields__))


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
    matched = []
    for number, rule in enumerate(rules.rules):
        part = _part_of(report, number / len(rules.rules), 1 / len(rules.rules))
        matched.append(match(kernel, subjects, rule, zone, only, part))
    first = _together([one.first for one in matched], np.int64)
    second = _together([one.second for one in matched], np.int64)
    numbers = np.repeat(np.arange(len(matched)), [len(one.left) for one in matched])
    # Several rules may find the same pair, and its ground is cut once.
    keys, places = np.unique(first * max(len(subjects), 1) + second, return_inverse=True)
    places = places.reshape(-1)
    one, two = keys // max(len(subjects), 1), keys % max(len(subjects), 1)
    used, sides = np.unique(np.concatenate([one, two]), return_inverse=True)
    geometries, (one, two) = subjects.geometries[used], sides.reshape(2, -1)
    # What a rule without any radius found meets.
    meets = np.zeros(len(keys), bool)
    meets[places[np.array([not one.has_radius for one in rules.rules], bool)[numbers]]] = True
    far, distances = np.flatnonzero(~meets), np.zeros(len(keys))
    distances[far] = measure_distances(kernel, geometries, one[far], two[far], report=_part_of(report, 0.0, 0.3))
    near = np.flatnonzero(distances == 0)
    grounds = np.full(len(keys), None, object)
    grounds[near] = measure(kernel, geometries, one[near], two[near], report=_part_of(report, 0.3, 0.6))
    areas = kernel.areas(grounds)
    lies = np.where(areas > 0, GROUND_SHARED, np.where(distances > 0, GROUND_APART, GROUND_TOUCHING))[places]
    possible = subjects.uncertain[first] | subjects.uncertain[second]
    outcome, severity = verdicts(subjects, rules, numbers, first, second, lies, possible)
    times = []
    for number in range(len(rules.rules)):
        report("meeting ground", 0.9 + 0.1 * number / len(rules.rules))
        times.append(_times(matched[number], outcome[numbers == number] == OPPORTUNITY))
    starts, ends, overs, ticks, counts, is_open, share, *phases = (
        _together([one[place] for one in times], kind)
        for place, kind in enumerate([np.int64] * 5 + [bool, float, np.int64, np.int64])
    )
    hours = np.where(is_open, np.nan, np.where((ticks == 1) & (counts == 1), 0, ticks) / HOUR)
    judged = Judged(
        first, second, numbers, outcome, severity, possible, share, starts, ends, overs, hours, counts,
        distances[places], areas[places], grounds[places], *phases,
    )  # fmt: skip
    return judged.take(outcome != NONE)


def _part_of(report: Report, begin: float, share: float) -> Report:
    """Return a report function for a part of each phase."""
    return lambda phase, done: report(phase, begin + share * done)


def _times(matches: Matches, is_opportunity: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return starts, ends, when over, ticks, counts, whether that is open, share, and the phases met, of a rule's pairs."""
    met, left, right = matches.met, matches.left, matches.right
    starts, ends = met.first.starts.copy(), met.last_ends.copy()
    overs = ends.copy()
    none = np.flatnonzero(met.counts == 0)
    if len(none):
        between = _changeover(matches, none)
        starts[none], ends[none] = between.starts, between.ends
        overs[none] = _over(matches, none, is_opportunity[none])
    return (
        starts, ends, overs, met.ticks, met.counts, met.is_open, _share(matches),
        matches.one.phases_met(left, matches.two.windows, right), matches.two.phases_met(right, matches.asking, left),
    )  # fmt: skip


def _changeover(matches: Matches, pairs: np.ndarray) -> Windows:
    """
    Return the time between the two of pairs that share none, where one first gives way to the other.

    Of the one that begins first it is the last window before the other begins: two that take turns have no other time
    between them. Open on both sides where both take turns ever since. Two that begin together share time, but none in
    which the rule counts: of these it is the moment at which they begin.
    """
    first, second = (span.take(pairs) for span in matches.spans)
    border = np.maximum(first.starts, second.starts)
    ends = np.where(first.starts < second.starts, first.ends, second.ends)
    rule = matches.rule
    for times, places, earlier, lead, lag in (
        (matches.one, matches.left, first.starts < second.starts, rule.lead, rule.lag),
        (matches.two, matches.right, second.starts < first.starts, Reach(), Reach()),
    ):
        turns = np.flatnonzero(earlier & (ends > border))
        if len(turns):
            ends[turns] = times.take(places[pairs[turns]]).last_before(border[turns], lead, lag)
    ever = border == OPEN_START
    return Windows(np.where(ever, OPEN_START, np.minimum(ends, border)), np.where(ever, OPEN_END, border))


def _over(matches: Matches, pairs: np.ndarray, is_opportunity: np.ndarray) -> np.ndarray:
    """
    Return from when nothing can be done any more about pairs that share no time.

    An opportunity goes with the first of the two to end: then there is nothing left to share, and no other order to
    choose. Anything else goes with the last: who digs up a new surface may be stopped as long as they dig. An area does
    not happen, so beside a work or an event it does not count.
    """
    first, second = (span.ends[pairs] for span in matches.spans)
    is_area = matches.one.subjects.column("kind") == AREA.name
    one_is, two_is = is_area[matches.first[pairs]], is_area[matches.second[pairs]]
    one, two = np.where(one_is & ~two_is, second, first), np.where(two_is & ~one_is, first, second)
    return np.where(is_opportunity, np.minimum(one, two), np.maximum(one, two))


def _share(matches: Matches) -> np.ndarray:
    """
    Return the share of the placements of the uncertain sides that would meet; the least, where nobody said how long one takes.

    NaN where both are certain or a date is open, where not the live time itself counts, and for two uncertain sides
    of which one recurs or that meet only in a season: that is not known.
    """
    subjects, rule = matches.one.subjects, matches.rule
    out = np.full(len(matches.left), np.nan)
    unsure_one, unsure_two = subjects.uncertain[matches.first], subjects.uncertain[matches.second]
    at = np.flatnonzero(unsure_one | unsure_two)
    if rule.time != SHARED or not len(at):
        return out
    left, right, unsure_one, unsure_two = matches.left[at], matches.right[at], unsure_one[at], unsure_two[at]
    one, one_needed = matches.one.take(left).placed(rule.lead, rule.lag)
    two, two_needed = matches.two.take(right).placed(Reach(), Reach())
    zone = matches.one.zone
    met = in_force(rule, shared_by_pairs(matches.asking, matches.two.windows, left, right), zone)
    share = np.full(len(at), np.nan)
    for rows, side, own, needed in (
        (np.flatnonzero(unsure_one & ~unsure_two), rule.first, one, one_needed),
        (np.flatnonzero(unsure_two & ~unsure_one), rule.second, two, two_needed),
    ):
        if len(rows) and LIVE in side.phases:
            share[rows] = colliding_share(own.take(rows), needed[rows], met.take(rows))
    both = unsure_one & unsure_two & ~(matches.one.recurs[left] | matches.two.recurs[right])
    rows = np.flatnonzero(both)
    if len(rows) and not (rule.season or rule.hours) and LIVE in rule.first.phases and LIVE in rule.second.phases:
        share[rows] = colliding_share_of_two(one.take(rows), one_needed[rows], two.take(rows), two_needed[rows])
    out[at] = share
    return out


def verdicts(
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
    return fits & stand(subjects, verdict.compare, first, second)


def _together(parts: list[np.ndarray], kind: type) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, kind)
