"""The traffic around works: which streets and routes each meets, and what its nuisance is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsFeatureRequest, QgsProcessingFeatureSource

from ..core.error import LayerError, RecordsError, RuleError
from ..core.nuisance import BUS, CYCLING, FAR_VOLUME, STREET, TRAM, VOLUME, Nuisance, Site, bus_index, nuisance
from ..core.nuisance_text import parse_nuisance
from ..core.overlap import Occupancies, find_pairs
from ..core.window import Windows
from ..core.zone import DAY, OPEN_END, OPEN_START
from ..exchange.word import clean_text, read_number
from .attribute import place_of_field, plain
from .footprint import FootprintMaker
from .language import explained
from .rule_set import text_of_file

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

    from ..core.kernel import Kernel
    from ..core.nuisance import NuisanceModel
    from ..core.subject import Subjects
    from ..core.zone import Zone

_MODEL = Path(__file__).parent.parent / "resources" / "rules" / "nuisance.json"


@dataclass
class TrafficLayer:
    """Streets or routes in the plane of the workspace: geometry, word of the class, and volume or trips of each."""

    geometries: np.ndarray
    words: list[Any]
    numbers: list[float]
    transformed: str = ""
    """How the geometries came into the plane; empty where they stood in it."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Why features are not among them, as people read it, and how many."""
    no_numbers: Counter[str] = field(default_factory=Counter)
    """What stands instead of a volume or of trips and counts as 0, and how often."""
    unknown: Counter[str] = field(default_factory=Counter)
    """Words of a class that the model does not know, and how often."""
    unclassed: int = 0
    """How many have no class and so do not count."""

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.words)


def read_model(path: str = "") -> NuisanceModel:
    """Return the plugin's own model of nuisance, or that of a file; RuleError where it cannot be read."""
    text = text_of_file(path or _MODEL)
    if text is None:
        raise RuleError("There is no file {path}.", path=path)
    return parse_nuisance(text)


def read_traffic(
    source: QgsProcessingFeatureSource,
    name: str,
    kernel: Kernel,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    fields: tuple[str, str] = ("", ""),
) -> TrafficLayer:
    """Read a layer and the fields of its class and of its number, if named. LayerError where it lies nowhere, or has none."""
    if not source.sourceCrs().isValid():
        raise LayerError(
            "The layer {name} has no coordinate reference system. Set one (Layer properties, Source) and run again.",
            name=name,
        )
    maker = FootprintMaker(source.sourceCrs(), crs, context)
    word, number = (place_of_field(source, one) for one in fields)
    request = QgsFeatureRequest().setSubsetOfAttributes([place for place in (word, number) if place >= 0])
    blobs, words, numbers = [], [], []
    left_out: Counter[str] = Counter()
    no_numbers: Counter[str] = Counter()
    for feature in source.getFeatures(request, QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks):
        try:
            blobs.append(maker.placed(feature.geometry()).asWkb().data())
        except RecordsError as error:
            left_out[explained(error)] += 1
            continue
        words.append(plain(feature[word]) if word >= 0 else None)
        given = clean_text(plain(feature[number])) if number >= 0 else None
        found = None if given is None else read_number(given)
        if given and found is None:
            no_numbers[given] += 1
        numbers.append(found or 0.0)
    geometries = kernel.read(blobs)
    kernel.repair(geometries)
    return TrafficLayer(geometries, words, numbers, maker.stated(), left_out, no_numbers)


def sites(
    kernel: Kernel,
    subjects: Subjects,
    layers: dict[str, TrafficLayer],
    model: NuisanceModel,
    zone: Zone,
) -> list[Site]:
    """Return what the nuisance of each of the subjects, all of them works, depends on."""
    count = len(subjects)
    classes = {name: _classes(layer, name, model) for name, layer in layers.items()}
    highest = {name: np.zeros(count) for name in (STREET, BUS, TRAM, CYCLING)}
    for name, layer in layers.items():
        work, line = _near(kernel, subjects, layer, model.reach[name])
        np.maximum.at(highest[name], work, classes[name][line])
    volumes = {name: np.zeros(count) for name in (VOLUME, FAR_VOLUME)}
    if STREET in layers:
        for name, most in volumes.items():
            work, line = _near(kernel, subjects, layers[STREET], model.reach[name])
            np.maximum.at(most, work, np.array(layers[STREET].numbers)[line])
    volume = np.where(highest[STREET] >= model.main_street, volumes[FAR_VOLUME], volumes[VOLUME])
    days = _days(subjects.phases.whole, zone)
    impacts, lengths = subjects.column("lane_impact"), subjects.column("lane_impact_length")
    return [
        Site(
            float(days[row]),
            impacts[row] or "none",
            float(lengths[row] or 0.0),
            int(highest[STREET][row]),
            float(volume[row]),
            int(highest[BUS][row]),
            int(highest[TRAM][row]),
            int(highest[CYCLING][row]),
        )
        for row in range(count)
    ]


def indices(found: list[Site], model: NuisanceModel, *, as_original: bool) -> list[Nuisance]:
    """Return the nuisance of each site."""
    return [nuisance(model, site, as_original=as_original) for site in found]


def near_places(kernel: Kernel, subjects: Subjects, places: np.ndarray, distance: float) -> list[list[int]]:
    """Return for each place the rows of the works that meet it within a distance."""
    layer = TrafficLayer(places, [None] * len(places), [])
    work, place = _near(kernel, subjects, layer, distance)
    out: list[list[int]] = [[] for _ in range(len(places))]
    for row, at in zip(work.tolist(), place.tolist()):
        out[at].append(row)
    return out


def _classes(layer: TrafficLayer, name: str, model: NuisanceModel) -> np.ndarray:
    """Return the index of each line of a layer, and remember the words that nobody knows and those that are missing."""
    out = np.zeros(len(layer))
    for row, (word, number) in enumerate(zip(layer.words, layer.numbers)):
        index, is_known = model.class_of(name, word)
        if not is_known:
            layer.unknown[str(word)] += 1
        elif not (index or clean_text(word)):
            layer.unclassed += 1
        out[row] = bus_index(model, index, number) if name == BUS else index
    return out


def _near(kernel: Kernel, subjects: Subjects, layer: TrafficLayer, distance: float) -> tuple[np.ndarray, np.ndarray]:
    boxes = kernel.boxes(layer.geometries)
    usable = np.flatnonzero(np.isfinite(boxes).all(axis=1))
    works = Occupancies(subjects.geometries, _always(len(subjects)), subjects.boxes)
    lines = Occupancies(layer.geometries[usable], _always(len(usable)), boxes[usable])
    pairs = find_pairs(kernel, works, lines, distance=distance)
    return pairs.first, usable[pairs.second]


def _always(count: int) -> Windows:
    return Windows(np.full(count, OPEN_START), np.full(count, OPEN_END))


def _days(whole: Windows, zone: Zone) -> np.ndarray:
    """Return on how many days of the wall clock each work is there, its first and its last included; inf without limit."""
    is_open = (whole.starts == OPEN_START) | (whole.ends == OPEN_END)
    first = zone.walls(np.where(is_open, 0, whole.starts)) // DAY
    last = zone.walls(np.where(is_open, 1, whole.ends) - 1) // DAY
    return np.where(is_open, np.inf, last - first + 1)
