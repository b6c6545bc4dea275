"""What stands in the way of something that is not dated yet: the records it would conflict with, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .civil_day import FIRST_DAY, LAST_DAY
from .overlap import measure
from .phase import LIVE, Phases
from .progress import Report, silent
from .ragged import RaggedWindows, shared_by_pairs
from .rule import GROUND_APART, GROUND_SHARED, GROUND_TOUCHING, SHARED, Reach, RuleSet
from .rule_judge import verdicts
from .rule_match import match
from .rule_time import SideTimes, times_of, widened
from .subject import Subjects
from .window import Windows
from .zone import DAY, OPEN_END, OPEN_START

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kernel import Kernel
    from .rule import Rule, Side
    from .zone import Zone

_LONGEST_MONTH = 31 * DAY
WEIGHTS = {"high": 100.0, "medium": 10.0, "low": 1.0}
"""How much a conflict hurts, by its severity: no number of lighter ones that people meet outweighs a heavier one."""


@dataclass(frozen=True)
class Draft:
    """Something that is to be dated: the fields of its record, its ground, and the record that it would replace."""

    values: Mapping[str, Any]
    ground: np.ndarray
    """One geometry of the kernel's."""
    replaces: str | None = None


@dataclass(frozen=True)
class Obstacles:
    """Records in the way, as rows of the subjects, with the times at which each is, and how much each hurts."""

    rows: np.ndarray
    busy: RaggedWindows
    weights: np.ndarray


def obstacles(
    kernel: Kernel,
    subjects: Subjects,
    draft: Draft,
    rules: RuleSet,
    period: Windows,
    zone: Zone,
    report: Report = silent,
) -> Obstacles:
    """
    Return what a draft would conflict with if it lay at ``[t, t + n)`` inside a period (one window).

    It does just when that shares an instant with a busy window: lead and lag, the seasons of rules and the occurrences
    of the others are in them already. Where a rule forbids the time after or before something, the time of that itself
    is busy too. The draft counts as live all the time. Rules that hold whenever the two take place are left out, as no
    date helps, and so are rules about the draft's guarantee. What is offered are dates, so the draft counts as certain.
    """
    both, own = _with_draft(kernel, subjects, draft, period)
    only = np.zeros(len(both), bool)
    only[own] = True
    rows, weights, parts = [], [], []
    for rule in _that_matter(rules, str(draft.values["kind"])):
        found_pairs = match(kernel, both, rule, zone, only, report)
        first, second = found_pairs.first, found_pairs.second
        for mine, others, draft_is_first in ((first, second, True), (second, first, False)):
            at = np.flatnonzero(mine == own)
            asked = rule.first if draft_is_first else rule.second
            if not len(at) or LIVE not in asked.phases:
                continue
            severity = _conflicts(kernel, both, rule, first[at], second[at])
            at, severity = at[severity > 0], severity[severity > 0]
            rows.append(others[at])
            weights.append(severity)
            parts.append(_busy(both, others[at], rule, period, zone, draft_is_first=draft_is_first))
    if not rows:
        none = np.zeros(0, np.int64)
        return Obstacles(none, RaggedWindows.of(0, none, Windows(none, none)), np.zeros(0))
    found, places = np.unique(np.concatenate(rows), return_inverse=True)
    begins = np.cumsum([0, *map(len, rows)])
    owners = places.reshape(-1)
    windows = [part.windows for part in parts]
    busy = RaggedWindows.of(
        len(found),
        np.concatenate([owners[begin + part.rows] for begin, part in zip(begins.tolist(), parts)]),
        Windows(np.concatenate([one.starts for one in windows]), np.concatenate([one.ends for one in windows])),
    )
    heaviest = np.zeros(len(found))
    np.maximum.at(heaviest, owners, np.concatenate(weights))
    kept = np.flatnonzero(subjects_without(subjects, draft.replaces))
    return Obstacles(kept[found], busy, heaviest)


def reach_of(rules: RuleSet) -> float:
    """Return how many metres apart records may lie, at most, and still meet under some rule."""
    return max((max(one.first.radius.values) + max(one.second.radius.values) for one in rules.rules), default=0.0)


def subjects_without(subjects: Subjects, name: str | None) -> np.ndarray:
    """Return a mask of all records but the one of this id."""
    return subjects.column("id") != name if name is not None else np.ones(len(subjects), bool)


def reach_in_time(rules: RuleSet, kind: str) -> int:
    """Return by how many ticks a record that a draft of a kind conflicts with may end before it or begin after it."""
    reaches = [
        sum(reach.ticks + reach.months * _LONGEST_MONTH for reach in (rule.lead, rule.lag, rule.within or Reach()))
        for rule in _that_matter(rules, kind)
    ]
    return max(reaches, default=0)


