"""What the workspace's tables hold people and programs to, through QGIS's edits and through GDAL."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsFieldConstraints,
    QgsGeometry,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QDateTime

from seinajoki_coord.core.schema import TABLES, WORKSPACE, Field, FieldType, Table
from tests.processing.layer import square
from tests.processing.town import add, change, rows

if TYPE_CHECKING:
    from pathlib import Path

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
EDITED = [table for table in TABLES if table is not WORKSPACE]
PARTY = "b2b7a0f4-0000-4000-8000-000000000001"
FILLED = {
    "party": {"name": "Water"},
    "work": {"title": "Pipe"},
    "event": {"title": "Fair"},
    "area": {"name": "Square"},
    "overlap": {
        "first_kind": "work", "first_id": "a" * 36, "second_kind": "event", "second_id": "b" * 36, "rule": "r",
        "outcome": "conflict", "severity": "high", "fingerprint": "f",
    },
    "contact": {"name": "Aino", "party_id": PARTY},
    "assessment": {"overlap_id": "c" * 36, "party_id": PARTY, "fingerprint": "f"},
}  # fmt: skip


def opened(path: Path, table: str) -> QgsVectorLayer:
    """Open a table as a user does, with its default style."""
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    assert layer.isValid()
    return layer


def drawn(layer: QgsVectorLayer, wkt: str | None, **values: object) -> QgsFeature:
    """Return a feature as a form gives it: defaults evaluated, then the user's own values."""
    geometry = QgsGeometry.fromWkt(wkt) if wkt else QgsGeometry()
    if wkt:
        geometry.convertToMultiType()
    given = {layer.fields().lookupField(name): value for name, value in values.items()}
    return QgsVectorLayerUtils.createFeature(layer, geometry, given, layer.createExpressionContext())


def with_party(town: Path, table: Table) -> None:
    """Add the party that a row of the table has to belong to."""
    if "party_id" in FILLED[table.name]:
        change(town, f"INSERT INTO party (id, name) VALUES ('{PARTY}', 'Water')")


@pytest.mark.parametrize("table", EDITED, ids=lambda table: table.name)
def test_a_feature_drawn_in_qgis_gets_an_identity_a_version_and_a_time(town: Path, table: Table) -> None:
    with_party(town, table)
    layer = opened(town, table.name)
    assert layer.startEditing()
    assert layer.addFeature(drawn(layer, square(0, 0) if table.has_geometry else None, **FILLED[table.name]))
    assert layer.commitChanges(), layer.commitErrors()
    ((key, version, changed, by),) = rows(town, f"SELECT id, row_version, updated_at, updated_by FROM {table.name}")
    assert len(key) == 36
    assert version == 1
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", changed)
    assert by
    assert layer.startEditing()
    (feature,) = layer.getFeatures()
    name = {"overlap": "rule", "assessment": "note"}.get(table.name, table.title_field)
    assert layer.changeAttributeValue(feature.id(), layer.fields().lookupField(name), "other")
    assert layer.commitChanges(), layer.commitErrors()
    assert rows(town, f"SELECT id, row_version FROM {table.name}") == [(key, 2)]


