"""How a record is dated, and what it would be on other dates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from .error import CoordError
from .moment import format_moments, parse_moments
from .recurrence import Recurrence
from .schedule import Schedule, has_rule, length_is_untold, needed_ticks, read_schedules
from .series import moved_schedule, rhythm_days
from .zone import DAY, HOUR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .zone import Zone

TIMES = ("setup_at", "starts_at", "ends_at", "cleared_at")
_MINUTE_OF_HOURS = 1 / 60


@dataclass(frozen=True)
class Dates:
    """The dates of a record: its four times in ticks of the wall clock, None where it has none, and its schedule."""

    zone: Zone
    walls: tuple[int | None, int | None, int | None, int | None]
    """In the order of `TIMES`."""
    text: str | None = None
    certainty: str | None = None

    @classmethod
    def of(cls, values: Mapping[str, Any], zone: Zone) -> Dates:
        """Read the fields of a record."""
        walls: list[int | None] = []
        for names, ends in ((TIMES[:2], False), (TIMES[2:], True)):
            found = parse_moments([values.get(name) for name in names], ends=ends)
            wall = np.where(found.zoned, zone.walls(found.ticks), found.ticks).tolist()
            said = ~(found.missing | found.unreadable)
            walls += [one if is_said else None for one, is_said in zip(wall, said.tolist())]
        setup, starts, over, cleared = walls
        return cls(zone, (setup, starts, over, cleared), values.get("schedule"), values.get("certainty"))

    @cached_property
    def schedule(self) -> Schedule | None:
        """Return the schedule; None, too, where it cannot be read."""
        return read_schedules([self.text])[0][0]

    @property
    def begin(self) -> int | None:
        """Return from which time on the wall the ground is taken."""
        return min((one for one in self.walls[:2] if one is not None), default=None)

    @property
    def finish(self) -> int | None:
        """Return until which time on the wall the ground is taken."""
        return max((one for one in self.walls[2:] if one is not None), default=None)

    @property
    def recurs(self) -> bool:
        """Whether its schedule names days, which its start begins."""
        return self.begin is not None and has_rule(self.schedule)

    @property
    def is_endless(self) -> bool:
        """Whether it begins and nobody said when it ends."""
        return self.begin is not None and self.finish is None

    @property
    def is_untold(self) -> bool:
        """Whether it happens some time between its dates, and nothing says how long it takes."""
        return not self.recurs and length_is_untold(self.certainty, self.text)

    @property
    def needed(self) -> int | None:
        """Return how long the live time of what happens some time between its dates is; None of what is dated."""
        return needed_ticks(self.schedule) if self.certainty == "window" and not self.recurs else None

    @property
    def around(self) -> tuple[int, int]:
        """Return how long set-up and tear-down are, in elapsed ticks."""
        setup, starts, ends, cleared = self.walls
        return self._between(setup, starts, ends=(False, False)), self._between(ends, cleared, ends=(True, True))

    @property
    def length(self) -> int | None:
        """Return for how many elapsed ticks it needs its ground; None where that has no limit."""
        whole = self._between(self.begin, self.finish, ends=(False, True))
        found = whole if self.needed is None else min(self.needed + sum(self.around), whole)
        return found or None

    @property
    def hours(self) -> float | None:
        """Return the same in hours."""
        return None if self.length is None else self.length / HOUR

    @property
    def start(self) -> str | None:
        """Return, as a stored text, from when a shift can be told; None where it has no limit or is not at one time."""
        if self.begin is None or self.length is None or self.needed is not None:
            return None
        return format_moments(np.array([self.begin], np.int64))[0]

    @property
    def step(self) -> int:
        """Return by how many days, or a multiple of them, it moves."""
        return rhythm_days(self.schedule) or 1 if self.recurs else 1

    def check_movable(self) -> None:
        """Raise CoordError where it recurs in a way that no shift by days keeps, or without an end."""
        if self.recurs and rhythm_days(self.schedule) is None:
            raise CoordError(
                "It recurs by months or days of the month, which moving it by days or weeks would spoil. Change its dates "
                "and its recurrence by hand."
            )
        if self.recurs and self.finish is None:
            raise CoordError("It recurs and has no end. Say when it ends, and free dates can be looked for.")

    def placed(self, begin: int, length: int) -> Dates:
        """
        Return the dates when it takes its ground from a moment (UTC) on for some elapsed time.

        Set-up and tear-down stay as long as they are, if there is room for more than them.
        """
        setup, clear = self.around
        if setup + clear >= length:
            setup = clear = 0
        edges = np.array([begin, begin + setup, begin + length - clear, begin + length], np.int64)
        first, starts, ends, last = self.zone.walls(edges).tolist()
        return replace(self, walls=(first if setup else None, starts, ends, last if clear else None))

    def lasting(self, hours: float) -> Dates:
        """Return the dates with another length, begun at the same moment; what recurs keeps its own."""
        is_same = self.hours is not None and self.needed is None and abs(self.hours - hours) < _MINUTE_OF_HOURS
        if self.recurs or is_same or self.begin is None:
            return self
        return self.placed(self._tick(self.begin, ends=False), round(hours * HOUR))

    def moved(self, days: int) -> Dates:
        """Return the dates some days of the wall clock later: its times of day stay, and its rhythm by `step`."""
        setup, starts, ends, cleared = (None if one is None else one + days * DAY for one in self.walls)
        return replace(self, walls=(setup, starts, ends, cleared), text=self._moved_text(days))

    def each_moved(self, days: np.ndarray) -> dict[str, list[str | None]]:
        """Return the fields of the same after each of some shifts, as columns."""
        nothing: list[str | None] = [None] * len(days)
        columns = (nothing if wall is None else format_moments(wall + days * DAY) for wall in self.walls)
        return {**dict(zip(TIMES, columns)), "schedule": [self._moved_text(one) for one in days.tolist()]}

    def series_after(self, shift: int) -> dict[str, str | None]:
        """Return the schedule, where it names dates and all times move by some ticks that keep its rhythm; else nothing."""
        days, rest = divmod(shift, DAY)
        if not self.recurs or rhythm_days(self.schedule) is None or rest or days % self.step:
            return {}
        return {"schedule": self._moved_text(days)}

    def _moved_text(self, days: int) -> str | None:
        is_dated = self.text is not None and isinstance(self.schedule, Recurrence) and self.schedule.names_days
        return moved_schedule(str(self.text), days, self.zone) if is_dated else self.text

    def taking(self, other: Dates) -> dict[str, str | None]:
        """
        Return the fields of a record of these dates that takes others.

        One without an end stays so. What happened some time between its dates, and says how long it takes, is fixed.
        """
        fields = {name: texts[0] for name, texts in other.each_moved(np.zeros(1, np.int64)).items()}
        if self.is_endless:
            fields.update(ends_at=None, cleared_at=None)
        if other.text == self.text:
            del fields["schedule"]
        if self.needed is not None:
            fields["certainty"] = "fixed"
        return fields

    def _tick(self, wall: int, *, ends: bool) -> int:
        return int(self.zone.instants(np.array([wall], np.int64), ends=ends)[0])

    def _between(self, earlier: int | None, later: int | None, *, ends: tuple[bool, bool]) -> int:
        if earlier is None or later is None:
            return 0
        return max(self._tick(later, ends=ends[1]) - self._tick(earlier, ends=ends[0]), 0)
