"""The form of the dock: what a user types goes to the edit buffer, one step of undo each, and is checked beside the field."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMessageBox

from seinajoki_coord.gui.record_time import moment_of, time_words, wall, word_of
from seinajoki_coord.layers.attribute import plain

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from seinajoki_coord.gui.moment_edit import MomentEdit
    from seinajoki_coord.gui.record_field import Choice

    from .dock_case import Desk

TRENCH = "Törnävänsaaren vesijohdon uusinta"
FESTIVAL = "Provinssi 2026"
ROUTE, PLAN = "Törnävänsaaren pelastustie", "Törnävän kartanonpuiston asemakaava"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return the dock with the trench in hand."""
    desk.select(TRENCH)
    return desk


def pick(edit: MomentEdit, moment: QDateTime) -> None:
    """Choose a time as the calendar does."""
    edit.setDateTime(moment)
    edit.editingFinished.emit()


def choose(combo: Choice, data: str | None) -> None:
    """Choose an item as a click does."""
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def meets(desk: Desk) -> str:
    """Return what the form says that the record meets, once the rules have spoken."""
    end = time.monotonic() + 10
    while not desk.session.judge.is_done:
        QTest.qWait(10)
        assert time.monotonic() < end, "the rules say nothing"
    return desk.dock.form.meets_label.text()


def test_the_form_shows_the_record_in_hand(desk: Desk) -> None:
    form = desk.dock.form
    assert form.fields["title"].text() == TRENCH
    assert form.fields["type"].currentText() == "Water supply and sewer"
    assert form.fields["status"].currentText() == "Confirmed"
    assert form.fields["party_id"].currentText() == "Vesihuolto"
    assert '<a href="mailto:vesihuolto@example.org"' in form.contact_label.text()
    assert "+358" in form.contact_label.text()
    assert form.meets_label.text() == f"Meets 1: {FESTIVAL} · The rules are being asked."
    assert meets(desk) == f"Meets 1 · Conflict 1, Notice 2: ▲ {FESTIVAL}, ○ {ROUTE}, ○ {PLAN}"
    assert form.times.start_edit.moment() == moment_of("2026-06-10T07:00")
    assert form.times.setup_edit.days_spin.text() == "0 (none)"
    assert form.times.setup_edit.days_label.isHidden()
    desk.select(FESTIVAL)
    assert form.head_label.text() == "Event · Festival"
    assert form.times.setup_edit.days_spin.value() == 17
    assert not form.times.setup_edit.days_label.isHidden()
    assert form.times.setup_edit.time_edit.time() == QTime(7, 0)
    assert form.times.cleared_edit.days_spin.value() == 5
    assert not any(label.isVisible() for label in form.problems.values())
    assert not desk.layer("event").isEditable()


def test_looking_at_records_never_edits_them(desk: Desk) -> None:
    for title in desk.titles:
        desk.select(title)
        desk.dock.form.take_pending()
    assert not desk.layer("work").isEditable()
    assert not desk.layer("event").isEditable()


def test_typing_a_title_is_one_step_of_undo(desk: Desk, qtbot: QtBot) -> None:
    field, layer = desk.dock.form.fields["title"], desk.layer("work")
    field.selectAll()
    qtbot.keyClicks(field, "New main")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.value("title") == "New main"
    assert "New main" in desk.titles
    assert layer.undoStack().count() == 1
    assert desk.dock.form.save_bar.state_label.text() == "● Unsaved edits"
    layer.undoStack().undo()
    assert desk.value("title") == TRENCH
    assert field.text() == TRENCH


def test_an_empty_title_is_said_beside_the_field_while_it_is_typed(desk: Desk, qtbot: QtBot) -> None:
    form = desk.dock.form
    form.fields["title"].selectAll()
    qtbot.keyClick(form.fields["title"], Qt.Key.Key_Backspace)
    assert form.problems["title"].isVisible()
    assert "Title" in form.problems["title"].text()
    qtbot.keyClicks(form.fields["title"], "x")
    assert not form.problems["title"].isVisible()


def test_a_recurrence_says_what_it_comes_to_while_it_is_typed(desk: Desk, qtbot: QtBot) -> None:
    form = desk.dock.form
    field, hint = form.fields["schedule"], form.problems["schedule"]
    assert hint.isHidden()
    qtbot.keyClicks(field, "joka lauantai")
    assert hint.text().startswith("⚠ “joka lauantai” is not hours such as")
    field.clear()
    qtbot.keyClicks(field, "FREQ=DAILY")
    field.editingFinished.emit()
    assert hint.text().split(" ", 1)[1].startswith("times: first ")
    assert desk.value("schedule") == "FREQ=DAILY"
    field.clear()
    field.editingFinished.emit()
    assert hint.isHidden()


