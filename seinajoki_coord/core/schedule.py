"""
The text of the field ``schedule``: when inside its live time something goes on.

Two forms: weekly hours (``Mo-Fr 07:00-16:00; Sa 09:00-14:00``), or properties of iCalendar (RFC 5545) parted by line
ends or spaces: one RRULE, and EXDATE, RDATE and DURATION. A rule may stand alone without ``RRULE:`` before it.
``DURATION:P3D`` alone names no days; it is the length of what happens some time between its dates (`needed_ticks`).
"""

from __future__ import annotations

import re
from datetime import datetime, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Union

from .error import CoordError
from .recurrence import Duration, Frequency, Moment, Recurrence, RecurrenceRule
from .weekly_hours import WeeklyHours, parse_weekly_hours
from .zone import DAY, HOUR, MINUTE, SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence

Schedule = Union[Recurrence, WeeklyHours]

_PROPERTY = re.compile(r"[A-Za-z]{4,}[:;=]|X-", re.IGNORECASE)
_FOLD = re.compile(r"\r?\n[ \t](?!(?:RRULE|EXDATE|RDATE|DURATION)\b)", re.IGNORECASE)
_WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_DURATION = re.compile(r"\+?P(?:(\d+)W|(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)")
_MOMENT = re.compile(r"(\d{8})(?:T(\d{6})(Z)?)?")
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_LARGEST_COUNT = 1_000_000


def parse_schedule(text: str | None) -> Schedule | None:
    """
    Read a schedule; blank is None: something goes on all the time.

    Raises CoordError with a sentence that names the part that cannot be read or is not supported. Times with a
    ``Z`` are UTC, all others those of the workspace's zone; ``TZID`` is refused, because only that zone is known.
    """
    if text is None or not text.strip():
        return None
    if _PROPERTY.match(text.strip()) is None:
        return parse_weekly_hours(text)
    return _recurrence(unfolded(text).split())


def unfolded(text: str) -> str:
    """Return a schedule's properties with each on one line."""
    return _FOLD.sub("", text.strip())


def read_schedules(texts: Sequence[str | None]) -> tuple[list[Schedule | None], dict[int, CoordError]]:
    """
    Read a column of schedules, each different text once.

    Returns them and, by row, why one cannot be read; such a row has None, which takes all its time: no ground
    seems free because of a slip of the pen.
    """
    known: dict[str, Schedule | None] = {}
    wrong: dict[str, CoordError] = {}
    out: list[Schedule | None] = []
    errors: dict[int, CoordError] = {}
    for row, text in enumerate(texts):
        if not text:
            out.append(None)
            continue
        if text not in known:
            try:
                known[text] = parse_schedule(text)
            except CoordError as error:
                known[text], wrong[text] = None, error
        out.append(known[text])
        if text in wrong:
            errors[row] = wrong[text]
    return out, errors


def needed_ticks(schedule: Schedule | None) -> int | None:
    """Return how long what happens some time between its dates takes, None where the schedule does not say."""
    if not isinstance(schedule, Recurrence) or schedule.duration is None:
        return None
    return schedule.duration.nominal + schedule.duration.exact


def has_rule(schedule: Schedule | None) -> bool:
    """Whether a schedule names days of its own: an RRULE or an RDATE, not only hours of the week or a length."""
    return isinstance(schedule, Recurrence) and schedule.names_days


def is_endless(schedule: Schedule | None) -> bool:
    """Whether what recurs goes on as long as its live time does."""
    return not isinstance(schedule, Recurrence) or schedule.is_endless


@lru_cache(maxsize=4096)
def length_is_untold(certainty: str | None, text: str | None) -> bool:
    """Whether something happens some time between its dates, and its schedule does not say how long it takes."""
    if certainty != "window":
        return False
    try:
        return needed_ticks(parse_schedule(text)) is None
    except CoordError:
        return True


def _recurrence(lines: list[str]) -> Recurrence:
    rule: RecurrenceRule | None = None
    duration: Duration | None = None
    extra: list[Moment] = []
    excluded: list[Moment] = []
    for line in lines:
        head, colon, value = line.partition(":")
        if not colon and line.upper().startswith("FREQ="):
            head, value = "RRULE", line
        name, _, parameters = head.upper().partition(";")
        if name in {"RDATE", "EXDATE"}:
            _check_parameters(parameters, line)
            (extra if name == "RDATE" else excluded).extend(parse_moment(one, line) for one in value.split(","))
        elif name == "RRULE" and rule is None and not parameters:
            rule = parse_rule(value)
        elif name == "DURATION" and duration is None and not parameters:
            duration = _duration(value)
        elif name in {"RRULE", "DURATION"} and not parameters:
            raise CoordError("{name} stands there twice.", name=name)
        else:
            raise CoordError(
                "“{part}” is not understood; a schedule has RRULE, EXDATE, RDATE and DURATION.", part=name or line
            )
    if rule is None and not extra and (excluded or duration is None):
        raise CoordError("The schedule names no day: an RRULE or an RDATE is missing.")
    return Recurrence(rule, tuple(extra), tuple(excluded), duration)


