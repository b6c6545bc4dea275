"""Pairs of records as rows of a result: times, hours, distance, the ground where they meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..core.moment import format_moments
from ..core.overlap import measure, measure_distances, shared_windows
from ..core.window import hours

if TYPE_CHECKING:
    from ..core.kernel import Kernel
    from ..core.overlap import Occupancies, Pairs
    from ..core.progress import Report
    from ..core.zone import Zone


@dataclass(frozen=True)
class Described:
    """What is said of each pair, as columns in the order of the pairs; grounds are None where they have no area."""

    starts: list[str | None]
    ends: list[str | None]
    hours: list[float | None]
    distances: list[float]
    areas: list[float | None]
    grounds: np.ndarray | None


def describe(
    kernel: Kernel,
    first: Occupancies,
    second: Occupancies | None,
    pairs: Pairs,
    zone: Zone,
    report: Report,
    *,
    distance: float = 0.0,
    lead_hours: float = 0.0,
    lag_hours: float = 0.0,
    with_ground: bool = True,
) -> Described:
    """Work out the shared window of each pair in wall-clock time, its distance and, if asked, its ground."""
    window = shared_windows(first, second, pairs, lead_hours=lead_hours, lag_hours=lag_hours)
    geometries = first.geometries if second is None else np.concatenate([first.geometries, second.geometries])
    left, right = pairs.first, pairs.second + (0 if second is None else len(first))
    apart = measure_distances(kernel, geometries, left, right, report=report) if distance > 0 else np.zeros(len(pairs))
    grounds, areas = None, [None] * len(pairs)
    if with_ground:
        grounds = measure(kernel, geometries, left, right, report=report)
        areas = kernel.areas(grounds).tolist()
    return Described(
        _texts(zone.walls(window.starts)),
        _texts(zone.walls(window.ends)),
        _known(hours(window)),
        apart.tolist(),
        areas,
        grounds,
    )


def _texts(walls: np.ndarray) -> list[str | None]:
    """Write wall-clock ticks; many are the same, and each is written once."""
    different, places = np.unique(walls, return_inverse=True)
    texts = np.array(format_moments(different), object)
    return texts[places].tolist()


def _known(values: np.ndarray) -> list[float | None]:
    """Return numbers with None for what is not one."""
    out = values.astype(object)
    out[np.isnan(values)] = None
    return out.tolist()
