"""Which records a side of a rule means and when they count there, told one by one, straight from the JSON."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

from seinajoki_coord.core.holiday import days_off

if TYPE_CHECKING:
    from collections.abc import Iterable

OCCUPYING = ("setup", "live", "teardown")
FAR = datetime.fromisoformat("1970-01-01"), datetime.fromisoformat("2199-01-01")
Window = tuple[datetime, datetime]
Row = dict[str, Any]


def passes(wanted: Row, row: Row) -> bool:
    if row["kind"] not in wanted.get("kinds", [row["kind"]]) or row["type"] not in wanted.get("types", [row["type"]]):
        return False
    if "statuses" in wanted:
        if row["status"] not in wanted["statuses"]:
            return False
    elif row["status"] == "cancelled":
        return False
    for name, condition in wanted.get("where", {}).items():
        value = row[name]
        if isinstance(condition, list):
            fits = value in condition
        elif value is None:
            fits = False
        elif "not" in condition:
            fits = value not in condition["not"]
        else:
            fits = condition.get("min", value) <= value <= condition.get("max", value)
        if not fits:
            return False
    return True


def chosen(choice: Any, key: str, default: Any, row: Row) -> Any:  # noqa: ANN401 (a radius or a word)
    if not isinstance(choice, list):
        return default if choice is None else choice
    return next(case[key] for case in choice if passes(case, row) or set(case) == {key})


def _moment(text: str | None, otherwise: datetime) -> datetime:
    return otherwise if text is None else datetime.fromisoformat(text)


def times_of(side: Row, row: Row) -> list[Window]:
    """Return the time of a side's phases."""
    start, end = _moment(row["starts_at"], FAR[0]), _moment(row["ends_at"], FAR[1])
    setup, cleared = _moment(row["setup_at"], start), _moment(row["cleared_at"], end)
    recurs = row["schedule"] is not None and chosen(side.get("times"), "times", "whole", row) == "occurrences"
    parts: dict[str, list[Window]] = {
        "setup": [(setup, start)],
        "live": _occurrences(row["schedule"], start, end) if recurs else [(start, end)],
        "teardown": [(end, cleared)],
        "guarantee": [(cleared, cleared + timedelta(days=row["guarantee_days"] or 0))] if cleared != FAR[1] else [],
    }
    found = sorted(window for name in side.get("phases", OCCUPYING) for window in parts[name] if window[0] < window[1])
    return _united(found, touching=not recurs)


def _united(windows: Iterable[Window], *, touching: bool) -> list[Window]:
    out: list[Window] = []
    for start, end in sorted(windows):
        if out and (start < out[-1][1] or (touching and start == out[-1][1])):
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


def _occurrences(schedule: str, start: datetime, end: datetime) -> list[Window]:
    """Return the occurrences of a rule, each until the time of day of the end."""
    length = timedelta(seconds=(end - start).total_seconds() % 86400 or 86400)
    found = rrulestr(schedule, dtstart=start).between(start, end, inc=True)
    named = [one for one in found if one < end]
    return [(max(one, start), min(one + length, end)) for one in named if one < min(one + length, end)]


def widened(windows: list[Window], lead: Row, lag: Row) -> list[Window]:
    out = []
    for start, end in windows:
        early = timedelta(hours=lead.get("hours", 0), days=lead.get("days", 0))
        late = timedelta(hours=lag.get("hours", 0), days=lag.get("days", 0))
        first = start if start == FAR[0] else start - early - relativedelta(months=lead.get("months", 0))
        last = end if end == FAR[1] else end + late + relativedelta(months=lag.get("months", 0))
        out.append((first, last))
    return _united(out, touching=False)


def valid_runs(window: Window, valid: Row | None) -> list[Window]:
    """Return the runs of hours of a window in which a rule counts."""
    if valid is None:
        return [window]
    runs: list[Window] = []
    hour = window[0]
    while hour < window[1]:
        if _is_valid(hour, valid):
            if runs and runs[-1][1] == hour:
                runs[-1] = runs[-1][0], hour + timedelta(hours=1)
            else:
                runs.append((hour, hour + timedelta(hours=1)))
        hour += timedelta(hours=1)
    return runs


def _is_valid(hour: datetime, valid: Row) -> bool:
    if "from" in valid:
        day, first, last = f"{hour:%m-%d}", valid["from"], valid["until"]
        if not (first <= day <= last if first <= last else day >= first or day <= last):
            return False
    # The only hours that tests use are working days.
    return "hours" not in valid or (hour.weekday() < 5 and hour.date() not in days_off(hour.year))


def stand_right(time: Any, asking: list[Window], asked: list[Window], shared: list[Window]) -> bool:  # noqa: ANN401
    if time == "shared":
        return bool(shared)
    if isinstance(time, str):
        return time == "any" or not shared
    months = {"months": time.get("apart_months", time.get("within_months"))}
    near = any(max(a[0], b[0]) < min(a[1], b[1]) for a in widened(asking, months, months) for b in asked)
    in_order = "order" not in time or asking[-1][1] <= asked[0][0]
    return near and in_order and ("within_months" in time or not shared)
