"""Syncs the workspace in hand, with one click or by itself, in the background."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Callable

from qgis.core import Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsProject
from qgis.gui import QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QMenu, QMessageBox, QPushButton

from ..core.error import CoordError
from ..layers.database import conninfo
from ..layers.language import explained, tr
from ..layers.map_view import view_of
from ..layers.open_layer import open_layers, reload_layers
from ..layers.version import SYNCED_BY_NAME
from ..layers.workspace_layers import upgraded
from ..processing.sync_workspace import SHARES
from ..server.connection import connect
from ..server.sync import sync
from ..workspace.journal import state_in
from ..workspace.workspace import Workspace
from .background import Background
from .option import sync_minutes
from .plain_tip import as_html
from .sync_dialog import SyncChoice, SyncDialog
from .sync_report import SyncReport, summary

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer
    from qgis.gui import QgisInterface

    from ..server.result import SyncResult
    from .session import Session

_NAME = "Seinäjoki Coord"
_KEYS = "Ctrl+Shift+Y"
_MINUTE = 60_000
_WAIT = 5_000
"""Milliseconds until a sync that is due is tried again while edits are unsaved."""

_SECONDS = 8
"""So long good news stands there; the other is taken away by the user."""


class SyncAction(QObject):
    """
    Syncs a workspace file with the database of its last sync; the first time a dialog asks for it.

    One sync runs at a time; the same action cancels it, which loses nothing. What came of it stands in the message bar,
    and record by record in a report.
    """

    finished = pyqtSignal()
    history_wanted = pyqtSignal(str, str)
    """Table and identifier of a record of the report."""

    def __init__(
        self,
        iface: QgisInterface,
        session: Session,
        save: Callable[[], bool] = lambda: False,
        parent: QObject | None = None,
    ) -> None:
        """Make the actions; they are there while a file is in hand, until `stop`. ``save`` saves the workspace's edits."""
        super().__init__(parent)
        self._iface, self._session, self._save = iface, session, save
        self._task: Background | None = None
        self._place = ""
        self._is_quiet = False
        self._last_fault = ""
        self._known: set[tuple[str, str]] = set()
        """What waited for a person after the last sync; said once."""
        self._notes: set[str] = set()
        """What else was to be said of it; said once, too."""
        self.dialog: SyncDialog | None = None
        self.report: SyncReport | None = None
        self.action = QAction(self)
        self.action.setObjectName("seinajoki_coord_sync")
        self.action.triggered.connect(lambda _checked=False: self.run() if self._task is None else self._task.cancel())
        self.settings_action = QAction(tr("Sync settings…"), self)
        self.settings_action.triggered.connect(lambda _checked=False: self.ask())
        self.report_action = QAction(tr("Sync report"), self)
        self.report_action.triggered.connect(lambda _checked=False: self.show_report())
        self.menu = QMenu()
        self.menu.addActions([self.action, self.settings_action, self.report_action])
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._sync_by_itself)
        QgsGui.shortcutsManager().registerAction(self.action, _KEYS)
        session.workspace_changed.connect(self._follow)
        self._follow()
        self.take_options()

    def stop(self) -> None:
        """Follow the session no more; a sync under way is cancelled and loses nothing."""
        self._timer.stop()
        QgsGui.shortcutsManager().unregisterAction(self.action)
        self._session.workspace_changed.disconnect(self._follow)
        if self._task is not None:
            self._task.ended.disconnect(self._end)
            self._task.cancel()
        for window in (self.dialog, self.report, self.menu):
            if window is not None:
                window.deleteLater()

    def take_options(self) -> None:
        """Sync by itself as often as the options say."""
        self._timer.stop()
        if sync_minutes():
            self._timer.start(sync_minutes() * _MINUTE)

    def run(self) -> None:
        """Sync now, unless a sync is under way."""
        workspace = self._session.file
        if workspace is None or self._task is not None:
            return
        try:
            state = state_in(workspace.path)
        except CoordError as error:
            self._say(explained(error), Qgis.MessageLevel.Critical)
            return
        if state is None or not state.connection:
            self.ask()
        elif self._is_saved(workspace):
            self._start(workspace, SyncChoice(state.connection))

    def ask(self) -> None:
        """Ask what to sync with, then do it."""
        workspace = self._session.file
        if workspace is None or self._task is not None:
            return
        crs = QgsCoordinateReferenceSystem(workspace.crs)
        canvas = self._iface.mapCanvas()
        view = view_of(canvas.extent(), canvas.mapSettings().destinationCrs(), crs, QgsProject.instance())
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        try:
            self.dialog = SyncDialog(state_in(workspace.path), view, self._iface.mainWindow())
        except CoordError as error:
            self._say(explained(error), Qgis.MessageLevel.Critical)
            return
        self.dialog.accepted.connect(lambda: self._take_choice(workspace))
        self.dialog.open()

    def show_report(self) -> None:
        """Show what the last sync did, record by record."""
        if self.report is not None:
            self.report.show()
            self.report.raise_()
            self.report.activateWindow()

    def _take_choice(self, workspace: Workspace) -> None:
        if self.dialog is not None and self._is_saved(workspace):
            self._start(workspace, self.dialog.choice())

    def _sync_by_itself(self) -> None:
        workspace, wait = self._session.file, sync_minutes() * _MINUTE
        if not wait:
            return
        if workspace is not None and self._task is None:
            try:
                state = state_in(workspace.path)
            except CoordError:
                state = None
            if state is not None and state.connection:
                if self._modified(workspace):
                    wait = min(wait, _WAIT)
                else:
                    self._start(workspace, SyncChoice(state.connection), quiet=True)
        self._timer.start(wait)

    def _start(self, workspace: Workspace, choice: SyncChoice, *, quiet: bool = False) -> None:
        self._is_quiet = quiet
        try:
            if not choice.dry_run:
                workspace = upgraded(workspace.path)
            info = conninfo(choice.connection)
        except CoordError as error:
            self._say_fault(explained(error))
            return
        work = partial(
            sync, workspace, partial(connect, info), dry_run=choice.dry_run, area=choice.area,
            connection_name=choice.connection,
        )  # fmt: skip
        self._place = workspace.place
        self._task = Background(tr("Sync"), lambda report: work(report=report), SHARES)
        self._task.ended.connect(self._end)
        self._task.progressChanged.connect(lambda _share: self._follow())
        self._follow()
        self._task.start()

    def _end(self) -> None:
        task, self._task = self._task, None
        self._follow()
        result: SyncResult | None = task.result if task is not None else None
        self._show_news(result)
        if task is not None and task.error is not None:
            self._say_fault(explained(task.error))
        elif result is not None:
            self._last_fault = ""
            self._tell(result)
        elif task is None or task.isCanceled():
            self._say(tr("The sync was cancelled."), Qgis.MessageLevel.Warning)
        self.finished.emit()

    def _show_news(self, result: SyncResult | None) -> None:
        """Show in the layers what came; what is being edited is shown once it is saved or undone."""
        found = next((one for one in self._session.workspaces if one.workspace.place == self._place), None)
        if found is None or not isinstance(found.workspace, Workspace):
            return
        layers = open_layers(QgsProject.instance(), found.workspace.path, SYNCED_BY_NAME)
        reload_layers([layer for layer in layers if not layer.isModified()])
        if result is not None and any(name == "party" for name, _ in result.received.keys):
            self._session.read_parties()

    def _tell(self, result: SyncResult) -> None:
        waiting = result.conflicts.keys | result.refused.keys
        notes = {str(note) for note in result.notes}
        is_new = waiting != self._known or not notes <= self._notes
        self._known, self._notes = waiting, notes
        if self._is_quiet and not (is_new or result.sent or result.received or result.merged):
            return
        if self.report is not None:
            self.report.deleteLater()
        self.report = SyncReport(self._session, self._iface, self._place, result)
        self.report.history_wanted.connect(self.history_wanted)
        needs_person = bool(result.conflicts or result.refused or result.notes)
        level = Qgis.MessageLevel.Warning if needs_person else Qgis.MessageLevel.Success
        self._say(" ".join([summary(result), *map(explained, result.notes)]), level, self.show_report)
        self._follow()
        if not self._is_quiet and (needs_person or result.is_dry):
            self.show_report()

    def _say_fault(self, text: str) -> None:
        """Say why there was no sync; what came by itself says the same only once."""
        if not (self._is_quiet and text == self._last_fault):
            self._say(text, Qgis.MessageLevel.Critical)
        self._last_fault = text

    def _say(self, text: str, level: Qgis.MessageLevel, more: Callable[[], None] | None = None) -> None:
        bar = self._iface.messageBar()
        item = QgsMessageBar.createMessage(_NAME, as_html(text))
        item.setLevel(level)
        item.setDuration(_SECONDS if level == Qgis.MessageLevel.Success else 0)
        if more is not None:
            button = QPushButton(tr("Report…"), item)
            button.clicked.connect(lambda _checked: more())
            item.layout().addWidget(button)
        bar.pushItem(item)

    def _modified(self, workspace: Workspace) -> list[QgsVectorLayer]:
        layers = open_layers(QgsProject.instance(), workspace.path, SYNCED_BY_NAME)
        return [layer for layer in layers if layer.isModified()]

    def _is_saved(self, workspace: Workspace) -> bool:
        """Whether nothing is unsaved, or the user lets it be saved."""
        modified = self._modified(workspace)
        if modified:
            buttons = QMessageBox.StandardButton
            names = ", ".join(f"“{layer.name()}”" for layer in modified)
            question = tr("There are unsaved edits in {layers}. Save them and sync?").format(layers=names)
            answer = QMessageBox.question(
                self._iface.mainWindow(), tr("Sync"), question, buttons.Save | buttons.Cancel, buttons.Save
            )
            return answer == buttons.Save and self._save() and not self._modified(workspace)
        return True

    def _follow(self) -> None:
        """Show what the actions do now."""
        is_file, task = self._session.file is not None, self._task
        if task is None:
            icon, text = "mActionRefresh.svg", tr("Sync")
            tip = tr("Send what was changed here to the shared database, fetch what others changed")
        else:
            icon, text = "mTaskCancel.svg", tr("Cancel sync ({share} %)").format(share=round(task.progress()))
            tip = tr("What was sent and fetched so far stays; the next sync goes on from there.")
        keys = self.action.shortcut().toString()
        self.action.setIcon(QgsApplication.getThemeIcon(icon))
        self.action.setText(text)
        self.action.setToolTip(f"<b>{text}</b> ({keys})<br>{tip}" if keys else f"<b>{text}</b><br>{tip}")
        self.action.setVisible(self._session.opened is None or is_file)
        self.action.setEnabled(is_file or task is not None)
        self.settings_action.setEnabled(is_file and task is None)
        self.report_action.setEnabled(self.report is not None)
