"""What stands in the way of something that is not dated yet: the records it would conflict with, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from .overlap import measure
from .phase import GUARANTEE, guaranteed
from .progress import Report, silent
from .ragged import RaggedWindows
from .rule import ANY, GROUND_APART, GROUND_SHARED, GROUND_TOUCHING, SHARED, Reach, RuleSet
from .rule_judge import verdicts
from .rule_match import match
from .rule_time import SideTimes
from .schema import AREA
from .slot_draft import subjects_without, with_draft
from .slot_taken import Starts, spans_of
from .window import Windows
from .zone import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .kernel import Kernel
    from .rule import Filter, Rule, Side
    from .slot_draft import Draft
    from .slot_shift import Shifts
    from .subject import Subjects
    from .zone import Zone

_LONGEST_MONTH = 31 * DAY
_MONTH_ENDS = 4 * DAY
"""By how much more something may reach by the calendar when it is shorter than a period and lies inside it."""
_ANY_TIME = 2**58
"""A reach from any year to any other, in ticks."""
WEIGHTS = {"high": 100.0, "medium": 10.0, "low": 1.0}
"""How much a conflict hurts, by its severity: no number of lighter ones that people meet outweighs a heavier one."""


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
    """
    Records in the way, as rows of the subjects, and how much each hurts.

    ``busy`` are the times at which each is, ``taken`` the starts of the draft at which there is a conflict with it.
    ``always`` are the rows of those with which there is one at any start.
    """

    rows: np.ndarray
    busy: RaggedWindows
    taken: RaggedWindows
    weights: np.ndarray
    always: np.ndarray


def obstacles(
    kernel: Kernel,
    subjects: Subjects,
    draft: Draft,
    rules: RuleSet,
    period: Windows,
    length: int,
    zone: Zone,
    report: Report = silent,
    shifts: Shifts | None = None,
) -> Obstacles:
    """
    Return what a draft of a length would conflict with if it lay inside a period (one window).

    The starts are told exactly: lead and lag, the seasons of rules, what must come first, phases and the occurrences
    of the others are in them. The draft takes its time without a break, unless its ``shifts`` say what it would be;
    then the starts are those of shifts. What is offered are dates, so it counts as certain. Under rules that ask for
    no time no date helps.
    """
    asked = _that_matter(rules, draft.values)
    both, own = with_draft(kernel, subjects, draft, _looked_through(period, asked))
    met = list(_met(kernel, both, own, asked, zone, report))
    lies = _lying(kernel, both, own, met)
    starts = Starts(int(period.starts[0]), int(period.ends[0]) - length + 1, zone)
    rows, weights, busy, taken = [], [], [], []
    always = np.zeros(len(both), bool)
    for one in met:
        spans = spans_of(one.side.phases, length, draft.setup, draft.clear, draft.guarantee_days, zone)
        severity = _conflicts(both, one, lies[one.others])
        others, severity = one.others[severity > 0], severity[severity > 0]
        if one.rule.time == ANY and one.rule.within is None:
            always[others] = bool(spans) or always[others]
        elif spans:
            times = _times(both, others, one, starts.limits(one.rule, spans), zone)
            if shifts is None:
                found = starts.taken(one.rule, spans, times, draft_is_first=one.draft_is_first)
            else:
                side_times = SideTimes.of(both, others, one.other_side, zone)
                found = shifts.in_conflict(one.rule, side_times, draft_is_first=one.draft_is_first)
            some = np.flatnonzero(found.counts)
            rows.append(others[some])
            weights.append(severity[some])
            taken.append(found.take(some))
            busy.append(starts.busy(one.rule, spans, times.take(some), draft_is_first=one.draft_is_first))
    kept = np.flatnonzero(subjects_without(subjects, draft.replaces))
    found_rows, owners = np.unique(_together(rows, np.int64), return_inverse=True)
    owners = owners.reshape(-1)
    heaviest = np.zeros(len(found_rows))
    np.maximum.at(heaviest, owners, _together(weights, float))
    return Obstacles(
        kept[found_rows],
        _united(len(found_rows), owners, busy),
        _united(len(found_rows), owners, taken),
        heaviest,
        kept[np.flatnonzero(always)],
    )


def _times(
    subjects: Subjects, rows: np.ndarray, met: _Met, limits: tuple[int, int] | None, zone: Zone
) -> RaggedWindows:
    """Return when records are on the other side of a rule; of what recurs, as far as it matters."""
    times = SideTimes.of(subjects, rows, met.other_side, zone)
    if limits is None:
        return times.windows
    begin, end = (np.full(len(rows), one) for one in limits)
    return times.within(Windows(begin, end)).windows


def _together(parts: Sequence[np.ndarray], kind: type) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, kind)


def _united(count: int, owners: np.ndarray, parts: Sequence[RaggedWindows]) -> RaggedWindows:
    """Return the windows of parts that follow each other, for the owner of each of their records."""
    begins = np.cumsum([0, *map(len, parts)]).tolist()
    rows = [owners[begin + part.rows] for begin, part in zip(begins, parts)]
    ends = _together([one.windows.ends for one in parts], np.int64)
    return RaggedWindows.of(
        count, _together(rows, np.int64), Windows(_together([one.windows.starts for one in parts], np.int64), ends)
    )


def _looked_through(period: Windows, rules: Sequence[Rule]) -> Windows:
    """Return a period for which the rules find all that they find for something shorter inside it."""
    margin = _MONTH_ENDS if any(one.lead.months or one.lag.months or one.within for one in rules) else 0
    return Windows(period.starts - margin, period.ends + margin)


def reach_of(rules: RuleSet) -> float:
    """Return how many metres apart records may lie, at most, and still meet under some rule."""
    return max((max(one.first.radius.values) + max(one.second.radius.values) for one in rules.rules), default=0.0)


def asked_of(rules: RuleSet, draft: Mapping[str, Any]) -> set[Asked]:
    """Return which works and events some rule may find in the way of a draft; no others need to be known."""
    found = set()
    for rule in _that_matter(rules, draft):
        near, far = _ticks(rule.lead) + _ticks(rule.lag), _ticks(rule.within or Reach())
        if rule.time != SHARED and rule.within is None:
            far = _ANY_TIME
        one_way = near if rule.ordered else near + far
        for own, other, (before, after) in (
            (rule.first, rule.second, (one_way, near + far)),
            (rule.second, rule.first, (near + far, one_way)),
        ):
            if _takes(own, draft) and set(other.records.kinds) != {AREA.name}:
                later = DAY * guaranteed(draft.get("guarantee_days")) if GUARANTEE in own.phases else 0
                found.add(Asked(other.records, (before, after + later), GUARANTEE in other.phases))
    return found


def farthest(asked: set[Asked]) -> tuple[int, int]:
    """Return by how many ticks any of the records that are asked for may end before a draft, and begin after it."""
    before, after = (max((one.reach[side] for one in asked), default=0) for side in (0, 1))
    return before, after


def _ticks(reach: Reach) -> int:
    """Return how long a reach is at most."""
    return reach.ticks + reach.months * _LONGEST_MONTH


def may_mean(records: Filter, kind: str, type_: str | None, status: str | None) -> bool:
    """Whether a filter can mean a record of which only this is known."""
    wanted = ((records.kinds, kind), (records.types, type_), (records.statuses, status))
    return all(not values or one in values for values, one in wanted)


def _that_matter(rules: RuleSet, draft: Mapping[str, Any]) -> list[Rule]:
    """Return the rules under which a draft can be in conflict."""
    return [
        rule
        for rule in rules.rules
        if any(verdict.outcome == "conflict" for verdict in rule.verdicts)
        and (_takes(rule.first, draft) or _takes(rule.second, draft))
    ]


def _takes(side: Side, draft: Mapping[str, Any]) -> bool:
    """Whether a draft can stand on a side."""
    phases = set(side.phases) if draft.get("guarantee_days") else set(side.phases) - {GUARANTEE}
    return bool(phases) and may_mean(side.records, draft["kind"], draft["type"], draft["status"])


@dataclass(frozen=True)
class _Met:
    """What a rule finds about the draft from one of its sides."""

    rule: Rule
    draft_is_first: bool
    own: int
    others: np.ndarray

    @property
    def side(self) -> Side:
        """Return the draft's side of the rule."""
        return self.rule.first if self.draft_is_first else self.rule.second

    @property
    def other_side(self) -> Side:
        """Return the side of the others."""
        return self.rule.second if self.draft_is_first else self.rule.first

    @property
    def sides(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows of the first and of the second side."""
        own = np.full(len(self.others), self.own)
        return (own, self.others) if self.draft_is_first else (self.others, own)


def _met(kernel: Kernel, subjects: Subjects, own: int, rules: list[Rule], zone: Zone, report: Report) -> Iterator[_Met]:
    """Yield the pairs with the draft that each rule may find at some start."""
    only = np.zeros(len(subjects), bool)
    only[own] = True
    for rule in rules:
        # What must be apart or come first is so at some starts, even where the whole period is not.
        loose = rule if rule.time == SHARED else replace(rule, time=ANY, ordered=False)
        pairs = match(kernel, subjects, loose, zone, only, report)
        first, second = pairs.second[pairs.first == own], pairs.first[pairs.second == own]
        if loose.is_symmetric and not rule.is_symmetric:
            first = second = np.union1d(first, second)
        yield from (_Met(rule, one, own, others) for one, others in ((True, first), (False, second)) if len(others))


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
