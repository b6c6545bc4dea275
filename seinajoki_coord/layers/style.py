"""
How the workspace looks on a map.

Kind is told by the fill (works solid, events hatched, areas outlined, overlaps cross-hatched), type by colour,
status by the outline: colour is never the only sign.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from qgis.core import (
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsPalLayerSettings,
    QgsRuleBasedRenderer,
    QgsSettings,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..core.schema import AREA, EVENT, OVERLAP, WORK
from ..core.table import FieldType
from .language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qgis.core import QgsVectorLayer

    from ..core.schema import Table

_TYPE_FIELD = {"work": "work_type", "event": "event_type", "area": "area_type", "overlap": "outcome"}
COLOURS = {
    "street_work": "#8c6d31",
    "water_supply_and_sewer": "#1f78b4",
    "electricity": "#e6a500",
    "district_heating": "#d7301f",
    "telecom": "#7b3294",
    "gas": "#c2a500",
    "public_transport": "#1b7837",
    "network_connection": "#3690c0",
    "advertising": "#c51b7d",
    "other": "#737373",
    "festival": "#c51b8a",
    "concert": "#7a0177",
    "market": "#238b45",
    "race": "#cb181d",
    "fair": "#2171b5",
    "sports": "#41ab5d",
    "public_meeting": "#6a51a3",
    "venue": "#238b45",
    "plan": "#6a51a3",
    "protected_street": "#b30000",
    "access_route": "#0570b0",
    "conflict": "#d00000",
    "opportunity": "#1a7f37",
    "notice": "#e08000",
    "draft": "#555555",
    "planned": "#333333",
    "confirmed": "#111111",
    "in_progress": "#111111",
    "completed": "#888888",
    "cancelled": "#888888",
}
"""The colour of each type, outcome and status by code, the same wherever it is shown, unless the user chose another."""
_CHOSEN = "seinajoki_coord/colours"
_OUTLINES = {
    "draft": ("dot", "0.3"),
    "planned": ("dash", "0.35"),
    "confirmed": ("solid", "0.35"),
    "in_progress": ("solid", "0.8"),
    "completed": ("solid", "0.25"),
    "cancelled": ("dash dot dot", "0.25"),
}
_LABELS_UP_TO = {"work": 12_000, "event": 25_000, "area": 12_000}
"""Smallest scale (1 : n) at which titles are shown."""


@lru_cache(maxsize=1)
def _colours() -> dict[str, str]:
    """Return all colours by code, read once."""
    settings = QgsSettings()
    return {code: settings.value(f"{_CHOSEN}/{code}", colour) for code, colour in COLOURS.items()}


def colour_of(code: str) -> str:
    """Return the colour of a type, an outcome or a status; of an unknown one that of the others."""
    colours = _colours()
    return colours.get(code, colours["other"])


def choose_colours(colours: Mapping[str, str]) -> None:
    """Remember the user's colours by code; what is as the plugin has it is forgotten."""
    settings = QgsSettings()
    for code, own in COLOURS.items():
        colour = colours.get(code, own)
        if colour == own:
            settings.remove(f"{_CHOSEN}/{code}")
        else:
            settings.setValue(f"{_CHOSEN}/{code}", colour)
    _colours.cache_clear()


def set_up_style(layer: QgsVectorLayer, table: Table) -> None:
    """Give a layer its symbols and labels; a table without geometry keeps none."""
    if not table.has_geometry:
        return
    root = QgsRuleBasedRenderer.Rule(None)
    for symbol, expression, label in _rules(table):
        root.appendChild(_rule(symbol, expression, label))
    layer.setRenderer(QgsRuleBasedRenderer(root))
    if table.name in _LABELS_UP_TO:
        layer.setLabeling(_labels(table))
        layer.setLabelsEnabled(True)
    layer.setMapTipTemplate(_map_tip(table))


def recolour(layer: QgsVectorLayer, table: Table) -> None:
    """Give the symbols that the plugin made the colours of now; what the user added to them stays."""
    renderer = layer.renderer()
    if not table.has_geometry or not isinstance(renderer, QgsRuleBasedRenderer):
        return
    symbols = {expression: symbol for symbol, expression, _ in _rules(table)}
    for rule in renderer.rootRule().children():
        if rule.filterExpression() in symbols:
            rule.setSymbol(symbols.pop(rule.filterExpression()))
    layer.emitStyleChanged()
    layer.triggerRepaint()


