"""
Which overlap to look at first: a number from 0 to 100 that a person can check by hand.

The rank is the sum of five parts, times how sure and times how soon:

* outcome and severity: conflict 50, 30 or 15 (high, medium, low), opportunity 25, 15 or 8, notice 10, 6 or 3;
* shared hours: up to 10, by the logarithm, reached at 60 days or without an end;
* shared ground: up to 10, by the logarithm, reached at 10,000 m²;
* expected attendance: up to 15, by the logarithm, reached at 30,000 people;
* impact on traffic: up to 15, in the six steps of the list;
* a possible overlap counts from a half (no date meets) to the whole (all would), a half where that is not known; the
  whole where the share is only the least it can be, because nobody has said how long one of the two takes;
* one that is over counts a tenth; one that goes on or begins within two weeks counts whole, within two months 0.9,
  half a year 0.8, a year 0.7, later 0.6. Two that share no time begin with the later one.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .vocabulary import LANE_IMPACTS

if TYPE_CHECKING:
    from collections.abc import Mapping

_WEIGHTS = {
    "conflict": {"high": 50, "medium": 30, "low": 15},
    "opportunity": {"high": 25, "medium": 15, "low": 8},
    "notice": {"high": 10, "medium": 6, "low": 3},
}
_HOURS, _MOST_HOURS = 10, 60 * 24
_AREA, _MOST_AREA = 10, 10_000
_ATTENDANCE, _MOST_ATTENDANCE = 15, 30_000
_TRAFFIC = {name: 15 * step / (len(LANE_IMPACTS) - 1) for step, name in enumerate(LANE_IMPACTS)}
_OVER = 0.1
_SOON = ((0, 1.0), (14, 1.0), (60, 0.9), (182, 0.8), (365, 0.7))
_LATER = 0.6


def rank(
    overlap: Mapping[str, Any],
    attendance: float | None,
    lane_impact: str | None,
    now: str,
    *,
    at_least: bool = False,
) -> float:
    """
    Return the rank of a row of the table ``overlap``, to a tenth.

    ``attendance`` and ``lane_impact`` are the larger of both sides' (`worst_impact`), ``now`` is wall-clock time;
    ``at_least`` as in `explain`.
    """
    hours = overlap["hours"]
    weight = (
        _WEIGHTS[overlap["outcome"]][overlap["severity"]]
        + _HOURS * (1.0 if hours is None else _grown(hours, _MOST_HOURS))
        + _AREA * _grown(overlap["area_m2"] or 0, _MOST_AREA)
        + _ATTENDANCE * _grown(attendance or 0, _MOST_ATTENDANCE)
        + _TRAFFIC.get(lane_impact or "none", 0.0)
    )
    sure = 1.0
    if overlap["certainty"] == "possible" and not (at_least and overlap["share"] is not None):
        sure = 0.5 + 0.5 * (overlap["share"] or 0.0)
    # Of two that share no time it says what lies between them, and that ends where the later one begins.
    start = overlap["overlap_start" if overlap["occurrences"] != 0 else "overlap_end"]
    return round(weight * sure * _soon(start, overlap["over_at"], now), 1)


def worst_impact(one: str | None, other: str | None) -> str | None:
    """Return the impact on lanes that is the heavier of two."""
    return max(one, other, key=lambda impact: _TRAFFIC.get(impact or "none", 0.0))


def _grown(value: float, most: float) -> float:
    """Return 0 for nothing, 1 for the most and more, by the logarithm between."""
    return min(1.0, math.log1p(max(value, 0)) / math.log1p(most))


def _soon(start: str | None, over: str | None, now: str) -> float:
    if over is not None and over <= now:
        return _OVER
    if start is None:
        return 1.0
    return next((factor for until, factor in bounds(now) if start <= until), _LATER)


@lru_cache(maxsize=4)
def bounds(now: str) -> tuple[tuple[str, float], ...]:
    """
    Return until when what begins then counts how much, first of all what has begun.

    As text, which stands in the order of time. Between two of these dates time changes no rank, but for what ends.
    """
    today = datetime.fromisoformat(now)
    return tuple(((today + timedelta(days)).isoformat(timespec="minutes"), factor) for days, factor in _SOON)
