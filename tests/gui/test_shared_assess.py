"""Decisions on a shared database, through its layers and under its rights; and by way of a synced file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import Qgis

from seinajoki_coord.core.assessment import summaries
from seinajoki_coord.gui.news import NewsFeed
from tests.server.test_news import wait_until_listening

from .dock_case import Desk, forget_settings, open_desk
from .shared_case import Town, make_town
from .test_assess_seen import REFUSED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface

    from tests.shared import Shared

_OVERLAP = """
    INSERT INTO coord.overlap (first_kind, first_id, first_title, first_party, second_kind, second_id, second_title,
        second_party, rule, outcome, severity, hours, rank, explanation, fingerprint)
    VALUES ('work', %s, 'Kaivanto', 'Katurakentaminen', 'work', %s, 'Kaapeli', 'Sähkölaitos', 'work-work', 'conflict',
        'high', 8, 50, 'They meet.', 'f1') RETURNING id::text
"""


@pytest.fixture
def town(database: Shared) -> Town:
    """Return two parties with a work each, which meet."""
    return make_town(database)


@pytest.fixture
def overlap(town: Town) -> str:
    """Return the id of an overlap of two works, as a check left it."""
    works = town.add_work("Kaivanto", town.street), town.add_work("Kaapeli", town.power, left=5)
    return str(town.shared.fetch(_OVERLAP, works)[0][0])


@pytest.fixture
def desk(town: Town, overlap: str, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None) -> Iterator[Desk]:
    """Return the dock with the shared database open for anna, of the street department."""
    forget_settings()
    town.open(town.anna)
    desk = open_desk(qtbot, qgis_iface)
    desk.dock.side_tabs.setCurrentWidget(desk.dock.assess)
    yield desk
    desk.close()


def said(town: Town, overlap: str) -> tuple[object, ...]:
    """Return what the server says of an overlap."""
    return town.shared.fetch("SELECT assessment, assessed_by, note FROM coord.overlap WHERE id = %s", (overlap,))[0]


def test_a_login_decides_for_its_own_party_and_takes_it_back(desk: Desk, town: Town, overlap: str) -> None:
    panel = desk.dock.assess
    assert panel.party_id == town.street
    assert not panel.filter.me_combo.isEnabled()
    assert panel.table.current_line().row["first_title"] == "Kaivanto"
    panel.bar.note_edit.setText("öisin käy")
    panel.decide("accepted")
    assert said(town, overlap) == ("accepted", "Katurakentaminen", "öisin käy")
    ((party, decision, fingerprint),) = town.shared.fetch(
        "SELECT party_id::text, decision, fingerprint FROM coord.assessment"
    )
    assert (party, decision, fingerprint) == (town.street, "accepted", "f1")
    panel.undo()
    assert said(town, overlap) == ("open", None, None)
    assert town.shared.fetch("SELECT count(*) FROM coord.assessment")[0][0] == 0
    operations = town.shared.fetch("SELECT operation FROM coord.history WHERE table_name = 'assessment' ORDER BY 1")
    assert [one for (one,) in operations] == ["delete", "insert"], "the server keeps what was taken back"


def test_what_another_party_decides_is_seen_and_flips_when_the_overlap_changes(
    desk: Desk, town: Town, overlap: str
) -> None:
    town.shared.fetch(
        "INSERT INTO coord.assessment (overlap_id, party_id, decision, decided_at, fingerprint)"
        " VALUES (%s, %s, 'rejected', '2026-05-01 09:00', 'f1') RETURNING id",
        (overlap, town.power),
    )
    panel = desk.dock.assess
    panel.refresh()
    assert panel.model.rowCount() == 0
    panel.filter.state_combo.setCurrentIndex(panel.filter.state_combo.findData("rejected"))
    assert "Sähkölaitos: " in panel.story.text()
    town.shared.fetch("UPDATE coord.overlap SET fingerprint = 'f2' RETURNING id")
    panel.refresh()
    panel.filter.state_combo.setCurrentIndex(panel.filter.state_combo.findData("reassess"))
    assert panel.model.place_of(overlap) == 0


def test_of_two_parties_that_decide_at_once_the_overlap_says_both(
    desk: Desk, town: Town, overlap: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def then_the_other(*values: Any) -> list[dict[str, Any]]:  # noqa: ANN401 (what `summaries` takes)
        monkeypatch.undo()
        found = list(summaries(*values))
        town.shared.fetch(
            "INSERT INTO coord.assessment (overlap_id, party_id, decision, decided_at, note, fingerprint)"
            " VALUES (%s, %s, 'rejected', '2026-05-01 09:00', 'ei käy', 'f1') RETURNING id",
            (overlap, town.power),
        )
        return found

    monkeypatch.setattr("seinajoki_coord.layers.assessment.summaries", then_the_other)
    desk.dock.assess.decide("accepted")
    assert said(town, overlap) == ("rejected", "Sähkölaitos", "ei käy")


@pytest.mark.parametrize("what", ["fingerprint = 'f2'", "assessment = 'closed'"])
def test_what_changed_on_the_server_after_it_was_shown_is_not_decided(
    desk: Desk, town: Town, overlap: str, what: str
) -> None:
    panel = desk.dock.assess
    town.shared.fetch(f"UPDATE coord.overlap SET {what}, severity = 'low' RETURNING id")
    panel.decide("accepted")
    assert desk.iface.messageBar().get_messages(Qgis.MessageLevel.Warning) == [REFUSED]
    assert town.shared.fetch("SELECT count(*) FROM coord.assessment")[0][0] == 0
    assert panel.table.chosen_lines() == []
    lines = panel.model.lines()
    assert [line.row["severity"] for line in lines] == ([] if "closed" in what else ["low"])


def test_a_check_on_the_server_is_followed_by_itself(desk: Desk, town: Town, overlap: str, qtbot: QtBot) -> None:
    panel, feed = desk.dock.assess, NewsFeed(desk.session)
    try:
        wait_until_listening(town.shared, town.anna)
        town.shared.fetch("UPDATE coord.overlap SET severity = 'low', fingerprint = 'f2' RETURNING id")
        qtbot.waitUntil(lambda: [line.row["severity"] for line in panel.model.lines()] == ["low"])
        assert panel.table.chosen_lines() == []
        town.shared.fetch(
            "INSERT INTO coord.assessment (overlap_id, party_id, decision, decided_at, fingerprint)"
            " VALUES (%s, %s, 'rejected', '2026-05-01 09:00', 'f2') RETURNING id",
            (overlap, town.power),
        )
        qtbot.waitUntil(lambda: panel.model.lines() == [])
    finally:
        feed.stop()
