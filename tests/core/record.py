"""Records for tests, and what it means that they overlap, told in another way than the engine tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import numpy as np
import shapely

from seinajoki_coord.core.overlap import Occupancies
from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import HOUR, OPEN_END, OPEN_START

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from seinajoki_coord.core.kernel import Kernel

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


@dataclass(frozen=True)
class Span:
    """Time from a tick (None: always was) to a tick (None: for ever) that is held only if the span is ``closed``."""

    start: int | None
    end: int | None
    closed: bool = False

    def holds(self, tick: int) -> bool:
        """Whether the span holds a moment."""
        after_start = self.start is None or self.start <= tick
        return after_start and (self.end is None or tick < self.end or (self.closed and tick == self.end))

    def meets(self, other: Span) -> bool:
        """Whether some moment lies in both: the later of the starts does, if any does."""
        starts = [one.start for one in (self, other) if one.start is not None]
        return not starts or (self.holds(max(starts)) and other.holds(max(starts)))

    def widened(self, lead: int, lag: int) -> Span:
        """Return the span begun ``lead`` ticks earlier and ended ``lag`` ticks later."""
        start = None if self.start is None else self.start - lead
        end = None if self.end is None else self.end + lag
        return Span(start, end, self.closed and not lag)


@dataclass(frozen=True)
class Record:
    """A shape and a span; a span that ends where it begins is an instant."""

    shape: BaseGeometry
    start: int | None
    end: int | None

    @property
    def span(self) -> Span:
        """Return the record's own time."""
        return Span(self.start, self.end, closed=self.start is not None and self.start == self.end)


def square(x: float = 0.0, y: float = 0.0, size: float = 10.0) -> BaseGeometry:
    """Return a square by its lower left corner."""
    return shapely.box(x, y, x + size, y + size)


def tick(text: str) -> int:
    """Return the tick of a UTC date or date-time."""
    moment = datetime.fromisoformat(text).replace(tzinfo=timezone.utc)
    return (moment - EPOCH) // timedelta(microseconds=1)


def work(
    shape: BaseGeometry | None = None, *, starts: str | None = "2026-06-01", weeks: float = 2.0, ends: str | None = ""
) -> Record:
    """Return a work on a square at the origin for two weeks of June, but for what is said otherwise; None is open."""
    start = None if starts is None else tick(starts)
    if ends == "":
        end = None if start is None else start + round(weeks * 7 * 24 * HOUR)
    else:
        end = None if ends is None else tick(ends)
    return Record(square() if shape is None else shape, start, end)


def windows_of(records: Sequence[Record]) -> Windows:
    """Return the records' time as the engine wants it."""
    starts = [OPEN_START if one.start is None else one.start for one in records]
    ends = [OPEN_END if one.end is None else one.end + one.span.closed for one in records]
    return Windows(np.array(starts, np.int64), np.array(ends, np.int64))


def occupancies(kernel: Kernel, records: Sequence[Record]) -> Occupancies:
    """Return the records as the engine wants them."""
    geometries = kernel.read(shapely.to_wkb([one.shape for one in records]).tolist())
    kernel.repair(geometries)
    return Occupancies.of(kernel, geometries, windows_of(records))


def times_meet(first: Record, second: Record, *, lead: float = 0.0, lag: float = 0.0, both_ways: bool) -> bool:
    """Whether the first, widened, meets the second in time, or ``both_ways`` also the second, widened, the first."""
    ticks = round(lead * HOUR), round(lag * HOUR)
    meet = first.span.widened(*ticks).meets(second.span)
    return meet or (both_ways and second.span.widened(*ticks).meets(first.span))
