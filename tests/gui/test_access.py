"""Everybody can use it: by keyboard, with a screen reader, in Finnish and Swedish where there is little room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QKeySequence, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QAction,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from seinajoki_coord.core.schema import WORK
from seinajoki_coord.gui.contact_link import ContactLabel, contact_html
from seinajoki_coord.gui.drawing.bar import DrawingBar
from seinajoki_coord.gui.history_dialog import HistoryDialog
from seinajoki_coord.gui.option import OptionPage
from seinajoki_coord.gui.session import Party
from seinajoki_coord.gui.sync_dialog import SyncDialog
from seinajoki_coord.gui.sync_report import SyncReport
from seinajoki_coord.layers import language
from seinajoki_coord.server.result import SyncResult

from .dock_case import forget_settings, open_copy, open_desk
from .timeline_case import TANGO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface

    from .dock_case import Desk

_NARROW = (240, 900)
_OWN = re.compile(r"^(qt_|ScrollLeftButton|ScrollRightButton)")
"""Names of the parts that Qt itself puts into a widget."""
_EDITORS = (QLineEdit, QComboBox, QAbstractSpinBox, QAbstractScrollArea)


def windows(desk: Desk, qtbot: QtBot) -> list[QWidget]:
    """Return the dock with a record in hand on every page, the drawing bar, the page of the options and what syncing opens."""
    bar, page = DrawingBar(desk.iface.mapCanvas()), OptionPage(None)
    qtbot.addWidget(page)
    bar.offer_kinds({"work": language.tr("Works"), "event": language.tr("Events")}, "work")
    bar.show_for(
        "trench",
        language.tr("Click along the trench. Right click or Enter ends. Page Up and Page Down change the width."),
    )
    asking, told = SyncDialog(None, None), SyncReport(desk.session, desk.iface, "", SyncResult())
    past = HistoryDialog(desk.session, desk.iface, WORK, "", TANGO)
    for one in (asking, told, past):
        qtbot.addWidget(one)
    return [desk.dock, bar, page, asking, told, past]


def is_part(widget: QWidget, window: QWidget) -> bool:
    """Whether a widget is a part of another that stands for both: the line of a spin box, the header of a table."""
    one = widget.parentWidget()
    while one is not window:
        if isinstance(one, (*_EDITORS, QgsFilterLineEdit, QTabBar)) and not isinstance(one, QScrollArea):
            return True
        if one.inherits("QgsFileWidget") or one.inherits("QgsCheckableComboBox"):
            return True
        one = one.parentWidget()
    return bool(_OWN.match(widget.objectName()))


def reached(window: QWidget) -> list[QWidget]:
    """Return what the keyboard reaches."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not is_part(one, window) and not isinstance(one, QScrollArea)
    ]


