"""The rules of a workspace: a set of the plugin, or one of its own, as a table and as text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Callable

from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ..core.error import CoordError
from ..layers.language import explained, tr
from ..layers.rule_set import text_of_file
from ..workspace.rule_set import DEFAULT, preset_text, presets, understood
from . import rule_text
from .background import Background
from .rule_table import RuleTable

if TYPE_CHECKING:
    from .rule_home import RuleHome

_OWN = ""


class RuleDialog(QDialog):
    """Chooses a preset or edits rules of the workspace's own; what is saved is what the next check goes by."""

    saved = pyqtSignal()
    """The workspace goes by what was shown."""

    def __init__(self, home: RuleHome, check: Callable[[], bool], parent: QWidget | None = None) -> None:
        """Show the rules that are kept somewhere; ``check`` begins a check by them."""
        super().__init__(parent)
        self._home, self._check = home, check
        self._task: Background | None = None
        self._saving = "", False
        """The rules that are being kept, and whether a check follows."""
        self.setWindowTitle(tr("Rules of {workspace}").format(workspace=home.name))
        self.resize(920, 640)
        self._build()
        kept = home.kept or DEFAULT
        is_preset = kept in presets()
        self._show_text(preset_text(kept) if is_preset else kept, kept if is_preset else _OWN)

    @property
    def is_own(self) -> bool:
        """Whether the rules are the workspace's own and no preset's."""
        return self.set_combo.currentData() == _OWN

    def save(self, *, then_check: bool = False) -> bool:
        """Let the workspace go by what is shown; say where it is wrong, and return False. To a server it takes a while."""
        rules = str(self.text_edit.toPlainText() if self.is_own else self.set_combo.currentData()).strip()
        try:
            understood(rules)
            keep = self._home.keeping(rules)
            if not self._home.is_shared:
                keep()
        except CoordError as error:
            self._say(explained(error), is_wrong=True)
            return False
        self._saving = rules, then_check
        if not self._home.is_shared:
            self._end()
            return True
        self._task = Background(tr("Rules"), lambda _report: keep() or True)
        self._task.ended.connect(self._end)
        self._let_save(False)
        self._say(tr("The rules are sent to the shared database …"))
        self._task.start()
        return True

    def check_now(self) -> None:
        """Save and check."""
        self.save(then_check=True)

    def show_outcome(self, text: str) -> None:
        """Say what a check found."""
        self._say(text)

    def open_file(self) -> None:
        """Take rules from a file as the workspace's own."""
        path, _ = QFileDialog.getOpenFileName(self, tr("Rule set"), "", "JSON (*.json)")
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Take rules from a file as the workspace's own."""
        try:
            text = text_of_file(path)
        except CoordError as error:
            self._say(explained(error), is_wrong=True)
            return
        if text is None:
            self._say(tr("There is no file {path}.").format(path=path), is_wrong=True)
        else:
            self._show_text(text, _OWN)

    def _build(self) -> None:
        self.set_combo = QComboBox()
        self.set_combo.setAccessibleName(tr("Rule set"))
        for name in sorted(presets(), key=lambda one: (one != DEFAULT, one)):
            self.set_combo.addItem(f"{rule_text.title_of(preset_text(name))} ({name})", name)
        self.set_combo.addItem(tr("Own rules of this workspace"), _OWN)
        self.set_combo.activated.connect(lambda _row: self._choose())
        label = QLabel(tr("Rule set"))
        label.setBuddy(self.set_combo)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.set_combo, 1)
        may_change = self._home.may_change
        self.table = RuleTable(may_change=may_change)
        self.table.changed.connect(
            lambda number, values: self._edit(lambda text: rule_text.changed(text, number, **values))
        )
        self.table.radius_changed.connect(
            lambda number, metres: self._edit(lambda text: rule_text.radius_set(text, number, "first", metres))
        )
        self.text_edit = QPlainTextEdit()
        self.text_edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text_edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setAccessibleName(tr("The rules as text (JSON)"))
        self.text_edit.textChanged.connect(self._follow_text)
        both = QSplitter(Qt.Orientation.Vertical)
        both.addWidget(self.table)
        both.addWidget(self.text_edit)
        self.said_label = QLabel()
        self.said_label.setWordWrap(True)
        self.said_label.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        roles = QDialogButtonBox.ButtonRole
        self.file_button = self.buttons.addButton(tr("From file…"), roles.ActionRole)
        is_shared = self._home.is_shared
        self.save_button = self.buttons.addButton(tr("Save for all") if is_shared else tr("Save"), roles.ApplyRole)
        self.check_button = self.buttons.addButton(tr("Save and check now"), roles.ApplyRole)
        self.file_button.clicked.connect(lambda _checked: self.open_file())
        self.save_button.clicked.connect(lambda _checked: self.save())
        self.check_button.clicked.connect(lambda _checked: self.check_now())
        self.buttons.rejected.connect(self.reject)
        self.note_label = QLabel(self._home.note)
        self.note_label.setWordWrap(True)
        self.note_label.setVisible(bool(self._home.note))
        for button in (self.file_button, self.save_button, self.check_button):
            button.setVisible(may_change)
        self.set_combo.setEnabled(may_change)
        self.text_edit.setReadOnly(not may_change)
        column = QVBoxLayout(self)
        column.addWidget(self.note_label)
        column.addLayout(top)
        column.addWidget(both, 1)
        column.addWidget(self.said_label)
        column.addWidget(self.buttons)
        self._let_save(False)

    def _end(self) -> None:
        """Say what came of saving, and check if that is wanted."""
        task, self._task = self._task, None
        rules, then_check = self._saving
        self._judge()
        if task is not None and not task.result:
            self._say(tr("Nothing was saved.") if task.error is None else explained(task.error), is_wrong=True)
            return
        self._home.kept = rules
        self._say(tr("Saved. The next check goes by these rules."))
        self.saved.emit()
        if then_check and self._check():
            self._say(tr("The check is under way; the numbers will stand in the message bar and in “Decisions”."))

    def _choose(self) -> None:
        """Show the set that was chosen; own rules begin with what is shown."""
        name = self.set_combo.currentData()
        text = self.text_edit.toPlainText()
        if name != _OWN:
            text = preset_text(name)
        elif self._home.kept.startswith("{"):
            text = self._home.kept
        self._show_text(text, name)

    def _edit(self, change: Callable[[str], str]) -> None:
        """Change the text by what was chosen in the table: from then on the rules are the workspace's own."""
        before = self.text_edit.toPlainText()
        try:
            self._show_text(change(before), _OWN)
        except CoordError as error:
            self._show_text(before, self.set_combo.currentData())
            self._say(explained(error), is_wrong=True)

    def _show_text(self, text: str, name: str) -> None:
        self.set_combo.setCurrentIndex(self.set_combo.findData(name))
        blocker = QSignalBlocker(self.text_edit)
        if text != self.text_edit.toPlainText():
            self.text_edit.setPlainText(text)
        blocker.unblock()
        self._judge()

    def _follow_text(self) -> None:
        """Take what is typed for the workspace's own rules."""
        self.set_combo.setCurrentIndex(self.set_combo.findData(_OWN))
        self._judge()

    def _judge(self) -> None:
        """Show the rules that stand in the text, or where it is wrong."""
        try:
            rules = rule_text.rules_in(self.text_edit.toPlainText())
        except CoordError as error:
            self._let_save(False)
            self._say(explained(error), is_wrong=True)
            return
        self._let_save(True)
        self.table.show_rules(rules)
        used = sum(1 for one in rules if not one.get("off"))
        self._say(tr("{used} of {count} rules are used.").format(used=used, count=len(rules)))

    def _say(self, text: str, *, is_wrong: bool = False) -> None:
        self.said_label.setText(f"⚠ {text}" if is_wrong else text)

    def _let_save(self, may: bool) -> None:
        may = may and self._task is None
        for widget in (self.save_button, self.check_button, self.table):
            widget.setEnabled(may)
