"""Conflicts in the dock: shown side by side, decided by mouse and keyboard, and what was decided is what everybody gets."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox

from seinajoki_coord.gui.plain_tip import plain_tip
from seinajoki_coord.gui.record_time import word_of
from seinajoki_coord.workspace.geopackage import PATIENT
from seinajoki_coord.workspace.history import lost_versions
from tests.other_program import locked
from tests.server.client import TABLES, square

from .sync_case import Bench, answer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from seinajoki_coord.gui.conflict_panel import ConflictPanel
    from tests.shared import Shared

pytestmark = pytest.mark.usefixtures("provider")
_TRIES = 900
"""Milliseconds after which a file in use was tried again."""


def collide(bench: Bench, count: int = 1) -> list[str]:
    """Have Bertil and Anna change title, status and end of the same works, and sync; the panel is in front."""
    keys = [
        bench.anna.add("work", title=f"W{n}", starts_at="2026-06-01T08:00", ends_at="2026-06-05T16:00", permit_ref="P")
        for n in range(count)
    ]
    bench.press_sync()
    bench.bertil.sync()
    for key in keys:
        bench.bertil.edit("work", key, title="Theirs", ends_at="2026-06-08T16:00", description="Only Bertil's")
        bench.anna.edit("work", key, title="Mine", ends_at="2026-06-09T16:00", permit_ref="Only Anna's")
    bench.bertil.sync()
    bench.press_sync()
    bench.sync.report.close()
    bench.dock.side_tabs.setCurrentWidget(bench.dock.conflicts)
    return keys


def panel(bench: Bench) -> ConflictPanel:
    """Return the panel."""
    return bench.dock.conflicts


def cells(bench: Bench) -> list[list[str]]:
    """Return the table as it is seen."""
    table = panel(bench).detail.table
    return [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]


def everybody(bench: Bench, key: str, field: str) -> set[object]:
    """Sync both and return what they have."""
    bench.press_sync()
    bench.bertil.sync()
    return {one.value("work", key, field) for one in (bench.anna, bench.bertil)}


def test_a_file_in_use_is_not_waited_for_and_its_conflicts_stand_until_it_is_free(bench: Bench, qtbot: QtBot) -> None:
    collide(bench, 2)
    with locked(bench.anna.workspace.path, "DELETE FROM gpkg_coord_conflict"):
        begin = time.monotonic()
        panel(bench).refresh()
        assert time.monotonic() - begin < PATIENT / 2
        qtbot.wait(_TRIES)
        assert panel(bench).list.topLevelItemCount() == 2
    qtbot.waitUntil(lambda: panel(bench).list.topLevelItemCount() == 0)


def test_both_versions_stand_side_by_side_in_words(bench: Bench) -> None:
    collide(bench)
    assert panel(bench).isVisible()
    assert cells(bench) == [
        ["Title", "W0", "Mine", "Theirs"],
        ["Ends", *(word_of(f"2026-06-0{day}T16:00", all_day=False) for day in (5, 9, 8))],
    ]
    shown = panel(bench).list.topLevelItem(0)
    assert shown.toolTip(0) == plain_tip(shown.text(0)), "titles are no HTML"
    story = panel(bench).detail.story_label.text()
    assert story.startswith("You and bertil changed the same fields.")
    assert "What only one of you changed is kept from both: Permit, Description" in story
    assert "Theirs: bertil, " in story
    assert not panel(bench).detail.chosen_button.isEnabled()


@pytest.mark.parametrize(("button", "title"), [("mine_button", "Mine"), ("theirs_button", "Theirs")])
def test_a_whole_record_is_decided_with_one_button(bench: Bench, button: str, title: str) -> None:
    (key,) = collide(bench)
    getattr(panel(bench).detail, button).click()
    assert bench.tab() == ""
    assert bench.titles() == {title}
    assert everybody(bench, key, "title") == {title}
    assert everybody(bench, key, "description") == {"Only Bertil's"}
    assert everybody(bench, key, "permit_ref") == {"Only Anna's"}
    lost = lost_versions(bench.anna.workspace.path, TABLES["work"], key)
    assert lost[-1].row["title"] == "Mine"


def test_each_field_is_chosen_with_the_keyboard(bench: Bench, qtbot: QtBot) -> None:
    (key,) = collide(bench)
    detail = panel(bench).detail
    theirs = detail.table.button("title", theirs=True)
    assert theirs.accessibleName() == "Title: Theirs"
    theirs.setFocus()
    qtbot.keyClick(theirs, Qt.Key.Key_Space)
    assert not detail.chosen_button.isEnabled()
    mine = detail.table.button("ends_at", theirs=False)
    mine.setFocus()
    qtbot.keyClick(mine, Qt.Key.Key_Space)
    assert detail.chosen_button.isEnabled()
    detail.chosen_button.setFocus()
    qtbot.keyClick(detail.chosen_button, Qt.Key.Key_Space)
    assert everybody(bench, key, "title") == {"Theirs"}
    assert everybody(bench, key, "ends_at") == {"2026-06-09T16:00"}


def test_values_of_ones_own_are_entered(bench: Bench) -> None:
    (key,) = collide(bench)
    panel(bench).detail.table.button("title", theirs=True).click()
    panel(bench).detail.edit_button.click()
    dialog = panel(bench).edit_dialog
    assert dialog.editors["title"].text() == "Theirs"
    dialog.editors["title"].setText("Agreed")
    dialog.ok_button.click()
    assert everybody(bench, key, "title") == {"Agreed"}
    assert everybody(bench, key, "ends_at") == {"2026-06-09T16:00"}


def test_a_row_that_breaks_a_rule_is_refused_and_stays(bench: Bench) -> None:
    collide(bench)
    panel(bench).detail.edit_button.click()
    dialog = panel(bench).edit_dialog
    dialog.editors["ends_at"].setDateTime(dialog.editors["ends_at"].dateTime().addYears(-1))
    dialog.ok_button.click()
    assert panel(bench).said_label.text() == "The end must be after the start."
    assert len(panel(bench).cases) == 1


def test_all_of_a_layer_are_decided_at_once(bench: Bench) -> None:
    keys = collide(bench, 3)
    assert bench.tab() == "⚠ Conflicts (3)"
    asked: list[str] = []
    answer(QMessageBox.StandardButton.No, asked)
    panel(bench).detail.all_theirs_action.trigger()
    assert asked == ["Theirs for all conflicts of Works: 3?"]
    assert len(panel(bench).cases) == 3
    answer(QMessageBox.StandardButton.Yes, asked)
    panel(bench).detail.all_theirs_action.trigger()
    assert not panel(bench).cases
    assert bench.tab() == ""
    assert everybody(bench, keys[2], "title") == {"Theirs"}


def test_both_grounds_are_drawn_differently_and_one_is_kept(bench: Bench) -> None:
    key = bench.anna.add("work", title="A")
    bench.press_sync()
    bench.bertil.sync()
    bench.bertil.edit("work", key, ground=square(100))
    bench.bertil.sync()
    bench.anna.edit("work", key, ground=square(300, side=20))
    bench.press_sync()
    bench.sync.report.close()
    bench.dock.side_tabs.setCurrentWidget(panel(bench))
    detail = panel(bench).detail
    assert cells(bench) == [["Geometry", "100 m²", "400 m²", "100 m²"]]
    assert len(detail.map.bands) == 2
    assert detail.legend_label.isVisible()
    boxes = [band.asGeometry().boundingBox().width() for band in detail.map.bands]
    assert boxes == [pytest.approx(20), pytest.approx(10)]
    detail.show_button.click()
    assert bench.iface.mapCanvas().extent().width() > 200
    bench.dock.side_tabs.setCurrentIndex(0)
    assert not detail.map.bands
    bench.dock.side_tabs.setCurrentWidget(panel(bench))
    detail.table.button("geom", theirs=True).click()
    detail.chosen_button.click()
    assert not detail.map.bands
    (feature,) = bench.layer("work").getFeatures()
    assert feature.geometry().area() == pytest.approx(100)


@pytest.mark.parametrize("theirs", [False, True])
def test_a_deletion_there_is_explained_and_decided(bench: Bench, theirs: bool) -> None:
    key = bench.anna.add("work", title="A")
    bench.press_sync()
    bench.bertil.sync()
    bench.bertil.delete("work", key)
    bench.bertil.sync()
    bench.anna.edit("work", key, title="Still needed")
    bench.press_sync()
    bench.sync.report.close()
    bench.dock.side_tabs.setCurrentWidget(panel(bench))
    detail = panel(bench).detail
    assert detail.story_label.text().startswith("You changed it, and bertil deleted or withdrew it.")
    assert detail.mine_button.text() == "Mine: keep it for all"
    assert cells(bench) == [["Title", "A", "Still needed", "–"]]
    (detail.theirs_button if theirs else detail.mine_button).click()
    bench.press_sync()
    bench.bertil.sync()
    assert bench.bertil.keys("work") == bench.anna.keys("work") == (set() if theirs else {key})


@pytest.mark.parametrize("theirs", [False, True])
def test_a_deletion_here_is_explained_and_decided(bench: Bench, theirs: bool) -> None:
    key = bench.anna.add("work", title="A")
    bench.press_sync()
    bench.bertil.sync()
    bench.bertil.edit("work", key, title="Longer")
    bench.bertil.sync()
    bench.anna.delete("work", key)
    bench.press_sync()
    bench.sync.report.close()
    bench.dock.side_tabs.setCurrentWidget(panel(bench))
    detail = panel(bench).detail
    assert detail.story_label.text().startswith("You deleted it, and bertil changed it.")
    (detail.theirs_button if theirs else detail.mine_button).click()
    assert bench.titles() == ({"Longer"} if theirs else set())
    bench.press_sync()
    bench.bertil.sync()
    assert bench.bertil.keys("work") == bench.anna.keys("work") == ({key} if theirs else set())


def test_nothing_is_decided_under_unsaved_edits(bench: Bench) -> None:
    (key,) = collide(bench)
    bench.edit(key, "project", "X", save=False)
    panel(bench).detail.theirs_button.click()
    assert panel(bench).said_label.text() == "The layer Works has unsaved edits. Save or discard them first."
    assert len(panel(bench).cases) == 1
    assert bench.layer("work").commitChanges()
    panel(bench).detail.theirs_button.click()
    assert not panel(bench).cases


def test_what_was_refused_is_told_with_its_reason_and_can_be_taken_back(bench: Bench, database: Shared) -> None:
    other = database.add_party("Power")
    key = str(
        database.fetch(
            "INSERT INTO coord.work (id, title, party_id) VALUES (gen_random_uuid(), 'Cable', %s) RETURNING id",
            (other,),
        )[0][0]
    )
    bench.press_sync()
    bench.edit(key, "title", "Not mine")
    assert "1 record was refused." in bench.press_sync()
    bench.sync.report.close()
    bench.dock.side_tabs.setCurrentWidget(panel(bench))
    detail = panel(bench).detail
    assert detail.story_label.text().startswith("The shared database does not take your version: ")
    assert "another party" in detail.story_label.text()
    assert not detail.mine_button.isVisible()
    detail.edit_button.click()
    assert bench.session.current is not None
    detail.theirs_button.click()
    assert bench.titles() == {"Cable"}
    assert bench.tab() == ""
    assert bench.press_sync() == "Synced: 0 sent, 0 received, 0 merged."


def test_what_is_edited_meanwhile_is_shown_as_mine(bench: Bench) -> None:
    (key,) = collide(bench)
    bench.edit(key, "title", "Newer")
    bench.qtbot.waitUntil(lambda: cells(bench)[0] == ["Title", "W0", "Newer", "Theirs"], timeout=5000)
