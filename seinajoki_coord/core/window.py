"""Half-open time windows in columns, the one way this plugin speaks of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .error import sentence
from .moment import parse_moments
from .zone import HOUR, OPEN_END, OPEN_START, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .moment import Moments

START_UNREADABLE = sentence("The start is not a date or time that can be read.")
END_UNREADABLE = sentence("The end is not a date or time that can be read.")
_DAY_LENGTH = len("2026-06-01")
REVERSED = sentence("The end is before the start.")
_LONGEST = 20_000 * 366 * 24


@dataclass(frozen=True)
class Windows:
    """
    A column of windows ``[start, end)`` in UTC ticks.

    An instant (start equal to end) is stored one tick long, so that it overlaps just the windows that hold it.
    A side without a limit is `OPEN_START` or `OPEN_END`. Always ``starts < ends``.
    """

    starts: np.ndarray
    ends: np.ndarray

    def __len__(self) -> int:
        """Return how many windows there are."""
        return len(self.starts)

    def take(self, rows: np.ndarray) -> Windows:
        """Return the windows at these indices or under this mask."""
        return Windows(self.starts[rows], self.ends[rows])

    def widened(self, lead_hours: float, lag_hours: float) -> Windows:
        """
        Return the windows begun ``lead_hours`` earlier and ended ``lag_hours`` later; open sides stay open.

        An instant never shrinks: it keeps its own tick whatever the lag.
        """
        lead, lag = _ticks(lead_hours), _ticks(lag_hours)
        starts = np.where(self.starts == OPEN_START, OPEN_START, self.starts - lead)
        # A real window ends after its last tick; an instant's one tick is not added to its lag.
        instant = (self.starts != OPEN_START) & (self.ends - self.starts == 1)
        grown = np.where(instant & (lag > 0), self.ends - 1 + lag, self.ends + np.where(self.ends == OPEN_END, 0, lag))
        return Windows(starts, np.where(self.ends == OPEN_END, OPEN_END, grown))

    def reaching(self, lead_hours: float, lag_hours: float) -> Windows:
        """Return windows of which two overlap just when either of them, widened, meets the other as it is."""
        lagged = self.widened(lead_hours, lag_hours).ends
        # An instant's own tick counts when the other is led up to it, and does not when it is lagged itself.
        led = np.where(self.ends == OPEN_END, OPEN_END, self.ends + _ticks(lead_hours))
        return Windows(self.starts, np.maximum(lagged, led))


def _ticks(hours: float) -> int:
    """Return hours as ticks, at most what reaches from any year to any other, so that no sum overflows."""
    if not hours >= 0:
        raise ValueError("lead and lag are hours from 0 up")
    return round(min(hours, _LONGEST) * HOUR)


def shared(first: Windows, second: Windows) -> Windows:
    """Return what each pair of windows has in common; where that is nothing, start is not before end."""
    return Windows(np.maximum(first.starts, second.starts), np.minimum(first.ends, second.ends))


def hours(windows: Windows) -> np.ndarray:
    """Return the elapsed hours of each window (0 for an instant, NaN where a side is open)."""
    is_open = (windows.starts == OPEN_START) | (windows.ends == OPEN_END)
    ticks = np.where(is_open, 0, windows.ends) - np.where(is_open, 0, windows.starts)
    return np.where(is_open, np.nan, np.where(ticks == 1, 0, ticks) / HOUR)


def read_windows(
    starts: Sequence[str | None], ends: Sequence[str | None], zone: Zone
) -> tuple[Windows, dict[int, str]]:
    """
    Read start and end texts; times without an offset are wall-clock times of ``zone``.

    Returns all windows (those at fault hold an arbitrary valid value) and, by index, the reason of each that
    cannot be used. Texts as in `parse_moments`; a missing start or end is open.
    """
    first, last = parse_moments(starts, ends=False), parse_moments(ends, ends=True)
    begin = np.where(first.missing, OPEN_START, _instants(first, zone, ends=False))
    finish = np.where(last.missing, OPEN_END, _instants(last, zone, ends=True))
    # On the nights when clocks change, the order of the instants and that of the wall clock can differ for times
    # that the zone skips or has twice; only what is reversed both ways was written the wrong way round.
    wall_reversed = (last.ticks < first.ticks) | (first.zoned | last.zoned)
    is_reversed = (finish < begin) & wall_reversed
    # An end that is a day lasts until its midnight: where nothing of it is after the start, the day is before.
    is_day = np.array([text is not None and len(text.strip()) == _DAY_LENGTH for text in ends], bool)
    is_reversed |= is_day & (finish <= begin)
    is_reversed &= ~first.missing & ~last.missing
    reasons: dict[int, str] = {}
    for mask, reason in (
        (is_reversed, REVERSED),
        (last.unreadable, END_UNREADABLE),
        (first.unreadable, START_UNREADABLE),
    ):
        reasons.update(dict.fromkeys(np.flatnonzero(mask).tolist(), reason))
    return Windows(begin, np.maximum(finish, begin + 1)), reasons


def _instants(moments: Moments, zone: Zone, *, ends: bool) -> np.ndarray:
    return np.where(moments.zoned, moments.ticks, zone.instants(moments.ticks, ends=ends))
