"""The table of a rule set: one line a rule, its outcome, severity and whether it is used to be chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ..core import vocabulary as words
from ..layers.language import tr
from . import rule_text as text
from .plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAME, SIDES, RADIUS, OUTCOME, SEVERITY = range(5)


class RuleTable(QTableWidget):
    """Shows rules and says what the user changes; it changes nothing itself."""

    changed = pyqtSignal(int, dict)
    """The number of a rule and its new values; None takes one out."""
    radius_changed = pyqtSignal(int, str)
    """The number of a rule and what was typed as its first side's radius."""

    def __init__(self, parent: QWidget | None = None, *, may_change: bool = True) -> None:
        """Start empty; to be read only where it may not be changed."""
        super().__init__(0, 5, parent)
        self._may_change = may_change
        self._rules: list[Mapping[str, Any]] = []
        self._is_filling = False
        self.setAccessibleName(tr("Rules"))
        self.setHorizontalHeaderLabels([tr("Rule"), tr("Between"), tr("Radius"), tr("Outcome"), tr("Severity")])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(SIDES, QHeaderView.ResizeMode.Stretch)
        for column in (NAME, RADIUS, OUTCOME, SEVERITY):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(self._follow_item)

    def show_rules(self, rules: Sequence[Mapping[str, Any]]) -> None:
        """Show other rules, the same line in hand as before."""
        place = max(self.currentRow(), 0)
        self._rules, self._is_filling = list(rules), True
        self.setRowCount(len(rules))
        for number, rule in enumerate(rules):
            self._fill(number, rule)
        self._is_filling = False
        if rules:
            self.setCurrentCell(min(place, len(rules) - 1), NAME)

    def combo(self, number: int, column: int) -> QComboBox:
        """Return the choice of outcome or severity of a rule."""
        return self.cellWidget(number, column)

    def _fill(self, number: int, rule: Mapping[str, Any]) -> None:
        fixed = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        name = QTableWidgetItem(rule["id"])
        name.setFlags(fixed | Qt.ItemFlag.ItemIsUserCheckable if self._may_change else fixed)
        name.setCheckState(Qt.CheckState.Unchecked if rule.get("off") else Qt.CheckState.Checked)
        name.setToolTip(tr("Whether the rule is used"))
        between = QTableWidgetItem(text.sides(rule))
        between.setFlags(fixed)
        between.setToolTip(plain_tip(between.text()))
        radius = QTableWidgetItem(text.radii(rule))
        may_type = self._may_change and text.has_plain_radius(rule["first"])
        radius.setFlags(fixed | Qt.ItemFlag.ItemIsEditable if may_type else fixed)
        radius.setToolTip(tr("Metres around the first and the second side; type another number for the first"))
        for column, item in ((NAME, name), (SIDES, between), (RADIUS, radius)):
            self.setItem(number, column, item)
        for column, field, codes in ((OUTCOME, "outcome", words.OUTCOMES), (SEVERITY, "severity", words.SEVERITIES)):
            if not self._may_change:
                told = QTableWidgetItem(tr(codes[rule[field]]))
                told.setFlags(fixed)
                self.setItem(number, column, told)
                continue
            combo = QComboBox()
            combo.setAccessibleName(f"{rule['id']}: {self.horizontalHeaderItem(column).text()}")
            for code, word in codes.items():
                combo.addItem(tr(word), code)
            combo.setCurrentIndex(combo.findData(rule[field]))
            combo.activated.connect(
                lambda _row, combo=combo, field=field: self.changed.emit(number, {field: combo.currentData()})
            )
            self.setCellWidget(number, column, combo)

    def _follow_item(self, item: QTableWidgetItem) -> None:
        if self._is_filling:
            return
        if item.column() == NAME:
            self.changed.emit(item.row(), {"off": None if item.checkState() == Qt.CheckState.Checked else True})
        elif item.column() == RADIUS:
            self.radius_changed.emit(item.row(), item.text().partition("+")[0].replace("m", "").strip())
