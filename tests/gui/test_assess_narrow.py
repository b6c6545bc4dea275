"""Decisions in a dock as narrow as it goes: all that decides is in sight, and a line says what it is about."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QToolBar

from seinajoki_coord.core import vocabulary as words
from seinajoki_coord.gui import assess_model as columns
from seinajoki_coord.layers import language
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.workspace import open_workspace

from .dock_case import Desk, forget_settings, open_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtWidgets import QWidget

NARROW, ROOMY = (240, 900), (420, 900)
"""As narrow as the dock goes, and as it opens."""
LINES_SEEN = 4


@pytest.fixture(scope="module")
def checked(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample, checked under the city's rules."""
    import processing

    path = tmp_path_factory.mktemp("checked") / "sample.gpkg"
    shutil.copy(sample, path)
    processing.run("seinajoki_coord:check_workspace", {"WORKSPACE": str(path)})
    return path


@pytest.fixture(params=["fi", "sv"])
def narrow(
    request: pytest.FixtureRequest, checked: Path, tmp_path: Path, qtbot: QtBot, qgis_iface: QgisInterface,
    qgis_new_project: None, monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:  # fmt: skip
    """Return the dock, narrow, in Finnish or Swedish, with the decisions in front."""
    monkeypatch.setattr(language.QgsApplication, "locale", lambda: request.param)
    language.spoken.cache_clear()
    monkeypatch.setattr("seinajoki_coord.gui.assess_panel.wall_clock", lambda _zone: "2020-01-01T12:00")
    forget_settings()
    path = tmp_path / "town.gpkg"
    shutil.copy(checked, path)
    QgsProject.instance().addMapLayers(list(load_layers(open_workspace(path)).values()))
    desk = open_desk(qtbot, qgis_iface)
    desk.dock.resize(*NARROW)
    desk.dock.side_tabs.setCurrentWidget(desk.dock.assess)
    desk.dock.assess.filter.me_combo.setCurrentIndex(1)
    desk.dock.splitter.setSizes([200, 700])
    QTest.qWait(50)
    yield desk
    desk.close()


def inside(part: QWidget, panel: QWidget) -> bool:
    """Whether a part is seen, and on a panel as a whole."""
    return part.isVisible() and panel.rect().contains(part.rect().translated(part.mapTo(panel, QPoint())))


def seen_columns(desk: Desk) -> list[int]:
    table = desk.dock.assess.table
    return [column for column in range(columns.STATE + 1) if not table.isColumnHidden(column)]


def test_all_that_decides_is_in_sight(narrow: Desk) -> None:
    dock, panel = narrow.dock, narrow.dock.assess
    assert (dock.width(), dock.minimumSizeHint().width()) == (NARROW[0], NARROW[0])
    bar = panel.bar
    parts = [bar.note_edit, *bar.buttons.values(), bar.snooze_button, bar.until_edit, panel.story]
    parts += [panel.filter.state_combo, panel.filter.more_button, panel.filter.check_button, panel.stack]
    assert [one for one in parts if not inside(one, dock)] == []
    sides = [one.geometry() for one in (bar.snooze_button, bar.until_edit)]
    assert sides[0].top() < sides[1].center().y() < sides[0].bottom(), "the day stands beside its button"
    (tools,) = bar.findChildren(QToolBar)
    assert all(inside(tools.widgetForAction(action), dock) for action in tools.actions())


def test_a_line_is_a_sign_and_a_sentence_without_scrolling_sideways(narrow: Desk) -> None:
    panel = narrow.dock.assess
    table, model = panel.table, panel.model
    assert seen_columns(narrow) == [columns.WEIGHT, columns.SENTENCE]
    assert table.horizontalScrollBar().maximum() == 0
    assert table.viewport().height() >= LINES_SEEN * table.rowHeight(0)
    cell = model.index(0, columns.WEIGHT)
    assert model.data(cell) == "▲"
    assert language.tr(words.OUTCOMES["conflict"]) in model.data(cell, Qt.ItemDataRole.AccessibleTextRole)
    assert language.tr(words.OUTCOMES["conflict"]) in model.data(cell, Qt.ItemDataRole.ToolTipRole)
    panel.step(1)
    assert table.currentIndex().row() == 1
    assert model.line(1).row["first_title"] in panel.story.text()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 2


def test_with_more_room_the_columns_are_as_they_were(narrow: Desk) -> None:
    panel, table = narrow.dock.assess, narrow.dock.assess.table
    narrow.dock.resize(*ROOMY)
    assert seen_columns(narrow) == list(range(columns.STATE + 1))
    assert not table.horizontalHeader().isHidden()
    assert language.tr(words.OUTCOMES["conflict"]) in panel.model.data(panel.model.index(0, columns.WEIGHT))
    table.setColumnWidth(columns.SENTENCE, 321)
    table.sortByColumn(columns.WHEN, Qt.SortOrder.AscendingOrder)
    narrow.dock.resize(*NARROW)
    narrow.dock.resize(*ROOMY)
    assert table.columnWidth(columns.SENTENCE) == 321
    assert table.horizontalHeader().sortIndicatorSection() == columns.WHEN
    assert panel.filter.outcome_combo.isVisible()


def test_filters_of_the_list_that_limit_nothing_wait_behind_a_button(narrow: Desk) -> None:
    bar, session = narrow.dock.filter_bar, narrow.session
    parts = (bar.period, bar.kind_combo, bar.party_combo, bar.overlap_check, bar.more_button, bar.reset_button)
    assert [one.isVisible() for one in parts] == [False] * len(parts)
    session.set_filter(kinds=frozenset({"work"}), begins="2026-01-05T00:00", ends="2026-03-01T00:00")
    assert [one.isVisible() for one in parts] == [True, True, False, False, False, True]
    QTest.qWait(50)
    assert bar.period.first_edit.y() < bar.period.last_edit.y()
    assert all(inside(one, narrow.dock) for one in (bar.period.first_edit, bar.period.last_edit, bar.kind_combo))
    bar.parts_button.click()
    assert all(one.isVisible() for one in parts)
    bar.parts_button.click()
    bar.reset()
    assert [one.isVisible() for one in parts] == [False] * len(parts)
    narrow.dock.resize(*ROOMY)
    assert all(one.isVisible() for one in parts)
    assert not bar.parts_button.isVisible()
    QTest.qWait(50)
    assert bar.period.first_edit.y() == bar.period.last_edit.y()


def test_all_tabs_can_be_clicked(narrow: Desk) -> None:
    for tabs in (narrow.dock.main_tabs, narrow.dock.side_tabs):
        bar = tabs.tabBar()
        places = range(tabs.count())
        assert all(inside(bar, narrow.dock) and bar.rect().contains(bar.tabRect(place)) for place in places)
        for place in places:
            QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
            assert tabs.currentIndex() == place
            assert bar.tabToolTip(place) == tabs.tabText(place)
