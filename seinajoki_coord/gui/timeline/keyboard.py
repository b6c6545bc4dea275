"""The keys of the timeline: all that the mouse can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt

from ...core.zone import MINUTE
from ...layers.language import tr
from .handle import Handle, dragged

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QKeyEvent

    from .chart import TimelineChart

_SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_PER_PRESS = 1.5
_SCROLLED = 0.2
"""Of the width."""
_ENDS = {
    Qt.Key.Key_Comma: (Handle.SETUP, -1),
    Qt.Key.Key_Period: (Handle.SETUP, 1),
    Qt.Key.Key_Semicolon: (Handle.CLEARED, -1),
    Qt.Key.Key_Colon: (Handle.CLEARED, 1),
    # What Shift makes of the first two where it does not make the last two.
    Qt.Key.Key_Less: (Handle.CLEARED, -1),
    Qt.Key.Key_Greater: (Handle.CLEARED, 1),
}
"""What moves set-up and tear-down: comma and full stop, with Shift for tear-down."""
_FAR = 10**9


class Keyboard:
    """What keys do to a chart."""

    def __init__(self, chart: TimelineChart) -> None:
        """Serve a chart."""
        self._chart = chart
        self._plain = {
            Qt.Key.Key_Up: lambda: self._choose(-1),
            Qt.Key.Key_Down: lambda: self._choose(1),
            Qt.Key.Key_PageUp: lambda: self._choose(-self._page),
            Qt.Key.Key_PageDown: lambda: self._choose(self._page),
            Qt.Key.Key_End: lambda: self._choose(_FAR),
            Qt.Key.Key_Home: chart.go_today,
            Qt.Key.Key_F: chart.fit,
            Qt.Key.Key_Plus: lambda: chart.zoom(_PER_PRESS),
            Qt.Key.Key_Equal: lambda: chart.zoom(_PER_PRESS),
            Qt.Key.Key_Minus: lambda: chart.zoom(1 / _PER_PRESS),
            Qt.Key.Key_Space: self._fold,
            Qt.Key.Key_Return: self._activate,
            Qt.Key.Key_Enter: self._activate,
        }

    @property
    def _page(self) -> int:
        first, last = self._chart.rows_in_view()
        return max(last - first - 2, 1)

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key means something here."""
        return self._moved(event) is not None or (event.key() in self._plain and self._is_plain(event))

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; return whether it means anything."""
        moved = self._moved(event)
        if moved is not None:
            handle, way = moved
            if handle is None:
                self._chart.scroll_by(way * _SCROLLED * self._chart.viewport().width(), 0)
            else:
                self._move(handle, way, fine=bool(event.modifiers() & _ALT))
            return True
        if event.key() in self._plain and self._is_plain(event):
            self._plain[event.key()]()
            return True
        return False

    @staticmethod
    def _is_plain(event: QKeyEvent) -> bool:
        # A plus needs Shift on many keyboards.
        shift = _SHIFT if event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal} else Qt.KeyboardModifier.NoModifier
        return not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | shift)

    @staticmethod
    def _moved(event: QKeyEvent) -> tuple[Handle | None, int] | None:
        """Return what of a bar a key moves and which way; no handle where it moves the calendar under the bars."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())
        shift, ctrl = event.modifiers() & _SHIFT, event.modifiers() & _CTRL
        if way is None:
            return None if ctrl else _ENDS.get(event.key())
        if shift:
            return (Handle.START if ctrl else Handle.END), way
        return (None if ctrl else Handle.BODY), way

    def _choose(self, step: int) -> None:
        """Take the record so many bars further down in hand."""
        chart = self._chart
        bars, rows = chart.bars, chart.rows
        current = bars.places.get(chart.session.current) if chart.session.current is not None else None
        place = rows.neighbour(current, step)
        if place is not None:
            chart.session.set_current(bars.entries[place].key)

    def _move(self, handle: Handle, way: int, *, fine: bool) -> None:
        """Move the record in hand, or an end of it, by one step."""
        chart = self._chart
        entry = chart.current_entry()
        if entry is None:
            chart.say(tr("Choose a bar first: with the arrow keys up and down, or with the mouse."))
            return
        before = chart.content.times(entry)
        if not before.readable:
            chart.say_current()
            return
        step = MINUTE if fine else chart.scale.step
        after = dragged(before, handle, way * step, step)
        if after != before:
            chart.write(entry, before, after)
        else:
            chart.say(tr("It cannot be moved that way: the end would not be after the start, or the time is open."))

    def _fold(self) -> None:
        """Fold or unfold the group of the record in hand."""
        chart = self._chart
        place = chart.bars.places.get(chart.session.current) if chart.session.current is not None else None
        group = chart.rows.group_of(place) if place is not None else None
        if group is not None:
            chart.fold(group)

    def _activate(self) -> None:
        if self._chart.session.current is not None:
            self._chart.activated.emit(self._chart.session.current)
