"""At which starts a draft and others stand to each other in time as a rule asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from .civil_day import FIRST_DAY, LAST_DAY
from .phase import GUARANTEE, LIVE, SETUP, TEARDOWN
from .ragged import RaggedWindows, shared_by_pairs
from .rule import APART, SHARED, Reach
from .rule_time import first_starts, last_ends, moved, times_of, widened
from .window import Windows
from .zone import DAY, MINUTE, OPEN_END, OPEN_START

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from .rule import Rule
    from .zone import Zone

_PIECE = 15 * MINUTE
"""Days of the wall clock begin, and clocks change, at multiples of it."""
_EARLY, _LATE = 5 * DAY, 8 * DAY
"""How far a step by the wall clock may be from its reverse: months differ in length, and clocks change."""
_EVER = 2**61
"""Farther than any moment, and near enough for sums."""


@dataclass(frozen=True)
class Edge:
    """
    Where something of a draft begins or ends, told from its start by ``steps``.

    Each is ticks of elapsed time, then days and months of the wall clock.
    """

    zone: Zone
    ends: bool
    steps: tuple[tuple[int, int, int], ...] = ((0, 0, 0),)

    def moved(self, ticks: int, days: int = 0, months: int = 0) -> Edge:
        """Return the edge after one more step."""
        *before, (last, *by_clock) = self.steps
        if any(by_clock):
            return replace(self, steps=(*self.steps, (ticks, days, months)))
        return replace(self, steps=(*before, (last + ticks, days, months)))

    @property
    def by_clock(self) -> int:
        """Return how many of the steps are by the wall clock."""
        return sum(1 for _, days, months in self.steps if days or months)

    def at(self, starts: np.ndarray) -> np.ndarray:
        """Return where it lies when the draft starts at each moment."""
        out = starts
        for ticks, days, months in self.steps:
            out = self._by_clock(out + ticks, days, months)
        return out

    def reverse(self, moments: np.ndarray) -> np.ndarray:
        """Return the starts at which it lies at about each moment."""
        out = moments
        for ticks, days, months in reversed(self.steps):
            out = self._by_clock(out, -days, -months) - ticks
        return out

    def _by_clock(self, moments: np.ndarray, days: int, months: int) -> np.ndarray:
        if not (days or months):
            return moments
        return self.zone.instants(moved(self.zone.walls(moments) + days * DAY, months), ends=self.ends)


@dataclass(frozen=True)
class Span:
    """A stretch of a draft's time, from one edge to the other."""

    begin: Edge
    end: Edge

    def widened(self, lead: Reach, lag: Reach) -> Span:
        """Return the stretch begun earlier and ended later, as `rule_time.widened` does it."""
        return Span(self.begin.moved(-lead.ticks, 0, -lead.months), self.end.moved(lag.ticks, 0, lag.months))


def spans_of(
    phases: Collection[str], length: int, setup: int, clear: int, guarantee_days: int, zone: Zone
) -> list[Span]:
    """Return the stretches of a draft in some phases, in order; those that follow without a break are one."""
    if setup + clear >= length:
        setup = clear = 0
    found: list[tuple[int, int]] = []
    for name, begin, end in ((SETUP, 0, setup), (LIVE, setup, length - clear), (TEARDOWN, length - clear, length)):
        if name in phases and begin < end:
            begin = found.pop()[0] if found and found[-1][1] == begin else begin  # noqa: PLW2901 (one longer stretch)
            found.append((begin, end))
    first, last = Edge(zone, ends=False), Edge(zone, ends=True)
    spans = [Span(first.moved(begin), last.moved(end)) for begin, end in found]
    if GUARANTEE in phases and guarantee_days > 0:
        spans.append(Span(first.moved(length), last.moved(length, guarantee_days)))
    return spans


