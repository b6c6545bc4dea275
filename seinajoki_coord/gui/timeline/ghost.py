"""Dates that are offered for a record: ghosts of its bar, with their ranks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPen

from ...core.moment import parse_moments
from .look import mixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .look import Look
    from .scale import TimeScale

_NARROWEST = 8.0
_FILL = 0.25


@dataclass(frozen=True)
class Ghost:
    """One offer, in wall-clock ticks; rank 0 is the smallest shift of the present dates."""

    rank: int
    start: int
    end: int


def ghosts(offers: Sequence[tuple[int, str, str]]) -> list[Ghost]:
    """Return offers of rank, start and end as the timeline draws them; the smallest shift only if it is none of the others."""
    offers = [one for one in offers if one[0] or all(one[1:] != other[1:] for other in offers if other[0])]
    starts = parse_moments([start for _, start, _ in offers], ends=False).ticks.tolist()
    ends = parse_moments([end for _, _, end in offers], ends=True).ticks.tolist()
    return [Ghost(rank, start, end) for (rank, _, _), start, end in zip(offers, starts, ends)]


def draw_ghosts(painter: QPainter, look: Look, scale: TimeScale, offers: Sequence[Ghost], top: float) -> None:
    """Draw offers in the row that begins at ``top``: dashed, so that colour is not the only sign, with their ranks."""
    # Not transparent: a title below would make the number hard to read.
    fill = mixed(look.base, look.highlight, _FILL)
    for one in offers:
        left, right = scale.x(float(one.start)), scale.x(float(one.end))
        box = QRectF(left, top + 1, max(right - left, _NARROWEST), look.row - 3)
        painter.fillRect(box, fill)
        painter.setPen(QPen(look.highlight, 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.setPen(look.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "↔" if one.rank == 0 else str(one.rank))