@pytest.mark.parametrize("table", EDITED, ids=lambda table: table.name)
def test_a_row_from_another_program_gets_an_identity_too(town: Path, table: Table) -> None:
    with_party(town, table)
    file = gdal.OpenEx(str(town), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = file.GetLayerByName(table.name)
    for _ in range(2):
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in FILLED[table.name].items():
            feature.SetField(name, value)
        assert layer.CreateFeature(feature) == 0
    file = layer = None
    found = rows(town, f"SELECT id, row_version, updated_at IS NOT NULL FROM {table.name}")
    assert all(UUID.fullmatch(key) and version == 1 and is_stamped for key, version, is_stamped in found)
    assert len({key for key, *_ in found}) == 2


def test_defaults_are_filled_in_by_the_form(town: Path) -> None:
    work = drawn(opened(town, "work"), square(0, 0), title="Pipe")
    assert [work[name] for name in ("work_type", "status", "certainty", "emergency", "lane_impact")] == [
        "other", "planned", "fixed", 0, "none",
    ]  # fmt: skip
    assert work["updated_by"] in {QgsApplication.userFullName(), QgsApplication.userLoginName()}


def test_a_copied_identity_is_refused_and_said_so(town: Path) -> None:
    key = add(town, "work", "Pipe")
    layer = opened(town, "work")
    feature = drawn(layer, square(0, 0), title="Copy")
    feature["id"] = key
    assert layer.startEditing()
    assert layer.addFeature(feature)
    assert not layer.commitChanges(stopEditing=False)
    assert "UNIQUE constraint failed: work.id" in "".join(layer.commitErrors())
    layer.rollBack()
    assert rows(town, "SELECT title FROM work") == [("Pipe",)]


def test_a_feature_pasted_in_qgis_gets_an_identity_of_its_own(town: Path) -> None:
    key = add(town, "work", "Pipe")
    layer = opened(town, "work")
    (feature,) = layer.getFeatures()
    pasted = QgsVectorLayerUtils.createFeature(
        layer, feature.geometry(), dict(enumerate(feature.attributes())), layer.createExpressionContext()
    )
    assert layer.startEditing()
    assert layer.addFeature(pasted)
    assert layer.commitChanges(), layer.commitErrors()
    found = rows(town, "SELECT id, title FROM work ORDER BY fid")
    assert [title for _, title in found] == ["Pipe", "Pipe"]
    assert found[0][0] == key != found[1][0]


def _bad_values(field: Field) -> list[Any]:
    bad: list[Any] = []
    if field.values:
        bad.append("nonsense")
    if field.type is FieldType.MOMENT:
        bad += ["2026-06-31T10:00", "2026-06-01", "2026-06-01T25:00", "2026-06-01T10:00:00", "soon", "2026-6-1T10:00"]
    if field.minimum is not None:
        bad.append(field.minimum - 1)
    if field.type is FieldType.UUID:
        bad.append("short")
    return bad


@pytest.mark.parametrize("table", EDITED, ids=lambda table: table.name)
def test_every_field_refuses_what_it_cannot_hold(town: Path, table: Table) -> None:
    file = gdal.OpenEx(str(town), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = file.GetLayerByName(table.name)
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    tried = 0
    for field in table.fields:
        for value in _bad_values(field) + (
            [None, "  "] if field.name == table.title_field and table.name != "overlap" else []
        ):
            feature = ogr.Feature(layer.GetLayerDefn())
            for name, given in {**FILLED[table.name], field.name: value}.items():
                feature.SetFieldNull(name) if given is None else feature.SetField(name, given)
            assert layer.CreateFeature(feature) != 0, (field.name, value)
            assert "constraint failed" in gdal.GetLastErrorMsg(), (field.name, value)
            tried += 1
    gdal.PopErrorHandler()
    assert layer.GetFeatureCount() == 0
    assert tried >= 4


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"starts_at": "2026-06-02T08:00", "ends_at": "2026-06-02T08:00"}, "The end must be after the start."),
        ({"starts_at": "2026-06-02T08:00", "setup_at": "2026-06-02T08:01"}, "Set-up cannot be after the start."),
        ({"ends_at": "2026-06-02T08:00", "cleared_at": "2026-06-02T07:59"}, "Clearing cannot be before the end."),
    ],
)
def test_times_must_be_in_their_order_in_the_form_and_in_the_file(
    town: Path, values: dict[str, str], sentence: str
) -> None:
    layer = opened(town, "work")
    feature = drawn(layer, square(0, 0), title="Pipe", **values)
    said = []
    for place in range(len(layer.fields())):
        ok, errors = QgsVectorLayerUtils.validateAttribute(layer, feature, place)
        said += [] if ok else errors
    assert sentence in " ".join(said) or any(
        layer.constraintDescription(place) == sentence for place in range(len(layer.fields()))
    )
    assert len(said) == 1
    assert layer.startEditing()
    layer.addFeature(feature)
    assert not layer.commitChanges(stopEditing=False)
    assert sentence in "".join(layer.commitErrors())
    layer.rollBack()


def test_forms_have_the_words_of_the_schema(town: Path) -> None:
    for table in EDITED:
        layer = opened(town, table.name)
        fields = layer.fields()
        for field in table.fields:
            place = fields.lookupField(field.name)
            setup = layer.editorWidgetSetup(place)
            assert layer.attributeAlias(place) == field.alias
            if field.upkeep:
                assert setup.type() == "Hidden"
            elif field.values:
                offered = [next(iter(one.values())) for one in setup.config()["map"]]
                assert (setup.type(), offered) == ("ValueMap", list(field.values))
            elif field.references:
                assert (setup.type(), setup.config()["Key"]) == ("ValueRelation", "id")
            elif field.type is FieldType.MOMENT:
                assert (setup.type(), setup.config()["field_format"]) == ("DateTime", "yyyy-MM-ddTHH:mm")
                text = QDateTime.fromString("2026-06-01T08:05", setup.config()["field_format"])
                assert text.toString(setup.config()["field_format"]) == "2026-06-01T08:05"
            if field.required and field.name != "id":
                assert fields.at(place).constraints().constraints() & QgsFieldConstraints.Constraint.ConstraintNotNull


def test_what_a_check_found_cannot_be_edited_in_the_form(town: Path) -> None:
    layer = opened(town, "overlap")
    form, names = layer.editFormConfig(), layer.fields().names()
    assert [one for one in names if not form.readOnly(names.index(one))] == ["fid", "assessment", "assessed_by", "note"]


def test_a_party_that_is_not_there_is_refused(town: Path) -> None:
    from seinajoki_coord.core.error import WorkspaceError
    from seinajoki_coord.workspace.geopackage import writing

    add(town, "work", "Pipe")
    with pytest.raises(WorkspaceError, match="FOREIGN KEY"), writing(town) as link:
        link.execute("UPDATE work SET party_id = ?", ("0" * 36,))
    assert rows(town, "SELECT party_id FROM work") == [(None,)]


def test_version_and_time_rise_with_each_change_whoever_makes_it(town: Path) -> None:
    add(town, "work", "Pipe")
    for version in (2, 3):
        change(town, f"UPDATE work SET description = 'v{version}'")
        assert rows(town, "SELECT row_version FROM work") == [(version,)]
    with closing(sqlite3.connect(town)) as link:
        indexed = link.execute("SELECT count(*) FROM rtree_work_geom").fetchone()
    assert indexed == (1,)
