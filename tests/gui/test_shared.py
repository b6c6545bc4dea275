"""The dock on a shared database: the same forms, lists and checks as on a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import (
    Qgis,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsProject,
    QgsSettings,
    QgsVectorLayerUtils,
)
from qgis.gui import QgsAttributeForm
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from seinajoki_coord.gui.record_edit import change_record, copy_records
from seinajoki_coord.gui.record_model import Column
from seinajoki_coord.gui.timeline.reschedule import reschedule
from seinajoki_coord.layers.drawn_ground import new_feature
from seinajoki_coord.layers.id_keeper import IdKeeper
from seinajoki_coord.layers.open_workspace import open_workspaces
from seinajoki_coord.layers.postgis import SharedWorkspace

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
    """Return two parties with a work each, which meet, and a third work apart."""
    town = make_town(database)
    town.add_work("Kaivanto", town.street)
    town.add_work("Kaapeli", town.power, "2026-06-03T07:30", "2026-06-04T15:00", left=5)
    town.add_work("Syrjässä", town.power, left=500)
    return town


@pytest.fixture
def desk(town: Town, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None) -> Iterator[Desk]:
    """Return the dock with the shared database open for anna, of the street department."""
    forget_settings()
    town.open(town.anna)
    desk = open_desk(qtbot, qgis_iface)
    yield desk
    desk.close()


def test_a_shared_database_is_known_by_what_its_layers_are(desk: Desk, town: Town) -> None:
    for layer in desk.session.opened.layers.values():
        layer.setName("jotain")
    (found,) = open_workspaces(QgsProject.instance())
    assert isinstance(found.workspace, SharedWorkspace)
    assert set(found.layers) == {"party", "contact", "area", "work", "event", "overlap", "assessment"}
    assert (found.workspace.crs, found.workspace.time_zone) == ("EPSG:3877", "Europe/Helsinki")
    assert (found.workspace.party_id, found.workspace.is_admin) == (town.street, False)


def test_neither_user_nor_secret_stands_in_what_is_shown_or_remembered(desk: Desk, town: Town) -> None:
    workspace = desk.session.opened.workspace
    desk.session.choose(workspace.place)
    shown = [desk.dock.workspace_combo.itemText(0), workspace.place, workspace.name]
    shown.append(QgsSettings().value("seinajoki_coord/current_workspace"))
    assert all(town.anna not in one and town.shared.name in one for one in shown)


def test_the_dock_shows_records_and_who_meets_whom(desk: Desk) -> None:
    assert desk.titles == ["Kaivanto", "Syrjässä", "Kaapeli"]
    live = desk.session.live
    assert live.partners[desk.key("Kaivanto")] == {desk.key("Kaapeli")}
    assert desk.key("Syrjässä") not in live.partners
    assert desk.session.party_names[desk.session.live.entries[desk.key("Kaapeli")].party_id] == "Sähkölaitos"


def test_unsaved_edits_are_checked_as_they_are_made(desk: Desk, town: Town) -> None:
    name, fid = desk.key("Kaivanto")
    assert reschedule(desk.layer(name), fid, {"ends_at": "2026-06-02T16:00"}) == ""
    assert desk.session.live.partners == {}
    desk.layer(name).undoStack().undo()
    assert desk.session.live.partners[desk.key("Kaivanto")] == {desk.key("Kaapeli")}


def test_what_the_form_writes_is_captured_versioned_and_audited(desk: Desk, town: Town) -> None:
    desk.session.set_current(desk.key("Kaivanto"))
    desk.dock.form.fields["title"].setText("Leveä kaivanto")
    desk.dock.form.fields["title"].editingFinished.emit()
    assert desk.dock.form.save_bar.save()
    key = desk.entry.id
    assert town.row(key, "title", "row_version", "updated_by") == ("Leveä kaivanto", 2, town.anna)
    history = town.shared.fetch(
        "SELECT row_version, changed_by, operation, row->>'title' FROM coord.history WHERE id = %s ORDER BY 1", (key,)
    )
    assert [one[2:] for one in history] == [("insert", "Kaivanto"), ("update", "Leveä kaivanto")]
    assert history[-1][:2] == (2, town.anna)


def test_a_new_record_gets_an_identifier_and_the_own_party(desk: Desk, town: Town) -> None:
    layer = desk.layer("work")
    assert layer.startEditing()
    ground = layer.getFeature(desk.key("Kaivanto")[1]).geometry()
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    feature = new_feature(layer, ground, {"title": "Uusi", "starts_at": "2026-07-01T06:00"}, context)
    assert feature["party_id"] == town.street
    assert layer.addFeature(feature)
    assert layer.commitChanges(), layer.commitErrors()
    key = desk.session.live.entries[desk.key("Uusi")].id
    assert key == feature["id"]
    assert town.row(key, "starts_at", "party_id", "emergency", "status") == (
        "2026-07-01T06:00:00", town.street, False, "planned",
    )  # fmt: skip


def test_a_copy_of_anothers_record_is_ones_own(desk: Desk, town: Town) -> None:
    desk.select("Kaapeli")
    desk.dock.list.copy_selected()
    assert desk.dock.form.save_bar.save()
    copy = desk.entry
    assert (copy.party_id, copy.starts) == (town.street, "2026-06-03T07:30")
    assert town.row(copy.id, "party_id") == (town.street,)


def test_anothers_record_is_shown_as_read_only_and_whose_it_is(desk: Desk) -> None:
    form = desk.dock.form
    desk.session.set_current(desk.key("Kaapeli"))
    assert not form.body.isEnabled()
    assert "Belongs to Sähkölaitos: read only." in form.head_label.text()
    desk.session.set_current(desk.key("Kaivanto"))
    assert form.body.isEnabled()
    assert "read only" not in form.head_label.text()


def test_the_form_of_qgis_takes_no_change_of_anothers_record(desk: Desk) -> None:
    layer = desk.layer("work")
    place = layer.fields().lookupField("party_id")
    for title, good, said in (
        ("Kaivanto", True, []),
        ("Kaapeli", False, ["Only its own party and administrators may change a record. check failed"]),
    ):
        feature = layer.getFeature(desk.key(title)[1])
        assert QgsVectorLayerUtils.validateAttribute(layer, feature, place) == (good, said)


def test_the_list_deletes_only_what_is_ones_own(desk: Desk, town: Town) -> None:
    said: list[str] = []
    desk.dock.list.said.connect(said.append)
    desk.select("Kaivanto", "Kaapeli")
    desk.dock.list.delete_selected()
    assert said[-1] == "Left alone, because they belong to others: 1."
    assert desk.dock.form.save_bar.save()
    assert {one for (one,) in town.shared.fetch("SELECT title FROM coord.work")} == {"Kaapeli", "Syrjässä"}


def test_forms_are_those_of_a_file(desk: Desk, sample: Path, tmp_path: Path) -> None:
    ours = dict(desk.session.opened.layers)
    open_copy(sample, tmp_path)
    theirs = next(one.layers for one in open_workspaces(QgsProject.instance()) if one.layers != ours)
    for name, layer in ours.items():
        for field in layer.fields():
            there, here = theirs[name].fields().lookupField(field.name()), layer.fields().lookupField(field.name())
            assert layer.attributeAlias(here) == theirs[name].attributeAlias(there)
            one, other = layer.editorWidgetSetup(here), theirs[name].editorWidgetSetup(there)
            assert one.type() == other.type(), field.name()
            if one.type() != "ValueRelation":
                assert one.config() == other.config()
        assert layer.displayExpression() == theirs[name].displayExpression()
        if layer.isSpatial():
            labels = [one.ruleKey() is not None and one.label() for one in layer.renderer().rootRule().children()]
            assert labels == [one.label() for one in theirs[name].renderer().rootRule().children()]


def test_the_temporal_controller_plays_the_layers(desk: Desk) -> None:
    layer = desk.layer("work")
    properties = layer.temporalProperties()
    assert properties.mode() == Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromExpressions
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    feature = layer.getFeature(desk.key("Kaapeli")[1])
    context.setFeature(feature)
    start = QgsExpression(properties.startExpression()).evaluate(context)
    assert start == QDateTime(QDate(2026, 6, 3), QTime(7, 30))


def test_the_form_of_qgis_stores_the_time_that_was_typed(desk: Desk, town: Town) -> None:
    name, fid = desk.key("Kaivanto")
    layer = desk.layer(name)
    layer.startEditing()
    form = QgsAttributeForm(layer, layer.getFeature(fid))
    form.changeAttribute("ends_at", QDateTime(QDate(2026, 6, 4), QTime(14, 5)))
    assert form.save()
    assert layer.commitChanges(), layer.commitErrors()
    assert town.row(desk.session.live.entries[name, fid].id, "ends_at") == ("2026-06-04T14:05:00",)
    assert desk.session.live.entries[name, fid].ends == "2026-06-04T14:05"


def test_a_row_copied_by_qgis_gets_an_identifier_of_its_own(desk: Desk) -> None:
    name, fid = desk.key("Kaivanto")
    (copy,) = copy_records(desk.layer(name), name, [fid])
    assert desk.session.live.entries[name, copy].id != desk.session.live.entries[name, fid].id
    assert change_record(desk.layer(name), copy, {"starts_at": "2026-06-02T09:15"}, "change")
    assert desk.session.live.entries[name, copy].starts == "2026-06-02T09:15"
    assert desk.layer(name).commitChanges(), desk.layer(name).commitErrors()
    assert desk.column(Column.TITLE).count("Kaivanto (copy)") == 1


def test_a_pasted_record_gets_an_identifier_of_its_own(desk: Desk, town: Town) -> None:
    layer = desk.layer("work")
    keeper = IdKeeper(layer)
    layer.startEditing()
    pasted = QgsFeature(layer.getFeature(desk.key("Kaivanto")[1]))
    layer.beginEditCommand("paste")
    assert layer.addFeatures([pasted])
    layer.endEditCommand()
    assert layer.commitChanges(), layer.commitErrors()
    keeper.stop()
    assert len({desk.session.live.entries[key].id for key in desk.session.live.entries}) == 4
    assert town.shared.fetch("SELECT count(*) FROM coord.work WHERE title = 'Kaivanto'") == [(2,)]


def test_a_server_that_does_not_answer_takes_nothing_from_the_dock(desk: Desk, town: Town) -> None:
    name, fid = desk.key("Kaivanto")
    assert change_record(desk.layer(name), fid, {"title": "Kesken"}, "change")
    town.shared.fetch("ALTER ROLE anna NOLOGIN")
    town.shared.fetch("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'anna'")
    desk.session.refresh()
    assert desk.session.faults == []
    assert desk.session.live.entries[name, fid].title == "Kesken"
    assert not desk.dock.form.save_bar.save()
    assert desk.layer(name).isModified()
    town.shared.fetch("ALTER ROLE anna LOGIN")
    assert desk.dock.form.save_bar.save()
    assert town.row(desk.session.live.entries[name, fid].id, "title") == ("Kesken",)


def test_the_rules_between_times_hold_in_forms(desk: Desk) -> None:
    name, fid = desk.key("Kaivanto")
    layer = desk.layer(name)
    assert change_record(layer, fid, {"ends_at": "2026-05-01T00:00"}, "change")
    place = layer.fields().lookupField("ends_at")
    good, (said,) = QgsVectorLayerUtils.validateAttribute(layer, layer.getFeature(fid), place)
    assert not good
    assert said.startswith("The end must be after the start.")
    layer.rollBack()
    assert QgsVectorLayerUtils.validateAttribute(layer, layer.getFeature(fid), place)[0]
