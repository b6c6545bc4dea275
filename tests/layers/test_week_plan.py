"""The week plan in the workspace's own project: what its table, labels and map say of a week, without the plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContextUtils,
    QgsLayoutExporter,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
    QgsProject,
    QgsSnappingConfig,
)
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtGui import QImage

from seinajoki_coord.layers.project import extent_of_records
from seinajoki_coord.layers.week_plan import show_week, week_plan
from tests.processing.layer import square
from tests.processing.town import add, change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WEEK = QDate(2026, 6, 10)
STREETS, MARKET = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
DOTS = 60


@pytest.fixture
def busy(town: Path) -> Path:
    """Give a workspace with two parties and what they do around a week of June 2026."""
    for key, name in ((STREETS, "Streets"), (MARKET, "Market <b>Oy</b>")):
        change(town, f"INSERT INTO party (id, name) VALUES ('{key}', '{name}')")
    add(town, "work", "Pipe", party_id=STREETS, starts_at="2026-06-09T07:00", ends_at="2026-06-11T16:00",
        cleared_at="2026-06-13T00:00")  # fmt: skip
    add(town, "work", "Whole days", square(40, 40), party_id=STREETS, starts_at="2026-06-13T00:00",
        ends_at="2026-06-14T00:00")  # fmt: skip
    add(town, "work", "Never", party_id=STREETS, status="cancelled", starts_at=None, ends_at=None)
    add(town, "work", "Next week", party_id=STREETS, starts_at="2026-06-15T00:00", ends_at="2026-06-16T00:00")
    add(town, "work", "Nobody's", party_id=None, starts_at="2026-06-08T00:00", ends_at="2026-06-09T00:00")
    add(town, "event", "Fair [% 1 + 1 %]", square(80, 0), party_id=MARKET, starts_at="2026-06-12T00:00", ends_at=None,
        certainty="window")  # fmt: skip
    return town


@pytest.fixture
def plan(busy: Path) -> Iterator[QgsPrintLayout]:
    """Open the project inside the workspace and give its week plan."""
    project = QgsProject.instance()
    assert project.read(f"geopackage:{busy}?projectName=Seinäjoki Coord")
    (layout,) = project.layoutManager().printLayouts()
    yield layout
    project.clear()


def label(layout: QgsPrintLayout, name: str) -> str:
    """Return what a label says."""
    return layout.itemById(name).currentText()


def rows_of(layout: QgsPrintLayout) -> dict[str, list[str]]:
    """Return the days of each party, evaluated as the table evaluates its columns."""
    (table,) = [one for one in layout.multiFrames() if isinstance(one, QgsLayoutItemAttributeTable)]
    context = table.createExpressionContext()
    layer = table.vectorLayer()
    context.setFields(layer.fields())
    rows = {}
    for feature in layer.getFeatures():
        context.setFeature(feature)
        if QgsExpression(table.featureFilter()).evaluate(context):
            texts = [QgsExpression(column.attribute()) for column in table.columns()]
            found = [one.evaluate(context) for one in texts]
            assert [one.evalErrorString() for one in texts] == [""] * len(texts)
            rows[found[0]] = found[1:]
    return rows


def test_the_table_says_what_each_party_does_on_each_day_of_the_week(plan: QgsPrintLayout) -> None:
    show_week(plan, WEEK)
    assert rows_of(plan) == {
        "Streets": ["", "• 07:00– Pipe", "• Pipe", "• –16:00 Pipe", "• Pipe (tear-down)", "• Whole days", ""],
        "Market <b>Oy</b>": [""] * 4 + ["• Fair [% 1 + 1 %] (?)"] * 3,
    }
    assert label(plan, "title") == "Week 24, 8.6.–14.6.2026 · town"
    assert [label(plan, f"day_{number}") for number in (0, 6)] == ["8.6.", "14.6."]
    assert label(plan, "without_party") == "Without a party: Nobody's (8.6.–9.6.)"


def test_the_table_follows_the_variable_of_the_layout_and_else_shows_the_present_week(plan: QgsPrintLayout) -> None:
    QgsExpressionContextUtils.setLayoutVariable(plan, "week_start", "2026-06-17")
    assert rows_of(plan)["Streets"] == ["• Next week", "", "", "", "", "", ""]
    assert label(plan, "title").startswith("Week 25, 15.6.–21.6.2026")
    for nothing in ("", "soon"):
        QgsExpressionContextUtils.setLayoutVariable(plan, "week_start", nothing)
        today = QDate.currentDate()
        number = today.weekNumber()[0]
        assert label(plan, "title").startswith(f"Week {number}, ")


def test_the_exported_page_shows_map_table_and_legend(plan: QgsPrintLayout, tmp_path: Path) -> None:
    layers = {layer.source().rpartition("layername=")[2]: layer for layer in QgsProject.instance().mapLayers().values()}
    assert week_plan(QgsProject.instance(), layers) is plan
    for layer in layers.values():
        layer.updateExtents()
    pictures = {}
    for name, day in (("busy", WEEK), ("empty", QDate(2025, 1, 1))):
        show_week(plan, day, extent_of_records(layers))
        settings = QgsLayoutExporter.ImageExportSettings()
        settings.dpi = DOTS
        path = tmp_path / f"{name}.png"
        assert QgsLayoutExporter(plan).exportToImage(str(path), settings) == QgsLayoutExporter.ExportResult.Success
        pictures[name] = QImage(str(path))
    box = plan.itemById("map").sceneBoundingRect()
    drawn = {
        name: colours(picture, box.left(), box.top(), box.right(), box.bottom()) for name, picture in pictures.items()
    }
    assert drawn["busy"] - drawn["empty"]
    table = plan.itemById("table").sceneBoundingRect()
    dark = {name: ink(picture, table) for name, picture in pictures.items()}
    assert dark["busy"] > dark["empty"] > 0
    pdf = tmp_path / "week.pdf"
    assert QgsLayoutExporter(plan).exportToPdf(str(pdf), QgsLayoutExporter.PdfExportSettings()) == 0
    assert pdf.read_bytes().startswith(b"%PDF")


def colours(picture: QImage, left: float, top: float, right: float, bottom: float) -> set[int]:
    """Return the colours in a part of a page, given in millimetres."""
    per = picture.width() / 297
    xs, ys = range(int(left * per), int(right * per)), range(int(top * per), int(bottom * per))
    return {picture.pixel(x, y) for x in xs for y in ys}


def ink(picture: QImage, box: object) -> int:
    """Return how many dark pixels a part of a page has."""
    per = picture.width() / 297
    xs = range(int(box.left() * per), int(box.right() * per))
    ys = range(int(box.top() * per), min(int(box.bottom() * per), picture.height()))
    return sum(picture.pixelColor(x, y).lightness() < 120 for x in xs for y in ys)


@pytest.mark.parametrize("metres", [30, 700, 20_000])
def test_the_scale_bar_stays_inside_the_map_at_any_scale(plan: QgsPrintLayout, metres: float) -> None:
    (scale,) = [item for item in plan.items() if isinstance(item, QgsLayoutItemScaleBar)]
    shown = plan.referenceMap()
    show_week(plan, WEEK, shown.extent().fromCenterAndSize(shown.extent().center(), metres, metres))
    bar = scale.numberOfSegments() * scale.unitsPerSegment() / shown.extent().width() * shown.rect().width()
    assert 10 < bar < 80
    assert shown.sceneBoundingRect().contains(scale.sceneBoundingRect())


def test_many_parties_take_more_pages_and_give_them_back(busy: Path) -> None:
    for number in range(40):
        key = f"{number:08}-3333-4333-8333-333333333333"
        change(busy, f"INSERT INTO party (id, name) VALUES ('{key}', 'Party {number:02}')")
        add(busy, "work", f"Work {number}", party_id=key, starts_at="2026-07-06T00:00", ends_at="2026-07-13T00:00")
    project = QgsProject.instance()
    assert project.read(f"geopackage:{busy}?projectName=Seinäjoki Coord")
    (plan,) = project.layoutManager().printLayouts()
    show_week(plan, QDate(2026, 7, 6))
    assert plan.pageCollection().pageCount() == 2
    assert plan.multiFrames()[0].frame(1).rect().height() > plan.multiFrames()[0].frame(0).rect().height()
    show_week(plan, WEEK)
    assert plan.pageCollection().pageCount() == 1
    project.clear()


def test_the_project_snaps_and_knows_the_time_of_the_records(plan: QgsPrintLayout) -> None:
    del plan
    project = QgsProject.instance()
    snapping = project.snappingConfig()
    assert snapping.enabled()
    assert snapping.mode() == QgsSnappingConfig.SnappingMode.AllLayers
    assert project.timeSettings().temporalRange().begin().isValid()
    assert project.crs().authid() == "EPSG:3877"
    assert "Base maps" in [group.name() for group in project.layerTreeRoot().findGroups()]
