"""A QGIS with the sample workspace in it, and a mouse for its map."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QMainWindow

from seinajoki_coord.gui.session import Session
from seinajoki_coord.layers.kernel import best_kernel
from seinajoki_coord.layers.sample import add_sample
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.workspace import new_workspace, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import Qgis, QgsVectorLayer

GK23 = QgsCoordinateReferenceSystem("EPSG:3877")
PROVINSSI = QgsPointXY(22.8463, 62.7640)
"""A point of the festival's ground, longitude and latitude."""
NOWHERE = QgsPointXY(22.70, 62.85)
"""A point where nothing happens."""
LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton


class MessageBar:
    """Keeps what was said."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self.said: list[str] = []

    def pushMessage(self, _title: str, message: str, _level: Qgis.MessageLevel, _seconds: int) -> None:
        """Keep a message."""
        self.said.append(message)


class Desktop(QObject):
    """The part of QGIS's interface that drawing needs: a window, a map, a message bar, an active layer."""

    currentLayerChanged = pyqtSignal(object)  # noqa: N815 - QGIS's own name

    def __init__(self, crs: QgsCoordinateReferenceSystem = GK23) -> None:
        """Show a map in a reference system."""
        super().__init__()
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas()
        self.window.setCentralWidget(self.canvas)
        self.canvas.setDestinationCrs(crs)
        self.window.resize(QSize(900, 700))
        self.window.show()
        self.bar = MessageBar()

    def mainWindow(self) -> QMainWindow:
        """Return the window."""
        return self.window

    def mapCanvas(self) -> QgsMapCanvas:
        """Return the map."""
        return self.canvas

    def messageBar(self) -> MessageBar:
        """Return the message bar."""
        return self.bar

    def look_at(self, place: QgsPointXY, metres: float = 300.0) -> None:
        """Show the ground around a place."""
        middle = self._from(QgsCoordinateReferenceSystem("EPSG:4326"), GK23).transform(place)
        box = QgsRectangle(middle.x() - metres, middle.y() - metres, middle.x() + metres, middle.y() + metres)
        self.canvas.setExtent(self._from(GK23, self.canvas.mapSettings().destinationCrs()).transformBoundingBox(box))

    def pixel(self, east: float, north: float, around: QgsPointXY) -> QPoint:
        """Return where on the canvas the ground lies that is some metres east and north of a place."""
        middle = self._from(QgsCoordinateReferenceSystem("EPSG:4326"), GK23).transform(around)
        ground = QgsPointXY(middle.x() + east, middle.y() + north)
        shown = self._from(GK23, self.canvas.mapSettings().destinationCrs()).transform(ground)
        return self.canvas.getCoordinateTransform().transform(shown).toQPointF().toPoint()

    def move(self, at: QPoint, button: Qt.MouseButton = NONE) -> None:
        """Move the mouse."""
        event = QgsMapMouseEvent(self.canvas, QEvent.Type.MouseMove, at, NONE, button)
        self.canvas.mapTool().canvasMoveEvent(event)

    def press(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Press a button of the mouse."""
        event = QgsMapMouseEvent(self.canvas, QEvent.Type.MouseButtonPress, at, button, button)
        self.canvas.mapTool().canvasPressEvent(event)

    def let_go(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Let a button of the mouse go."""
        event = QgsMapMouseEvent(self.canvas, QEvent.Type.MouseButtonRelease, at, button, NONE)
        self.canvas.mapTool().canvasReleaseEvent(event)

    def click(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Move there and click."""
        self.move(at)
        self.press(at, button)
        self.let_go(at, button)

    @staticmethod
    def _from(one: QgsCoordinateReferenceSystem, two: QgsCoordinateReferenceSystem) -> QgsCoordinateTransform:
        return QgsCoordinateTransform(one, two, QgsProject.instance().transformContext())


def make_sample(path: Path) -> Path:
    """Make the sample workspace."""
    with new_workspace(path, "EPSG:3877", "Europe/Helsinki") as workspace:
        add_sample(workspace, best_kernel())
    return path


def open_sample(made: Path, folder: Path) -> tuple[Session, dict[str, QgsVectorLayer]]:
    """Open a copy of a workspace in the project."""
    path = folder / "työtila.gpkg"
    shutil.copy(made, path)
    layers = load_layers(open_workspace(path))
    QgsProject.instance().addMapLayers(list(layers.values()))
    return Session(QgsProject.instance()), layers


def key_of(session: Session, title: str) -> tuple[str, int]:
    """Return the key of the record with a title."""
    found = [key for key, entry in session.live.entries.items() if entry.title == title]
    assert len(found) == 1, title
    return found[0]
