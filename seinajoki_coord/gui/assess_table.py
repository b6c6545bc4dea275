"""The table in which what is to be decided is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QTableView

from ..layers.language import tr
from . import assess_model as columns
from .overlap_table import dress_table

if TYPE_CHECKING:
    from .assess_model import AssessModel

_WIDTHS = {
    columns.RANK: 10,
    columns.WEIGHT: 20,
    columns.SENTENCE: 70,
    columns.WHEN: 37,
    columns.TIMES: 12,
    columns.SURE: 18,
    columns.PARTIES: 36,
    columns.STATE: 22,
}
"""In letters."""


def assess_table(model: AssessModel) -> QTableView:
    """Return a table of a model: whole lines, of which several can be chosen, sortable."""
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(tr("To be decided"))
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    dress_table(table, _WIDTHS, columns.RANK, Qt.SortOrder.DescendingOrder)
    return table
