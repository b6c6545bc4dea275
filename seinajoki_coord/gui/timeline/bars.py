"""Entries as columns of wall-clock ticks, which is what the timeline draws from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ...core.moment import format_moments, parse_moments
from ...core.zone import OPEN_END, OPEN_START

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...core.zone import Zone
    from ...layers.entry import Entry, Key

FIELDS = ("setup_at", "starts_at", "ends_at", "cleared_at")


@dataclass(frozen=True)
class Times:
    """
    The four times of a record as wall-clock ticks, None where the field is empty.

    ``readable`` is false where a text is no time or the end lies before the start.
    """

    setup: int | None = None
    starts: int | None = None
    ends: int | None = None
    cleared: int | None = None
    readable: bool = True

    @property
    def edges(self) -> tuple[int, int, int, int]:
        """Return when the ground is taken, and when start, end and freedom come; open ticks where there is none."""
        start = _first(self.starts, self.setup, OPEN_START)
        end = _first(self.ends, self.cleared, OPEN_END)
        return min(_first(self.setup, start), start), start, end, max(_first(self.cleared, end), end)

    def texts(self) -> dict[str, str | None]:
        """Return what the fields of the record hold for these times."""
        ticks = (self.setup, self.starts, self.ends, self.cleared)
        column = np.array([OPEN_START if one is None else one for one in ticks], np.int64)
        return dict(zip(FIELDS, format_moments(column)))

    def shift_to(self, other: Times) -> int | None:
        """Return by how many ticks all times are moved in others; None where they are not all moved by the same."""
        sides = ("setup", "starts", "ends", "cleared")
        pairs = [(getattr(self, name), getattr(other, name)) for name in sides]
        moved = {None if None in pair else pair[1] - pair[0] for pair in pairs if pair != (None, None)}
        return moved.pop() if len(moved) == 1 else None

    def shifted(self, delta: int, *, setup: bool, starts: bool, ends: bool, cleared: bool) -> Times:
        """Return the times with some of them moved; empty ones stay empty."""
        chosen = {"setup": setup, "starts": starts, "ends": ends, "cleared": cleared}
        return replace(
            self,
            **{
                name: value + delta
                for name, moved in chosen.items()
                if moved and (value := getattr(self, name)) is not None
            },
        )


def _first(*values: int | None) -> int:
    return next(one for one in values if one is not None)


MISSING = OPEN_START
"""Stands in a column for an empty field."""
_UNREADABLE = OPEN_START + 1
"""Stands in a column for a text that is no time; no real time is that early."""


class TickReader:
    """Reads stored texts as wall-clock ticks, each text once."""

    def __init__(self, zone: Zone) -> None:
        """Read times that carry an offset as wall-clock times of a zone."""
        self._zone = zone
        self._known: tuple[dict[str | None, int], ...] = ({None: MISSING}, {None: MISSING})

    def columns(self, entries: Sequence[Entry]) -> np.ndarray:
        """Return a row each for set-up, start, end and cleared, a column for each entry."""
        rows = (
            self._read([one.setup for one in entries], ends=False),
            self._read([one.starts for one in entries], ends=False),
            self._read([one.ends for one in entries], ends=True),
            self._read([one.cleared for one in entries], ends=True),
        )
        return np.array(rows, np.int64).reshape(4, -1)

    def _read(self, texts: list[str | None], *, ends: bool) -> list[int]:
        known = self._known[ends]
        new = list({text for text in texts if text not in known})
        if new:
            moments = parse_moments(new, ends=ends)
            walls = np.where(moments.zoned, self._zone.walls(moments.ticks), moments.ticks)
            walls = np.where(moments.unreadable, _UNREADABLE, np.where(moments.missing, MISSING, walls))
            known.update(zip(new, walls.tolist()))
        return [known[text] for text in texts]


class Bars:
    """
    The bars of the timeline, in the order of the entries they stand for.

    ``edges`` has a column for each bar and four rows: taken, start, end, free again; open ones hold open ticks.
    """

    def __init__(self, entries: Sequence[Entry] = (), reader: TickReader | None = None) -> None:
        """Read the entries' times."""
        self.entries = list(entries)
        self.places: dict[Key, int] = {one.key: place for place, one in enumerate(self.entries)}
        columns = reader.columns(self.entries) if reader is not None else np.zeros((4, 0), np.int64)
        bad = (columns == _UNREADABLE).any(axis=0)
        self._columns = np.where(columns == _UNREADABLE, MISSING, columns)
        self.edges = _edges(self._columns)
        taken, start, end, free = self.edges
        self.readable = ~bad & (start <= end) & (taken <= free)

    def __len__(self) -> int:
        """Return how many bars there are."""
        return len(self.entries)

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """Return the first and the last tick at which anything is known; None where nothing is."""
        known = self.edges[:, self.readable]
        ticks = known[(known != OPEN_START) & (known != OPEN_END)]
        return (int(ticks.min()), int(ticks.max())) if ticks.size else None

    def times(self, place: int) -> Times:
        """Return the times of a bar."""
        ticks = (None if one == MISSING else one for one in self._columns[:, place].tolist())
        return Times(*ticks, readable=bool(self.readable[place]))

    def drawn(self, place: int) -> list[int] | None:
        """Return the edges of a bar; None where its times cannot be read."""
        return self.edges[:, place].tolist() if self.readable[place] else None

    def in_view(self, left: float, right: float) -> np.ndarray:
        """Return the places of the readable bars of which something lies between two ticks."""
        return np.flatnonzero((self.edges[0] < right) & (self.edges[3] > left) & self.readable)


def _edges(columns: np.ndarray) -> np.ndarray:
    """Return when the ground is taken, start, end, and when it is free again, open ticks where there is none."""
    setup, starts, ends, cleared = columns
    start = np.where(starts == MISSING, setup, starts)
    end = np.where(ends == MISSING, cleared, ends)
    end = np.where(end == MISSING, OPEN_END, end)
    taken = np.where(setup == MISSING, start, np.minimum(setup, start))
    return np.array([taken, start, end, np.where(cleared == MISSING, end, np.maximum(cleared, end))])
