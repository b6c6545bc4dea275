"""The locator bar finds records by title, party and permit, and takes the chosen one in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsLocator, QgsLocatorContext

from seinajoki_coord.gui.locator import RecordLocator

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from qgis.core import QgsLocatorResult

    from .dock_case import Desk


def search(desk: Desk, qtbot: QtBot, typed: str) -> list[tuple[str, str]]:
    """Type into the locator bar, take the first result in hand and return title and description of each."""
    locator = QgsLocator()
    records = RecordLocator(desk.session)
    locator.registerFilter(records)
    found: list[tuple[str, str]] = []

    def take(result: QgsLocatorResult) -> None:
        if not found:
            records.triggerResult(result)
        found.append((result.displayString, result.description))

    locator.foundResult.connect(take)
    with qtbot.waitSignal(locator.finished):
        locator.fetchResults(typed, QgsLocatorContext())
    return found


@pytest.mark.parametrize("field", ["title", "party", "permit"])
def test_a_record_is_found_by_its_words_and_taken_in_hand(desk: Desk, qtbot: QtBot, field: str) -> None:
    entry = next(one for one in desk.session.live.entries.values() if one.permit and one.party_id)
    words = {"title": entry.title, "party": desk.session.party_names[entry.party_id], "permit": entry.permit}
    found = search(desk, qtbot, f"seina {words[field].upper()}")
    assert entry.title in [title for title, _ in found]
    assert any(words["party"] in description for _, description in found)
    assert desk.entry.title == found[0][0]


def test_all_words_must_stand_in_a_record(desk: Desk, qtbot: QtBot) -> None:
    assert [title for title, _ in search(desk, qtbot, "seina 2026 pikkuprovinssi")] == ["Pikkuprovinssi 2026"]
    assert [title for title, _ in search(desk, qtbot, "pikkuprovinssi 2026")] == ["Pikkuprovinssi 2026"], "no prefix"
    assert search(desk, qtbot, "seina provinssi puuttuu") == []
