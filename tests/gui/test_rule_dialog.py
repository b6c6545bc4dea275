"""The rules of a workspace: chosen, changed in the table and as text, refused with the place, checked in the background."""

from __future__ import annotations

import gc
import json
import shutil
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from seinajoki_coord.core.error import InUseError
from seinajoki_coord.gui.plain_tip import plain_tip
from seinajoki_coord.gui.rule_action import RuleAction
from seinajoki_coord.gui.rule_check import RuleCheck
from seinajoki_coord.gui.rule_dialog import RuleDialog
from seinajoki_coord.gui.rule_home import RuleHome
from seinajoki_coord.gui.rule_table import NAME, OUTCOME, RADIUS, SIDES
from seinajoki_coord.gui.session import Session
from seinajoki_coord.layers.open_workspace import OpenWorkspace
from seinajoki_coord.layers.rule_set import read_rules, rules_of
from seinajoki_coord.workspace.geopackage import PATIENT
from seinajoki_coord.workspace.rule_set import keep_rules, kept_rules, preset_text, presets
from seinajoki_coord.workspace.workspace import Workspace, open_workspace
from tests.conftest import forget_language

from .dock_case import forget_settings, open_copy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface


@pytest.fixture
def town(sample: Path, tmp_path: Path, qgis_new_project: None) -> Workspace:
    """Return the sample, open in the project."""
    forget_settings()
    return open_workspace(open_copy(sample, tmp_path))


@pytest.fixture
def dialog(town: Workspace, qtbot: QtBot) -> Iterator[RuleDialog]:
    """Return the dialog on the sample; a check only counts."""
    one = RuleDialog(RuleHome(OpenWorkspace(town, {})), lambda: True)
    qtbot.addWidget(one)
    one.show()
    yield one
    one.close()


def choose(dialog: RuleDialog, name: str) -> None:
    dialog.set_combo.setCurrentIndex(dialog.set_combo.findData(name))
    dialog.set_combo.activated.emit(dialog.set_combo.currentIndex())


def test_the_table_says_which_records_meet_and_how_their_fields_compare(dialog: RuleDialog) -> None:
    said = {
        dialog.table.item(row, NAME).text(): dialog.table.item(row, SIDES).text()
        for row in range(dialog.table.rowCount())
    }
    assert said["event-event"] == "Event – Event"
    assert said["venue-capacity"] == "Area (Event venue) – Event; Capacity (people) < Expected attendance"
    tips = {dialog.table.item(row, SIDES).toolTip() for row in range(dialog.table.rowCount())}
    assert tips == {plain_tip(one) for one in said.values()}, "a sign is no tag"


def test_every_preset_can_be_chosen_and_is_what_the_next_check_goes_by(dialog: RuleDialog, town: Workspace) -> None:
    assert dialog.set_combo.currentData() == "seinajoki"
    for name in presets():
        choose(dialog, name)
        assert dialog.table.rowCount() == len(json.loads(preset_text(name))["rules"])
        QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
        assert kept_rules(town) == name
        assert read_rules("", town).name == name


def test_a_change_in_the_table_makes_rules_of_the_workspaces_own(dialog: RuleDialog, town: Workspace) -> None:
    first, last = dialog.table.item(0, NAME).text(), dialog.table.item(2, NAME).text()
    dialog.table.item(0, NAME).setCheckState(Qt.CheckState.Unchecked)
    combo = dialog.table.combo(2, OUTCOME)
    combo.setCurrentIndex(combo.findData("notice"))
    combo.activated.emit(combo.currentIndex())
    dialog.table.item(2, RADIUS).setText("7,5")
    assert dialog.is_own
    assert dialog.save()
    rules = read_rules("", town)
    assert rules.rule(first) is None, "it is off"
    assert rules.rule(last).verdicts[-1].outcome == "notice"
    assert rules.rule(last).first.radius.otherwise == 7.5
    again = RuleDialog(RuleHome(OpenWorkspace(town, {})), lambda: True)
    assert again.is_own
    assert again.table.item(0, NAME).checkState() == Qt.CheckState.Unchecked
    again.table.item(0, NAME).setCheckState(Qt.CheckState.Checked)
    again.save()
    assert read_rules("", town).rule(first) is not None


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"kinds": ["work"]', '"kinds": ["wrok"]', "rules[0].first.kinds[0]"),
        ('"outcome": "conflict"', '"outcome": "fight"', "rules[0].outcome"),
        ('"name": "seinajoki",', '"name": "seinajoki"', "line"),
    ],
)
def test_what_is_wrong_is_named_by_its_place_and_not_saved(
    dialog: RuleDialog, town: Workspace, before: str, after: str, said: str
) -> None:
    dialog.text_edit.setPlainText(preset_text("seinajoki").replace(before, after, 1))
    assert said in dialog.said_label.text()
    assert not dialog.save_button.isEnabled()
    assert not dialog.save()
    assert kept_rules(town) == ""
    dialog.text_edit.setPlainText(preset_text("seinajoki"))
    assert dialog.save_button.isEnabled()


