"""The dock as a user works with it: filter, list, map, copying and deleting, the empty state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsDateTimeRange, QgsProject, QgsRectangle, QgsTemporalNavigationObject
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from seinajoki_coord.core.schema import WORK
from seinajoki_coord.gui.filter_period import periods
from seinajoki_coord.gui.record_model import Column
from seinajoki_coord.layers.entry import Entry

from .dock_case import Desk, open_copy, open_desk

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface

TRENCH = "Törnävänsaaren vesijohdon uusinta"
FESTIVAL = "Provinssi 2026"


def test_without_a_workspace_the_dock_offers_to_open_or_create_one(
    qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None
) -> None:
    desk = open_desk(qtbot, qgis_iface)
    assert desk.dock.open_button.isVisible()
    assert not desk.dock.list.isVisible()
    with qtbot.waitSignal(desk.dock.open_wanted):
        desk.dock.open_button.click()
    with qtbot.waitSignal(desk.dock.create_wanted):
        desk.dock.create_button.click()


def test_the_list_shows_all_records_and_the_bar_counts_them(desk: Desk) -> None:
    count = len(desk.session.live.entries)
    assert desk.dock.list.isVisible()
    assert len(desk.titles) == count > 50
    assert desk.dock.filter_bar.count_label.text() == f"{count} of {count}"
    assert TRENCH in desk.titles
    assert not desk.dock.workspace_row.isVisible()


def test_typing_filters_the_list(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.session.filter_changed):
        qtbot.keyClicks(desk.dock.filter_bar.text_edit, "VESIJOHDON uusinta")
    assert desk.titles == [TRENCH]
    assert desk.dock.filter_bar.count_label.text().startswith("1 of ")
    desk.dock.filter_bar.reset_button.click()
    assert len(desk.titles) == len(desk.session.live.entries)
    assert not desk.dock.filter_bar.text_edit.text()


def test_kinds_parties_and_statuses_filter_the_list(desk: Desk) -> None:
    bar = desk.dock.filter_bar
    bar.kind_combo.toggleItemCheckState(bar.kind_combo.findData("event"))
    assert set(desk.session.filter.kinds) == {"event"}
    assert FESTIVAL in desk.titles
    assert TRENCH not in desk.titles
    bar.status_combo.toggleItemCheckState(bar.status_combo.findData("completed"))
    assert set(desk.column(Column.STATUS)) == {"Completed"}
    bar.reset_button.click()
    party = desk.session.live.entries[desk.key(TRENCH)].party_id
    bar.party_combo.toggleItemCheckState(bar.party_combo.findData(party))
    assert set(desk.column(Column.PARTY)) == {"Vesihuolto"}


def test_only_with_overlaps_leaves_those_that_meet_something_with_their_mark(desk: Desk) -> None:
    desk.dock.filter_bar.overlap_check.click()
    marks = desk.column(Column.OVERLAPS)
    assert len(marks) == len(desk.session.live.partners)
    assert all(int(mark) > 0 for mark in marks)


def test_presets_and_days_filter_by_time(desk: Desk) -> None:
    period = desk.dock.filter_bar.period
    period.preset_combo.setCurrentIndex(period.preset_combo.findData("year"))
    period.preset_combo.activated.emit(period.preset_combo.currentIndex())
    year = QDate.currentDate().year()
    assert desk.session.filter.begins == f"{year}-01-01T00:00"
    assert desk.session.filter.ends == f"{year + 1}-01-01T00:00"
    period.first_edit.setDate(QDate(2026, 6, 19))
    period.last_edit.setDate(QDate(2026, 6, 19))
    assert desk.session.filter.ends == "2026-06-20T00:00"
    assert period.preset_combo.currentData() == "own"
    assert TRENCH in desk.titles
    period.first_edit.setDate(QDate(2026, 6, 20))
    assert TRENCH not in desk.titles
    period.first_edit.clear()
    assert desk.session.filter.begins is None


def test_the_presets_are_whole_weeks_and_years() -> None:
    spans = periods(QDate(2026, 11, 22))
    assert spans["week"] == (QDate(2026, 11, 16), QDate(2026, 11, 22))
    assert spans["soon"] == (QDate(2026, 11, 22), QDate(2026, 12, 21))
    assert spans["year"] == (QDate(2026, 1, 1), QDate(2026, 12, 31))


def test_in_view_follows_the_map(desk: Desk, qtbot: QtBot) -> None:
    layer, canvas = desk.layer("work"), desk.iface.mapCanvas()
    canvas.setDestinationCrs(layer.crs())
    ground = layer.getFeature(desk.key(TRENCH)[1]).geometry().boundingBox()
    canvas.setExtent(ground)
    desk.dock.filter_bar.view_check.click()
    assert TRENCH in desk.titles
    assert len(desk.titles) < len(desk.session.live.entries)
    with qtbot.waitSignal(desk.session.filter_changed):
        canvas.setExtent(QgsRectangle(0, 0, 10, 10))
    assert desk.titles == []
    desk.dock.filter_bar.view_check.click()
    assert TRENCH in desk.titles


def test_the_map_leaves_out_what_the_list_does_not_show_and_keeps_meeting_it(desk: Desk) -> None:
    bar, layer = desk.dock.filter_bar, desk.layer("work")
    count = len(desk.session.live.entries)
    desk.session.set_filter(text="vesijohdon uusinta")
    bar.map_action.trigger()
    shown = [one["title"] for one in layer.getFeatures(layer.renderer().rootRule().filterExpression())]
    assert shown == desk.titles
    assert len(desk.session.live.entries) == count
    assert not layer.subsetString()
    bar.map_action.trigger()
    assert not layer.renderer().rootRule().filterExpression()


def test_the_temporal_controller_sets_the_filter_and_the_filter_sets_it(desk: Desk) -> None:
    bar, controller = desk.dock.filter_bar, QgsTemporalNavigationObject()
    bar._temporal = controller
    controller.updateTemporalRange.connect(bar._temporal_moved)
    span = QgsDateTimeRange(QDateTime(QDate(2026, 6, 10), QTime(8, 0)), QDateTime(QDate(2026, 6, 10), QTime(9, 0)))
    bar._temporal_moved(span)
    assert desk.session.filter.begins is None
    bar.temporal_action.setChecked(True)
    bar._temporal_moved(span)
    assert (desk.session.filter.begins, desk.session.filter.ends) == ("2026-06-10T08:00", "2026-06-10T09:00")
    assert TRENCH in desk.titles
    bar.temporal_action.setChecked(False)
    desk.session.set_filter(begins="2026-07-01T00:00", ends="2026-08-01T00:00")
    bar.give_action.trigger()
    extents = controller.temporalExtents()
    assert (extents.begin().date(), extents.end().date()) == (QDate(2026, 7, 1), QDate(2026, 8, 1))
    bar._temporal = None


def test_the_header_sorts_and_the_selection_stays(desk: Desk) -> None:
    desk.select(TRENCH)
    desk.dock.list.sortByColumn(Column.TITLE, Qt.SortOrder.AscendingOrder)
    titles = desk.titles
    assert titles[0].casefold() < titles[-1].casefold()
    assert titles.index(TRENCH) > titles.index(FESTIVAL)
    assert desk.dock.list.selected_keys() == [desk.key(TRENCH)]
    desk.dock.list.sortByColumn(Column.TITLE, Qt.SortOrder.DescendingOrder)
    assert desk.titles[0] == titles[-1]
    desk.dock.list.sortByColumn(Column.OVERLAPS, Qt.SortOrder.DescendingOrder)
    counts = [int(mark[2:] or 0) for mark in desk.column(Column.OVERLAPS)]
    assert counts == sorted(counts, reverse=True)


def test_the_list_selects_on_the_map_and_the_map_in_the_list(desk: Desk) -> None:
    desk.select(TRENCH, FESTIVAL)
    assert desk.layer("work").selectedFeatureIds() == [desk.key(TRENCH)[1]]
    assert desk.layer("event").selectedFeatureIds() == [desk.key(FESTIVAL)[1]]
    assert desk.session.current == desk.key(FESTIVAL)
    desk.layer("event").removeSelection()
    assert desk.dock.list.selected_keys() == [desk.key(TRENCH)]
    assert desk.session.current == desk.key(TRENCH)
    desk.session.set_current(desk.key(FESTIVAL))
    assert desk.dock.list.selected_keys() == [desk.key(FESTIVAL)]
    assert desk.layer("work").selectedFeatureCount() == 0


def test_a_selection_survives_a_filter_that_hides_it(desk: Desk) -> None:
    desk.select(TRENCH)
    desk.session.set_filter(kinds=frozenset({"event"}))
    assert desk.dock.list.selected_keys() == []
    desk.session.set_filter(kinds=frozenset())
    assert desk.dock.list.selected_keys() == [desk.key(TRENCH)]


def test_copy_and_delete_are_one_step_of_undo_each(desk: Desk, qtbot: QtBot) -> None:
    layer, count = desk.layer("work"), len(desk.titles)
    desk.select(TRENCH)
    original = desk.entry
    desk.dock.list.actions_by_name["copy"].trigger()
    assert desk.entry.title == f"{TRENCH} (copy)"
    assert desk.entry.id != original.id
    assert (desk.entry.starts, desk.entry.party_id) == (original.starts, original.party_id)
    assert layer.getFeature(desk.session.current[1]).geometry().equals(layer.getFeature(original.key[1]).geometry())
    assert desk.dock.list.selected_keys() == [desk.session.current]
    layer.undoStack().undo()
    assert len(desk.titles) == count
    assert desk.session.current is None
    desk.select(TRENCH)
    desk.dock.list.actions_by_name["delete"].trigger()
    assert TRENCH not in desk.titles
    assert layer.undoStack().undoText() == "Delete records"
    layer.undoStack().undo()
    assert TRENCH in desk.titles
    layer.rollBack()


def test_a_new_record_stays_in_hand_when_it_is_saved(desk: Desk) -> None:
    desk.select(TRENCH)
    desk.dock.list.copy_selected()
    copy = desk.entry
    assert copy.key[1] < 0
    assert desk.dock.form.save_bar.save()
    assert desk.entry.id == copy.id
    assert desk.entry.key[1] > 0
    assert not desk.layer("work").isEditable()
    assert desk.titles.count(copy.title) == 1


def test_zoom_shows_the_ground_of_the_selected_records(desk: Desk) -> None:
    canvas, layer = desk.iface.mapCanvas(), desk.layer("work")
    canvas.setDestinationCrs(layer.crs())
    desk.select(TRENCH)
    desk.dock.list.zoom()
    ground = layer.getFeature(desk.key(TRENCH)[1]).geometry().boundingBox()
    assert canvas.extent().contains(ground)
    assert canvas.extent().width() < 20 * ground.width()
    desk.dock.list.flash()


def test_columns_are_chosen_and_remembered(desk: Desk, qtbot: QtBot, qgis_iface: QgisInterface) -> None:
    assert desk.dock.list.isColumnHidden(Column.PERMIT)
    actions = {action.text(): action for action in desk.dock.list.columns.column_menu().actions()}
    actions["Permit"].trigger()
    actions["Party"].trigger()
    desk.dock.list.sortByColumn(Column.TITLE, Qt.SortOrder.DescendingOrder)
    desk.dock.stop()
    again = open_desk(qtbot, qgis_iface)
    assert not again.dock.list.isColumnHidden(Column.PERMIT)
    assert again.dock.list.isColumnHidden(Column.PARTY)
    assert again.titles == desk.titles
    desk.dock = again.dock
    again.session.setParent(again.dock)


def test_another_workspace_is_chosen_in_the_header(desk: Desk, sample: Path, tmp_path: Path, qtbot: QtBot) -> None:
    path = open_copy(sample, tmp_path, "toinen.gpkg")
    qtbot.waitUntil(lambda: len(desk.session.workspaces) == 2)
    assert desk.dock.workspace_row.isVisible()
    combo = desk.dock.workspace_combo
    combo.setCurrentIndex(combo.findText("toinen"))
    combo.activated.emit(combo.currentIndex())
    assert desk.session.opened.workspace.path == path
    assert TRENCH in desk.titles


def test_the_dock_turns_by_its_shape(desk: Desk) -> None:
    desk.dock.resize(300, 900)
    assert desk.dock.splitter.orientation() == Qt.Orientation.Vertical
    assert desk.dock.minimumSizeHint().width() <= 300
    desk.dock.resize(1400, 380)
    assert desk.dock.splitter.orientation() == Qt.Orientation.Horizontal


def test_clearing_the_project_empties_the_dock(desk: Desk) -> None:
    desk.select(TRENCH)
    QgsProject.instance().clear()
    assert desk.titles == []
    assert desk.session.current is None
    assert desk.dock.open_button.isVisible()
    desk.dock.list.delete_selected()
    desk.dock.list.zoom()
    desk.dock.filter_bar.reset()


def test_a_hundred_thousand_records_are_rows_without_objects(desk: Desk) -> None:
    live = desk.session.live
    live.entries = {
        ("work", fid): Entry(
            ("work", fid), str(fid), f"Työ {fid}", "other", "planned", None, None, "fixed", None,
            None if fid % 7 == 0 else f"2026-{fid % 12 + 1:02}-01T00:00", None, None, None,
        )
        for fid in range(1, 100_001)
    }  # fmt: skip
    live.partners = {}
    desk.session.entries_changed.emit(None)
    model = desk.dock.list.record_model
    assert model.rowCount() == 100_000
    model.sort(Column.TITLE, Qt.SortOrder.DescendingOrder)
    assert desk.dock.list.record_model.key_at(0) == ("work", 99_999)
    desk.session.set_filter(text="99999")
    assert model.rowCount() == 1
    assert WORK.name == "work"