def _rules(table: Table) -> Iterator[tuple[QgsFillSymbol, str, str]]:
    """Yield symbol, expression and label of each type, then of each status."""
    field = _TYPE_FIELD[table.name]
    shown = "\"assessment\" <> 'closed' AND " if table is OVERLAP else ""
    for code, word in (table.field(field).values or {}).items():
        yield _fill(table, QColor(colour_of(code))), f"{shown}\"{field}\" = '{code}'", tr(word)
    if table in (WORK, EVENT):
        for code, word in (table.field("status").values or {}).items():
            yield _outline(colour_of(code), *_OUTLINES[code]), f"\"status\" = '{code}'", tr(word)


def _rule(symbol: QgsFillSymbol, expression: str, label: str) -> QgsRuleBasedRenderer.Rule:
    return QgsRuleBasedRenderer.Rule(symbol, filterExp=expression, label=label)


def _outline(colour: str, style: str, width: str) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": colour, "outline_style": style, "outline_width": width}
    )


def _fill(table: Table, colour: QColor) -> QgsFillSymbol:
    if table is WORK:
        return QgsFillSymbol.createSimple({"color": _rgba(colour, 150), "outline_style": "no"})
    if table is AREA:
        return QgsFillSymbol.createSimple(
            {
                "color": _rgba(colour, 18),
                "outline_color": _rgba(colour, 255),
                "outline_style": "dash dot",
                "outline_width": "0.4",
            }
        )
    symbol = QgsFillSymbol.createSimple(
        {"color": _rgba(colour, 40), "outline_color": _rgba(colour, 255), "outline_width": "0.3"}
    )
    angles = (45.0,) if table is EVENT else (45.0, -45.0)
    for angle in angles:
        symbol.appendSymbolLayer(_hatch(colour, angle, 2.2 if table is EVENT else 1.2, 0.35 if table is EVENT else 0.3))
    return symbol


def _hatch(colour: QColor, angle: float, spacing: float, width: float) -> QgsLinePatternFillSymbolLayer:
    hatch = QgsLinePatternFillSymbolLayer()
    hatch.setLineAngle(angle)
    hatch.setDistance(spacing)
    # Both also set up the line inside. Never ask for that by `subSymbol`: Python may take it for a symbol now gone.
    hatch.setLineWidth(width)
    hatch.setColor(colour)
    return hatch


def _rgba(colour: QColor, alpha: int) -> str:
    return f"{colour.red()},{colour.green()},{colour.blue()},{alpha}"


def _labels(table: Table) -> QgsVectorLayerSimpleLabeling:
    settings = QgsPalLayerSettings()
    settings.fieldName = table.title_field
    settings.scaleVisibility = True
    settings.minimumScale = _LABELS_UP_TO[table.name]
    settings.setFormat(haloed(8, 0.8, is_italic=table is AREA))
    return QgsVectorLayerSimpleLabeling(settings)


def haloed(size: float, halo_size: float, *, is_italic: bool = False) -> QgsTextFormat:
    """Return dark letters with a light rim, which can be read on any map; sizes in points and millimetres."""
    text, font, halo = QgsTextFormat(), QFont(), QgsTextBufferSettings()
    font.setItalic(is_italic)
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor("#202020"))
    halo.setEnabled(True)
    halo.setSize(halo_size)
    halo.setColor(QColor(255, 255, 255, 220))
    text.setBuffer(halo)
    return text


def _map_tip(table: Table) -> str:
    """Return an HTML template whose every value is escaped."""
    fields = ["second_title"] if table is OVERLAP else []
    if table is OVERLAP:
        fields += ["explanation", "area_m2"]
    elif table is AREA:
        fields += ["valid_from", "valid_to", "terms"]
    else:
        fields += ["starts_at", "ends_at", "setup_at", "cleared_at", "status", "description"]
    shown = (
        (table.field(name), number_shown if table.field(name).type is FieldType.REAL else escaped) for name in fields
    )
    rows = "".join(f"<tr><td>{tr(field.alias)}</td><td>{show(field.name)}</td></tr>" for field, show in shown)
    return f"<b>{escaped(table.title_field)}</b><table>{rows}</table>"


def number_shown(name: str) -> str:
    """Return a QGIS expression in a template that shows a field's number as QGIS writes numbers, to a tenth."""
    return f"[% coalesce(regexp_replace(format_number(\"{name}\", 1), '[.,]0$', ''), '') %]"


def escaped(name: str) -> str:
    """Return a QGIS expression in a template that shows a field's value with HTML's own signs escaped."""
    value = f"to_string(coalesce(\"{name}\", ''))"
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        value = f"replace({value}, '{sign}', '{entity}')"
    return f"[% {value} %]"
