"""What the recurrence of a record comes to, said below its field while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..core.error import CoordError
from ..core.moment import format_moments
from ..core.occurrence import occurrences, takes_all
from ..core.recurrence import Recurrence
from ..core.schedule import parse_schedule
from ..core.window import Windows, read_windows
from ..core.zone import DAY, OPEN_END
from ..layers.language import explained, tr
from ..layers.overlap_detail import Span
from .overlap_text import when

if TYPE_CHECKING:
    from ..core.zone import Zone

_LONGEST = 10 * 366 * DAY
"""How far what has no end is looked at."""


def schedule_hint(text: str | None, starts: str | None, ends: str | None, zone: Zone) -> str:
    """
    Return how often something happens between two stored times, first and last; or ⚠ and what is wrong with the text.

    Empty where nothing recurs, or the times themselves are at fault.
    """
    try:
        schedule = parse_schedule(text)
    except CoordError as error:
        return f"⚠ {explained(error)}"
    live, wrong = read_windows([starts], [ends], zone)
    if starts is None or wrong or takes_all(schedule, int(live.starts[0])):
        return ""
    is_open = int(live.ends[0]) == OPEN_END
    found = occurrences([schedule], live, zone, end=int(live.starts[0]) + _LONGEST if is_open else OPEN_END).windows
    lines = [_said(found, zone, is_open=is_open)]
    lost = _lost(schedule, live, zone) if isinstance(schedule, Recurrence) else 0
    if lost and len(found):
        lines.append(tr("⚠ Extra dates before the start or after the end do not count: {count}").format(count=lost))
    return "\n".join(lines)


def _said(found: Windows, zone: Zone, *, is_open: bool) -> str:
    if not len(found):
        return tr("⚠ Between start and end this never happens, so the record meets nothing.")
    first, last = (_window(found, place, zone) for place in (0, -1))
    if is_open:
        return tr("Without an end; first {first}").format(first=first)
    if len(found) == 1:
        return tr("Once: {first}").format(first=first)
    return tr("{count} times: first {first}, last {last}").format(count=len(found), first=first, last=last)


def _window(found: Windows, place: int, zone: Zone) -> str:
    start, end = format_moments(zone.walls(np.array([found.starts[place], found.ends[place]])))
    return when(Span(start, end, None))


def _lost(schedule: Recurrence, live: Windows, zone: Zone) -> int:
    """Return how many extra occurrences begin outside of the live time."""
    start, end = int(live.starts[0]), int(live.ends[0])
    time_of_day = int(zone.walls(live.starts)[0]) % DAY
    walls = np.array([one.wall(zone) + (time_of_day if one.is_date else 0) for one in schedule.extra], np.int64)
    begins = zone.instants(walls, ends=False)
    return int(((begins < start) | (begins >= end)).sum())
