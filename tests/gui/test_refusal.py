"""What the shared database does not take is never shown as saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import Qgis, QgsExpressionContext, QgsExpressionContextUtils, QgsProject

from seinajoki_coord.gui.record_edit import change_record, delete_records
from seinajoki_coord.gui.refusal import RefusalWatch
from seinajoki_coord.layers.drawn_ground import new_feature

from .dock_case import Desk, forget_settings, open_desk
from .shared_case import Town, make_town

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface

    from tests.shared import Shared

_OWN_PARTY_ONLY = """
    DROP POLICY changed ON coord.work;
    DROP POLICY deleted ON coord.work;
    CREATE POLICY changed ON coord.work FOR UPDATE USING (party_id = coord.my_party());
    CREATE POLICY deleted ON coord.work FOR DELETE USING (party_id = coord.my_party());
"""
"""Policies as most databases have them: what is not one's own is left out without a word."""


@pytest.fixture
def town(database: Shared) -> Town:
    """Return two parties with two works each."""
    town = make_town(database)
    for number in (1, 2):
        town.add_work(f"Oma {number}", town.street, left=number * 100)
        town.add_work(f"Vieras {number}", town.power, left=number * 100 + 50)
    return town


@pytest.fixture
def desk(town: Town, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None) -> Iterator[Desk]:
    """Return the dock with the shared database open for anna, and a watch on what she saves."""
    forget_settings()
    qgis_iface.messageBar().clear_messages()
    town.open(town.anna)
    desk = open_desk(qtbot, qgis_iface)
    watch = RefusalWatch(desk.session, qgis_iface)
    yield desk
    watch.stop()
    desk.close()


def said(desk: Desk) -> list[str]:
    """Return the messages for the user."""
    return desk.iface.messageBar().get_messages(Qgis.MessageLevel.Warning)


def test_a_change_of_anothers_record_fails_in_words_of_the_user(desk: Desk, town: Town) -> None:
    name, fid = desk.key("Vieras 1")
    key = desk.session.live.entries[name, fid].id
    assert change_record(desk.layer(name), fid, {"title": "Kaapattu"}, "change")
    assert not desk.dock.form.save_bar.save()
    assert (
        "This belongs to another party; only that party or an administrator may change it. “Kaapattu”" in said(desk)[-1]
    )
    assert desk.layer(name).isModified(), "nothing that was typed is thrown away"
    desk.layer(name).rollBack()
    assert town.row(key, "title", "row_version") == ("Vieras 1", 1)
    assert desk.session.live.entries[name, fid].title == "Vieras 1"


def test_a_deletion_of_anothers_record_fails_in_words_of_the_user(desk: Desk, town: Town) -> None:
    name, fid = desk.key("Vieras 1")
    assert delete_records(desk.layer(name), [fid])
    assert not desk.dock.form.save_bar.save()
    assert "belongs to another party" in said(desk)[-1]
    desk.layer(name).rollBack()
    assert desk.titles.count("Vieras 1") == 1
    assert town.shared.fetch("SELECT count(*) FROM coord.work") == [(4,)]


def test_a_new_record_of_another_party_fails_in_words_of_the_user(desk: Desk, town: Town) -> None:
    layer = desk.layer("work")
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    ground = layer.getFeature(desk.key("Oma 1")[1]).geometry()
    layer.startEditing()
    layer.addFeature(new_feature(layer, ground, {"title": "Muiden nimissä", "party_id": town.power}, context))
    assert not desk.dock.form.save_bar.save()
    assert "belongs to another party" in said(desk)[-1]
    layer.rollBack()
    assert town.shared.fetch("SELECT count(*) FROM coord.work") == [(4,)]


def test_a_change_that_is_left_out_without_a_word_is_told_and_taken_back(desk: Desk, town: Town, qtbot: QtBot) -> None:
    town.shared.fetch(_OWN_PARTY_ONLY)
    layer = desk.layer("work")
    for title in ("Oma 1", "Vieras 1"):
        assert change_record(layer, desk.key(title)[1], {"title": f"{title} uusi"}, "change")
    assert desk.dock.form.save_bar.save(), "QGIS takes it for saved"
    qtbot.waitUntil(lambda: "Not saved" in "".join(said(desk)))
    assert said(desk)[-1].endswith("Not saved in “Works”, because only Sähkölaitos may change it: “Vieras 1”")
    assert sorted(desk.titles) == ["Oma 1 uusi", "Oma 2", "Vieras 1", "Vieras 2"]


def test_moved_ground_that_is_left_out_is_told(desk: Desk, town: Town, qtbot: QtBot) -> None:
    town.shared.fetch(_OWN_PARTY_ONLY)
    layer, (_, fid) = desk.layer("work"), desk.key("Vieras 2")
    before = layer.getFeature(fid).geometry()
    moved = layer.getFeature(fid).geometry()
    moved.translate(3, 0)
    layer.startEditing()
    layer.changeGeometry(fid, moved)
    assert desk.dock.form.save_bar.save()
    qtbot.waitUntil(lambda: "“Vieras 2”" in "".join(said(desk)))
    assert layer.getFeature(fid).geometry().equals(before)


def test_a_deletion_that_is_left_out_is_told_and_the_record_is_there_again(
    desk: Desk, town: Town, qtbot: QtBot
) -> None:
    town.shared.fetch(_OWN_PARTY_ONLY)
    assert delete_records(desk.layer("work"), [desk.key(title)[1] for title in ("Oma 1", "Vieras 1")])
    assert desk.dock.form.save_bar.save()
    qtbot.waitUntil(lambda: "“Vieras 1”" in "".join(said(desk)))
    assert sorted(desk.titles) == ["Oma 2", "Vieras 1", "Vieras 2"]


def test_a_change_of_a_record_that_is_gone_is_told(desk: Desk, town: Town, qtbot: QtBot) -> None:
    name, fid = desk.key("Oma 2")
    assert change_record(desk.layer(name), fid, {"title": "Myöhässä"}, "change")
    town.shared.fetch("DELETE FROM coord.work WHERE title = 'Oma 2'")
    assert desk.dock.form.save_bar.save(), "QGIS takes it for saved"
    qtbot.waitUntil(lambda: "Not saved" in "".join(said(desk)))
    assert said(desk)[-1].endswith("because somebody has deleted it meanwhile: “Myöhässä”")
    assert "Oma 2" not in desk.titles
    assert "Myöhässä" not in desk.titles


def test_what_is_saved_is_not_called_refused(desk: Desk, town: Town, qtbot: QtBot) -> None:
    layer = desk.layer("work")
    name, fid = desk.key("Oma 1")
    values = {"title": "Työ", "starts_at": "2026-06-02T07:45", "ends_at": None, "emergency": 1, "guarantee_days": 30}
    assert change_record(layer, fid, values, "change")
    assert delete_records(layer, [desk.key("Oma 2")[1]])
    assert desk.dock.form.save_bar.save()
    qtbot.wait(50)
    assert said(desk) == []
    key = desk.session.live.entries[name, fid].id
    assert town.row(key, "title", "starts_at", "ends_at", "emergency", "guarantee_days") == (
        "Työ", "2026-06-02T07:45:00", None, True, 30,
    )  # fmt: skip


def test_transaction_groups_are_warned_of(desk: Desk) -> None:
    QgsProject.instance().setAutoTransaction(True)
    try:
        watch = RefusalWatch(desk.session, desk.iface)
        watch.stop()
    finally:
        QgsProject.instance().setAutoTransaction(False)
    assert "transaction groups" in said(desk)[-1]
