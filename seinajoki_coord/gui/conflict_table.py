"""The fields of a conflict side by side, and for each whose value is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ..layers.language import tr
from ..layers.version import field_word
from .plain_tip import plain_tip
from .version_text import value_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..workspace.conflict import Conflict
    from .session import Session

_KEEP = 4


class ConflictTable(QTableWidget):
    """A row a field: before, mine, theirs, and two radio buttons where it is to be decided."""

    chosen = pyqtSignal()
    """Another value was chosen for a field."""

    def __init__(self, session: Session) -> None:
        """Make it empty."""
        super().__init__(0, _KEEP + 1)
        self._session = session
        self._groups: dict[str, QButtonGroup] = {}
        self.setAccessibleName(tr("Fields in conflict"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setHorizontalHeaderLabels([tr("Field"), tr("Before"), tr("Mine"), tr("Theirs"), tr("Keep")])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(_KEEP, QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_fields(self, conflict: Conflict | None, names: Sequence[str], *, deciding: bool) -> None:
        """Show fields of a conflict; ``deciding`` puts buttons beside each."""
        self.setRowCount(0)
        self._groups = {}
        self.setColumnHidden(_KEEP, not deciding)
        if conflict is None:
            return
        table = conflict.table
        self.setRowCount(len(names))
        for row, name in enumerate(names):
            word = field_word(table, name)
            texts = [
                value_word(self._session, table, name, one) for one in (conflict.base, conflict.mine, conflict.theirs)
            ]
            for column, text in enumerate([word, *texts]):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
            if deciding:
                self.setCellWidget(row, _KEEP, self._buttons(name, word))

    def theirs(self) -> list[str]:
        """Return the fields for which theirs is chosen."""
        return [name for name, group in self._groups.items() if group.checkedId() == 1]

    def is_decided(self) -> bool:
        """Whether something is chosen for every field."""
        return bool(self._groups) and all(group.checkedId() >= 0 for group in self._groups.values())

    def button(self, name: str, *, theirs: bool) -> QRadioButton:
        """Return the button that keeps a value of a field."""
        return self._groups[name].button(int(theirs))

    def _buttons(self, name: str, word: str) -> QWidget:
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(4, 0, 4, 0)
        group = self._groups[name] = QButtonGroup(cell)
        for number, text in enumerate((tr("Mine"), tr("Theirs"))):
            button = QRadioButton(text)
            button.setAccessibleName(f"{word}: {text}")
            group.addButton(button, number)
            row.addWidget(button)
        group.buttonClicked.connect(lambda *_: self.chosen.emit())
        return cell
