"""The timeline as a panel of the dock: the bars, what groups and zooms them, and a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QSizePolicy, QToolBar, QVBoxLayout, QWidget

from ...core.zone import DAY
from ...layers.language import tr
from ..plain_tip import plain_tip
from .chart import TimelineChart
from .rows import AREA, KIND, NOTHING, PARTY, TYPE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from qgis.PyQt.QtGui import QResizeEvent
    from qgis.PyQt.QtWidgets import QAction

    from ...layers.entry import Key
    from ...layers.slot import SlotOffer
    from ..session import Session

_PER_CLICK = 1.5
_MARGIN = 2


class TimelinePanel(QWidget):
    """
    The works and events of a session on a calendar.

    The record in hand is that of the session, both ways; changes of time go to the edit buffer of its layer.
    """

    activated = pyqtSignal(object)
    """The key of a record that a person wants to open."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, clock: Callable[[], datetime] | None = None
    ) -> None:
        """Follow a session; ``clock`` gives the present in UTC."""
        super().__init__(parent)
        self.setObjectName("timeline_panel")
        self._session = session
        self.chart = TimelineChart(session, self, clock)
        self.grouping = self._make_grouping()
        self.message = MessageLine(self)
        self.tools = self._make_tools()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        layout.addWidget(self.tools)
        layout.addWidget(self.chart, 1)
        layout.addWidget(self.message)
        self.setTabOrder(self.grouping, self.chart)
        self.chart.activated.connect(self.activated)
        self.chart.message_changed.connect(self.message.say)
        self._connections = (
            (session.workspace_changed, self.chart.begin),
            (session.entries_changed, self._forget_records),
            (session.filter_changed, self._forget_rows),
            (session.state_changed, self.chart.forget_meetings),
            (session.current_changed, self.chart.show_current),
            (session.judge.answered, self.chart.follow_rules),
        )
        for signal, slot in self._connections:
            signal.connect(slot)
        self.chart.say_current()

    def stop(self) -> None:
        """Follow the session no longer; for the unloading of the plugin."""
        self._session.judge.look(self.chart, ())
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections = ()

    def show_offers(self, key: Key | None, offers: Sequence[SlotOffer]) -> None:
        """Draw dates that are offered for a record as ghosts of its bar, until others or none are."""
        self.chart.show_offers(key, [(one.rank, one.starts_at, one.ends_at) for one in offers])

    def _forget_records(self, _keys: object) -> None:
        self.chart.forget()

    def _forget_rows(self) -> None:
        self.chart.forget(records=False)

    def _make_grouping(self) -> QComboBox:
        combo = QComboBox(self)
        for code, word in (
            (NOTHING, tr("Not grouped")),
            (PARTY, tr("By party")),
            (TYPE, tr("By type")),
            (KIND, tr("By kind")),
            (AREA, tr("By area")),
        ):
            combo.addItem(word, code)
        combo.setToolTip(tr("What the bars are grouped by"))
        combo.setAccessibleName(tr("What the bars are grouped by"))
        combo.currentIndexChanged.connect(lambda _place: self.chart.group_by(combo.currentData()))
        return combo

    def _make_tools(self) -> QToolBar:
        """Make the bar of tools; those that a narrow panel has no room for are in its overflow menu."""
        tools = QToolBar(self)
        tools.setAccessibleName(tr("Tools of the timeline"))
        tools.addWidget(self.grouping)
        self.acts: dict[str, QAction] = {}
        for name, word, help_text, act in (
            ("closer", "+", tr("Zoom in (+)"), lambda: self.chart.zoom(_PER_CLICK)),
            ("wider", "−", tr("Zoom out (−)"), lambda: self.chart.zoom(1 / _PER_CLICK)),
            ("today", tr("Today"), tr("Scroll to today (Home)"), self.chart.go_today),
            ("all", tr("All"), tr("Show all from the first to the last (F)"), self.chart.fit),
            ("day", tr("Day"), tr("Show a day"), lambda: self.chart.zoom_to(DAY)),
            ("month", tr("Month"), tr("Show a month"), lambda: self.chart.zoom_to(31 * DAY)),
            ("year", tr("Year"), tr("Show a year"), lambda: self.chart.zoom_to(366 * DAY)),
        ):
            action = self.acts[name] = tools.addAction(word)
            action.setToolTip(help_text)
            action.triggered.connect(lambda _checked, act=act: act())
            tools.widgetForAction(action).setAccessibleName(help_text)
        return tools


class MessageLine(QLabel):
    """A line of plain text that is cut at its end rather than make its panel wider; the whole is its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing said."""
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show a text."""
        self._whole = text
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)
        self._cut()

    def whole(self) -> str:
        """Return what was said, uncut."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text to the new width."""
        super().resizeEvent(event)
        self._cut()

    def changeEvent(self, event: QEvent) -> None:
        """Cut the text anew for another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._cut()

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(100, self.fontMetrics().height() + 4)

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width() - 4, 0)))
