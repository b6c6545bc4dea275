"""The panel of free dates, asked for a trench of the sample by the form's button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seinajoki_coord.gui.record_time import moment_of

if TYPE_CHECKING:
    from seinajoki_coord.gui.slot_panel import SlotPanel

    from .dock_case import Desk

TRENCH = "Törnävänsaaren vesijohdon uusinta"


def shown_panel(desk: Desk) -> SlotPanel:
    """Return the panel, shown for the trench: dates at any time of day."""
    desk.select(TRENCH)
    desk.dock.show()
    panel = desk.dock.slots
    panel.earliest_edit.show_moment(moment_of("2026-06-01T00:00"))
    panel.latest_edit.show_moment(moment_of("2026-12-31T00:00"))
    panel.checks["same_hours"].setChecked(False)
    desk.dock.form.slots_button.click()
    return panel
