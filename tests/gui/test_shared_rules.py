"""The rules of a shared database in the desktop: read by all, saved by administrators, in every file after its next sync."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from qgis.core import Qgis, QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from seinajoki_coord.gui.option import SYNC_MINUTES
from seinajoki_coord.gui.record_time import moment_of
from seinajoki_coord.gui.rule_action import RuleAction
from seinajoki_coord.gui.rule_table import RADIUS
from seinajoki_coord.layers import language
from seinajoki_coord.layers.postgis import source_of
from seinajoki_coord.layers.rule_set import read_rules, rules_of
from seinajoki_coord.layers.workspace_layers import add_shared_to_project
from seinajoki_coord.workspace.rule_set import keep_rules, kept_rules, preset_text
from tests.saved_connection import saved

from .dock_case import Desk, forget_settings, open_desk
from .shared_case import Town, make_town
from .sync_case import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface

    from seinajoki_coord.gui.rule_dialog import RuleDialog
    from tests.shared import Shared

    from .sync_case import Bench

_OVERLAP = """
    INSERT INTO coord.overlap (first_kind, first_id, first_title, second_kind, second_id, second_title, rule, outcome,
        severity, hours, overlap_start, overlap_end, distance_m, rank, explanation, fingerprint)
    VALUES ('work', %s, 'Kaivanto', 'work', %s, 'Kaapeli', 'work-work', 'conflict', 'high', 8, '2150-06-01T08:00',
        '2150-06-05T16:00', 0, 50, 'As the checker said.', 'f1')
