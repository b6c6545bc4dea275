#!/usr/bin/env python3
"""
How long a frame of the timeline takes: `timeline.py [--records 10000] [--size 1920x1000]`.

Works of the made-up city stand in a real workspace, with whom they meet; the widget paints into its window off the
screen. A frame is one repaint of the whole viewport, caused by what a hand does: scroll, zoom, drag. Who a bar
meets is worked out when it first comes into view; frames count that too.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from machine import machine
from planner import application, at, figures, make_workspace
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent

from seinajoki_coord.core.zone import DAY
from seinajoki_coord.gui.session import Session
from seinajoki_coord.gui.timeline.scale import TimeScale
from seinajoki_coord.gui.timeline.view import TimelinePanel
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

_FRAME = 16.0
"""Milliseconds of a frame at sixty a second."""
_FRAMES = 120


class Bench:
    """A timeline and a stop-watch."""

    def __init__(self, path: Path, size: tuple[int, int]) -> None:
        """Open the workspace in a project of its own."""
        self.project = QgsProject.instance()
        self.project.addMapLayers(list(load_layers(open_workspace(path)).values()))
        began = time.perf_counter()
        self.session = Session(self.project)
        opened = time.perf_counter()
        self.panel = TimelinePanel(self.session)
        self.panel.resize(*size)
        self.panel.show()
        application().processEvents()
        self.say("open: read the layers, find who meets whom", [opened - began])
        self.say("open: the panel and its first frame", [time.perf_counter() - opened])
        self.chart = self.panel.chart

    @staticmethod
    def say(name: str, seconds: list[float], work: list[float] | None = None) -> None:
        """Print a line of figures in milliseconds; ``work`` is what each took of the processor, on a busy machine less."""
        line = f"{name:52} {figures(seconds)}"
        if work is not None:
            mark = "ok" if at(work, 0.99) < _FRAME else "SLOW"
            line += f"   processor {figures(work)}   {mark}"
        print(line)

    def frames(self, name: str, act: Callable[[int], None]) -> None:
        """Time an act and the repaint that follows it."""
        seconds, work = [], []
        for number in range(_FRAMES):
            began, worked = time.perf_counter(), time.thread_time()
            act(number)
            self.chart.viewport().repaint()
            seconds.append(time.perf_counter() - began)
            work.append(time.thread_time() - worked)
        self.say(name, seconds, work)

    def run(self) -> None:
        """Scroll, zoom, drag, drop."""
        chart, bar = self.chart, self.chart.verticalScrollBar()
        middle = float(np.median(chart.bars.edges[1]))
        for name, day in (("year", 5.0), ("month", 60.0), ("day", 1900.0)):
            chart.set_scale(TimeScale(middle, DAY / day))
            bar.setValue(bar.maximum() // 2)
            self.frames(f"{name}: scroll the rows by half a page", lambda _n: bar.setValue(bar.value() + 400))
            bar.setValue(bar.maximum() // 2)
            self.frames(f"{name}: scroll the time", lambda _n: chart.scroll_by(25, 0))
        self.frames("zoom in and out", lambda n: chart.zoom(1.3 if n // 20 % 2 else 1 / 1.3))
        chart.fit()
        for code in ("party", "type"):
            self.panel.grouping.setCurrentIndex(self.panel.grouping.findData(code))
            self.frames(f"by {code}: jump through all rows", lambda n: bar.setValue(bar.maximum() * n // _FRAMES))
        self.panel.grouping.setCurrentIndex(0)
        self.drag()
        self.refresh()

    def drag(self) -> None:
        """Drag a bar sideways, each move asked what it would meet; then drop it."""
        chart = self.chart
        place = len(chart.bars) // 2
        self.session.set_current(chart.bars.entries[place].key)
        chart.set_scale(TimeScale(float(chart.bars.edges[1, place]) - 5 * DAY, DAY / 60.0))
        point = QPointF(
            chart.scale.x(float(chart.bars.edges[1, place])) + 40, chart.row_top(place) + chart.look.row / 2
        )
        self._send(QEvent.Type.MouseButtonPress, point)
        self.frames(
            "drag a bar by a day: what it would meet, and paint",
            lambda n: self._send(QEvent.Type.MouseMove, point + QPointF(20 + 60 * (n % 12), 0)),
        )
        began = time.perf_counter()
        self._send(QEvent.Type.MouseButtonRelease, point + QPointF(680, 0))
        application().processEvents()
        self.say("drop it: edit, who meets whom, rows, paint", [time.perf_counter() - began])

    def refresh(self) -> None:
        """Read all bars anew, as every edit does."""
        seconds, shown = [], []
        for _ in range(5):
            self.chart.content.forget()
            began = time.perf_counter()
            self.chart.refresh()
            seconds.append(time.perf_counter() - began)
            began = time.perf_counter()
            self.session.shown()
            shown.append(time.perf_counter() - began)
        print(
            f"{'read all bars anew (of it the filter and sort)':52} {1000 * min(seconds):8.1f} ({1000 * min(shown):.1f}) ms"
        )

    def _send(self, kind: QEvent.Type, point: QPointF) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
        where = QPointF(QPoint(round(point.x()), round(point.y())))
        application().sendEvent(self.chart.viewport(), QMouseEvent(kind, where, where, button, held, none))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--size", default="1920x1000")
    asked = parser.parse_args()
    width, height = (int(one) for one in asked.size.split("x"))
    application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "city.gpkg"
        make_workspace(path, asked.records)
        print(f"{asked.records} bars, {width} × {height} pixels. {machine(None, Path())}")
        bench = Bench(path, (width, height))
        bench.run()
        bench.session.opened.layers["work"].rollBack()
        bench.panel.stop()
        bench.session.stop()
        bench.project.clear()


if __name__ == "__main__":
    main()
