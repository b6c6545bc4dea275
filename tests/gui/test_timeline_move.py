"""Moving works and events on the timeline, by mouse and by key: one undo step each, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.PyQt.QtCore import QPoint, Qt

from seinajoki_coord.core.zone import DAY, HOUR, MINUTE
from seinajoki_coord.gui.timeline.bars import Times
from seinajoki_coord.gui.timeline.handle import Handle, dragged, snapped

from .timeline_case import FIBRE, LEAK, TANGO, Planner, make_sample, planning, tick

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
TANGO_TIMES = ("2026-07-03T06:00", "2026-07-08T12:00", "2026-07-12T22:00", "2026-07-15T06:00")
MARKET = "Lauantaitori 2026"
MARKET_RULE = "RRULE:FREQ=WEEKLY;BYDAY=SA;UNTIL=20260926T150000 EXDATE:20260620"
FIBRE_TIMES = (None, "2026-06-29T07:00", "2026-07-10T16:00", None)


@pytest.fixture(scope="module")
def sample(provider: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def planner(sample: Path, tmp_path: Path, qtbot: QtBot, qgis_new_project: None) -> Iterator[Planner]:
    with planning(sample, tmp_path, qtbot) as planner:
        yield planner


def test_a_drag_moves_all_four_times_by_whole_days_in_one_step_that_undo_takes_back(planner: Planner) -> None:
    assert planner.times(TANGO) == TANGO_TIMES
    planner.drag(TANGO, "2026-07-10", 85)
    assert planner.times(TANGO) == ("2026-07-05T06:00", "2026-07-10T12:00", "2026-07-14T22:00", "2026-07-17T06:00")
    layer = planner.layer(TANGO)
    assert layer.isEditable()
    assert layer.undoStack().count() == 1
    assert layer.undoStack().undoText() == "Move on the timeline"
    layer.undoStack().undo()
    planner.settle()
    assert planner.times(TANGO) == TANGO_TIMES
    place = planner.chart.bars.places[planner.key(TANGO)]
    assert planner.chart.bars.edges[:, place].tolist() == [tick(one) for one in TANGO_TIMES]


@pytest.mark.parametrize(
    ("pixels", "start", "schedule"),
    [
        (280, "2026-05-09T07:00", "RRULE:FREQ=WEEKLY;BYDAY=SA;UNTIL=20261003T150000 EXDATE:20260627"),
        (120, "2026-05-05T07:00", MARKET_RULE),
    ],
)
def test_what_recurs_is_moved_with_its_rule_where_that_keeps_its_days(
    planner: Planner, pixels: int, start: str, schedule: str
) -> None:
    planner.drag(MARKET, "2026-07-10", pixels)
    feature = planner.layer(MARKET).getFeature(planner.key(MARKET)[1])
    assert (planner.times(MARKET)[1], feature["schedule"]) == (start, schedule)
    planner.layer(MARKET).undoStack().undo()
    assert planner.layer(MARKET).getFeature(planner.key(MARKET)[1])["schedule"] == MARKET_RULE


def test_an_end_alone_leaves_the_rule(planner: Planner) -> None:
    planner.look_at("2026-09-20")
    planner.drag(MARKET, "2026-09-26T15:00", 280)
    assert planner.times(MARKET)[1:3] == ("2026-05-02T07:00", "2026-10-03T15:00")
    assert planner.layer(MARKET).getFeature(planner.key(MARKET)[1])["schedule"] == MARKET_RULE


def test_what_was_moved_can_be_saved(planner: Planner) -> None:
    planner.drag(TANGO, "2026-07-10", -40)
    assert planner.layer(TANGO).commitChanges(), planner.layer(TANGO).commitErrors()
    planner.settle()
    assert planner.times(TANGO) == ("2026-07-02T06:00", "2026-07-07T12:00", "2026-07-11T22:00", "2026-07-14T06:00")
    assert planner.session.live.entries[planner.key(TANGO)].starts == "2026-07-07T12:00"


@pytest.mark.parametrize(
    ("when", "pixels", "times"),
    [
        ("2026-07-08T12:00", -40, ("2026-07-02T06:00", "2026-07-07T12:00", *TANGO_TIMES[2:])),
        ("2026-07-12T22:00", 80, (*TANGO_TIMES[:2], "2026-07-14T22:00", "2026-07-17T06:00")),
        ("2026-07-03T06:00", -40, ("2026-07-02T06:00", *TANGO_TIMES[1:])),
        ("2026-07-15T06:00", 40, (*TANGO_TIMES[:3], "2026-07-16T06:00")),
        # As far as the other end leaves room, in whole days.
        ("2026-07-08T12:00", 500, ("2026-07-07T06:00", "2026-07-12T12:00", *TANGO_TIMES[2:])),
        ("2026-07-15T06:00", -300, (*TANGO_TIMES[:3], "2026-07-13T06:00")),
    ],
    ids=["start", "end", "set-up", "tear-down", "start too far", "tear-down too far"],
)
def test_an_end_of_a_bar_moves_alone_with_what_hangs_on_it(
    planner: Planner, when: str, pixels: int, times: tuple[str, ...]
) -> None:
    planner.drag(TANGO, when, pixels)
    assert planner.times(TANGO) == times
    assert planner.layer(TANGO).undoStack().count() == 1


def test_fields_that_were_empty_stay_empty(planner: Planner) -> None:
    planner.drag(FIBRE, "2026-07-03", 40)
    assert planner.times(FIBRE) == (None, "2026-06-30T07:00", "2026-07-11T16:00", None)


def test_an_open_end_stays_open(planner: Planner) -> None:
    planner.change(FIBRE, ends_at=None)
    planner.drag(FIBRE, "2026-07-03", 40)
    assert planner.times(FIBRE) == (None, "2026-06-30T07:00", None, None)


def test_hours_at_a_narrow_zoom_and_minutes_with_alt(planner: Planner) -> None:
    planner.look_at("2026-07-01", 240)
    planner.drag(FIBRE, "2026-07-03", 33)
    assert planner.times(FIBRE)[1:3] == ("2026-06-29T10:00", "2026-07-10T19:00")
    planner.drag(FIBRE, "2026-07-03", 2, ALT, drop=False)
    planner.move(planner.at(FIBRE, "2026-07-03") + QPoint(9, 0), ALT)
    planner.release(planner.at(FIBRE, "2026-07-03") + QPoint(9, 0))
    assert planner.times(FIBRE)[1:3] == ("2026-06-29T10:54", "2026-07-10T19:54")


def test_escape_cancels(planner: Planner) -> None:
    planner.drag(TANGO, "2026-07-10", 80, drop=False)
    assert planner.chart.preview is not None
    planner.type(Qt.Key.Key_Escape)
    assert planner.chart.preview is None
    planner.release(planner.at(TANGO, "2026-07-10") + QPoint(80, 0))
    assert planner.times(TANGO) == TANGO_TIMES
    assert not planner.layer(TANGO).isEditable()


def test_a_tremble_of_the_hand_changes_nothing(planner: Planner) -> None:
    planner.drag(TANGO, "2026-07-10", 3)
    planner.drag(TANGO, "2026-07-10", 15)
    assert planner.times(TANGO) == TANGO_TIMES
    assert not planner.layer(TANGO).isEditable()


def test_a_drag_shows_live_what_would_be_met(planner: Planner) -> None:
    judge = planner.session.judge
    planner.drag(LEAK, "2026-07-10", 80, drop=False)
    preview = planner.chart.preview
    assert planner.key(TANGO) in preview.meets
    assert preview.parts == [(tick("2026-07-11T03:00"), tick("2026-07-12T18:00"))]
    assert f"Meets 1: {TANGO} (Tangomarkkinoiden tuotanto) · The rules are being asked." in planner.said
    planner.panel.grab()
    planner.wait_for_rules()
    assert f"Meets 1 · Conflict 1, Notice 1: ▲ {TANGO} (Tangomarkkinoiden tuotanto), ○ " in planner.said
    planner.panel.grab()
    planner.move(planner.at(LEAK, "2026-07-10") + QPoint(600, 0))
    assert planner.key(TANGO) not in planner.chart.preview.meets
    planner.move(planner.at(LEAK, "2026-07-10") + QPoint(-1000, 0))
    assert planner.said.endswith("Meets nothing · The rules are being asked.")
    assert planner.times(LEAK)[1] == "2026-07-09T03:00"
    planner.type(Qt.Key.Key_Escape)
    assert planner.said.startswith(LEAK)
    assert judge.draft is None


def test_after_the_drop_the_overlaps_are_those_of_the_new_time(planner: Planner) -> None:
    planner.drag(LEAK, "2026-07-10", 1000)
    assert planner.key(LEAK) not in planner.session.live.partners.get(planner.key(TANGO), set())
    assert planner.chart.content.parts(planner.key(LEAK)) == []


def test_a_cancelled_record_meets_nothing_while_it_is_moved(planner: Planner) -> None:
    planner.change(LEAK, status="cancelled")
    planner.drag(LEAK, "2026-07-10", 80, drop=False)
    assert planner.chart.preview.meets == []
    assert "Cancelled" in planner.said
    planner.panel.grab()


def test_a_read_only_layer_is_not_changed_and_it_is_said(planner: Planner) -> None:
    planner.layer(TANGO).setReadOnly(True)
    planner.drag(TANGO, "2026-07-10", 80)
    assert "read-only" in planner.said
    planner.choose(FIBRE)
    planner.choose(TANGO)
    planner.type(Qt.Key.Key_Right)
    assert "read-only" in planner.said
    assert planner.times(TANGO) == TANGO_TIMES
    assert not planner.layer(TANGO).isEditable()


def test_a_change_from_elsewhere_lets_go_of_what_is_held(planner: Planner) -> None:
    planner.drag(TANGO, "2026-07-10", 80, drop=False)
    planner.change(TANGO, title="Tango")
    assert planner.chart.preview is None
    planner.release(planner.at("Tango", "2026-07-10") + QPoint(80, 0))
    assert planner.times("Tango") == TANGO_TIMES


def test_the_ground_is_pulled_along(planner: Planner) -> None:
    point = planner.at(FIBRE, "2026-07-20")
    before, row = planner.chart.scale.tick(point.x()), planner.chart.verticalScrollBar().value()
    planner.press(point)
    planner.move(point + QPoint(-60, -30))
    planner.release(point + QPoint(-60, -30))
    assert planner.chart.scale.tick(point.x() - 60) == pytest.approx(before, abs=planner.chart.scale.per_pixel)
    assert planner.chart.verticalScrollBar().value() == row + 30
    assert planner.session.current is None


@pytest.mark.parametrize(
    ("when", "shape"),
    [
        ("2026-07-10", Qt.CursorShape.OpenHandCursor),
        ("2026-07-08T12:00", Qt.CursorShape.SizeHorCursor),
        ("2026-07-15T06:00", Qt.CursorShape.SizeHorCursor),
        ("2026-07-18", Qt.CursorShape.ArrowCursor),
    ],
)
def test_the_cursor_shows_what_can_be_done(planner: Planner, when: str, shape: Qt.CursorShape) -> None:
    planner.hover(planner.at(TANGO, when))
    planner.settle()
    assert planner.chart.viewport().cursor().shape() == shape


@pytest.mark.parametrize(
    ("key", "modifier", "times"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, ("2026-06-30T07:00", "2026-07-11T16:00")),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, ("2026-06-28T07:00", "2026-07-09T16:00")),
        (Qt.Key.Key_Right, SHIFT, ("2026-06-29T07:00", "2026-07-11T16:00")),
        (Qt.Key.Key_Left, SHIFT, ("2026-06-29T07:00", "2026-07-09T16:00")),
        (Qt.Key.Key_Left, CTRL | SHIFT, ("2026-06-28T07:00", "2026-07-10T16:00")),
        (Qt.Key.Key_Right, CTRL | SHIFT, ("2026-06-30T07:00", "2026-07-10T16:00")),
    ],
)
def test_keys_move_the_record_in_hand_by_one_day(
    planner: Planner, key: Qt.Key, modifier: Qt.KeyboardModifier, times: tuple[str, str]
) -> None:
    planner.choose(FIBRE)
    planner.type(key, modifier)
    assert planner.times(FIBRE)[1:3] == times
    stack = planner.layer(FIBRE).undoStack()
    assert stack.count() == 1
    stack.undo()
    assert planner.times(FIBRE) == FIBRE_TIMES


def test_keys_move_by_an_hour_where_hours_can_be_seen(planner: Planner) -> None:
    planner.choose(FIBRE)
    planner.look_at("2026-07-01", 300)
    planner.type(Qt.Key.Key_Right)
    assert planner.times(FIBRE)[1:3] == ("2026-06-29T08:00", "2026-07-10T17:00")


def test_a_key_that_would_turn_a_record_round_says_so(planner: Planner) -> None:
    planner.change(FIBRE, ends_at="2026-06-29T09:00")
    planner.choose(FIBRE)
    planner.type(Qt.Key.Key_Left, SHIFT)
    assert planner.times(FIBRE)[2] == "2026-06-29T09:00"
    assert "cannot be moved" in planner.said


def test_keys_without_a_record_in_hand_say_what_to_do(planner: Planner) -> None:
    planner.type(Qt.Key.Key_Right)
    assert planner.said.startswith("Choose a bar first")


def test_clock_changes_do_not_bend_a_move(planner: Planner) -> None:
    planner.change(FIBRE, starts_at="2026-03-28T07:00", ends_at="2026-03-28T16:00")
    planner.choose(FIBRE)
    planner.type(Qt.Key.Key_Right)
    assert planner.times(FIBRE)[1:3] == ("2026-03-29T07:00", "2026-03-29T16:00")


@pytest.mark.parametrize("handle", list(Handle))
@pytest.mark.parametrize("step", [DAY, HOUR, MINUTE])
@pytest.mark.parametrize("steps", [-1000, -3, -1, 0, 1, 3, 1000])
def test_no_move_breaks_the_order_of_times(handle: Handle, step: int, steps: int) -> None:
    times = Times(*(tick(one) for one in TANGO_TIMES))
    taken, start, end, free = dragged(times, handle, steps * step, step).edges
    assert taken <= start < end <= free


def test_distances_snap_to_whole_steps() -> None:
    assert [snapped(one * HOUR, DAY) for one in (-13, -11, 0, 11, 13, 37)] == [-DAY, 0, 0, 0, DAY, 2 * DAY]
