"""Running ``find_overlaps`` as QGIS does, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import QgsFeature, QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime

MEMORY = "TEMPORARY_OUTPUT"
SAID = ("input_key", "overlay_key", "overlap_start", "overlap_end", "overlap_hours", "distance_m", "overlap_m2")


class Log(QgsProcessingFeedback):
    """Remembers what an algorithm says, and cancels when a progress is reached."""

    def __init__(self, cancel_at: float | None = None) -> None:
        super().__init__(False)
        self.texts: list[str] = []
        self.errors: list[str] = []
        self.steps: list[float] = []
        self._cancel_at = cancel_at
        self.progressChanged.connect(self._step)

    def _step(self, value: float) -> None:
        self.steps.append(value)
        if self._cancel_at is not None and value >= self._cancel_at:
            self.cancel()

    def pushInfo(self, info: str) -> None:
        """Keep what is said."""
        self.texts.append(info)

    def pushWarning(self, warning: str) -> None:
        """Keep what is warned of."""
        self.texts.append(warning)

    def reportError(self, error: str, _is_fatal: bool = False) -> None:
        """Keep what went wrong."""
        self.errors.append(error)

    def text(self) -> str:
        """Return all that was said."""
        return "\n".join(self.texts + self.errors)


@dataclass
class Outcome:
    """Results, layers and log of a run."""

    results: dict[str, Any]
    output: QgsVectorLayer
    left_out: QgsVectorLayer | None
    log: Log

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """Return what is said of each pair, as plain values in the order written."""
        return [tuple(value(feature, place) for place in range(-7, 0)) for feature in self.output.getFeatures()]

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """Return the keys of each pair."""
        return [row[:2] for row in self.rows]

    @property
    def reasons(self) -> list[tuple[Any, ...]]:
        """Return side, key and reason of what was left out."""
        assert self.left_out is not None
        return [tuple(value(feature, place) for place in range(-3, 0)) for feature in self.left_out.getFeatures()]


def value(feature: QgsFeature, place: int) -> object:
    """Return an attribute counted from the last (files put an id first), NULL as None, a GeoJSON's moments as text."""
    found = feature.attributes()[place]
    if isinstance(found, QDateTime) and not found.isNull():
        return found.toString("yyyy-MM-ddTHH:mm")
    return None if str(found) == "NULL" else found


def run(algorithm: str, parameters: dict[str, Any], log: Log | None = None) -> tuple[dict[str, Any], Log]:
    """Run one of our algorithms through ``processing.run``; QgsProcessingException where it fails."""
    import processing

    log = log or Log()
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    context.setFeedback(log)
    return processing.run(f"seinajoki_coord:{algorithm}", parameters, context=context, feedback=log), log


def find_overlaps(layer: object, overlay: object = None, log: Log | None = None, **parameters: object) -> Outcome:
    """Find overlaps between layers with fields name, start and end, everything else as given."""
    asked = {"INPUT": layer, "INPUT_START": "start", "INPUT_END": "end", "INPUT_KEY": "name", "OUTPUT": MEMORY}
    if overlay is not None:
        asked.update(OVERLAY=overlay, OVERLAY_START="start", OVERLAY_END="end", OVERLAY_KEY="name")
    asked.update(LEFT_OUT=MEMORY)
    asked.update(parameters)
    results, log = run("find_overlaps", {name: one for name, one in asked.items() if one is not None}, log)
    output, left_out = (
        one if one is None or isinstance(one, QgsVectorLayer) else QgsVectorLayer(one, "result", "ogr")
        for one in (results["OUTPUT"], results.get("LEFT_OUT"))
    )
    return Outcome(results, output, left_out, log)
