"""A workspace file outside the plugin's menu: dropped on QGIS, or chosen in its Browser, it opens as from the menu."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Callable

from qgis.gui import QgsCustomDropHandler, QgsDataItemGuiProvider
from qgis.PyQt.QtGui import QIcon

from ..layers.language import tr
from ..processing.provider import ICON
from ..workspace.workspace import is_workspace

if TYPE_CHECKING:
    from qgis.core import QgsDataItem
    from qgis.gui import QgsDataItemGuiContext
    from qgis.PyQt.QtWidgets import QMenu

_PREFIX = "gpkg:"
"""Stands before the path of a GeoPackage among the Browser's connections."""


class WorkspaceDrop(QgsCustomDropHandler):
    """Takes workspaces among the files that are dropped on the main window; all others go their usual way."""

    def __init__(self, open_path: Callable[[str], object]) -> None:
        """Open a file by a function, which says by itself what goes wrong."""
        super().__init__()
        self._open_path = open_path

    def handleFileDrop(self, file: str) -> bool:
        """Open a workspace; False for what is none."""
        if not is_workspace(Path(file)):
            return False
        self._open_path(file)
        return True


class WorkspaceItems(QgsDataItemGuiProvider):
    """Opens a workspace in the Browser by double click or by its context menu."""

    def __init__(self, open_path: Callable[[str], object]) -> None:
        """Open a file by a function, which says by itself what goes wrong."""
        super().__init__()
        self._open_path = open_path

    def name(self) -> str:
        """Return a name that no other provider has."""
        return "seinajoki_coord"

    def handleDoubleClick(self, item: QgsDataItem, _context: QgsDataItemGuiContext) -> bool:
        """Open a workspace; False for what is none."""
        path = _workspace_of(item)
        if path:
            self._open_path(path)
        return bool(path)

    def populateContextMenu(
        self, item: QgsDataItem, menu: QMenu, _chosen: list[QgsDataItem], _context: QgsDataItemGuiContext
    ) -> None:
        """Offer a workspace to be opened."""
        path = _workspace_of(item)
        if path:
            action = menu.addAction(QIcon(str(ICON)), tr("Open workspace"))
            action.triggered.connect(lambda: self._open_path(path))


def _workspace_of(item: QgsDataItem) -> str:
    """Return the file of an item of the Browser that is a workspace, else an empty text."""
    path = item.path()
    path = path[len(_PREFIX) :] if path.startswith(_PREFIX) else path
    return path if path.lower().endswith(".gpkg") and is_workspace(Path(path)) else ""
