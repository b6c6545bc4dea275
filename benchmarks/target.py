"""The figures to be reached, each a number that the results give."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Any

Runs = "list[dict[str, Any]]"


@dataclass(frozen=True)
class Target:
    """
    A number with a limit: of ``way`` in a task at a size, or how many times slower it is than ``base``.

    What ``base_task`` and ``base_count`` leave out is as for ``way``. ``figure`` is a figure or a step of the outcome,
    or ``before …`` for all steps but that one; left out, all steps together.
    """

    text: str
    task: str
    way: str
    at_least: float | None = None
    at_most: float | None = None
    base: str = ""
    count: int = 100_000
    base_task: str = ""
    base_count: int = 0
    figure: str = ""

    def value(self, runs: Runs, others: Runs) -> float:
        """Return the median over the rounds that both ran, or that ``way`` ran where there is no base."""
        base = {run["round"]: run["total"] for run in others}
        if not self.base:
            return float(median(self._one(run) for run in runs))
        return float(median(self._one(run) / base[run["round"]] for run in runs if run["round"] in base))

    def _one(self, run: dict[str, Any]) -> float:
        if self.figure.startswith("before "):
            return float(run["total"] - run["steps"][self.figure[len("before ") :]])
        if self.figure == "peak":
            return float(run["peak"])
        return float(run["figures"][self.figure] if self.figure else run["total"])


def _faster(text: str, task: str, way: str, at_least: float, **more: str | int) -> Target:
    return Target(text, task, way, at_least=at_least, base="ours", **more)  # type: ignore[arg-type]


TARGETS = (
    _faster("engine: times faster than PostGIS", "engine", "PostGIS", 8),
    _faster("engine: times faster than geopandas", "engine", "geopandas", 30),
    _faster("engine: times faster than QGIS's own join", "engine", "QGIS", 30),
    Target("engine: times the bare exact predicate", "engine", "ours", at_most=1.3, base="bare"),
    Target("engine: times the bare exact predicate", "engine", "ours", at_most=1.5, base="bare", count=1_000_000),
    Target("engine without shapely: times faster than PostGIS", "engine", "PostGIS", at_least=3, base="ours, QGIS only"),
    Target("engine: growth from 100,000 records", "engine", "ours", at_most=13, base="ours", count=1_000_000, base_count=100_000),
    Target("engine: megabytes", "engine", "ours", at_most=1500, count=1_000_000, figure="peak"),
    _faster("pairs only: times faster than PostGIS's join alone", "button", "PostGIS", 5),
    Target(
        "pairs only: times the engine, before writing", "button", "ours",
        at_most=2.5, base="ours", base_task="engine", figure="before write",
    ),
    _faster("with ground: times faster than PostGIS", "ground", "PostGIS", 1.5),
    _faster("with ground: times faster than QGIS's own chain", "ground", "QGIS", 20, count=10_000),
    _faster("10 m and a day: times faster than PostGIS", "nearby", "PostGIS", 4),
    Target("one record: median seconds", "edit", "ours", at_most=0.0005),
    Target("one record: 99th percentile, milliseconds", "edit", "ours", at_most=2, figure="p99 ms"),
    Target("one record: taking an edit in, milliseconds", "edit", "ours", at_most=0.1, figure="taking in ms"),
)  # fmt: skip
