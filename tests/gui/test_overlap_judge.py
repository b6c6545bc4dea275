"""What the rules say of all that is looked at: the same everywhere, and after any edit what they would say if asked anew."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsGeometry, QgsVectorLayerUtils
from qgis.PyQt.QtTest import QTest

from seinajoki_coord.gui.overlap_model import OTHER, WEIGHT
from seinajoki_coord.layers.entry import Draft
from seinajoki_coord.layers.live_judge import judge_live
from seinajoki_coord.layers.rule_set import rules_of
from seinajoki_coord.workspace.geopackage import writing
from seinajoki_coord.workspace.rule_set import keep_rules, preset_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from seinajoki_coord.layers.entry import Key

    from .dock_case import Desk

TRENCH = "Törnävänsaaren vesijohdon uusinta"
FESTIVAL = "Provinssi 2026"
LOOKED = 12


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return the dock with the trench in hand and the timeline in view."""
    desk.dock.main_tabs.setCurrentWidget(desk.dock.timeline)
    desk.session.set_current(desk.key(TRENCH))
    return desk


def wait(desk: Desk, qtbot: QtBot) -> None:
    """Wait until the rules have spoken of all that is seen."""
    QTest.qWait(5)
    qtbot.waitUntil(lambda: desk.session.judge.is_idle, timeout=20_000)


def only_protected_streets(desk: Desk) -> None:
    """Have the workspace go by one rule that finds nothing."""
    rules = json.loads(preset_text("seinajoki"))
    rules["rules"] = [rule for rule in rules["rules"] if rule["id"] == "protected-street"]
    keep_rules(desk.session.file, json.dumps(rules))
    desk.session.judge.forget_rules()


def said(desk: Desk, key: Key) -> list[tuple[object, ...]]:
    """Return what is known of a record."""
    findings = desk.session.judge.verdict(key).findings.values()
    return sorted(_told(one) for some in findings for one in some)


def asked(desk: Desk, key: Key) -> list[tuple[object, ...]]:
    """Return what the rules say of a record when they are asked anew."""
    opened, live = desk.session.opened, desk.session.live
    portions = judge_live(live, opened.layers, key, "", rules_of(opened))
    return sorted(_told(one) for portion in portions for one in portion)


def _told(finding: object) -> tuple[object, ...]:
    names = ("rule", "outcome", "severity", "overlap_start", "overlap_end", "explanation")
    return (finding.other.key, finding.other.title, *(finding.overlap[name] or "" for name in names))


def test_form_list_of_overlaps_and_timeline_say_the_same(desk: Desk, qtbot: QtBot) -> None:
    dock = desk.dock
    assert "The rules are being asked." in dock.form.meets_label.text()
    assert "The rules are being asked." in dock.timeline.message.whole()
    wait(desk, qtbot)
    counts = "Conflict 1, Notice 2"
    assert dock.form.meets_label.text().startswith(f"Meets 1 · {counts}: ▲ {FESTIVAL}, ○ ")
    assert f"Meets 1 · {counts}: ▲ {FESTIVAL} (" in dock.timeline.message.whole()
    place = dock.timeline.chart.bars.places[desk.key(TRENCH)]
    assert [one.sign for one in dock.timeline.chart.content.marks(place)] == ["▲", "○"]
    tip = dock.timeline.chart.tip_at(5, dock.timeline.chart.bar_rect(desk.key(TRENCH)).center().y())
    assert f"▲ {FESTIVAL}" in tip
    dock.side_tabs.setCurrentWidget(dock.overlaps)
    wait(desk, qtbot)
    assert dock.overlaps.heading.text() == f"{TRENCH}: meets 1 · {counts}"
    model = dock.overlaps.model
    signs = {model.data(model.index(row, OTHER)): model.data(model.index(row, WEIGHT))[0] for row in range(3)}
    assert signs[FESTIVAL] == "▲"


