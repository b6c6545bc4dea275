"""Around the list of decisions: what it is limited to and for whom is decided, and the buttons with the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, QDateTime, QLocale, QSignalBlocker, Qt, QTime, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core import vocabulary as words
from ..layers.language import tr
from .assess_line import EVERYTHING, OVER, TO_DO, Wanted
from .flow_layout import FlowLayout
from .moment_edit import MomentEdit
from .overlap_action import switch
from .overlap_text import day_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DAY = "yyyy-MM-ddT00:00"
_NOTE = 24
"""Letters of the note that can be seen at least."""


class AssessFilter(QWidget):
    """What the list shows, and which party decides."""

    changed = pyqtSignal()
    check_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show what is to be decided, of everybody."""
        super().__init__(parent)
        states = [(TO_DO, tr("To be decided")), *((code, tr(word)) for code, word in words.ASSESSMENTS.items())]
        states += [(OVER, tr("Over, not decided")), (EVERYTHING, tr("All assessments"))]
        self.state_combo = _combo(tr("Assessment"), states)
        outcomes = [("", tr("All outcomes")), *((code, tr(word)) for code, word in words.OUTCOMES.items())]
        self.outcome_combo = _combo(tr("Outcome"), outcomes)
        self.party_combo = _combo(tr("Party concerned"), [("", tr("All parties"))])
        self.me_label = QLabel(tr("Deciding for"))
        self.me_combo = _combo(tr("Deciding for"), [("", tr("Choose a party"))])
        self.me_label.setBuddy(self.me_combo)
        self.check_button = QPushButton(tr("Check now"))
        self.check_button.setToolTip(
            tr("Find what meets under the rules of the workspace, and keep the list up to date")
        )
        self.check_button.clicked.connect(lambda _checked: self.check_wanted.emit())
        self.more_button = switch(
            tr("Filter"), tr("Show what else the list can be limited to, and for whom is decided")
        )
        self.more_button.toggled.connect(lambda _checked: self._show_parts())
        self.heading = QLabel()
        self.heading.setWordWrap(True)
        self.heading.setAccessibleName(tr("What is shown"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = FlowLayout()
        column.addLayout(row)
        column.addWidget(self.heading)
        for widget in (self.state_combo, self.outcome_combo, self.party_combo, self.me_label, self.me_combo):
            row.addWidget(widget)
        for button in (self.more_button, self.check_button):
            row.addWidget(button)
        for combo in (self.state_combo, self.outcome_combo, self.party_combo, self.me_combo):
            combo.currentIndexChanged.connect(lambda _row: self._follow_choice())
        self._is_folded = False
        self._show_parts()

    def fold(self, is_folded: bool) -> None:
        """Show only what says something where there is little room; a button shows the rest."""
        if is_folded != self._is_folded:
            self._is_folded = is_folded
            self._show_parts()

    @property
    def party_id(self) -> str | None:
        """Return for whom is decided; None while nobody is chosen."""
        return self.me_combo.currentData() or None

    def wanted(self) -> Wanted:
        """Return what the list is limited to."""
        combos = (self.state_combo, self.outcome_combo, self.party_combo)
        return Wanted(*(combo.currentData() or "" for combo in combos))

    def show_parties(self, names: Mapping[str, str], fixed: str | None, remembered: str) -> None:
        """Offer the parties; ``fixed`` is the one of a login, which nobody can choose."""
        known = sorted(names.items(), key=lambda item: item[1].casefold())
        _fill(self.party_combo, [("", tr("All parties")), *((name, name) for _, name in known)])
        _fill(self.me_combo, [("", tr("Choose a party")), *known], fixed or remembered)
        self.me_combo.setEnabled(fixed is None)
        self._show_parts()

    def _follow_choice(self) -> None:
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        """Keep in sight what limits the list, and the question for whom is decided while it is open."""
        everything = not self._is_folded or self.more_button.isChecked()
        for combo in (self.outcome_combo, self.party_combo):
            combo.setVisible(everything or bool(combo.currentData()))
        for widget in (self.me_label, self.me_combo):
            widget.setVisible(everything or self.party_id is None)
        self.more_button.setVisible(self._is_folded)


class AssessBar(QWidget):
    """The buttons that decide, and the note that goes with it."""

    decided = pyqtSignal(str, object)
    """The decision, and until when for a snooze."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the buttons."""
        super().__init__(parent)
        self.note_edit = QLineEdit()
        self.note_edit.setAccessibleName(tr("Note"))
        self.note_edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.note_edit.setMinimumWidth(self.fontMetrics().averageCharWidth() * _NOTE)
        self.buttons: dict[str, QToolButton] = {}
        row = FlowLayout(self)
        row.addWidget(self.note_edit)
        for decision, word, tip in (
            ("accepted", tr("Accept"), tr("Both can stay as they are (A)")),
            ("rejected", tr("Reject"), tr("It cannot stay so: somebody must move (R)")),
            ("resolved", tr("Resolved"), tr("It is agreed upon or done (D)")),
        ):
            button = self.buttons[decision] = QToolButton()
            button.setText(word)
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked, decision=decision: self.decided.emit(decision, None))
            row.addWidget(button)
        self.until_edit = MomentEdit(tr("Snooze until"), "–", day_format(QLocale()))
        self.until_edit.show_moment(_in(QDate.currentDate().addMonths(1)))
        self.snooze_button = QToolButton()
        self.snooze_button.setText(tr("Snooze until"))
        self.snooze_button.setToolTip(tr("Out of sight for your party until that day (S)"))
        self.snooze_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.snooze_button.clicked.connect(lambda _checked: self.snooze())
        menu = QMenu(self.snooze_button)
        for word, days in ((tr("For a week"), 7), (tr("For a month"), 30), (tr("For three months"), 91)):
            menu.addAction(word).triggered.connect(lambda _checked=False, days=days: self._snooze_for(days))
        self.snooze_button.setMenu(menu)
        snooze = QWidget()
        together = QHBoxLayout(snooze)
        together.setContentsMargins(0, 0, 0, 0)
        together.setSpacing(row.spacing())
        together.addWidget(self.snooze_button)
        together.addWidget(self.until_edit)
        row.addWidget(snooze)

    def be_brief(self, is_brief: bool) -> None:
        """Have a sign instead of words before the day of a snooze where there is little width."""
        styles = Qt.ToolButtonStyle
        self.snooze_button.setToolButtonStyle(styles.ToolButtonIconOnly if is_brief else styles.ToolButtonTextOnly)

    def add_tools(self, tools: QWidget) -> None:
        """Have other tools behind the buttons, which stay when nothing can be decided."""
        self.layout().addWidget(tools)

    def let_decide(self, may: bool, *, has_party: bool) -> None:
        """Let the user decide, or not; say what is missing where nobody is chosen for whom."""
        self.note_edit.setPlaceholderText(
            tr("Note to the other party (may be empty)") if has_party else tr("First choose for whom you decide")
        )
        for widget in (self.note_edit, *self.buttons.values(), self.snooze_button, self.until_edit):
            widget.setEnabled(may)

    def note(self) -> str | None:
        """Return the note, None where there is none."""
        return self.note_edit.text().strip() or None

    def snooze(self) -> None:
        """Decide to look at it again on the day that is chosen."""
        moment = self.until_edit.moment()
        if moment.isValid():
            self.decided.emit("snoozed", moment.toString(_DAY))

    def _snooze_for(self, days: int) -> None:
        self.until_edit.show_moment(_in(QDate.currentDate().addDays(days)))
        self.snooze()


def _in(day: QDate) -> QDateTime:
    return QDateTime(day, QTime(0, 0), Qt.TimeSpec.UTC)


def _combo(name: str, items: Iterable[tuple[str, str]]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(14)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    _fill(combo, items)
    return combo


def _fill(combo: QComboBox, items: Iterable[tuple[str, str]], wanted: str | None = None) -> None:
    """Offer codes and words; what was chosen stays chosen unless another one is ``wanted``."""
    chosen = wanted or combo.currentData()
    blocker = QSignalBlocker(combo)
    combo.clear()
    for code, word in items:
        combo.addItem(word, code)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    blocker.unblock()
