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

from ..core.error import CoordError, DatabaseError
from ..core.schema import AREA, ASSESSMENT, EVENT, OVERLAP, PARTY, WORK
from ..layers.language import explained, tr
from ..layers.open_layer import open_layers, reload_layers
from ..layers.postgis import connection_name
from ..workspace.workspace import Workspace
from .message import show_message

if TYPE_CHECKING:
    from collections.abc import Collection

    from qgis.core import QgsVectorLayer
    from qgis.gui import QgisInterface

    from ..layers.open_workspace import OpenWorkspace
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
        self._place = ""

    @property
    def is_running(self) -> bool:
        """Whether a check is under way."""
        return self._task is not None

    def run(self) -> bool:
        """Begin to check the workspace in hand; say why where that cannot be, and return False."""
        opened = self._session.opened
        if opened is None or self._task is not None:
            return False
        unsaved = [one for one in _layers(opened, _READ) if one.isModified()]
        if unsaved:
            said = tr("The layer {name} has unsaved edits. Save or discard them and run again.")
            self._say(said.format(name=unsaved[0].name()))
            return False
        try:
            named = _named(opened)
        except CoordError as error:
            self._say(explained(error))
            return False
        algorithm = QgsApplication.processingRegistry().algorithmById(_ALGORITHM)
        if algorithm is None:
            return False
        self._place = opened.workspace.place
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        task = self._task = QgsProcessingAlgRunnerTask(algorithm, {"WORKSPACE": named}, context, feedback)
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
        if task is None:
            return
        _, feedback = _held[task]
        found = next((one for one in self._session.workspaces if one.workspace.place == self._place), None)
        if found is not None:
            reload_layers(_layers(found, (OVERLAP.name,)))
        if is_done:
            self._say(counted(results), Qgis.MessageLevel.Success)
        elif not feedback.isCanceled():
            lines = [line for line in feedback.textLog().splitlines() if line.strip()]
            self._say(lines[-1] if lines else tr("The check failed."))
        self.finished.emit(dict(results) if is_done else {})

    def _say(self, text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Warning) -> None:
        show_message(self._iface, text, level, _SECONDS)


def _layers(opened: OpenWorkspace, tables: Collection[str]) -> list[QgsVectorLayer]:
    """Return the layers of the project that show one of these tables of a workspace, in a file all of them."""
    if isinstance(opened.workspace, Workspace):
        return open_layers(QgsProject.instance(), opened.workspace.path, tables)
    return [layer for name, layer in opened.layers.items() if name in tables]


def _named(opened: OpenWorkspace) -> str:
    """Return the name by which the algorithm knows a workspace. Raises DatabaseError where it may not be checked, or has none."""
    workspace = opened.workspace
    if isinstance(workspace, Workspace):
        return str(workspace.path)
    if not workspace.is_admin:
        raise DatabaseError("Only an administrator may check the shared database: others do not see all its drafts.")
    name = connection_name(next(iter(opened.layers.values())))
    if name is None:
        raise DatabaseError(
            "No connection saved in QGIS leads to {place} as its layers do. Save one in the Browser, under “PostgreSQL”.",
            place=workspace.place,
        )
    return name


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
