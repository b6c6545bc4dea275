"""Recurring times: rules of RFC 5545 about days, expanded on whole columns of days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

from .civil_day import CivilDays, civil_days, day_of
from .window import Windows
from .zone import DAY

if TYPE_CHECKING:
    from .zone import Zone

_PERIOD_DAYS = 366


class Frequency(Enum):
    """How often a rule comes round."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True)
class Moment:
    """A date or a time in a recurrence: wall-clock ticks, or UTC ticks if ``utc``; of a date its midnight."""

    ticks: int
    is_date: bool = False
    utc: bool = False

    def wall(self, zone: Zone) -> int:
        """Return it as ticks of the wall clock."""
        return int(zone.walls(np.array([self.ticks], np.int64))[0]) if self.utc else self.ticks


@dataclass(frozen=True)
class RecurrenceRule:
    """
    One RRULE. ``weekdays`` are pairs of an ordinal (0: every) and a weekday from Monday as 0.

    At most one of ``count`` and ``until`` is given. A date as ``until`` includes that whole day.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0
    count: int | None = None
    until: Moment | None = None

    def days(self, first: int, low: int, high: int) -> np.ndarray:
        """
        Return the numbers of the days from ``low`` to ``high`` inclusive that the rule names, begun on day ``first``.

        ``until`` is left to the caller, who knows the time of day. The first day counts only if the rule names it.
        """
        begin = first if self.count is not None else max(first, low)
        # Positions are told within whole periods, so those at both ends are looked at whole.
        margin = _PERIOD_DAYS if self.positions else 0
        days = civil_days(begin - margin, high + margin)
        start = civil_days(first, first)
        if not len(days) or not len(start):
            return days.number[:0]
        period = self._periods(days)
        named = (period - self._periods(start)[0]) % self.interval == 0
        named &= self._matches(days, start)
        if self.positions:
            rows = np.flatnonzero(named)
            named[rows] = _at_positions(period[rows], self.positions)
        numbers = days.number[named]
        numbers = numbers[numbers >= begin][: self.count]
        return numbers[(numbers >= low) & (numbers <= high)]

    def _periods(self, days: CivilDays) -> np.ndarray:
        if self.frequency is Frequency.DAILY:
            return days.number
        if self.frequency is Frequency.WEEKLY:
            return (days.number + 3 - self.week_start) // 7
        if self.frequency is Frequency.MONTHLY:
            return days.year * 12 + days.month
        return days.year

    def _matches(self, days: CivilDays, start: CivilDays) -> np.ndarray:
        """Whether each day is one that BYMONTH, BYMONTHDAY and BYDAY, or without them the first day, ask for."""
        months, month_days, weekdays = self.months, self.month_days, self.weekdays
        if not month_days and not weekdays and self.frequency is not Frequency.DAILY:
            if self.frequency is Frequency.WEEKLY:
                weekdays = ((0, int(start.weekday[0])),)
            else:
                month_days = (int(start.day[0]),)
                if self.frequency is Frequency.YEARLY and not months:
                    months = (int(start.month[0]),)
        named = np.ones(len(days), bool)
        if months:
            named &= np.isin(days.month, months)
        if month_days:
            named &= np.isin(days.day, month_days) | np.isin(days.day - days.month_length - 1, month_days)
        if weekdays:
            named &= self._on_weekdays(days, weekdays)
        return named

    def _on_weekdays(self, days: CivilDays, weekdays: tuple[tuple[int, int], ...]) -> np.ndarray:
        named = np.isin(days.weekday, [weekday for ordinal, weekday in weekdays if not ordinal])
        # An ordinal counts within the month, or within the year if a yearly rule names no months.
        yearly = self.frequency is Frequency.YEARLY and not self.months
        place, length = (days.year_day, days.year_length) if yearly else (days.day, days.month_length)
        from_start, from_end = (place - 1) // 7 + 1, -((length - place) // 7 + 1)
        for ordinal, weekday in weekdays:
            if ordinal:
                named |= (days.weekday == weekday) & ((from_start if ordinal > 0 else from_end) == ordinal)
        return named


@dataclass(frozen=True)
class Duration:
    """How long an occurrence lasts: ``nominal`` ticks on the wall clock (days, weeks), then ``exact`` elapsed ones."""

    nominal: int
    exact: int


@dataclass(frozen=True)
class Recurrence:
    """
    The occurrences of an RRULE, with extra ones (RDATE) and without those left out (EXDATE).

    With a live time from ``starts_at`` to ``ends_at``, DTSTART is ``starts_at``: its day begins the rule, and its
    time of day is that of every occurrence. An occurrence lasts for ``duration`` if there is one, else until the
    time of day of ``ends_at`` (on the next day if that is not later); without an end until midnight.
    Extra occurrences on a date have the rule's time of day, those at a time their own; a date that is left out
    takes all that begin on that day, a time only what begins just then. Only what rule or extras name occurs:
    the first day does not count of itself.
    """

    rule: RecurrenceRule | None = None
    extra: tuple[Moment, ...] = ()
    excluded: tuple[Moment, ...] = ()
    duration: Duration | None = None

    @property
    def names_days(self) -> bool:
        """Whether it says when; a duration alone only says how long."""
        return self.rule is not None or bool(self.extra)

    @property
    def is_endless(self) -> bool:
        """Whether it goes on as long as its live time does."""
        return self.rule is not None and self.rule.count is None and self.rule.until is None

    def windows(self, start: int, end: int | None, low: int, high: int, zone: Zone) -> Windows:
        """
        Return the occurrences that begin on the days ``low`` to ``high``, as UTC windows in the order of their starts.

        ``start`` and ``end`` are the wall-clock ticks of the live time, to which nothing is cut here.
        """
        begins = self._starts(start, low, high, zone)
        length = self.duration or Duration(_until_time_of_day(start, end), 0)
        starts = zone.instants(begins, ends=False)
        if length.nominal:
            ends = zone.instants(begins + length.nominal, ends=length.exact == 0) + length.exact
        else:
            ends = starts + length.exact
        # A night when clocks change can leave nothing of an occurrence; it stays an instant.
        return Windows(starts, np.maximum(ends, starts + 1))

    def longest_days(self, start: int, end: int | None) -> int:
        """Return how many days before a moment an occurrence that still goes on may have begun, at most."""
        length = self.duration or Duration(_until_time_of_day(start, end), 0)
        return -(-(length.nominal + length.exact) // DAY) + 1

    def _starts(self, start: int, low: int, high: int, zone: Zone) -> np.ndarray:
        """Return the wall-clock starts in order, each once."""
        time_of_day = start % DAY
        begins = np.zeros(0, np.int64)
        if self.rule is not None:
            begins = self.rule.days(day_of(start), low, high) * DAY + time_of_day
            if self.rule.until is not None:
                begins = _not_after(begins, self.rule.until, zone)
        if self.extra:
            extra = np.array([one.wall(zone) + (time_of_day if one.is_date else 0) for one in self.extra], np.int64)
            begins = np.concatenate([begins, extra[(extra >= low * DAY) & (extra < (high + 1) * DAY)]])
        for is_date in (True, False):
            left_out = [one.wall(zone) for one in self.excluded if one.is_date is is_date]
            if left_out:
                begins = begins[~np.isin(begins - begins % DAY if is_date else begins, left_out)]
        return np.unique(begins)


def _until_time_of_day(start: int, end: int | None) -> int:
    """Return the ticks from one time of day to the next other one, or to midnight without an end."""
    return ((0 if end is None else end) - start - 1) % DAY + 1


def _not_after(begins: np.ndarray, until: Moment, zone: Zone) -> np.ndarray:
    """Keep what begins not later than a limit; a date holds its whole day."""
    if until.utc:
        return begins[zone.instants(begins, ends=False) <= until.ticks]
    return begins[begins < until.ticks + DAY] if until.is_date else begins[begins <= until.ticks]


def _at_positions(periods: np.ndarray, positions: tuple[int, ...]) -> np.ndarray:
    """Whether each of sorted entries stands at one of the positions within its period, from 1 or from the end."""
    first = np.searchsorted(periods, periods, side="left")
    after = np.searchsorted(periods, periods, side="right")
    place = np.arange(len(periods))
    return np.isin(place - first + 1, positions) | np.isin(place - after, positions)
