"""What stands in the way of something that is not dated yet: the records it would conflict with, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .civil_day import FIRST_DAY, LAST_DAY
from .overlap import measure
from .phase import GUARANTEE, LIVE, Phases
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
    from collections.abc import Iterator, Mapping

    from .kernel import Kernel
    from .rule import Filter, Rule, Side
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
class Asked:
    """Records that a rule may find in the way of a draft."""

    records: Filter
    reach: tuple[int, int]
    """By how many ticks they may end before it, and begin after it."""
    guarantee: bool
    """Whether their guarantee counts, too."""


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
    met = list(_met(kernel, both, own, _that_matter(rules, draft.values), zone, report))
    lies = _lying(kernel, both, own, met)
    rows, weights, parts = [], [], []
    for one in met:
        severity = _conflicts(both, one, lies[one.others])
        others, severity = one.others[severity > 0], severity[severity > 0]
        rows.append(others)
        weights.append(severity)
        parts.append(_busy(both, others, one.rule, period, zone, draft_is_first=one.draft_is_first))
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


def asked_of(rules: RuleSet, draft: Mapping[str, Any]) -> set[Asked]:
    """Return which records some rule may find in the way of a draft; no others need to be known."""
    found = set()
    for rule in _that_matter(rules, draft):
        near, far = _ticks(rule.lead) + _ticks(rule.lag), _ticks(rule.within or Reach())
        one_way = near if rule.ordered else near + far
        for own, other, reach in (
            (rule.first, rule.second, (one_way, near + far)),
            (rule.second, rule.first, (near + far, one_way)),
        ):
            if _takes(own, draft):
                found.add(Asked(other.records, reach, GUARANTEE in other.phases))
    return found


def _ticks(reach: Reach) -> int:
    """Return how long a reach is at most."""
    return reach.ticks + reach.months * _LONGEST_MONTH


def may_mean(records: Filter, kind: str, type_: str | None, status: str | None) -> bool:
    """Whether a filter can mean a record of which only this is known."""
    wanted = ((records.kinds, kind), (records.types, type_), (records.statuses, status))
    return all(not values or one in values for values, one in wanted)


def _that_matter(rules: RuleSet, draft: Mapping[str, Any]) -> list[Rule]:
    """Return the rules under which a draft can be in conflict at some dates and not at others."""
    return [
        rule
        for rule in rules.rules
        if (rule.time == SHARED or rule.within is not None)
        and any(verdict.outcome == "conflict" for verdict in rule.verdicts)
        and (_takes(rule.first, draft) or _takes(rule.second, draft))
    ]


def _takes(side: Side, draft: Mapping[str, Any]) -> bool:
    """Whether a draft can stand on a side while it takes place."""
    return LIVE in side.phases and may_mean(side.records, draft["kind"], draft["type"], draft["status"])


@dataclass(frozen=True)
class _Met:
    """What a rule finds about the draft from one of its sides."""

    rule: Rule
    draft_is_first: bool
    own: int
    others: np.ndarray

    @property
    def sides(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows of the first and of the second side."""
        own = np.full(len(self.others), self.own)
        return (own, self.others) if self.draft_is_first else (self.others, own)


def _met(kernel: Kernel, subjects: Subjects, own: int, rules: list[Rule], zone: Zone, report: Report) -> Iterator[_Met]:
    """Yield the pairs with the draft that each rule finds, where it is the draft's live time that is looked at."""
    only = np.zeros(len(subjects), bool)
    only[own] = True
    for rule in rules:
        pairs = match(kernel, subjects, rule, zone, only, report)
        first, second = pairs.first, pairs.second
        for side, mine, others, draft_is_first in (
            (rule.first, first, second, True),
            (rule.second, second, first, False),
        ):
            at = np.flatnonzero(mine == own)
            if len(at) and LIVE in side.phases:
                yield _Met(rule, draft_is_first, own, others[at])


def _lying(kernel: Kernel, subjects: Subjects, own: int, met: list[_Met]) -> np.ndarray:
    """Return how the ground of each record lies to the draft's; of those of which no rule asks, None."""
    lies = np.full(len(subjects), None, object)
    asked = [one.others for one in met if any(verdict.grounds for verdict in one.rule.verdicts)]
    if not asked:
        return lies
    # Several rules may find the same record, and its ground is cut once.
    others = np.unique(np.concatenate(asked))
    drafts = np.full(len(others), own)
    together = kernel.meet(subjects.geometries, drafts, others, 0.0)
    shared = np.zeros(len(others), bool)
    grounds = measure(kernel, subjects.geometries, drafts[together], others[together])
    shared[together] = kernel.areas(grounds) > 0
    lies[others] = np.where(shared, GROUND_SHARED, np.where(together, GROUND_TOUCHING, GROUND_APART))
    return lies


def _conflicts(subjects: Subjects, met: _Met, lies: np.ndarray) -> np.ndarray:
    """Return the weight of each pair that a rule finds; 0 for those that are no conflict."""
    first, second = met.sides
    possible = subjects.uncertain[first] | subjects.uncertain[second]
    only = RuleSet("", 0, {}, (met.rule,), "")
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
    margin = _ticks(rule.lead) + _ticks(rule.lag)
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
