"""Finnish public holidays, and the eves on which nobody works either, by rule."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from .error import sentence

_FRIDAY, _SATURDAY = 4, 5


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm, as Meeus gives it)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> dict[date, str]:
    """Return the public holidays of a year and their English names, which are keys of translations."""
    easter = easter_sunday(year)
    found = {
        date(year, 1, 1): sentence("New Year's Day"),
        date(year, 1, 6): sentence("Epiphany"),
        easter - timedelta(2): sentence("Good Friday"),
        easter: sentence("Easter Sunday"),
        easter + timedelta(1): sentence("Easter Monday"),
        date(year, 5, 1): sentence("May Day"),
        easter + timedelta(49): sentence("Whit Sunday"),
        _on_or_after(date(year, 6, 20), _SATURDAY): sentence("Midsummer Day"),
        _on_or_after(date(year, 10, 31), _SATURDAY): sentence("All Saints' Day"),
        date(year, 12, 6): sentence("Independence Day"),
        date(year, 12, 25): sentence("Christmas Day"),
        date(year, 12, 26): sentence("Second day of Christmas"),
    }
    # Ascension Day may fall on May Day, as in 2008; the day then has the name that all know.
    found.setdefault(easter + timedelta(39), sentence("Ascension Day"))
    return dict(sorted(found.items()))


@lru_cache(maxsize=64)
def holiday_eves(year: int) -> dict[date, str]:
    """Return the eves that collective agreements make days off, though the law does not."""
    return {
        _on_or_after(date(year, 6, 19), _FRIDAY): sentence("Midsummer Eve"),
        date(year, 12, 24): sentence("Christmas Eve"),
    }


def days_off(year: int) -> dict[date, str]:
    """Return public holidays and eves of a year with their English names."""
    return {**public_holidays(year), **holiday_eves(year)}


def _on_or_after(first: date, weekday: int) -> date:
    return first + timedelta((weekday - first.weekday()) % 7)
