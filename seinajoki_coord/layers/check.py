"""The plain check of a workspace: works and events that take the same ground at the same time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..core.overlap import Pairs, find_pairs
from ..workspace.records import read_occupants
from ..workspace.register import Found
from .overlap_rows import describe
from .source import Columns, judge
from .zone import zone_named

if TYPE_CHECKING:
    from ..core.kernel import Kernel
    from ..core.progress import Report
    from ..workspace.records import Occupants
    from ..workspace.workspace import Workspace
    from .source import Records

RULE = "shared-ground"


@dataclass(frozen=True)
class Checked:
    """The overlaps of a workspace, and the records that could not be compared with the reason of each."""

    found: list[Found]
    left_out: list[tuple[str, str]]
    """Title and reason."""


def check(workspace: Workspace, kernel: Kernel, report: Report) -> Checked:
    """
    Find what takes the same ground at the same time, from set-up to clearing.

    Cancelled records are left out, and so are pairs of one project. Recurrence is not looked at: a record takes
    its ground for its whole time.
    """
    occupants = read_occupants(workspace)
    places = list(range(len(occupants)))
    columns = Columns(places, occupants.blobs, occupants.starts, occupants.ends, places)
    zone = zone_named(workspace.time_zone)
    records = judge(kernel, columns, zone, report)
    pairs = _of_different_projects(find_pairs(kernel, records.occupancies, report=report), records, occupants)
    said = describe(kernel, records.occupancies, None, pairs, zone, report)
    grounds = said.grounds if said.grounds is not None else np.empty(0, object)
    found = []
    rows = zip(
        records.ids[pairs.first].tolist(), records.ids[pairs.second].tolist(),
        said.starts, said.ends, said.hours, said.areas, kernel.write(grounds), kernel.boxes(grounds).tolist(),
    )  # fmt: skip
    for first, second, start, end, hours, area, blob, box in rows:
        outcome, severity = _judged(occupants, first, second, area or 0.0)
        values = {
            **_side(occupants, first, "first"),
            **_side(occupants, second, "second"),
            "rule": RULE,
            "outcome": outcome,
            "severity": severity,
            "overlap_start": start,
            "overlap_end": end,
            "hours": hours,
            "distance_m": 0.0,
            "area_m2": area,
        }
        found.append(Found(values, blob, box))
    return Checked(found, [(occupants.titles[place], reason) for place, reason in records.left_out])


def _of_different_projects(pairs: Pairs, records: Records, occupants: Occupants) -> Pairs:
    numbers: dict[str, int] = {}
    project = np.array([numbers.setdefault(one, len(numbers)) if one else -1 for one in occupants.projects], np.int64)
    project = project[records.ids]
    apart = (project[pairs.first] != project[pairs.second]) | (project[pairs.first] < 0)
    return Pairs(pairs.first[apart], pairs.second[apart])


def _side(occupants: Occupants, place: int, side: str) -> dict[str, str | None]:
    return {
        f"{side}_kind": occupants.kinds[place],
        f"{side}_id": occupants.ids[place],
        f"{side}_title": occupants.titles[place],
        f"{side}_party": occupants.parties[place],
    }


def _judged(occupants: Occupants, first: int, second: int, area: float) -> tuple[str, str]:
    """
    Return outcome and severity: a conflict where ground is shared on fixed dates, else a notice.

    That is: grounds that only touch, and dates that only may meet (one side happens some time inside its window),
    are for people to know. A conflict in which people are invited to the ground weighs more than one of two works.
    """
    if area <= 0 or "window" in {occupants.certainties[first], occupants.certainties[second]}:
        return "notice", "low"
    return "conflict", "high" if "event" in {occupants.kinds[first], occupants.kinds[second]} else "medium"
