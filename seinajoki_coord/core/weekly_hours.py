"""Weekly hours: one short text for what opens, works or closes the same way every week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from .civil_day import civil_days
from .error import CoordError
from .holiday import days_off
from .window import Windows
from .zone import DAY, MINUTE, Zone

_DAY_WORDS = (
    ("mo", "ma", "må"),
    ("tu", "ti"),
    ("we", "ke", "on"),
    ("th", "to"),
    ("fr", "pe"),
    ("sa", "la", "lö"),
    ("su", "sö"),
)
"""Monday first; English as in opening_hours, and what people in Finland type."""
_DAYS = {word: number for number, words in enumerate(_DAY_WORDS) for word in words}
HOLIDAY = 7
"""What stands for days off (``PH``: public holidays and the two eves) beside the weekdays from Monday as 0."""
WHOLE_DAY = ((0, 24 * 60),)
REACH_DAYS = 2
"""How many days before a moment hours that still go on may have begun, at most."""
_PART = re.compile(r"(?P<days>[^\W\d]{2}(?:\s*[-,]\s*[^\W\d]{2})*)?\s*:?\s*(?P<hours>off|closed|\d.*)?", re.IGNORECASE)
_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*-\s*(\d{1,2})(?:[:.](\d{2}))?")

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class WeeklyHours:
    """
    The hours of each weekday, minutes from midnight; an end past 24:00 lies on the next day.

    ``spans`` has seven entries from Monday and an eighth for days off as in `holiday.days_off`, None where such a day is
    as its weekday.
    """

    spans: tuple[Spans | None, ...]

    def windows(self, low: int, high: int, zone: Zone) -> Windows:
        """Return the hours that begin on the days ``low`` to ``high`` as UTC windows in the order of their starts."""
        days = civil_days(low, high)
        kinds = days.weekday.copy()
        if self.spans[HOLIDAY] is not None:
            kinds[np.isin(days.number, _holidays(int(days.year[0]), int(days.year[-1])) if len(days) else [])] = HOLIDAY
        begins, ends = [], []
        for kind, spans in enumerate(self.spans):
            midnights = days.number[kinds == kind] * DAY
            for first, last in spans or ():
                begins.append(midnights + first * MINUTE)
                ends.append(midnights + last * MINUTE)
        if not begins:
            return Windows(np.zeros(0, np.int64), np.zeros(0, np.int64))
        walls = np.concatenate(begins)
        order = np.argsort(walls, kind="stable")
        starts = zone.instants(walls[order], ends=False)
        return Windows(starts, np.maximum(zone.instants(np.concatenate(ends)[order], ends=True), starts + 1))


def parse_weekly_hours(text: str) -> WeeklyHours:
    """
    Read hours such as ``Mo-Fr 07:00-16:00; Sa 09:00-14:00; PH off``, a small part of OpenStreetMap's opening_hours.

    Parts are parted by semicolons; a later one replaces the hours of the days that it names. Days are two letters
    (English, Finnish or Swedish), in ranges and lists, ``PH`` a public holiday
    (or an eve on which nobody works); none means every day. Hours are
    spans parted by commas, or ``off``; none means the whole day. 22:00-02:00 ends on the next day.
    Holidays are as other days unless a part names them. Raises CoordError naming the part that cannot be read.
    """
    spans: list[Spans | None] = [()] * 7 + [None]
    for raw in text.split(";"):
        part = re.sub("[\u2012-\u2015\u2212]", "-", raw).strip()
        if not part:
            continue
        found = _PART.fullmatch(part)
        if found is None:
            raise CoordError("“{part}” is not hours such as “Mo-Fr 07:00-16:00”.", part=part)
        hours = _hours(found["hours"], part)
        for day in _days(found["days"], part):
            spans[day] = hours
    if not any(spans):
        raise CoordError("“{part}” leaves no hours at all.", part=text.strip())
    return WeeklyHours(tuple(spans))


def _days(text: str | None, part: str) -> list[int]:
    """Return the days of a list of ranges, all seven where there is no text."""
    if text is None:
        return list(range(7))
    days: list[int] = []
    for one in text.lower().split(","):
        if one.strip() == "ph":
            days.append(HOLIDAY)
            continue
        ends = [word.strip() for word in one.split("-")]
        unknown = [word for word in ends if word not in _DAYS]
        if unknown or len(ends) > 2:
            raise CoordError("“{word}” in “{part}” is not a day such as Mo, Tu or PH.", word=one.strip(), part=part)
        first, last = _DAYS[ends[0]], _DAYS[ends[-1]]
        days += [(first + step) % 7 for step in range((last - first) % 7 + 1)]
    return days


def _hours(text: str | None, part: str) -> Spans:
    if text is None:
        return WHOLE_DAY
    if text.lower() in {"off", "closed"}:
        return ()
    spans = []
    for one in text.split(","):
        found = _SPAN.fullmatch(one.strip())
        first, last = (0, 0) if found is None else (_minutes(found[1], found[2]), _minutes(found[3], found[4]))
        if found is None or first >= 24 * 60 or last > 24 * 60 or int(found[2] or 0) > 59 or int(found[4] or 0) > 59:
            raise CoordError(
                "“{word}” in “{part}” is not a span of hours such as 07:00-16:00.", word=one.strip(), part=part
            )
        spans.append((first, last if last > first else last + 24 * 60))
    return tuple(spans)


def _minutes(hour: str, minute: str | None) -> int:
    return int(hour) * 60 + int(minute or 0)


@lru_cache(maxsize=64)
def _holidays(first_year: int, last_year: int) -> np.ndarray:
    """Return the day numbers of the days off from one year to another."""
    epoch = date(1970, 1, 1).toordinal()
    return np.array(
        [day.toordinal() - epoch for year in range(first_year, last_year + 1) for day in days_off(year)], np.int64
    )
