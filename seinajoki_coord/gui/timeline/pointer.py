"""The mouse on the timeline: choosing, moving bars and their ends, pulling the ground along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPointF, Qt, QTimer

from ...core.zone import MINUTE
from ...layers.live_workspace import Draft
from .handle import Handle, dragged, handle_at, snapped
from .reschedule import why_not
from .tip import line_of_move

if TYPE_CHECKING:
    from qgis.core import QgsGeometry
    from qgis.PyQt.QtGui import QMouseEvent, QWheelEvent

    from ...layers.entry import Entry, Key
    from .bars import Times
    from .chart import TimelineChart
    from .meeting import Part

_SLACK = 4
"""Pixels that the mouse may tremble before it moves anything."""
_EDGE, _FASTEST = 24, 30
"""Pixels from an edge of the chart within which time goes by while a bar is held there, and how many at most a time."""
_TIME = 30
"""Milliseconds from one time to the next."""


@dataclass(frozen=True)
class Preview:
    """A record as it would be if the mouse were let go now."""

    key: Key
    times: Times
    draft: Draft | None
    """None where it takes no ground."""
    meets: list[Key]
    parts: list[Part]


@dataclass
class _Hold:
    """What the mouse has hold of: a handle of a record, or the ground where there is no record."""

    origin: QPointF
    last: QPointF
    entry: Entry | None = None
    handle: Handle | None = None
    before: Times | None = None
    ground: QgsGeometry | None = None
    tick: float = 0.0
    moving: bool = False
    refused: bool = False
    fine: bool = False


class Pointer:
    """What a mouse does to a chart."""

    def __init__(self, chart: TimelineChart) -> None:
        """Serve a chart."""
        self._chart = chart
        self._hold: _Hold | None = None
        self._going_by = QTimer(chart)
        self._going_by.setInterval(_TIME)
        self._going_by.timeout.connect(self._go_by)

    @property
    def holds(self) -> bool:
        """Whether something is being moved."""
        return self._hold is not None and self._hold.moving

    def press(self, event: QMouseEvent) -> None:
        """Take hold of what is under the mouse, or fold a group."""
        chart, point = self._chart, where(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        group = chart.rows.group_at(chart.row_at(point.y()))
        if group is not None:
            chart.fold(chart.rows.groups[group])
            return
        self._hold = _Hold(point, point, tick=chart.scale.tick(point.x()))
        handle, place = self._handle(point)
        if handle is not None and place is not None:
            entry = chart.bars.entries[place]
            self._hold.entry, self._hold.handle, self._hold.before = entry, handle, chart.bars.times(place)
            chart.session.set_current(entry.key)

    def move(self, event: QMouseEvent) -> None:
        """Move what is held; without a button, show by the cursor what could be."""
        chart, hold, point = self._chart, self._hold, where(event)
        if hold is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_cursor(point)
            return
        if not hold.moving and (point - hold.origin).manhattanLength() < _SLACK:
            return
        if not hold.moving:
            hold.moving = True
            self._begin(hold)
        before, hold.last = hold.last, point
        if hold.entry is None:
            chart.scroll_by(before.x() - point.x(), before.y() - point.y())
        elif not hold.refused:
            hold.fine = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._preview(hold)
            if not self._speed(hold):
                self._going_by.stop()
            elif not self._going_by.isActive():
                self._going_by.start()

    def _speed(self, hold: _Hold) -> float:
        """Return how many pixels time goes by at once: the faster the further out the mouse holds a bar."""
        x, width = hold.last.x(), self._chart.viewport().width()
        beyond = x - (width - _EDGE) if x > width - _EDGE else min(x - _EDGE, 0.0)
        return min(max(beyond / 2, -_FASTEST), _FASTEST)

    def _go_by(self) -> None:
        """Let time go by under a bar that is held at an edge."""
        hold = self._hold
        if hold is None or hold.entry is None:
            self._going_by.stop()
            return
        self._chart.scroll_by(self._speed(hold), 0)
        self._preview(hold)

    def release(self, event: QMouseEvent) -> None:
        """Write what was moved; a click beside a bar chooses the record of the row."""
        chart, hold = self._chart, self._hold
        if hold is None or event.button() != Qt.MouseButton.LeftButton:
            return
        preview = chart.preview
        self.cancel()
        if hold.moving and hold.entry is not None and hold.before is not None and preview is not None:
            chart.write(hold.entry, hold.before, preview.times)
        elif not hold.moving and hold.entry is None:
            place = chart.bar_at(hold.origin)
            if place is not None:
                chart.session.set_current(chart.bars.entries[place].key)
        self._show_cursor(where(event))

    def cancel(self) -> None:
        """Let go of everything and change nothing."""
        self._hold = None
        self._going_by.stop()
        if self._chart.preview is not None:
            self._chart.show_preview(None)
            self._chart.session.judge.show_draft(None)
        self._chart.viewport().unsetCursor()

    def _begin(self, hold: _Hold) -> None:
        """Get ready to move a record; say why it cannot be moved where it cannot."""
        chart = self._chart
        chart.viewport().setCursor(
            Qt.CursorShape.ClosedHandCursor if not _is_edge(hold) else Qt.CursorShape.SizeHorCursor
        )
        if hold.entry is None or chart.session.live is None:
            return
        layer = chart.session.live.layers.get(hold.entry.kind)
        reason = why_not(layer) or chart.session.why_not(hold.entry.key)
        if reason or layer is None:
            hold.refused = True
            chart.viewport().setCursor(Qt.CursorShape.ForbiddenCursor)
            chart.say(reason)
            return
        hold.ground = layer.getGeometry(hold.entry.key[1])

    def _preview(self, hold: _Hold) -> None:
        """Show the record where it is now, and whom it would meet there."""
        chart, entry, live = self._chart, hold.entry, self._chart.session.live
        if entry is None or hold.before is None or hold.handle is None or live is None:
            return
        step = MINUTE if hold.fine else chart.scale.step
        times = dragged(hold.before, hold.handle, snapped(chart.scale.tick(hold.last.x()) - hold.tick, step), step)
        if chart.preview is not None and chart.preview.times == times:
            return
        texts = times.texts()
        taken_from, taken_until = texts["setup_at"] or texts["starts_at"], texts["cleared_at"] or texts["ends_at"]
        draft, meets = None, []
        if entry.counts and hold.ground is not None:
            draft = Draft(hold.ground, taken_from, taken_until, entry.project, entry.key, texts)
            meets = live.would_meet(draft)
            chart.session.judge.show_draft(draft, entry.kind)
        preview = Preview(entry.key, times, draft, meets, chart.content.shared(times, meets))
        chart.show_preview(preview)
        chart.say(line_of_move(chart.session, entry, preview))

    def _handle(self, point: QPointF) -> tuple[Handle | None, int | None]:
        chart = self._chart
        place = chart.bar_at(point)
        if place is None or not chart.bars.readable[place]:
            return None, place
        return handle_at(chart.bars.times(place), chart.scale, point.x()), place

    def _show_cursor(self, point: QPointF) -> None:
        chart = self._chart
        handle, place = self._handle(point)
        shape = Qt.CursorShape.ArrowCursor
        if handle is not None:
            shape = Qt.CursorShape.SizeHorCursor if handle.is_edge else Qt.CursorShape.OpenHandCursor
        elif place is None and chart.rows.group_at(chart.row_at(point.y())) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        chart.viewport().setCursor(shape)


def _is_edge(hold: _Hold) -> bool:
    return hold.handle is not None and hold.handle.is_edge


def where(event: QMouseEvent | QWheelEvent) -> QPointF:
    """Return where a mouse event happened: Qt 5 calls it otherwise for the buttons than for the wheel."""
    return event.position() if hasattr(event, "position") else event.localPos()
