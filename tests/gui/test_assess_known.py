"""The list of decisions while another program has the file: nobody waits, and it is read as soon as it is free."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProject

from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.geopackage import PATIENT
from seinajoki_coord.workspace.workspace import open_workspace
from tests.other_program import locked
from tests.processing.town import add, check, new_town

from .dock_case import Desk, forget_settings, open_copy, open_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface

_TRIES = 500
"""Milliseconds after which a file in use was tried again."""
SOME_DAY = {"starts_at": "2150-06-01T08:00", "ends_at": "2150-06-30T16:00"}


@pytest.fixture
def desk(
    provider: object, tmp_path: Path, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None
) -> Iterator[Desk]:
    """Return the dock with a town in which two works meet."""
    forget_settings()
    town = new_town(tmp_path / "made.gpkg")
    for title in ("pipe", "cable"):
        add(town, "work", title, **SOME_DAY)
    check(town)
    open_copy(town, tmp_path)
    desk = open_desk(qtbot, qgis_iface)
    yield desk
    desk.close()


def test_the_window_does_not_wait_for_a_file_in_use_and_shows_it_when_it_is_free(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.dock.assess
    desk.dock.side_tabs.setCurrentWidget(panel)
    heading = panel.filter.heading.text()
    with locked(desk.session.opened.workspace.path, "UPDATE overlap SET assessment = 'closed'"):
        begin = time.monotonic()
        panel.refresh()
        assert time.monotonic() - begin < PATIENT / 2
        assert panel.filter.heading.text().startswith(f"{heading} · The file is in use: as of ")
        qtbot.wait(2 * _TRIES)
        assert panel.model.rowCount() == 1
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0)
    assert panel.filter.heading.text() == ""


def test_a_file_in_use_when_the_list_is_first_shown_is_shown_when_it_is_free(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.dock.assess
    with locked(desk.session.opened.workspace.path):
        desk.dock.side_tabs.setCurrentWidget(panel)
        assert panel.model.rowCount() == 0
        assert panel.empty.text() == "The file is in use just now. It is read as soon as it is free."
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)


def test_another_workspace_does_not_show_the_overlaps_of_the_one_before(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = desk.dock.assess
    desk.dock.side_tabs.setCurrentWidget(panel)
    assert panel.model.rowCount() == 1
    other = new_town(tmp_path / "uusi.gpkg")
    second = load_layers(open_workspace(other))
    QgsProject.instance().addMapLayers(list(second.values()))
    qtbot.waitUntil(lambda: len(desk.session.workspaces) == 2)
    with locked(other):
        desk.session.choose(str(other))
        assert panel.model.rowCount() == 0
        assert panel.empty.text() == "The file is in use just now. It is read as soon as it is free."
    qtbot.waitUntil(lambda: "Nothing was checked yet" in panel.empty.text())
