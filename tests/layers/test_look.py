"""What the workspace looks like: symbols, legend, map tips, and time for the Temporal Controller."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import (
    QgsDateTimeRange,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsProject,
    QgsRenderContext,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from seinajoki_coord.core import vocabulary as words
from tests.processing.layer import square
from tests.processing.town import add, change, check

if TYPE_CHECKING:
    from pathlib import Path

LEGENDS = {
    "work": ("work_type", words.WORK_TYPES),
    "event": ("event_type", words.EVENT_TYPES),
    "area": ("area_type", words.AREA_TYPES),
    "overlap": ("outcome", words.OUTCOMES),
}


def opened(path: Path, table: str) -> QgsVectorLayer:
    """Open a table as a user does, with its default style."""
    return QgsVectorLayer(f"{path}|layername={table}", table, "ogr")


@pytest.mark.parametrize("table", LEGENDS)
def test_every_value_has_a_symbol_of_its_own_and_a_legend_entry(town: Path, table: str) -> None:
    field, values = LEGENDS[table]
    layer = opened(town, table)
    assert layer.renderer().type() == "RuleRenderer"
    rules = layer.renderer().rootRule().children()
    symbols = {}
    for code, word in values.items():
        (rule,) = [one for one in rules if f"\"{field}\" = '{code}'" in one.filterExpression()]
        assert rule.label() == word
        symbols[code] = rule.symbol().color().name()
    assert len(set(symbols.values())) == len(values)
    labels = [item.label() for item in layer.renderer().legendSymbolItems()]
    assert set(values.values()) <= set(labels)
    if table in {"work", "event"}:
        outlines = {}
        for code, word in words.STATUSES.items():
            (rule,) = [one for one in rules if f"\"status\" = '{code}'" in one.filterExpression()]
            assert rule.label() == word
            properties = rule.symbol().symbolLayer(0).properties()
            outlines[code] = properties["outline_color"], properties["outline_style"], properties["outline_width"]
        assert len(set(outlines.values())) == len(words.STATUSES)


@pytest.mark.parametrize("table", ["work", "event", "area", "overlap"])
def test_every_rule_is_an_expression_that_qgis_can_evaluate(town: Path, table: str) -> None:
    layer = opened(town, table)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    for rule in layer.renderer().rootRule().children():
        expression = QgsExpression(rule.filterExpression())
        assert expression.prepare(context), expression.parserErrorString()
        assert set(expression.referencedColumns()) <= set(layer.fields().names())


@pytest.mark.parametrize("field", ["title", "description"])
def test_map_tips_escape_html(town: Path, field: str) -> None:
    evil = "<img src=x onerror=\"alert('x')\"> & <b>"
    add(town, "work", **{"title": "Pipe", field: evil})
    layer = opened(town, "work")
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    shown = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    assert "<img" not in shown
    assert "&lt;img src=x onerror=&quot;alert('x')&quot;&gt; &amp; &lt;b&gt;" in shown
    assert "[%" not in shown


def test_the_map_tip_of_an_overlap_has_a_tenth_of_a_square_metre_at_most(provider: object, town: Path) -> None:
    add(town, "work", "Dig", square(0, 0, 3.3333))
    add(town, "event", "Fair", square(0, 0))
    check(town)
    layer = opened(town, "overlap")
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    shown = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    assert "<td>11.1</td>" in shown
    assert "[%" not in shown


def test_the_map_tip_of_an_overlap_says_when_in_its_sentence(provider: object, town: Path) -> None:
    for title, kind, month in (("Cable", "electricity", "06"), ("Pipe", "gas", "09")):
        dates = {"starts_at": f"2026-{month}-05T07:00", "ends_at": f"2026-{month}-20T16:00"}
        add(town, "work", title, square(0, 0), work_type=kind, **dates)
    check(town)
    layer = opened(town, "overlap")
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    shown = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    assert "first one until 20.6.2026 16:00, then the other from 5.9.2026 07:00" in shown
    assert "2026-09-05" not in shown, "from and to would say that they meet between"


def _shown(layer: QgsVectorLayer, hour: int, day: int = 10) -> list[str]:
    """Return the titles that are drawn when the Temporal Controller stands at an hour of a day in June 2026."""
    begin, end = (QDateTime(QDate(2026, 6, day), QTime(one, 0)) for one in (hour, hour + 1))
    period = QgsDateTimeRange(begin, end)
    time = QgsVectorLayerTemporalContext()
    time.setLayer(layer)
    text = layer.temporalProperties().createFilterString(time, period)
    context = QgsRenderContext()
    scope = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setExpressionContext(scope)
    expression = QgsExpression(text)
    assert expression.prepare(scope), expression.parserErrorString()
    found = []
    for feature in layer.getFeatures():
        scope.setFeature(feature)
        if expression.evaluate(scope):
            found.append(feature[layer.displayExpression().strip('"')])
    return sorted(found)


def test_the_temporal_controller_shows_what_takes_ground_in_its_hour(town: Path) -> None:
    add(town, "work", "day", starts_at="2026-06-10T08:00", ends_at="2026-06-10T16:00")
    add(town, "work", "until two", starts_at="2026-06-10T08:00", ends_at="2026-06-10T14:00")
    add(
        town,
        "work",
        "cleared later",
        starts_at="2026-06-10T08:00",
        ends_at="2026-06-10T10:00",
        cleared_at="2026-06-10T15:00",
    )
    add(town, "work", "set up before", starts_at="2026-06-10T18:00", ends_at=None, setup_at="2026-06-10T12:00")
    add(town, "work", "no end", starts_at="2026-06-01T08:00", ends_at=None)
    add(town, "work", "no start", starts_at=None, ends_at="2026-06-30T08:00")
    add(town, "work", "always", starts_at=None, ends_at=None)
    add(town, "work", "tomorrow", starts_at="2026-06-11T08:00", ends_at="2026-06-11T16:00")
    project = QgsProject()
    assert project.read(f"geopackage:{town}?projectName=Seinäjoki Coord")
    (layer,) = [one for one in project.mapLayers().values() if "layername=work" in one.source()]
    assert layer.temporalProperties().isActive()
    lasting = ["always", "no end", "no start"]
    at_two = set(_shown(layer, 14))
    assert {"day", "cleared later", "set up before", *lasting} <= at_two
    assert "tomorrow" not in at_two
    assert set(_shown(layer, 6)) == set(lasting)
    assert set(_shown(layer, 12, day=12)) == {*lasting, "set up before"}
    project.clear()


def test_closed_overlaps_are_not_drawn(provider: object, town: Path) -> None:
    add(town, "work", "pipe")
    add(town, "work", "cable", square(1, 1))
    for title, shown in (("pipe", 1), ("gone", 0)):
        change(town, f"UPDATE work SET status = 'cancelled' WHERE '{title}' = 'gone' AND title = 'pipe'")
        check(town)
        layer = opened(town, "overlap")
        (feature,) = layer.getFeatures()
        context = QgsRenderContext()
        context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
        context.expressionContext().setFeature(feature)
        renderer = layer.renderer()
        renderer.startRender(context, layer.fields())
        assert renderer.willRenderFeature(feature, context) == bool(shown)
        renderer.stopRender(context)