def test_a_new_start_goes_to_the_buffer_and_undo_brings_the_old_one_back(desk: Desk) -> None:
    layer = desk.layer("work")
    pick(desk.dock.form.times.start_edit, moment_of("2026-06-12T08:30"))
    assert desk.value("starts_at") == "2026-06-12T08:30"
    assert plain(desk.value("setup_at")) is None
    assert layer.undoStack().count() == 1
    layer.undoStack().undo()
    assert desk.value("starts_at") == "2026-06-10T07:00"
    assert desk.dock.form.times.start_edit.moment() == moment_of("2026-06-10T07:00")


def test_an_end_before_the_start_is_taken_and_said_beside_the_field(desk: Desk) -> None:
    form = desk.dock.form
    pick(form.times.end_edit, moment_of("2026-06-01T00:00"))
    assert desk.value("ends_at") == "2026-06-01T00:00"
    assert form.problems["ends_at"].isVisible()
    assert form.problems["ends_at"].text() == "⚠ The end must be after the start."
    assert meets(desk) == "✓ Meets nothing"
    pick(form.times.end_edit, moment_of("2026-06-19T16:00"))
    assert not form.problems["ends_at"].isVisible()


def test_clearing_the_end_leaves_it_open(desk: Desk) -> None:
    times = desk.dock.form.times
    times.end_edit.clear()
    assert plain(desk.value("ends_at")) is None
    assert times.end_edit.lineEdit().text() == "open end"
    assert not times.cleared_edit.isEnabled()
    desk.layer("work").undoStack().undo()
    assert times.end_edit.moment() == moment_of("2026-06-19T16:00")


def test_typing_a_time_shows_what_it_would_meet_before_it_is_taken(desk: Desk, qtbot: QtBot) -> None:
    form = desk.dock.form
    form._preview({"starts_at": "2029-01-01T00:00", "ends_at": "2029-02-01T00:00"})
    assert form.meets_label.text() == "Meets nothing · The rules are being asked."
    assert meets(desk) == f"Notice 1: ○ {PLAN}"
    assert desk.value("starts_at") == "2026-06-10T07:00"
    assert desk.session.judge.draft.taken_from == "2029-01-01T00:00"
    form._preview({"ends_at": "2026-06-01T00:00"})
    assert form.problems["ends_at"].isVisible()
    form._show()
    assert desk.session.judge.draft is None
    assert form.meets_label.text() == f"Meets 1: {FESTIVAL} · The rules are being asked."
    assert meets(desk) == f"Meets 1 · Conflict 1, Notice 2: ▲ {FESTIVAL}, ○ {ROUTE}, ○ {PLAN}"


def test_all_day_means_days_and_the_last_day_is_part_of_it(desk: Desk) -> None:
    times, layer = desk.dock.form.times, desk.layer("work")
    times.all_day_check.click()
    assert (desk.value("starts_at"), desk.value("ends_at")) == ("2026-06-10T00:00", "2026-06-20T00:00")
    assert layer.undoStack().count() == 1
    assert times.end_edit.date() == QDate(2026, 6, 19)
    pick(times.end_edit, wall(QDate(2026, 6, 25)))
    assert desk.value("ends_at") == "2026-06-26T00:00"
    times.all_day_check.click()
    assert times.end_edit.moment() == moment_of("2026-06-26T00:00")
    pick(times.end_edit, moment_of("2026-06-26T15:00"))
    assert desk.value("ends_at") == "2026-06-26T15:00"


def test_set_up_and_tear_down_are_days_before_and_after(desk: Desk) -> None:
    times = desk.dock.form.times
    times.setup_edit.days_spin.setValue(3)
    assert desk.value("setup_at") == "2026-06-07T07:00"
    times.setup_edit.time_edit.setTime(QTime(12, 0))
    assert desk.value("setup_at") == "2026-06-07T12:00"
    times.cleared_edit.days_spin.setValue(1)
    assert desk.value("cleared_at") == "2026-06-20T16:00"
    pick(times.start_edit, moment_of("2026-06-11T07:00"))
    assert (desk.value("starts_at"), desk.value("setup_at")) == ("2026-06-11T07:00", "2026-06-08T12:00")
    times.setup_edit.time_edit.setTime(QTime(7, 0))
    times.setup_edit.days_spin.setValue(0)
    assert plain(desk.value("setup_at")) is None


