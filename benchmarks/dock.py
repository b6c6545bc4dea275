#!/usr/bin/env python3
"""
The dock at work on large workspaces: `dock.py [--sizes 10000,100000]`; prints Markdown.

Each size is a process of its own. Times are of a clock on the wall; where a frame is timed, what it took of the
processor stands beside it, which other work on the machine does not lengthen. “Longest pause” is the longest time for
which the window did not answer while records were read and compared.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from laps import Laps, resident_peak
from planner import application, figures, make_workspace
from qgis.core import QgsGeometry, QgsProject

from seinajoki_coord.gui.dock import CoordDock
from seinajoki_coord.gui.record_model import Column
from seinajoki_coord.gui.session import Session
from seinajoki_coord.layers.live_workspace import Draft, State
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

_FRAMES = 100
_SIZE = (1000, 900)
_METRES = 3.0
_SCREENS = 20
_SETTLING = 10
"""Looks for events until list, form and timeline have followed a record that was taken in hand."""
_NAP = 0.001
"""Seconds between looks for events, so that waiting takes no time from the task."""


class Bench:
    """A dock on a workspace, and a stop-watch."""

    def __init__(self, path: Path) -> None:
        """Open the workspace as a project does, and wait until all is known of it."""
        self.rows: list[tuple[str, str]] = []
        self._app = application()
        self.project = QgsProject.instance()
        self._timed(
            "layers loaded", lambda: self.project.addMapLayers(list(load_layers(open_workspace(path)).values()))
        )
        Laps().start()
        before = resident_peak() or 0.0
        began = time.perf_counter()
        self.session = Session(self.project)
        self.dock = CoordDock(self.session)
        self.dock.resize(*_SIZE)
        self.dock.main_tabs.setCurrentWidget(self.dock.list)
        self.dock.show()
        self._app.processEvents()
        self._say("dock usable, first rows seen", time.perf_counter() - began)
        pause = 0.0
        for state, words in ((State.READING, "all records in the list"), (State.PAIRING, "all overlaps known")):
            while self.live.state == state:
                time.sleep(_NAP)
                looked = time.perf_counter()
                self._app.processEvents()
                pause = max(pause, time.perf_counter() - looked)
            self._say(words, time.perf_counter() - began)
        self._say("longest pause of the window meanwhile", pause)
        self.rows.append(
            ("memory at its highest above that of the layers", f"{(resident_peak() or 0) - before:,.0f} MB")
        )

    @property
    def live(self) -> object:
        """Return the records."""
        return self.session.live

    def run(self) -> None:
        """Scroll, sort, filter, draw, edit."""
        table = self.dock.list
        bar = table.verticalScrollBar()
        self._frames(
            "list: scroll by a page", lambda _n: bar.setValue((bar.value() + bar.pageStep()) % bar.maximum()), table
        )
        self._timed(
            "list: sort by title",
            lambda: table.sortByColumn(Column.TITLE, table.horizontalHeader().sortIndicatorOrder()),
        )
        self._timed("filter by a word", lambda: self.session.set_filter(text="99"))
        self._timed("take the filter away", lambda: self.session.set_filter(text=""))
        self.dock.side_tabs.setCurrentWidget(self.dock.overlaps)
        self._live_check()
        self._rules()
        self.dock.main_tabs.setCurrentWidget(self.dock.timeline)
        self._timed("timeline: first frame", self._app.processEvents)
        chart = self.dock.timeline.chart
        self._frames("timeline: scroll the rows", lambda _n: chart.scroll_by(0, 400), chart)
        self._bars()

    def _live_check(self) -> None:
        """Move the ground of records a little, as drafts and as edits, until the panel of overlaps is painted."""
        layer, random = self.session.opened.layers["work"], np.random.default_rng(3)
        keys = [key for key in self.live.partners if key[0] == "work"]
        chosen = [keys[place] for place in random.choice(len(keys), _FRAMES, replace=False).tolist()]
        grounds = []
        for key in chosen:
            ground = QgsGeometry(layer.getFeature(key[1]).geometry())
            ground.translate(*random.normal(0, _METRES, 2).tolist())
            grounds.append(ground)
        panel = self.dock.overlaps

        def draw(number: int) -> None:
            entry = self.live.entries[chosen[number]]
            self.session.judge.show_draft(
                Draft(grounds[number], entry.taken_from, entry.taken_until, entry.project, entry.key), "work"
            )

        self._frames("live check while drawing: mouse move to panel painted", draw, panel)
        self.session.judge.show_draft(None)
        layer.startEditing()

        def edit(number: int) -> None:
            layer.changeGeometry(chosen[number][1], grounds[number])
            self._app.processEvents()

        def take(number: int) -> None:
            self.session.set_current(chosen[number])
            self._app.processEvents()

        self._frames("live check of an edit: edit buffer to list, form and panel painted", edit, self.dock, before=take)
        layer.rollBack()

    def _rules(self) -> None:
        """Take records in hand, those that meet most apart, until the rules have said all of each."""
        partners, keys = self.live.partners, list(self.live.entries)
        busiest = sorted(partners, key=lambda key: -len(partners[key]))[:_FRAMES]
        chosen = [keys[place] for place in np.random.default_rng(7).choice(len(keys), _FRAMES, replace=False).tolist()]
        for words, some in (("any record", chosen), ("those that meet most", busiest)):
            pauses, whole = [], []
            for key in some:
                self.session.set_current(key)
                for _ in range(_SETTLING):
                    self._app.processEvents()
                    time.sleep(_NAP)
                self.dock.overlaps.refresh()
                for figures_of, taken in zip((whole, pauses), self._until(lambda: self.session.judge.is_done)):
                    figures_of.append(taken)
            self.rows.append((f"rules of the record in hand, {words}: processor", figures(whole)))
            self.rows.append(
                (f"rules of the record in hand, {words}: longest pause of the window, processor", figures(pauses))
            )

    def _bars(self) -> None:
        """Scroll to other bars and rest, until the rules have said all of those in view."""
        chart, pauses, whole = self.dock.timeline.chart, [], []
        for _ in range(_SCREENS):
            chart.scroll_by(0, 3 * chart.viewport().height())
            chart.viewport().repaint()
            for figures_of, taken in zip((whole, pauses), self._until(lambda: self.session.judge.is_idle)):
                figures_of.append(taken)
        first, last = chart.rows_in_view()
        self.rows.append((f"rules of the {last - first} bars in view: processor", figures(whole)))
        self.rows.append(("rules of the bars in view: longest pause of the window, processor", figures(pauses)))

    def _until(self, is_over: Callable[[], bool]) -> tuple[float, float]:
        """Let the window work until something is over; return what that took of the processor, in all and at a time."""
        began, longest = time.thread_time(), 0.0
        while not is_over():
            time.sleep(_NAP)
            looked = time.thread_time()
            self._app.processEvents()
            longest = max(longest, time.thread_time() - looked)
        return time.thread_time() - began, longest

    def _frames(
        self, name: str, act: Callable[[int], object], widget: object, before: Callable[[int], object] | None = None
    ) -> None:
        seconds, work = [], []
        for number in range(_FRAMES):
            if before is not None:
                before(number)
            began, worked = time.perf_counter(), time.thread_time()
            act(number)
            widget.repaint()
            seconds.append(time.perf_counter() - began)
            work.append(time.thread_time() - worked)
        self.rows.append((name, f"{figures(seconds)}; processor {figures(work)}"))

    def _timed(self, name: str, act: Callable[[], object]) -> None:
        began = time.perf_counter()
        act()
        self._app.processEvents()
        self._say(name, time.perf_counter() - began)

    def _say(self, name: str, seconds: float) -> None:
        self.rows.append((name, f"{seconds:.2f} s"))


def _measure(count: int) -> None:
    """Measure one size in this process and print it."""
    application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "city.gpkg"
        # In a process of its own: what it takes to make the city is no memory of the dock.
        subprocess.run([sys.executable, __file__, "--make", str(path), "--sizes", str(count)], check=True)
        bench = Bench(path)
        bench.run()
        pairs = sum(map(len, bench.live.partners.values())) // 2
        print(f"**{count:,} records, {pairs:,} pairs**\n\n| what | figure |\n| --- | --- |")
        for name, figure in bench.rows:
            print(f"| {name} | {' '.join(figure.split())} |")
        print(flush=True)
        bench.dock.stop()
        bench.session.stop()
        bench.project.clear()


def main() -> None:
    """Measure the sizes, one process each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    sizes = [int(one) for one in asked.sizes.split(",")]
    if asked.make is not None:
        application()
        make_workspace(asked.make, sizes[0])
    elif asked.here:
        _measure(sizes[0])
        sys.stdout.flush()
    else:
        for count in sizes:
            subprocess.run([sys.executable, __file__, "--here", "--sizes", str(count)], check=True)
        return
    # QGIS may crash while it is torn down.
    os._exit(0)


if __name__ == "__main__":
    main()
