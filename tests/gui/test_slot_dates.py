"""What free dates are taken: by days, as a series, without an end, of what was not fixed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.gui.record_edit import change_record
from seinajoki_coord.gui.record_time import moment_of
from seinajoki_coord.layers.attribute import stored

from .slot_case import TRENCH, shown_panel

if TYPE_CHECKING:
    from seinajoki_coord.gui.slot_panel import SlotPanel

    from .dock_case import Desk


@pytest.fixture
def panel(desk: Desk) -> SlotPanel:
    return shown_panel(desk)


def test_at_the_same_times_of_day_a_record_moves_by_whole_days(desk: Desk, panel: SlotPanel) -> None:
    panel.checks["same_hours"].setChecked(True)
    # Over the night when clocks change, and of a length that is no whole number of hundredths of an hour.
    panel.latest_edit.show_moment(moment_of("2026-12-31T00:00"))
    for times in (
        {"setup_at": "2026-10-20T16:00", "starts_at": "2026-10-21T11:00", "ends_at": "2026-10-21T20:20", "cleared_at": "2026-10-22T10:00"},
        {"setup_at": None, "starts_at": "2026-10-20T08:10", "ends_at": "2026-10-23T08:10", "cleared_at": None},
    ):  # fmt: skip
        assert change_record(desk.layer("work"), desk.session.current[1], times, "Times")
        panel.ask()
        assert len(panel.offers) == 5
        shifts = [(moment_of(one.starts_at).daysTo(moment_of(times["starts_at"])), one.reason) for one in panel.offers]
        assert [abs(days) for days, _ in shifts] == sorted(abs(days) for days, _ in shifts)
        panel.take(panel.offers[-1])
        assert desk.entry.taken_from[:10] == panel.offers[0].starts_at[:10], "the present dates are the nearest now"
        feature = desk.layer("work").getFeature(desk.session.current[1])
        assert {name: text and text[11:] for name, text in times.items()} == {
            name: (stored(feature[name]) or None) and stored(feature[name])[11:] for name in times
        }


def test_the_same_times_of_day_are_kept_until_somebody_says_otherwise(desk: Desk) -> None:
    desk.select(TRENCH)
    assert desk.dock.slots.checks["same_hours"].isChecked()
    assert not desk.dock.slots.checks["winter"].isChecked()


def test_what_recurs_is_taken_as_a_whole(desk: Desk, panel: SlotPanel) -> None:
    panel.earliest_edit.show_moment(moment_of("2026-05-01T00:00"))
    series = {
        "schedule": "RRULE:FREQ=WEEKLY;BYDAY=SA;UNTIL=20260725 EXDATE:20260627", "setup_at": None, "cleared_at": None,
        "starts_at": "2026-06-13T07:00", "ends_at": "2026-07-25T15:00",
    }  # fmt: skip
    layer, fid = desk.layer("work"), desk.session.current[1]
    assert change_record(layer, fid, series, "Rule")
    panel.ask()
    assert "It recurs." in panel.message_label.text()
    assert not panel.hours_spin.isEnabled()
    assert not panel.checks["same_hours"].isEnabled()
    steps = layer.undoStack().count()
    offer = panel.offers[-1]
    later = timedelta(days=moment_of(series["starts_at"]).daysTo(moment_of(offer.starts_at)))
    assert later
    assert later.days % 7 == 0
    panel.take(offer)
    feature = layer.getFeature(fid)
    assert {name: stored(feature[name]) for name in series} == {
        "schedule": f"RRULE:FREQ=WEEKLY;BYDAY=SA;UNTIL={date(2026, 7, 25) + later:%Y%m%d} EXDATE:{date(2026, 6, 27) + later:%Y%m%d}",
        "setup_at": None, "starts_at": f"{date(2026, 6, 13) + later}T07:00", "ends_at": f"{date(2026, 7, 25) + later}T15:00",
        "cleared_at": None,
    }  # fmt: skip
    assert layer.undoStack().count() == steps + 1
    layer.undoStack().undo()
    assert stored(layer.getFeature(fid)["schedule"]) == series["schedule"]


def test_what_recurs_by_months_is_refused_and_nothing_can_be_taken(desk: Desk, panel: SlotPanel) -> None:
    assert panel.offers
    monthly = {"schedule": "RRULE:FREQ=MONTHLY;BYDAY=1SA"}
    assert change_record(desk.layer("work"), desk.session.current[1], monthly, "Rule")
    panel.ask()
    assert panel.offers == []
    assert panel.table.rowCount() == 0
    assert panel.message_label.text().startswith("It recurs by months or days of the month")


def test_weekly_hours_and_a_slip_of_the_pen_do_not_recur(desk: Desk, panel: SlotPanel) -> None:
    for schedule in ("Mo-Fr 07:00-16:00", "every Saturday"):
        assert change_record(desk.layer("work"), desk.session.current[1], {"schedule": schedule}, "Hours")
        panel.ask()
        assert "It recurs." not in panel.message_label.text()
        assert panel.offers[0].fields.keys() == {"setup_at", "starts_at", "ends_at", "cleared_at"}


def test_a_record_without_an_end_has_none_when_it_has_taken_dates(desk: Desk, panel: SlotPanel) -> None:
    layer, fid = desk.layer("work"), desk.session.current[1]
    assert change_record(layer, fid, {"ends_at": None, "cleared_at": None, "setup_at": None}, "Open")
    for by_days in (False, True):
        panel.checks["same_hours"].setChecked(by_days)
        panel.ask()
        assert panel.hours_spin.value() == 24
        assert panel.message_label.text().endswith("and what you take has no end either.")
        assert [one.rank for one in panel.offers] == [1, 2, 3, 4, 5]
        panel.take(panel.offers[1])
        assert (desk.entry.taken_from, desk.entry.taken_until) == (panel.offers[1].starts_at, None)


def test_what_happens_some_time_between_its_dates_takes_as_long_as_it_says_and_is_fixed_then(
    desk: Desk, panel: SlotPanel
) -> None:
    window = {
        "certainty": "window", "schedule": "DURATION:P2D", "setup_at": "2026-06-10T16:00", "starts_at": "2026-06-11T00:00",
        "ends_at": "2026-06-30T00:00", "cleared_at": None,
    }  # fmt: skip
    layer, fid = desk.layer("work"), desk.session.current[1]
    assert change_record(layer, fid, window, "Window")
    panel.ask()
    assert panel.hours_spin.value() == 48 + 8
    assert panel.message_label.text().endswith("Its dates are not fixed; those that you take are.")
    assert [one.rank for one in panel.offers] == [1, 2, 3, 4, 5], "it has no dates that could be moved"
    panel.take(panel.offers[0])
    assert (desk.entry.certainty, desk.entry.taken_from) == ("fixed", panel.offers[0].starts_at)
    layer.undoStack().undo()
    assert change_record(layer, fid, {"schedule": None}, "No length")
    panel.ask()
    assert panel.hours_spin.value() == 19 * 24 + 8
    assert "does not say how long it takes" in panel.message_label.text()
    assert panel.offers[0].rank == 0


def test_what_was_edited_a_moment_ago_is_looked_at_again_before_it_is_taken(desk: Desk, panel: SlotPanel) -> None:
    offer = panel.offers[0]
    longer = {"ends_at": "2026-12-01T00:00", "cleared_at": None}
    assert change_record(desk.layer("work"), desk.session.current[1], longer, "Longer")
    panel.take(offer)
    assert desk.entry.taken_until == "2026-12-01T00:00"
    assert offer not in panel.offers