def test_what_is_edited_is_not_certain_until_the_rules_were_asked_again(desk: Desk, qtbot: QtBot) -> None:
    judge, trench, festival = desk.session.judge, desk.key(TRENCH), desk.key(FESTIVAL)
    judge.look(desk.dock, [trench, festival])
    wait(desk, qtbot)
    assert festival in {one.other.key for one in judge.certain(trench)}
    layer = desk.layer("work")
    layer.startEditing()
    assert layer.changeAttributeValue(trench[1], layer.fields().lookupField("certainty"), "window")
    assert judge.certain(trench) is None
    assert trench not in {one.other.key for one in judge.certain(festival)}
    assert not judge.verdict(festival).is_done
    wait(desk, qtbot)
    (found,) = (one for one in judge.certain(festival) if one.other.key == trench)
    assert found.overlap["outcome"] == "notice"
    layer.rollBack()


def test_after_any_edits_all_that_is_looked_at_is_what_the_rules_say_if_asked_anew(desk: Desk, qtbot: QtBot) -> None:
    session = desk.session
    chance = random.Random(11)  # noqa: S311 (chance that is the same each time)
    live = session.live
    keys = sorted(live.partners, key=lambda key: (-len(live.partners[key]), key))[:LOOKED]
    session.judge.look(desk.dock, keys)
    wait(desk, qtbot)
    for layer in live.layers.values():
        layer.startEditing()
    for _ in range(6):
        for _ in range(chance.randint(1, 3)):
            kind, fid = chance.choice([key for key in keys if key in live.entries])
            layer = live.layers[kind]
            act = chance.choice(("move", "delay", "cancel", "title", "delete", "undo"))
            if act == "move":
                ground = QgsGeometry(layer.getFeature(fid).geometry())
                ground.translate(chance.uniform(-60, 60), chance.uniform(-60, 60))
                layer.changeGeometry(fid, ground)
            elif act == "delete":
                layer.deleteFeature(fid)
            elif act == "undo":
                layer.undoStack().undo()
            else:
                name, value = {"delay": ("ends_at", "2027-03-01T00:00"), "cancel": ("status", "cancelled")}.get(
                    act, ("title", f"Renamed {chance.random()}")
                )
                layer.changeAttributeValue(fid, layer.fields().lookupField(name), value)
        wait(desk, qtbot)
        for key in keys:
            assert said(desk, key) == asked(desk, key)
    for layer in live.layers.values():
        layer.rollBack()


def test_other_rules_are_asked_about_all_that_is_looked_at(desk: Desk, qtbot: QtBot) -> None:
    wait(desk, qtbot)
    only_protected_streets(desk)
    wait(desk, qtbot)
    assert desk.dock.form.meets_label.text() == f"Meets 1: – {FESTIVAL} · No rule of the workspace says anything of it."
    chart = desk.dock.timeline.chart
    assert chart.content.marks(chart.bars.places[desk.key(TRENCH)]) == []
    assert chart.content.parts(desk.key(TRENCH)) != []


def test_nobody_is_asked_about_what_nobody_sees(desk: Desk, qtbot: QtBot) -> None:
    desk.dock.hide()
    desk.session.set_current(desk.key(FESTIVAL))
    wait(desk, qtbot)
    assert desk.session.judge.certain(desk.key(FESTIVAL)) is None
    desk.dock.show()
    wait(desk, qtbot)
    assert desk.session.judge.certain(desk.key(FESTIVAL))


def test_rules_that_cannot_be_read_are_not_asked_for_again_and_again(desk: Desk, qtbot: QtBot) -> None:
    judge = desk.session.judge
    wait(desk, qtbot)
    with writing(desk.session.file.path) as link:
        link.execute("UPDATE workspace SET rule_set = '{'")
    begun: list[object] = []
    judge._pause.timeout.connect(lambda: begun.append(1))
    judge.forget_rules()
    qtbot.waitUntil(lambda: bool(judge.fault), timeout=5_000)
    assert judge.fault in desk.dock.form.meets_label.text()
    QTest.qWait(1_000)
    assert len(begun) == 1
    keep_rules(desk.session.file, "seinajoki")
    judge.forget_rules()
    wait(desk, qtbot)
    assert desk.dock.form.meets_label.text().startswith("Meets 1 · Conflict 1, Notice 2: ")


