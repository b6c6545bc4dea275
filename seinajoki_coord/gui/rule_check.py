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

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.gui import QgisInterface

    from .session import Session

_ALGORITHM = "seinajoki_coord:check_workspace"
_READ = tuple(table.name for table in (PARTY, AREA, WORK, EVENT, OVERLAP, ASSESSMENT))
_SECONDS = 8
_held: dict[QgsProcessingAlgRunnerTask, tuple[QgsProcessingContext, QgsProcessingFeedback]] = {}
"""What a task works with but does not hold; it may end after the plugin was taken down."""


class RuleCheck(QObject):
    """Runs `check_workspace` as a task, one at a time, and says in the message bar what it found."""

    finished = pyqtSignal(dict)
    """The numbers that the check gives; empty where it failed or was cancelled."""

    def __init__(self, iface: QgisInterface, session: Session, parent: QObject | None = None) -> None:
        """Be ready."""
        super().__init__(parent)
        self._iface, self._session = iface, session
        self._task: QgsProcessingAlgRunnerTask | None = None
        self._path: Path | None = None

    @property
    def is_running(self) -> bool:
        """Whether a check is under way."""
        return self._task is not None

    def run(self) -> bool:
        """Begin to check the file in hand; say why where that cannot be, and return False."""
        workspace = self._session.file
        if self._session.opened is None or self._task is not None:
            return False
        if workspace is None:
            self._say(tr("A shared database is checked by its administrator, with “Check workspace”."))
            return False
        unsaved = [one for one in open_layers(QgsProject.instance(), workspace.path, _READ) if one.isModified()]
        if unsaved:
            said = tr("The layer {name} has unsaved edits. Save or discard them and run again.")
            self._say(said.format(name=unsaved[0].name()))
            return False
        algorithm = QgsApplication.processingRegistry().algorithmById(_ALGORITHM)
        if algorithm is None:
            return False
        self._path = workspace.path
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        task = self._task = QgsProcessingAlgRunnerTask(algorithm, {"WORKSPACE": str(self._path)}, context, feedback)
        _held[task] = context, feedback
        task.executed.connect(self._end)
        task.executed.connect(lambda *_: _held.pop(task))
        QgsApplication.taskManager().addTask(task)
        return True

    def stop(self) -> None:
        """Give up a check that is under way."""
        if self._task is not None:
            self._task.executed.disconnect(self._end)
            self._task.cancel()
            self._task = None

    def _end(self, is_done: bool, results: dict[str, object]) -> None:
        task, self._task = self._task, None
        if task is None or self._path is None:
            return
        _, feedback = _held[task]
        reload_layers(open_layers(QgsProject.instance(), self._path, (OVERLAP.name,)))
        if is_done:
            self._say(counted(results), Qgis.MessageLevel.Success)
        elif not feedback.isCanceled():
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
