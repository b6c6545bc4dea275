"""The timeline's bars on their calendar, as people see and move them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QToolTip

from ...layers.language import tr
from ...layers.slot_live import dates_of
from .calendar import holiday_name
from .frame import paint_frame
from .ghost import ghosts
from .keyboard import Keyboard
from .look import Look
from .pointer import Pointer, where
from .reschedule import reschedule
from .surface import TimelineSurface
from .tip import line, line_of_move, tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from qgis.PyQt.QtGui import (
        QFocusEvent,
        QHelpEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
        QWheelEvent,
    )
    from qgis.PyQt.QtWidgets import QWidget

    from ...layers.entry import Entry, Key
    from ..session import Session
    from .bars import Times
    from .ghost import Ghost
    from .pointer import Preview
    from .rows import Group

_MANY = 20_000
_REST = 400
"""Milliseconds without another change after which so many bars are read anew."""
_ONE_NOTCH = 120
_PER_NOTCH = 1.25
_SCROLLED_PER_NOTCH = 72


class TimelineChart(TimelineSurface):
    """Bars on a calendar; draws only what is in view, so their number does not matter."""

    activated = pyqtSignal(object)
    """The key of a record that was double-clicked, or on which Enter was pressed."""
    message_changed = pyqtSignal(str)
    """A line of text for the foot of the panel."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, clock: Callable[[], datetime] | None = None
    ) -> None:
        """Show a session's records; ``clock`` gives the present in UTC."""
        super().__init__(session, parent, clock)
        self.preview: Preview | None = None
        self.offers: tuple[Key, list[Ghost]] | None = None
        self._pointer, self._keyboard = Pointer(self), Keyboard(self)
        self._says_current = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_fresh)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Timeline"))
        self.setAccessibleDescription(tr("Works and events as bars on a calendar."))

    def begin(self) -> None:
        """Show another workspace, or none."""
        self._pointer.cancel()
        self.content.begin()
        self._chosen_view = False
        self._soon.start(0)

    def forget(self, *, records: bool = True) -> None:
        """Show records that have changed, or just another choice of them."""
        self._pointer.cancel()
        if records:
            self.content.forget()
        else:
            self.content.forget_rows()
            self._filtered = True
        # Reading very many anew takes longer than a frame: it waits until the hand rests.
        self._soon.start(_REST if len(self.content.bars) > _MANY else 0)

    def forget_meetings(self) -> None:
        """Show who meets whom anew."""
        self.content.forget_meetings()
        self.viewport().update()

    def look_at(self, keys: Sequence[Key]) -> None:
        """Have the rules asked about the records that are in view, and the one in hand, which the line of text is of."""
        current = self.session.current
        self.session.judge.look(self, [*keys, *([current] if current is not None and current not in keys else [])])

    def follow_rules(self, keys: set[Key | None]) -> None:
        """Show what the rules now say of some records."""
        self.content.forget_marks(keys)
        if self.preview is not None and None in keys:
            self.say(line_of_move(self.session, self.content.entry(self.preview.key), self.preview))
        elif self.preview is None and self._says_current and self.session.current in keys:
            self.say_current()
        # What waits to be read anew is painted then.
        if not self._soon.isActive():
            self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self.show_current()

    def _show_fresh(self) -> None:
        if not self.isVisible():
            return
        self.refresh()
        self.say_current()
        self.viewport().update()

    def group_by(self, by: str) -> None:
        """Group the bars by something, see `rows`."""
        self.refresh()
        self.content.by = by
        self.content.folded.clear()
        self.content.lay_out()
        self.update_scroll_bars()
        self.show_current()

    def fold(self, group: Group) -> None:
        """Fold a group, or unfold it if it is."""
        self.content.fold(group.code, shut=group.code not in self.rows.folded)
        self.update_scroll_bars()
        self.viewport().update()

    def current_entry(self) -> Entry | None:
        """Return the record in hand."""
        return self.content.entry(self.session.current)

    def show_current(self) -> None:
        """Scroll to the record in hand, unfold its group, and say what it is; nothing is read for nobody."""
        if not self.isVisible():
            return
        place = self.bars.places.get(self.session.current) if self.session.current is not None else None
        if place is not None:
            self.content.reveal(place)
            self.update_scroll_bars()
            self.scroll_to(place)
        self.say_current()
        self.viewport().update()

    def say_current(self) -> None:
        """Say in the line of text what is in hand."""
        entry = self.current_entry()
        self.say(line(self.session, entry, self.content.times(entry)) if entry is not None else "")
        self._says_current = True

    def say(self, text: str) -> None:
        """Show a line of text, to those who listen too."""
        self._says_current = False
        self.setAccessibleDescription(text or tr("Works and events as bars on a calendar."))
        self.message_changed.emit(text)

    def write(self, entry: Entry, before: Times, after: Times) -> None:
        """Write the times that differ into the record's layer, or say why that cannot be."""
        live = self.session.live
        old, new = before.texts(), after.texts()
        changed = {name: text for name, text in new.items() if text != old[name]}
        if live is None or not changed:
            return
        shift = before.shift_to(after)
        if shift is not None:
            changed.update(dates_of(entry, live.layers, live.workspace.time_zone).series_after(shift))
        reason = self.session.why_not(entry.key) or reschedule(live.layers.get(entry.kind), entry.key[1], changed)
        self._show_fresh()
        if reason:
            self.say(reason)
        else:
            self.show_current()

    def show_preview(self, preview: Preview | None) -> None:
        """Draw a record as it would be, or all as they are."""
        self.preview = preview
        self.viewport().update()

    def show_offers(self, key: Key | None, offers: Sequence[tuple[int, str, str]]) -> None:
        """Draw dates as ghosts of a record's bar: rank, start and end of each as stored texts; None: no more."""
        self.offers = None if key is None else (key, ghosts(offers))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw what is in view."""
        self.refresh()
        painter = QPainter(self.viewport())
        paint_frame(self, painter)
        painter.end()

    @property
    def empty_text(self) -> str:
        """Return what to say where there is no bar; empty where there is one."""
        self.refresh()
        return self.content.empty_text

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bars right; a view that nobody chose yet is made anew."""
        super().resizeEvent(event)
        if not self._chosen_view:
            self.first_view()
        self.update_scroll_bars()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.look = Look.of(self)
            self.update_scroll_bars()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the cursor; with Shift scroll the rows, with Alt, sideways or on a trackpad scroll both ways."""
        turn, keys = event.angleDelta(), event.modifiers()
        smooth = event.phase() != Qt.ScrollPhase.NoScrollPhase and not keys & Qt.KeyboardModifier.ControlModifier
        if smooth and not event.pixelDelta().isNull():
            self.scroll_by(-event.pixelDelta().x(), -event.pixelDelta().y())
        elif turn.x() or smooth or keys & Qt.KeyboardModifier.ShiftModifier:
            per_notch = _SCROLLED_PER_NOTCH / _ONE_NOTCH
            self.scroll_by(-turn.x() * per_notch, -turn.y() * per_notch)
        elif turn.y():
            self.zoom(_PER_NOTCH ** (turn.y() / _ONE_NOTCH), where(event).x())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a bar, of the ground, or fold a group."""
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held, or show what could be."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Activate the record."""
        place = self.bar_at(where(event))
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pointer.cancel()
            self.activated.emit(self.bars.entries[place].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, move, scroll, zoom."""
        if event.key() == Qt.Key.Key_Escape and self._pointer.holds:
            self._pointer.cancel()
            self.say_current()
        elif not self._keyboard.press(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys come here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keep the timeline's keys from the shortcuts of the main window."""
        if event.type() == QEvent.Type.ShortcutOverride and (self._keyboard.wants(event) or self._pointer.holds):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show tooltips."""
        if event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def tip_at(self, x: float, y: float) -> str:
        """Return the tooltip of a point of the viewport: a record, in the header a holiday, else nothing."""
        if y < self.look.header:
            return holiday_name(self.scale.tick(x))
        place = self.rows.bar_at(self.row_at(y))
        return "" if place is None else tip(self.session, self.bars.entries[place], self.bars.times(place))

    def _show_tip(self, event: QHelpEvent) -> None:
        text = "" if self._pointer.holds else self.tip_at(event.pos().x(), event.pos().y())
        QToolTip.showText(event.globalPos(), text, self.viewport())
