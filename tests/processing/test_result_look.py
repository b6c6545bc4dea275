"""Results that are loaded into QGIS: classes with a legend, labels and headings in the user's language."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QLocale

from seinajoki_coord.layers.nuisance import read_model
from seinajoki_coord.processing.nuisance_output import look_of
from tests.conftest import forget_language

from .layer import layer, shape, square
from .overlaps import MEMORY, Log
from .test_check_venues import BUILT, venue
from .town import add, change, new_town

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("provider")
WORKS = (
    ("red", "both_directions_closed", 500),
    ("yellow", "one_lane", 50),
    ("green", "none", None),
    ("no", "none", None),
)
TWO_WEEKS = {"starts_at": "2026-06-01T07:00", "ends_at": "2026-06-14T16:00"}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Path]:
    """Yield a town with works of each class, a festival on a lawn and an unused square."""
    path = new_town(tmp_path / "town.gpkg")
    for place, (title, impact, metres) in enumerate(WORKS):
        lanes = {"lane_impact": impact, "lane_impact_length": metres}
        add(path, "work", title, square(place * 200, 0), **lanes, **TWO_WEEKS)
    venue(path, "Lawn <b>", square(2000, 0, 40), capacity=100, bears_heavy_vehicles=0, terms="No fires.")
    venue(path, "Unused", square(3000, 0, 40))
    june = {"starts_at": "2026-06-05T10:00", "ends_at": "2026-06-07T22:00"}
    add(path, "event", "fest", square(2005, 5), event_type="festival", expected_attendance=900, **june, **BUILT)
    yield path
    QgsProject.instance().clear()


def loaded(algorithm: str, path: Path, **parameters: object) -> dict[str, QgsVectorLayer]:
    """Run an algorithm and load its results as the toolbox does; return them by the name that QGIS gave them."""
    import processing

    project, context = QgsProject.instance(), QgsProcessingContext()
    project.clear()
    context.setProject(project)
    processing.runAndLoadResults(
        f"seinajoki_coord:{algorithm}",
        {"WORKSPACE": str(path), "OUTPUT": MEMORY, **parameters},
        feedback=QgsProcessingFeedback(False),
        context=context,
    )
    return {one.name(): one for one in project.mapLayers().values()}


def drawn(shown: QgsVectorLayer) -> list[tuple[str, str, str]]:
    """Return of each feature what the legend says of its class, the class's colour, and what its label says."""
    renderer, context = shown.renderer().clone(), QgsRenderContext()
    scopes = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(shown))
    context.setExpressionContext(scopes)
    renderer.startRender(context, shown.fields())
    texts = {item.ruleKey(): item.label() for item in renderer.legendSymbolItems()}
    assert shown.labelsEnabled()
    label = QgsExpression(shown.labeling().settings().fieldName)
    found = []
    for feature in shown.getFeatures():
        context.expressionContext().setFeature(feature)
        (key,) = renderer.legendKeysForFeature(feature, context)
        found.append(
            (texts[key], renderer.symbolForFeature(feature, context).color().name(), _said(label, feature, scopes))
        )
    renderer.stopRender(context)
    return found


def _said(label: QgsExpression, feature: QgsFeature, scopes: QgsExpressionContext) -> str:
    scopes.setFeature(feature)
    said = label.evaluate(scopes)
    assert not label.hasEvalError(), label.evalErrorString()
    return str(said)


def aliases(shown: QgsVectorLayer) -> dict[str, str]:
    """Return the headings by field."""
    return {field.name(): field.alias() for field in shown.fields()}


def nuisance(path: Path, **parameters: object) -> dict[str, QgsVectorLayer]:
    """Rate the works of the town by streets of its own."""
    rows = [
        (shape("LineString", (-500, 5), (350, 5)), "main", 20000),
        (shape("LineString", (390, 5), (420, 5)), "service", 0),
    ]
    streets = layer(rows, fields="class:string,volume:integer", kind="LineString", name="streets")
    asked: dict[str, Any] = {"STREETS": streets, "STREET_CLASS": "class", "STREET_VOLUME": "volume", **parameters}
    return loaded("nuisance_index", path, **asked)


def tip_of(shown: QgsVectorLayer) -> str:
    """Return the map tip of the first feature."""
    scopes = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(shown))
    scopes.setFeature(next(shown.getFeatures()))
    return QgsExpression.replaceExpressionText(shown.mapTipTemplate(), scopes)


def test_works_have_the_colours_and_the_numbers_of_their_nuisance(town: Path) -> None:
    (shown,) = nuisance(town).values()
    assert shown.name() == "Nuisance of works"
    classes = drawn(shown)
    assert [row[0::2] for row in classes] == [
        ("4–5 (Red)", "4.8"), ("3–3.9 (Yellow)", "3.4"), ("0.1–2.9 (Green)", "0.5"), ("0 (Grey)", ""),
    ]  # fmt: skip
    assert len({row[1] for row in classes}) == 4
    assert shown.labeling().settings().displayAll, "no class is told by its colour alone"
    assert "" not in aliases(shown).values()
    tip = tip_of(shown)
    assert "<td>Nuisance</td><td>4.8</td>" in tip
    assert "<td>Cars a day</td><td>20,000</td>" in tip


def test_labels_and_map_tips_write_numbers_as_qgis_does(town: Path) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("fi_FI"))
    try:
        (shown,) = nuisance(town).values()
        assert [row[2] for row in drawn(shown)] == ["4,8", "3,4", "0,5", ""]
        assert "<td>Nuisance</td><td>4,8</td>" in tip_of(shown)
    finally:
        QLocale.setDefault(before)


