"""Syncing from the dock: one click, in the background, told record by record; and by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtWidgets import QMessageBox

from seinajoki_coord.gui import sync_action
from seinajoki_coord.gui.option import SYNC_MINUTES, OptionPage
from seinajoki_coord.layers.workspace_layers import add_shared_to_project
from tests.saved_connection import saved
from tests.server.client import new_client, square

from .sync_case import LONG, Bench, answer, bench_of, new_crew

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface

    from tests.shared import Shared

pytestmark = pytest.mark.usefixtures("provider")
BUTTON = QMessageBox.StandardButton


def entries(bench: Bench) -> dict[str, list[str]]:
    """Return the titles of a report by the first word of their heading."""
    tree = bench.sync.report.tree
    heads = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return {
        head.text(0).split()[0].rstrip(":"): [head.child(n).text(0) for n in range(head.childCount())] for head in heads
    }


def test_a_fault_of_the_plugin_is_shown_by_qgis_and_not_called_cancelled(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(sync_action, "sync", fault)
    with bench.qtbot.captureExceptions() as faults, bench.qtbot.waitSignal(bench.sync.finished, timeout=LONG):
        bench.dock.sync_button.click()
    assert [kind for kind, *_ in faults] == [ZeroDivisionError]
    assert bench.iface.messageBar().currentItem() is None
    assert bench.sync.action.text() == "Sync"


def test_one_click_sends_and_fetches_and_the_layers_show_it(bench: Bench) -> None:
    bench.bertil.add("work", title="From Bertil")
    bench.bertil.sync()
    bench.anna.add("work", title="From Anna")
    assert bench.press_sync() == "Synced: 1 sent, 1 received, 0 merged."
    assert bench.titles() == {"From Anna", "From Bertil"}
    assert bench.sync.action.isEnabled()
    assert bench.sync.action.text() == "Sync"
    assert entries(bench) == {
        "Conflicts": [],
        "Refused": [],
        "Sent": ["From Anna"],
        "Received": ["From Bertil"],
        "Merged": [],
    }


def test_a_record_of_the_report_is_selected_and_brought_into_view(bench: Bench) -> None:
    bench.bertil.add("work", title="Far", ground=square(5000, 5000))
    bench.bertil.sync()
    bench.press_sync()
    bench.sync.show_report()
    report = bench.sync.report
    head = report.tree.topLevelItem(3)
    report.tree.setCurrentItem(head.child(0))
    report.show_button.click()
    (feature,) = bench.layer("work").getFeatures()
    assert bench.layer("work").selectedFeatureIds() == [feature.id()]
    assert bench.session.current == ("work", feature.id())
    assert bench.iface.mapCanvas().extent().contains(feature.geometry().boundingBox())
    bench.bertil.delete("work", feature["id"])
    bench.bertil.sync()
    bench.press_sync()
    report = bench.sync.report
    report.tree.setCurrentItem(report.tree.topLevelItem(3).child(0))
    report.show_button.click()
    assert report.said_label.text() == "The record is not in the workspace any more."


def test_unsaved_edits_are_named_and_saved_if_the_user_says_so(bench: Bench) -> None:
    key = bench.anna.add("work", title="A")
    bench.press_sync()
    bench.edit(key, "title", "Edited", save=False)
    asked: list[str] = []
    answer(BUTTON.Cancel, asked)
    bench.dock.sync_button.click()
    assert asked == ["There are unsaved edits in “Works”. Save them and sync?"]
    assert bench.layer("work").isModified()
    assert bench.sync.action.text() == "Sync"
    answer(BUTTON.Save, asked)
    assert bench.press_sync() == "Synced: 1 sent, 0 received, 0 merged."
    assert not bench.layer("work").isModified()
    bench.bertil.sync()
    assert bench.bertil.value("work", key, "title") == "Edited"


def test_the_first_time_a_dialog_asks_and_the_name_is_remembered(
    tmp_path: Path, database: Shared, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None
) -> None:
    _, bertil = new_crew(tmp_path, database)
    for place, title in ((0, "Near"), (5000, "Far")):
        bertil.add("work", title=title, ground=square(place, place))
    bertil.sync()
    database.add_login("cecilia", database.add_party("Events"))
    fresh = new_client(tmp_path, "fresh", database, "cecilia")
    secret = "nobody-sees-this"  # noqa: S105  pragma: allowlist secret
    uri = f"{database.conninfo('cecilia')} password={secret}"
    with saved("Kaupunki", uri), bench_of((fresh, bertil), qtbot, qgis_iface) as bench:
        bench.dock.sync_button.click()
        dialog = bench.sync.dialog
        dialog.connection_combo.setCurrentText("Kaupunki")
        dialog.view_radio.setChecked(True)
        dialog.dry_check.setChecked(True)
        with qtbot.waitSignal(bench.sync.finished, timeout=LONG):
            dialog.sync_button.click()
        assert bench.said() == "Would be synced: 0 sent, 3 received, 0 merged."
        assert not bench.titles()
        # A trial is not remembered.
        bench.dock.sync_button.click()
        dialog = bench.sync.dialog
        assert not dialog.dry_check.isChecked()
        dialog.connection_combo.setCurrentText("Kaupunki")
        dialog.view_radio.setChecked(True)
        with qtbot.waitSignal(bench.sync.finished, timeout=LONG):
            dialog.sync_button.click()
        assert bench.titles() == {"Near"}
        assert fresh.state().connection == "Kaupunki"
        assert secret.encode() not in fresh.workspace.path.read_bytes()
        assert bench.press_sync() == "Synced: 0 sent, 0 received, 0 merged."
        bench.sync.settings_action.trigger()
        assert bench.sync.dialog.same_radio.isChecked()
        bench.sync.dialog.all_radio.setChecked(True)
        with qtbot.waitSignal(bench.sync.finished, timeout=LONG):
            bench.sync.dialog.sync_button.click()
        assert bench.titles() == {"Near", "Far"}
        assert fresh.state().area is None


def test_a_server_that_is_gone_is_told_and_nothing_is_lost(bench: Bench) -> None:
    bench.anna.add("work", title="A")
    with saved("anna", "host=127.0.0.1 port=1 dbname=nowhere user=anna"):
        text = bench.press_sync()
    assert "127.0.0.1" in text or "reach" in text
    assert bench.anna.waiting()
    assert bench.sync.action.text() == "Sync"


def test_a_sync_is_cancelled_by_the_same_button(bench: Bench) -> None:
    for number in range(20):
        bench.anna.add("work", title=f"W{number}")
    with bench.qtbot.waitSignal(bench.sync.finished, timeout=LONG):
        bench.dock.sync_button.click()
        assert bench.sync.action.text().startswith("Cancel sync")
        assert not bench.sync.settings_action.isEnabled()
        bench.dock.sync_button.click()
    assert "ancelled" in bench.said()
    assert bench.press_sync().startswith("Synced: ")
    bench.bertil.sync()
    assert len(bench.bertil.keys("work")) == 20


def test_by_itself_it_is_quiet_waits_for_unsaved_edits_and_tells_what_is_new(bench: Bench, qtbot: QtBot) -> None:
    key = bench.anna.add("work", title="A")
    bench.press_sync()
    bench.iface.messageBar().clearWidgets()
    page = OptionPage(None, bench.sync.take_options)
    qtbot.addWidget(page)
    assert page.spin_minutes.text() == "never"
    assert not bench.sync._timer.isActive()
    page.spin_minutes.setValue(10)
    page.apply()
    assert bench.sync._timer.interval() == 600_000
    with qtbot.waitSignal(bench.sync.finished, timeout=LONG):
        bench.sync._timer.timeout.emit()
    assert not bench.iface.messageBar().items()
    bench.bertil.sync()
    bench.bertil.edit("work", key, title="B")
    bench.bertil.sync()
    bench.edit(key, "status", "confirmed", save=False)
    bench.sync._timer.timeout.emit()
    assert bench.sync._task is None
    assert 0 < bench.sync._timer.interval() < 600_000
    assert bench.layer("work").isModified()
    assert bench.layer("work").commitChanges()
    with qtbot.waitSignal(bench.sync.finished, timeout=LONG):
        bench.sync._timer.timeout.emit()
    assert bench.said() == "Synced: 1 sent, 0 received, 1 merged."
    assert bench.titles() == {"B"}
    assert not bench.sync.report.isVisible()
    QgsSettings().setValue(SYNC_MINUTES, 0)
    bench.sync.take_options()
    assert not bench.sync._timer.isActive()


def test_the_same_trouble_is_told_once_when_nobody_asked(bench: Bench, qtbot: QtBot) -> None:
    QgsSettings().setValue(SYNC_MINUTES, 10)
    with saved("anna", "host=127.0.0.1 port=1 dbname=nowhere user=anna"):
        for _ in range(2):
            with qtbot.waitSignal(bench.sync.finished, timeout=LONG):
                bench.sync._timer.timeout.emit()
    assert len(bench.iface.messageBar().items()) == 1


def test_conflicts_and_refusals_open_the_report_and_a_tab(bench: Bench) -> None:
    key = bench.anna.add("work", title="A")
    bench.press_sync()
    bench.bertil.sync()
    bench.bertil.edit("work", key, title="B")
    bench.bertil.sync()
    bench.edit(key, "title", "C")
    assert bench.tab() == ""
    assert bench.press_sync() == "Synced: 0 sent, 0 received, 0 merged. 1 conflict waits for your decision."
    assert bench.sync.report.isVisible()
    assert entries(bench)["Conflicts"] == ["C"]
    assert bench.tab() == "⚠ Conflicts (1)"
    bench.sync.report.close()


def test_a_workspace_in_a_database_needs_no_sync(bench: Bench, database: Shared) -> None:
    from .shared_case import Town

    QgsProject.instance().clear()
    bench.session.refresh()
    assert not bench.sync.action.isEnabled()
    town = Town(database, "", "", "anna", "", "")
    add_shared_to_project(QgsProject.instance(), town.uri("anna"))
    bench.session.refresh()
    assert bench.session.opened is not None
    assert not bench.sync.action.isVisible()
    assert bench.dock.sync_button.isHidden()
