"""The page in QGIS's options: what is set there is what the map, the timeline and the live check use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtGui import QColor

from seinajoki_coord.core.schema import TABLES
from seinajoki_coord.gui.option import OptionFactory, default_distance
from seinajoki_coord.gui.session import Session
from seinajoki_coord.gui.timeline.look import type_colour
from seinajoki_coord.layers.style import COLOURS, choose_colours, colour_of, recolour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from qgis.core import QgsVectorLayer

    from .dock_case import Desk

import pytest


@pytest.fixture(autouse=True)
def _own_colours() -> Iterator[None]:
    yield
    choose_colours({})
    QgsSettings().remove("seinajoki_coord/default_distance")


def symbol_colour(layer: QgsVectorLayer, label: str) -> str:
    """Return the colour of a rule."""
    (rule,) = [one for one in layer.renderer().rootRule().children() if one.label() == label]
    return rule.symbol().color().name()


def test_a_colour_that_is_chosen_is_that_of_map_and_timeline_until_it_is_reset(desk: Desk, qtbot: QtBot) -> None:
    factory = OptionFactory()
    page = factory.createWidget(None)
    qtbot.addWidget(page)
    festival, others = page.colour_buttons["festival"][0], page.colour_buttons["other"]
    festival.setColor(QColor("#123456"))
    others[0].setColor(QColor("#abcdef"))
    assert [one.color().name() for one in others] == ["#abcdef"] * 2
    assert colour_of("festival") == COLOURS["festival"]
    with qtbot.waitSignal(factory.changed):
        page.apply()
    assert type_colour("festival").name() == "#123456"
    event = desk.layer("event")
    rules = len(event.renderer().rootRule().children())
    recolour(event, next(table for table in TABLES if table.name == "event"))
    assert symbol_colour(event, "Festival") == "#123456"
    assert symbol_colour(event, "Concert") == COLOURS["concert"]
    assert len(event.renderer().rootRule().children()) == rules
    again = factory.createWidget(None)
    qtbot.addWidget(again)
    assert again.colour_buttons["festival"][0].color().name() == "#123456"
    again.reset_button.click()
    again.apply()
    assert type_colour("festival").name() == COLOURS["festival"]
    assert not [key for key in QgsSettings().allKeys() if key.startswith("seinajoki_coord/colours")]


def test_records_meet_within_the_distance_that_is_set(desk: Desk, qtbot: QtBot) -> None:
    live = desk.session.live
    before = {key: set(others) for key, others in live.partners.items()}
    factory = OptionFactory()
    page = factory.createWidget(None)
    qtbot.addWidget(page)
    page.spin_distance.setValue(100.0)
    page.apply()
    assert default_distance() == 100.0
    live.set_distance(default_distance())
    qtbot.waitUntil(lambda: bool(live.partners))
    apart = [
        (one, other) for one, others in live.partners.items() for other in others if other not in before.get(one, ())
    ]
    assert apart
    grounds = [desk.layer(name).getFeature(fid).geometry() for name, fid in apart[0]]
    assert 0 < grounds[0].distance(grounds[1]) <= 100
    assert set(live.meets(apart[0][0])) == live.partners[apart[0][0]]
    live.set_distance(0.0)
    qtbot.waitUntil(lambda: live.partners == before)


def test_a_workspace_that_is_opened_uses_the_distance(desk: Desk) -> None:
    QgsSettings().setValue("seinajoki_coord/default_distance", 25.0)
    assert desk.session.live.distance == 0.0
    session = Session(QgsProject.instance())
    assert session.live.distance == 25.0
    session.stop()
