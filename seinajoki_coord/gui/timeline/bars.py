"""Entries as columns of wall-clock ticks, which is what the timeline draws from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...core.moment import format_moments, parse_moments
from ...core.zone import OPEN_END, OPEN_START

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


class TickReader:
    """Reads stored texts as wall-clock ticks, each text once."""

    def __init__(self, zone: Zone) -> None:
        """Read times that carry an offset as wall-clock times of a zone."""
        self._zone = zone
        self._known: tuple[dict[str | None, int | None], ...] = ({None: None}, {None: None})

    def columns(self, entries: Sequence[Entry]) -> list[Times]:
        """Return the times of entries."""
        setups = self._read((one.setup for one in entries), ends=False)
        starts = self._read((one.starts for one in entries), ends=False)
        ends = self._read((one.ends for one in entries), ends=True)
        cleared = self._read((one.cleared for one in entries), ends=True)
        return [self._times(*row) for row in zip(setups, starts, ends, cleared)]

    def _times(self, setup: int | None, starts: int | None, ends: int | None, cleared: int | None) -> Times:
        row = [None if one == _UNREADABLE else one for one in (setup, starts, ends, cleared)]
        times = Times(*row)
        taken, start, end, free = times.edges
        fine = _UNREADABLE not in (setup, starts, ends, cleared) and start <= end and taken <= free
        return times if fine else Times(*row, readable=False)

    def _read(self, texts: Iterable[str | None], *, ends: bool) -> list[int | None]:
        known = self._known[ends]
        texts = list(texts)
        new = list({text for text in texts if text not in known})
        if new:
            moments = parse_moments(new, ends=ends)
            walls = np.where(moments.zoned, self._zone.walls(moments.ticks), moments.ticks)
            for text, tick, missing, bad in zip(
                new, walls.tolist(), moments.missing.tolist(), moments.unreadable.tolist()
            ):
                known[text] = _UNREADABLE if bad else None if missing else tick
        return [known[text] for text in texts]


_UNREADABLE = int(np.iinfo(np.int64).min) + 1
"""Stands for a text that is no time; no real time is that early."""


class Bars:
    """
    The bars of the timeline, in the order of the entries they stand for.

    ``edges`` has a column for each bar and four rows: taken, start, end, free again; open ones hold open ticks.
    """

    def __init__(self, entries: Sequence[Entry] = (), reader: TickReader | None = None) -> None:
        """Read the entries' times."""
        self.entries = list(entries)
        self.times = reader.columns(self.entries) if reader is not None else []
        self.places: dict[Key, int] = {one.key: place for place, one in enumerate(self.entries)}
        self.edges = np.array([one.edges for one in self.times], np.int64).reshape(-1, 4).T
        self.readable = np.array([one.readable for one in self.times], bool)

    def __len__(self) -> int:
        """Return how many bars there are."""
        return len(self.entries)

    def extent(self) -> tuple[int, int] | None:
        """Return the first and the last tick at which anything is known; None where nothing is."""
        known = self.edges[:, self.readable]
        ticks = known[(known != OPEN_START) & (known != OPEN_END)]
        return (int(ticks.min()), int(ticks.max())) if ticks.size else None

    def in_view(self, left: float, right: float) -> np.ndarray:
        """Return the places of the readable bars of which something lies between two ticks."""
        return np.flatnonzero((self.edges[0] < right) & (self.edges[3] > left) & self.readable)
