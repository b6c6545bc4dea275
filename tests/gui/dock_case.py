"""What the tests of the dock share: the sample as an open project, and the dock as a user sees it."""

from __future__ import annotations

import gc
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QItemSelectionModel

from seinajoki_coord.gui.dock import CoordDock
from seinajoki_coord.gui.record_model import Column
from seinajoki_coord.gui.session import Session
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.core import QgsVectorLayer
    from qgis.gui import QgisInterface

    from seinajoki_coord.layers.entry import Entry, Key


@dataclass
class Desk:
    """A session, its dock and a canvas."""

    session: Session
    dock: CoordDock
    iface: QgisInterface

    @property
    def titles(self) -> list[str]:
        """Return the titles in the list, from top to bottom."""
        return self.column(Column.TITLE)

    @property
    def entry(self) -> Entry:
        """Return the record in hand."""
        return self.session.live.entries[self.session.current]

    def column(self, column: Column) -> list[str]:
        """Return the texts of a column, from top to bottom."""
        model = self.dock.list.record_model
        return [model.data(model.index(row, column)) for row in range(model.rowCount())]

    def layer(self, name: str) -> QgsVectorLayer:
        """Return a layer by its table's name."""
        return self.session.opened.layers[name]

    def key(self, title: str) -> Key:
        """Return the key of the record of a title."""
        return next(key for key, entry in self.session.live.entries.items() if entry.title == title)

    def select(self, *titles: str) -> None:
        """Select rows of the list as clicks with Ctrl do."""
        table = self.dock.list
        table.clearSelection()
        for title in titles:
            index = table.record_model.index(self.titles.index(title), Column.TITLE)
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            table.selectionModel().setCurrentIndex(index, flags)

    def value(self, field: str) -> object:
        """Return what stands in the edit buffer for the record in hand."""
        name, fid = self.session.current
        return self.layer(name).getFeature(fid)[field]

    def close(self) -> None:
        """Take the dock down and forget the project."""
        self.dock.stop()
        self.session.stop()
        QgsProject.instance().clear()
        gc.collect()


def forget_settings() -> None:
    """Forget what the dock remembers."""
    QgsSettings().remove("seinajoki_coord")


def open_copy(sample: Path, folder: Path, name: str = "työtila.gpkg") -> Path:
    """Copy a workspace and bring its layers into the project."""
    path = folder / name
    shutil.copy(sample, path)
    QgsProject.instance().addMapLayers(list(load_layers(open_workspace(path)).values()))
    return path


def open_desk(qtbot: QtBot, iface: QgisInterface) -> Desk:
    """Open the dock on what stands in the project."""
    session = Session(QgsProject.instance())
    dock = CoordDock(session, iface)
    qtbot.addWidget(dock)
    dock.resize(900, 700)
    dock.show()
    return Desk(session, dock, iface)
