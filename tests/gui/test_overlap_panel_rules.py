"""What the rules of the workspace say of the record in hand, beside what it meets, while it is edited."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsProject, QgsSettings, QgsVectorLayerUtils
from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtTest import QTest

from seinajoki_coord.gui import overlap_model as columns
from seinajoki_coord.gui import overlap_text as text
from seinajoki_coord.layers.entry import Draft
from seinajoki_coord.workspace.geopackage import writing
from seinajoki_coord.workspace.rule_set import keep_rules, preset_text
from tests.conftest import forget_language

from .drawing_case import key_of, make_sample
from .overlap_case import FESTIVAL, PIPE, Shown, shown_panel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def made(qgis_app: QgsApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample once."""
    return make_sample(tmp_path_factory.mktemp("sample") / "sample.gpkg")


@pytest.fixture
def shown(made: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    """Return a panel with the sample, in English."""
    with shown_panel(made, tmp_path) as one:
        yield one


def add(shown: Shown, kind: str, ground: QgsGeometry, **values: object) -> tuple[str, int]:
    """Add a record to the edit buffer."""
    layer = shown.layers[kind]
    layer.startEditing()
    ground.convertToMultiType()
    fields = {layer.fields().lookupField(name): value for name, value in values.items()}
    feature: QgsFeature = QgsVectorLayerUtils.createFeature(layer, ground, fields)
    assert layer.addFeature(feature)
    shown.settle()
    return kind, feature.id()


def ground_of(shown: Shown, title: str) -> QgsGeometry:
    """Return the ground of a record."""
    name, fid = key_of(shown.session, title)
    return QgsGeometry(shown.layers[name].getFeature(fid).geometry())


def test_each_line_gets_sign_and_word_once_nobody_types(shown: Shown) -> None:
    shown.take(PIPE)
    assert shown.weight_of(FESTIVAL) == "…"
    assert "asked" in shown.panel.model.said(shown.panel.model.row(0))[0]
    shown.wait_for_rules()
    assert shown.weight_of(FESTIVAL) == "▲ Conflict"
    place = shown.panel.model.index(shown.titles().index(FESTIVAL), columns.WEIGHT)
    assert shown.panel.model.data(place, Qt.ItemDataRole.AccessibleTextRole) == "▲ Conflict, high"
    assert "Conflict 1" in shown.panel.heading.text()
    assert f"{PIPE}: meets 1" in shown.panel.heading.text()


def test_the_sentence_stands_below_in_the_tip_and_in_what_is_copied(shown: Shown) -> None:
    shown.take(PIPE)
    shown.wait_for_rules()
    shown.select(FESTIVAL)
    sentence = shown.panel.said.text()
    assert PIPE in sentence
    assert FESTIVAL in sentence
    assert "need the same place at the same time" in sentence
    place = shown.panel.table.currentIndex()
    assert "need the same place" in shown.panel.model.data(place, Qt.ItemDataRole.ToolTipRole)
    shown.panel.copy()
    assert f"By the rules: {sentence}" in QgsApplication.clipboard().text()


def test_a_window_of_dates_is_a_notice_with_its_share(shown: Shown) -> None:
    key = shown.take(PIPE)
    shown.change(key, certainty="window")
    shown.wait_for_rules()
    assert shown.weight_of(FESTIVAL) == "○ Notice"
    shown.select(FESTIVAL)
    assert "possible" in shown.panel.said.text()


def test_what_only_the_rules_find_is_a_line_of_its_own_and_follows_edits(shown: Shown) -> None:
    ground = ground_of(shown, PIPE)
    key = shown.take(PIPE)
    shown.wait_for_rules()
    before = shown.titles()
    area = add(shown, "area", ground.buffer(3, 4), name="Protected for a test", area_type="protected_street")
    shown.wait_for_rules()
    assert sorted(shown.titles()) == sorted([*before, "Protected for a test"])
    shown.select("Protected for a test")
    row = shown.panel.current_row()
    assert shown.weight_of("Protected for a test") == "▲ Conflict"
    assert shown.cell(shown.panel.table.currentIndex().row(), columns.KIND) == "Area: Protected street"
    assert shown.panel.model.ground(row).area == pytest.approx(ground.area(), rel=1e-6)
    assert not shown.panel.actions_by_name["other"].isEnabled()
    shown.panel.choose_other()
    assert shown.session.current == key
    shown.panel.zoom()
    shown.panel.flash()
    assert shown.desktop.canvas.extent().contains(ground.boundingBox())
    assert text.subject(shown.panel.model.told(row)) == f"{PIPE} and Protected for a test: our plans"
    shown.layers["area"].deleteFeature(area[1])
    shown.settle()
    shown.wait_for_rules()
    assert shown.titles() == before


def test_a_large_event_is_met_from_25_metres_and_a_shared_trench_found_within_the_year(shown: Shown) -> None:
    event = key_of(shown.session, FESTIVAL)
    box = ground_of(shown, FESTIVAL).boundingBox()
    near = QgsGeometry.fromWkt(f"Polygon (({_ring(box.xMaximum() + 15, box.yMinimum(), 20)}))")
    while near.distance(ground_of(shown, FESTIVAL)) > 20:
        near.translate(-5, 5)
    times = {"starts_at": "2026-06-15T08:00", "ends_at": "2026-06-20T08:00"}
    key = add(shown, "work", near, title="cable", work_type="electricity", status="planned", **times)
    other = {"starts_at": "2026-09-15T08:00", "ends_at": "2026-09-20T08:00"}
    add(shown, "work", QgsGeometry(near), title="pipe in autumn", work_type="gas", status="planned", **other)
    shown.session.set_current(key)
    shown.settle()
    assert FESTIVAL not in shown.titles()
    shown.wait_for_rules()
    assert shown.weight_of(FESTIVAL) == "○ Notice"
    assert shown.cell(shown.titles().index(FESTIVAL), columns.GROUND).endswith("m apart")
    assert shown.weight_of("pipe in autumn") == "✚ Opportunity"
    ranks = [row.rank for row in shown.panel.model.rows()]
    assert ranks == sorted(ranks, reverse=True)
    assert "Opportunity 1" in shown.panel.heading.text()
    shown.layers["work"].changeGeometry(key[1], ground_of(shown, FESTIVAL).centroid().buffer(9, 4))
    shown.settle()
    assert FESTIVAL in shown.titles()
    assert shown.weight_of(FESTIVAL) == "○ Notice …", "what was said before is marked as such"
    shown.wait_for_rules()
    assert shown.weight_of(FESTIVAL) == "▲ Conflict"
    shown.session.set_current(event)
    shown.settle()
    shown.wait_for_rules()
    assert shown.weight_of("cable") == "▲ Conflict"


def _ring(west: float, south: float, side: float) -> str:
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return ", ".join(f"{west + side * east} {south + side * north}" for east, north in corners)


def test_a_record_that_no_rule_speaks_of_says_so(shown: Shown) -> None:
    rules = json.loads(preset_text("seinajoki"))
    rules["rules"] = [rule for rule in rules["rules"] if rule["id"] == "protected-street"]
    keep_rules(shown.session.file, json.dumps(rules))
    shown.take(PIPE)
    shown.wait_for_rules()
    assert shown.weight_of(FESTIVAL) == "–"
    shown.select(FESTIVAL)
    assert shown.panel.said.text() == "No rule of the workspace says anything of it."
    assert "Conflict" not in shown.panel.heading.text()
    keep_rules(shown.session.file, "seinajoki")
    shown.take(FESTIVAL)
    shown.take(PIPE)
    shown.wait_for_rules()
    assert shown.weight_of(FESTIVAL) == "▲ Conflict"


def test_rules_that_cannot_be_read_are_told_and_the_list_stays(shown: Shown) -> None:
    with writing(shown.session.file.path) as link:
        link.execute("UPDATE workspace SET rule_set = '{'")
    shown.take(PIPE)
    shown.wait_for_rules()
    assert FESTIVAL in shown.titles()
    assert shown.panel.judge.fault
    assert shown.panel.judge.fault in shown.panel.heading.text()


def test_a_draft_is_judged_when_the_mouse_rests_and_forgotten_with_it(shown: Shown) -> None:
    shown.take("Areenan lokakuun konsertti")
    shown.wait_for_rules()
    before = shown.titles()
    ground = ground_of(shown, FESTIVAL).centroid()
    for step in range(12):
        draft = Draft(ground.buffer(10 + step, 8), "2026-06-10T07:00", "2026-06-12T07:00")
        shown.session.judge.show_draft(draft, "work")
        QTest.qWait(20)
        assert shown.weight_of(FESTIVAL) == "…", "nothing is asked while the mouse moves"
    shown.wait_for_rules()
    assert shown.weight_of(FESTIVAL) == "▲ Conflict"
    shown.select(FESTIVAL)
    assert "New record, being drawn" in shown.panel.said.text()
    shown.session.judge.show_draft(Draft(ground.buffer(10, 8), "2026-12-10T07:00", "2026-12-12T07:00"), "work")
    assert FESTIVAL not in shown.titles(), "what meets no more is gone at once"
    shown.session.judge.show_draft(None)
    assert shown.titles() == before


def test_a_neighbour_that_comes_near_enough_is_found_without_any_edit_of_the_record_in_hand(shown: Shown) -> None:
    shown.take(PIPE)
    shown.wait_for_rules()
    away = ground_of(shown, PIPE)
    away.translate(500_000, 0)
    key = add(shown, "work", away, title="comes near", work_type="gas", status="planned",
              starts_at="2026-11-15T08:00", ends_at="2026-11-20T08:00")  # fmt: skip
    shown.wait_for_rules()
    assert "comes near" not in shown.titles()
    shown.layers["work"].changeGeometry(key[1], ground_of(shown, PIPE))
    shown.settle()
    shown.wait_for_rules()
    assert shown.weight_of("comes near") == "✚ Opportunity"
    shown.layers["work"].deleteFeature(key[1])
    shown.settle()
    assert "comes near" not in shown.titles()


def test_a_hidden_panel_asks_no_rules_and_a_workspace_that_goes_stops_the_asking(shown: Shown) -> None:
    shown.take(PIPE)
    shown.wait_for_rules()
    shown.panel.hide()
    key = shown.take(FESTIVAL)
    shown.change(key, description="muutos")
    QTest.qWait(300)
    assert not any(row.one == key for row in shown.panel.model.rows())
    shown.panel.show()
    assert not shown.panel.judge.is_done
    shown.layers.clear()
    QgsProject.instance().clear()
    QTest.qWait(300)
    assert shown.panel.model.rowCount() == 0
    assert not shown.panel.judge.verdict(key).findings


def test_the_locale_changes_the_words(shown: Shown) -> None:
    QgsSettings().setValue("locale/userLocale", "fi")
    forget_language()
    before = QLocale()
    QLocale.setDefault(QLocale("fi_FI"))
    shown.take(PIPE)
    shown.wait_for_rules()
    assert shown.weight_of(FESTIVAL) == "▲ Ristiriita"
    shown.select(FESTIVAL)
    assert "saman paikan samaan aikaan" in shown.panel.said.text()
    QLocale.setDefault(before)
