"""The dock shows what others change in the shared database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.core.schema import SCHEMA_VERSION
from seinajoki_coord.gui.news import NewsFeed
from seinajoki_coord.gui.record_edit import change_record
from seinajoki_coord.server.news import MOST_NAMED
from seinajoki_coord.workspace import journal
from seinajoki_coord.workspace.geopackage import writing
from tests.saved_connection import saved
from tests.server.test_news import wait_until_listening

from .dock_case import Desk, forget_settings, open_copy, open_desk
from .shared_case import Town, make_town

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface

    from tests.shared import Shared


@pytest.fixture
def town(database: Shared) -> Town:
    """Return two parties with a work each, which meet."""
    town = make_town(database)
    town.add_work("Kaivanto", town.street)
    town.add_work("Kaapeli", town.power, left=5)
    return town


@pytest.fixture
def desk(town: Town, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None) -> Iterator[Desk]:
    """Return the dock with the shared database open for anna, and its news."""
    forget_settings()
    town.open(town.anna)
    desk = open_desk(qtbot, qgis_iface)
    feed = NewsFeed(desk.session)
    wait_until_listening(town.shared, town.anna)
    yield desk
    feed.stop()
    desk.close()


def test_what_another_party_adds_changes_and_deletes_is_shown_at_once(desk: Desk, town: Town, qtbot: QtBot) -> None:
    town.add_work("Uusi", town.power, left=200)
    qtbot.waitUntil(lambda: "Uusi" in desk.titles)
    town.shared.fetch(
        "UPDATE coord.work SET title = 'Syvä kaapeli', ends_at = '2026-06-05T12:00' WHERE title = 'Kaapeli'"
    )
    qtbot.waitUntil(lambda: "Syvä kaapeli" in desk.titles)
    town.shared.fetch("DELETE FROM coord.work WHERE title = 'Uusi'")
    qtbot.waitUntil(lambda: "Uusi" not in desk.titles)
    assert sorted(desk.titles) == ["Kaivanto", "Syvä kaapeli"]


def test_a_change_by_another_party_changes_who_meets_whom(desk: Desk, town: Town, qtbot: QtBot) -> None:
    kaivanto = desk.key("Kaivanto")
    assert desk.session.live.partners[kaivanto] == {desk.key("Kaapeli")}
    town.shared.fetch("UPDATE coord.work SET starts_at = '2026-07-01', ends_at = '2026-07-02' WHERE title = 'Kaapeli'")
    qtbot.waitUntil(lambda: kaivanto not in desk.session.live.partners)


def test_unsaved_edits_outlive_news_of_the_same_layer(desk: Desk, town: Town, qtbot: QtBot) -> None:
    name, fid = desk.key("Kaivanto")
    assert change_record(desk.layer(name), fid, {"title": "Kesken"}, "change")
    town.shared.fetch("UPDATE coord.work SET permit_ref = 'L-1', title = 'Muuttui' WHERE title = 'Kaivanto'")
    qtbot.waitUntil(lambda: desk.session.live.entries[name, fid].permit == "L-1")
    assert desk.session.live.entries[name, fid].title == "Kesken"
    assert desk.layer(name).isModified()
    desk.layer(name).rollBack()
    assert desk.session.live.entries[name, fid].title == "Muuttui"


def test_news_of_a_party_reach_its_name(desk: Desk, town: Town, qtbot: QtBot) -> None:
    town.shared.fetch("UPDATE coord.party SET name = 'Sähkö Oy' WHERE name = 'Sähkölaitos'")
    qtbot.waitUntil(lambda: desk.session.party_names[town.power] == "Sähkö Oy")


def test_very_many_changes_are_read_all_at_once(desk: Desk, town: Town, qtbot: QtBot) -> None:
    town.shared.fetch(
        "INSERT INTO coord.work (id, title, party_id, geom) SELECT gen_random_uuid(), 'Massa ' || i, %s, "
        "ST_Multi(ST_MakeEnvelope(i * 20, 900, i * 20 + 10, 910, 3877)) FROM generate_series(1, %s) i",
        (town.power, MOST_NAMED + 1),
    )
    qtbot.waitUntil(lambda: len(desk.session.live.entries) == MOST_NAMED + 3, timeout=20_000)


def test_a_file_is_told_how_many_changes_the_server_has(
    town: Town, sample: Path, tmp_path: Path, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None
) -> None:
    forget_settings()
    path = open_copy(sample, tmp_path)
    ((said,),) = town.shared.fetch("SELECT coord.status()")
    state = journal.State(
        said["database_id"], said["epoch"], said["new_cursor"], "client", town.street, "Kaupunki", None, SCHEMA_VERSION
    )
    with writing(path) as link:
        journal.start(link, state)
    desk = open_desk(qtbot, qgis_iface)
    with saved("Kaupunki", town.uri(town.anna).uri(False)):
        feed = NewsFeed(desk.session)
    feed.waiting_changed.connect(desk.dock.show_waiting)
    try:
        wait_until_listening(town.shared, town.anna)
        assert desk.dock.news_button.isHidden()
        town.add_work("Yksi", town.power)
        qtbot.waitUntil(lambda: desk.dock.news_button.text() == "Server has 1 change")
        town.add_work("Kaksi", town.power)
        town.add_work("Kolme", town.power)
        qtbot.waitUntil(lambda: desk.dock.news_button.text() == "Server has 3 changes")
        assert not desk.dock.news_button.isHidden()
        with qtbot.waitSignal(desk.dock.sync_wanted):
            desk.dock.news_button.click()
        ((said,),) = town.shared.fetch("SELECT coord.status()")
        with writing(path) as link:
            link.execute("UPDATE gpkg_coord_sync SET cursor = ?", (said["new_cursor"],))
        feed.look()
        qtbot.waitUntil(desk.dock.news_button.isHidden)
    finally:
        feed.stop()
        desk.close()


def test_a_file_that_was_never_synced_listens_to_nobody(
    sample: Path, tmp_path: Path, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None
) -> None:
    forget_settings()
    open_copy(sample, tmp_path)
    desk = open_desk(qtbot, qgis_iface)
    feed = NewsFeed(desk.session)
    assert feed._thread is None
    feed.stop()
    desk.close()
