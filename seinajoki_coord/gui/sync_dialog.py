"""Asks what a workspace is synced with: once, and again where the user wants it otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
)

from ..layers.database import saved_connections
from ..layers.language import tr

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ..workspace.journal import State

EVERYTHING = b""
"""The area of interest of a workspace that keeps all."""


@dataclass(frozen=True)
class SyncChoice:
    """What to sync with: the name of a connection, the area to keep (None: as before), and whether only to say it."""

    connection: str
    area: bytes | None = None
    dry_run: bool = False


class SyncDialog(QDialog):
    """Connection, area of interest, and whether to try first; no secret is asked for or kept."""

    def __init__(self, state: State | None, view: bytes | None, parent: QWidget | None = None) -> None:
        """Show what the workspace was synced with; ``view`` is the part of the map that is seen, as WKB in its plane."""
        super().__init__(parent)
        self._view = view
        self.setWindowTitle(tr("Sync"))
        known = state.connection if state is not None and state.connection else ""
        self.connection_combo = QComboBox()
        self.connection_combo.setEditable(True)
        self.connection_combo.setAccessibleName(tr("Shared database"))
        self.connection_combo.addItems(saved_connections())
        self.connection_combo.setToolTip(tr("A PostgreSQL connection saved in QGIS, or service=name."))
        self.connection_combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if known or not self.connection_combo.count():
            self.connection_combo.setEditText(known)
        self.all_radio = QRadioButton(tr("Everything"))
        self.view_radio = QRadioButton(tr("The part of the map that is seen now"))
        self.same_radio = QRadioButton(tr("The same part as before"))
        self.same_radio.setVisible(state is not None and state.area is not None)
        self.view_radio.setEnabled(view is not None)
        (self.all_radio if self.same_radio.isHidden() else self.same_radio).setChecked(True)
        self.view_radio.setToolTip(tr("Others' works and events outside it are left out; your own are always kept."))
        self.dry_check = QCheckBox(tr("Only say what would happen"))
        self.hint_label = QLabel(
            tr("Connections are made in QGIS's Browser, under “PostgreSQL”. The workspace remembers only the name.")
        )
        self.hint_label.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.sync_button = buttons.addButton(tr("Sync"), QDialogButtonBox.ButtonRole.AcceptRole)
        form = QFormLayout(self)
        form.addRow(tr("Shared database"), self.connection_combo)
        form.addRow("", self.hint_label)
        form.addRow(tr("Area of interest"), self.all_radio)
        form.addRow("", self.view_radio)
        form.addRow("", self.same_radio)
        form.addRow("", self.dry_check)
        form.addRow(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.connection_combo.editTextChanged.connect(self._check)
        self._check(self.connection_combo.currentText())

    def choice(self) -> SyncChoice:
        """Return what was chosen."""
        area = None if self.same_radio.isChecked() else self._view if self.view_radio.isChecked() else EVERYTHING
        return SyncChoice(self.connection_combo.currentText().strip(), area, self.dry_check.isChecked())

    def _check(self, name: str) -> None:
        self.sync_button.setEnabled(bool(name.strip()))
