"""The history of a record: from the server as far as one may see it, with what lost here, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProject

from seinajoki_coord.core.schema import WORK
from seinajoki_coord.gui.plain_tip import plain_tip
from seinajoki_coord.server.connection import connect
from seinajoki_coord.server.history import past_versions
from tests.saved_connection import saved
from tests.server.client import square

from .sync_case import LONG, Bench

if TYPE_CHECKING:
    from seinajoki_coord.gui.history_dialog import HistoryDialog
    from tests.shared import Shared

pytestmark = pytest.mark.usefixtures("provider")


def changed_twice(bench: Bench) -> str:
    """Have Anna add a work, Bertil change its title and place; both are synced."""
    key = bench.anna.add("work", title="First", status="planned")
    bench.press_sync()
    bench.bertil.sync()
    bench.bertil.edit("work", key, title="Second", status="confirmed")
    bench.bertil.sync()
    bench.bertil.edit("work", key, ground=square(50, side=20))
    bench.bertil.sync()
    bench.press_sync()
    return key


def open_history(bench: Bench) -> HistoryDialog:
    """Take the only work in hand and press the button beside the form."""
    bench.session.set_current(next(iter(bench.session.live.entries)))
    bench.dock.history_button.click()
    dialog = bench.history.dialog
    bench.qtbot.waitUntil(lambda: dialog.said_label.text() != "Reading…", timeout=LONG)
    return dialog


def rows(dialog: HistoryDialog) -> list[list[str]]:
    """Return who, what and fields of the versions, as they are listed."""
    tree = dialog.list
    return [[tree.topLevelItem(row).text(column) for column in (1, 2, 3)] for row in range(tree.topLevelItemCount())]


def test_who_changed_what_is_told_field_by_field(bench: Bench) -> None:
    changed_twice(bench)
    dialog = open_history(bench)
    assert dialog.windowTitle() == "History: Second"
    listed = rows(dialog)
    assert listed[0] == ["bertil", "Changed", "Geometry"]
    assert listed[1] == ["bertil", "Changed", "Title, Status"]
    assert listed[2][:2] == ["anna", "Added"]
    assert len(dialog.map.bands) == 2
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    table = dialog.table
    cells = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]
    assert cells == [["Title", "First", "Second"], ["Status", "Planned", "Confirmed"]]
    assert table.item(0, 2).toolTip() == plain_tip("Second"), "titles are no HTML"
    assert dialog.list.topLevelItem(0).toolTip(2) == plain_tip("Changed")
    dialog.close()
    assert not dialog.map.bands


def test_restore_is_one_step_of_undo_and_goes_to_everybody(bench: Bench) -> None:
    key = changed_twice(bench)
    dialog = open_history(bench)
    dialog.list.setCurrentItem(dialog.list.topLevelItem(2))
    dialog.restore_button.click()
    layer = bench.layer("work")
    (feature,) = layer.getFeatures()
    assert (feature["title"], feature["status"], feature.geometry().area()) == ("First", "planned", pytest.approx(100))
    assert layer.undoStack().count() == 1
    layer.undoStack().undo()
    (feature,) = layer.getFeatures()
    assert (feature["title"], feature.geometry().area()) == ("Second", pytest.approx(400))
    layer.undoStack().redo()
    assert layer.commitChanges()
    bench.press_sync()
    bench.bertil.sync()
    assert bench.bertil.value("work", key, "title") == "First"
    assert [one[1] for one in rows(open_history(bench))] == ["Changed", "Changed", "Changed", "Added"]


def test_what_lost_in_a_conflict_is_there_and_comes_back(bench: Bench) -> None:
    key = bench.anna.add("work", title="A")
    bench.press_sync()
    bench.bertil.sync()
    bench.bertil.edit("work", key, title="B")
    bench.bertil.sync()
    bench.edit(key, "title", "C")
    bench.press_sync()
    bench.sync.report.close()
    bench.dock.conflicts.detail.theirs_button.click()
    dialog = open_history(bench)
    lost = [row for row in rows(dialog) if row[1] == "Yours; lost in a conflict"]
    assert [row[2] for row in lost] == ["Title"]
    place = rows(dialog).index(lost[0])
    dialog.list.setCurrentItem(dialog.list.topLevelItem(place))
    dialog.restore_button.click()
    assert bench.titles() == {"C"}


def test_without_the_server_what_is_known_here_is_shown(bench: Bench) -> None:
    changed_twice(bench)
    with saved("anna", "host=127.0.0.1 port=1 dbname=nowhere user=anna"):
        dialog = open_history(bench)
        assert not dialog.versions
        assert dialog.said_label.text()
        assert "password" not in dialog.said_label.text().lower()


def test_a_deleted_record_comes_back_with_its_identifier(bench: Bench) -> None:
    key = bench.anna.add("work", title="A")
    bench.press_sync()
    bench.bertil.sync()
    bench.bertil.delete("work", key)
    bench.bertil.sync()
    bench.press_sync()
    bench.sync.show_report()
    report = bench.sync.report
    report.tree.setCurrentItem(report.tree.topLevelItem(3).child(0))
    report.history_button.click()
    dialog = bench.history.dialog
    bench.qtbot.waitUntil(lambda: bool(dialog.versions), timeout=LONG)
    assert [row[1] for row in rows(dialog)] == ["Deleted", "Added"]
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    dialog.restore_button.click()
    assert bench.layer("work").commitChanges()
    bench.press_sync()
    bench.bertil.sync()
    assert bench.bertil.keys("work") == {key}


def test_others_see_no_version_that_was_a_draft(bench: Bench, database: Shared) -> None:
    key = bench.anna.add("work", title="Secret", status="draft")
    bench.press_sync()
    bench.edit(key, "status", "planned")
    bench.edit(key, "title", "Public")
    bench.press_sync()
    database.add_login("cecilia", database.add_party("Events"))
    seen = {
        login: [
            one.row["title"] for one in past_versions(lambda login=login: connect(database.conninfo(login)), WORK, key)
        ]
        for login in ("anna", "cecilia")
    }
    assert seen == {"anna": ["Secret", "Public"], "cecilia": ["Public"]}


def test_the_history_of_a_workspace_in_a_database(bench: Bench, database: Shared) -> None:
    changed_twice(bench)
    from .shared_case import Town

    QgsProject.instance().clear()
    Town(database, "", "", "anna", "", "").open("anna")
    bench.session.refresh()
    dialog = open_history(bench)
    assert [row[:2] for row in rows(dialog)] == [["bertil", "Changed"], ["bertil", "Changed"], ["anna", "Added"]]
    dialog.list.setCurrentItem(dialog.list.topLevelItem(2))
    assert dialog.restore_button.isEnabled()
    dialog.restore_button.click()
    assert bench.titles() == {"First"}
    assert bench.layer("work").commitChanges()
    assert database.fetch("SELECT title FROM coord.work") == [("First",)]


def test_what_is_anothers_is_shown_but_not_restored(bench: Bench, database: Shared) -> None:
    changed_twice(bench)
    database.add_login("cecilia", database.add_party("Events"))
    from .shared_case import Town

    QgsProject.instance().clear()
    Town(database, "", "", "cecilia", "", "").open("cecilia")
    bench.session.refresh()
    dialog = open_history(bench)
    assert len(dialog.versions) == 3
    assert not dialog.restore_button.isEnabled()
    assert dialog.restore_button.toolTip() == "Only its own party and administrators may change a record."
