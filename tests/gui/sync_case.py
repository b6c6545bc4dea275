"""What the tests of syncing in the dock share: two people with a workspace each, one of which stands open in a desktop."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

from seinajoki_coord.gui.dock import CoordDock
from seinajoki_coord.gui.history_action import HistoryAction
from seinajoki_coord.gui.session import Session
from seinajoki_coord.gui.sync_action import SyncAction
from seinajoki_coord.layers.workspace_layers import add_to_project
from tests.server.client import ORIGIN, Client, new_client

from .dock_case import forget_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.core import QgsVectorLayer
    from qgis.gui import QgisInterface

    from tests.shared import Shared

LONG = 30_000


@dataclass
class Bench:
    """Anna's desktop as the plugin puts it up, and Bertil of the same party beside it."""

    qtbot: QtBot
    iface: QgisInterface
    session: Session
    dock: CoordDock
    sync: SyncAction
    history: HistoryAction
    anna: Client
    bertil: Client

    def layer(self, name: str) -> QgsVectorLayer:
        """Return a layer of Anna's by its table's name."""
        return self.session.opened.layers[name]

    def press_sync(self) -> str:
        """Press the dock's button, wait for the end and return what the message bar says."""
        with self.qtbot.waitSignal(self.sync.finished, timeout=LONG):
            self.dock.sync_button.click()
        return self.said()

    def said(self) -> str:
        """Return the last message."""
        return self.iface.messageBar().currentItem().text()

    def tab(self) -> str:
        """Return what stands on the tab of conflicts, empty where there is none."""
        return self.dock.side_tabs.tabText(self.dock.side_tabs.indexOf(self.dock.conflicts))

    def titles(self) -> set[str]:
        """Return the titles of the works that the layer shows."""
        return {feature["title"] for feature in self.layer("work").getFeatures()}

    def edit(self, key: str, field: str, value: object, *, save: bool = True) -> None:
        """Change a field of a work in its layer."""
        layer = self.layer("work")
        layer.startEditing()
        (feature,) = layer.getFeatures(f"\"id\" = '{key}'")
        layer.changeAttributeValue(feature.id(), feature.fieldNameIndex(field), value)
        if save:
            assert layer.commitChanges()


def new_crew(folder: Path, database: Shared) -> tuple[Client, Client]:
    """Make the workspaces of two people of one party, synced once."""
    party = database.add_party("Water", "water")
    clients = []
    for name in ("anna", "bertil"):
        database.add_login(name, party)
        clients.append(new_client(folder, name, database, name, party))
        clients[-1].sync(connection_name=name)
    return clients[0], clients[1]


@contextmanager
def bench_of(crew: tuple[Client, Client], qtbot: QtBot, iface: QgisInterface) -> Iterator[Bench]:
    """Yield the desktop on Anna's workspace, wired as the plugin does it."""
    forget_settings()
    iface.messageBar().clearWidgets()
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem(crew[0].workspace.crs))
    canvas = iface.mapCanvas()
    canvas.setDestinationCrs(project.crs())
    canvas.setExtent(QgsRectangle(ORIGIN[0] - 100, ORIGIN[1] - 100, ORIGIN[0] + 100, ORIGIN[1] + 100))
    add_to_project(project, crew[0].workspace)
    session = Session(project)
    dock = CoordDock(session, iface)
    qtbot.addWidget(dock)
    sync = SyncAction(iface, session, dock.form.save_bar.save)
    history = HistoryAction(iface, session)
    dock.take_actions(sync.action, sync.menu, history.action)
    dock.sync_wanted.connect(sync.run)
    sync.finished.connect(dock.conflicts.refresh)
    sync.history_wanted.connect(history.show)
    dock.conflicts.history_wanted.connect(history.show)
    dock.resize(900, 800)
    dock.show()
    yield Bench(qtbot, iface, session, dock, sync, history, *crew)
    for part in (sync, history, dock, session):
        part.stop()
    for layer in project.mapLayers().values():
        if hasattr(layer, "isEditable") and layer.isEditable():
            layer.rollBack()
    project.clear()
    gc.collect()


def answer(button: QMessageBox.StandardButton, asked: list[str]) -> None:
    """Press a button of the question that comes up next, and keep its text."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            box.button(button).click()
        else:
            QTimer.singleShot(20, press)

    QTimer.singleShot(0, press)