def test_a_radius_is_shown_as_the_language_writes_it_and_can_be_typed_so(
    town: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qgis.core.QgsApplication.locale", lambda: "fi")
    forget_language()
    dialog = RuleDialog(RuleHome(OpenWorkspace(town, {})), lambda: True)
    for typed in ("7.5", "7,5"):
        dialog.table.item(2, RADIUS).setText(typed)
        assert dialog.table.item(2, RADIUS).text().startswith("7,5 + ")
    dialog.table.item(2, RADIUS).setText("1234,5")
    shown = dialog.table.item(2, RADIUS).text()
    assert shown.startswith("1\u00a0234,5 + ")
    dialog.table.item(2, RADIUS).setText("10")
    dialog.table.item(2, RADIUS).setText(shown)
    assert dialog.table.item(2, RADIUS).text() == shown
    dialog.close()


@pytest.mark.parametrize("typed", ["wide", "inf", "nan"])
def test_a_radius_that_is_no_number_changes_nothing(dialog: RuleDialog, typed: str) -> None:
    text = dialog.text_edit.toPlainText()
    dialog.table.item(2, RADIUS).setText(typed)
    assert "rules[2].first.radius" in dialog.said_label.text()
    assert dialog.text_edit.toPlainText() == text
    assert dialog.save_button.isEnabled(), "what stands there is right"
    assert dialog.table.isEnabled()


def test_a_file_in_use_can_be_saved_to_later(dialog: RuleDialog, town: Workspace) -> None:
    choose(dialog, "gipod")
    with closing(sqlite3.connect(str(town.path))) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not dialog.save()
    assert dialog.save_button.isEnabled()
    assert dialog.save()
    assert kept_rules(town) == "gipod"


def test_while_a_file_is_locked_the_rules_known_count_and_nobody_waits_long(sample: Path, tmp_path: Path) -> None:
    opened = OpenWorkspace(open_workspace(shutil.copy(sample, tmp_path / "locked.gpkg")), {})
    keep_rules(opened.workspace, "gipod")
    known = rules_of(opened)
    with closing(sqlite3.connect(opened.workspace.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        begun = time.monotonic()
        assert rules_of(opened, known) is known
        with pytest.raises(InUseError):
            rules_of(opened)
        assert time.monotonic() - begun < PATIENT
    assert rules_of(opened) == known


def test_a_check_outlives_what_began_it(
    town: Workspace, provider: object, qtbot: QtBot, qgis_iface: QgisInterface
) -> None:
    session = Session(QgsProject.instance())
    check = RuleCheck(qgis_iface, session)
    with qtbot.assertNotEmitted(check.finished):
        assert check.run()
        check.stop()
        session.stop()
        gc.collect()
        qtbot.waitUntil(lambda: not QgsApplication.taskManager().tasks(), timeout=60_000)


def test_rules_come_from_a_file(dialog: RuleDialog, town: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "säännöt.json"
    path.write_text(preset_text("gipod"), encoding="utf-8")
    dialog.take_file(path)
    assert dialog.is_own
    assert dialog.save()
    assert read_rules("", town).name == "gipod"
    path.write_text(preset_text("lead-lag"), encoding="utf-8-sig")
    dialog.take_file(path)
    assert dialog.save()
    assert read_rules("", town).name == "lead-lag"


def test_a_file_that_cannot_be_read_leaves_the_rules_as_they_were(dialog: RuleDialog, tmp_path: Path) -> None:
    path, before = tmp_path / "säännöt.json", dialog.text_edit.toPlainText()
    dialog.take_file(path)
    assert dialog.said_label.text() == f"⚠ There is no file {path}."
    path.write_text(preset_text("gipod"), encoding="utf-16")
    dialog.take_file(path)
    assert "is not in UTF-8" in dialog.said_label.text()
    assert dialog.text_edit.toPlainText() == before


def test_check_now_runs_in_the_background_and_says_the_numbers(
    town: Workspace, provider: object, qtbot: QtBot, qgis_iface: QgisInterface
) -> None:
    session = Session(QgsProject.instance())
    action = RuleAction(qgis_iface, session)
    action.show()
    choose(action.dialog, "shared-ground")
    with qtbot.waitSignal(action.check.finished, timeout=60_000) as done:
        action.dialog.check_now()
        assert action.check.is_running
    (counts,) = done.args
    assert counts["CONFLICT_COUNT"] > 0
    assert str(counts["CONFLICT_COUNT"]) in action.dialog.said_label.text()
    layer = session.opened.layers["work"]
    layer.startEditing()
    layer.changeAttributeValue(next(layer.getFeatures()).id(), layer.fields().lookupField("title"), "muutos")
    assert not action.check.run(), "unsaved edits would not be checked"
    layer.rollBack()
    action.stop()
    session.stop()


def test_rules_that_cannot_be_read_are_told_and_can_be_opened_later(town: Workspace, qgis_iface: QgisInterface) -> None:
    session = Session(QgsProject.instance())
    action = RuleAction(qgis_iface, session)
    action.show()
    with closing(sqlite3.connect(town.path)) as link:
        link.execute("ALTER TABLE workspace RENAME COLUMN rule_set TO away")
        action.show()
        QTest.qWait(1)
        assert action.dialog is None
        link.execute("ALTER TABLE workspace RENAME COLUMN away TO rule_set")
    action.show()
    assert action.dialog.isVisible()
    action.stop()
    session.stop()
