"""The table in which overlaps are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ..core.vocabulary import OUTCOMES
from ..layers.language import tr
from . import overlap_model as columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .overlap_model import OverlapModel

_WIDTHS = {
    columns.ONE: 26,
    columns.OTHER: 30,
    columns.KIND: 24,
    columns.PARTY: 24,
    columns.WHEN: 37,
    columns.HOURS: 11,
    columns.GROUND: 15,
    columns.CONTACT: 44,
}
"""In letters."""
_MARGINS = 8
"""Pixels of a cell beside its text."""


def overlap_table(model: OverlapModel) -> QTableView:
    """Return a table of a model: whole rows, sortable, as high as one line each."""
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(tr("Overlaps"))
    dress_table(table, _WIDTHS, columns.BY_ITSELF, Qt.SortOrder.AscendingOrder)
    # Whole in every language, so that in a narrow panel the word stands beside the title.
    words = (f"✚ {tr(word)} …" for word in OUTCOMES.values())
    table.setColumnWidth(columns.WEIGHT, max(map(table.fontMetrics().horizontalAdvance, words)) + _MARGINS)
    return table


def dress_table(table: QTableView, widths: Mapping[int, int], sorted_by: int, order: Qt.SortOrder) -> None:
    """Give a table whole rows of one line each, columns that can be moved and sorted by; ``widths`` are in letters."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    # One height for all: asking each row for its own would measure every ground.
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(table.fontMetrics().height() + 8)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    header.setSectionsMovable(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSortIndicator(sorted_by, order)
    table.setSortingEnabled(True)
    letter = table.fontMetrics().averageCharWidth()
    for place, letters in widths.items():
        table.setColumnWidth(place, letters * letter)
