"""The check of a workspace: its records as they are now, the rules on what changed, and what that means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsApplication

from ..core.explain import explain
from ..core.moment import format_moments
from ..core.phase import PHASES
from ..core.rank import rank, worst_impact
from ..core.rule_judge import Judged, judge_pairs
from ..core.schedule import read_schedules
from ..core.subject import Subjects
from ..core.zone import DAY, MINUTE
from ..workspace.register import Check, Found
from .language import tr
from .source import make_geometries
from .zone import zone_named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..core.error import CoordError
    from ..core.kernel import Kernel
    from ..core.progress import Report
    from ..core.rule import RuleSet
    from ..core.zone import Zone
    from ..workspace.records import RecordColumns
    from ..workspace.register import Checked

_EDITION = "1"
"""Of this module and all that it calls: another number where the same records and rules give other overlaps."""


@dataclass(frozen=True)
class Result:
    """What is to be written into the register, and the records of which something could not be read, with the reason."""

    check: Check
    left_out: list[tuple[str, str]]
    """Title of a record that could not be compared, and reason."""
    always: list[tuple[str, CoordError]]
    """Title of a record that counts all the time because its schedule cannot be read, and reason."""


def check(
    records: RecordColumns,
    rules: RuleSet,
    before: Checked,
    time_zone: str,
    now: int,
    kernel: Kernel,
    report: Report,
) -> Result:
    """
    Find what the rules say of the records; only pairs of which one changed since the check ``before``.

    ``now`` are UTC ticks; only their day counts, so two checks on one day give the same ranks.
    """
    zone = zone_named(time_zone)
    geometries, _ = make_geometries(kernel, records.blobs, report)
    subjects, reasons = Subjects.of(kernel, records.values, geometries, zone)
    digest = f"{_EDITION}-{rules.digest}-{time_zone}"
    scope = _scope(records, rules, before if before.rules == digest else None)
    only = None if scope is None else np.array([one in scope for one in subjects.column("id").tolist()], bool)
    judged = judge_pairs(kernel, subjects, rules, zone, only=only, report=report)
    ranked = _ranker(subjects, zone, now)
    found = _found(kernel, subjects, judged, rules, zone, ranked)
    titles, statuses = records.values["title"], records.values["status"]
    left_out = [(str(titles[row]), reasons[row]) for row in sorted(reasons) if statuses[row] != "cancelled"]
    _, unread = read_schedules(records.values["schedule"])
    always = [(str(titles[row]), error) for row, error in unread.items() if statuses[row] != "cancelled"]
    minute = format_moments(zone.walls(np.array([now], np.int64)) // MINUTE * MINUTE)[0] or ""
    return Result(Check(digest, records.digests, scope, found, ranked, minute), left_out, always)


def _scope(records: RecordColumns, rules: RuleSet, before: Checked | None) -> set[str] | None:
    """Return the ids of the records that changed, came or went since a check, None where all must be compared."""
    if before is None or not before.rules:
        return None
    now, then = records.digests, before.digests
    changed = {one for one, digest in now.items() if then.get(one) != digest} | (then.keys() - now.keys())
    # An area that moves may let in or shut out any two others.
    if changed and any(side.inside for rule in rules.rules for side in (rule.first, rule.second)):
        kinds = dict(zip(records.values["id"], records.values["kind"]))
        if any(kinds.get(one, "area") == "area" for one in changed):
            return None
    return changed


def _ranker(subjects: Subjects, zone: Zone, now: int) -> Callable[[Mapping[str, Any]], float]:
    """Return a function that ranks a row of overlaps as of a day."""
    walls = zone.walls(np.array([now], np.int64))
    today = format_moments(walls // DAY * DAY)[0] or ""
    ids = subjects.column("id").tolist()
    impacts = dict(zip(ids, subjects.column("lane_impact").tolist()))
    crowds = dict(zip(ids, subjects.column("expected_attendance").tolist()))

    def ranked(overlap: Mapping[str, Any]) -> float:
        one, other = overlap["first_id"], overlap["second_id"]
        crowd = max(crowds.get(one) or 0, crowds.get(other) or 0)
        return rank(overlap, crowd, worst_impact(impacts.get(one), impacts.get(other)), today)

    return ranked


def _found(
    kernel: Kernel,
    subjects: Subjects,
    judged: Judged,
    rules: RuleSet,
    zone: Zone,
    ranked: Callable[[Mapping[str, Any]], float],
) -> list[Found]:
    language = QgsApplication.locale()[:2]
    first, second = (
        _sides(subjects, side, rows) for side, rows in (("first", judged.first), ("second", judged.second))
    )
    rows = zip(
        first, second, judged.rule.tolist(), judged.outcome.tolist(), judged.severity.tolist(),
        _texts(zone.walls(judged.starts)), _texts(zone.walls(judged.ends)), _known(judged.hours),
        judged.distances.tolist(), judged.areas.tolist(), judged.possible.tolist(), _known(judged.share),
        judged.occurrences.tolist(), judged.first_phases.tolist(), judged.second_phases.tolist(),
        kernel.write(judged.grounds), kernel.boxes(judged.grounds).tolist(),
    )  # fmt: skip
    found = []
    for (one, other, number, outcome, severity, start, end, hours, distance, area, possible, share, times,
         one_phases, other_phases, blob, box) in rows:  # fmt: skip
        rule = rules.rules[number]
        values: dict[str, Any] = {
            **one,
            **other,
            "rule": rule.id,
            "outcome": outcome,
            "severity": severity,
            "overlap_start": start,
            "overlap_end": end,
            "hours": hours,
            "distance_m": distance,
            "area_m2": area,
            "certainty": "possible" if possible else "certain",
            "share": share,
            "occurrences": times,
        }
        values["explanation"] = explain(
            rule, values, language, tr, first_phases=_phases(one_phases), second_phases=_phases(other_phases)
        )
        values["rank"] = ranked(values)
        found.append(Found(values, blob, box, is_directed=not rule.is_symmetric))
    return found


def _sides(subjects: Subjects, side: str, rows: np.ndarray) -> list[dict[str, Any]]:
    columns = {name: subjects.column(name)[rows].tolist() for name in ("kind", "id", "title", "party")}
    names = [f"{side}_{name}" for name in columns]
    return [dict(zip(names, row)) for row in zip(*columns.values())]


def _phases(bits: int) -> Sequence[str]:
    return [name for place, name in enumerate(PHASES) if bits >> place & 1]


def _texts(walls: np.ndarray) -> list[str | None]:
    """Write wall-clock ticks; many are the same, and each is written once."""
    different, places = np.unique(walls, return_inverse=True)
    return np.array(format_moments(different), object)[places].tolist()


def _known(values: np.ndarray) -> list[float | None]:
    """Return numbers with None for what is not one."""
    out = values.astype(object)
    out[np.isnan(values)] = None
    return out.tolist()
