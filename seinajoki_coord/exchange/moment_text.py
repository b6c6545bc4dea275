"""
Dates and times as files hold them: ISO 8601, Finnish and Swedish dates, Excel's serial numbers, vague old dates.

Every way of writing becomes ISO text or the ISO texts of a span; the ISO text is then read by `core.moment`, a whole
column at once.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from ..core.moment import format_moments, parse_moments
from ..core.zone import MINUTE, OPEN_END
from .calendar_word import Span, day_of_words, span_of
from .word import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..core.zone import Zone

_ISO_START = re.compile(r"\d{4}-\d\d-\d\d(?:$|[T ]\d\d:\d\d)")
_COMPACT = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)")
_YEAR_FIRST = re.compile(r"(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?:[T\s]+(.*))?")
_DOTTED = re.compile(r"(?:[^\W\d]{1,12}\.?,?\s+)?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)(?:[,\s]+(.*))?")
_CLOCK = re.compile(
    r"(?:klo|kl|kello)?\.?\s*(\d{1,2})(?:[.:](\d\d)(?:[.:](\d\d)(?:[.,]\d+)?)?)?\s*(Z|z|[+-]\d\d(?::?\d\d)?)?"
)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 (Excel's times are wall-clock times)
_PIVOT = 70
"""Two-digit years below it are of this century."""
_UNREADABLE = "?"
"""Stands for what cannot be read until the ISO texts are read."""
_TEXT_LENGTH = len("2026-06-01T08:00")


@dataclass
class MomentColumn:
    """A column of moments as the workspace stores them; None where a value is missing or cannot be read."""

    texts: list[str | None]
    spans: dict[int, tuple[str, str]] = field(default_factory=dict)
    """First and last moment of the values that name a week, month, season or year only, by row."""
    unreadable: dict[int, str] = field(default_factory=dict)
    """What stands in the rows that cannot be read."""


def read_moments(values: Sequence[Any], zone: Zone, *, ends: bool) -> MomentColumn:
    """
    Read a column of texts, numbers and dates into wall-clock times of the zone, ``YYYY-MM-DDTHH:MM``.

    A time with an offset is converted. A date without a time is that midnight as a start, the following one as an
    end. Seconds are cut off a start and rounded up in an end, so that nothing that is taken seems free.
    """
    texts: list[str | None] = []
    spans: dict[int, tuple[str, str]] = {}
    unreadable: dict[int, str] = {}
    for row, read in enumerate(_each_distinct(values)):
        if isinstance(read, Span):
            spans[row] = read.moments()
            texts.append(spans[row][1 if ends else 0])
        else:
            texts.append(read)
    moments = parse_moments(texts, ends=ends)
    walls = np.where(moments.zoned, zone.walls(moments.ticks), moments.ticks)
    if ends:
        walls = -(-walls // MINUTE) * MINUTE
    out = format_moments(np.where(moments.missing | moments.unreadable, OPEN_END, walls))
    for row, text in enumerate(out):
        if moments.unreadable[row] or (text is not None and len(text) != _TEXT_LENGTH):
            out[row], unreadable[row] = None, clean_text(values[row]) or ""
    return MomentColumn(out, spans, unreadable)


def _each_distinct(values: Sequence[Any]) -> Iterator[str | Span | None]:
    """Yield what each value says, worked out once for values that come again; None where there is none."""
    known: dict[tuple[type, Any], str | Span | None] = {}
    for value in values:
        if value is None:
            yield None
        elif isinstance(value, str) and _ISO_START.match(value):
            yield value
        else:
            key = (type(value), value)
            if key not in known:
                known[key] = _iso_text(value)
            yield known[key]


def _iso_text(value: object) -> str | Span | None:
    """Return ISO text or a span for one value, or a text that is no ISO text where it cannot be read."""
    if isinstance(value, date):
        return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, (int, float)):
        return _UNREADABLE if isinstance(value, bool) else _of_number(float(value))
    text = " ".join(str(value).split())
    if not text:
        return None
    return _of_number(float(text.replace(",", "."))) if _SERIAL.fullmatch(text) else _of_text(text)


def _of_number(number: float) -> str | Span:
    """Read an Excel serial number (days since 1899-12-30), a year or a date such as 20260601."""
    if not math.isfinite(number):
        return _UNREADABLE
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        if number == int(number):
            return (_EXCEL_EPOCH + timedelta(days=int(number))).date().isoformat()
        return (_EXCEL_EPOCH + timedelta(seconds=round(number * 86_400))).isoformat()
    return _of_text(str(int(number))) if number == int(number) else _UNREADABLE


def _of_text(text: str) -> str | Span:
    found = _COMPACT.fullmatch(text)
    if found is not None:
        return "-".join(found.groups())
    found = _YEAR_FIRST.fullmatch(text)
    if found is not None:
        year, _, month, day, clock = found.groups()
        return _iso(int(year), int(month), int(day), clock)
    found = _DOTTED.fullmatch(text)
    if found is not None:
        day, month, year, clock = found.groups()
        full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < _PIVOT else 1900)
        return _iso(full, int(month), int(day), clock)
    named = day_of_words(text)
    if named is not None:
        day_itself, clock = named
        return _iso(day_itself.year, day_itself.month, day_itself.day, clock)
    return span_of(text) or _UNREADABLE


def _iso(year: int, month: int, day: int, clock: str | None) -> str:
    """Put a date and the text of a time of day together (the date is judged later)."""
    day_text = f"{year:04}-{month:02}-{day:02}"
    if clock is None or not clock.strip():
        return day_text
    found = _CLOCK.fullmatch(clock.strip())
    if found is None:
        return _UNREADABLE
    hour, minute, second, offset = found.groups()
    return f"{day_text}T{int(hour):02}:{minute or '00'}:{second or '00'}{offset or ''}"