def parse_rule(text: str) -> RecurrenceRule:
    """Read the value of an RRULE. Raises CoordError naming the part that is wrong or not supported."""
    parts: dict[str, str] = {}
    for part in text.strip().upper().rstrip(";").split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value:
            raise CoordError("“{part}” is not a part of a rule such as FREQ=WEEKLY.", part=part)
        if name in parts:
            raise CoordError("{name} stands there twice.", name=name)
        parts[name] = value
    frequency = _frequency(parts.pop("FREQ", ""))
    rule = RecurrenceRule(
        frequency,
        interval=_number("INTERVAL", parts.pop("INTERVAL", "1"), 1, _LARGEST_COUNT),
        weekdays=tuple(_weekday(one) for one in _values(parts.pop("BYDAY", ""))),
        month_days=_numbers("BYMONTHDAY", parts.pop("BYMONTHDAY", ""), -31, 31),
        months=_numbers("BYMONTH", parts.pop("BYMONTH", ""), 1, 12),
        positions=_numbers("BYSETPOS", parts.pop("BYSETPOS", ""), -366, 366),
        week_start=_week_start(parts.pop("WKST", "MO")),
        count=_number("COUNT", parts.pop("COUNT"), 1, _LARGEST_COUNT) if "COUNT" in parts else None,
        until=parse_moment(parts.pop("UNTIL"), "UNTIL") if "UNTIL" in parts else None,
    )
    if parts:
        raise CoordError("{name} in a rule is not supported.", name=next(iter(parts)))
    _check_rule(rule)
    return rule


def _check_rule(rule: RecurrenceRule) -> None:
    """Refuse what RFC 5545 forbids."""
    if rule.count is not None and rule.until is not None:
        raise CoordError("A rule has COUNT or UNTIL, not both.")
    if rule.month_days and rule.frequency is Frequency.WEEKLY:
        raise CoordError("A weekly rule cannot have BYMONTHDAY.")
    if any(ordinal for ordinal, _ in rule.weekdays) and rule.frequency in {Frequency.DAILY, Frequency.WEEKLY}:
        raise CoordError("Days with a number, such as 1MO, go with a monthly or yearly rule only.")
    if rule.positions and not (rule.weekdays or rule.month_days or rule.months):
        raise CoordError("BYSETPOS needs BYDAY, BYMONTHDAY or BYMONTH beside it.")


def _frequency(text: str) -> Frequency:
    if text not in Frequency.__members__:
        raise CoordError("FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY, not “{value}”.", value=text)
    return Frequency[text]


def _values(text: str) -> list[str]:
    return text.split(",") if text else []


def _numbers(name: str, text: str, least: int, most: int) -> tuple[int, ...]:
    return tuple(_number(name, one, least, most) for one in _values(text))


def _number(name: str, text: str, least: int, most: int) -> int:
    """Read a whole number within limits; where negative ones count from the end, there is no 0."""
    number = int(text) if re.fullmatch(r"[+-]?[0-9]{1,9}", text) else None
    if number is None or not least <= number <= most or (number == 0 and least < 0):
        raise CoordError("{name} cannot be “{value}”.", name=name, value=text)
    return number


def _weekday(text: str) -> tuple[int, int]:
    found = _WEEKDAY.fullmatch(text)
    ordinal = 0 if found is None or found[1] is None else int(found[1])
    if found is None or not -53 <= ordinal <= 53 or (found[1] is not None and ordinal == 0):
        raise CoordError("{name} cannot be “{value}”.", name="BYDAY", value=text)
    return ordinal, _WEEKDAYS[found[2]]


def _week_start(text: str) -> int:
    if text not in _WEEKDAYS:
        raise CoordError("{name} cannot be “{value}”.", name="WKST", value=text)
    return _WEEKDAYS[text]


def _check_parameters(parameters: str, line: str) -> None:
    if parameters not in {"", "VALUE=DATE", "VALUE=DATE-TIME"}:
        raise CoordError("“{part}” in “{line}” is not supported.", part=parameters, line=line)


def parse_moment(text: str, line: str) -> Moment:
    """Read a date or a time of a property; CoordError naming its line."""
    found = _MOMENT.fullmatch(text.upper())
    if found is not None:
        written = found[1] + (found[2] or "000000")
        try:
            moment = datetime.strptime(written, "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc)
        except ValueError:
            found = None
    if found is None:
        raise CoordError(
            "“{value}” in {line} is not a date such as 20260605 or 20260605T180000.", value=text, line=line
        )
    return Moment(round((moment - _EPOCH).total_seconds()) * SECOND, found[2] is None, found[3] is not None)


def _duration(text: str) -> Duration:
    found = _DURATION.fullmatch(text.upper())
    weeks, days, hours, minutes, seconds = (int(one or 0) for one in found.groups()) if found else (0,) * 5
    nominal = (weeks * 7 + days) * DAY
    exact = hours * HOUR + minutes * MINUTE + seconds * SECOND
    if not 0 < nominal + exact <= 366 * DAY:
        raise CoordError("DURATION cannot be “{value}”; PT9H is nine hours, P2D two days.", value=text)
    return Duration(nominal, exact)
