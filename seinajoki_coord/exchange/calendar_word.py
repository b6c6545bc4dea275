"""Dates told in words, in Finnish, Swedish and English: days with the month's name, and whole weeks, months, seasons, years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from .word import fold

_MONTHS = (
    ("january", "januari", "tammi"),
    ("february", "februari", "helmi"),
    ("march", "mars", "maalis"),
    ("april", "huhti"),
    ("may", "maj", "touko"),
    ("june", "juni", "kesa"),
    ("july", "juli", "heina"),
    ("august", "augusti", "elo"),
    ("september", "syys"),
    ("october", "oktober", "loka"),
    ("november", "marras"),
    ("december", "joulu"),
)
_SEASONS = (
    (("kevat", "kevaa", "var", "spring"), 3, 6),
    (("kesa", "sommar", "summer"), 6, 9),
    (("syksy", "host", "autumn", "fall"), 9, 12),
    (("talvi", "talve", "vinter", "winter"), 1, 13),
    (("alkuvuo", "alkuvuod"), 1, 7),
    (("loppuvuo", "loppuvuod"), 7, 13),
)
"""
Stems of words, first month and the month after the last. The winter of a single year can be either of two: it stands
for that whole year.
"""
_SEASON_STEMS = ("kesa",)
"""Finnish stems of months that alone mean the season."""
_ABOUT = r"(?:(?:n|noin|ca|cirka|circa|about|vuonna|vuosi|v|år|year|in)\b\.?\s*)?"
_YEAR = r"((?:1[89]|20|21)\d\d)"
_WHOLE_YEAR = re.compile(_ABOUT + _YEAR + r"\.?", re.IGNORECASE)
_DECADE = re.compile(_ABOUT + r"((?:1[89]|20|21)\d0)\s?(?:-?luku|-?luvu\w*|s|-?tal\w*)", re.IGNORECASE)
_MONTH_NUMBER = re.compile(r"(\d{1,2})\s?[/.]\s?" + _YEAR)
_YEAR_MONTH = re.compile(_YEAR + r"-(\d{1,2})")
_QUARTER = re.compile(r"Q([1-4])\s?[/-]?\s?" + _YEAR, re.IGNORECASE)
_YEAR_QUARTER = re.compile(_YEAR + r"\s?[/-]?\s?Q([1-4])", re.IGNORECASE)
_WEEK = re.compile(r"(?:vko|vk|viikko|viikolla|v|vecka|week|w)\.?\s?(\d{1,2})\s?[/ -]\s?" + _YEAR, re.IGNORECASE)
_YEAR_WEEK = re.compile(_YEAR + r"\s?-?W(\d{1,2})", re.IGNORECASE)
_WORD_YEAR = re.compile(r"([^\W\d_]+)\.?\s?[/-]?\s?" + _YEAR)
_YEAR_WORD = re.compile(_YEAR + r"\s?[/-]?\s?([^\W\d_]+)\.?")
_DAY_WORD = re.compile(r"(?:[^\W\d_]{2,12}\.?,?\s)?(\d{1,2})\.?\s?([^\W\d_]+)\.?,?\s" + _YEAR + r"(?:[,\s]+(.*))?")
_DECEMBER = 12


@dataclass(frozen=True)
class Span:
    """Whole days: the first, and the one after the last."""

    first: date
    after: date

    def moments(self) -> tuple[str, str]:
        """Return both midnights as the workspace writes moments."""
        return f"{self.first.isoformat()}T00:00", f"{self.after.isoformat()}T00:00"


def day_of_words(text: str) -> tuple[date, str | None] | None:
    """Read ``1. kesäkuuta 2026`` or ``1 June 2026 8:00`` into the day and the text of its time; None where it is none."""
    found = _DAY_WORD.fullmatch(text)
    if found is None:
        return None
    day, word, year, clock = found.groups()
    month = _month(fold(word))
    try:
        return None if month is None else (date(int(year), month, int(day)), clock)
    except ValueError:
        return None


def span_of(text: str) -> Span | None:
    """Read ``2019``, ``6/2019``, ``kesä 2019``, ``June 2019``, ``Q2/2019``, ``vko 23/2019``; None where it is none."""
    for pattern, make in (
        (_WHOLE_YEAR, lambda year: _months(int(year), 1, 13)),
        (_DECADE, lambda year: Span(date(int(year), 1, 1), date(int(year) + 10, 1, 1))),
        (_MONTH_NUMBER, lambda month, year: _months(int(year), int(month), int(month) + 1)),
        (_YEAR_MONTH, lambda year, month: _months(int(year), int(month), int(month) + 1)),
        (_QUARTER, lambda quarter, year: _months(int(year), 3 * int(quarter) - 2, 3 * int(quarter) + 1)),
        (_YEAR_QUARTER, lambda year, quarter: _months(int(year), 3 * int(quarter) - 2, 3 * int(quarter) + 1)),
        (_WEEK, lambda week, year: _week(int(year), int(week))),
        (_YEAR_WEEK, lambda year, week: _week(int(year), int(week))),
        (_WORD_YEAR, lambda word, year: _named(int(year), fold(word))),
        (_YEAR_WORD, lambda year, word: _named(int(year), fold(word))),
    ):
        found = pattern.fullmatch(text)
        if found is not None:
            try:
                return make(*found.groups())
            except ValueError:
                return None
    return None


def _months(year: int, first: int, after: int) -> Span:
    """Return the span of months; ValueError where there is no such month."""
    end = date(year + 1, after - _DECEMBER, 1) if after > _DECEMBER else date(year, after, 1)
    return Span(date(year, first, 1), end)


def _week(year: int, week: int) -> Span:
    monday = date.fromisocalendar(year, week, 1)
    return Span(monday, monday + timedelta(days=7))


def _named(year: int, word: str) -> Span | None:
    month = _month(word)
    if month is not None:
        return _months(year, month, month + 1)
    for stems, first, after in _SEASONS:
        if word.startswith(stems):
            return _months(year, first, after)
    return None


def _month(word: str) -> int | None:
    """Return the month of a folded word: a name, its first three letters or more, or a Finnish case of it."""
    if len(word) < 3:
        return None
    for number, names in enumerate(_MONTHS, start=1):
        stem = names[-1]
        if any(name.startswith(word) for name in names[:-1]) or word == f"{stem}k" or word.startswith(f"{stem}kuu"):
            return number
        if word == stem and stem not in _SEASON_STEMS:
            return number
    return None
