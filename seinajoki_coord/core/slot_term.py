"""Under which terms something may take place, and the starts that they leave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from .civil_day import day_of
from .interval import difference, intersection, joined, window
from .weekly_hours import HOLIDAY, REACH_DAYS, WHOLE_DAY

if TYPE_CHECKING:
    from .season import Season
    from .weekly_hours import WeeklyHours
    from .window import Windows
    from .zone import Zone


@dataclass(frozen=True)
class SlotTerms:
    """
    When a slot may lie. ``Mo-Fr; PH off`` as ``hours`` means working days, ``Mo-Fr 07:00-16:00; PH off`` their hours.

    A slot never touches the ``closed`` season. It begins and ends within the hours (an end may be the very moment
    at which they begin). If any stretch of the hours from earliest to latest is long enough, it also lies wholly
    inside one; else, if any run of days that have hours is, inside such a run; else inside a run of days that are no
    holidays without hours; else it may span those, too.
    """

    hours: WeeklyHours | None = None
    closed: Season | None = None

    def starts(self, length: int, earliest: int, latest: int, zone: Zone) -> Windows:
        """Return all moments at which ``length`` ticks may begin so that they end at ``latest`` or before."""
        period = window(earliest, latest)
        open_ = period if self.closed is None else difference(period, self.closed.windows(earliest, latest, zone))
        if self.hours is None:
            return _inside(open_, length)
        hours = intersection([open_, _expanded(self.hours, earliest, latest, zone)])
        wider = (
            intersection([open_, _expanded(one, earliest, latest, zone)])
            for one in (_whole_days(self.hours), _not_on_holidays(self.hours))
        )
        room = next((one for one in (hours, *wider) if bool((one.ends - one.starts >= length).any())), open_)
        ending = joined(hours.starts - length, hours.ends - length + 1)
        return intersection([_inside(room, length), hours, ending])


def _inside(windows: Windows, length: int) -> Windows:
    """Return the moments at which ``length`` ticks can begin and lie wholly inside one of the windows."""
    return joined(windows.starts, windows.ends - length + 1)


def _expanded(hours: WeeklyHours, earliest: int, latest: int, zone: Zone) -> Windows:
    """Return the hours as a set: those that touch at midnight are one."""
    low, high = (day_of(int(wall)) for wall in zone.walls(np.array([earliest, latest], np.int64)))
    found = hours.windows(low - REACH_DAYS, high, zone)
    return joined(found.starts, found.ends)


def _whole_days(hours: WeeklyHours) -> WeeklyHours:
    return replace(hours, spans=tuple(WHOLE_DAY if spans else spans for spans in hours.spans))


def _not_on_holidays(hours: WeeklyHours) -> WeeklyHours:
    """Return every day but holidays that have no hours."""
    return replace(hours, spans=(WHOLE_DAY,) * HOLIDAY + hours.spans[HOLIDAY:])
