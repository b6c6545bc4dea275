"""The panel of overlaps: who, what, when, how long, where; on the map, as text, as an e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsApplication, QgsGeometry, QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from seinajoki_coord.gui import overlap_model as columns
from seinajoki_coord.layers.live_workspace import Draft

from .drawing_case import key_of, make_sample
from .overlap_case import FESTIVAL, PIPE, Shown, shown_panel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def made(qgis_app: QgsApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample once."""
    return make_sample(tmp_path_factory.mktemp("sample") / "sample.gpkg")


@pytest.fixture
def shown(made: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    """Return a panel with the sample, in English with Finnish forms of dates and numbers."""
    with shown_panel(made, tmp_path, "fi_FI") as one:
        yield one


def test_the_record_in_hand_is_shown_with_all_that_it_meets(shown: Shown) -> None:
    key = shown.take(PIPE)
    assert sorted(shown.titles()) == sorted(
        shown.session.live.entries[one].title for one in shown.session.live.partners[key]
    )
    row = shown.titles().index(FESTIVAL)
    assert shown.cell(row, columns.WEIGHT) == "…"
    assert shown.cell(row, columns.KIND) == "Event: Festival"
    assert shown.cell(row, columns.PARTY) == "Provinssin tuotanto"
    assert shown.cell(row, columns.WHEN) == "10.6.2026 7.00 – 19.6.2026 16.00"
    assert shown.cell(row, columns.HOURS).startswith("9.4")
    assert shown.cell(row, columns.GROUND).endswith("m²")
    assert "+358 40 000 0008" in shown.cell(row, columns.CONTACT)
    assert PIPE in shown.panel.heading.text()


def test_the_ground_is_what_both_share(shown: Shown) -> None:
    shown.take(PIPE)
    shown.select(FESTIVAL)
    row = shown.panel.current_row()
    work, event = (shown.layers[name].getFeature(fid).geometry() for name, fid in (row.one, row.other))
    assert shown.panel.model.ground(row).area == pytest.approx(work.intersection(event).area(), rel=1e-6)


def test_all_shows_each_pair_once(shown: Shown) -> None:
    shown.panel.all_button.click()
    partners = shown.session.live.partners
    assert shown.panel.model.rowCount() == sum(map(len, partners.values())) // 2
    pairs = [frozenset((row.one, row.other)) for row in shown.panel.model.rows()]
    assert len(set(pairs)) == len(pairs)
    assert not shown.panel.table.isColumnHidden(columns.ONE)
    assert shown.panel.table.isColumnHidden(columns.WEIGHT), "no rule was asked of them"
    assert shown.panel.heading.text() == f"{len(pairs)} pairs share ground and time"
    assert "stands under Decisions" in shown.panel.said.text()
    shown.panel.record_button.click()
    assert shown.panel.model.rowCount() == 0
    assert shown.panel.table.isColumnHidden(columns.ONE)


def test_only_grounds_that_are_looked_at_are_measured(shown: Shown) -> None:
    shown.panel.resize(900, 170)
    shown.panel.all_button.click()
    shown.panel.table.scrollTo(shown.panel.model.index(0, columns.GROUND))
    QTest.qWait(20)
    measured = len(shown.panel.model._details._grounds)
    assert 0 < measured < shown.panel.model.rowCount()


def test_typing_another_date_is_seen_at_once_and_undo_too(shown: Shown) -> None:
    key = shown.take(PIPE)
    shown.change(key, starts_at="2026-05-18T07:00", ends_at="2026-05-20T16:00")
    assert FESTIVAL not in shown.titles()
    for _ in range(2):
        shown.layers["work"].undoStack().undo()
    shown.settle()
    assert FESTIVAL in shown.titles()


def test_the_pair_in_hand_stays_in_hand_while_others_change(shown: Shown) -> None:
    key = shown.take(PIPE)
    shown.select(FESTIVAL)
    shown.change(key, description="muutos", ends_at="2026-06-18T16:00")
    assert shown.panel.current_row().other == key_of(shown.session, FESTIVAL)
    assert "18.6.2026 16.00" in shown.cell(shown.titles().index(FESTIVAL), columns.WHEN)


def test_a_moved_ground_is_measured_anew(shown: Shown) -> None:
    key = shown.take(PIPE)
    shown.select(FESTIVAL)
    before = shown.panel.model.ground(shown.panel.current_row()).area
    layer = shown.layers["work"]
    layer.startEditing()
    layer.changeGeometry(key[1], layer.getFeature(key[1]).geometry().buffer(5, 8))
    shown.settle()
    shown.select(FESTIVAL)
    assert shown.panel.model.ground(shown.panel.current_row()).area > before * 2


def test_a_draft_is_shown_in_place_of_the_record_in_hand(shown: Shown) -> None:
    shown.take("Areenan lokakuun konsertti")
    before = shown.titles()
    ground = shown.layers["event"].getFeature(key_of(shown.session, FESTIVAL)[1]).geometry()
    shown.session.judge.show_draft(
        Draft(ground.centroid().buffer(20, 8), "2026-06-10T07:00", "2026-06-12T07:00"), "work"
    )
    assert FESTIVAL in shown.titles()
    assert "drawing" in shown.panel.heading.text()
    shown.select(FESTIVAL)
    shown.panel.copy()
    assert "being drawn" in QgsApplication.clipboard().text()
    shown.panel.zoom()
    shown.session.judge.show_draft(Draft(ground, "2026-12-01T07:00", "2026-12-02T07:00"))
    assert shown.panel.empty.text() == "Meets nothing. The ground is free then."
    shown.session.judge.show_draft(Draft(ground, "2026-12-03T07:00", "2026-12-02T07:00"))
    assert "before the start" in shown.panel.empty.text()
    shown.session.judge.show_draft(None)
    assert shown.titles() == before


def test_empty_states_say_something_useful(shown: Shown) -> None:
    assert "Choose a record" in shown.panel.empty.text()
    key = shown.take("Itsenäisyyspäivän soihtukulkue 2027")
    if not shown.session.live.partners.get(key):
        assert "free" in shown.panel.empty.text()
    shown.change(key, status="cancelled")
    assert "Cancelled" in shown.panel.empty.text()
    shown.change(key, status="planned", starts_at="2027-12-07T18:00")
    assert "before the start" in shown.panel.empty.text()
    layer = shown.layers["event"]
    layer.changeGeometry(key[1], QgsGeometry())
    shown.settle()
    assert "no ground" in shown.panel.empty.text()


def test_records_without_times_meet_whatever_shares_their_ground(shown: Shown) -> None:
    key = shown.take(PIPE)
    shown.change(key, starts_at=None, ends_at=None)
    assert FESTIVAL in shown.titles()
    row = shown.titles().index(FESTIVAL)
    assert shown.cell(row, columns.WHEN) == "8.6.2026 7.00 – 3.7.2026 18.00"
    other = key_of(shown.session, FESTIVAL)
    shown.change(other, starts_at=None, ends_at=None, setup_at=None, cleared_at=None)
    row = shown.titles().index(FESTIVAL)
    assert (shown.cell(row, columns.WHEN), shown.cell(row, columns.HOURS)) == ("All the time", "open")
    shown.change(other, starts_at="2026-06-01T07:00")
    assert shown.cell(shown.titles().index(FESTIVAL), columns.WHEN) == "from 1.6.2026 7.00, no end"


def test_columns_can_be_sorted_and_stay_sorted(shown: Shown) -> None:
    shown.panel.show_all(True)
    shown.panel.table.sortByColumn(columns.GROUND, Qt.SortOrder.DescendingOrder)
    areas = [shown.panel.model.ground(row).area for row in shown.panel.model.rows()]
    assert areas == sorted(areas, reverse=True)
    shown.panel.refresh()
    assert [shown.panel.model.ground(row).area for row in shown.panel.model.rows()] == areas
    for column in range(9):
        shown.panel.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)


