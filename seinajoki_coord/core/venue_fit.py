"""Whether events fit their venues: how many people, what the ground bears, where and when, on which terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .error import sentence
from .overlap import find_pairs, measure
from .rule import Filter
from .rule_filter import at_any_time, passes

if TYPE_CHECKING:
    from .kernel import Kernel
    from .subject import Subjects

VENUE = "venue"
CHECKS = {
    "capacity": sentence("Number of people"),
    "bearing": sentence("Heavy vehicles"),
    "place": sentence("Place"),
    "validity": sentence("Time"),
    "terms": sentence("Terms of use"),
}
"""What of an event and its venue is compared."""
_TOLERANCE = 0.01
"""Share of an event's ground that may lie outside of its venue: drawn lines never fit exactly."""
_HEAVY_TYPES = frozenset({"festival", "concert", "fair", "market"})
"""Events that are built up: stages, stands and tents come on lorries."""

TOO_MANY = sentence("{people} people are expected, but “{venue}” takes {capacity}.")
NOT_BEARING = sentence(
    "It is set up or taken down with heavy vehicles, and the ground of “{venue}” does not bear them."
)
BEARING_UNKNOWN = sentence(
    "It is set up or taken down with heavy vehicles, and nobody has said whether the ground of “{venue}” bears them."
)
OUTSIDE = sentence("{share} % of its ground lies outside of “{venue}”.")
ELSEWHERE = sentence("Its ground does not lie on “{venue}”.")
NOT_VALID = sentence("“{venue}” is not in use for all of the event.")
TERMS = sentence("“{venue}” has terms of use: {terms}")


@dataclass(frozen=True)
class Misfit:
    """What does not fit, or is to be known, of an event (a row of the subjects) on a venue (another)."""

    event: int
    venue: int
    check: str
    severity: str
    template: str
    values: dict[str, str | float]
    """What stands in the places of the template beside ``venue``."""


def misfits(kernel: Kernel, subjects: Subjects) -> list[Misfit]:
    """
    Return what does not fit, by event and venue.

    The venue of an event is the one that its record names, and else each one that it shares ground with. An event
    comes with heavy vehicles when it has a set-up or a tear-down of its own and is a festival, a concert, a fair or a
    market. Cancelled events are left out.
    """
    events = np.flatnonzero(passes(subjects, Filter(kinds=("event",))))
    kinds, types = subjects.column("kind"), subjects.column("type")
    venues = np.flatnonzero((kinds == "area") & (types == VENUE))
    pairs = find_pairs(kernel, at_any_time(subjects, events), at_any_time(subjects, venues))
    one, two = events[pairs.first], venues[pairs.second]
    shared = kernel.areas(measure(kernel, subjects.geometries, one, two))
    ground: dict[int, dict[int, float]] = {}
    for event, venue, area in zip(one.tolist(), two.tolist(), shared.tolist()):
        if area > 0:
            ground.setdefault(event, {})[venue] = area
    by_id = {str(subjects.column("id")[row]): row for row in venues.tolist()}
    whole = kernel.areas(subjects.geometries)
    out = []
    for event in events.tolist():
        named = by_id.get(str(subjects.column("venue_id")[event]))
        met = ground.get(event, {})
        for venue in [named] if named is not None else met:
            share = met.get(venue, 0.0) / whole[event] if whole[event] > 0 else 1.0
            out += _misfits_of(subjects, event, venue, share, is_named=named is not None)
    return out


def _misfits_of(subjects: Subjects, event: int, venue: int, share: float, *, is_named: bool) -> list[Misfit]:
    found: list[tuple[str, str, str, dict[str, str | float]]] = []
    people, capacity = subjects.column("expected_attendance")[event], subjects.column("capacity")[venue]
    if people and capacity is not None and people > capacity:
        found.append(("capacity", "high", TOO_MANY, {"people": people, "capacity": capacity}))
    bears = subjects.column("bears_heavy_vehicles")[venue]
    if is_heavy(subjects, event) and not bears:
        found.append(
            ("bearing", "medium", NOT_BEARING, {}) if bears is not None else ("bearing", "low", BEARING_UNKNOWN, {})
        )
    if is_named and share == 0:
        found.append(("place", "medium", ELSEWHERE, {}))
    elif is_named and share < 1 - _TOLERANCE:
        found.append(("place", "low", OUTSIDE, {"share": 100 * (1 - share)}))
    starts, ends = subjects.phases.whole.starts, subjects.phases.whole.ends
    if starts[event] < starts[venue] or ends[event] > ends[venue]:
        found.append(("validity", "medium", NOT_VALID, {}))
    terms = str(subjects.column("terms")[venue] or "").strip()
    if terms:
        found.append(("terms", "low", TERMS, {"terms": terms}))
    return [Misfit(event, venue, *one) for one in found]


def is_heavy(subjects: Subjects, event: int) -> bool:
    """Whether an event is built up with heavy vehicles."""
    phases = subjects.phases
    built = bool(phases.setup.counts[event] or phases.teardown.counts[event])
    return built and subjects.column("type")[event] in _HEAVY_TYPES
