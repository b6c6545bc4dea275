"""The check of a workspace: its records as they are now, the rules on what changed, and what that means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, reduce
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from ..core.canonical import as_shared
from ..core.explain import explain
from ..core.moment import format_moments
from ..core.phase import PHASES
from ..core.progress import Report, silent
from ..core.rank import rank, worst_impact
from ..core.rule_judge import Judged, judge_pairs
from ..core.rule_match import reached
from ..core.schedule import length_is_untold, read_schedules
from ..core.schema import AREA
from ..core.slot_obstacle import reach_of
from ..core.subject import Subjects
from ..core.zone import DAY, MINUTE
from ..workspace.found import Found
from ..workspace.register import Check
from .language import spoken, tr
from .source import make_geometries, read_boxes
from .zone import zone_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..core.error import CoordError
    from ..core.kernel import Kernel
    from ..core.rule import RuleSet
    from ..core.zone import Zone
    from ..workspace.records import RecordColumns
    from ..workspace.register import Checked

_FEW = 1000
"""Changed records whose surroundings are looked at one by one; more, and all are compared with all."""
_PORTION = 2000
"""Overlaps that are described between two looks whether to go on."""
_UNUSABLE = "!"
"""Behind the digest of a record: it could not be compared."""
_Told = TypeVar("_Told")
_EDITION = "4"
"""Of this module and all that it calls: another number where the same records and rules give other overlaps."""


@dataclass(frozen=True)
class Result:
    """What is to be written into the register, and the records of which something could not be read, with the reason."""

    check: Check
    left_out: list[tuple[str, str]]
    """Title of a record that could not be compared, and reason."""
    always: list[tuple[str, CoordError]]
    """Title of a record that counts all the time because its schedule cannot be read, and reason."""
    unread: list[tuple[str, CoordError]]
    """See `RecordColumns.unread`."""


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
    digest = f"{_EDITION}-{rules.digest}-{time_zone}"
    scope = _scope(records, rules, before if before.rules == digest else None)
    asked = records if scope is None else _needed(kernel, records, rules, scope, before, report)
    geometries, _ = make_geometries(kernel, _shared(asked.blobs, report), report)
    subjects, reasons = Subjects.of(kernel, asked.values, geometries, zone)
    report("candidates", 0.0)
    only = None if scope is None else np.array([one in scope for one in subjects.column("id").tolist()], bool)
    judged = judge_pairs(kernel, subjects, rules, zone, only=only, report=report)
    ranked = ranker(records.values, zone, now)
    found = describe_pairs(kernel, subjects, judged, rules, zone, ranked, report)
    _, unread = read_schedules(records.values["schedule"])
    unusable = [asked.values["id"][row] for row in reasons]
    digests = {**records.digests, **{one: records.digests[one] + _UNUSABLE for one in unusable}}
    minute = format_moments(zone.walls(np.array([now], np.int64)) // MINUTE * MINUTE)[0] or ""
    kept = Check(digest, digests, scope, found, ranked, minute, before.ranked)
    return Result(kept, _by_title(asked, reasons), _by_title(records, unread), records.unread)


def _shared(blobs: Sequence[bytes | None], report: Report) -> list[bytes | None]:
    """Return ground on the grid that syncs keep, so that all who hold a record measure the same."""
    shared: list[bytes | None] = []
    for begin in range(0, len(blobs), _PORTION):
        report("geometry", 0.0)
        shared += map(as_shared, blobs[begin : begin + _PORTION])
    return shared


def _by_title(records: RecordColumns, told: Mapping[int, _Told]) -> list[tuple[str, _Told]]:
    """Return what is told of records by their title, in their order; cancelled ones concern nobody."""
    titles, statuses = records.values["title"], records.values["status"]
    return [(str(titles[row] or ""), told[row]) for row in sorted(told) if statuses[row] != "cancelled"]


def _scope(records: RecordColumns, rules: RuleSet, before: Checked | None) -> set[str] | None:
    """Return the ids of the records that changed, came or went since a check, None where all must be compared."""
    if before is None or not before.rules:
        return None
    now, then = records.digests, before.digests
    changed = {one for one, digest in now.items() if then.get(one, "").rstrip(_UNUSABLE) != digest}
    changed |= then.keys() - now.keys()
    # An area that moves may let in or shut out any two others.
    if changed and any(side.inside for rule in rules.rules for side in (rule.first, rule.second)):
        kinds = dict(zip(records.values["id"], records.values["kind"]))
        if any(kinds.get(one, "area") == "area" for one in changed):
            return None
    return changed


def _needed(
    kernel: Kernel, records: RecordColumns, rules: RuleSet, scope: set[str], before: Checked, report: Report
) -> RecordColumns:
    """
    Return what a check of the records in scope must look at, in order.

    These and what they may reach, the areas where rules ask in which of them a record lies, and what could not be used
    and still cannot.
    """
    ids = records.values["id"]
    changed = np.array([one in scope for one in ids], bool)
    if not changed.any():
        rows = changed
    elif changed.sum() > _FEW:
        return records
    else:
        boxes = read_boxes(kernel, records.blobs, report)
        is_known = np.isfinite(boxes).all(axis=1)
        # As they stand: repaired, none is larger. What only QGIS can read is looked at in any case.
        rows = changed | ~is_known | reached(boxes, boxes[changed & is_known], reach_of(rules), _FEW)
        if any(side.inside for rule in rules.rules for side in (rule.first, rule.second)):
            rows |= np.array([kind == AREA.name for kind in records.values["kind"]], bool)
    rows |= np.array([before.digests.get(one, "").endswith(_UNUSABLE) for one in ids], bool)
    return records.take(np.flatnonzero(rows).tolist())


def ranker(records: Mapping[str, Sequence[Any]], zone: Zone, now: int) -> Callable[[Mapping[str, Any]], float]:
    """Return a function that ranks a row of overlaps of these records, given as columns, as of a day."""
    walls = zone.walls(np.array([now], np.int64))
    today = format_moments(walls // DAY * DAY)[0] or ""
    places = dict(zip(zip(records["kind"], records["id"]), range(len(records["id"]))))

    def ranked(overlap: Mapping[str, Any]) -> float:
        sides = ((overlap[f"{side}_kind"], overlap[f"{side}_id"]) for side in ("first", "second"))
        rows = [places[side] for side in sides if side in places]
        crowd = max((records["expected_attendance"][row] or 0 for row in rows), default=0)
        impact = reduce(worst_impact, (records["lane_impact"][row] for row in rows), None)
        at_least = overlap["certainty"] == "possible" and any(_is_untold(records, row) for row in rows)
        return rank(overlap, crowd, impact, today, at_least=at_least)

    return ranked


def _is_untold(records: Mapping[str, Sequence[Any]], row: int) -> bool:
    return length_is_untold(records["certainty"][row], records["schedule"][row])


def describe_pairs(
    kernel: Kernel,
    subjects: Subjects,
    judged: Judged,
    rules: RuleSet,
    zone: Zone,
    ranked: Callable[[Mapping[str, Any]], float],
    report: Report = silent,
) -> list[Found]:
    """Return judged pairs as rows of the table ``overlap``, with sentence and rank."""
    found: list[Found] = []
    for begin in range(0, len(judged), _PORTION):
        report("describe", 0.7 * begin / len(judged))
        some = judged.take(np.arange(begin, min(begin + _PORTION, len(judged))))
        found += _described(kernel, subjects, some, rules, zone, ranked)
    return found


def _described(
    kernel: Kernel,
    subjects: Subjects,
    judged: Judged,
    rules: RuleSet,
    zone: Zone,
    ranked: Callable[[Mapping[str, Any]], float],
) -> Iterator[Found]:
    language = spoken()
    first, second = (
        _sides(subjects, side, rows) for side, rows in (("first", judged.first), ("second", judged.second))
    )
    rows = zip(
        first, second, judged.rule.tolist(), judged.outcome.tolist(), judged.severity.tolist(),
        *(_texts(zone.walls(ticks)) for ticks in (judged.starts, judged.ends, judged.overs)), _known(judged.hours),
        judged.distances.tolist(), judged.areas.tolist(), judged.possible.tolist(), _known(judged.share),
        judged.occurrences.tolist(), judged.first_phases.tolist(), judged.second_phases.tolist(),
        kernel.write(judged.grounds), kernel.boxes(judged.grounds).tolist(),
        judged.first.tolist(), judged.second.tolist(),
    )  # fmt: skip
    for (one, other, number, outcome, severity, start, end, over, hours, distance, area, possible, share, times,
         one_phases, other_phases, blob, box, row, other_row) in rows:  # fmt: skip
        rule = rules.rules[number]
        places = {"first": row, "second": other_row}
        fields = {(side, name): subjects.column(name)[places[side]] for side, name in rule.fields}
        values: dict[str, Any] = {
            **one,
            **other,
            "rule": rule.id,
            "outcome": outcome,
            "severity": severity,
            "overlap_start": start,
            "overlap_end": end,
            "over_at": over,
            "hours": hours,
            "distance_m": distance,
            "area_m2": area,
            "certainty": "possible" if possible else "certain",
            "share": share,
            "occurrences": times,
        }
        values["explanation"] = explain(
            rule, values, language, tr,
            first_phases=_phases(one_phases), second_phases=_phases(other_phases), fields=fields,
            at_least=possible and any(_is_untold(subjects.values, one) for one in places.values()),
        )  # fmt: skip
        values["rank"] = ranked(values)
        told = (one_phases, other_phases, *fields.values())
        yield Found(values, blob, box, is_directed=not rule.is_symmetric, told=told)


def _sides(subjects: Subjects, side: str, rows: np.ndarray) -> list[dict[str, Any]]:
    columns = {name: subjects.column(name)[rows].tolist() for name in ("kind", "id", "title", "party")}
    names = [f"{side}_{name}" for name in columns]
    return [dict(zip(names, row)) for row in zip(*columns.values())]


@cache
def _phases(bits: int) -> Sequence[str]:
    return tuple(name for place, name in enumerate(PHASES) if bits >> place & 1)


def _texts(walls: np.ndarray) -> list[str | None]:
    """Write wall-clock ticks; many are the same, and each is written once."""
    different, places = np.unique(walls, return_inverse=True)
    return np.array(format_moments(different), object)[places].tolist()


def _known(values: np.ndarray) -> list[float | None]:
    """Return numbers with None for what is not one."""
    out = values.astype(object)
    out[np.isnan(values)] = None
    return out.tolist()
