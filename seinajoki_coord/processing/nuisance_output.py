"""The results of ``nuisance_index``: what their columns are called, and the works in the colours of their classes."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QVariant

from ..core.error import sentence
from ..core.explain import number_in
from ..core.nuisance import GREY
from ..layers.language import spoken, tr
from ..layers.result_look import Class, Column, Look

if TYPE_CHECKING:
    from ..core.nuisance import NuisanceModel

_TEXT, _WHOLE, _REAL = QVariant.String, QVariant.Int, QVariant.Double
_TRAFFIC = {
    "car": sentence("Cars"),
    "bus": sentence("Buses"),
    "tram": sentence("Trams"),
    "cycling": sentence("Cycling"),
}
_COLOURS = {
    "red": (sentence("Red"), "#c0392b"),
    "yellow": (sentence("Yellow"), "#f2c037"),
    "green": (sentence("Green"), "#3a9d5d"),
    "grey": (sentence("Grey"), "#9aa0a6"),
}
COLUMNS = (
    Column("id", _TEXT, sentence("Identifier")),
    Column("title", _TEXT, sentence("Title"), letters=34),
    Column("party", _TEXT, sentence("Party"), letters=24),
    Column("starts_at", _TEXT, sentence("Ground taken from"), letters=16),
    Column("ends_at", _TEXT, sentence("Ground free again"), letters=16),
    Column("days", _WHOLE, sentence("Days")),
    Column("street_class", _WHOLE, sentence("Class of the street")),
    Column("volume", _REAL, sentence("Cars a day")),
    *(Column(name, _REAL, title) for name, title in _TRAFFIC.items()),
    Column("overall", _REAL, sentence("Nuisance")),
    Column("decided_by", _TEXT, sentence("Decided by"), tuple(_TRAFFIC.items())),
    Column("colour", _TEXT, sentence("Colour"), tuple((code, word) for code, (word, _) in _COLOURS.items())),
)
WEEK_COLUMNS = (
    Column("place", _TEXT, sentence("Place"), letters=34),
    Column("year", _WHOLE, sentence("Year")),
    Column("week", _WHOLE, sentence("Week")),
    Column("monday", _TEXT, sentence("Monday"), letters=10),
    Column("works", _WHOLE, sentence("Works")),
    Column("most_at_once", _REAL, sentence("Highest sum")),
    Column("mean", _REAL, sentence("Mean sum")),
)
_HIGHEST, _STEP = 5.0, 0.1
"""Of the indices, which have one decimal."""
_LABEL = 'if("overall" > 0, format_number("overall", 1), \'\')'
"""What has no label has no nuisance."""


def look_of(model: NuisanceModel) -> Look:
    """Return classes by the colours of a model, with the indices of each; the labels say the index."""
    classes, highest = [], _HIGHEST
    for colour in dict.fromkeys(one for _, one in model.colours):
        word, shown = _COLOURS[colour]
        least = min(steps for steps, one in model.colours if one == colour)
        lowest = max(ceil(round(least / _STEP, 6)) * _STEP, _STEP)
        classes.append(Class(colour, f"{_said(lowest)}–{_said(highest)} ({tr(word)})", shown))
        highest = lowest - _STEP
    word, shown = _COLOURS[GREY]
    return Look('"colour"', (*classes, Class(GREY, f"0 ({tr(word)})", shown)), _LABEL)


def _said(index: float) -> str:
    return number_in(spoken(), index)
