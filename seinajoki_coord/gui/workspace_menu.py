"""Menu and toolbar: open or create a workspace, find and check overlaps, help."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Callable

from qgis.core import Qgis, QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QDate, QObject, QStandardPaths, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QInputDialog, QMenu

from ..core.error import CoordError
from ..layers.database import saved_connections
from ..layers.language import explained, tr
from ..layers.postgis import place_of, source_of
from ..layers.project import set_up_project
from ..layers.workspace_layers import add_shared_to_project, add_to_project, upgraded
from ..processing.provider import ICON
from .help_dialog import HelpDialog
from .message import show_message
from .option import default_distance
from .week_plan_dialog import WeekPlanDialog

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer
    from qgis.gui import QgisInterface

    from .session import Session

NAME = "Seinäjoki Coord"
_RECENT = "seinajoki_coord/recent_workspaces"
_RECENT_SHARED = "seinajoki_coord/recent_databases"
"""Names of connections only: what they hold stays with QGIS."""
_MOST_RECENT = 8
_SHARED_ICON = "mIconPostgis.svg"


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
        self._action(
            "open_shared",
            _SHARED_ICON,
            tr("Open shared database…"),
            tr("Add the layers of a shared database, by a connection saved in QGIS"),
            self.ask_shared,
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
        self._action(
            "new_project",
            "mActionNewPage.svg",
            tr("New project for this workspace…"),
            tr("A project with its layers, snapping, time and week plan"),
            self.start_project,
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
        self._action(
            "week_plan",
            "mActionNewLayout.svg",
            tr("Week plan…"),
            tr("Print a week: a map, and what each party does on its days"),
            self.show_week_plan,
        )
        self._menu.addSeparator()
        self._toolbar.addSeparator()
        for action in more:
            self._menu.addAction(action)
            self._toolbar.addAction(action)
        self._menu.addSeparator()
        self._action("help", "mActionHelpContents.svg", tr("Help"), tr("The guide, on this machine"), self.show_help)
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
        recent = self._recent_of(_RECENT)
        folder = str(Path(recent[0]).parent) if recent else ""
        path, _ = QFileDialog.getOpenFileName(
            self._iface.mainWindow(), tr("Open workspace"), folder, tr("Workspace") + " (*.gpkg)"
        )
        if path:
            self.open_path(path)

    def open_path(self, path: str) -> bool:
        """Add a workspace's layers to the project, zoom to them and remember the file; say so where it cannot be done."""
        place = str(Path(path).resolve())
        if not self._open(place, lambda: add_to_project(QgsProject.instance(), upgraded(Path(place)))):
            return False
        self._remember(_RECENT, path)
        return True

    def start_project(self) -> None:
        """Begin a project that is set up for the workspace in hand, or for one that is asked for."""
        file = self._session.file
        place = file.place if file is not None else None
        if not self._iface.newProject(True):
            return
        if place is None:
            self.open_file()
        else:
            self.open_path(place)
        self._session.refresh()
        opened = self._session.opened
        if opened is not None:
            set_up_project(QgsProject.instance(), opened.workspace.name, opened.layers)

    def show_week_plan(self) -> None:
        """Ask which week to print, beginning with the one that the filter begins with."""
        opened = self._session.opened
        if opened is None:
            self.open_file()
            opened = self._session.opened
        if opened is not None:
            begins = QDate.fromString((self._session.filter.begins or "")[:10], Qt.DateFormat.ISODate)
            dialog = WeekPlanDialog(self._iface, opened, begins if begins.isValid() else QDate.currentDate())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def show_help(self) -> None:
        """Show the guide."""
        dialog = HelpDialog(self._iface.mainWindow())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def ask_shared(self) -> None:
        """Ask for a connection that is saved in QGIS and open the shared workspace behind it."""
        names = saved_connections()
        names += [one for one in self._recent_of(_RECENT_SHARED) if one not in names]
        if not names:
            said = tr("QGIS has no saved connection to PostgreSQL yet. Make one in its Browser, under “PostgreSQL”.")
            show_message(self._iface, said, Qgis.MessageLevel.Info)
            return
        last = next((names.index(one) for one in self._recent_of(_RECENT_SHARED) if one in names), 0)
        name, chosen = QInputDialog.getItem(
            self._iface.mainWindow(), tr("Open shared database"), tr("Connection, or service=name"), names, last, True
        )
        if chosen:
            self.open_shared(name)

    def open_shared(self, connection: str) -> bool:
        """Add a shared workspace's layers to the project and remember the connection's name; say so where it cannot be."""
        try:
            uri = source_of(connection)
        except CoordError as error:
            self._warn(error)
            return False
        if not self._open(place_of(uri), lambda: add_shared_to_project(QgsProject.instance(), uri)):
            return False
        self._remember(_RECENT_SHARED, connection)
        return True

    def _open(self, place: str, add: Callable[[], dict[str, QgsVectorLayer]]) -> bool:
        """Take the workspace of a place in hand, adding its layers where it does not stand open yet."""
        try:
            if all(one.workspace.place != place for one in self._session.workspaces):
                self._zoom(add())
        except CoordError as error:
            self._warn(error)
            return False
        self._session.refresh()
        self._session.choose(place)
        return True

    def _warn(self, error: CoordError) -> None:
        show_message(self._iface, explained(error))

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

            results = processing.execAlgorithmDialog(f"seinajoki_coord:{name}", self._filled(name))
            if name == "create_workspace" and results.get("WORKSPACE"):
                self.open_path(results["WORKSPACE"])

        return show

    def _filled(self, name: str) -> dict[str, object]:
        """Return what an algorithm's dialog begins with: the workspace in hand, or its works beside its events."""
        opened = self._session.opened
        if name == "find_overlaps":
            filled: dict[str, object] = {"DISTANCE": default_distance()}
            if opened is not None:
                filled["TIME_ZONE"] = opened.workspace.time_zone
                for side, table in (("INPUT", "work"), ("OVERLAY", "event")):
                    if table in opened.layers:
                        fields = {"START": "starts_at", "END": "ends_at", "KEY": "title"}
                        filled[side] = opened.layers[table]
                        filled.update({f"{side}_{what}": field for what, field in fields.items()})
            return filled
        if name == "create_workspace":
            return {"WORKSPACE": _free_path()}
        file = self._session.file
        return {} if file is None else {"WORKSPACE": file.place}

    @staticmethod
    def _recent_of(kind: str) -> list[str]:
        return [one for one in QgsSettings().value(kind, [], type=list) if isinstance(one, str)]

    def _remember(self, kind: str, name: str) -> None:
        names = [name, *(one for one in self._recent_of(kind) if one != name)]
        QgsSettings().setValue(kind, names[:_MOST_RECENT])

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._recent_of(_RECENT):
            self._recent.addAction(path, lambda path=path: self.open_path(path))
        for name in self._recent_of(_RECENT_SHARED):
            self._recent.addAction(
                QgsApplication.getThemeIcon(_SHARED_ICON), name, lambda name=name: self.open_shared(name)
            )
        if self._recent.isEmpty():
            self._recent.addAction(tr("None yet")).setEnabled(False)


def _free_path() -> str:
    """Return a name for a new workspace among the user's documents; Processing alone would propose a temporary file."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    folder, word = folder if folder.is_dir() else Path.home(), tr("Workspace").lower()
    names = (folder / f"{word}{f'-{number}' if number > 1 else ''}.gpkg" for number in count(1))
    return str(next(name for name in names if not name.exists()))
