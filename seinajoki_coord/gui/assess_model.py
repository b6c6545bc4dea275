"""The table of what is to be decided: one line for overlaps that say the same, the highest rank first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ..core import vocabulary as words
from ..layers.language import tr
from . import assess_line as said
from .plain_tip import plain_tip

if TYPE_CHECKING:
    from .assess_line import Line

RANK, WEIGHT, SENTENCE, WHEN, TIMES, SURE, PARTIES, STATE = range(8)
_ROOT = QModelIndex()
_RIGHT = 0x0002 | 0x0080
"""Right and in the middle: as a number, because PyQt 5 and 6 do not agree on what they take from a model."""
_WORDS = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
_WORDS_OF: dict[int, Callable[[Line], str]] = {
    RANK: lambda line: f"{line.rank:.0f}",
    WEIGHT: lambda line: said.weight(line.row),
    WHEN: said.span,
    TIMES: said.times,
    PARTIES: lambda line: " – ".join(one for one in (line.row["first_party"], line.row["second_party"]) if one),
    STATE: lambda line: tr(words.ASSESSMENTS[line.state]),
}


class AssessModel(QAbstractTableModel):
    """Lines of the register; a sentence is made when its line is painted."""

    def __init__(
        self, tell: Callable[[Line], str], tell_certainty: Callable[[Line], str], parent: QObject | None = None
    ) -> None:
        """Start empty; the sentence of a line and how sure it is take its records, so others make them."""
        super().__init__(parent)
        self._words_of = {**_WORDS_OF, SENTENCE: tell, SURE: tell_certainty}
        self._lines: list[Line] = []
        self._sorted = (RANK, Qt.SortOrder.DescendingOrder)
        self._is_brief = False

    def be_brief(self, is_brief: bool) -> None:
        """Show of outcome and severity only the sign; their words are in the tool tip."""
        self._is_brief = is_brief
        if self._lines:
            self.dataChanged.emit(self.index(0, WEIGHT), self.index(len(self._lines) - 1, WEIGHT))

    def show_lines(self, lines: list[Line]) -> None:
        """Show other lines in the order chosen."""
        self.beginResetModel()
        self._lines = lines
        self._arrange()
        self.endResetModel()

    def line(self, place: int) -> Line:
        """Return a line."""
        return self._lines[place]

    def lines(self) -> list[Line]:
        """Return all lines in the order shown."""
        return list(self._lines)

    def place_of(self, overlap_id: str) -> int:
        """Return the line in which an overlap stands, -1 where it does not."""
        return next((place for place, line in enumerate(self._lines) if overlap_id in line.ids), -1)

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else 8

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words above the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            tr("Rank"), tr("Outcome"), tr("What meets what"), tr("When"), tr("How often"), tr("Certainty"),
            tr("Parties"), tr("Assessment"),
        )[section]  # fmt: skip

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == RANK:
            return _RIGHT
        if role not in _WORDS:
            return None
        line = self._lines[index.row()]
        if self._is_brief and index.column() == WEIGHT and role == Qt.ItemDataRole.DisplayRole:
            return said.mark(line.row)
        word = self.word(line, index.column())
        return plain_tip(word) if role == Qt.ItemDataRole.ToolTipRole else word

    def word(self, line: Line, column: int) -> str:
        """Return what a line says in a column."""
        return self._words_of[column](line)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._sorted = column, order
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        lines = [self._lines[index.row()] for index in held]
        self._arrange()
        places = {id(line): place for place, line in enumerate(self._lines)}
        now = [self.index(places[id(line)], index.column()) for line, index in zip(lines, held)]
        self.changePersistentIndexList(held, now)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column, order = self._sorted
        self._lines.sort(key=lambda line: self._order(line, column), reverse=order == Qt.SortOrder.DescendingOrder)

    def _order(self, line: Line, column: int) -> float | str:
        if column in {RANK, WEIGHT}:
            return line.rank
        if column == SURE:
            return said.how_sure(line.row)
        if column == TIMES:
            return said.how_often(line)
        if column == WHEN:
            return line.row["overlap_start"] or ""
        if column == SENTENCE:
            return (line.row["first_title"] or "").casefold()
        return self.word(line, column).casefold()
