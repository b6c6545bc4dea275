"""The nuisance of a work for those who drive, ride and cycle past, after Helsinki's Haitaton."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

CAR, BUS, TRAM, CYCLING = "car", "bus", "tram", "cycling"
TRAFFIC = (CAR, BUS, TRAM, CYCLING)
STREET, VOLUME, FAR_VOLUME = "street", "volume", "volume_of_main_streets"
DURATION, STREET_CLASS, LANE_IMPACT, LANE_LENGTH = "duration", "street_class", "lane_impact", "lane_length"
FACTORS = (DURATION, STREET_CLASS, VOLUME, LANE_IMPACT, LANE_LENGTH)
"""What makes the index of car traffic, in the order in which the original adds it up."""
REACHES = (STREET, VOLUME, FAR_VOLUME, BUS, TRAM, CYCLING)
GREY = "grey"
OTHERS = "*"
"""The word that stands for empty and unknown ones in a mapping of classes."""
_TENTH = Decimal("0.1")

Steps = tuple[tuple[float, Any], ...]


@dataclass(frozen=True)
class NuisanceModel:
    """Weights, thresholds and words: all that another town may set otherwise. Steps stand from the highest down."""

    weights: Mapping[str, int]
    """Hundredths by factor."""
    durations: Steps
    volumes: Steps
    lane_lengths: Steps
    lane_impacts: Mapping[str, int]
    rush_hour_trips: Steps
    classes: Mapping[str, Mapping[str, int]]
    """By street, bus, tram and cycling: the index of each word of the layer's class."""
    reach: Mapping[str, float]
    """Metres around the lines of a layer in which a work still meets them."""
    main_street: int
    """The class of street from which on the volume of the farther reach counts."""
    ties: tuple[str, ...]
    colours: Steps

    def class_of(self, layer: str, word: object) -> tuple[int, bool]:
        """Return the index of a word of a layer's class, and whether the word is known; empty ones are."""
        words = self.classes[layer]
        text = _word(word)
        return (words[text], True) if text in words else (words[OTHERS], text == "")


@dataclass(frozen=True)
class Nuisance:
    """The indices of a work, from 0 to 5, the one that decides, and the colour of its class."""

    car: Decimal
    bus: int
    tram: int
    cycling: int
    overall: Decimal
    decided_by: str
    colour: str


@dataclass(frozen=True)
class Site:
    """
    What the nuisance of a work depends on.

    ``days`` are inclusive (inf: without an end), ``lane_length`` is in metres, ``volume`` in cars a day; the classes are indices already, those
    of several streets or routes the highest of them.
    """

    days: float
    lane_impact: str = "none"
    lane_length: float = 0.0
    street_class: int = 0
    volume: float = 0.0
    bus: int = 0
    tram: int = 0
    cycling: int = 0


def step(steps: Steps, value: float) -> Any:  # noqa: ANN401 (what the steps give)
    """Return what the highest step that a value reaches gives."""
    return next((given for least, given in steps if value >= least), steps[-1][1])


def bus_index(model: NuisanceModel, route: int, trips: float) -> int:
    """Return the index of one bus route: that of its class, or of its trips in the rush hour if that is higher."""
    above = next((index for limit, index in model.rush_hour_trips if trips > limit), 0)
    return max(route, above) if route else 0


def car_index(factors: Sequence[int], weights: Sequence[int], *, as_original: bool = False) -> Decimal:
    """
    Return the weighted sum of the factors, half up to one decimal; weights are hundredths.

    ``as_original`` adds up 32-bit floats from left to right, as Haitaton does, before it rounds.
    """
    if not as_original:
        return (Decimal(sum(w * f for w, f in zip(weights, factors))) / 100).quantize(_TENTH, ROUND_HALF_UP)
    total = np.float32(0)
    for weight, factor in zip(weights, factors):
        total += np.float32(weight / 100) * np.float32(factor)
    return Decimal(float(total)).quantize(_TENTH, ROUND_HALF_UP)


def nuisance(model: NuisanceModel, site: Site, *, as_original: bool = False) -> Nuisance:
    """Return the indices of a site."""
    volume = step(model.volumes, site.volume) if site.street_class else 0
    car = Decimal(0)
    if site.street_class or volume:
        length = step(model.lane_lengths, site.lane_length) if site.lane_length > 0 else 0
        factors = {
            DURATION: step(model.durations, site.days),
            STREET_CLASS: site.street_class,
            VOLUME: volume,
            LANE_IMPACT: model.lane_impacts[site.lane_impact],
            LANE_LENGTH: length,
        }
        car = car_index(
            [factors[name] for name in FACTORS], [model.weights[name] for name in FACTORS], as_original=as_original
        )
    by_traffic = {CAR: car, BUS: Decimal(site.bus), TRAM: Decimal(site.tram), CYCLING: Decimal(site.cycling)}
    decided_by = max(model.ties, key=lambda traffic: (by_traffic[traffic], -model.ties.index(traffic)))
    overall = by_traffic[decided_by]
    return Nuisance(car, site.bus, site.tram, site.cycling, overall, decided_by, colour(model, overall))


def colour(model: NuisanceModel, index: Decimal) -> str:
    """Return the colour of an index."""
    return str(step(model.colours, float(index))) if index else GREY


@dataclass(frozen=True)
class Cumulated:
    """What several works do to one place in one week."""

    works: int
    most: Decimal
    """The highest sum of the overall indices of works that are there at once."""
    mean: Decimal
    """That sum on the average of the week's hours, two decimals."""


def cumulated(
    indices: Sequence[Decimal], starts: Iterable[int], ends: Iterable[int], begin: int, end: int
) -> Cumulated:
    """Add up the indices of works that are at a place in ``[starts, ends)``, inside the week ``[begin, end)``."""
    works, weighted = 0, Decimal(0)
    changes: list[tuple[int, int, Decimal]] = []
    for index, start, finish in zip(indices, starts, ends):
        low, high = max(start, begin), min(finish, end)
        if low < high:
            works += 1
            weighted += index * (high - low)
            # What ends leaves before what begins comes: windows do not hold their ends.
            changes += [(low, 1, index), (high, 0, -index)]
    running = most = Decimal(0)
    for _, _, change in sorted(changes, key=lambda one: one[:2]):
        running += change
        most = max(most, running)
    return Cumulated(works, most, (weighted / (end - begin)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _word(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip().lower()
