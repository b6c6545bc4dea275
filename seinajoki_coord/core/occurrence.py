"""The occurrences of many records, as far as a period needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .civil_day import FIRST_DAY, LAST_DAY, day_of
from .ragged import RaggedWindows, shared_by_pairs
from .weekly_hours import REACH_DAYS, WeeklyHours
from .window import Windows, shared
from .zone import DAY, OPEN_END, OPEN_START

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .recurrence import Recurrence
    from .schedule import Schedule
    from .zone import Zone


def occurrences(
    schedules: Sequence[Schedule | None],
    live: Windows,
    zone: Zone,
    *,
    begin: int | np.ndarray = OPEN_START,
    end: int | np.ndarray = OPEN_END,
) -> RaggedWindows:
    """
    Return when something goes on: the occurrences of each record inside its live time and inside ``[begin, end)``.

    The period is one for all or each record's own. A record that `takes_all` has its whole live time. Rules are
    expanded only as far as the period and the live time reach.
    """
    limits = shared(live, Windows(np.broadcast_to(begin, len(live)), np.broadcast_to(end, len(live))))
    weekly: dict[WeeklyHours, list[int]] = {}
    by_rule, plain = [], []
    for row, schedule in enumerate(schedules):
        if takes_all(schedule, int(live.starts[row])):
            plain.append(row)
        elif isinstance(schedule, WeeklyHours):
            weekly.setdefault(schedule, []).append(row)
        else:
            by_rule.append(row)
    parts = [(np.array(plain, np.int64), limits.take(np.array(plain, np.int64)))]
    parts += [_hours_of(hours, np.array(rows), limits, zone) for hours, rows in weekly.items()]
    parts.append(_rules_of(schedules, np.array(by_rule, np.int64), live, limits, zone))
    rows = np.concatenate([rows for rows, _ in parts])
    starts = np.concatenate([windows.starts for _, windows in parts])
    return RaggedWindows.of(len(live), rows, Windows(starts, np.concatenate([windows.ends for _, windows in parts])))


def takes_all(schedule: Schedule | None, start: int) -> bool:
    """
    Whether a record with this schedule and start of its live time is there all of that time.

    So is one whose rule has no day to begin at that the calendar holds: what is not known to be free counts as taken.
    """
    if schedule is None or isinstance(schedule, WeeklyHours):
        return schedule is None
    return not schedule.names_days or start < FIRST_DAY * DAY


def _hours_of(hours: WeeklyHours, rows: np.ndarray, limits: Windows, zone: Zone) -> tuple[np.ndarray, Windows]:
    """Expand weekly hours once for all their records, and give each what lies inside its limits."""
    own = RaggedWindows.single(limits.take(rows))
    if not len(own.windows):
        return rows[:0], own.windows
    low, high = _days(int(own.windows.starts.min()), int(own.windows.ends.max()), REACH_DAYS, zone)
    found = hours.windows(low, high, zone)
    every = RaggedWindows.of(1, np.zeros(len(found), np.int64), found)
    each = np.arange(len(rows))
    inside = shared_by_pairs(own, every, each, np.zeros(len(rows), np.int64))
    return rows[inside.rows], inside.windows


def _rules_of(
    schedules: Sequence[Schedule | None], rows: np.ndarray, live: Windows, limits: Windows, zone: Zone
) -> tuple[np.ndarray, Windows]:
    """Expand the rules of records, equal questions once."""
    rows = rows[limits.starts[rows] < limits.ends[rows]]
    lives = zip(zone.walls(live.starts[rows]).tolist(), zone.walls(live.ends[rows]).tolist())
    owners, starts, ends = [rows[:0]], [live.starts[:0]], [live.ends[:0]]
    known: dict[tuple, Windows] = {}
    for row, (start, end) in zip(rows.tolist(), lives):
        low, high = int(limits.starts[row]), int(limits.ends[row])
        question = (schedules[row], start, end, low, high)
        found = known.get(question)
        if found is None:
            found = known[question] = _expanded(*question, zone)
        owners.append(np.full(len(found), row))
        starts.append(np.maximum(found.starts, low))
        ends.append(np.minimum(found.ends, high))
    return np.concatenate(owners), Windows(np.concatenate(starts), np.concatenate(ends))


def _expanded(recurrence: Recurrence, start: int, end: int, low: int, high: int, zone: Zone) -> Windows:
    """Return the occurrences that may reach into ``[low, high)``, UTC; the live time is on the wall clock."""
    finish = None if end == OPEN_END else end
    first, last = _days(low, high, recurrence.longest_days(start, finish), zone)
    return recurrence.windows(start, finish, first, last, zone)


def _days(low: int, high: int, before: int, zone: Zone) -> tuple[int, int]:
    """Return the first and last day, ``before`` days before the start, of UTC time that may be open."""
    first, last = zone.walls(np.array([low, high], np.int64)).tolist()
    earliest = FIRST_DAY if low == OPEN_START else max(FIRST_DAY, day_of(first) - before)
    return earliest, LAST_DAY if high == OPEN_END else min(LAST_DAY, day_of(last))