def test_a_file_that_is_loaded_looks_the_same_and_weeks_have_headings(town: Path, tmp_path: Path) -> None:
    places = layer([(square(-100, -100, 500), "Centre")], fields="name:string", name="places")
    more = {"WEEKS": str(tmp_path / "weeks.gpkg"), "PLACES": places, "PLACE_NAME": "name", "FIRST_DAY": "2026-06-01"}
    shown = nuisance(town, OUTPUT=str(tmp_path / "works.gpkg"), **more)
    assert len(drawn(shown["Nuisance of works"])) == len(WORKS)
    headings = aliases(shown["Nuisance by week"])
    assert headings.pop("fid") == ""
    assert list(headings.values()) == ["Place", "Year", "Week", "Monday", "Works", "Highest sum", "Mean sum"]


def test_the_legend_follows_the_thresholds_of_the_mapping() -> None:
    own = replace(read_model(), colours=((4.5, "red"), (4.0, "red"), (2.25, "yellow"), (0.0, "green")))
    assert [one.text for one in look_of(own).classes] == [
        "4–5 (Red)", "2.3–3.9 (Yellow)", "0.1–2.2 (Green)", "0 (Grey)",
    ]  # fmt: skip


def test_the_numbers_of_the_legend_are_written_as_in_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qgis.core.QgsApplication.locale", lambda: "fi")
    forget_language()
    assert [one.text.split()[0] for one in look_of(read_model()).classes] == ["4–5", "3–3,9", "0,1–2,9", "0"]


def test_notes_on_venues_have_signs_by_severity_and_one_label_for_an_event(town: Path) -> None:
    (shown,) = loaded("check_venues", town).values()
    assert [row[0::2] for row in drawn(shown)] == [("▲ High", "▲ fest (3)"), ("◆ Medium", ""), ("■ Low", "")]


def test_an_event_without_a_title_has_a_label_all_the_same(town: Path) -> None:
    change(town, "UPDATE event SET title = CAST('fest' AS BLOB)")
    (shown,) = loaded("check_venues", town).values()
    assert [row[2] for row in drawn(shown)] == ["▲ (no title) (3)", "", ""]


def test_areas_tell_whether_they_are_used(town: Path) -> None:
    add(town, "work", "dig", square(2005, 5), starts_at="2026-06-06T00:00", ends_at="2026-06-07T00:00")
    days = {"FIRST_DAY": "2026-01-01", "LAST_DAY": "2026-12-31"}
    (shown,) = loaded("area_usage", town, CALENDAR=None, **days).values()
    assert [row[0::2] for row in drawn(shown)] == [
        ("Used, some overlap", "Lawn <b>\n2 ▲"), ("Not used", "Unused\n0"),
    ]  # fmt: skip


def test_a_shapefile_that_cuts_the_names_of_fields_looks_the_same(town: Path, tmp_path: Path) -> None:
    cut = str(tmp_path / "areas.shp")
    (shown,) = loaded("area_usage", town, OUTPUT=cut, CALENDAR=None, FIRST_DAY="2026-01-01").values()
    assert {row[0] for row in drawn(shown)} == {"Used, none overlap", "Not used"}
    assert aliases(shown)["records"] == "Works and events"
    assert "busiest_week" not in shown.mapTipTemplate()


def test_free_dates_are_a_table_with_headings_in_the_user_s_language(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qgis.core.QgsApplication.locale", lambda: "fi")
    forget_language()
    asked = {"GEOMETRY": square(0, 0), "HOURS": 8, "EARLIEST": "2026-06-01T00:00", "LATEST": "2026-07-01T00:00"}
    (shown,) = loaded("suggest_slots", town, **asked).values()
    assert list(aliases(shown).values())[:4] == ["Tärkeys", "Alkaa", "Päättyy", "Ristiriidat"]


def test_words_of_codes_are_in_the_user_s_language(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qgis.core.QgsApplication.locale", lambda: "sv")
    forget_language()
    (shown,) = loaded("check_venues", town).values()
    assert drawn(shown)[0][0::2] == ("▲ Hög", "▲ fest (3)")
    assert (
        _said(QgsExpression('represent_value("check")'), next(shown.getFeatures()), shown.createExpressionContext())
        == "Antal personer"
    )


def test_a_run_in_the_background_is_dressed_when_it_is_loaded(qtbot: QtBot, town: Path, tmp_path: Path) -> None:
    from processing.gui.Postprocessing import handleAlgorithmResults

    project, context, log = QgsProject.instance(), QgsProcessingContext(), Log()
    context.setProject(project)
    algorithm = QgsApplication.processingRegistry().algorithmById("seinajoki_coord:check_venues").create()
    sink = QgsProcessingOutputLayerDefinition(str(tmp_path / "notes.gpkg"), project)
    asked = {"WORKSPACE": str(town), "OUTPUT": sink}
    for _ in range(2):
        task = QgsProcessingAlgRunnerTask(algorithm, asked, context, log)
        with qtbot.waitSignal(task.executed, timeout=30_000):
            QgsApplication.taskManager().addTask(task)
        gc.collect()
        assert handleAlgorithmResults(algorithm, context, log, parameters=asked), log.text()
        (shown,) = project.mapLayers().values()
        assert [row[2] for row in drawn(shown)] == ["▲ fest (3)", "", ""]
        project.clear()
