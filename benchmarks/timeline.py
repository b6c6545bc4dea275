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
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import city
import numpy as np
import shapely
from machine import machine
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent

from seinajoki_coord.core.zone import DAY
from seinajoki_coord.gui.session import Session
from seinajoki_coord.gui.timeline.scale import TimeScale
from seinajoki_coord.gui.timeline.view import TimelinePanel
from seinajoki_coord.layers.kernel import best_kernel
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.bulk import bulk_insert
from seinajoki_coord.workspace.geopackage import writing
from seinajoki_coord.workspace.workspace import new_workspace, open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

_FRAME = 16.0
"""Milliseconds of a frame at sixty a second."""
_TYPES = ("street_work", "electricity", "telecom", "gas", "district_heating", "other")
_PARTIES = 20
_FRAMES = 120


@lru_cache(maxsize=1)
def application() -> QgsApplication:
    """Return the one QGIS of this process, with widgets."""
    app = QgsApplication([], True)
    app.initQgis()
    return app


def make_workspace(path: Path, count: int) -> None:
    """Fill a workspace with works of the made-up city and parties."""
    works = city.make(count)
    grounds = [ground if ground.area else ground.buffer(2) for ground in works.geometries.tolist()]
    blobs = [
        shapely.to_wkb(ground if ground.geom_type == "MultiPolygon" else shapely.multipolygons([ground]))
        for ground in grounds
    ]
    starts, ends = (
        np.datetime_as_string(column.astype("datetime64[s]"), unit="m").tolist()
        for column in (works.starts, works.ends)
    )
    parties = [f"00000000-0000-4000-8000-{number:012d}" for number in range(_PARTIES)]
    with new_workspace(path, "EPSG:3877", "Europe/Helsinki") as draft, writing(draft.path) as link:
        bulk_insert(link, "party", {"id": parties, "name": [f"Party {n}" for n in range(_PARTIES)]})
        columns = {
            "id": [f"00000000-0000-4000-9000-{number:012d}" for number in range(count)],
            "title": [f"Work {number} of the made-up city" for number in range(count)],
            "work_type": [_TYPES[number % len(_TYPES)] for number in range(count)],
            "party_id": [parties[number % _PARTIES] for number in range(count)],
            "starts_at": starts,
            "ends_at": [None if text >= "2090" else text for text in ends],
            "status": ["planned"] * count,
            "certainty": [("fixed", "window")[number % 7 == 0] for number in range(count)],
        }
        kernel = best_kernel()
        bulk_insert(link, "work", columns, blobs, kernel.boxes(kernel.read(blobs)))


def _at(seconds: list[float], share: float) -> float:
    """Return in milliseconds what so many of the times stay below."""
    return float(1000 * np.quantile(seconds, share))


def _figures(seconds: list[float]) -> str:
    """Return times in milliseconds: one as it is, of many the middle, the 99th percentile and the longest."""
    if len(seconds) == 1:
        return f"{1000 * seconds[0]:8.2f} ms"
    return "median {:6.2f}   99 % {:6.2f}   most {:6.2f} ms".format(*(_at(seconds, one) for one in (0.5, 0.99, 1)))


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
        line = f"{name:52} {_figures(seconds)}"
        if work is not None:
            mark = "ok" if _at(work, 0.99) < _FRAME else "SLOW"
            line += f"   processor {_figures(work)}   {mark}"
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
