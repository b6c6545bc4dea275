"""Hands and eyes for scripts that run inside the real desktop: click, type, drag, wait, look at pixels."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Callable, TypeVar

import numpy as np
from qgis.PyQt.QtCore import QDateTime, QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QColor, QImage, QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDateTimeEdit, QLineEdit, QWidget

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QRect
    from qgis.PyQt.QtWidgets import QTableView

Found = TypeVar("Found")
LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
_PATIENCE = 60
"""Seconds; on a machine that does other things everything takes its time."""
_ABOUT = 12
"""How far a colour may be off in each of its parts: smooth edges are never quite it."""
_STORED = "yyyy-MM-ddTHH:mm"
_SECTIONS = {
    QDateTimeEdit.Section.DaySection: "d",
    QDateTimeEdit.Section.MonthSection: "M",
    QDateTimeEdit.Section.YearSection: "yyyy",
    QDateTimeEdit.Section.HourSection: "H",
    QDateTimeEdit.Section.MinuteSection: "mm",
    QDateTimeEdit.Section.AmPmSection: "AP",
}


def until(is_so: Callable[[], Found], what: str) -> Found:
    """Let QGIS work until something is so, and return it."""
    end = time.monotonic() + _PATIENCE
    while not (found := is_so()):
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain until {what}")
        QApplication.processEvents()
        QTest.qWait(10)
    return found


def see(seen: object, wanted: object, what: str) -> None:
    """Insist that something is as it must be."""
    if seen != wanted:
        raise AssertionError(f"{what}: {seen!r} instead of {wanted!r}")


def click(widget: QWidget, at: QPoint | None = None, button: Qt.MouseButton = LEFT) -> None:
    """Click on a widget, in its middle or at a point."""
    QTest.mouseClick(widget, button, PLAIN, widget.rect().center() if at is None else at)
    QApplication.processEvents()


def type_over(field: QWidget, text: str) -> None:
    """Type a text in place of what stands in a field."""
    field.setFocus()
    line = field.findChild(QLineEdit) or field
    QTest.keyClick(line, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    QApplication.processEvents()


def type_moment(field: QDateTimeEdit, moment: str) -> None:
    """Type a moment section by section, as people do: day and month do not stand in the same place everywhere."""
    wanted = QDateTime.fromString(moment, _STORED)
    field.setFocus()
    for place, section in ((place, field.sectionAt(place)) for place in range(field.sectionCount())):
        field.setCurrentSectionIndex(place)
        field.setSelectedSection(section)
        form = _SECTIONS[section]
        if form == "M" and "MMM" in field.displayFormat():
            form = "MMM"
        QTest.keyClicks(field.findChild(QLineEdit), field.locale().toString(wanted, form))
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QApplication.processEvents()
    see(field.dateTime().toString(_STORED), moment, "the moment that was typed")


def text(table: QTableView, row: int, column: int) -> str:
    """Return what a cell says."""
    return str(table.model().index(row, column).data() or "")


def cell(table: QTableView, row: int, column: int) -> QRect:
    """Return where a cell is."""
    return table.visualRect(table.model().index(row, column))


def editor_of(form: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """Return the widget for a field; the form has hidden ones for searching that bear the same name."""
    return next(one for one in form.findChildren(kind) if one.isVisible() and name in names_around(one, form))


def names_around(widget: QWidget, end: QWidget) -> list[str]:
    """Return the names of a widget and of all around it."""
    names = []
    while widget is not end:
        names.append(widget.objectName())
        widget = widget.parentWidget()
    return names


def hover(widget: QWidget, at: QPoint) -> None:
    """Move the pointer without a button; Qt's own function does nothing where the pointer is already."""
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(widget.mapToGlobal(at)), NONE, NONE, PLAIN)
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()


def pull(widget: QWidget, at: QPoint) -> None:
    """Move the pointer with the left button down."""
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(widget.mapToGlobal(at)), LEFT, LEFT, PLAIN)
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()


def shows(widget: QWidget, colour: QColor, box: QRect | None = None, least: int = 30) -> bool:
    """Whether a widget, or a part of it, shows about a colour on some pixels; smooth edges are never quite it."""
    picture = (widget.grab(box) if box is not None else widget.grab()).toImage()
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits().asstring(picture.sizeInBytes()), np.uint8).astype(int)
    wanted = np.array([colour.blue(), colour.green(), colour.red()])
    off = np.abs(pixels.reshape(-1, 4)[:, :3] - wanted).max(axis=1)
    return bool((off <= _ABOUT).sum() >= least)
