"""A panel of overlaps with the sample."""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtTest import QTest

from seinajoki_coord.gui import overlap_model as columns
from seinajoki_coord.gui.overlap_panel import OverlapPanel

from .drawing_case import Desktop, key_of, open_sample
from .spoken import in_english

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from seinajoki_coord.gui.session import Session

PIPE = "Törnävänsaaren vesijohdon uusinta"
FESTIVAL = "Provinssi 2026"
_PATIENCE = 10.0
"""Seconds."""


class Shown:
    """A panel with the sample."""

    def __init__(self, made: Path, folder: Path) -> None:
        """Open the sample."""
        self.session: Session
        self.session, self.layers = open_sample(made, folder)
        self.desktop = Desktop()
        self.panel = OverlapPanel(self.session, self.desktop)
        self.panel.resize(900, 300)
        self.panel.show()

    def take(self, title: str) -> tuple[str, int]:
        """Take a record in hand."""
        key = key_of(self.session, title)
        self.session.set_current(key)
        self.settle()
        return key

    def settle(self) -> None:
        """Wait until the list shows what is, however slow the machine."""
        end = time.monotonic() + _PATIENCE
        QTest.qWait(5)
        while self.panel._refresh.isActive():
            QTest.qWait(5)
            assert time.monotonic() < end, "the list is not refreshed"

    def wait_for_rules(self) -> None:
        """Wait until the rules have spoken."""
        end = time.monotonic() + _PATIENCE
        while not (self.panel.judge.is_done or self.panel.judge.fault):
            QTest.qWait(10)
            assert time.monotonic() < end, "the rules say nothing"

    def weight_of(self, title: str) -> str:
        """Return what is said of how bad a row is."""
        return self.cell(self.titles().index(title), columns.WEIGHT)

    def titles(self) -> list[str]:
        """Return the titles of the other records."""
        return [self.cell(row, columns.OTHER) for row in range(self.panel.model.rowCount())]

    def cell(self, row: int, column: int) -> str:
        """Return what a cell says."""
        return self.panel.model.data(self.panel.model.index(row, column))

    def select(self, title: str) -> None:
        """Select the row of another record."""
        self.panel._take(self.titles().index(title))

    def change(self, key: tuple[str, int], **values: object) -> None:
        """Change attributes in the edit buffer."""
        layer = self.layers[key[0]]
        if not layer.isEditable():
            layer.startEditing()
        for name, value in values.items():
            assert layer.changeAttributeValue(key[1], layer.fields().lookupField(name), value)
        self.settle()


@contextmanager
def shown_panel(made: Path, folder: Path, forms: str | None = None) -> Iterator[Shown]:
    """Yield a panel with the sample, in English; with dates and numbers in the ``forms`` of a country."""
    with in_english(forms):
        one = Shown(made, folder)
        yield one
    one.panel.stop()
    one.session.stop()
    for layer in one.layers.values():
        if QgsProject.instance().mapLayer(layer.id()) is not None:
            layer.rollBack()
    one.panel.close()
    one.desktop.window.close()
    QgsProject.instance().clear()
    gc.collect()
