"""Dates for something in a workspace that suit those who are there already, and why each is offered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from ..core.error import sentence
from ..core.explain import number_in, title_in
from ..core.moment import format_moments, parse_moments
from ..core.progress import Report, silent
from ..core.season import WINTER
from ..core.slot import SlotSearch
from ..core.slot_dates import Dates
from ..core.slot_obstacle import obstacles
from ..core.slot_reason import lasting_reason, slot_reason
from ..core.slot_shift import Shifts, ShiftSearch
from ..core.slot_term import SlotTerms
from ..core.weekly_hours import HOLIDAY, WHOLE_DAY, WeeklyHours, parse_weekly_hours
from ..core.window import Windows
from ..core.zone import DAY, HOUR, MINUTE
from .language import spoken, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..core.kernel import Kernel
    from ..core.rule import RuleSet
    from ..core.slot import Slot
    from ..core.slot_draft import Draft
    from ..core.subject import Subjects
    from ..core.zone import Zone

_SATURDAY = 5
_DAYS_FROM = 2
"""A shift of so many days is said in days and hours, a shorter one in hours."""
_NO_TERMS = SlotTerms()
_CALENDAR = parse_moments(["0001-01-01T00:00", "9999-12-30T00:00"], ends=False).ticks
"""From when to when moments can be written."""
_SHIFTED = sentence("The smallest shift: {shift}. {reason}")
_MOVED = sentence("Shift: {shift}. {reason}")
_AS_IT_IS = sentence("The present dates. {reason}")
_RECURS = sentence(
    "It recurs. It is moved as a whole, by days or weeks that keep its rhythm, with the last day and the exceptions of its "
    "recurrence."
)
_UNTOLD = sentence(
    "Its dates are not fixed, and its recurrence does not say how long it takes (DURATION:P2D): what is looked for has "
    "room for all the time between them."
)
_BECOMES_FIXED = sentence("Its dates are not fixed; those that you take are.")
_ENDLESS = sentence("It has no end: the length is only for the search, and what you take has no end either.")
_WITHOUT_START = sentence("It has no start; dates that you take have both a start and an end.")


@dataclass(frozen=True)
class SlotQuestion:
    """
    What is looked for: ``hours`` long (elapsed time), between two wall-clock texts, at most ``count`` of it.

    ``current`` is the present start, of which the smallest shift is told. Starts stand on a grid of ``step`` minutes;
    ``by_days`` a record is moved by whole days of the wall clock instead, as what recurs always is.
    """

    hours: float
    earliest: str
    latest: str
    count: int = 5
    current: str | None = None
    terms: SlotTerms = _NO_TERMS
    step: int = 15
    by_days: bool = False


@dataclass(frozen=True)
class SlotOffer:
    """
    One offer; ``rank`` counts from 1, and 0 is the smallest shift of the present dates. Times are stored texts.

    Those by days are in the order of shifts, without a 0.
    """

    rank: int
    starts_at: str
    ends_at: str
    conflict_count: int
    hours: float
    """Shared with those in the way, together."""
    shift_hours: float | None
    """From the present start; None where there is none."""
    reason: str
    met: tuple[str, ...]
    """Identifiers of the records in the way."""
    lasting: tuple[str, ...] = ()
    """Identifiers of the records with which there is a conflict on every date."""
    fields: Mapping[str, str | None] = field(default_factory=dict)
    """What a record is that takes it."""


def slot_terms(hours: str, *, working_days: bool, without_holidays: bool, without_winter: bool) -> SlotTerms:
    """Return the terms that a person chose; raises CoordError where the weekly hours cannot be read."""
    weekly: WeeklyHours | None = None
    if hours.strip():
        weekly = parse_weekly_hours(hours)
    elif working_days or without_holidays:
        weekly = WeeklyHours((WHOLE_DAY,) * 7 + (None,))
    if weekly is not None:
        spans = list(weekly.spans)
        if working_days:
            spans[_SATURDAY:HOLIDAY] = [(), ()]
        if without_holidays:
            spans[HOLIDAY] = ()
        weekly = replace(weekly, spans=tuple(spans))
    return SlotTerms(weekly, WINTER if without_winter else None)


def notes_on(dates: Dates) -> list[str]:
    """Return what people should know of how a record of these dates is looked for and moved."""
    notes = (
        (_RECURS, dates.recurs),
        (_UNTOLD, dates.is_untold),
        (_BECOMES_FIXED, dates.needed is not None),
        (_ENDLESS, dates.is_endless),
        (_WITHOUT_START, dates.begin is None),
    )
    return [tr(text) for text, applies in notes if applies]


def suggest(
    kernel: Kernel,
    subjects: Subjects,
    draft: Draft,
    question: SlotQuestion,
    rules: RuleSet,
    zone: Zone,
    report: Report = silent,
) -> list[SlotOffer]:
    """
    Return the offers, best first, before them the smallest shift; none where the terms leave no room.

    Raises CoordError where what recurs cannot be moved.
    """
    earliest, latest = tick_of(question.earliest, zone), tick_of(question.latest, zone)
    if earliest >= latest:
        return []
    period = Windows(np.array([earliest], np.int64), np.array([latest], np.int64))
    dates, length, shifts = Dates.of(draft.values, zone), round(question.hours * HOUR), None
    if dates.recurs or (question.by_days and dates.begin is not None):
        shifts = Shifts.of(kernel, draft, dates.lasting(question.hours), period, question.terms)
        if not len(shifts):
            return []
        length = int(shifts.whole.ends[0] - shifts.whole.starts[0])
    found = obstacles(kernel, subjects, draft, rules, period, length, zone, report, shifts)
    search: SlotSearch | ShiftSearch = SlotSearch(
        found.busy,
        found.weights,
        length,
        earliest,
        latest,
        zone,
        question.terms,
        question.step * MINUTE,
        found.taken,
    )
    if shifts is not None:
        search = ShiftSearch(shifts, found.busy, found.weights, found.taken, dates.recurs)
    current = None if question.current is None else tick_of(question.current, zone)
    suggestion = search.suggest(question.count, current)
    met, lasting = _Named.of(subjects, found.rows), _Named.of(subjects, found.always)
    slots = list(enumerate(suggestion.slots, 1))
    if suggestion.nearest is not None:
        slots.insert(0, (0, suggestion.nearest))
    offers = [_offer(rank, slot, current, met, lasting, zone) for rank, slot in slots]
    return [replace(one, fields=_taken(dates, slot, question.hours)) for one, (_, slot) in zip(offers, slots)]


def _taken(dates: Dates, slot: Slot, hours: float) -> dict[str, str | None]:
    """Return the fields of a record of some dates that takes a slot."""
    if slot.days is None:
        return dates.taking(dates.placed(slot.start, slot.end - slot.start))
    return dates.taking(dates.lasting(hours).moved(slot.days))


@dataclass(frozen=True)
class _Named:
    """Records by title and identifier."""

    titles: list[str]
    ids: list[str]

    @classmethod
    def of(cls, subjects: Subjects, rows: np.ndarray) -> _Named:
        titles = [title_in(tr, one) for one in subjects.column("title")[rows].tolist()]
        return cls(titles, [str(one) for one in subjects.column("id")[rows].tolist()])


def _offer(rank: int, slot: Slot, current: int | None, others: _Named, lasting: _Named, zone: Zone) -> SlotOffer:
    reasons = [slot_reason(slot, others.titles, spoken())]
    if lasting.ids:
        reasons.append(lasting_reason(lasting.titles))
    reason = " ".join(tr(template).format(**values) for template, values in reasons)
    shift = None if current is None else slot.shift_hours(current)
    walls = zone.walls(np.array([slot.start, slot.end, slot.start if current is None else current], np.int64))
    if current is not None and (rank == 0 or slot.days is not None):
        # Days are those of the wall: over the night when clocks change the same time is a whole number of days later.
        by_clock = int(walls[0] - walls[2]) / HOUR if slot.days is None else slot.days * 24
        shifted = _SHIFTED if rank == 0 or (rank == 1 and not slot.met) else _MOVED
        reason = tr(shifted if by_clock else _AS_IT_IS).format(shift=shift_text(by_clock), reason=reason)
    start, end = (str(one) for one in format_moments(walls[:2]))
    met = tuple(others.ids[row] for row in slot.met)
    count = len({*met, *lasting.ids})
    return SlotOffer(rank, start, end, count, slot.shared_hours, shift, reason, met, tuple(lasting.ids))


def shift_text(hours: float) -> str:
    """Say a shift in whole days, in hours where it is short, else in both."""
    whole = abs(round(hours, 1))
    days, rest = divmod(whole, 24)
    count = days
    if days and not rest:
        template = sentence("{count} days later") if hours > 0 else sentence("{count} days earlier")
    elif days >= _DAYS_FROM:
        template = (
            sentence("{count} days and {hours} hours later")
            if hours > 0
            else sentence("{count} days and {hours} hours earlier")
        )
    else:
        template = sentence("{count} hours later") if hours > 0 else sentence("{count} hours earlier")
        count = whole
    said = (number_in(spoken(), one, decimals=1) for one in (count, rest))
    return tr(template).format(**dict(zip(("count", "hours"), said)))


def reached_times(question: SlotQuestion, reach: tuple[int, int], zone: Zone) -> tuple[str, str]:
    """Return as stored texts between which moments a record must take its ground to be in the way."""
    begin, finish = tick_of(question.earliest, zone), tick_of(question.latest, zone)
    before, after = reach
    walls = zone.walls(np.array([begin - before - DAY, finish + after + DAY], np.int64))
    low, high = format_moments(np.clip(walls, *_CALENDAR))
    return str(low), str(high)


def tick_of(text: str, zone: Zone) -> int:
    """Return the instant of a moment that is asked for."""
    moments = parse_moments([text], ends=False)
    return int(np.where(moments.zoned, moments.ticks, zone.instants(moments.ticks, ends=False))[0])
