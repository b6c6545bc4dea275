"""The drawing tools over the sample, with a hand on mouse and keyboard."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProject,
)
from qgis.PyQt.QtCore import QDateTime, Qt
from qgis.PyQt.QtTest import QTest

from seinajoki_coord.gui.drawing.tools import DrawingTools

from .drawing_case import LEFT, PROVINSSI, RIGHT, Desktop, open_sample

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsVectorLayer

    from seinajoki_coord.gui.session import Session


class Drawing:
    """A desktop with the tools over Provinssi."""

    def __init__(self, made: Path, folder: Path, crs: str = "EPSG:3877") -> None:
        """Open the sample."""
        self.session: Session
        self.layers: dict[str, QgsVectorLayer]
        self.session, self.layers = open_sample(made, folder)
        self.desktop = Desktop(QgsCoordinateReferenceSystem(crs))
        self.tools = DrawingTools(self.desktop, self.session)
        self.canvas = self.desktop.canvas
        self.at(PROVINSSI)
        self.when("2026-06-10T07:00", "2026-06-20T16:00")

    def at(self, place: object) -> None:
        """Look at a place."""
        self.where = place
        self.desktop.look_at(place)

    def when(self, begins: str, ends: str) -> None:
        """Say when the ground would be taken."""
        form = "yyyy-MM-ddTHH:mm"
        self.tools.bar.begins.setDateTime(QDateTime.fromString(begins, form))
        self.tools.bar.ends.setDateTime(QDateTime.fromString(ends, form))

    def click(self, east: float, north: float, button: Qt.MouseButton = LEFT) -> None:
        """Click on the ground."""
        self.desktop.click(self.desktop.pixel(east, north, self.where), button)

    def move(self, east: float, north: float, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
        """Move over the ground, long enough after the last move to be looked at."""
        QTest.qWait(20)
        self.desktop.move(self.desktop.pixel(east, north, self.where), button)

    def key(self, key: Qt.Key) -> None:
        """Press a key over the map."""
        QTest.keyClick(self.canvas, key)

    def trench(self, *, end: bool = True) -> None:
        """Draw a trench of 100 m."""
        self.tools.trench.trigger()
        self.click(-50, 0)
        self.click(50, 0)
        if end:
            self.click(50, 0, RIGHT)

    def confirm(self, title: str | None = "Piirretty") -> None:
        """Fill in the form that stands open and confirm it; without a title, cancel it."""
        dialog = self.tools._form.dialog
        if title is None:
            dialog.reject()
        else:
            dialog.attributeForm().changeAttribute("title", title)
            dialog.accept()

    def added(self, name: str = "work") -> list[object]:
        """Return the features that are not saved yet."""
        return [one for one in self.layers[name].getFeatures() if one.id() < 0]

    def close(self) -> None:
        """Take everything away."""
        self.tools.stop()
        self.session.stop()
        for layer in self.layers.values():
            if layer.isEditable():
                layer.rollBack()
        self.desktop.window.close()
        QgsProject.instance().clear()
        del self.layers, self.session, self.tools
        gc.collect()
