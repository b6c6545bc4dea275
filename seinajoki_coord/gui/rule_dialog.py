"""The rules of a workspace: a set of the plugin, or one of its own, as a table and as text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Callable

from qgis.PyQt.QtCore import QSignalBlocker, Qt
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
from ..layers.rule_set import DEFAULT, keep_rules, kept_rules, preset_text, presets
from . import rule_text
from .rule_table import RuleTable

if TYPE_CHECKING:
    from ..workspace.workspace import Workspace

_OWN = ""


class RuleDialog(QDialog):
    """Chooses a preset or edits rules of the workspace's own; what is saved is what the next check goes by."""

    def __init__(self, workspace: Workspace, check: Callable[[], bool], parent: QWidget | None = None) -> None:
        """Show the rules of a workspace; ``check`` begins a check of it."""
        super().__init__(parent)
        self._workspace, self._check = workspace, check
        self.setWindowTitle(tr("Rules of {workspace}").format(workspace=workspace.name))
        self.resize(920, 640)
        self._build()
        kept = self._saved = kept_rules(workspace) or DEFAULT
        if kept in presets():
            self._show_text(preset_text(kept), kept)
        elif kept.startswith("{"):
            self._show_text(kept, _OWN)
        else:
            self.take_file(Path(kept))

    @property
    def is_own(self) -> bool:
        """Whether the rules are the workspace's own and no preset's."""
        return self.set_combo.currentData() == _OWN

    def save(self) -> bool:
        """Let the workspace go by what is shown; say where it is wrong, and return False."""
        named = self.text_edit.toPlainText() if self.is_own else self.set_combo.currentData()
        try:
            keep_rules(self._workspace, named)
        except CoordError as error:
            self._say(explained(error), is_wrong=True)
            return False
        self._saved = named.strip()
        self._say(tr("Saved. The next check goes by these rules."))
        return True

    def check_now(self) -> None:
        """Save and check."""
        if self.save() and self._check():
            self._say(tr("The check is under way; the numbers will stand in the message bar and in “Decisions”."))

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
            self._show_text(path.read_text(encoding="utf-8"), _OWN)
        except (OSError, UnicodeDecodeError):
            self._say(tr("There is no file {path}.").format(path=path), is_wrong=True)

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
        self.table = RuleTable()
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
        self.save_button = self.buttons.addButton(tr("Save"), roles.ApplyRole)
        self.check_button = self.buttons.addButton(tr("Save and check now"), roles.ApplyRole)
        self.file_button.clicked.connect(lambda _checked: self.open_file())
        self.save_button.clicked.connect(lambda _checked: self.save())
        self.check_button.clicked.connect(lambda _checked: self.check_now())
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(both, 1)
        column.addWidget(self.said_label)
        column.addWidget(self.buttons)
        self._let_save(False)

    def _choose(self) -> None:
        """Show the set that was chosen; own rules begin with what is shown."""
        name = self.set_combo.currentData()
        text = self.text_edit.toPlainText()
        if name != _OWN:
            text = preset_text(name)
        elif self._saved.startswith("{"):
            text = self._saved
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
        for widget in (self.save_button, self.check_button, self.table):
            widget.setEnabled(may)