"""


@pytest.fixture
def town(database: Shared) -> Town:
    """Return two parties with a work each; the works meet."""
    town = make_town(database)
    works = town.add_work("Kaivanto", town.street), town.add_work("Kaapeli", town.power, left=5)
    database.fetch(_OVERLAP, works)
    return town


@pytest.fixture(autouse=True)
def _clean(qgis_iface: QgisInterface, qgis_new_project: None) -> None:
    forget_settings()
    qgis_iface.messageBar().clear_messages()


@contextmanager
def rules_in(desk: Desk, qtbot: QtBot) -> Iterator[RuleAction]:
    """Yield “Rules…” as the plugin puts it up."""
    action = RuleAction(desk.iface, desk.session)
    desk.dock.assess.check_wanted.connect(action.check.run)
    action.check.finished.connect(lambda _counts: desk.dock.assess.refresh())
    yield action
    action.stop()


def kept(shared: Shared) -> str | None:
    return shared.fetch("SELECT rule_set FROM coord.meta")[0][0]


def said(desk: Desk) -> str:
    """Return all that stands in the message bar."""
    return " ".join(str(one) for one in desk.iface.messageBar().get_messages(Qgis.MessageLevel.Warning))


def save(dialog: RuleDialog, qtbot: QtBot) -> None:
    """Press “Save for all” and wait for what the server says."""
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=LONG)


def test_a_member_reads_the_rules_and_is_told_who_changes_them(
    town: Town, qtbot: QtBot, qgis_iface: QgisInterface
) -> None:
    town.shared.fetch("SELECT coord.set_rules('gipod')")
    town.open(town.anna)
    desk = open_desk(qtbot, qgis_iface)
    with rules_in(desk, qtbot) as action:
        assert action.action.isEnabled()
        action.show()
        dialog = action.dialog
        assert dialog.set_combo.currentData() == "gipod"
        assert dialog.text_edit.toPlainText() == preset_text("gipod")
        assert "administrator" in dialog.note_label.text()
        assert dialog.note_label.isVisible()
        assert not any(one.isVisible() for one in (dialog.save_button, dialog.check_button, dialog.file_button))
        assert not dialog.set_combo.isEnabled()
        assert dialog.text_edit.isReadOnly()
        flags = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        shown = [dialog.table.item(0, column) for column in range(dialog.table.columnCount())]
        assert not any(item.flags() & flags for item in shown)
        assert [item.text() for item in shown[-2:]] == ["Conflict", "Low"]
        dialog.save()
        qtbot.waitUntil(lambda: "Only an administrator" in dialog.said_label.text(), timeout=LONG)
        assert not action.check.run()
        assert "Only an administrator may check" in said(desk)
    assert kept(town.shared) == "gipod"
    desk.close()


def test_an_administrator_saves_rules_for_all(town: Town, qtbot: QtBot, qgis_iface: QgisInterface) -> None:
    town.open(town.boss)
    desk = open_desk(qtbot, qgis_iface)
    with rules_in(desk, qtbot) as action:
        action.show()
        dialog = action.dialog
        assert "for all" in dialog.note_label.text()
        dialog.table.item(2, RADIUS).setText("7,5")
        save(dialog, qtbot)
        assert "Saved" in dialog.said_label.text()
        assert kept(town.shared) == dialog.text_edit.toPlainText().strip()
        assert rules_of(desk.session.opened).rules[2].first.radius.otherwise == 7.5
        dialog.table.item(2, RADIUS).setText("8")
        save(dialog, qtbot)
        assert rules_of(desk.session.opened).rules[2].first.radius.otherwise == 8, "they are made from its own"
        town.shared.fetch("SELECT coord.set_rules('lead-lag')")
        text = dialog.text_edit.toPlainText()
        dialog.table.item(2, RADIUS).setText("9")
        save(dialog, qtbot)
        assert "Somebody else changed the rules" in dialog.said_label.text()
        assert kept(town.shared) == "lead-lag"
        assert dialog.text_edit.toPlainText() != text, "what was entered is still there"
        action.show()
        assert action.dialog.set_combo.currentData() == "lead-lag"
    desk.close()


def test_free_dates_go_by_the_rules_that_the_database_has_now(
    town: Town, qtbot: QtBot, qgis_iface: QgisInterface
) -> None:
    town.open(town.boss)
    desk = open_desk(qtbot, qgis_iface)
    desk.select("Kaivanto")
    desk.dock.show()
    panel = desk.dock.slots
    panel.earliest_edit.show_moment(moment_of("2026-05-01T00:00"))
    panel.latest_edit.show_moment(moment_of("2026-12-31T00:00"))
    desk.dock.form.slots_button.click()
    assert panel.offers[0].shift_hours
    town.shared.fetch("SELECT coord.set_rules('protected-street')")
    panel.follow_rules()
    assert panel.offers[0].shift_hours == 0
    town.shared.fetch("SELECT coord.set_rules('shared-ground')")
    desk.session.entries_changed.emit(None)
    qtbot.waitUntil(lambda: bool(panel.offers[0].shift_hours), timeout=LONG)
    desk.close()


def test_an_administrator_checks_from_the_dock_by_the_rules_of_the_database(
    town: Town, provider: object, qtbot: QtBot, qgis_iface: QgisInterface
) -> None:
    with saved("Kaupunki", town.shared.conninfo(town.boss)) as name:
        add_shared_to_project(QgsProject.instance(), source_of(name))
        desk = open_desk(qtbot, qgis_iface)
        desk.dock.side_tabs.setCurrentWidget(desk.dock.assess)
        with rules_in(desk, qtbot) as action:
            action.show()
            dialog = action.dialog
            dialog.set_combo.setCurrentIndex(dialog.set_combo.findData("shared-ground"))
            dialog.set_combo.activated.emit(dialog.set_combo.currentIndex())
            with qtbot.waitSignal(action.check.finished, timeout=60_000) as done:
                dialog.check_now()
            (counts,) = done.args
            assert (counts["CONFLICT_COUNT"], counts["NEW_COUNT"]) == (1, 1)
            assert kept(town.shared) == "shared-ground"
            assert town.shared.fetch("SELECT rule FROM coord.overlap WHERE assessment <> 'closed'") == [
                ("shared-ground",)
            ]
            town.shared.fetch("SELECT coord.set_rules('gipod')")
            with qtbot.waitSignal(action.check.finished, timeout=60_000):
                desk.dock.assess.check_wanted.emit()
            (line,) = [row for row in desk.dock.assess._known.register.overlaps if row["assessment"] != "closed"]
            assert line["rule"] in {rule.id for rule in read_rules("gipod").rules}, "other rules: all is compared anew"
            layer = desk.layer("work")
            layer.startEditing()
            layer.changeAttributeValue(next(layer.getFeatures()).id(), layer.fields().lookupField("title"), "muutos")
            assert not action.check.run(), "unsaved edits would not be checked"
            layer.rollBack()
    with rules_in(desk, qtbot) as action:
        assert not action.check.run()
        assert "No connection saved in QGIS" in said(desk)
    desk.close()


def test_decisions_are_told_anew_in_the_users_language_and_by_the_rules_of_the_database(
    town: Town, qtbot: QtBot, qgis_iface: QgisInterface, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.open(town.anna)
    desk = open_desk(qtbot, qgis_iface)
    panel = desk.dock.assess
    desk.dock.side_tabs.setCurrentWidget(panel)

    def told() -> str:
        panel.refresh()
        return panel._tell(panel.table.current_line())

    by_default = told()
    assert by_default != "As the checker said."
    own = json.loads(preset_text("gipod"))
    own["rules"][0].update(id="work-work", sentence={"en": "{first} meets.", "fi": "{first} kohtaa."})
    town.shared.fetch("SELECT coord.set_rules(%s)", (json.dumps(own),))
    assert told() == "“Kaivanto” meets."
    with monkeypatch.context() as in_finnish:
        in_finnish.setattr(language.QgsApplication, "locale", lambda: "fi")
        language.spoken.cache_clear()
        assert told() == "”Kaivanto” kohtaa."
    language.spoken.cache_clear()
    town.shared.fetch("SELECT coord.set_rules('rules-of-tomorrow')")
    assert told() == "As the checker said.", "what cannot be read leaves the list as it is"
    desk.close()


def test_in_a_synced_file_only_an_administrator_changes_the_rules(bench: Bench, qtbot: QtBot, database: Shared) -> None:
    action = RuleAction(bench.iface, bench.session)
    action.show()
    dialog = action.dialog
    assert "after its next sync" in dialog.note_label.text()
    dialog.table.item(2, RADIUS).setText("7,5")
    text = dialog.text_edit.toPlainText()
    save(dialog, qtbot)
    assert "Only an administrator" in dialog.said_label.text()
    assert dialog.text_edit.toPlainText() == text, "what was entered is still there"
    assert (kept(database), kept_rules(bench.anna.workspace)) == (None, "")
    database.fetch("SELECT coord.add_member('anna', %s, 'admin')", (bench.anna.party,))
    save(dialog, qtbot)
    assert "Saved" in dialog.said_label.text()
    assert kept(database) == kept_rules(bench.anna.workspace) == text.strip()
    assert bench.press_sync() == "Synced: 0 sent, 0 received, 0 merged."
    (note,) = bench.bertil.sync().notes
    assert str(note).startswith("The rules of the workspace are new")
    assert kept_rules(bench.bertil.workspace) == text.strip()
    database.fetch("SELECT coord.set_rules('gipod')")
    dialog.table.item(2, RADIUS).setText("8")
    save(dialog, qtbot)
    assert "Somebody else changed the rules" in dialog.said_label.text()
    assert kept(database) == "gipod"
    action.stop()


def test_a_server_that_is_gone_keeps_the_rules_from_being_saved_and_says_so(bench: Bench, qtbot: QtBot) -> None:
    action = RuleAction(bench.iface, bench.session)
    action.show()
    with saved("anna", "host=127.0.0.1 port=1 dbname=nowhere user=anna"):
        action.dialog.table.item(2, RADIUS).setText("7,5")
        save(action.dialog, qtbot)
    assert action.dialog.said_label.text().startswith("⚠")
    assert kept_rules(bench.anna.workspace) == ""
    action.dialog.save()
    action.stop()


def test_new_rules_are_said_once_also_by_a_sync_that_nobody_asked_for(
    bench: Bench, qtbot: QtBot, database: Shared
) -> None:
    QgsSettings().setValue(SYNC_MINUTES, 10)
    keep_rules(bench.anna.workspace, "lead-lag")
    database.fetch("SELECT coord.set_rules('gipod')")
    for _ in range(2):
        with qtbot.waitSignal(bench.sync.finished, timeout=LONG):
            bench.sync._timer.timeout.emit()
        texts = [item.text() for item in bench.iface.messageBar().items()]
        assert len([text for text in texts if "The rules of the workspace are new: “gipod”" in text]) == 1
    assert kept_rules(bench.anna.workspace) == "gipod"
    database.fetch("SELECT coord.set_rules('rules-of-tomorrow')")
    bench.iface.messageBar().clearWidgets()
    for _ in range(2):
        with qtbot.waitSignal(bench.sync.finished, timeout=LONG):
            bench.sync._timer.timeout.emit()
    (item,) = bench.iface.messageBar().items()
    assert "cannot be read" in item.text()
    assert kept_rules(bench.anna.workspace) == "gipod"
    named = preset_text("gipod").replace('"name": "gipod"', '"name": "<img src=x>"')
    database.fetch("SELECT coord.set_rules(%s)", (named,))
    assert "&lt;img src=x&gt;" in bench.press_sync()
    QgsSettings().setValue(SYNC_MINUTES, 0)
