"""The surface of the timeline: what stretch of time and which rows are in view, and where on it things are."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

import numpy as np
from qgis.PyQt.QtCore import QPointF, QRect, Qt
from qgis.PyQt.QtWidgets import QAbstractScrollArea

from ...core.zone import DAY, SECOND
from .content import Content
from .ink import Ink
from .look import Look
from .scale import TimeScale, fitting

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.PyQt.QtWidgets import QWidget

    from ...layers.entry import Key
    from ..session import Session
    from .bars import Bars
    from .rows import Group, Rows

_BEFORE, _AFTER = 14 * DAY, 76 * DAY
"""What the first view shows around today."""
_FINEST_BAR = 1e9
"""Steps that a scroll bar may have at most."""


class TimelineSurface(QAbstractScrollArea):
    """A window on bars and calendar that scrolls in both ways and zooms in time."""

    def __init__(self, session: Session, parent: QWidget | None, clock: Callable[[], datetime] | None) -> None:
        """Look at a session's records; ``clock`` gives the present in UTC."""
        super().__init__(parent)
        self.session = session
        self.content = Content(session)
        self.scale = TimeScale(0.0, DAY / 12)
        self.look = Look.of(self)
        self._ink: Ink | None = None
        self._inked: tuple[Look, float] | None = None
        self._clock = clock or (lambda: datetime.now(timezone.utc))
        self._chosen_view = False
        self._filtered = False
        """Whether the filter was changed since the bars were read."""
        self._syncing = False
        self._origin, self._unit = 0.0, 1.0
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def refresh(self) -> None:
        """Read what is stale."""
        if self.content.fresh():
            if not self._chosen_view:
                self.first_view()
            elif self._filtered:
                self.look_for_bars()
            self._filtered = False
            self.update_scroll_bars()
            self.viewport().update()

    def ink(self) -> Ink:
        """Return what writes in the look of this surface."""
        made = (self.look, self.devicePixelRatioF())
        if self._ink is None or self._inked != made:
            self._ink, self._inked = Ink(*made), made
        return self._ink

    @property
    def bars(self) -> Bars:
        """Return the bars, read again where they are stale."""
        self.refresh()
        return self.content.bars

    @property
    def rows(self) -> Rows:
        """Return the rows, laid out again where they are stale."""
        self.refresh()
        return self.content.rows

    def now(self) -> int:
        """Return the present as a wall-clock tick of the workspace."""
        instant = int(self._clock().timestamp() * SECOND)
        return int(self.content.zone.walls(np.array([instant]))[0])

    def first_view(self) -> None:
        """Show the weeks around today; all, where nothing happens then."""
        now, width = self.now() // DAY * DAY, self.viewport().width()
        near = self.content.bars.in_view(now - _BEFORE, now + _AFTER)
        extent = self.content.bars.extent
        if len(near) or extent is None:
            self.scale = fitting(now - _BEFORE, now + _AFTER, width, 0)
        else:
            self.scale = fitting(*extent, width)
        self.look_for_bars()

    def look_for_bars(self) -> None:
        """Show the period of the filter where no bar, or nothing of the period, is in view."""
        period, width = self.content.period, self.viewport().width()
        if period is None:
            return
        left, right = self.scale.left, self.scale.tick(width)
        if not len(self.content.bars.in_view(left, right)) or period[1] < left or period[0] > right:
            self.scale = fitting(*period, width)

    def set_scale(self, scale: TimeScale) -> None:
        """Show another stretch of time."""
        self._chosen_view = True
        self.scale = scale
        self.update_scroll_bars()
        self.viewport().update()

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Zoom so that the time at a pixel (else the middle) stays where it is."""
        self.set_scale(self.scale.zoomed(factor, self.viewport().width() / 2 if x is None else x))

    def zoom_to(self, span: int) -> None:
        """Show so many ticks, with the same time in the middle."""
        self.zoom(self.scale.per_pixel * self.viewport().width() / span)

    def fit(self) -> None:
        """Show all bars from the first to the last, as far as they are within the filter's period."""
        self.refresh()
        period = self.content.period
        if period is not None:
            self.set_scale(fitting(*period, self.viewport().width()))

    def go_today(self) -> None:
        """Show today at a third of the width."""
        width = self.viewport().width()
        self.set_scale(self.scale.beginning(self.now() - self.scale.per_pixel * width / 3))

    def row_top(self, row: int) -> int:
        """Return where a row begins on the viewport."""
        return self.look.header + row * self.look.row - self.verticalScrollBar().value()

    def row_at(self, y: float) -> int:
        """Return the row at a height of the viewport; -1 above the rows. A sticky header is the row it stands for."""
        if y < self.look.header:
            return -1
        for top, row in self._sticky():
            if top <= y < top + self.look.row:
                return row
        return int(y - self.look.header + self.verticalScrollBar().value()) // self.look.row

    def rows_in_view(self) -> tuple[int, int]:
        """Return the first row in view and the one after the last."""
        offset = self.verticalScrollBar().value()
        shown = self.viewport().height() - self.look.header
        return offset // self.look.row, min(len(self.rows), (offset + shown) // self.look.row + 1)

    def headers_in_view(self) -> list[tuple[int, Group]]:
        """Return where on the viewport which group headers stand, the sticky one last."""
        first, last = self.rows_in_view()
        rows = self.rows
        below = rows.headers[(rows.headers > first) & (rows.headers < last)].tolist()
        found = [(self.row_top(row), rows.groups[rows.group_at(row) or 0]) for row in below]
        return found + [(top, rows.groups[rows.group_at(row) or 0]) for top, row in self._sticky()]

    def _sticky(self) -> list[tuple[int, int]]:
        """Return where the header of the topmost group stands and which row it is; the next header pushes it up."""
        rows, header = self.rows, self.look.header
        place = int(np.searchsorted(rows.headers, self.rows_in_view()[0], side="right")) - 1
        if place < 0:
            return []
        following = rows.headers[place + 1] if place + 1 < len(rows.headers) else None
        pushed = self.row_top(int(following)) - self.look.row if following is not None else header
        return [(min(header, pushed), int(rows.headers[place]))]

    def bar_at(self, point: QPointF) -> int | None:
        """Return the bar in whose row a point of the viewport is."""
        return self.rows.bar_at(self.row_at(point.y()))

    def bar_rect(self, key: Key) -> QRect:
        """Return where a record's bar is on the viewport; empty where it is not shown."""
        place = self.bars.places.get(key)
        if place is None or self.rows.row_of[place] < 0:
            return QRect()
        left, right = (self.scale.x(float(self.bars.edges[side, place])) for side in (0, 3))
        top = self.row_top(int(self.rows.row_of[place]))
        return QRect(round(max(left, -1e6)), top, round(min(right, 1e6) - max(left, -1e6)), self.look.row)

    def scroll_to(self, place: int) -> None:
        """Bring the row of a bar into view, and the bar where nothing of it is."""
        bar, look = self.verticalScrollBar(), self.look
        top = int(self.rows.row_of[place]) * look.row
        above = look.row if self.rows.groups else 0
        shown = self.viewport().height() - look.header
        up, down = bar.value() - (top - above), top + look.row - (bar.value() + shown)
        if max(up, down) > 2 * look.row:
            # Come from afar, it is shown with what stands around it.
            bar.setValue(top - shown // 2)
        elif max(up, down) > 0:
            bar.setValue(bar.value() + (down if down > 0 else -up))
        width = self.viewport().width()
        left, right = (self.scale.x(float(self.bars.edges[side, place])) for side in (0, 3))
        if self.bars.readable[place] and (right < 0 or left > width):
            self.set_scale(self.scale.panned((left if left > width else max(left, right - width / 2)) - width / 5))

    def update_scroll_bars(self) -> None:
        """Let the scroll bars span the records and what is in view."""
        self._syncing = True
        port, rows, bar = self.viewport(), self.content.rows, self.verticalScrollBar()
        shown = port.height() - self.look.header
        bar.setRange(0, max(0, len(rows) * self.look.row - shown))
        bar.setPageStep(max(shown, 1))
        bar.setSingleStep(self.look.row)
        left, span = self.scale.left, port.width() * self.scale.per_pixel
        first, last = self.content.bars.extent or (self.now(), self.now())
        self._origin = min(first - span / 2, left)
        whole = max(last + span / 2, left + span) - self._origin
        self._unit = max(self.scale.per_pixel, whole / _FINEST_BAR)
        bar = self.horizontalScrollBar()
        bar.setRange(0, round((whole - span) / self._unit))
        bar.setPageStep(max(round(span / self._unit), 1))
        bar.setSingleStep(max(round(span / self._unit / 20), 1))
        bar.setValue(round((left - self._origin) / self._unit))
        self._syncing = False

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """Follow the scroll bars."""
        if not self._syncing and dx:
            self._chosen_view = True
            self.scale = self.scale.beginning(self._origin + self.horizontalScrollBar().value() * self._unit)
        self.viewport().update()

    def scroll_by(self, dx: float, dy: float) -> None:
        """Show what is later and further down by so many pixels."""
        if dx:
            self.set_scale(self.scale.panned(dx))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(dy))
