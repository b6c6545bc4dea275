"""The timeline as a planner sees it: time and rows in view, choosing, groups, what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QPalette

from seinajoki_coord.core.zone import DAY
from seinajoki_coord.gui.session import Session
from seinajoki_coord.gui.timeline.meeting import Mark
from seinajoki_coord.gui.timeline.scale import COARSEST, FINEST
from seinajoki_coord.gui.timeline.view import TimelinePanel
from seinajoki_coord.layers.style import COLOURS

from .timeline_case import FIBRE, LEAK, NOW, TANGO, Planner, make_sample, planning, tick

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


def colour_at(planner: Planner, point: QPoint) -> QColor:
    return planner.chart.viewport().grab().toImage().pixelColor(point)


@pytest.mark.parametrize("x", [0, 300, 1100])
@pytest.mark.parametrize("notches", [1, -1, 7, -7, 60, -60])
def test_zoom_keeps_the_time_under_the_cursor(planner: Planner, x: int, notches: int) -> None:
    before = planner.chart.scale.tick(x)
    width = planner.chart.scale.per_pixel
    planner.turn_wheel(x, notches)
    after = planner.chart.scale
    assert after.tick(x) == pytest.approx(before, abs=after.per_pixel)
    assert (after.per_pixel < width) == (notches > 0)
    assert FINEST <= after.per_pixel <= COARSEST


def test_control_and_wheel_zoom_too_and_shift_and_wheel_scroll_the_rows(planner: Planner) -> None:
    scale = planner.chart.scale
    planner.turn_wheel(300, -2, Qt.KeyboardModifier.ShiftModifier)
    assert planner.chart.scale == scale
    assert planner.chart.verticalScrollBar().value() > 0
    planner.turn_wheel(300, 2, Qt.KeyboardModifier.ControlModifier)
    assert planner.chart.scale.per_pixel < scale.per_pixel


def test_keys_zoom_show_all_and_go_to_today(planner: Planner) -> None:
    scale = planner.chart.scale
    planner.type(Qt.Key.Key_Plus)
    assert planner.chart.scale.per_pixel == pytest.approx(scale.per_pixel / 1.5)
    planner.type(Qt.Key.Key_Minus)
    assert planner.chart.scale.left == pytest.approx(scale.left, abs=scale.per_pixel)
    planner.type(Qt.Key.Key_F)
    first, last = planner.chart.bars.extent
    assert planner.chart.scale.x(float(first)) >= 0
    assert planner.chart.scale.x(float(last)) <= planner.chart.viewport().width()
    planner.look_at("2030-01-01")
    planner.type(Qt.Key.Key_Home)
    assert 0 < planner.chart.scale.x(float(tick("2026-07-06T12:30"))) < planner.chart.viewport().width()


@pytest.mark.parametrize(("name", "span"), [("day", DAY), ("month", 31 * DAY), ("year", 366 * DAY)])
def test_the_tools_show_a_day_a_month_a_year_around_the_middle(planner: Planner, name: str, span: int) -> None:
    width = planner.chart.viewport().width()
    middle = planner.chart.scale.tick(width / 2)
    planner.panel.acts[name].trigger()
    assert planner.chart.scale.per_pixel * width == pytest.approx(span)
    assert planner.chart.scale.tick(width / 2) == pytest.approx(middle, abs=planner.chart.scale.per_pixel)


def test_now_is_the_wall_clock_of_the_workspace(planner: Planner) -> None:
    assert planner.chart.now() == tick("2026-07-06T12:30")


def test_the_scroll_bar_moves_time_and_follows_it(planner: Planner) -> None:
    bar, chart = planner.chart.horizontalScrollBar(), planner.chart
    left = chart.scale.left
    bar.setValue(bar.value() + 100)
    assert chart.scale.left == pytest.approx(left + 100 * chart.scale.per_pixel, abs=chart.scale.per_pixel)
    place = bar.value()
    chart.set_scale(chart.scale.panned(-50))
    assert bar.value() == pytest.approx(place - 50, abs=1)


def test_time_can_be_scrolled_far_beyond_the_records(planner: Planner) -> None:
    planner.look_at("1800-01-01", 0.2)
    planner.look_at("2500-01-01", 2000)
    planner.panel.grab()
    assert planner.chart.scale.left == tick("2500-01-01")


def test_a_bar_is_found_under_its_point_and_chosen_by_a_click(planner: Planner) -> None:
    point = planner.at(FIBRE, "2026-07-03")
    assert planner.chart.bars.entries[planner.chart.bar_at(point)].title == FIBRE
    assert planner.chart.bar_rect(planner.key(FIBRE)).contains(point)
    planner.click(point)
    assert planner.session.current == planner.key(FIBRE)
    assert planner.said.startswith(f"{FIBRE} · ")


def test_a_click_beside_a_bar_chooses_the_record_of_the_row(planner: Planner) -> None:
    planner.click(planner.at(FIBRE, "2026-07-20"))
    assert planner.session.current == planner.key(FIBRE)


def test_a_record_chosen_elsewhere_is_scrolled_to(planner: Planner) -> None:
    planner.choose("Joulutori 2026")
    rect = planner.chart.bar_rect(planner.key("Joulutori 2026"))
    assert planner.chart.viewport().rect().adjusted(0, planner.chart.look.header, 0, 0).intersects(rect)


def test_arrow_keys_go_from_bar_to_bar(planner: Planner) -> None:
    titles = planner.shown()
    for key, title in (
        (Qt.Key.Key_Down, titles[0]),
        (Qt.Key.Key_Down, titles[1]),
        (Qt.Key.Key_Up, titles[0]),
        (Qt.Key.Key_Up, titles[0]),
        (Qt.Key.Key_End, titles[-1]),
    ):
        planner.type(key)
        assert planner.session.live.entries[planner.session.current].title == title


def test_enter_and_double_click_activate_the_record(planner: Planner) -> None:
    heard: list[object] = []
    planner.panel.activated.connect(heard.append)
    planner.type(Qt.Key.Key_Return)
    planner.choose(FIBRE)
    planner.type(Qt.Key.Key_Return)
    point = planner.at(TANGO, "2026-07-09")
    planner.qtbot.mouseDClick(planner.chart.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert heard == [planner.key(FIBRE), planner.key(TANGO)]


def test_groups_hold_every_record_once_whatever_they_are_by(planner: Planner) -> None:
    everything = sorted(planner.shown())
    for code in ("party", "type", "kind", "area", ""):
        assert bool(planner.group(code)) == bool(code)
        assert sorted(planner.shown()) == everything
    assert planner.group("kind") == ["Event", "Work"]
    assert "Tangomarkkinoiden tuotanto" in planner.group("party")
    assert {"Festival", "Other (Work)", "Other (Event)"} <= set(planner.group("type"))


def test_records_in_no_area_and_of_no_party_stand_last(planner: Planner) -> None:
    assert planner.group("area")[-1] == "No area"
    planner.change(FIBRE, party_id=None)
    assert planner.group("party")[-1] == "No party"
    assert planner.chart.rows.groups[-1].bars == [planner.chart.bars.places[planner.key(FIBRE)]]


def test_a_group_folds_by_mouse_and_by_key_and_unfolds_for_what_is_chosen(planner: Planner) -> None:
    planner.group("kind")
    rows = len(planner.chart.rows)
    events = len(planner.chart.rows.groups[0].bars)
    planner.click(QPoint(40, planner.chart.look.header + 5))
    assert len(planner.chart.rows) == rows - events
    planner.choose(TANGO)
    assert len(planner.chart.rows) == rows
    planner.type(Qt.Key.Key_Space)
    assert len(planner.chart.rows) == rows - events


def test_the_header_of_the_group_in_view_sticks_to_the_top(planner: Planner) -> None:
    planner.group("kind")
    chart = planner.chart
    chart.verticalScrollBar().setValue(10 * chart.look.row + 7)
    (top, group) = chart.headers_in_view()[-1]
    assert (top, group.label) == (chart.look.header, "Event")
    assert chart.rows.group_at(chart.row_at(chart.look.header + 2)) == 0
    following = int(chart.rows.headers[1])
    chart.verticalScrollBar().setValue((following - 1) * chart.look.row + 7)
    assert chart.headers_in_view()[-1][0] == chart.look.header - 7


def test_the_filter_decides_what_is_shown(planner: Planner) -> None:
    planner.session.set_filter(text="tangomarkkinat")
    planner.settle()
    assert all(title.startswith("Tangomarkkinat") for title in planner.shown())
    assert planner.chart.empty_text == ""
    planner.session.set_filter(text="no such thing")
    planner.settle()
    assert planner.shown() == []
    assert "filter" in planner.chart.empty_text
    planner.panel.grab()


def test_bars_have_the_colour_of_their_type_as_on_the_map(planner: Planner) -> None:
    point = planner.at(FIBRE, "2026-07-08")
    assert colour_at(planner, point).name() == COLOURS["telecom"]


def test_what_meets_others_is_marked_and_named(planner: Planner) -> None:
    live = planner.session.live
    assert live.partners[planner.key(LEAK)] >= {planner.key(TANGO)}
    assert planner.chart.content.parts(planner.key(LEAK)) == [(tick("2026-07-09T03:00"), tick("2026-07-10T18:00"))]
    assert planner.chart.content.parts(planner.key(FIBRE)) == []
    place = planner.chart.bars.places[planner.key(LEAK)]
    assert planner.chart.content.marks(place) == [], "nothing is said before the rules were asked"
    planner.choose(LEAK)
    assert planner.said.endswith(f"Meets 1: {TANGO} (Tangomarkkinoiden tuotanto) · The rules are being asked.")
    planner.wait_for_rules()
    assert planner.chart.content.marks(place) == [
        Mark("▲", "conflict", [(tick("2026-07-09T03:00"), tick("2026-07-10T18:00"))]),
        Mark("○", "notice", []),
    ]
    assert f"Meets 1 · Conflict 1, Notice 1: ▲ {TANGO}" in planner.said
    other = planner.chart.content.marks(planner.chart.bars.places[planner.key(TANGO)])
    assert other[0].sign == "▲"


@pytest.mark.parametrize("is_dark", [False, True])
def test_it_follows_the_palette(planner: Planner, is_dark: bool) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#101010" if is_dark else "#fefefe"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#f0f0f0" if is_dark else "#080808"))
    planner.panel.setPalette(palette)
    planner.settle()
    shown = colour_at(planner, QPoint(planner.chart.viewport().width() - 25, planner.at(FIBRE, "2026-07-08").y()))
    assert (shown.lightness() < 60) == is_dark


def test_a_record_that_is_drawn_or_deleted_comes_and_goes(planner: Planner) -> None:
    layer = planner.layer(FIBRE)
    layer.startEditing()
    feature = QgsFeature(layer.fields())
    feature["title"], feature["starts_at"], feature["work_type"] = "New trench", "2026-07-01T08:00", "gas"
    feature.setGeometry(QgsGeometry.fromWkt("MultiPolygon(((0 0, 1 0, 1 1, 0 0)))"))
    assert layer.addFeature(feature)
    planner.settle()
    assert "New trench" in planner.shown()
    planner.choose("New trench")
    layer.deleteFeature(planner.key("New trench")[1])
    planner.settle()
    assert "New trench" not in planner.shown()
    assert planner.said == ""


def test_a_project_that_is_cleared_leaves_an_empty_timeline(planner: Planner) -> None:
    planner.choose(FIBRE)
    planner.group("party")
    QgsProject.instance().clear()
    planner.settle()
    assert planner.shown() == []
    assert planner.chart.empty_text.startswith("No workspace is open.")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_F, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Home):
        planner.type(key)
    planner.click(QPoint(300, 200))
    planner.panel.grab()


def test_without_a_workspace_it_says_what_to_do(qtbot: QtBot, qgis_new_project: None) -> None:
    session = Session(QgsProject.instance())
    panel = TimelinePanel(session, clock=lambda: NOW)
    qtbot.addWidget(panel)
    panel.show()
    panel.grab()
    assert panel.chart.empty_text.startswith("No workspace is open.")
    panel.stop()
    session.stop()


def test_it_is_as_narrow_as_a_dock_at_the_side(planner: Planner) -> None:
    planner.choose(TANGO)
    assert planner.panel.minimumSizeHint().width() <= 300
    planner.panel.resize(300, 300)
    planner.settle()
    planner.panel.grab()
    assert planner.panel.width() == 300


def test_all_has_a_name_for_those_who_do_not_see(planner: Planner) -> None:
    planner.choose(TANGO)
    assert planner.chart.accessibleName()
    assert planner.chart.accessibleDescription().startswith(TANGO)
    assert planner.panel.grouping.accessibleName()
    for act in planner.panel.acts.values():
        assert planner.panel.tools.widgetForAction(act).accessibleName()
