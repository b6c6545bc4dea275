"""“Rules…” in the menu, and the check that the dock and the dialog share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QAction

from ..core.error import CoordError
from ..layers.language import explained, tr
from .message import show_message
from .rule_check import RuleCheck, counted
from .rule_dialog import RuleDialog
from .rule_home import RuleHome

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .session import Session


class RuleAction(QObject):
    """Opens the rules of the workspace in hand; there while one is, until `stop`."""

    saved = pyqtSignal()
    """The workspace goes by other rules from now on."""

    def __init__(self, iface: QgisInterface, session: Session, parent: QObject | None = None) -> None:
        """Make the action."""
        super().__init__(parent)
        self._iface, self._session = iface, session
        self.dialog: RuleDialog | None = None
        self.check = RuleCheck(iface, session, self)
        self.check.finished.connect(self._tell)
        self.action = QAction(QgsApplication.getThemeIcon("mActionOptions.svg"), tr("Rules…"), self)
        self.action.setObjectName("seinajoki_coord_rules")
        self.action.setToolTip(tr("Which records meet which, how near, and what that means"))
        self.action.triggered.connect(lambda _checked=False: self.show())
        session.workspace_changed.connect(self._follow)
        self._follow()

    def stop(self) -> None:
        """Follow the session no more."""
        self._session.workspace_changed.disconnect(self._follow)
        self.check.stop()
        if self.dialog is not None:
            self.dialog.deleteLater()

    def show(self) -> None:
        """Show the rules of the workspace in hand."""
        opened = self._session.opened
        if opened is None:
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        try:
            self.dialog = RuleDialog(RuleHome(opened), self.check.run, self._iface.mainWindow())
        except CoordError as error:
            show_message(self._iface, explained(error))
            return
        self.dialog.saved.connect(self.saved)
        self.dialog.show()

    def _tell(self, results: dict[str, object]) -> None:
        if self.dialog is not None and results:
            self.dialog.show_outcome(counted(results))

    def _follow(self) -> None:
        if self.dialog is not None:
            # It is of another workspace.
            self.dialog.close()
        self.action.setEnabled(self._session.opened is not None)