def _that_matter(rules: RuleSet, kind: str) -> list[Rule]:
    """Return the rules under which a draft of a kind can be in conflict at some dates and not at others."""
    return [
        rule
        for rule in rules.rules
        if (rule.time == SHARED or rule.within is not None)
        and any(verdict.outcome == "conflict" for verdict in rule.verdicts)
        and any(not side.records.kinds or kind in side.records.kinds for side in (rule.first, rule.second))
    ]


def _conflicts(kernel: Kernel, subjects: Subjects, rule: Rule, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the weight of each pair that a rule finds; 0 for those that are no conflict."""
    together = kernel.meet(subjects.geometries, first, second, 0.0)
    shared = np.zeros(len(first), bool)
    near = np.flatnonzero(together)
    shared[near] = kernel.areas(measure(kernel, subjects.geometries, first[near], second[near])) > 0
    lies = np.where(shared, GROUND_SHARED, np.where(together, GROUND_TOUCHING, GROUND_APART))
    possible = subjects.uncertain[first] | subjects.uncertain[second]
    only = RuleSet("", 0, {}, (rule,), "")
    outcome, severity = verdicts(subjects, only, np.zeros(len(first), np.int64), first, second, lies, possible)
    weights = [WEIGHTS[one] if said == "conflict" else 0.0 for said, one in zip(outcome.tolist(), severity.tolist())]
    return np.array(weights, float)


def _busy(
    subjects: Subjects, rows: np.ndarray, rule: Rule, period: Windows, zone: Zone, *, draft_is_first: bool
) -> RaggedWindows:
    """Return when the other side of a rule is in the draft's way."""
    side: Side = rule.second if draft_is_first else rule.first
    own = SideTimes.of(subjects, rows, side, zone).windows
    if draft_is_first:
        turned = _turned(_counting(rule, own, period, zone), rule, zone)
        return _reached(turned, rule.within, Reach() if rule.ordered else rule.within, zone)
    asking = _counting(rule, widened(own, rule.lead, rule.lag, zone), period, zone)
    return _reached(asking, Reach() if rule.ordered else rule.within, rule.within, zone)


def _reached(windows: RaggedWindows, before: Reach | None, after: Reach | None, zone: Zone) -> RaggedWindows:
    return widened(windows, before or Reach(), after or Reach(), zone)


def _counting(rule: Rule, windows: RaggedWindows, period: Windows, zone: Zone) -> RaggedWindows:
    """Keep the times at which a rule counts, as far as they can matter for a draft in a period."""
    if rule.season is None and rule.hours is None:
        return windows
    margin = sum(reach.ticks + reach.months * _LONGEST_MONTH for reach in (rule.lead, rule.lag))
    begin = max(int(period.starts[0]) - margin, FIRST_DAY * DAY)
    end = min(int(period.ends[0]) + margin, LAST_DAY * DAY)
    times = times_of(rule, begin, end, zone)
    every = RaggedWindows.of(1, np.zeros(len(times), np.int64), times)
    rows = np.arange(len(windows))
    return shared_by_pairs(windows, every, rows, np.zeros(len(rows), np.int64))


def _turned(windows: RaggedWindows, rule: Rule, zone: Zone) -> RaggedWindows:
    """Widen windows the other way round: the draft as it is meets them just when, widened by the rule, it met them."""
    moved = widened(windows, Reach(months=rule.lag.months), Reach(months=rule.lead.months), zone)
    starts, ends = moved.windows.starts, moved.windows.ends
    return RaggedWindows.of(
        len(moved),
        moved.rows,
        Windows(
            np.where(starts == OPEN_START, OPEN_START, starts - np.where(starts == OPEN_START, 0, rule.lag.ticks)),
            np.where(ends == OPEN_END, OPEN_END, ends + np.where(ends == OPEN_END, 0, rule.lead.ticks)),
        ),
    )


def _with_draft(kernel: Kernel, subjects: Subjects, draft: Draft, period: Windows) -> tuple[Subjects, int]:
    """Return the subjects without the record that is replaced and with the draft, dated by the period, as the last."""
    others = subjects.take(np.flatnonzero(subjects_without(subjects, draft.replaces)))
    own, values = {**draft.values, "certainty": "fixed"}, {}
    for name, column in others.values.items():
        values[name] = np.append(column, np.array([None], object))
        values[name][-1] = own.get(name)
    phases = others.phases
    nothing = (
        RaggedWindows(np.append(one.offsets, one.offsets[-1]), one.windows)
        for one in (phases.setup, phases.teardown, phases.guarantee)
    )
    dated = Phases(_appended(phases.whole, period), _appended(phases.live, period), *nothing)
    geometries = np.append(others.geometries, draft.ground)
    boxes = np.concatenate([others.boxes, kernel.boxes(draft.ground)])
    return Subjects(values, dated, [*others.schedules, None], geometries, boxes), len(others)


def _appended(windows: Windows, one: Windows) -> Windows:
    return Windows(np.append(windows.starts, one.starts), np.append(windows.ends, one.ends))