def name_of(widget: QWidget, window: QWidget) -> str:
    """Return what a screen reader says of a widget: its own name, its text, or that of the label that leads to it."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    return next((one.text() for one in window.findChildren(QLabel) if one.buddy() is widget), "")


def test_whatever_the_keyboard_reaches_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    desk.select(TANGO)
    nameless = []
    for window in windows(desk, qtbot):
        found = reached(window)
        assert found, window
        nameless += [
            f"{type(one).__name__} {one.objectName()} in {type(one.parentWidget()).__name__}"
            for one in found
            if not name_of(one, window).strip("…. ") and one.focusProxy() is None and not isinstance(one, QTabBar)
        ]
    assert nameless == []


def test_a_button_that_shows_only_a_picture_says_in_words_what_it_does(desk: Desk, qtbot: QtBot) -> None:
    for window in windows(desk, qtbot):
        for one in window.findChildren(QAbstractButton):
            if not is_part(one, window) and not one.icon().isNull():
                assert one.accessibleName() or one.text() or one.toolTip(), one


def test_the_tab_key_goes_through_the_dock_from_top_to_bottom(desk: Desk, qtbot: QtBot) -> None:
    desk.select(TANGO)
    QApplication.processEvents()
    for part in (desk.dock.filter_bar, desk.dock.form.body):
        chain, one = [], part
        for _ in range(500):
            one = one.nextInFocusChain()
            if one in chain:
                break
            if part.isAncestorOf(one):
                chain.append(one)
        stops = [one for one in chain if one in reached(part) and one.isVisibleTo(part)]
        assert len(stops) > 5
        places = [one.mapTo(part, one.rect().topLeft()) for one in stops]
        rows = [(place.y(), place.x()) for place in places]
        # What stands beside each other is centred and so begins some pixels apart.
        for (above, left), (below, right) in zip(rows, rows[1:]):
            is_next = below > above + 12 or (abs(below - above) <= 12 and right > left)
            assert is_next, [(name_of(one, part), one.mapTo(part, one.rect().topLeft())) for one in stops]


def keys_of(window: QWidget) -> list[tuple[str, str, QWidget]]:
    """Return the keys that act at once in a part of the window: those of actions with the part in which they act."""
    found = []
    for action in window.findChildren(QAction):
        if action.shortcutContext() == Qt.ShortcutContext.WindowShortcut:
            scope: QWidget = window
        else:
            scope = action.parent() if isinstance(action.parent(), QWidget) else window
        found += [(one.toString(), action.text(), scope) for one in action.shortcuts() if not one.isEmpty()]
    return found


def test_no_key_means_two_things_in_one_place(desk: Desk, qtbot: QtBot) -> None:
    found = keys_of(desk.dock)
    assert len(found) > 8
    for place, (key, word, scope) in enumerate(found):
        for other, second, beside in found[place + 1 :]:
            nested = scope is beside or scope.isAncestorOf(beside) or beside.isAncestorOf(scope)
            assert not (key == other and nested), (key, word, second)


def test_no_letter_of_the_dock_takes_one_from_the_menus_of_qgis(desk: Desk, qtbot: QtBot) -> None:
    """Alt and a letter that two widgets of a window want does nothing at all, or opens neither menu nor field."""
    for window in windows(desk, qtbot):
        for one in window.findChildren(QWidget):
            if isinstance(one, (QLabel, QAbstractButton)) and not is_part(one, window):
                assert QKeySequence.mnemonic(one.text()).isEmpty(), one.text()


@pytest.mark.parametrize("background", ["#ffffff", "#323232"])
def test_the_address_to_write_to_is_readable_on_light_and_dark(background: str, qtbot: QtBot) -> None:
    label = ContactLabel(contact_html)
    qtbot.addWidget(label)
    label.show_party(Party("1", "Vesihuolto", "Mestari", "vesi@example.org", "+358 40 000 0001"))
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(background))
    label.setPalette(palette)
    assert label.text().startswith("Mestari · +358&nbsp;40&nbsp;000&nbsp;0001 · <a")
    colour = QColor(re.search("color: (#[0-9a-f]+)", label.text()).group(1))
    # Contrast after WCAG 2.1, at least 4.5 for text.
    light, dark = sorted((luminance(colour), luminance(QColor(background))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) > 4.5


def luminance(colour: QColor) -> float:
    """Return the relative luminance of a colour after WCAG 2.1."""
    parts = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.fixture(params=["fi", "sv"])
def narrow(
    request: pytest.FixtureRequest, sample: Path, tmp_path: Path, qtbot: QtBot, qgis_iface: QgisInterface,
    qgis_new_project: None, monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:  # fmt: skip
    """Return the dock, narrow, in Finnish or Swedish."""
    monkeypatch.setattr(language.QgsApplication, "locale", lambda: request.param)
    language.spoken.cache_clear()
    assert language.tr("Works") != "Works"
    forget_settings()
    open_copy(sample, tmp_path)
    desk = open_desk(qtbot, qgis_iface)
    desk.dock.resize(*_NARROW)
    desk.select(TANGO)
    yield desk
    desk.close()


def test_no_text_is_cut_off_where_there_is_little_room(narrow: Desk, qtbot: QtBot) -> None:
    dock, cut = narrow.dock, []
    looked_at = 0
    for main in range(dock.main_tabs.count()):
        for side in range(dock.side_tabs.count()):
            dock.main_tabs.setCurrentIndex(main)
            dock.side_tabs.setCurrentIndex(side)
            QApplication.processEvents()
            for window in windows(narrow, qtbot):
                for one in window.findChildren(QWidget):
                    if not isinstance(one, (QLabel, QAbstractButton)) or is_part(one, window) or not one.isVisible():
                        continue
                    if not one.text() or one is dock.timeline.message:
                        continue
                    looked_at += 1
                    needed = one.minimumSizeHint() if isinstance(one, QLabel) and one.wordWrap() else one.sizeHint()
                    if one.width() < needed.width() or one.height() < needed.height() - 2:
                        cut.append((one.text(), one.width(), needed.width(), one.height(), needed.height()))
    assert looked_at > 60
    assert cut == []
