"""What the timeline says of records in words, and what it makes of times that are missing or no times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.PyQt.QtCore import Qt

from seinajoki_coord.core.zone import OPEN_END, OPEN_START
from seinajoki_coord.layers.style import COLOURS

from .timeline_case import FIBRE, LEAK, TANGO, Planner, make_sample, planning, tick

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def sample(provider: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def planner(sample: Path, tmp_path: Path, qtbot: QtBot, qgis_new_project: None) -> Iterator[Planner]:
    with planning(sample, tmp_path, qtbot) as planner:
        yield planner


def test_missing_times_are_open_and_not_lost(planner: Planner) -> None:
    planner.change(FIBRE, starts_at=None, ends_at=None)
    place = planner.chart.bars.places[planner.key(FIBRE)]
    assert planner.chart.bars.edges[:, place].tolist() == [OPEN_START, OPEN_START, OPEN_END, OPEN_END]
    point = planner.at(FIBRE, "2026-07-03")
    shown = planner.chart.viewport().grab().toImage().pixelColor(point)
    assert shown.name() == COLOURS["telecom"]
    planner.choose(FIBRE)
    assert "open – open" in planner.said
    planner.type(Qt.Key.Key_Right)
    assert planner.times(FIBRE) == (None, None, None, None)


def test_times_that_cannot_be_read_are_said_and_not_moved(planner: Planner) -> None:
    planner.change(FIBRE, starts_at="next week")
    planner.choose(FIBRE)
    assert "cannot be read" in planner.said
    planner.drag(FIBRE, "2026-07-03", 80)
    planner.type(Qt.Key.Key_Right)
    assert planner.times(FIBRE)[1] == "next week"
    planner.change(FIBRE, starts_at="2026-07-20T00:00", ends_at="2026-07-10T00:00")
    assert "cannot be read" in planner.said
    planner.panel.grab()


def test_tooltips_escape_what_people_typed(planner: Planner) -> None:
    planner.change(FIBRE, title="<img src=x onerror=alert(1)> & Co")
    point = planner.at("<img src=x onerror=alert(1)> & Co", "2026-07-03")
    text = planner.chart.tip_at(point.x(), point.y())
    assert "<img" not in text
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; Co" in text
    planner.choose("<img src=x onerror=alert(1)> & Co")
    assert "<img" not in planner.panel.message.toolTip()


def test_a_tooltip_tells_party_times_and_whom_it_meets(planner: Planner) -> None:
    point = planner.at(TANGO, "2026-07-09")
    text = planner.chart.tip_at(point.x(), point.y())
    assert all(one in text for one in (TANGO, "Tangomarkkinoiden tuotanto", "Set-up", "Tear-down", LEAK))


def test_the_header_tells_holidays(planner: Planner) -> None:
    planner.look_at("2026-06-15")
    x = planner.chart.scale.x(float(tick("2026-06-20T12:00")))
    assert planner.chart.tip_at(x, 10) == "Midsummer Day"
    assert planner.chart.tip_at(x + 80, 10) == ""
