"""The check of the workspace in hand, in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.schema import AREA, ASSESSMENT, EVENT, OVERLAP, PARTY, WORK
from ..layers.language import tr
from ..layers.open_layer import open_layers, reload_layers
from ..workspace.workspace import Workspace

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .session import Session

_ALGORITHM = "seinajoki_coord:check_workspace"
_READ = tuple(table.name for table in (PARTY, AREA, WORK, EVENT, OVERLAP, ASSESSMENT))
_SECONDS = 8


class RuleCheck(QObject):
    """Runs `check_workspace` as a task, one at a time, and says in the message bar what it found."""

    finished = pyqtSignal(dict)
    """The numbers that the check gives; empty where it failed or was cancelled."""

    def __init__(self, iface: QgisInterface, session: Session, parent: QObject | None = None) -> None:
        """Be ready."""
        super().__init__(parent)
        self._iface, self._session = iface, session
        self._task: QgsProcessingAlgRunnerTask | None = None
        self._context: QgsProcessingContext | None = None
        self._feedback: QgsProcessingFeedback | None = None

    @property
    def is_running(self) -> bool:
        """Whether a check is under way."""
        return self._task is not None

    def run(self) -> bool:
        """Begin to check the file in hand; say why where that cannot be, and return False."""
        opened = self._session.opened
        if opened is None or self._task is not None:
            return False
        if not isinstance(opened.workspace, Workspace):
            self._say(tr("A shared database is checked by its administrator, with “Check workspace”."))
            return False
        unsaved = [one for one in open_layers(QgsProject.instance(), opened.workspace.path, _READ) if one.isModified()]
        if unsaved:
            said = tr("The layer {name} has unsaved edits. Save or discard them and run again.")
            self._say(said.format(name=unsaved[0].name()))
            return False
        algorithm = QgsApplication.processingRegistry().algorithmById(_ALGORITHM)
        if algorithm is None:
            return False
        path = opened.workspace.path
        # The task holds neither: without a hand on them they would be gone before it ends.
        self._context, self._feedback = QgsProcessingContext(), QgsProcessingFeedback()
        self._task = QgsProcessingAlgRunnerTask(algorithm, {"WORKSPACE": str(path)}, self._context, self._feedback)
        self._task.executed.connect(lambda successful, results: self._end(successful, results, path))
        QgsApplication.taskManager().addTask(self._task)
        return True

    def stop(self) -> None:
        """Give up a check that is under way."""
        if self._task is not None:
            self._task.executed.disconnect()
            self._task.cancel()
            self._task = None

    def _end(self, is_done: bool, results: dict[str, object], path: object) -> None:
        feedback, self._task = self._feedback, None
        reload_layers(open_layers(QgsProject.instance(), path, (OVERLAP.name,)))
        if is_done:
            self._say(counted(results), Qgis.MessageLevel.Success)
        elif feedback is not None and not feedback.isCanceled():
            lines = [line for line in feedback.textLog().splitlines() if line.strip()]
            self._say(lines[-1] if lines else tr("The check failed."))
        self.finished.emit(dict(results) if is_done else {})

    def _say(self, text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Warning) -> None:
        self._iface.messageBar().pushMessage(tr("Seinäjoki Coord"), text, level, _SECONDS)


def counted(results: dict[str, object]) -> str:
    """Return what a check found, in a sentence."""
    text = tr(
        "Conflicts {conflicts}, opportunities {opportunities}, notices {notices}: {new} new, {changed} changed, "
        "{closed} closed; {open} to be decided."
    )
    return text.format(
        conflicts=results["CONFLICT_COUNT"], opportunities=results["OPPORTUNITY_COUNT"],
        notices=results["NOTICE_COUNT"], new=results["NEW_COUNT"], changed=results["CHANGED_COUNT"],
        closed=results["CLOSED_COUNT"], open=results["OPEN_COUNT"],
    )  # fmt: skip
