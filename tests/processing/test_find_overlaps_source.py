"""Any layer as QGIS shows it: selections, filters, edits, joins, computed fields, any file format, any names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from osgeo import ogr
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QDate, QVariant

from .layer import JULY, JUNE, geopackage, layer, saved, square
from .overlaps import find_overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qgis.core import QgsVectorLayer

pytestmark = pytest.mark.usefixtures("provider")
THREE = [(square(0, 0), "a", *JUNE), (square(1, 1), "b", *JUNE), (square(2, 2), "c", *JUNE)]
TEXTS = {"name": ogr.OFTString, "start": ogr.OFTString, "end": ogr.OFTString}


@pytest.fixture(params=["memory", "geopackage"])
def works(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[QgsVectorLayer]:
    """Give three works that all meet, in memory and in a file that is read straight, as layers of the project."""
    made = layer(THREE) if request.param == "memory" else geopackage(tmp_path / "works.gpkg", THREE, TEXTS)
    QgsProject.instance().addMapLayer(made)
    yield made
    QgsProject.instance().removeAllMapLayers()


def test_only_the_selected_features_are_compared_where_that_is_asked(works: QgsVectorLayer) -> None:
    works.selectByIds([1, 3])
    assert find_overlaps(QgsProcessingFeatureSourceDefinition(works.id(), True)).pairs == [("a", "c")]
    assert len(find_overlaps(works).pairs) == 3


def test_a_limit_of_features_holds(works: QgsVectorLayer) -> None:
    assert find_overlaps(QgsProcessingFeatureSourceDefinition(works.id(), False, 2)).pairs == [("a", "b")]


def test_a_filter_of_the_input_holds_where_qgis_has_it(works: QgsVectorLayer) -> None:
    definition = QgsProcessingFeatureSourceDefinition(works.id())
    expected = [("a", "b"), ("a", "c"), ("b", "c")]
    if Qgis.QGIS_VERSION_INT >= 33200:
        definition.filterExpression = "\"name\" <> 'b'"
        expected = [("a", "c")]
    assert find_overlaps(definition).pairs == expected


def test_the_filter_of_the_layer_holds(works: QgsVectorLayer) -> None:
    assert works.setSubsetString("\"name\" <> 'a'")
    assert find_overlaps(works).pairs == [("b", "c")]


def test_unsaved_edits_count(works: QgsVectorLayer) -> None:
    assert works.startEditing()
    works.changeAttributeValue(1, works.fields().lookupField("start"), JULY[0])
    works.changeAttributeValue(1, works.fields().lookupField("end"), JULY[1])
    works.changeGeometry(2, QgsGeometry.fromWkt(square(50, 50)))
    new = QgsFeature(works.fields())
    new.setGeometry(QgsGeometry.fromWkt(square(3, 3)))
    for name, value in zip(TEXTS, ("new", *JUNE)):
        new.setAttribute(name, value)
    works.addFeature(new)
    assert sorted(sorted(pair) for pair in find_overlaps(works).pairs) == [["c", "new"]]
    works.deleteFeature(3)
    assert find_overlaps(works).pairs == []
    works.rollBack()
    assert len(find_overlaps(works).pairs) == 3


def test_computed_fields_count(works: QgsVectorLayer) -> None:
    works.addExpressionField("if(\"name\" = 'c', '2026-07-01', '2026-06-01')", QgsField("first day", QVariant.String))
    works.addExpressionField('to_date("first day")', QgsField("last day", QVariant.Date))
    works.addExpressionField('upper("name")', QgsField("shouted", QVariant.String))
    found = find_overlaps(works, INPUT_START="first day", INPUT_END="last day", INPUT_KEY="shouted")
    assert found.pairs == [("A", "B")]


def test_joined_fields_count(works: QgsVectorLayer) -> None:
    dates = layer(
        [(None, "a", "2026-06-01", "2026-06-02"), (None, "b", "2026-06-02", "2026-06-03"), (None, "c", "2026-06-03", "2026-06-04")],
        fields="work:string,from:string,to:string", kind="None", crs="", name="dates",
    )  # fmt: skip
    QgsProject.instance().addMapLayer(dates)
    join = QgsVectorLayerJoinInfo()
    join.setJoinFieldName("work")
    join.setTargetFieldName("name")
    join.setJoinLayer(dates)
    join.setUsingMemoryCache(True)
    assert works.addJoin(join)
    found = find_overlaps(works, INPUT_START="dates_from", INPUT_END="dates_to", INPUT_KEY="name")
    assert found.pairs == [("a", "b"), ("b", "c")]


# FlatGeobuf keeps a date as a date-time of midnight.
@pytest.mark.parametrize(
    ("ending", "kind"), [("geojson", "date"), ("shp", "date"), ("gpkg", "date"), ("gml", "date"), ("fgb", "string")]
)
def test_every_format_gives_the_same_answer(tmp_path: Path, ending: str, kind: str) -> None:
    days = [QDate(2026, 6, day) if kind == "date" else f"2026-06-{day:02}" for day in range(1, 12)]
    rows = [(square(4 * place, 0), f"w{place}", days[place], days[place + 2]) for place in range(9)]
    memory = layer(rows, fields=f"name:string,start:{kind},end:{kind}")
    crs = "EPSG:4326" if ending == "geojson" else "EPSG:3877"
    if ending == "geojson":
        import processing

        memory = processing.run("native:reprojectlayer", {"INPUT": memory, "TARGET_CRS": crs, "OUTPUT": "memory:"})[
            "OUTPUT"
        ]
    found = find_overlaps(saved(memory, tmp_path / f"works.{ending}"))
    expected = find_overlaps(memory)
    # FlatGeobuf keeps its features in another order.
    one, two = (sorted((sorted(row[:2]), *row[2:4], row[6]) for row in either.rows) for either in (found, expected))
    assert [row[:3] for row in one] == [row[:3] for row in two]
    assert [row[3] for row in one] == [pytest.approx(row[3], abs=0.01) for row in two]
    assert len(one) == 8 + 7
    assert found.output.crs().authid() == crs


def test_finnish_letters_spaces_and_quotes_in_every_name(tmp_path: Path) -> None:
    folder = tmp_path / 'Törnävän "kesä" \'n'
    folder.mkdir()
    fields = {'nimi "ä"': ogr.OFTString, "alku (klo)": ogr.OFTString, "loppu's å": ogr.OFTString}
    works = geopackage(folder / "kesän työt.gpkg", THREE, fields, name='työt "2026" å\'s')
    start, end, key = "alku (klo)", "loppu's å", 'nimi "ä"'
    path = folder / "päällekkäisyydet ja muuta.gpkg"
    found = find_overlaps(works, INPUT_START=start, INPUT_END=end, INPUT_KEY=key, OUTPUT=str(path))
    assert found.pairs == [("a", "b"), ("a", "c"), ("b", "c")]
    works.setSubsetString('"nimi ""ä""" <> \'b\'')
    assert find_overlaps(works, INPUT_START=start, INPUT_END=end, INPUT_KEY=key).pairs == [("a", "c")]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("integer", [3, 1, 2]),
        ("int8", [2**40, 1, None]),
        ("double", [0.5, 1.0, -3.25]),
        ("date", [QDate(2026, 1, 1), QDate(2026, 1, 2), QDate(2026, 1, 3)]),
        ("bool", [True, False, True]),
        ("string(20)", ["ä", "ö", ""]),
    ],
)
@pytest.mark.parametrize("destination", ["memory", "gpkg"])
def test_keys_keep_their_type_and_value(tmp_path: Path, kind: str, values: list[Any], destination: str) -> None:
    rows = [(square(place, 0), value, *JUNE) for place, value in enumerate(values)]
    made = layer(rows, fields=f"name:{kind},start:string,end:string")
    for source in (made, saved(made, tmp_path / "works.gpkg")):
        output = {} if destination == "memory" else {"OUTPUT": str(tmp_path / "found.gpkg")}
        found = find_overlaps(source, **output)
        one, two, three = values
        assert found.pairs == [(one, two), (one, three), (two, three)]
        assert found.output.fields().field("input_key").type() == source.fields().field("name").type()


def test_a_layer_without_features_gives_an_empty_result(tmp_path: Path) -> None:
    empty = layer([])
    for none in (empty, saved(empty, tmp_path / "none.gpkg")):
        assert find_overlaps(none).rows == []
        assert find_overlaps(none, layer(THREE), DISTANCE=5).rows == []
        found = find_overlaps(layer(THREE), none)
        assert (found.rows, found.results["OVERLAP_COUNT"], found.output.crs().authid()) == ([], 0, "EPSG:3877")
    assert find_overlaps(layer([], crs="EPSG:4326"), layer(THREE), DISTANCE=5).rows == []


def test_a_table_without_ground_cannot_be_chosen() -> None:
    table = layer([(None, "a", *JUNE)], kind="None", crs="")
    with pytest.raises(QgsProcessingException, match="no coordinate reference system"):
        find_overlaps(table)
