"""Rules told pair by pair and hour by hour, straight from their JSON: what the columns must find."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.rule import ground_of
from seinajoki_coord.core.rule_judge import Judged, judge_pairs
from seinajoki_coord.core.rule_text import parse_rules
from seinajoki_coord.core.subject import Subjects
from seinajoki_coord.core.zone import OPEN_END

from .clock import zone
from .side_oracle import FAR, Row, Window, chosen, passes, stand_right, times_of, valid_runs, widened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seinajoki_coord.core.rule import Rule

UTC = zone("UTC")
FIELDS = (
    "kind", "id", "title", "type", "status", "party_id", "project", "starts_at", "ends_at", "setup_at", "cleared_at",
    "schedule", "certainty", "emergency", "lane_impact", "guarantee_days", "expected_attendance",
    "venue_id", "capacity", "bears_heavy_vehicles", "terms",
)  # fmt: skip


def record(kind: str = "work", ground: Any = None, **values: Any) -> Row:  # noqa: ANN401 (values of any field)
    """Return a record: a square of 10 m at the origin, a week of June, unless told otherwise."""
    row: Row = dict.fromkeys(FIELDS)
    row.update(kind=kind, id=f"{kind}-{id(row)}", title=kind, type="other", certainty="fixed", emergency=0)
    row.update(starts_at="2026-06-01T00:00", ends_at="2026-06-08T00:00", status=None if kind == "area" else "planned")
    row.update(lane_impact="none" if kind == "work" else None, ground=ground or shapely.box(0, 0, 10, 10))
    row.update(values)
    return row


def subjects(rows: Sequence[Row], where: Any = UTC) -> Subjects:  # noqa: ANN401 (a zone)
    """Return records as columns."""
    geometries = np.empty(len(rows), object)
    geometries[:] = [row["ground"] for row in rows]
    values = {name: [row[name] for row in rows] for name in FIELDS}
    found, reasons = Subjects.of(ShapelyKernel(), values, geometries, where)
    assert not reasons
    return found


def judged(text: str, rows: Sequence[Row], only: np.ndarray | None = None, where: Any = UTC) -> list[Row]:  # noqa: ANN401
    """Return what the columns find, a row for each pair."""
    rules = parse_rules(text)
    found = judge_pairs(ShapelyKernel(), subjects(rows, where), rules, where, only=only)
    return [_told(found, place, rules.rules[found.rule[place]], rows) for place in range(len(found))]


def _told(found: Judged, place: int, rule: Rule, rows: Sequence[Row]) -> Row:
    names = ("outcome", "severity", "possible", "hours", "occurrences")
    said = rule.sentence_for(
        found.outcome[place], found.severity[place], ground_of(found.areas[place], found.distances[place]),
        "possible" if found.possible[place] else "certain",
    )  # fmt: skip
    return {
        "rule": rule.id,
        "first": rows[found.first[place]]["id"],
        "second": rows[found.second[place]]["id"],
        "sentence": said["en"],
        **{name: getattr(found, name)[place] for name in names},
        "over": _text(found.overs[place]) if found.occurrences[place] == 0 else None,
    }


def _text(ticks: int) -> str | None:
    """Return a moment in UTC; None where it is open."""
    moment = datetime.fromisoformat("1970-01-01") + timedelta(microseconds=int(ticks)) if ticks != OPEN_END else FAR[1]
    return _told_moment(moment)


def _told_moment(moment: datetime) -> str | None:
    return None if moment == FAR[1] else moment.isoformat(timespec="minutes")


def expected(rules: Row, rows: Sequence[Row]) -> list[Row]:
    """Return what the rules say of every pair, asked one by one."""
    out = []
    for rule in rules["rules"]:
        if rule.get("off"):
            continue
        second = rule.get("second", rule["first"])
        turned = any(
            one["first"] != one["second"] or one["is"] in {"below", "above"} for one in rule.get("compare", [])
        )
        symmetric = second == rule["first"] and not (turned or rule.get("lead") or rule.get("lag") or _ordered(rule))
        for place, one in enumerate(rows):
            for other_place, other in enumerate(rows):
                if place == other_place or (symmetric and other_place < place):
                    continue
                if _counts(rule["first"], one, rows) and _counts(second, other, rows):
                    said = _said(rule, second, one, other)
                    if said is not None:
                        out.append({"rule": rule["id"], "first": one["id"], "second": other["id"], **said})
    return out


def _ordered(rule: Row) -> bool:
    return isinstance(rule.get("time"), dict) and "order" in rule["time"]


def _counts(side: Row, row: Row, rows: Sequence[Row]) -> bool:
    exempt = side.get("exempt", [])
    network = row["type"] in {"water_supply_and_sewer", "electricity", "district_heating", "telecom", "gas"}
    if "emergency" in exempt and row["emergency"]:
        return False
    if "leak" in exempt and row["emergency"] and network:
        return False
    if "new_connection" in exempt and row["type"] == "network_connection":
        return False
    if "inside" in side and not any(
        area["kind"] == "area" and area["type"] in side["inside"] and area["ground"].intersects(row["ground"])
        for area in rows
    ):
        return False
    return passes(side, row)


def _said(rule: Row, second: Row, one: Row, other: Row) -> Row | None:
    distance = one["ground"].distance(other["ground"])
    if distance > chosen(rule["first"].get("radius"), "metres", 0, one) + chosen(
        second.get("radius"), "metres", 0, other
    ):
        return None
    for name, field in (("same_project", "project"), ("same_party", "party_id")):
        if name in rule.get("exempt", []) and one[field] and one[field] == other[field]:
            return None
    if not _compared(rule, one, other):
        return None
    asking, asked = times_of(rule["first"], one), times_of(second, other)
    asking = widened(asking, rule.get("lead", {}), rule.get("lag", {}))
    shared = [(max(a[0], b[0]), min(a[1], b[1])) for a in asking for b in asked if max(a[0], b[0]) < min(a[1], b[1])]
    is_open = any(FAR[0] == start or FAR[1] == end for start, end in shared)
    if not is_open:
        shared = [piece for window in shared for piece in valid_runs(window, rule.get("valid"))]
    if not asking or not asked or not stand_right(rule.get("time", "shared"), asking, asked, shared):
        return None
    possible = "window" in {one["certainty"], other["certainty"]}
    area = one["ground"].intersection(other["ground"]).area
    ground = "shared" if area > 0 else "touching" if distance == 0 else "apart"
    verdict = _verdict(rule, one, other, ground, "possible" if possible else "certain")
    if verdict["outcome"] == "none":
        return None
    hours = sum((end - start).total_seconds() for start, end in shared) / 3600
    return {
        **verdict,
        "possible": possible,
        "hours": None if is_open else hours,
        "occurrences": len(shared),
        "over": None if shared else _told_moment(_over(verdict["outcome"], (one, asking), (other, asked))),
    }


def _over(outcome: str, *sides: tuple[Row, list[Window]]) -> datetime:
    """Return when nothing can be done any more about two that share no time."""
    happening = [side for side in sides if side[0]["kind"] != "area"] or sides
    ends = [windows[-1][1] for _, windows in happening]
    return min(ends) if outcome == "opportunity" else max(ends)


def _verdict(rule: Row, one: Row, other: Row, ground: str, certainty: str) -> Row:
    for case in rule.get("cases", []):
        when = case["when"]
        if (
            ground in when.get("ground", [ground])
            and when.get("certainty", certainty) == certainty
            and _passes_or_absent(when, "first", [one])
            and _passes_or_absent(when, "second", [other])
            and _passes_or_absent(when, "either", [one, other])
            and _compared(when, one, other)
        ):
            rule = {**rule, **case}
            break
    return {"outcome": rule["outcome"], "severity": rule["severity"], "sentence": rule["sentence"]["en"]}


def _compared(asked: Row, one: Row, other: Row) -> bool:
    """Whether two records stand to each other in all the ways asked; an empty field fits nothing."""
    for pair in asked.get("compare", []):
        left, right = (
            value.strip() if isinstance(value, str) else value for value in (one[pair["first"]], other[pair["second"]])
        )
        if left in (None, "") or right in (None, ""):
            return False
        told = {"same": left == right, "different": left != right}
        if isinstance(left, (int, float)):
            told |= {"below": left < right, "above": left > right}
        if not told[pair["is"]]:
            return False
    return True


def _passes_or_absent(when: Row, key: str, rows: list[Row]) -> bool:
    return key not in when or any(passes(when[key], row) for row in rows)
