"""Free dates in the dock: asked from the form, listed with reasons, drawn on the timeline, taken with one click."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import processing
import pytest
from qgis.core import QgsProcessingException, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton

from seinajoki_coord.core.error import CoordError
from seinajoki_coord.gui.record_edit import change_record
from seinajoki_coord.gui.record_time import moment_of
from seinajoki_coord.layers.live_workspace import State
from seinajoki_coord.layers.rule_set import read_rules
from seinajoki_coord.layers.slot import SlotQuestion
from seinajoki_coord.layers.slot_live import dates_of, live_offers
from seinajoki_coord.workspace.rule_set import keep_rules

from .slot_case import shown_panel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from seinajoki_coord.gui.slot_panel import SlotPanel

    from .dock_case import Desk

FESTIVAL = "Provinssi 2026"


@pytest.fixture
def panel(desk: Desk) -> SlotPanel:
    return shown_panel(desk)


def test_the_button_lists_free_dates_as_long_as_the_present_ones(desk: Desk, panel: SlotPanel) -> None:
    entry = desk.entry
    assert panel.isVisible()
    assert panel.hours_spin.value() == pytest.approx(
        (moment_of(entry.taken_until).toSecsSinceEpoch() - moment_of(entry.taken_from).toSecsSinceEpoch()) / 3600
    )
    assert [one.rank for one in panel.offers][:2] == [0, 1]
    assert all(one.conflict_count == 0 for one in panel.offers)
    assert panel.table.rowCount() == len(panel.offers)
    assert panel.table.item(0, 2).text().startswith("✓ The smallest shift: ")


def test_the_offers_are_ghosts_of_the_bar_until_the_panel_closes(desk: Desk, panel: SlotPanel) -> None:
    chart = desk.dock.timeline.chart
    key, ghosts = chart.offers
    assert key == desk.session.current
    starts = {one.starts_at for one in panel.offers}
    assert len(ghosts) == len(starts), "the smallest shift is one of the others, and drawn once"
    desk.dock.main_tabs.setCurrentWidget(desk.dock.timeline)
    desk.dock.timeline.grab()
    panel.close()
    assert chart.offers is None


def test_one_click_takes_an_offer_as_one_step_of_undo_and_it_meets_nothing(desk: Desk, panel: SlotPanel) -> None:
    before = (desk.entry.taken_from, desk.entry.taken_until)
    assert desk.session.live.partners.get(desk.session.current)
    offer = panel.offers[0]
    steps = desk.layer("work").undoStack().count()
    button = panel.table.cellWidget(0, 0)
    assert isinstance(button, QPushButton)
    button.click()
    assert (desk.entry.taken_from, desk.entry.taken_until) == (offer.starts_at, offer.ends_at)
    assert desk.layer("work").undoStack().count() == steps + 1
    assert not desk.session.live.partners.get(desk.session.current)
    assert panel.offers[0].shift_hours == 0, "the present dates are free now"
    desk.layer("work").undoStack().undo()
    assert (desk.entry.taken_from, desk.entry.taken_until) == before


def test_options_narrow_the_dates_and_are_remembered(desk: Desk, panel: SlotPanel) -> None:
    from qgis.core import QgsSettings

    panel.hours_spin.setValue(8)
    panel.checks["working_days"].setChecked(True)
    days = [moment_of(one.starts_at).date().dayOfWeek() for one in panel.offers if one.rank]
    assert days
    assert all(day <= 5 for day in days)
    assert QgsSettings().value("seinajoki_coord/slots/working_days", False, type=bool)
    panel.earliest_edit.show_moment(moment_of("2026-12-30T20:00"))
    panel.hours_spin.setValue(9)
    assert panel.offers == []
    assert panel.message_label.text().startswith("Nothing of this length fits")


def test_enter_takes_the_dates_of_the_row_and_the_numbers_are_those_of_the_ghosts(desk: Desk, panel: SlotPanel) -> None:
    numbers = [panel.table.verticalHeaderItem(row).text() for row in range(panel.table.rowCount())]
    assert numbers == [str(one.rank or "↔") for one in panel.offers]
    offer = panel.offers[2]
    panel.table.setCurrentCell(2, 1)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert (desk.entry.taken_from, desk.entry.taken_until) == (offer.starts_at, offer.ends_at)


def test_where_nothing_is_free_the_panel_says_so(desk: Desk, panel: SlotPanel) -> None:
    desk.select(FESTIVAL)
    panel.latest_edit.show_moment(moment_of("2026-07-12T00:00"))
    panel.hours_spin.setValue(panel.hours_spin.value() + 1)
    assert [one.conflict_count > 0 for one in panel.offers] == [True]
    assert panel.message_label.text() == "Provinssi 2026: nothing is free. These dates hurt the least."
    assert panel.table.item(0, 2).text().startswith("⚠ Meets ")


def test_a_conflict_that_no_date_helps_against_is_said_though_the_dates_are_free(desk: Desk, panel: SlotPanel) -> None:
    desk.select(FESTIVAL)
    assert change_record(desk.layer("event"), desk.session.current[1], {"expected_attendance": 90000}, "crowd")
    panel.hours_spin.setValue(24)
    panel.latest_edit.show_moment(moment_of("2026-12-31T00:00"))
    assert panel.offers[0].lasting
    assert all(one.conflict_count == len(one.lasting) and not one.met for one in panel.offers)
    count = len(panel.offers[0].lasting)
    assert panel.message_label.text() == f"Provinssi 2026. Conflicts that no date helps against: {count}."
    assert panel.table.item(0, 2).text().startswith("⚠ ")
    assert "No date helps against the conflict" in panel.table.item(0, 2).text()


def test_nothing_is_offered_until_all_records_are_known(desk: Desk, panel: SlotPanel) -> None:
    live = desk.session.live
    live.state = State.PAIRING
    live.state_changed.emit()
    assert panel.offers == []
    assert panel.message_label.text().startswith("Overlaps are still being looked for")
    live.state = State.READY
    live.state_changed.emit()
    assert panel.offers


def test_the_same_times_of_day_may_lie_across_midnight(desk: Desk, panel: SlotPanel) -> None:
    night = {"starts_at": "2026-06-10T22:00", "ends_at": "2026-06-11T06:00", "setup_at": None, "cleared_at": None}
    assert change_record(desk.layer("work"), desk.session.current[1], night, "Night")
    panel.checks["same_hours"].setChecked(True)
    panel.hours_spin.setValue(8)
    assert {(one.starts_at[11:], one.ends_at[11:]) for one in panel.offers} == {("22:00", "06:00")}
    panel.checks["same_hours"].setChecked(False)
    assert {one.starts_at[11:] for one in panel.offers} != {"22:00"}


def test_an_edit_elsewhere_is_followed_after_a_pause(desk: Desk, panel: SlotPanel, qtbot: QtBot) -> None:
    festival = desk.key(FESTIVAL)
    before = panel.offers
    with qtbot.waitSignal(panel.offers_changed, timeout=5000):
        assert change_record(desk.layer("event"), festival[1], {"status": "cancelled"}, "Called off")
        assert panel.offers == before, "not while somebody types"
    assert panel.offers != before


def test_other_rules_are_followed_at_once(desk: Desk, panel: SlotPanel) -> None:
    assert panel.offers[0].shift_hours
    keep_rules(desk.session.file, "protected-street")
    panel.follow_rules()
    assert panel.offers[0].shift_hours == 0, "they say nothing of an event"


def test_the_panel_follows_the_record_in_hand(desk: Desk, panel: SlotPanel) -> None:
    desk.select(FESTIVAL)
    assert panel.message_label.text() == FESTIVAL
    assert desk.dock.timeline.chart.offers[0] == desk.session.current
    desk.session.set_current(None)
    assert panel.offers == []
    QgsProject.instance().clear()
    assert panel.table.rowCount() == 0


@pytest.mark.parametrize("by_days", [False, True])
def test_the_dock_and_the_algorithm_offer_the_same(desk: Desk, by_days: bool) -> None:
    live, rules = desk.session.live, read_rules("")
    by_partners = sorted(live.entries, key=lambda key: (-len(live.partners.get(key, ())), key))
    period = ("2026-05-01T00:00", "2026-12-31T00:00")
    compared, layers = 0, desk.session.opened.layers
    for key in by_partners[:16]:
        entry = live.entries[key]
        question = SlotQuestion(30.0, *period, 4, dates_of(entry, layers, "Europe/Helsinki").start, by_days=by_days)
        asked = {
            "WORKSPACE": str(desk.session.opened.workspace.path), "RECORD": entry.id, "HOURS": 30, "COUNT": 4,
            "EARLIEST": period[0], "LATEST": period[1], "SAME_HOURS": by_days, "OUTPUT": "TEMPORARY_OUTPUT",
        }  # fmt: skip
        try:
            offers = live_offers(live, layers, key, question, rules)
        except CoordError as error:
            with pytest.raises(QgsProcessingException, match=re.escape(str(error))):
                processing.run("seinajoki_coord:suggest_slots", asked)
            continue
        results = processing.run("seinajoki_coord:suggest_slots", asked)
        rows = [tuple(feature.attributes()[:5]) for feature in results["OUTPUT"].getFeatures()]
        assert [(one.rank, one.starts_at, one.ends_at, one.conflict_count, one.reason) for one in offers] == rows
        compared += len(rows)
    assert compared >= (40 if by_days else 56)
