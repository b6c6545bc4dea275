"""The small panel on the map while drawing: what, how wide, when, and what that would meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QDateTime, QLocale, QSignalBlocker, Qt, QTime, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from ...layers.language import tr
from ..overlap_text import moment_format
from ..plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping

_STORED = "yyyy-MM-ddTHH:mm"
_SETTING = "seinajoki_coord/drawing/"
_SIZES = {"trench": ("width", 2.0), "place": ("radius", 3.0)}
"""What is remembered of each tool that has a size, and what it is at first."""
_LARGEST = {"trench": 200.0, "place": 1000.0}
STEP = 0.5
"""Metres a step."""
_SMALLEST = 0.1
_DAYS = 14
_GAP = 8
_LINES = 3


class DrawingBar(QFrame):
    """Floats in a corner of the canvas; remembers widths, takes over the times of the filter."""

    size_changed = pyqtSignal(float)
    """Another width or radius, in metres."""
    when_changed = pyqtSignal()
    kind_changed = pyqtSignal(str)

    def __init__(self, canvas: QWidget) -> None:
        """Stand hidden on a canvas."""
        super().__init__(canvas)
        self._tool = ""
        self._when_is_own = False
        self.setObjectName("seinajoki_coord_drawing")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("What is drawn"))
        self.kind.activated.connect(lambda place: self.kind_changed.emit(self.kind.itemData(place)))
        self.size_label = QLabel()
        self.size = QDoubleSpinBox()
        self.size.setDecimals(1)
        self.size.setSingleStep(STEP)
        self.size.setSuffix(" m")
        self.size.setKeyboardTracking(False)
        self.size.valueChanged.connect(self._resize)
        self.size_label.setBuddy(self.size)
        self.begins, self.ends = self._moment(tr("Ground taken from")), self._moment(tr("Ground free again"))
        self.message = QLabel()
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.message.setAccessibleName(tr("What it would meet"))
        self._arrange()
        self.take_times(None, None)
        self.hide()

    @property
    def starts_at(self) -> str:
        """Return when the drawn ground would be taken, as it is stored."""
        return self.begins.dateTime().toString(_STORED)

    @property
    def ends_at(self) -> str:
        """Return when the drawn ground would be free again, as it is stored."""
        return self.ends.dateTime().toString(_STORED)

    def offer_kinds(self, words: Mapping[str, str], chosen: str) -> None:
        """Offer the kinds that can be drawn, by table name."""
        self.kind.clear()
        for name, word in words.items():
            self.kind.addItem(word, name)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))
        self.kind.setEnabled(len(words) > 1)

    def take_times(self, begins: str | None, ends: str | None) -> None:
        """Take over times, such as the filter's; without both, the next two weeks. What the user typed stays."""
        if self._when_is_own:
            return
        today = QDateTime(QDateTime.currentDateTime().date(), QTime(0, 0))
        first = QDateTime.fromString(begins or "", _STORED)
        last = QDateTime.fromString(ends or "", _STORED)
        if not first.isValid():
            first = today if not last.isValid() or today < last else last.addDays(-_DAYS)
        if not last.isValid():
            last = first.addDays(_DAYS)
        for field, value in ((self.begins, first), (self.ends, last)):
            blocker = QSignalBlocker(field)
            field.setDateTime(value)
            blocker.unblock()
        self.when_changed.emit()

    def show_for(self, tool: str, hint: str) -> float:
        """Show what a tool needs; return the size it begins with, 0 where it has none."""
        self._tool = tool
        has_size = tool in _SIZES
        self.size_label.setVisible(has_size)
        self.size.setVisible(has_size)
        if has_size:
            name, first = _SIZES[tool]
            self.size_label.setText(tr("Width") if name == "width" else tr("Radius"))
            self.size.setAccessibleName(self.size_label.text())
            blocker = QSignalBlocker(self.size)
            self.size.setRange(_SMALLEST, _LARGEST[tool])
            self.size.setValue(QgsSettings().value(_SETTING + name, first, type=float))
            blocker.unblock()
        self.say(hint)
        self.move(_GAP, _GAP)
        self.show()
        self.raise_()
        return self.size.value() if has_size else 0.0

    def say(self, message: str) -> None:
        """Show a message; the panel keeps its size, so that it does not jump about."""
        if message != self.message.text():
            self.message.setText(message)
            self.message.setToolTip(plain_tip(message))

    def step(self, steps: int) -> None:
        """Make the size larger or smaller by steps."""
        self.size.stepBy(steps)

    def _resize(self, metres: float) -> None:
        if self._tool in _SIZES:
            QgsSettings().setValue(_SETTING + _SIZES[self._tool][0], metres)
            self.size_changed.emit(metres)

    def _moment(self, name: str) -> QDateTimeEdit:
        field = QDateTimeEdit()
        field.setDisplayFormat(moment_format(QLocale()))
        field.setCalendarPopup(True)
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.dateTimeChanged.connect(self._own_time)
        return field

    def _own_time(self) -> None:
        self._when_is_own = True
        self.when_changed.emit()

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.kind)
        first.addSpacing(_GAP)
        first.addWidget(self.size_label)
        first.addWidget(self.size)
        first.addStretch(1)
        second = QHBoxLayout()
        second.addWidget(self.begins)
        second.addWidget(QLabel("–"))
        second.addWidget(self.ends)
        second.addStretch(1)
        self.message.setMinimumHeight(self.message.fontMetrics().lineSpacing() * _LINES)
        layout = QGridLayout(self)
        layout.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        layout.addLayout(first, 0, 0)
        layout.addLayout(second, 1, 0)
        layout.addWidget(self.message, 2, 0)
        layout.setSizeConstraint(QGridLayout.SizeConstraint.SetFixedSize)
