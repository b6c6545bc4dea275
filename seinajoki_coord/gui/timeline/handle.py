"""What part of a bar the mouse has hold of, and what times come of moving it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from ...core.zone import OPEN_END, OPEN_START

if TYPE_CHECKING:
    from .bars import Times
    from .scale import TimeScale

_OUTSIDE, _INSIDE = 4, 5
"""Pixels beside an edge, and at most within the bar, that still take hold of the edge."""
_APART = 10
"""Pixels that set-up or tear-down must have for its own edge to be taken hold of."""


class Handle(Enum):
    """A part of a bar that can be moved."""

    BODY = "body"
    SETUP = "setup"
    START = "start"
    END = "end"
    CLEARED = "cleared"

    @property
    def is_edge(self) -> bool:
        """Whether it is an end of the bar rather than the whole."""
        return self is not Handle.BODY


def handle_at(times: Times, scale: TimeScale, x: float) -> Handle | None:
    """Return what of a bar is at a pixel; None beside the bar."""
    taken, start, end, free = times.edges
    left, begin, finish, right = (scale.x(float(one)) for one in times.edges)
    # The same reach for the eye as for the hand: a bar of an hour is drawn some pixels wide.
    inside = min(_INSIDE, max(finish - begin, 3) / 4)
    if taken != OPEN_START and begin - left > _APART and left - _OUTSIDE <= x <= left + _OUTSIDE:
        return Handle.SETUP
    if free != OPEN_END and right - finish > _APART and right - _OUTSIDE <= x <= right + _OUTSIDE:
        return Handle.CLEARED
    if start != OPEN_START and begin - _OUTSIDE <= x <= begin + inside:
        return Handle.START
    if end != OPEN_END and finish - inside <= x <= max(finish, begin + 3) + _OUTSIDE:
        return Handle.END
    return Handle.BODY if left <= x <= max(right, left + 3) else None


def dragged(times: Times, handle: Handle, delta: int, step: int) -> Times:
    """
    Return the times after a handle was moved by ``delta`` ticks.

    Set-up goes along with the start and tear-down with the end. What would put an end before its start goes as far
    as whole steps allow.
    """
    taken, start, end, free = times.edges
    if handle is Handle.BODY:
        return times.shifted(delta, setup=True, starts=True, ends=True, cleared=True)
    if handle is Handle.START:
        delta = min(delta, _steps(end - start - 1, step))
        return times.shifted(delta, setup=True, starts=True, ends=False, cleared=False)
    if handle is Handle.END:
        delta = max(delta, -_steps(end - start - 1, step))
        return times.shifted(delta, setup=False, starts=False, ends=True, cleared=True)
    if handle is Handle.SETUP:
        delta = min(delta, _steps(start - taken, step))
        return times.shifted(delta, setup=True, starts=False, ends=False, cleared=False)
    delta = max(delta, -_steps(free - end, step))
    return times.shifted(delta, setup=False, starts=False, ends=False, cleared=True)


def snapped(delta: float, step: int) -> int:
    """Return the nearest whole number of steps, in ticks."""
    return round(delta / step) * step


def _steps(room: int, step: int) -> int:
    return max(room, 0) // step * step
