"""A list and the details of what is chosen in it: below it, or beside it where there is more width than height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QSize, Qt
from qgis.PyQt.QtWidgets import QBoxLayout, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtGui import QResizeEvent

_LOW = 26
"""Lines; with fewer a panel has no room to spare."""
_WIDE = 48
"""Letters from which on a list and its details can stand beside each other."""
_NARROW = 44
"""Letters; with fewer a panel has no width to spare."""
_LEAST_LINES = 2


def is_low(widget: QWidget) -> bool:
    """Whether a panel has no height to spare, as in a dock at the bottom of the window."""
    return widget.height() < widget.fontMetrics().lineSpacing() * _LOW


def is_narrow(widget: QWidget) -> bool:
    """Whether a panel has no width to spare, as in a dock at the side of a small screen."""
    return widget.width() < widget.fontMetrics().averageCharWidth() * _NARROW


class ListDetail(QWidget):
    """Puts details below a list, or beside it where that is low and wide enough."""

    def __init__(
        self, listed: Sequence[QWidget | QLayout], details: Sequence[QWidget | QLayout], wide: int = _WIDE
    ) -> None:
        """Take what stands above each other in both; those that expand share the height. ``wide`` is in letters."""
        super().__init__()
        self._wide = wide
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addLayout(_column(listed), 1)
        self._box.addLayout(_column(details))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the shape asks for it."""
        super().resizeEvent(event)
        wide = self.width() >= self.fontMetrics().averageCharWidth() * self._wide
        directions, beside = QBoxLayout.Direction, wide and is_low(self)
        self._box.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._box.setStretch(1, 1 if beside else 0)


def _column(parts: Sequence[QWidget | QLayout]) -> QVBoxLayout:
    column = QVBoxLayout()
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    return column


class DetailScroll(QScrollArea):
    """Texts that ask for the height that they need, and scroll where they get less."""

    def __init__(self, texts: Sequence[QWidget]) -> None:
        """Show texts below each other."""
        super().__init__()
        column = _column(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        inside = QWidget()
        inside.setLayout(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self._asked = 0

    def sizeHint(self) -> QSize:
        """Return the height of the texts at the whole width: with that of the scroll bar it would come and go without end."""
        return QSize(self.width(), self.widget().heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return some lines."""
        least = self.fontMetrics().lineSpacing() * _LEAST_LINES
        return QSize(0, min(least, self.sizeHint().height()))

    def event(self, event: QEvent) -> bool:
        """Ask for another height when the texts or their width change."""
        out = super().event(event)
        # Without end if it asked for what it has asked for.
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize} and self._asked != self.sizeHint().height():
            self._asked = self.sizeHint().height()
            self.updateGeometry()
        return bool(out)
