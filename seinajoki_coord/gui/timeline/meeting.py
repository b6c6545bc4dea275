"""The parts of a bar in which it meets others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .bars import Bars

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...layers.entry import Key
    from ...layers.live_workspace import LiveWorkspace
    from .bars import TickReader

Part = "tuple[int, int]"
"""Start and end in wall-clock ticks, open ones included."""


class Meetings:
    """Tells when a record meets others as they are now; found when asked for, kept until `forget`."""

    def __init__(self, live: LiveWorkspace, reader: TickReader) -> None:
        """Ask a workspace who meets whom."""
        self._live = live
        self._reader = reader
        self._parts: dict[Key, list[Part]] = {}

    def forget(self) -> None:
        """Find everything again: records have changed."""
        self._parts.clear()

    def parts(self, key: Key) -> list[Part]:
        """Return when a record meets others, in the order of time, without overlaps."""
        found = self._parts.get(key)
        if found is None:
            entry = self._live.entries.get(key)
            partners = self._live.partners.get(key)
            if not partners:
                return []
            found = [] if entry is None else self.shared(Bars([entry], self._reader).times(0).edges, partners)
            self._parts[key] = found
        return found

    def shared(self, edges: tuple[int, int, int, int], others: Iterable[Key]) -> list[Part]:
        """Return when a record with these edges takes its ground while any of the others takes theirs."""
        entries = [self._live.entries[key] for key in others if key in self._live.entries]
        bars = Bars(entries, self._reader)
        starts, ends = np.maximum(bars.edges[0], edges[0]), np.minimum(bars.edges[3], edges[3])
        met = (starts <= ends) & bars.readable
        return merged(zip(starts[met].tolist(), ends[met].tolist()))


def merged(parts: Iterable[Part]) -> list[Part]:
    """Return parts in the order of time, those that touch made one."""
    found: list[Part] = []
    for start, end in sorted(parts):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