def test_rules_of_a_file_in_use_are_read_as_soon_as_it_is_free(desk: Desk, qtbot: QtBot) -> None:
    judge = desk.session.judge
    with closing(sqlite3.connect(desk.session.file.path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        desk.session.workspace_changed.emit()
        qtbot.waitUntil(lambda: bool(judge.fault), timeout=5_000)
        assert judge.fault in desk.dock.form.meets_label.text()
    qtbot.waitUntil(lambda: not judge.fault, timeout=5_000)
    wait(desk, qtbot)
    assert desk.dock.form.meets_label.text().startswith("Meets 1 · Conflict 1, Notice 2: ")


def test_a_draft_is_asked_about_again_when_others_edit_or_the_rules_change(desk: Desk, qtbot: QtBot) -> None:
    judge, festival = desk.session.judge, desk.key(FESTIVAL)
    entry = desk.session.live.entries[festival]
    draft = Draft(desk.layer("event").getFeature(festival[1]).geometry(), entry.taken_from, entry.taken_until)
    judge.show_draft(draft, "work")
    wait(desk, qtbot)
    assert festival in judge.verdict(draft).findings
    layer = desk.layer("event")
    layer.startEditing()
    assert layer.changeAttributeValue(festival[1], layer.fields().lookupField("status"), "cancelled")
    assert not judge.verdict(draft).is_done
    wait(desk, qtbot)
    assert judge.verdict(draft).is_done
    assert festival not in judge.verdict(draft).findings
    layer.rollBack()
    wait(desk, qtbot)
    assert festival in judge.verdict(draft).findings
    only_protected_streets(desk)
    wait(desk, qtbot)
    assert festival not in judge.verdict(draft).findings


def test_a_saved_area_is_told_under_the_number_that_it_has_now(desk: Desk, qtbot: QtBot) -> None:
    trench, layer = desk.key(TRENCH), desk.layer("area")
    ground = QgsGeometry(desk.layer("work").getFeature(trench[1]).geometry().buffer(3, 4))
    ground.convertToMultiType()
    places = layer.fields().lookupField
    values = {places("name"): "Protected for a test", places("area_type"): "protected_street"}
    layer.startEditing()
    assert layer.addFeature(QgsVectorLayerUtils.createFeature(layer, ground, values))
    wait(desk, qtbot)
    assert _areas(desk, trench, "Protected for a test")
    assert layer.commitChanges()
    wait(desk, qtbot)
    (key,) = _areas(desk, trench, "Protected for a test")
    assert layer.getFeature(key[1])["name"] == "Protected for a test"


def _areas(desk: Desk, key: Key, title: str) -> list[Key]:
    findings = desk.session.judge.verdict(key).findings
    return [other for other, said in findings.items() if said[0].other.title == title]


def test_bars_out_of_view_do_not_keep_what_other_rules_said(desk: Desk, qtbot: QtBot) -> None:
    wait(desk, qtbot)
    session, chart = desk.session, desk.dock.timeline.chart
    marked = {key for key, place in chart.bars.places.items() if chart.content.marks(place)}
    assert len(marked) > 1
    desk.dock.main_tabs.setCurrentIndex(0)
    only_protected_streets(desk)
    wait(desk, qtbot)
    assert session.judge.certain(desk.key(TRENCH)) == []
    for key in marked:
        assert chart.content.marks(chart.bars.places[key]) == []


def test_what_changed_while_nobody_looked_is_asked_once_somebody_does(desk: Desk, qtbot: QtBot) -> None:
    wait(desk, qtbot)
    desk.dock.hide()
    layer, (_, fid) = desk.layer("event"), desk.key(FESTIVAL)
    layer.startEditing()
    assert layer.changeAttributeValue(fid, layer.fields().lookupField("status"), "cancelled")
    wait(desk, qtbot)
    desk.dock.show()
    wait(desk, qtbot)
    assert desk.dock.form.meets_label.text().startswith("Notice 2: ○ ")
    layer.rollBack()


def test_of_a_timeline_that_shows_no_bar_nothing_is_asked(desk: Desk, qtbot: QtBot) -> None:
    wait(desk, qtbot)
    session, festival = desk.session, desk.key(FESTIVAL)
    session.set_current(None)
    session.set_filter(text="nothing is called so")
    wait(desk, qtbot)
    layer = desk.layer("event")
    layer.startEditing()
    assert layer.changeAttributeValue(festival[1], layer.fields().lookupField("title"), "Renamed")
    wait(desk, qtbot)
    assert session.judge.certain(festival) is None
    layer.rollBack()
