"""A workspace of so many records that they are read in batches and compared in a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from qgis.core import QgsGeometry, QgsProject, QgsRectangle

from seinajoki_coord.gui.session import Session
from seinajoki_coord.layers.live_workspace import State
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.bulk import bulk_insert
from seinajoki_coord.workspace.geopackage import writing
from seinajoki_coord.workspace.workspace import new_workspace, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from seinajoki_coord.layers.entry import Key

COUNT = 12_000
"""More than are taken in at once."""
_WEST, _SOUTH, _SIDE, _ACROSS = 23_460_000.0, 6_960_000.0, 10.0, 100
_LOAD_MS = 60_000


def make_crowd(path: Path) -> Path:
    """Make works in a lattice; each touches its neighbours to the left and right, in the same month."""
    numbers = np.arange(COUNT)
    west = _WEST + _SIDE * (numbers % _ACROSS)
    south = _SOUTH + 2 * _SIDE * (numbers // _ACROSS)
    boxes = np.column_stack([west, south, west + _SIDE, south + _SIDE])
    blobs = []
    for box in boxes.tolist():
        ground = QgsGeometry.fromRect(QgsRectangle(*box))
        ground.convertToMultiType()
        blobs.append(ground.asWkb().data())
    columns = {
        "id": [f"00000000-0000-4000-9000-{number:012d}" for number in range(COUNT)],
        "title": [f"Work {number}" for number in range(COUNT)],
        "work_type": ["other"] * COUNT,
        "status": ["planned"] * COUNT,
        "certainty": ["fixed"] * COUNT,
        "starts_at": ["2026-06-01T07:00"] * COUNT,
        "ends_at": ["2026-07-01T16:00"] * COUNT,
    }
    with new_workspace(path, "EPSG:3877", "Europe/Helsinki") as draft, writing(draft.path) as link:
        bulk_insert(link, "work", columns, blobs, boxes)
    return path


def open_crowd(path: Path) -> Session:
    """Bring the crowd into the project; nothing waits until it is read."""
    QgsProject.instance().addMapLayers(list(load_layers(open_workspace(path)).values()))
    return Session(QgsProject.instance())


def wait_until_known(session: Session, qtbot: QtBot) -> None:
    """Wait until all are read and compared."""
    qtbot.waitUntil(lambda: session.live.state == State.READY, timeout=_LOAD_MS)


def neighbours(number: int) -> set[Key]:
    """Return the keys that the work of a number meets."""
    beside = {number - 1, number + 1} if number % _ACROSS else {number + 1}
    return {("work", one + 1) for one in beside if number % _ACROSS != _ACROSS - 1 or one < number}
