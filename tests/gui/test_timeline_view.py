"""What stretch of time the timeline shows: at the edge while a bar is held, after the filter changes, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.PyQt.QtCore import QPoint, Qt

from .timeline_case import FIBRE, TANGO, make_sample, planning, tick

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from .timeline_case import Planner

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def sample(provider: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def planner(sample: Path, tmp_path: Path, qtbot: QtBot, qgis_new_project: None) -> Iterator[Planner]:
    with planning(sample, tmp_path, qtbot) as planner:
        yield planner


def hold_at(planner: Planner, x: int) -> QPoint:
    """Take hold of the bar of Tangomarkkinat and bring it to a pixel from the left."""
    start = planner.at(TANGO, "2026-07-10T12:00")
    end = QPoint(x, start.y())
    planner.press(start)
    planner.move((start + end) / 2)
    planner.move(end)
    return end


@pytest.mark.parametrize("later", [True, False])
def test_time_goes_by_under_a_bar_that_is_held_at_an_edge(planner: Planner, later: bool) -> None:
    chart = planner.chart
    before, was = chart.scale.left, planner.times(TANGO)
    end = hold_at(planner, chart.viewport().width() - 3 if later else 3)
    first = chart.preview.times.starts
    way = 1 if later else -1
    planner.qtbot.waitUntil(lambda: (chart.preview.times.starts - first) * way > 14 * 86_400_000_000)
    assert (chart.scale.left - before) * way > 0
    assert planner.times(TANGO) == was
    seen = chart.preview.times.texts()["starts_at"]
    planner.release(end)
    assert planner.times(TANGO)[1] == seen
    rest = chart.scale.left
    planner.qtbot.wait(100)
    assert chart.scale.left == rest


def test_time_stands_still_once_the_bar_is_away_from_the_edge_or_let_go_by_escape(planner: Planner) -> None:
    chart = planner.chart
    end = hold_at(planner, chart.viewport().width() - 3)
    left = chart.scale.left
    planner.qtbot.waitUntil(lambda: chart.scale.left > left)
    planner.move(QPoint(400, end.y()))
    left = chart.scale.left
    planner.qtbot.wait(100)
    assert chart.scale.left == left
    planner.move(end)
    planner.qtbot.waitUntil(lambda: chart.scale.left > left)
    planner.type(Qt.Key.Key_Escape)
    left = chart.scale.left
    planner.qtbot.wait(100)
    assert chart.scale.left == left
    assert planner.times(TANGO)[1] == "2026-07-08T12:00"


def span(planner: Planner) -> tuple[float, float]:
    """Return from when to when the chart shows."""
    return planner.chart.scale.left, planner.chart.scale.tick(planner.chart.viewport().width())


def test_a_filter_that_leaves_nothing_in_view_brings_its_period_into_view(planner: Planner) -> None:
    planner.session.set_filter(begins="2027-06-01T00:00", ends="2027-08-01T00:00")
    planner.settle()
    left, right = span(planner)
    assert tick("2027-04-01T00:00") < left <= tick("2027-06-15T00:00")
    assert tick("2027-07-15T00:00") <= right < tick("2027-10-01T00:00")


def test_a_filter_by_text_brings_what_it_lets_through_into_view(planner: Planner) -> None:
    planner.session.set_filter(text="Tangomarkkinat 2027")
    planner.settle()
    left, right = span(planner)
    assert left <= tick("2027-07-02T06:00")
    assert right >= tick("2027-07-14T06:00")


def test_a_filter_that_leaves_something_in_view_does_not_move_the_calendar(planner: Planner) -> None:
    before = planner.chart.scale
    planner.session.set_filter(text="Tangomarkkinat")
    planner.settle()
    assert planner.chart.scale == before
    planner.session.set_filter(text="nothing bears this name")
    planner.settle()
    assert planner.chart.scale == before


def test_an_edit_does_not_move_the_calendar_though_nothing_is_in_view(planner: Planner) -> None:
    planner.session.set_filter(text=FIBRE)
    planner.settle()
    planner.look_at("1999-01-01")
    before = planner.chart.scale
    layer, key = planner.layer(FIBRE), planner.key(FIBRE)
    layer.startEditing()
    layer.changeAttributeValue(key[1], layer.fields().lookupField("permit_ref"), "X-1")
    planner.settle()
    assert planner.chart.scale == before


def test_keys_scroll_the_calendar_and_change_no_record(planner: Planner) -> None:
    planner.choose(TANGO)
    before, fifth = planner.chart.scale, planner.chart.viewport().width() / 5
    planner.type(Qt.Key.Key_Right, CTRL)
    # The scroll bar has whole pixels.
    assert planner.chart.scale.x(before.left) == pytest.approx(-fifth, abs=1)
    planner.type(Qt.Key.Key_Left, CTRL)
    assert planner.chart.scale.x(before.left) == pytest.approx(0, abs=1)
    assert not planner.layer(TANGO).isEditable()


@pytest.mark.parametrize(
    ("key", "modifier", "setup", "cleared"),
    [
        (Qt.Key.Key_Comma, Qt.KeyboardModifier.NoModifier, "2026-07-02T06:00", "2026-07-15T06:00"),
        (Qt.Key.Key_Period, Qt.KeyboardModifier.NoModifier, "2026-07-04T06:00", "2026-07-15T06:00"),
        (Qt.Key.Key_Semicolon, SHIFT, "2026-07-03T06:00", "2026-07-14T06:00"),
        (Qt.Key.Key_Colon, SHIFT, "2026-07-03T06:00", "2026-07-16T06:00"),
        (Qt.Key.Key_Greater, SHIFT, "2026-07-03T06:00", "2026-07-16T06:00"),
    ],
)
def test_keys_move_set_up_and_tear_down_as_the_mouse_does(
    planner: Planner, key: Qt.Key, modifier: Qt.KeyboardModifier, setup: str, cleared: str
) -> None:
    planner.choose(TANGO)
    planner.type(key, modifier)
    assert planner.times(TANGO) == (setup, "2026-07-08T12:00", "2026-07-12T22:00", cleared)
    assert planner.layer(TANGO).undoStack().count() == 1
