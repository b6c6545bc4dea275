"""The columns of the list of records: chosen, ordered, sized and sorted by the user, and remembered."""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QByteArray, Qt
from qgis.PyQt.QtWidgets import QHeaderView, QMenu, QWidget

from .record_model import Column, column_word
from .record_time import word_of

_KEPT = "seinajoki_coord/list/header"
_UNSEEN = (Column.SETUP, Column.CLEARED, Column.PERMIT, Column.PROJECT)
_WIDE = {
    Column.OVERLAPS: 5, Column.TITLE: 30, Column.TYPE: 18, Column.PARTY: 20, Column.STATUS: 13,
    Column.PERMIT: 15, Column.PROJECT: 18,
}  # fmt: skip
"""Widths of columns in letters."""


class RecordHeader(QHeaderView):
    """The header, with a menu of columns."""

    def __init__(self, parent: QWidget) -> None:
        """Lie across the top; `set_up` once the view has its model."""
        super().__init__(Qt.Orientation.Horizontal, parent)

    def set_up(self) -> None:
        """Arrange the columns as they were left, or as they are at first."""
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in _WIDE.items():
            self.resizeSection(column, letters * letter + 12)
        moment = word_of("2026-12-28T20:00", all_day=False)
        for column in (Column.STARTS, Column.ENDS, Column.SETUP, Column.CLEARED):
            self.resizeSection(column, self.fontMetrics().horizontalAdvance(moment) + 16)
        for column in Column:
            self.setSectionHidden(column, column in _UNSEEN)
        self.setSortIndicator(Column.STARTS, Qt.SortOrder.AscendingOrder)
        kept = QgsSettings().value(_KEPT)
        if isinstance(kept, QByteArray):
            self.restoreState(kept)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setStretchLastSection(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda where: self.column_menu().exec(self.mapToGlobal(where)))

    def remember(self) -> None:
        """Keep columns, their order, widths and the sort for the next time."""
        QgsSettings().setValue(_KEPT, self.saveState())

    def column_menu(self) -> QMenu:
        """Return a menu that shows and hides columns."""
        menu = QMenu(self)
        for column in Column:
            action = menu.addAction(column_word(column))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(column))
            # A list without a name would say nothing.
            action.setEnabled(column != Column.TITLE)
            action.toggled.connect(lambda on, column=column: self._show_column(column, on))
        return menu

    def _show_column(self, column: Column, on: bool) -> None:
        self.setSectionHidden(column, not on)
        self.remember()
