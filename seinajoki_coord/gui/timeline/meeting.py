"""The parts of a bar in which it meets others, and what the rules say of it there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from ...core.moment import parse_moments
from ...core.schema import AREA
from ...core.zone import OPEN_END, OPEN_START
from ..assess_line import mark
from .bars import Bars

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...layers.entry import Entry, Key
    from ...layers.live_judge import Finding
    from ...layers.live_workspace import LiveWorkspace
    from .bars import TickReader

Part = "tuple[int, int]"
"""Start and end in wall-clock ticks, open ones included."""


@dataclass
class Mark:
    """What the rules say of a bar: sign and outcome, and the parts of it; none where no time of it is meant."""

    sign: str
    outcome: str
    parts: list[Part] = field(default_factory=list)


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


def marks(findings: Iterable[Finding], edges: Sequence[int]) -> list[Mark]:
    """Return a mark for each sign that is said of a bar with these edges, the weightiest first."""
    rows = sorted((one.overlap for one in findings), key=lambda row: -row["rank"])
    starts = parse_moments([row["overlap_start"] for row in rows], ends=False)
    ends = parse_moments([row["overlap_end"] for row in rows], ends=False)
    firsts = np.maximum(np.where(starts.missing, OPEN_START, starts.ticks), edges[0]).tolist()
    lasts = np.minimum(np.where(ends.missing, OPEN_END, ends.ticks), edges[3]).tolist()
    found: dict[str, Mark] = {}
    for row, first, last in zip(rows, firsts, lasts):
        one = found.setdefault(mark(row), Mark(mark(row), row["outcome"]))
        # An area takes all of the bar: that says nothing of when.
        if row["occurrences"] and first <= last and AREA.name not in {row["first_kind"], row["second_kind"]}:
            one.parts.append((first, last))
    for one in found.values():
        one.parts = merged(one.parts)
    return list(found.values())


def merged(parts: Iterable[Part]) -> list[Part]:
    """Return parts in the order of time, those that touch made one."""
    found: list[Part] = []
    for start, end in sorted(parts):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
