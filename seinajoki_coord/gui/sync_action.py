"""The action that syncs the workspace in hand, with one click and in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QAction

from ..core.error import CoordError
from ..layers.language import explained, tr
from ..workspace.geopackage import reading
from ..workspace.journal import read_state
from ..workspace.workspace import Workspace

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .session import Session

_ALGORITHM = "seinajoki_coord:sync_workspace"
_NAME = "Seinäjoki Coord"


class SyncAction(QObject):
    """
    Syncs a workspace file with the database of its last sync; the first time the algorithm's dialog asks for it.

    One sync runs at a time; what came of it is said in the message bar, in full in the Processing log.
    """

    finished = pyqtSignal()

    def __init__(self, iface: QgisInterface, session: Session, parent: QObject | None = None) -> None:
        """Make the action; it is there while a file is in hand, until `stop`."""
        super().__init__(parent)
        self._iface, self._session = iface, session
        self._running: tuple[Any, ...] = ()
        self.action = QAction(QgsApplication.getThemeIcon("mActionRefresh.svg"), tr("Sync"), self)
        self.action.setObjectName("seinajoki_coord_sync")
        self.action.setToolTip(
            f"<b>{tr('Sync')}</b><br>{tr('Send what was changed here to the shared database, fetch what others changed')}"
        )
        self.action.triggered.connect(lambda _checked=False: self.run())
        session.workspace_changed.connect(self._follow)
        self._follow()

    def stop(self) -> None:
        """Follow the session no more; a sync under way is cancelled and loses nothing."""
        self._session.workspace_changed.disconnect(self._follow)
        if self._running:
            self._running[0].cancel()

    def run(self) -> None:
        """Sync now."""
        opened = self._session.opened
        if opened is None or not isinstance(opened.workspace, Workspace) or self._running:
            return
        parameters = {"WORKSPACE": opened.workspace.place}
        try:
            with reading(opened.workspace.path) as link:
                state = read_state(link)
        except CoordError as error:
            self._say(explained(error), Qgis.MessageLevel.Critical)
            return
        if state is None or not state.connection:
            from qgis import processing

            processing.execAlgorithmDialog(_ALGORITHM, parameters)
            self.finished.emit()
            return
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(_ALGORITHM)
        context, feedback = QgsProcessingContext(), _Feedback()
        context.setProject(QgsProject.instance())
        context.setFeedback(feedback)
        task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
        task.setDescription(tr("Sync"))
        # The task holds none of these itself.
        self._running = (task, algorithm, context, feedback)
        self.action.setEnabled(False)
        if task.isCanceled():
            # Not even prepared: QGIS would never say that it has ended.
            self._end(False, {})
            return
        task.executed.connect(self._end)
        QgsApplication.taskManager().addTask(task)

    def _end(self, successful: bool, results: dict[str, Any]) -> None:
        feedback, self._running = self._running[3], ()
        self._follow()
        if not successful:
            self._say("\n".join(feedback.errors) or tr("The sync was cancelled."), Qgis.MessageLevel.Critical)
        else:
            self._say(*_summary(results))
        self.finished.emit()

    def _follow(self) -> None:
        opened = self._session.opened
        is_file = opened is not None and isinstance(opened.workspace, Workspace)
        self.action.setEnabled(is_file and not self._running)

    def _say(self, text: str, level: Qgis.MessageLevel) -> None:
        self._iface.messageBar().pushMessage(_NAME, text, level)


class _Feedback(QgsProcessingFeedback):
    """Remembers what went wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N803
        """Keep what is said, and log it."""
        self.errors.append(error)
        super().reportError(error, fatalError)


def _summary(results: dict[str, Any]) -> tuple[str, Qgis.MessageLevel]:
    """Return what a sync did in a line, and how much of the user's attention it needs."""
    text = tr("Synced: {sent} sent, {received} received, {merged} merged.").format(
        sent=results["SENT_COUNT"], received=results["RECEIVED_COUNT"], merged=results["MERGED_COUNT"]
    )
    waiting = []
    if results["CONFLICT_COUNT"]:
        waiting.append(tr("{count} conflicts wait for your decision.").format(count=results["CONFLICT_COUNT"]))
    if results["REFUSED_COUNT"]:
        waiting.append(tr("{count} records were refused.").format(count=results["REFUSED_COUNT"]))
    level = Qgis.MessageLevel.Warning if waiting else Qgis.MessageLevel.Success
    return " ".join([text, *waiting]), level