@dataclass(frozen=True)
class Starts:
    """The starts in ``[low, high)`` that a draft may have. Sets of them stand by record, as windows."""

    low: int
    high: int
    zone: Zone

    def taken(self, rule: Rule, spans: Sequence[Span], others: RaggedWindows, *, draft_is_first: bool) -> RaggedWindows:
        """Return the starts at which a draft and each of the others stand in time as a rule asks."""
        if not draft_is_first:
            others = widened(others, rule.lead, rule.lag, self.zone)
        counting = self._counting(rule, spans, others)
        if draft_is_first:
            spans = [one.widened(rule.lead, rule.lag) for one in spans]
        if rule.time == SHARED:
            return self._meeting(spans, counting)
        every = np.full(len(others), self.low), np.full(len(others), self.high)
        found = RaggedWindows.single(Windows(*every), others.counts > 0)
        if rule.within is not None:
            reach = rule.within
            near = [one.widened(reach, reach) for one in spans] if draft_is_first else spans
            found = self._meeting(near, others if draft_is_first else widened(others, reach, reach, self.zone))
        if rule.time == APART:
            found = _both(found, self._without(self._meeting(spans, counting)))
        if rule.ordered and draft_is_first:
            found = _both(found, self._without(self._after(spans[-1].end, first_starts(others))))
        elif rule.ordered:
            found = _both(found, self._after(spans[0].begin, last_ends(others) - 1))
        return found

    def busy(self, rule: Rule, spans: Sequence[Span], others: RaggedWindows, *, draft_is_first: bool) -> RaggedWindows:
        """Return when each of the others is in the draft's way, as told to people; `taken` is exact."""
        before, after = Reach() if rule.ordered else rule.within or Reach(), rule.within or Reach()
        if not draft_is_first:
            others = widened(others, rule.lead, rule.lag, self.zone)
        if rule.time == SHARED:
            others = self._counting(rule, spans, others)
        if draft_is_first:
            # Met by the draft as it is at about the starts at which, widened by the rule, it met them.
            return widened(_turned(others, rule, self.zone), after, before, self.zone)
        return widened(others, before, after, self.zone)

    def limits(self, rule: Rule, spans: Sequence[Span]) -> tuple[int, int] | None:
        """Return between which moments it matters when the others are; None where it always does."""
        if rule.ordered or (rule.time != SHARED and rule.within is None):
            return None
        reach = rule.within or Reach()
        grown = [one.widened(rule.lead, rule.lag).widened(rule.lag, rule.lead).widened(reach, reach) for one in spans]
        return self._reached(grown)

    def _reached(self, spans: Sequence[Span]) -> tuple[int, int]:
        """Return moments before and after all that stretches of the draft reach."""
        both = np.array([self.low, self.high])
        begin = max(min(int(one.begin.at(both).min()) for one in spans) - _EARLY, FIRST_DAY * DAY)
        return begin, min(max(int(one.end.at(both).max()) for one in spans) + _LATE, LAST_DAY * DAY)

    def _counting(self, rule: Rule, spans: Sequence[Span], windows: RaggedWindows) -> RaggedWindows:
        """Keep the times at which a rule counts, as far as they can matter."""
        if rule.season is None and rule.hours is None:
            return windows
        begin, end = self._reached([one.widened(rule.lead, rule.lag) for one in spans])
        times = times_of(rule, begin, end, self.zone)
        every = RaggedWindows.of(1, np.zeros(len(times), np.int64), times)
        rows = np.arange(len(windows))
        return shared_by_pairs(windows, every, rows, np.zeros(len(rows), np.int64))

    def _meeting(self, spans: Sequence[Span], windows: RaggedWindows) -> RaggedWindows:
        """Return the starts at which a stretch of the draft shares an instant with a window."""
        starts, ends = (np.clip(one, -_EVER, _EVER) for one in (windows.windows.starts, windows.windows.ends))
        parts = [(windows.rows[:0], starts[:0], ends[:0])]
        for one in spans:
            if one.begin.by_clock or one.end.by_clock:
                begun = self._without(self._after(one.begin, ends - 1))
                found = _both(begun, self._after(one.end, starts))
                parts.append((windows.rows[found.rows], found.windows.starts, found.windows.ends))
            else:
                (begin, *_), (end, *_) = one.begin.steps[0], one.end.steps[0]
                parts.append((windows.rows, *self._clipped(starts - end + 1, ends - begin)))
        rows, starts, ends = (np.concatenate(column) for column in zip(*parts))
        return RaggedWindows.of(len(windows), rows, Windows(starts, ends))

    def _clipped(self, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return np.maximum(starts, self.low), np.minimum(ends, self.high)

    def _without(self, sets: RaggedWindows) -> RaggedWindows:
        """Return the other starts."""
        rows = np.repeat(np.arange(len(sets)), sets.counts + 1)
        starts = np.insert(sets.windows.ends, sets.offsets[:-1], self.low)
        ends = np.insert(sets.windows.starts, sets.offsets[1:], self.high)
        return RaggedWindows.of(len(sets), rows, Windows(starts, ends))

    def _after(self, edge: Edge, moments: np.ndarray) -> RaggedWindows:
        """
        Return for each moment the starts at which an edge lies after it.

        By the wall clock that is no plain comparison: the ends of months of 30 and of 31 days come to the same day of
        February. So around the reverse the edge is asked piece by piece, in each of which it moves with the start.
        """
        moments, rows = np.clip(moments, -_EVER, _EVER), np.arange(len(moments))
        around = edge.reverse(moments)
        first = edge.steps[0][0]
        begins = (around + first - _EARLY * edge.by_clock) // _PIECE * _PIECE - first
        count = (_EARLY + _LATE) * edge.by_clock // _PIECE
        surely = begins + count * _PIECE if edge.by_clock else around + 1
        asked = np.flatnonzero((begins < self.high) & (surely > self.low))
        pieces = begins[asked, None] + np.arange(count) * _PIECE
        later = np.maximum(pieces, pieces + moments[asked, None] + 1 - edge.at(pieces))
        starts, ends = self._clipped(
            np.concatenate([later.ravel(), surely]),
            np.concatenate([(pieces + _PIECE).ravel(), np.full(len(rows), self.high)]),
        )
        return RaggedWindows.of(len(rows), np.concatenate([np.repeat(asked, count), rows]), Windows(starts, ends))


def _both(one: RaggedWindows, two: RaggedWindows) -> RaggedWindows:
    rows = np.arange(len(one))
    return shared_by_pairs(one, two, rows, rows)


def _turned(windows: RaggedWindows, rule: Rule, zone: Zone) -> RaggedWindows:
    """Widen windows the other way round: the draft as it is meets them just when, widened by the rule, it met them."""
    grown = widened(windows, Reach(months=rule.lag.months), Reach(months=rule.lead.months), zone)
    starts, ends = grown.windows.starts, grown.windows.ends
    return RaggedWindows.of(
        len(grown),
        grown.rows,
        Windows(
            np.where(starts == OPEN_START, OPEN_START, starts - np.where(starts == OPEN_START, 0, rule.lag.ticks)),
            np.where(ends == OPEN_END, OPEN_END, ends + np.where(ends == OPEN_END, 0, rule.lead.ticks)),
        ),
    )
