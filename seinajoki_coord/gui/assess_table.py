"""The table in which what is to be decided is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QByteArray, QItemSelection, QItemSelectionModel, Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QTableView

from ..layers.language import tr
from . import assess_model as columns
from .overlap_table import dress_table

if TYPE_CHECKING:
    from collections.abc import Collection

    from qgis.PyQt.QtGui import QResizeEvent

    from .assess_line import Line
    from .assess_model import AssessModel

_WIDTHS = {
    columns.RANK: 10,
    columns.WEIGHT: 20,
    columns.SENTENCE: 70,
    columns.WHEN: 40,
    columns.TIMES: 12,
    columns.SURE: 18,
    columns.PARTIES: 36,
    columns.STATE: 22,
}
_SIGN = 4
"""In letters."""
_ROWS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_BRIEF = {columns.WEIGHT, columns.SENTENCE}


class AssessTable(QTableView):
    """Shows whole lines, of which several can be chosen, sortable."""

    def __init__(self, model: AssessModel) -> None:
        """Show a model."""
        super().__init__()
        self._model = model
        self._whole = QByteArray()
        self.setModel(model)
        self.setAccessibleName(tr("To be decided"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        dress_table(self, _WIDTHS, columns.RANK, Qt.SortOrder.DescendingOrder)

    def current_line(self) -> Line | None:
        """Return the line in hand."""
        place = self.currentIndex().row()
        return self._model.line(place) if 0 <= place < self._model.rowCount() else None

    def chosen_lines(self) -> list[Line]:
        """Return the lines that are selected."""
        return [self._model.line(index.row()) for index in self.selectionModel().selectedRows()]

    def take(self, place: int) -> None:
        """Take a line in hand and select it alone."""
        self.selectionModel().setCurrentIndex(self._model.index(place, columns.WEIGHT), _ROWS)

    def select_alike(self, lines: Collection[Line]) -> None:
        """Select only the lines that say what these did: what took the place of another nobody has chosen."""
        said = {frozenset(line.shown.items()) for line in lines}
        selection = QItemSelection()
        for place, line in enumerate(self._model.lines()):
            if frozenset(line.shown.items()) in said:
                index = self._model.index(place, columns.WEIGHT)
                selection.select(index, index)
        self.selectionModel().select(selection, _ROWS)

    def be_brief(self, is_brief: bool) -> None:
        """Show only a sign and the sentence where there is little width; what else is known of a line stands below."""
        header = self.horizontalHeader()
        if is_brief == header.isHidden():
            return
        if is_brief:
            self._whole = header.saveState()
            for column in _WIDTHS:
                self.setColumnHidden(column, column not in _BRIEF)
            self.setColumnWidth(columns.WEIGHT, self.fontMetrics().averageCharWidth() * _SIGN)
        else:
            header.restoreState(self._whole)
        header.setHidden(is_brief)
        self._model.be_brief(is_brief)
        self._fit_sentence()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sentence as wide as there is room."""
        super().resizeEvent(event)
        self._fit_sentence()

    def _fit_sentence(self) -> None:
        # A header that is hidden stretches no column.
        if self.horizontalHeader().isHidden():
            self.setColumnWidth(columns.SENTENCE, self.viewport().width() - self.columnWidth(columns.WEIGHT))