def test_choices_go_to_the_buffer(desk: Desk) -> None:
    form = desk.dock.form
    choose(form.fields["status"], "cancelled")
    assert desk.value("status") == "cancelled"
    assert meets(desk) == "✓ Meets nothing"
    choose(form.fields["type"], "gas")
    assert desk.value("work_type") == "gas"
    choose(form.fields["party_id"], None)
    assert plain(desk.value("party_id")) is None
    assert not form.contact_label.isVisible()
    form.fields["description"].setPlainText("Two\nlines")
    form.take_pending()
    assert desk.value("description") == "Two\nlines"
    assert desk.layer("work").undoStack().count() == 4


def test_a_contact_cannot_bring_markup_into_the_form(desk: Desk) -> None:
    party = desk.session.parties[desk.entry.party_id]
    evil = type(party)(party.id, party.name, "<img src=x onerror=alert(1)>", '"><b>@example.org', "1")
    desk.session.parties[party.id] = evil
    desk.dock.form._show()
    assert "<img" not in desk.dock.form.contact_label.text()
    assert "<b>" not in desk.dock.form.contact_label.text()


def test_save_and_discard_are_those_of_the_workspace(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    bar, layer = desk.dock.form.save_bar, desk.layer("work")
    assert not bar.save_button.isEnabled()
    desk.dock.form.fields["title"].setText("Typed, not left")
    choose(desk.dock.form.fields["status"], "planned")
    desk.dock.form.fields["project"].setText("Hanke")
    bar.save_button.click()
    assert not layer.isEditable()
    assert desk.entry.project == "Hanke"
    choose(desk.dock.form.fields["status"], "draft")
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    bar.discard_button.click()
    assert desk.value("status") == "draft"
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    bar.discard_button.click()
    assert desk.value("status") == "planned"
    assert not bar.discard_button.isEnabled()


def test_what_the_file_refuses_is_said_and_no_edit_is_lost(desk: Desk) -> None:
    pick(desk.dock.form.times.end_edit, moment_of("2026-06-01T00:00"))
    assert not desk.dock.form.save_bar.save()
    assert desk.layer("work").isEditable()
    assert desk.value("ends_at") == "2026-06-01T00:00"
    desk.layer("work").rollBack()


def test_a_read_only_layer_is_shown_and_says_why_it_cannot_be_edited(desk: Desk) -> None:
    desk.layer("work").setReadOnly(True)
    desk.dock.form._show()
    assert not desk.dock.form.body.isEnabled()
    assert "cannot be edited" in desk.dock.form.head_label.text()
    desk.dock.list.delete_selected()
    assert TRENCH in desk.titles


def test_the_record_in_hand_may_go_and_times_may_be_missing(desk: Desk) -> None:
    layer, key = desk.layer("work"), desk.session.current
    layer.startEditing()
    for field in ("starts_at", "ends_at", "status", "work_type", "party_id"):
        layer.changeAttributeValue(key[1], layer.fields().lookupField(field), None)
    times = desk.dock.form.times
    assert times.start_edit.isNull()
    assert times.end_edit.isNull()
    assert not times.setup_edit.isEnabled()
    desk.dock.form.take_pending()
    layer.deleteFeature(key[1])
    assert desk.session.current is None
    assert not desk.dock.form.scroll.isVisible()
    desk.dock.form.take_pending()
    layer.rollBack()
    assert TRENCH in desk.titles


def test_removing_the_layers_empties_the_form(desk: Desk) -> None:
    QgsProject.instance().removeAllMapLayers()
    assert not desk.dock.form.scroll.isVisible()
    assert not desk.dock.form.save_bar.save_button.isEnabled()


def test_times_are_said_in_the_form_of_the_locale(desk: Desk) -> None:
    assert word_of("2026-06-20T00:00", all_day=True, end=True) == word_of("2026-06-19T00:00", all_day=True)
    assert "2026" in word_of("2026-06-20T08:00", all_day=False)
    assert word_of(None, all_day=True) == ""
    assert word_of("soon", all_day=False) == "soon"
    assert time_words(desk.entry)[2:] == ("", "")
