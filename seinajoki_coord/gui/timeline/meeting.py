"""The parts of a bar in which it meets others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .bars import Bars

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...layers.entry import Entry, Key
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
            found = [] if entry is None else self._shared([entry], None, partners)
            self._parts[key] = found
        return found

    def shared(self, edges: tuple[int, int, int, int], others: Iterable[Key]) -> list[Part]:
        """Return when a record with these edges takes its ground while any of the others takes theirs."""
        return self._shared([], edges, others)

    def _shared(self, own: list[Entry], edges: tuple[int, int, int, int] | None, others: Iterable[Key]) -> list[Part]:
        """Return the same for edges, or for the one entry in ``own``, which is read along with the others."""
        entries = [self._live.entries[key] for key in others if key in self._live.entries]
        bars = Bars([*own, *entries], self._reader)
        edges = bars.edges[:, 0] if edges is None else edges
        starts, ends = np.maximum(bars.edges[0], edges[0]), np.minimum(bars.edges[3], edges[3])
        met = (starts <= ends) & bars.readable
        met[: len(own)] = False
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
