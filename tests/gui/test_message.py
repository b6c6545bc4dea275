"""The message bar: what people typed is said as it is, never taken for HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from qgis.core import Qgis
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QTextBrowser

import seinajoki_coord
from seinajoki_coord.gui.message import show_message
from seinajoki_coord.gui.plain_tip import as_html
from seinajoki_coord.gui.workspace_menu import WorkspaceMenu

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from .dock_case import Desk

NASTY = "<img src='file://host/share/x.png'> & Co"
GUI = Path(seinajoki_coord.__file__).parent / "gui"
SPEAKERS = {"message.py", "sync_action.py"}
"""The second has a button in its messages."""


class Window:
    """A window with the message bar of QGIS."""

    def __init__(self) -> None:
        """Have nothing said."""
        self.bar = QgsMessageBar()

    def messageBar(self) -> QgsMessageBar:
        """Return the bar."""
        return self.bar


@pytest.mark.parametrize("text", [NASTY, "a < b > c", "Vesi & Sähkö", "<b>bold</b>", "&lt;"])
def test_the_bar_shows_what_was_typed_and_loads_no_picture(text: str, qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window.bar)
    show_message(window, text)
    shown = window.bar.currentItem().findChild(QTextBrowser).document()
    assert shown.toPlainText() == f"Seinäjoki Coord: {text}"
    assert window.bar.currentItem().level() == Qgis.MessageLevel.Warning


def test_a_file_by_any_name_is_named_as_it_is(desk: Desk) -> None:
    bar = desk.iface.messageBar()
    assert not WorkspaceMenu(desk.iface, desk.session).open_path("/no/<img src=x>.gpkg")
    assert as_html("<img src=x>.gpkg") in bar.get_messages(Qgis.MessageLevel.Warning)[-1]


def test_whoever_speaks_in_the_bar_says_it_there() -> None:
    speakers = {
        path.name: path.read_text(encoding="utf-8")
        for path in GUI.rglob("*.py")
        if ".push" in path.read_text(encoding="utf-8")
    }
    assert set(speakers) == SPEAKERS
    assert all("as_html(text)" in content for content in speakers.values())
