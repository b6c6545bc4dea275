"""The calendar above the bars: units of time, their names in the user's language, days off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from qgis.PyQt.QtCore import QDate, QLocale, QTime

from ...core.holiday import days_off
from ...core.zone import DAY, HOUR, OPEN_END, OPEN_START
from ...layers.language import tr

if TYPE_CHECKING:
    from .scale import TimeScale

_EPOCH = date(1970, 1, 1)
_THURSDAY = 3
"""1970-01-01 was one; Monday is 0."""
_SATURDAY = 5
_KEPT = 5_000
"""Names kept at most."""


@dataclass(frozen=True)
class Unit:
    """A unit of the calendar: ``count`` of numpy's ``code``, counted from a multiple of ``count`` plus ``offset``."""

    name: str
    code: str
    count: int = 1
    offset: int = 0

    def begins(self, left: float, right: float) -> np.ndarray:
        """Return the ticks at which units begin: from the one that holds ``left`` to the one after ``right``."""
        edges = np.array([left, right]).astype(np.int64).astype("datetime64[us]").astype(f"datetime64[{self.code}]")
        first, last = ((edges.astype(np.int64) - self.offset) // self.count).tolist()
        places = np.arange(first, last + 2) * self.count + self.offset
        return places.astype(f"datetime64[{self.code}]").astype("datetime64[us]").astype(np.int64)


HOURS, THREE_HOURS, SIX_HOURS = Unit("hour", "h"), Unit("hour", "h", 3), Unit("hour", "h", 6)
DAYS, WEEKS = Unit("day", "D"), Unit("week", "D", 7, -_THURSDAY)
MONTHS, QUARTERS = Unit("month", "M"), Unit("quarter", "M", 3)
YEARS, DECADES = Unit("year", "Y"), Unit("decade", "Y", 10)
_LEVELS = (
    (HOUR, 40, DAYS, HOURS),
    (3 * HOUR, 40, DAYS, THREE_HOURS),
    (6 * HOUR, 36, DAYS, SIX_HOURS),
    (DAY, 17, MONTHS, DAYS),
    (7 * DAY, 24, MONTHS, WEEKS),
    (30 * DAY, 22, YEARS, MONTHS),
    (91 * DAY, 30, YEARS, QUARTERS),
)
"""A stretch of time, the pixels it must have, and the two units that are then shown."""


def levels(scale: TimeScale) -> tuple[Unit, Unit]:
    """Return the units of the two lines of the header at a zoom, the greater first."""
    for ticks, pixels, major, minor in _LEVELS:
        if scale.pixels(ticks) >= pixels:
            return major, minor
    return DECADES, YEARS


def names(unit: Unit, tick: int, locale: QLocale) -> list[str]:
    """Return what a unit that begins at a tick may be called, the fullest name first."""
    day, long, short = qdate(tick), QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat
    year = str(day.year())
    if unit.name == "hour":
        hour = tick // HOUR % 24
        return [locale.toString(QTime(hour, 0), short), str(hour)]
    if unit.name == "day":
        return [
            f"{locale.standaloneDayName(day.dayOfWeek(), long)} {locale.toString(day, short)}",
            f"{locale.dayName(day.dayOfWeek(), short)} {locale.toString(day, short)}",
            f"{locale.dayName(day.dayOfWeek(), short)} {day.day()}",
            str(day.day()),
        ]
    if unit.name == "week":
        number = day.weekNumber()[0]
        return [tr("Week {number}").format(number=number), str(number)]
    if unit.name == "month":
        words = [locale.standaloneMonthName(day.month(), form) for form in (long, short)]
        return [*(f"{word} {year}" for word in words), *words, str(day.month())]
    if unit.name == "quarter":
        return [f"{day.month()}–{day.month() + 2}"]
    return [year] if unit.name == "year" else [f"{year}–{day.year() + 9}", year]


def within(unit: Unit, above: Unit, tick: int, locale: QLocale) -> list[str]:
    """Return the names of a unit under one that says the rest already: no year below a year, no month below one."""
    found = names(unit, tick, locale)
    if unit is MONTHS and above is YEARS:
        return found[2:]
    return found[2:] if unit is DAYS and above is MONTHS else found


class Namer:
    """Names units in a locale and keeps the names: every frame asks for the same ones."""

    def __init__(self, locale: QLocale) -> None:
        """Name units in a locale."""
        self._locale = locale
        self._kept: dict[tuple[Unit, Unit | None, int], list[str]] = {}

    def names(self, unit: Unit, above: Unit | None, tick: int) -> list[str]:
        """Return the names of a unit that begins at a tick, under one above or on its own, the fullest first."""
        asked = (unit, above, tick)
        found = self._kept.get(asked)
        if found is None:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            found = names(unit, tick, self._locale) if above is None else within(unit, above, tick, self._locale)
            self._kept[asked] = found
        return found


@lru_cache(maxsize=4)
def namer(locale: str, week: str) -> Namer:  # noqa: ARG001
    """Return the namer for QGIS's own locale, which is called so, and in whose language a week is called so."""
    return Namer(QLocale())


@dataclass(frozen=True)
class DayOff:
    """A run of days on which nobody works: weekends have no name, holidays have theirs (English)."""

    start: int
    end: int
    name: str = ""


def free_days(left: float, right: float) -> list[DayOff]:
    """Return the weekends and Finnish holidays in view, holidays by day, in the order of time."""
    days = DAYS.begins(left, right)[:-1] // DAY
    first, last = int(days[0]), int(days[-1])
    found = [
        DayOff(max(place, first) * DAY, min(place + 1, last) * DAY + DAY)
        for place in range(first - (first + _THURSDAY - _SATURDAY) % 7, last + 1, 7)
        if place + 1 >= first
    ]
    for year in range(_date(first).year, _date(last).year + 1):
        for day, name in days_off(year).items():
            place = (day - _EPOCH).days
            if first <= place <= last:
                found.append(DayOff(place * DAY, (place + 1) * DAY, name))
    return sorted(found, key=lambda one: (one.start, one.name))


def holiday_name(tick: float) -> str:
    """Return what holiday the day of a tick is, in the user's language; empty where it is none."""
    day = _date(int(tick // DAY))
    return tr(days_off(day.year).get(day, ""))


def said(tick: int, locale: QLocale, *, end: bool = False) -> str:
    """Return a moment in the locale's short form; midnight as a date, as an end the date before, which it closes."""
    if tick in {OPEN_START, OPEN_END}:
        return tr("open")
    hour = tick % DAY
    shown = qdate(tick - 1 if end and hour == 0 else tick)
    text = f"{locale.dayName(shown.dayOfWeek(), QLocale.FormatType.ShortFormat)} "
    text += locale.toString(shown, QLocale.FormatType.ShortFormat)
    if hour:
        time = QTime(hour // HOUR, hour % HOUR * 60 // HOUR)
        text += " " + locale.toString(time, QLocale.FormatType.ShortFormat)
    return text


def said_window(start: int, end: int, locale: QLocale) -> str:
    """Return a window in the locale's short form; whole days without hours."""
    return f"{said(start, locale)} – {said(end, locale, end=True)}"


def qdate(tick: int) -> QDate:
    """Return the day of a tick."""
    return QDate(1970, 1, 1).addDays(int(tick) // DAY)


def _date(day: int) -> date:
    return _EPOCH + timedelta(day)
