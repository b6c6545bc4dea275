"""What the tests of the timeline share: the sample as a project, and a planner with mouse and keys."""

from __future__ import annotations

import gc
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent, QWheelEvent
from qgis.PyQt.QtWidgets import QApplication

from seinajoki_coord.core.zone import DAY
from seinajoki_coord.gui.session import Session
from seinajoki_coord.gui.timeline.scale import TimeScale
from seinajoki_coord.gui.timeline.view import TimelinePanel
from seinajoki_coord.layers.attribute import plain
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.core import QgsVectorLayer

    from seinajoki_coord.gui.timeline.chart import TimelineChart
    from seinajoki_coord.layers.entry import Key

NOW = datetime(2026, 7, 6, 9, 30, tzinfo=timezone.utc)
"""Half past twelve in Helsinki."""
TIMES = ("setup_at", "starts_at", "ends_at", "cleared_at")
TANGO = "Tangomarkkinat 2026, Tangokatu"
FIBRE = "Kapernaumin valokuitu"
LEAK = "Kauppakadun vesijohtovuoto"
NONE = Qt.KeyboardModifier.NoModifier


def tick(text: str) -> int:
    """Return a wall-clock text as ticks."""
    return int(np.datetime64(text, "us").astype(np.int64))


@dataclass
class Planner:
    """A person before the timeline."""

    qtbot: QtBot
    session: Session
    panel: TimelinePanel

    @property
    def chart(self) -> TimelineChart:
        """Return the bars."""
        return self.panel.chart

    @property
    def said(self) -> str:
        """Return the line of text under the bars."""
        return self.panel.message.whole()

    def key(self, title: str) -> Key:
        """Return the key of the record of a title."""
        return next(key for key, one in self.session.live.entries.items() if one.title == title)

    def layer(self, title: str) -> QgsVectorLayer:
        """Return the layer of a record."""
        return self.session.live.layers[self.key(title)[0]]

    def times(self, title: str) -> tuple[str | None, ...]:
        """Return set-up, start, end and cleared as the layer has them now."""
        feature = self.layer(title).getFeature(self.key(title)[1])
        return tuple(plain(feature[name]) for name in TIMES)

    def change(self, title: str, /, **values: object) -> None:
        """Change fields of a record in the edit buffer, as a form does."""
        layer, fid = self.layer(title), self.key(title)[1]
        layer.startEditing()
        for name, value in values.items():
            assert layer.changeAttributeValue(fid, layer.fields().lookupField(name), value)
        self.settle()

    def look_at(self, start: str, day: float = 40.0) -> None:
        """Show time from a start, with so many pixels for a day."""
        self.chart.set_scale(TimeScale(float(tick(start)), DAY / day))
        self.settle()

    def choose(self, title: str) -> None:
        """Take a record in hand from elsewhere."""
        self.session.set_current(self.key(title))
        self.settle()

    def settle(self) -> None:
        """Let everything happen that is due."""
        for _ in range(3):
            QApplication.processEvents()

    def wait_for_rules(self) -> None:
        """Wait until the rules have spoken of what is in view."""
        judge = self.session.judge
        self.chart.viewport().repaint()
        self.qtbot.waitUntil(lambda: judge.is_idle, timeout=10_000)
        self.settle()

    def at(self, title: str, when: str) -> QPoint:
        """Return where a moment of a record's row is; the row is scrolled into view."""
        place = self.chart.bars.places[self.key(title)]
        self.chart.scroll_to(place)
        row = self.chart.row_top(int(self.chart.rows.row_of[place])) + self.chart.look.row // 2
        return QPoint(round(self.chart.scale.x(float(tick(when)))), row)

    def press(self, point: QPoint) -> None:
        """Press the mouse."""
        self.qtbot.mousePress(self.chart.viewport(), Qt.MouseButton.LeftButton, pos=point)

    def move(self, point: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Move the mouse with its button down; Qt's own test function cannot say that the button is down."""
        button = Qt.MouseButton.LeftButton
        event = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), QPointF(point), button, button, modifier)
        QApplication.sendEvent(self.chart.viewport(), event)

    def hover(self, point: QPoint) -> None:
        """Move the mouse with no button down, whatever other window may lie over the chart."""
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), QPointF(point), none, none, NONE)
        QApplication.sendEvent(self.chart.viewport(), event)

    def release(self, point: QPoint) -> None:
        """Let the mouse go."""
        self.qtbot.mouseRelease(self.chart.viewport(), Qt.MouseButton.LeftButton, pos=point)
        self.settle()

    def drag(
        self, title: str, when: str, pixels: int, modifier: Qt.KeyboardModifier = NONE, *, drop: bool = True
    ) -> None:
        """Take hold of a bar at a moment and move the mouse to the side."""
        point = self.at(title, when)
        end = point + QPoint(pixels, 0)
        self.press(point)
        self.move(point + QPoint(pixels // 2, 0), modifier)
        self.move(end, modifier)
        if drop:
            self.release(end)

    def click(self, point: QPoint) -> None:
        """Click."""
        self.qtbot.mouseClick(self.chart.viewport(), Qt.MouseButton.LeftButton, pos=point)
        self.settle()

    def type(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key on the bars."""
        self.qtbot.keyClick(self.chart, key, modifier)
        self.settle()

    def turn_wheel(self, x: int, notches: int, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Turn the wheel of a mouse at a place, away from the hand if positive."""
        point = QPointF(x, 120)
        event = QWheelEvent(
            point,
            point,
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.chart.viewport(), event)
        self.settle()

    def group(self, code: str) -> list[str]:
        """Group the bars as the combo box does; return the names of the groups from the top."""
        self.panel.grouping.setCurrentIndex(self.panel.grouping.findData(code))
        self.settle()
        return [one.label for one in self.chart.rows.groups]

    def shown(self) -> list[str]:
        """Return the titles from the top."""
        rows = self.chart.rows
        places = [rows.bar_at(row) for row in range(len(rows))]
        return [self.chart.bars.entries[place].title for place in places if place is not None]


def make_sample(folder: Path) -> Path:
    """Make a workspace with the sample by the algorithm."""
    import processing

    path = folder / "sample.gpkg"
    processing.run("seinajoki_coord:create_workspace", {"WORKSPACE": str(path), "SAMPLE": True})
    return path


@contextmanager
def planning(sample: Path, folder: Path, qtbot: QtBot) -> Iterator[Planner]:
    """Open a copy of a workspace in the project and the timeline on it; July 2026 is in view."""
    path = folder / "työtila.gpkg"
    shutil.copy(sample, path)
    QgsProject.instance().addMapLayers(list(load_layers(open_workspace(path)).values()))
    session = Session(QgsProject.instance())
    panel = TimelinePanel(session, clock=lambda: NOW)
    qtbot.addWidget(panel)
    panel.resize(1200, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    planner = Planner(qtbot, session, panel)
    planner.look_at("2026-06-25")
    yield planner
    panel.stop()
    for layer in list(session.live.layers.values()) if session.live is not None else []:
        layer.rollBack()
    session.stop()
    QgsProject.instance().clear()
    gc.collect()
