"""Menu and toolbar: open or create a workspace, find and check overlaps, help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Callable

from qgis.core import Qgis, QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QMenu

from ..core.error import CoordError
from ..layers.language import explained, tr
from ..layers.workspace_layers import add_to_project
from ..processing.provider import ICON
from ..workspace.workspace import open_workspace

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .session import Session

NAME = "Seinäjoki Coord"
_RECENT = "seinajoki_coord/recent_workspaces"
_MOST_RECENT = 8


class WorkspaceMenu(QObject):
    """The plugin's menu and toolbar; what `add` brings into the window, `remove` takes away."""

    def __init__(self, iface: QgisInterface, session: Session) -> None:
        super().__init__(iface.mainWindow())
        self._iface = iface
        self._session = session
        self._menu = QMenu(NAME, iface.mainWindow())
        self._menu.setIcon(QIcon(str(ICON)))
        self._recent = QMenu(tr("Recent workspaces"), self._menu)
        self._recent.aboutToShow.connect(self._fill_recent)
        self._toolbar = None
        self.actions: dict[str, QAction] = {}

    def add(self, more: list[QAction]) -> None:
        """Bring the menu and the toolbar into the window, with the actions of other parts behind a separator."""
        self._toolbar = self._iface.addToolBar(NAME)
        self._toolbar.setObjectName("seinajoki_coord_toolbar")
        algorithm = self._algorithm
        self._action(
            "open",
            "mActionFileOpen.svg",
            tr("Open workspace…"),
            tr("Add the layers of a workspace file"),
            self.open_file,
        )
        self._menu.addMenu(self._recent)
        self._action(
            "create",
            "mActionFileNew.svg",
            tr("Create workspace…"),
            tr("Make a new workspace file"),
            algorithm("create_workspace"),
        )
        self._action(
            "import",
            "mActionSharingImport.svg",
            tr("Import records…"),
            tr("Bring in works, events or areas"),
            algorithm("import_records"),
        )
        self._menu.addSeparator()
        self._action(
            "find", "mActionFilter2.svg", tr("Find overlaps…"), tr("Of any layers"), algorithm("find_overlaps")
        )
        self._action(
            "check",
            "mIconSuccess.svg",
            tr("Check workspace…"),
            tr("Keep the list of overlaps up to date"),
            algorithm("check_workspace"),
        )
        self._menu.addSeparator()
        self._toolbar.addSeparator()
        for action in more:
            self._menu.addAction(action)
            self._toolbar.addAction(action)
        self._iface.pluginMenu().addMenu(self._menu)

    def remove(self) -> None:
        """Take the menu and the toolbar away."""
        self._iface.pluginMenu().removeAction(self._menu.menuAction())
        self._menu.deleteLater()
        if self._toolbar is not None:
            self._iface.mainWindow().removeToolBar(self._toolbar)
            self._toolbar.deleteLater()
            self._toolbar = None
        self.deleteLater()

    def open_file(self) -> None:
        """Ask for a workspace file and open it."""
        recent = self._paths()
        folder = str(Path(recent[0]).parent) if recent else ""
        path, _ = QFileDialog.getOpenFileName(
            self._iface.mainWindow(), tr("Open workspace"), folder, tr("Workspace") + " (*.gpkg)"
        )
        if path:
            self.open_path(path)

    def open_path(self, path: str) -> bool:
        """Add a workspace's layers to the project, zoom to them and remember the file; say so where it cannot be done."""
        already = next((one for one in self._session.workspaces if one.workspace.path == Path(path).resolve()), None)
        try:
            if already is None:
                layers = add_to_project(QgsProject.instance(), open_workspace(Path(path).resolve()))
                self._zoom(layers)
        except CoordError as error:
            self._iface.messageBar().pushMessage(NAME, explained(error), Qgis.MessageLevel.Warning, 0)
            return False
        QgsSettings().setValue(_RECENT, [path, *(one for one in self._paths() if one != path)][:_MOST_RECENT])
        self._session.refresh()
        self._session.choose(str(Path(path).resolve()))
        return True

    def _zoom(self, layers: dict[str, object]) -> None:
        layer = next((layers[name] for name in ("work", "event", "area") if layers[name].featureCount() > 0), None)
        if layer is not None:
            self._iface.setActiveLayer(layer)
            self._iface.zoomToActiveLayer()

    def _action(self, name: str, icon: str, text: str, tip: str, slot: Callable[[], object]) -> None:
        action = QAction(QgsApplication.getThemeIcon(icon), text, self)
        action.setObjectName(f"seinajoki_coord_{name}")
        action.setToolTip(f"<b>{text}</b><br>{tip}")
        action.setStatusTip(tip)
        action.triggered.connect(lambda _checked=False: slot())
        self._menu.addAction(action)
        if self._toolbar is not None:
            self._toolbar.addAction(action)
        self.actions[name] = action

    def _algorithm(self, name: str) -> Callable[[], object]:
        """Return what opens an algorithm's dialog, filled with the workspace in hand."""

        def show() -> None:
            from qgis import processing

            opened = self._session.opened
            filled = (
                {}
                if opened is None or name in {"create_workspace", "find_overlaps"}
                else {"WORKSPACE": str(opened.workspace.path)}
            )
            results = processing.execAlgorithmDialog(f"seinajoki_coord:{name}", filled)
            if name == "create_workspace" and results.get("WORKSPACE"):
                self.open_path(results["WORKSPACE"])

        return show

    @staticmethod
    def _paths() -> list[str]:
        return [one for one in QgsSettings().value(_RECENT, [], type=list) if isinstance(one, str)]

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._paths():
            self._recent.addAction(path, lambda path=path: self.open_path(path))
        if not self._paths():
            self._recent.addAction(tr("None yet")).setEnabled(False)
