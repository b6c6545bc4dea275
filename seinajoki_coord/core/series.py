"""Moving what recurs as a whole: the same rhythm some days later or earlier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from .recurrence import Frequency, Recurrence
from .schedule import parse_moment, unfolded
from .zone import DAY

if TYPE_CHECKING:
    from .schedule import Schedule
    from .zone import Zone

_WEEK = 7
_FIRST, _LAST = (int(np.datetime64(one, "us").astype(np.int64)) for one in ("0001-01-01", "9999-12-31T23:59:59"))
"""What can be written; UNTIL=99991231 is a usual way to say for ever."""
_DATED = re.compile(r"(UNTIL=|\b(?:EXDATE|RDATE)(?:;[^:\s]*)?:)([^;\s]+)", re.IGNORECASE)
"""The parts of a schedule that name dates. Hours of the week name none, and stay."""


def rhythm_days(schedule: Schedule | None) -> int | None:
    """
    Return by how many days, or a multiple of them, something moves and keeps its rhythm; None where nothing does so.

    A rule that names days of the week, or takes its own from its first one, stays on them. Days of the month and
    months do not move along.
    """
    rule = schedule.rule if isinstance(schedule, Recurrence) else None
    if rule is None:
        return 1
    if rule.frequency not in {Frequency.DAILY, Frequency.WEEKLY} or rule.months or rule.month_days:
        return None
    return 1 if rule.frequency is Frequency.DAILY and not rule.weekdays else _WEEK


def moved_schedule(text: str, days: int, zone: Zone) -> str:
    """
    Return a schedule that can be read with the dates in it moved by days: UNTIL, EXDATE and RDATE.

    Times in UTC become those of the wall clock, by which days are counted.
    """
    if not days:
        return text

    def moved(found: re.Match[str]) -> str:
        return found[1] + ",".join(_moved_date(one, days, zone) for one in found[2].split(","))

    return _DATED.sub(moved, unfolded(text))


def _moved_date(text: str, days: int, zone: Zone) -> str:
    moment = parse_moment(text, text)
    wall = moment.wall(zone) + days * DAY
    within = min(max(wall, _FIRST), _LAST)
    written = str(np.datetime64(within, "us").astype("datetime64[s]")).replace("-", "").replace(":", "")
    return written[:8] if moment.is_date else written
