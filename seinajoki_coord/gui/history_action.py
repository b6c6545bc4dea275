"""Shows the history of a record: from the shared database where it answers, and what this workspace keeps itself."""

from __future__ import annotations

from functools import partial
from heapq import merge
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction

from ..core.error import CoordError, sentence
from ..layers.attribute import plain
from ..layers.language import tr
from ..layers.open_workspace import database_of
from ..layers.postgis import SharedWorkspace
from ..layers.version import SYNCED_BY_NAME
from ..server.connection import connect
from ..server.history import past_versions
from ..workspace.history import lost_versions
from .background import Background
from .history_dialog import HistoryDialog
from .record_link import find_record

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from ..core.table import Table
    from ..layers.open_workspace import OpenWorkspace
    from ..workspace.history import Past
    from .session import Session

_SECONDS = 20.0
"""A question about a record that takes longer is given up."""
_NEVER_SYNCED = sentence("This workspace was never synced: only a shared database keeps a history.")


class HistoryAction(QObject):
    """Opens the history of the record in hand, or of one that a report or a conflict names."""

    def __init__(self, iface: QgisInterface, session: Session, parent: QObject | None = None) -> None:
        """Make the action; it is there while a saved record is in hand, until `stop`."""
        super().__init__(parent)
        self._iface, self._session = iface, session
        self._task: Background | None = None
        self._own: list[Past] = []
        self.dialog: HistoryDialog | None = None
        self.action = QAction(QgsApplication.getThemeIcon("mIconHistory.svg"), tr("History…"), self)
        self.action.setObjectName("seinajoki_coord_history")
        self.action.setShortcut(QKeySequence("H"))
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.action.setToolTip(tr("Who changed the record, when and what; bring a version back"))
        self.action.triggered.connect(lambda _checked=False: self._show_current())
        for signal in (session.current_changed, session.entries_changed):
            signal.connect(self._follow)
        self._follow()

    def stop(self) -> None:
        """Follow the session no more and close what is open."""
        for signal in (self._session.current_changed, self._session.entries_changed):
            signal.disconnect(self._follow)
        self._close()

    def show(self, table_name: str, key: str) -> None:
        """Open the history of a record."""
        opened = self._session.opened
        if opened is None:
            return
        table, found = SYNCED_BY_NAME[table_name], find_record(self._session, table_name, key)
        title = "" if found is None else str(plain(found[1][table.title_field]) or "")
        self._close()
        self.dialog = HistoryDialog(self._session, self._iface, table, key, title)
        self.dialog.destroyed.connect(self._forget)
        self.dialog.show()
        self._own, info = [], None
        fault: CoordError = CoordError(_NEVER_SYNCED)
        try:
            self._own = _lost(opened, table, key)
            info = database_of(opened)
        except CoordError as error:
            fault = error
        if info is None:
            self.dialog.show_versions(self._own, fault)
            return
        work = partial(past_versions, partial(connect, info, statement_timeout=_SECONDS), table, key)
        self._task = Background(tr("History"), lambda _report: work())
        self._task.ended.connect(self._take)
        self._task.start()

    def _show_current(self) -> None:
        live, key = self._session.live, self._session.current
        if live is not None and key is not None and key in live.entries:
            self.show(key[0], live.entries[key].id)

    def _take(self) -> None:
        task, self._task = self._task, None
        if self.dialog is not None and task is not None:
            # Each in its own order; between them the clocks of two machines.
            versions = merge(task.result or [], self._own, key=lambda one: one.at)
            self.dialog.show_versions(list(versions), task.error)

    def _close(self) -> None:
        """Close what is open, and wait for nothing more."""
        if self._task is not None:
            self._task.ended.disconnect(self._take)
            self._task.cancel()
            self._task = None
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.destroyed.disconnect(self._forget)
            dialog.close()

    def _forget(self, *_: object) -> None:
        self.dialog = None

    def _follow(self, *_: object) -> None:
        key = self._session.current
        self.action.setEnabled(key is not None and key[1] >= 0)


def _lost(opened: OpenWorkspace, table: Table, key: str) -> list[Past]:
    """Return what the workspace itself keeps of a record."""
    workspace = opened.workspace
    return [] if isinstance(workspace, SharedWorkspace) else lost_versions(workspace.path, table, key)
