"""Who decides has seen what it is about: the list follows what others write, and what changed meanwhile is not decided."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from qgis.core import Qgis

from tests.processing.layer import square
from tests.processing.town import add, check, new_town, rows

from .dock_case import Desk, forget_settings, open_copy, open_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface

REFUSED = "Seinäjoki Coord:What you chose has changed or was closed after it was shown. Nothing was decided; look at it again."
SOME_DAY = {"starts_at": "2150-06-01T08:00", "ends_at": "2150-06-30T16:00"}
_WATER = "water".ljust(36, "-")
_OTHERS_WRITE = 10_000
"""Milliseconds after which it is seen for sure."""


@pytest.fixture
def desk(
    provider: object, tmp_path: Path, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None
) -> Iterator[Desk]:
    """Return the dock with the decisions of a party in front: three fairs that a pipe meets."""
    forget_settings()
    town = new_town(tmp_path / "made.gpkg")
    _write(town, f"INSERT INTO party (id, name) VALUES ('{_WATER}', 'Water')")
    add(town, "work", "pipe", square(0, 0, 50), **SOME_DAY)
    for place, title in enumerate(("Joulutori", "Kesätori", "Syystori")):
        add(town, "event", title, square(place * 15, 0), **SOME_DAY)
    check(town)
    open_copy(town, tmp_path)
    desk = open_desk(qtbot, qgis_iface)
    desk.dock.side_tabs.setCurrentWidget(desk.dock.assess)
    desk.dock.assess.filter.me_combo.setCurrentIndex(1)
    assert titles(desk) == ["Joulutori", "Kesätori", "Syystori"]
    yield desk
    desk.close()


def _write(path: Path, sql: str) -> None:
    """Let another program change the file."""
    program = (
        "import sys; from pathlib import Path; from seinajoki_coord.workspace.geopackage import writing\n"
        "with writing(Path(sys.argv[1])) as link: link.execute(sys.argv[2])"
    )
    subprocess.run([sys.executable, "-c", program, str(path), sql], check=True)


def path_of(desk: Desk) -> Path:
    return desk.session.opened.workspace.path


def titles(desk: Desk) -> list[str]:
    """Return the fairs in the list, in the order of their names."""
    return sorted(line.row["second_title"] for line in desk.dock.assess.model.lines())


def select(desk: Desk, *wanted: str) -> None:
    """Choose the lines of some fairs."""
    panel = desk.dock.assess
    panel.table.clearSelection()
    panel.table.setSelectionMode(panel.table.SelectionMode.MultiSelection)
    for place, line in enumerate(panel.model.lines()):
        if line.row["second_title"] in wanted:
            panel.table.selectRow(place)
    panel.table.setSelectionMode(panel.table.SelectionMode.ExtendedSelection)
    assert chosen(desk) == sorted(wanted)


def chosen(desk: Desk) -> list[str]:
    """Return the fairs in the lines that are chosen."""
    return sorted(line.row["second_title"] for line in desk.dock.assess.table.chosen_lines())


def decisions(desk: Desk) -> list[tuple[str, str]]:
    """Return what was decided on which fair."""
    sql = "SELECT second_title, decision FROM assessment JOIN overlap ON overlap.id = overlap_id ORDER BY 1"
    return rows(path_of(desk), sql)


def said(desk: Desk) -> list[str]:
    """Return the warnings in the message bar."""
    return desk.iface.messageBar().get_messages(Qgis.MessageLevel.Warning)


def may_decide(desk: Desk) -> bool:
    return any(button.isEnabled() for button in desk.dock.assess.bar.buttons.values())


def test_what_another_program_writes_into_the_register_is_shown_by_itself(desk: Desk, qtbot: QtBot) -> None:
    _write(path_of(desk), "UPDATE overlap SET assessment = 'closed' WHERE second_title = 'Kesätori'")
    qtbot.waitUntil(lambda: titles(desk) == ["Joulutori", "Syystori"], timeout=_OTHERS_WRITE)


def test_what_another_program_decides_is_shown_by_itself(desk: Desk, qtbot: QtBot) -> None:
    _write(
        path_of(desk),
        "INSERT INTO assessment (id, overlap_id, party_id, decision, decided_at, fingerprint)"
        f" SELECT id, id, '{_WATER}', 'accepted', '2026-01-01T12:00', fingerprint FROM overlap WHERE second_title = 'Syystori'",
    )
    qtbot.waitUntil(lambda: titles(desk) == ["Joulutori", "Kesätori"], timeout=_OTHERS_WRITE)


def test_what_is_changed_in_the_layer_is_shown_when_it_is_saved(desk: Desk, qtbot: QtBot) -> None:
    layer = desk.layer("overlap")
    layer.startEditing()
    place = layer.fields().lookupField("assessment")
    (fid,) = [one.id() for one in layer.getFeatures("\"second_title\" = 'Kesätori'")]
    assert layer.changeAttributeValue(fid, place, "resolved")
    assert layer.commitChanges()
    qtbot.waitUntil(lambda: titles(desk) == ["Joulutori", "Syystori"])


def test_ones_own_decision_is_read_once(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[object] = []
    known = desk.dock.assess._known
    read = known.read
    monkeypatch.setattr(known, "read", lambda opened: reads.append(opened) or read(opened))
    select(desk, "Kesätori")
    desk.dock.assess.decide("accepted")
    qtbot.wait(1500)
    assert len(reads) == 1
    assert decisions(desk) == [("Kesätori", "accepted")]


def test_an_overlap_that_changed_after_it_was_shown_is_not_decided(desk: Desk) -> None:
    select(desk, "Joulutori", "Syystori")
    desk.dock.assess.bar.note_edit.setText("fine")
    _write(
        path_of(desk),
        "UPDATE overlap SET fingerprint = 'other', severity = 'low' WHERE second_title = 'Joulutori'",
    )
    desk.dock.assess.decide("accepted")
    assert said(desk) == [REFUSED]
    assert decisions(desk) == []
    assert chosen(desk) == ["Syystori"], "what is as it was stays chosen"
    assert desk.dock.assess.bar.note_edit.text() == "fine"
    select(desk, "Joulutori")
    assert desk.dock.assess.table.current_line().row["severity"] == "low", "what it is now is shown"
    desk.dock.assess.decide("accepted")
    assert decisions(desk) == [("Joulutori", "accepted")]


@pytest.mark.parametrize("what", ["UPDATE overlap SET assessment = 'closed'", "DELETE FROM overlap"])
def test_where_nothing_is_left_to_decide_it_is_said(desk: Desk, what: str) -> None:
    select(desk, "Joulutori", "Kesätori")
    _write(path_of(desk), what)
    desk.dock.assess.decide("accepted")
    assert said(desk) == [REFUSED]
    assert titles(desk) == []
    assert rows(path_of(desk), "SELECT count(*) FROM assessment") == [(0,)]


def test_what_takes_the_place_of_a_line_is_not_chosen_by_itself(desk: Desk, qtbot: QtBot) -> None:
    for gone in ("Joulutori", "Kesätori"):
        select(desk, gone)
        left = [one for one in titles(desk) if one != gone]
        _write(path_of(desk), f"UPDATE overlap SET assessment = 'closed' WHERE second_title = '{gone}'")
        qtbot.waitUntil(lambda: titles(desk) == left, timeout=_OTHERS_WRITE)  # noqa: B023 (waited for at once)
        assert chosen(desk) == []
        assert not may_decide(desk)
    assert desk.dock.assess.table.current_line() is not None, "the keys go on from there"


def test_a_line_that_changed_is_to_be_chosen_again_and_others_stay_chosen(desk: Desk, qtbot: QtBot) -> None:
    select(desk, "Joulutori", "Syystori")
    _write(path_of(desk), "UPDATE overlap SET fingerprint = 'other', rank = 99 WHERE second_title = 'Syystori'")
    qtbot.waitUntil(lambda: chosen(desk) == ["Joulutori"], timeout=_OTHERS_WRITE)
    assert may_decide(desk)
    desk.dock.assess.decide("rejected")
    assert decisions(desk) == [("Joulutori", "rejected")]
    assert len(chosen(desk)) == 1, "after a decision of one's own the next one comes to hand"
