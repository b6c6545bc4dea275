"""What can be done about an overlap: map, text, e-mail, other record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtTest import QTest

from seinajoki_coord.gui import overlap_action
from seinajoki_coord.gui import overlap_model as columns
from seinajoki_coord.gui import overlap_text as text
from seinajoki_coord.gui.plain_tip import as_html, plain_tip
from seinajoki_coord.layers.attribute import plain
from seinajoki_coord.layers.overlap_detail import Span

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
    """Return a panel with the sample, in English with Finnish forms of dates and numbers."""
    with shown_panel(made, tmp_path, "fi_FI") as one:
        yield one


def test_next_and_previous_go_round_by_keyboard_and_show_the_ground(shown: Shown) -> None:
    shown.panel.show_all(True)
    table, count = shown.panel.table, shown.panel.model.rowCount()
    shown.panel.activateWindow()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_N)
    assert table.currentIndex().row() == 0
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert table.currentIndex().row() == 1
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert table.currentIndex().row() == count - 1
    row = shown.panel.current_row()
    assert shown.desktop.canvas.extent().contains(shown.panel.model.ground(row).box)


def test_zoom_and_flash_work_in_another_plane(shown: Shown) -> None:
    from qgis.core import QgsCoordinateReferenceSystem

    shown.desktop.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    shown.take(PIPE)
    shown.select(FESTIVAL)
    shown.panel.zoom()
    centre = shown.desktop.canvas.extent().center()
    assert (centre.x(), centre.y()) == (pytest.approx(22.847, abs=0.003), pytest.approx(62.764, abs=0.003))
    shown.panel.flash()


def test_the_other_record_can_be_taken_in_hand(shown: Shown) -> None:
    shown.take(PIPE)
    shown.select(FESTIVAL)
    shown.panel.actions_by_name["other"].trigger()
    shown.settle()
    assert shown.session.current == key_of(shown.session, FESTIVAL)
    assert PIPE in shown.titles()


def test_overlaps_are_copied_as_text(shown: Shown) -> None:
    shown.take(PIPE)
    shown.select(FESTIVAL)
    shown.panel.copy()
    copied = QgsApplication.clipboard().text()
    for part in (
        f"Plan: {PIPE} (Vesihuolto)",
        f"Meets: {FESTIVAL} (Provinssin tuotanto)",
        "10.6.2026 7.00",
        "m²",
        "provinssi@",
    ):
        assert part in copied
    assert "<" not in copied
    shown.panel.table.selectAll()
    shown.panel.copy()
    assert QgsApplication.clipboard().text().count("Meets:") == shown.panel.model.rowCount()


def test_the_e_mail_has_address_subject_and_text(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(overlap_action, "open_mail", opened.append)
    key = shown.take(PIPE)
    shown.change(key, title="Öljy & ääni? #1 50 %")
    shown.select(FESTIVAL)
    shown.panel.actions_by_name["mail"].trigger()
    coded = bytes(opened[0].toEncoded()).decode("ascii")
    assert coded.startswith(
        "mailto:provinssi@example.org?subject=%C3%96ljy%20%26%20%C3%A4%C3%A4ni%3F%20%231%2050%20%25%20"
    )
    assert coded.count("&") == 1
    assert "%0D%0A" in coded
    assert "\n" not in coded


def test_without_a_contact_there_is_no_e_mail_and_it_says_so(shown: Shown) -> None:
    other = key_of(shown.session, FESTIVAL)
    shown.change(other, party_id=None)
    shown.take(PIPE)
    shown.select(FESTIVAL)
    assert not shown.panel.actions_by_name["mail"].isEnabled()
    assert "No party" in shown.panel.call.text()
    assert shown.cell(shown.titles().index(FESTIVAL), columns.CONTACT) == ""
    shown.panel.copy()
    assert "Contact" not in QgsApplication.clipboard().text()


def test_html_in_names_is_shown_as_it_is(shown: Shown) -> None:
    from dataclasses import replace

    other = key_of(shown.session, FESTIVAL)
    party_id = plain(shown.layers["event"].getFeature(other[1])["party_id"])
    nasty = "<img src=x onerror=alert(1)> & Co"
    shown.session.parties[party_id] = replace(shown.session.parties[party_id], name=nasty, contact=nasty)
    shown.change(other, title=nasty)
    shown.take(PIPE)
    shown.select(nasty)
    assert "<img" not in shown.panel.call.text()
    index = shown.panel.model.index(shown.titles().index(nasty), columns.OTHER)
    tip = shown.panel.model.data(index, Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert as_html(nasty) in tip
    assert shown.panel.heading.toolTip() == plain_tip(shown.panel.heading.text())


def test_everything_has_a_name_for_a_screen_reader(shown: Shown) -> None:
    assert shown.panel.table.accessibleName()
    for action in shown.panel.actions_by_name.values():
        assert action.text()
        assert not action.icon().isNull()
        assert action.shortcuts()


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("fi_FI", "10.6.2026 7.00–16.00"),
        ("sv_SE", "2026-06-10 07:00–16:00"),
        ("en_GB", "10/06/2026 07:00–16:00"),
        ("C", "10 Jun 2026 07:00–16:00"),
    ],
)
def test_times_are_written_as_the_user_writes_them(qgis_app: QgsApplication, locale: str, said: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert text.when(Span("2026-06-10T07:00", "2026-06-10T16:00", 9.0)) == said
    finally:
        QLocale.setDefault(before)