def test_a_deleted_record_and_a_cleared_project_are_harmless(shown: Shown) -> None:
    key = shown.take(PIPE)
    shown.panel.show_all(True)
    before = shown.panel.model.rowCount()
    shown.layers["work"].startEditing()
    shown.layers["work"].deleteFeature(key[1])
    # Painted before it is made anew.
    for row in range(before):
        shown.cell(row, columns.GROUND)
    QTest.qWait(200)
    assert shown.panel.model.rowCount() < before
    shown.layers.clear()
    QgsProject.instance().clear()
    QTest.qWait(10)
    assert shown.panel.model.rowCount() == 0
    assert "No workspace" in shown.panel.empty.text()
    for action in shown.panel.actions_by_name.values():
        action.trigger()


def test_a_hidden_panel_does_no_work_and_catches_up_when_it_is_shown(shown: Shown) -> None:
    shown.take(PIPE)
    shown.panel.hide()
    shown.take(FESTIVAL)
    assert FESTIVAL in shown.titles()
    shown.panel.show()
    assert PIPE in shown.titles()


def test_a_narrow_panel_puts_the_heading_below_the_buttons(shown: Shown) -> None:
    shown.take(PIPE)
    shown.panel.resize(240, 400)
    shown.settle()
    assert shown.panel.width() < 330
    assert shown.panel.heading.geometry().top() >= shown.panel.all_button.geometry().bottom()
    shown.panel.step(1)
    assert shown.panel.table.horizontalScrollBar().value() == 0


def test_what_is_said_of_a_row_stands_beside_the_list_where_it_is_low_and_below_where_it_is_high(shown: Shown) -> None:
    shown.take(PIPE)
    shown.wait_for_rules()
    shown.panel.step(1)
    for size, is_beside in (((900, 300), True), ((500, 900), False), ((400, 300), False), ((300, 300), False)):
        shown.panel.resize(*size)
        QTest.qWait(20)
        table, said = (one.mapTo(shown.panel, QPoint()) for one in (shown.panel.stack, shown.panel.said))
        assert (said.x() >= table.x() + shown.panel.stack.width()) is is_beside
        assert (said.y() >= table.y() + shown.panel.stack.height()) is not is_beside
