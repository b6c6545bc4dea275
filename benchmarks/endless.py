#!/usr/bin/env python3
"""
What records that recur without an end cost a check: `endless.py`.

Works beside one event each, with an end and without; and many on one square without an end, which meet, or never do.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import shapely
from laps import resident_peak
from machine import machine
from recurrence import offset, timed

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.rule_judge import judge_pairs
from seinajoki_coord.core.rule_text import parse_rules
from seinajoki_coord.core.subject import COLUMNS, Subjects
from seinajoki_coord.core.zone import Zone

_RULES = Path(__file__).resolve().parents[1] / "resources" / "rules" / "seinajoki.json"
_HOURS = ("Mo-Fr 07:00-16:00", "RRULE:FREQ=DAILY DURATION:PT9H")
_BESIDE = 300
_ON_ONE_SQUARE = (10, 20, 40)
Row = dict[str, Any]


def record(kind: str, number: int, place: int, **values: object) -> Row:
    """Return a record on a square of its own place."""
    return {
        "kind": kind, "id": f"{kind}{number}", "title": f"{kind} {number}", "type": "other", "status": "planned",
        "certainty": "fixed", "ground": shapely.box(100 * place, 0, 100 * place + 10, 10), **values,
    }  # fmt: skip


def beside(schedule: str, end: str | None) -> list[Row]:
    """Return works, each beside an event of three days."""
    rows = []
    for number in range(_BESIDE):
        day = 1 + number % 25
        dates = {"starts_at": f"2026-06-{day:02}T00:00", "ends_at": f"2026-06-{day + 3:02}T00:00"}
        rows.append(record("work", number, number, schedule=schedule, starts_at="2026-01-05T07:00", ends_at=end))
        rows.append(record("event", number, number, **dates))
    return rows


def on_one_square(count: int, *, meeting: bool) -> list[Row]:
    """Return daily events without an end: all within the same hour, or one after the other."""
    rows = []
    for number in range(count):
        minute = number if meeting else 30 * number
        start = f"2026-01-{1 + number % 28:02}T{minute // 60:02}:{minute % 60:02}"
        schedule = f"RRULE:FREQ=DAILY DURATION:PT{60 if meeting else 30}M"
        rows.append(record("event", number, 0, schedule=schedule, starts_at=start, ends_at=None))
    return rows


def measure(name: str, rows: list[Row], zone: Zone) -> None:
    """Judge the records, and print how long it takes and what it finds."""
    kernel, rules = ShapelyKernel(), parse_rules(_RULES.read_text(encoding="utf-8"))
    grounds = np.array([row["ground"] for row in rows], object)
    subjects, _ = Subjects.of(kernel, {name: [row.get(name) for row in rows] for name in COLUMNS}, grounds, zone)
    found = timed(name, lambda: judge_pairs(kernel, subjects, rules, zone), 3)
    print(f"    {len(found)} overlaps, {np.isnan(found.hours).sum()} without an end; peak {resident_peak():,.0f} MB")


def main() -> None:
    """Measure and print."""
    print(machine(None, Path()))
    zone = Zone("Europe/Helsinki", offset)
    for schedule in _HOURS:
        for end in ("2028-01-01T16:00", None):
            measure(f"{_BESIDE} works {schedule}, {end or 'no end'}, each beside an event", beside(schedule, end), zone)
    for count in _ON_ONE_SQUARE:
        for meeting in (True, False):
            name = f"{count} daily events without an end on one square, which {'meet' if meeting else 'never meet'}"
            measure(name, on_one_square(count, meeting=meeting), zone)


if __name__ == "__main__":
    main()
