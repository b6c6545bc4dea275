"""What the rules of a shared database say of the record in hand, with edits that nobody has saved."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.gui import overlap_model as columns
from seinajoki_coord.workspace.rule_set import preset_text

from .dock_case import Desk, forget_settings, open_desk
from .shared_case import Town, make_town

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface

    from tests.shared import Shared


@pytest.fixture
def town(database: Shared) -> Town:
    """Return two parties with a work each, which meet, and a street that is protected."""
    town = make_town(database)
    town.add_work("Kaivanto", town.street)
    town.add_work("Kaapeli", town.power, left=5)
    database.fetch(
        "INSERT INTO coord.area (id, name, area_type, geom) VALUES (gen_random_uuid(), 'Keskuskatu', 'access_route',"
        " ST_Multi(ST_MakeEnvelope(-5, 0, 2, 10, 3877))) RETURNING id"
    )
    return town


@pytest.fixture
def desk(town: Town, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None) -> Iterator[Desk]:
    """Return the dock with the shared database open for anna, of the street department."""
    forget_settings()
    town.open(town.anna)
    desk = open_desk(qtbot, qgis_iface)
    desk.dock.side_tabs.setCurrentWidget(desk.dock.overlaps)
    yield desk
    desk.close()


def said(desk: Desk, qtbot: QtBot) -> dict[str, str]:
    """Return sign and word of each line by title, once the rules have spoken."""
    panel = desk.dock.overlaps
    qtbot.wait(5)
    qtbot.waitUntil(lambda: panel.judge.is_done, timeout=10_000)
    model = panel.model
    return {
        model.data(model.index(row, columns.OTHER)): model.data(model.index(row, columns.WEIGHT))
        for row in range(model.rowCount())
    }


def test_the_rules_of_the_database_are_heard_while_one_edits(desk: Desk, town: Town, qtbot: QtBot) -> None:
    desk.session.set_current(desk.key("Kaivanto"))
    assert said(desk, qtbot) == {"Kaapeli": "◆ Conflict", "Keskuskatu": "○ Notice"}
    layer = desk.layer("work")
    layer.startEditing()
    fid = desk.session.current[1]
    layer.changeAttributeValue(fid, layer.fields().lookupField("certainty"), "window")
    assert said(desk, qtbot)["Kaapeli"] == "○ Notice"
    layer.changeAttributeValue(fid, layer.fields().lookupField("lane_impact"), "both_directions_closed")
    assert said(desk, qtbot)["Keskuskatu"] == "▲ Conflict"
    layer.rollBack()
    assert said(desk, qtbot) == {"Kaapeli": "◆ Conflict", "Keskuskatu": "○ Notice"}


def test_other_rules_of_the_database_count_when_the_panel_is_shown_again(desk: Desk, town: Town, qtbot: QtBot) -> None:
    desk.session.set_current(desk.key("Kaivanto"))
    assert said(desk, qtbot)["Kaapeli"] == "◆ Conflict"
    rules = json.loads(preset_text("seinajoki"))
    rules["rules"] = [rule for rule in rules["rules"] if rule["id"] == "access-route"]
    with town.shared.connect(town.boss) as link, link.cursor() as cursor:
        cursor.execute("SELECT coord.set_rules(%s)", (json.dumps(rules),))
    desk.dock.side_tabs.setCurrentWidget(desk.dock.assess)
    desk.dock.side_tabs.setCurrentWidget(desk.dock.overlaps)
    assert said(desk, qtbot) == {"Kaapeli": "–", "Keskuskatu": "○ Notice"}
