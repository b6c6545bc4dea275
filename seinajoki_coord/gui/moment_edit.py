"""A field for a day or a moment that may be empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsDateTimeEdit
from qgis.PyQt.QtCore import QDate, QDateTime, QSignalBlocker, Qt, QTime, pyqtSignal

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

_BUTTONS = 64
"""Room for the clear button, the calendar button and the frame."""


class MomentEdit(QgsDateTimeEdit):
    """Edits a wall-clock time; no hour of it is missing in spring."""

    moment_changed = pyqtSignal()
    """The user typed, picked or cleared something."""

    def __init__(self, name: str, empty: str, form: str, parent: QWidget | None = None) -> None:
        """Make it empty; the words are its accessible name and what stands there while it is empty."""
        super().__init__(parent)
        self._form = ""
        self.setTimeSpec(Qt.TimeSpec.UTC)
        self.setAllowNull(True)
        self.setNullRepresentation(empty)
        self.setCalendarPopup(True)
        self.setAccessibleName(name)
        self.show_moment(QDateTime(), form)
        # Not dateTimeChanged: that says today's date on the way to empty.
        self.valueChanged.connect(self._changed)

    def moment(self) -> QDateTime:
        """Return what stands there, an invalid time where it is empty."""
        return QDateTime() if self.isNull() else self.dateTime()

    def show_moment(self, moment: QDateTime, form: str = "") -> None:
        """Show a time, an invalid one as empty, without saying that it changed."""
        blocker = QSignalBlocker(self)
        if form and form != self._form:
            self._form = form
            self.setDisplayFormat(form)
            widest = QDateTime(QDate(2030, 12, 30), QTime(23, 50)).toString(form)
            width = self.fontMetrics().horizontalAdvance(widest) + _BUTTONS
            self.setMinimumWidth(width)
        if not moment.isValid() or moment != self.moment():
            self.setDateTime(moment)
        blocker.unblock()

    def _changed(self, *_: object) -> None:
        if self.isNull():
            # QGIS 3.22 leaves today's date standing there.
            self.show_moment(QDateTime())
        self.moment_changed.emit()
