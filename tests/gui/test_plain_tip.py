"""Tooltips of what people typed: shown as it is in every list, never taken for HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QTextDocument

from seinajoki_coord.gui.assess_line import Line
from seinajoki_coord.gui.assess_model import SENTENCE, AssessModel
from seinajoki_coord.gui.plain_tip import plain_tip
from seinajoki_coord.gui.record_model import Column

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QAbstractItemModel

    from .dock_case import Desk

NASTY = "<img src='file://host/share/x.png'> & Co"


@pytest.mark.parametrize("text", [NASTY, "Vesi & Sähkö", "a < b > c", "<b>bold</b>", "two\nlines", "”O'Neill”", "&lt;"])
def test_a_tooltip_reads_as_it_was_typed(text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(plain_tip(text))
    assert shown.toPlainText() == text
    assert "<img" not in plain_tip(text)


def test_nothing_has_no_tooltip() -> None:
    assert plain_tip("") == ""


def tip(model: QAbstractItemModel, row: int, column: int) -> str:
    return model.data(model.index(row, column), Qt.ItemDataRole.ToolTipRole)


def test_the_list_of_records_shows_a_title_as_it_is(desk: Desk) -> None:
    key = desk.key(desk.titles[0])
    layer = desk.layer(key[0])
    layer.startEditing()
    layer.changeAttributeValue(key[1], layer.fields().lookupField("title"), NASTY)
    model, row = desk.dock.list.record_model, desk.titles.index(NASTY)
    assert tip(model, row, Column.TITLE) == plain_tip(NASTY)
    layer.rollBack()


def test_the_list_of_decisions_shows_a_sentence_as_it_is() -> None:
    model = AssessModel(lambda _line: NASTY, lambda _line: NASTY)
    model.show_lines([Line(({"rank": 1.0, "id": "1", "overlap_start": None},), "open", {})])
    assert model.data(model.index(0, SENTENCE)) == NASTY
    assert tip(model, 0, SENTENCE) == plain_tip(NASTY)
