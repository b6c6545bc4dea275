"""The list of decisions: what the check found, decided by mouse and keyboard, taken back, filtered, grouped."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from qgis.PyQt.QtCore import QDate, QDateTime, QPoint, Qt, QTime
from qgis.PyQt.QtTest import QTest

from seinajoki_coord.core.assessment import Verdict
from seinajoki_coord.gui import assess_model as columns
from seinajoki_coord.gui.assess_panel import AssessPanel
from seinajoki_coord.layers import language
from seinajoki_coord.layers.assessment import wall_clock
from seinajoki_coord.workspace.assessment import decide, read_register

from .dock_case import Desk, forget_settings, open_copy, open_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtWidgets import QWidget


LINES_SEEN = 5
BEFORE, LATER = "2020-01-01T12:00", "2090-01-01T12:00"
"""Before all that is in the sample, and after."""


def at(now: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be another time for the list."""
    monkeypatch.setattr("seinajoki_coord.gui.assess_panel.wall_clock", lambda _zone: now)


@pytest.fixture(scope="module")
def checked(sample: Path) -> Path:
    """Return the sample, checked under the city's rules."""
    import processing

    processing.run("seinajoki_coord:check_workspace", {"WORKSPACE": str(sample)})
    return sample


@pytest.fixture
def shown(
    checked: Path,
    tmp_path: Path,
    qtbot: QtBot,
    qgis_iface: QgisInterface,
    qgis_new_project: None,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    """Return the dock with the decisions in front, deciding for the first party, before any of it has begun."""
    forget_settings()
    at(BEFORE, monkeypatch)
    open_copy(checked, tmp_path)
    desk = open_desk(qtbot, qgis_iface)
    desk.dock.side_tabs.setCurrentWidget(desk.dock.assess)
    combo = desk.dock.assess.filter.me_combo
    combo.setCurrentIndex(1)
    yield desk
    desk.dock.stop()
    desk.session.stop()


def panel_of(desk: Desk) -> AssessPanel:
    return desk.dock.assess


def choose(combo: object, code: str) -> None:
    combo.setCurrentIndex(combo.findData(code))


def cell(panel: AssessPanel, row: int, column: int) -> str:
    return panel.model.data(panel.model.index(row, column))


def stored(desk: Desk, overlap: str) -> tuple[str, str | None, str | None]:
    with closing(sqlite3.connect(desk.session.opened.workspace.path)) as link:
        return link.execute("SELECT assessment, assessed_by, note FROM overlap WHERE id = ?", (overlap,)).fetchone()


def inside(part: QWidget, panel: QWidget) -> bool:
    """Whether a part of a panel is on it as a whole."""
    return panel.rect().contains(part.rect().translated(part.mapTo(panel, QPoint())))


def full_lines(panel: AssessPanel) -> int:
    """Return how many lines of the list are seen as a whole."""
    table, seen = panel.table, panel.table.viewport().rect()
    rows = (table.rowViewportPosition(row) for row in range(panel.model.rowCount()))
    return sum(seen.top() <= top and top + table.rowHeight(0) <= seen.bottom() + 1 for top in rows)


def test_what_is_to_be_decided_stands_by_rank_with_reason_and_weight(shown: Desk) -> None:
    panel = panel_of(shown)
    ranks = [line.rank for line in panel.model.lines()]
    assert len(ranks) > 3
    assert ranks == sorted(ranks, reverse=True)
    top = panel.model.line(0)
    assert top.row["first_title"] in cell(panel, 0, columns.SENTENCE)
    assert cell(panel, 0, columns.WEIGHT).startswith("▲")
    assert {cell(panel, row, columns.SURE).split()[0] for row in range(len(ranks))} <= {"Certain", "Possible"}
    covered = sorted(one for line in panel.model.lines() for one in line.ids)
    assert covered == sorted(row["id"] for row in read_register(shown.session.opened.workspace).overlaps)


def test_a_key_decides_with_the_note_and_the_next_line_comes_to_hand(shown: Desk) -> None:
    panel = panel_of(shown)
    first, second = (panel.model.line(row).row["id"] for row in (0, 1))
    party = panel.filter.me_combo.currentText()
    panel.bar.note_edit.setText("agreed on the phone")
    panel.table.setFocus()
    panel.actions_by_name["accepted"].trigger()
    assert stored(shown, first) == ("accepted", party, "agreed on the phone")
    assert panel.bar.note_edit.text() == ""
    assert panel.model.place_of(first) == -1
    assert panel.table.current_line().row["id"] == second
    panel.actions_by_name["undo"].trigger()
    assert stored(shown, first) == ("open", None, None)
    assert panel.model.place_of(first) == 0
    assert not panel.actions_by_name["undo"].isEnabled()


def test_each_button_says_its_decision_and_the_filter_finds_it(shown: Desk) -> None:
    panel = panel_of(shown)
    for decision, button in list(panel.bar.buttons.items()):
        overlap = panel.table.current_line().row["id"]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        choose(panel.filter.state_combo, decision)
        assert [overlap in line.ids for line in panel.model.lines()] == [True]
        choose(panel.filter.state_combo, "to_do")
        assert panel.model.place_of(overlap) == -1


def test_a_snoozed_one_is_out_of_sight_until_its_day_and_only_for_its_party(shown: Desk) -> None:
    panel = panel_of(shown)
    overlap = panel.table.current_line().row["id"]
    panel.bar.until_edit.show_moment(QDateTime(QDate(2199, 5, 4), QTime(0, 0), Qt.TimeSpec.UTC))
    panel.actions_by_name["snoozed"].trigger()
    assert panel.model.place_of(overlap) == -1
    choose(panel.filter.state_combo, "snoozed")
    assert panel.model.place_of(overlap) == 0
    assert "2199" in panel.story.text()
    choose(panel.filter.state_combo, "to_do")
    panel.filter.me_combo.setCurrentIndex(2)
    assert panel.model.place_of(overlap) == 0, "another party still has to look at it"
    panel.filter.me_combo.setCurrentIndex(1)
    with closing(sqlite3.connect(shown.session.opened.workspace.path)) as link:
        link.execute("UPDATE assessment SET snoozed_until = '2001-01-01T00:00'")
        link.commit()
    panel.refresh()
    assert panel.model.place_of(overlap) == 0, "its day has come"


def test_what_changed_is_to_be_assessed_again(shown: Desk) -> None:
    panel = panel_of(shown)
    overlap = panel.table.current_line().row["id"]
    panel.decide("accepted")
    with closing(sqlite3.connect(shown.session.opened.workspace.path)) as link:
        link.execute("UPDATE assessment SET fingerprint = 'another'")
        link.commit()
    panel.refresh()
    choose(panel.filter.state_combo, "reassess")
    assert panel.model.place_of(overlap) == 0
    assert "it changed since then" in panel.story.text()


def test_the_list_is_limited_to_an_outcome_and_a_party(shown: Desk) -> None:
    panel = panel_of(shown)
    everything = panel.model.rowCount()
    choose(panel.filter.outcome_combo, "opportunity")
    assert 0 < panel.model.rowCount() < everything
    assert {line.row["outcome"] for line in panel.model.lines()} == {"opportunity"}
    choose(panel.filter.outcome_combo, "")
    name = panel.model.line(0).row["first_party"]
    choose(panel.filter.party_combo, name)
    assert all(name in {row["first_party"], row["second_party"]} for line in panel.model.lines() for row in line.rows)


def test_what_is_over_is_neither_to_be_decided_nor_counted_but_can_be_shown(
    shown: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = panel_of(shown)
    everything, heading = {one for line in panel.model.lines() for one in line.ids}, panel.filter.heading.text()
    at(LATER, monkeypatch)
    panel.refresh()
    left = {one for line in panel.model.lines() for one in line.ids}
    rows = {row["id"]: row for row in read_register(shown.session.opened.workspace).overlaps}
    assert left == {one for one in everything if rows[one]["over_at"] is None}
    assert 0 < len(left) < len(everything)
    assert panel.filter.heading.text() != heading
    choose(panel.filter.state_combo, "over")
    assert {one for line in panel.model.lines() for one in line.ids} == everything - left
    panel.decide("accepted")
    assert {one for line in panel.model.lines() for one in line.ids} < everything - left
    choose(panel.filter.state_combo, "")
    assert {one for line in panel.model.lines() for one in line.ids} == everything


def test_next_and_previous_go_round_and_take_the_record_in_hand(shown: Desk) -> None:
    panel = panel_of(shown)
    choose(panel.filter.outcome_combo, "conflict")
    panel.actions_by_name["next"].trigger()
    line = panel.table.current_line()
    assert panel.table.currentIndex().row() == 1
    assert shown.session.live.entries[shown.session.current].id == line.row["first_id"]
    panel.actions_by_name["previous"].trigger()
    panel.actions_by_name["previous"].trigger()
    assert panel.table.currentIndex().row() == panel.model.rowCount() - 1


def test_without_a_party_nothing_can_be_decided_and_the_choice_is_remembered(shown: Desk, qtbot: QtBot) -> None:
    panel = panel_of(shown)
    chosen = panel.party_id
    panel.filter.me_combo.setCurrentIndex(0)
    assert not any(button.isEnabled() for button in panel.bar.buttons.values())
    assert not panel.actions_by_name["accepted"].isEnabled()
    assert panel.bar.note_edit.placeholderText() == "First choose for whom you decide"
    again = AssessPanel(shown.session, shown.iface)
    qtbot.addWidget(again)
    again.show()
    assert again.party_id == chosen
    again.stop()


def test_what_the_other_party_said_stands_below(shown: Desk) -> None:
    panel, workspace = panel_of(shown), shown.session.opened.workspace
    names = shown.session.party_names
    other = next(key for key in names if key != panel.party_id)
    verdict = Verdict(other, "rejected", wall_clock(workspace.time_zone), note="not in June")
    decide(workspace, panel.table.current_line().shown, verdict)
    panel.refresh()
    choose(panel.filter.state_combo, "rejected")
    assert names[other] in panel.story.text()
    assert "not in June" in panel.story.text()


def test_where_it_is_low_lines_are_seen_whole_beside_their_sentence(shown: Desk) -> None:
    panel = panel_of(shown)
    shown.dock.resize(1300, 430)
    QTest.qWait(50)
    assert full_lines(panel) >= LINES_SEEN
    list_right, story_left = (one.mapTo(panel, one.rect().topLeft()).x() for one in (panel.stack, panel.story))
    assert list_right + panel.stack.width() <= story_left
    assert all(button.isVisible() and inside(button, panel) for button in panel.bar.buttons.values())
    assert inside(panel.filter.check_button, panel)
    shown.dock.resize(500, 1600)
    QTest.qWait(50)
    assert panel.stack.mapTo(panel, panel.stack.rect().bottomLeft()).y() < panel.story.mapTo(panel, QPoint()).y()
    assert panel.filter.outcome_combo.isVisible()
    assert not panel.filter.more_button.isVisible()


def test_where_it_is_low_a_filter_that_limits_stays_in_sight(shown: Desk) -> None:
    panel = panel_of(shown)
    shown.dock.resize(1300, 430)
    parts = (panel.filter.outcome_combo, panel.filter.party_combo, panel.filter.me_combo)
    assert [one.isVisible() for one in parts] == [False, False, False]
    panel.filter.more_button.click()
    assert [one.isVisible() for one in parts] == [True, True, True]
    choose(panel.filter.outcome_combo, "opportunity")
    panel.filter.more_button.click()
    assert [one.isVisible() for one in parts] == [True, False, False]
    panel.filter.me_combo.setCurrentIndex(0)
    assert panel.filter.me_combo.isVisible(), "who has chosen nobody is asked"


def test_all_is_said_in_the_users_language(shown: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = panel_of(shown)
    before = cell(panel, 0, columns.SENTENCE)
    monkeypatch.setattr(language.QgsApplication, "locale", lambda: "fi")
    language.spoken.cache_clear()
    told = [cell(panel, row, columns.SENTENCE) for row in range(panel.model.rowCount())]
    assert before not in told
    assert any("tarvitsevat saman paikan samaan aikaan" in one for one in told)
    assert any("ovat vierekkäin samaan aikaan" in one and "alueet koskettavat toisiaan" in one for one in told)
    market = "Tapahtumaan ”Joulutori 2026” odotetaan 4\u00a0000 henkeä, mutta paikkaan ”Kauppatori” mahtuu 3\u00a0000, "
    assert any(one.startswith(market) for one in told)
