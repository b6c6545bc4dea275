"""The model of nuisance as JSON: read, and refused with a sentence that names the place."""

from __future__ import annotations

from typing import Any

from .error import RuleError
from .json_node import Node, read_json
from .nuisance import BUS, CYCLING, FACTORS, OTHERS, REACHES, STREET, TRAFFIC, TRAM, NuisanceModel, Steps
from .vocabulary import LANE_IMPACTS

_PARTS = (
    "name", "version", "source", "car", "bus", "tram", "cycling", "reach_m", "main_street_from_class", "ties",
    "colours_from",
)  # fmt: skip
_CAR = (
    "weights_percent", "duration_days_from", "volume_per_day_from", "lane_length_m_from", "lane_impact", "street_class",
)  # fmt: skip
COLOURS = ("green", "yellow", "red")
_HIGHEST = 5
_WHOLE = 100
"""Percent."""


def parse_nuisance(text: str) -> NuisanceModel:
    """Read a model of nuisance. Raises RuleError with a sentence that names the first place that is wrong."""
    parts = read_json(text).entries(_PARTS, _PARTS)
    car = parts["car"].entries(_CAR, _CAR)
    bus = parts["bus"].entries(("class", "rush_hour_trips_above"), ("class", "rush_hour_trips_above"))
    impacts = car["lane_impact"].entries(tuple(LANE_IMPACTS), tuple(LANE_IMPACTS))
    classes = {STREET: car["street_class"], BUS: bus["class"]}
    for traffic in (TRAM, CYCLING):
        classes[traffic] = parts[traffic].entries(("class",), ("class",))["class"]
    ties = parts["ties"].some_of(TRAFFIC)
    if sorted(ties) != sorted(TRAFFIC):
        raise RuleError("{place}: “{key}” is missing.", place="ties", key=", ".join(sorted(set(TRAFFIC) - set(ties))))
    return NuisanceModel(
        _weights(car["weights_percent"]),
        _steps(car["duration_days_from"], from_zero=True),
        _steps(car["volume_per_day_from"], from_zero=True),
        _steps(car["lane_length_m_from"], from_zero=True),
        {name: _index(node) for name, node in impacts.items()},
        _steps(bus["rush_hour_trips_above"]),
        {name: _words(node) for name, node in classes.items()},
        {name: node.number(0, 1000) for name, node in parts["reach_m"].entries(REACHES, REACHES).items()},
        _index(parts["main_street_from_class"]),
        ties,
        _steps(parts["colours_from"], COLOURS, from_zero=True),
    )


def _weights(node: Node) -> dict[str, int]:
    """Read hundredths; with another sum the index would not run from 0 to 5."""
    weights = {name: int(one.number(0, 100, whole=True)) for name, one in node.entries(FACTORS, FACTORS).items()}
    if sum(weights.values()) != _WHOLE:
        raise RuleError(
            "{place}: the weights add up to {sum} %, not to 100 %.", place=node.place, sum=sum(weights.values())
        )
    return weights


def _index(node: Node) -> int:
    return int(node.number(0, _HIGHEST, whole=True))


def _words(node: Node) -> dict[str, int]:
    """Read the indices of the words of a class; words are the town's own, compared without regard to case."""
    value: Any = node.value
    known = tuple(value) if isinstance(value, dict) else ()
    words: dict[str, int] = {}
    for key, one in node.entries(known, (OTHERS,)).items():
        word = key.strip().lower()
        if word in words:
            raise RuleError("{place}: “{value}” stands there twice.", place=node.place, value=word)
        words[word] = _index(one)
    return words


def _steps(node: Node, colours: tuple[str, ...] = (), *, from_zero: bool = False) -> Steps:
    """Read pairs of a limit and what it gives, and put the highest limit first; ``from_zero`` leaves nothing below them."""
    steps: list[tuple[float, Any]] = []
    for pair in node.items():
        both = list(pair.items())
        if len(both) != 2:
            raise RuleError("{place}: there must be a limit and what it gives.", place=pair.place)
        limit = both[0].number(0)
        if any(limit == one for one, _ in steps):
            raise RuleError("{place}: “{value}” stands there twice.", place=both[0].place, value=f"{limit:g}")
        steps.append((limit, both[1].one_of(colours) if colours else _index(both[1])))
    if not steps:
        raise RuleError("{place}: the list is empty.", place=node.place)
    if from_zero and min(steps)[0] > 0:
        raise RuleError("{place}: the lowest limit must be 0.", place=node.place)
    return tuple(sorted(steps, reverse=True))
