"""The calendar above the timeline: units that fit, names of the locale, days off."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.PyQt.QtCore import QLocale

from seinajoki_coord.core.zone import DAY, HOUR
from seinajoki_coord.gui.timeline.calendar import free_days, levels, names, said_window, within
from seinajoki_coord.gui.timeline.scale import TimeScale

from .timeline_case import tick


@pytest.mark.parametrize("day", [0.05, 0.2, 0.5, 1, 3, 6, 20, 60, 150, 400, 1500, 4000])
def test_the_calendar_has_room_for_its_units_at_every_zoom(day: float) -> None:
    scale = TimeScale(float(tick("2026-01-01")), DAY / day)
    major, minor = levels(scale)
    right = scale.tick(1500)
    begins = minor.begins(scale.left, right)
    assert begins[0] <= scale.left
    assert begins[-1] > right
    assert len(major.begins(scale.left, right)) <= len(begins) < 120
    locale = QLocale("fi")
    for tick_ in begins.tolist():
        assert all(names(minor, tick_, locale))
        assert all(within(minor, major, tick_, locale))


def test_the_calendar_speaks_the_language_of_the_locale() -> None:
    scale = TimeScale(float(tick("2026-07-01")), DAY / 60)
    major, minor = levels(scale)
    assert names(major, tick("2026-07-01"), QLocale("fi"))[0] == "heinäkuu 2026"
    assert names(minor, tick("2026-07-06"), QLocale("fi"))[2] == "ma 6"
    assert said_window(tick("2026-07-06"), tick("2026-07-08"), QLocale("fi")) == "ma 6.7.2026 – ti 7.7.2026"
    assert "10.30" in said_window(tick("2026-07-06T10:30"), tick("2026-07-06T12:00"), QLocale("fi"))


def test_weeks_begin_on_monday_and_weekends_and_holidays_are_free() -> None:
    found = free_days(tick("2026-06-15"), tick("2026-06-24"))
    assert [(one.start, one.end, one.name) for one in found] == [
        (tick("2026-06-19"), tick("2026-06-20"), "Midsummer Eve"),
        (tick("2026-06-20"), tick("2026-06-22"), ""),
        (tick("2026-06-20"), tick("2026-06-21"), "Midsummer Day"),
    ]
    # A view that begins on a Sunday shades that Sunday.
    assert free_days(tick("2026-07-05"), tick("2026-07-06"))[0].start == tick("2026-07-05")


def test_a_scale_goes_there_and_back() -> None:
    scale = TimeScale(float(tick("2026-07-01")), HOUR)
    assert scale.x(np.array([tick("2026-07-02")])).tolist() == [24]
    assert scale.tick(24) == tick("2026-07-02")
