"""How the results of the planners' algorithms look when they are loaded: headings, words, classes with a legend, labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsEditorWidgetSetup,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QVariant
from qgis.PyQt.QtGui import QColor

from .language import tr
from .style import escaped, haloed, number_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsVectorLayer

_SIZE = 10
_FIRST = 10
"""The priority of labels that are placed before all others."""
_LETTER, _MARGIN = 8, 24
"""Pixels."""


@dataclass(frozen=True)
class Column:
    """
    A field of a result; for people a heading, and words for the codes that it holds: ``(code, word)``, in English.

    ``letters`` is how many should be seen of it in the attribute table.
    """

    name: str
    kind: Any
    title: str
    words: tuple[tuple[str, str], ...] = ()
    letters: int = 0


@dataclass(frozen=True)
class Class:
    """One class of features: the value of its expression, what the legend says, in the user's language, and its colour."""

    value: str
    text: str
    colour: str


@dataclass(frozen=True)
class Look:
    """
    The classes of an expression, the gravest first and drawn on top, and the expression of the labels.

    The labels say by number or sign what the colours say. Features that lie on each other are outlined only: of those
    the gravest is seen.
    """

    expression: str
    classes: tuple[Class, ...]
    label: str
    is_outlined: bool = False


def set_up_result(layer: QgsVectorLayer, columns: Sequence[Column], look: Look | None) -> None:
    """Give a result its headings and words, and, where it is drawn, its classes, labels and map tips."""
    table = layer.attributeTableConfig()
    table.update(layer.fields())
    # A Shapefile cuts long names.
    columns = [one for one in columns if layer.fields().lookupField(one.name) >= 0]
    for column in columns:
        place = layer.fields().lookupField(column.name)
        layer.setFieldAlias(place, tr(column.title))
        if column.words:
            words = [{tr(word): code} for code, word in column.words]
            layer.setEditorWidgetSetup(place, QgsEditorWidgetSetup("ValueMap", {"map": words}))
        texts = [tr(column.title), *(tr(word) for _, word in column.words)]
        table.setColumnWidth(place, _MARGIN + _LETTER * max(column.letters, *map(len, texts)))
    layer.setAttributeTableConfig(table)
    if look is None or not layer.isSpatial():
        return
    categories = [
        QgsRendererCategory(
            one.value, _symbol(one.colour, len(look.classes) - place, is_outlined=look.is_outlined), one.text
        )
        for place, one in enumerate(look.classes)
    ]
    renderer = QgsCategorizedSymbolRenderer(look.expression, categories)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)
    layer.setLabeling(_labels(look))
    layer.setLabelsEnabled(True)
    shown = ((one, number_shown if one.kind == QVariant.Double else escaped) for one in columns)
    rows = "".join(f"<tr><td>{tr(one.title)}</td><td>{show(one.name)}</td></tr>" for one, show in shown)
    layer.setMapTipTemplate(f"<table>{rows}</table>")
    layer.triggerRepaint()


def _symbol(colour: str, level: int, *, is_outlined: bool) -> QgsFillSymbol:
    fill = QColor(colour)
    symbol = QgsFillSymbol.createSimple(
        {
            "color": f"{fill.red()},{fill.green()},{fill.blue()},{0 if is_outlined else 150}",
            "outline_color": fill.darker(110).name(),
            "outline_width": "1.0" if is_outlined else "0.6",
        }
    )
    symbol.symbolLayer(0).setRenderingPass(level)
    return symbol


def _labels(look: Look) -> QgsVectorLayerSimpleLabeling:
    settings = QgsPalLayerSettings()
    settings.fieldName, settings.isExpression = look.label, True
    # No class may be told by its colour alone, so none is left out; but where many lie on each other none could be read.
    settings.displayAll = not look.is_outlined
    ranks = " ".join(
        f"WHEN {look.expression} = '{one.value}' THEN {_FIRST - place}" for place, one in enumerate(look.classes)
    )
    priority = QgsProperty.fromExpression(f"CASE {ranks} END")
    settings.dataDefinedProperties().setProperty(QgsPalLayerSettings.Property.Priority, priority)
    settings.setFormat(haloed(_SIZE, 1.0))
    return QgsVectorLayerSimpleLabeling(settings)
