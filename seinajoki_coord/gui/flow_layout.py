"""A layout that puts widgets in rows, as many as the width asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPoint, QRect, QSize, Qt
from qgis.PyQt.QtWidgets import QLayout, QSizePolicy

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next row; widgets that expand share what is left of their row."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 4) -> None:
        """Begin with no items."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item by its place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that more room is not needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that a narrow layout is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rectangle: QRect) -> None:
        """Put the widgets in their places."""
        super().setGeometry(rectangle)
        self._arrange(rectangle, move=True)

    def sizeHint(self) -> QSize:
        """Return the least size; the height follows from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rectangle: QRect, *, move: bool) -> int:
        """Lay the items out in rows and return the height."""
        space, top = self.spacing(), rectangle.top()
        rows = self._rows(rectangle.width())
        for row in rows:
            height = max(size.height() for _, size in row)
            if move:
                self._place(row, QPoint(rectangle.left(), top), rectangle.width(), height)
            top += height + space
        return top - rectangle.top() - (space if rows else 0)

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().expandedTo(item.minimumSize())
            size.setWidth(min(size.width(), max(width, item.minimumSize().width())))
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            if not rows or used + self.spacing() + size.width() > width:
                rows.append([])
                used = -self.spacing()
            rows[-1].append((item, size))
            used += self.spacing() + size.width()
        return rows

    def _place(self, row: list[tuple[QLayoutItem, QSize]], start: QPoint, width: int, height: int) -> None:
        spare = width - sum(size.width() + self.spacing() for _, size in row) + self.spacing()
        growing = [item for item, _ in row if _grows(item)]
        left = start.x()
        for item, size in row:
            wide = size.width() + (max(0, spare) // len(growing) if item in growing else 0)
            item.setGeometry(QRect(left, start.y(), wide, height))
            left += wide + self.spacing()


def _grows(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
