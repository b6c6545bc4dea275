"""Rules told pair by pair and hour by hour, straight from their JSON: what the columns must find."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

from seinajoki_coord.core.holiday import days_off
from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.rule import ground_of
from seinajoki_coord.core.rule_judge import Judged, judge_pairs
from seinajoki_coord.core.rule_text import parse_rules
from seinajoki_coord.core.subject import Subjects

from .clock import zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from seinajoki_coord.core.rule import Rule

UTC = zone("UTC")
FIELDS = (
    "kind", "id", "title", "type", "status", "party_id", "project", "starts_at", "ends_at", "setup_at", "cleared_at",
    "schedule", "certainty", "emergency", "lane_impact", "guarantee_days", "expected_attendance",
    "venue_id", "capacity", "bears_heavy_vehicles", "terms",
)  # fmt: skip
OCCUPYING = ("setup", "live", "teardown")
FAR = datetime.fromisoformat("1970-01-01"), datetime.fromisoformat("2199-01-01")
Window = tuple[datetime, datetime]
Row = dict[str, Any]


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
    }


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


def _passes(wanted: Row, row: Row) -> bool:
    if row["kind"] not in wanted.get("kinds", [row["kind"]]) or row["type"] not in wanted.get("types", [row["type"]]):
        return False
    if "statuses" in wanted:
        if row["status"] not in wanted["statuses"]:
            return False
    elif row["status"] == "cancelled":
        return False
    for name, condition in wanted.get("where", {}).items():
        value = row[name]
        if isinstance(condition, list):
            fits = value in condition
        elif value is None:
            fits = False
        elif "not" in condition:
            fits = value not in condition["not"]
        else:
            fits = condition.get("min", value) <= value <= condition.get("max", value)
        if not fits:
            return False
    return True


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
    return _passes(side, row)


def _chosen(choice: Any, key: str, default: Any, row: Row) -> Any:  # noqa: ANN401 (a radius or a word)
    if not isinstance(choice, list):
        return default if choice is None else choice
    return next(case[key] for case in choice if _passes(case, row) or set(case) == {key})


def _moment(text: str | None, otherwise: datetime) -> datetime:
    return otherwise if text is None else datetime.fromisoformat(text)


def _windows(side: Row, row: Row) -> list[Window]:
    """Return the time of a side's phases."""
    start, end = _moment(row["starts_at"], FAR[0]), _moment(row["ends_at"], FAR[1])
    setup, cleared = _moment(row["setup_at"], start), _moment(row["cleared_at"], end)
    recurs = row["schedule"] is not None and _chosen(side.get("times"), "times", "whole", row) == "occurrences"
    parts: dict[str, list[Window]] = {
        "setup": [(setup, start)],
        "live": _occurrences(row["schedule"], start, end) if recurs else [(start, end)],
        "teardown": [(end, cleared)],
        "guarantee": [(cleared, cleared + timedelta(days=row["guarantee_days"] or 0))] if cleared != FAR[1] else [],
    }
    found = sorted(window for name in side.get("phases", OCCUPYING) for window in parts[name] if window[0] < window[1])
    return _united(found, touching=not recurs)


def _united(windows: Iterable[Window], *, touching: bool) -> list[Window]:
    out: list[Window] = []
    for start, end in sorted(windows):
        if out and (start < out[-1][1] or (touching and start == out[-1][1])):
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


def _occurrences(schedule: str, start: datetime, end: datetime) -> list[Window]:
    """Return the occurrences of a rule, each until the time of day of the end."""
    length = timedelta(seconds=(end - start).total_seconds() % 86400 or 86400)
    found = rrulestr(schedule, dtstart=start).between(start, end, inc=True)
    named = [one for one in found if one < end]
    return [(max(one, start), min(one + length, end)) for one in named if one < min(one + length, end)]


def _said(rule: Row, second: Row, one: Row, other: Row) -> Row | None:
    distance = one["ground"].distance(other["ground"])
    if distance > _chosen(rule["first"].get("radius"), "metres", 0, one) + _chosen(
        second.get("radius"), "metres", 0, other
    ):
        return None
    for name, field in (("same_project", "project"), ("same_party", "party_id")):
        if name in rule.get("exempt", []) and one[field] and one[field] == other[field]:
            return None
    if not _compared(rule, one, other):
        return None
    asking, asked = _windows(rule["first"], one), _windows(second, other)
    asking = _widened(asking, rule.get("lead", {}), rule.get("lag", {}))
    shared = [(max(a[0], b[0]), min(a[1], b[1])) for a in asking for b in asked if max(a[0], b[0]) < min(a[1], b[1])]
    is_open = any(FAR[0] == start or FAR[1] == end for start, end in shared)
    if not is_open:
        shared = [piece for window in shared for piece in _valid(window, rule.get("valid"))]
    if not asking or not asked or not _stand_right(rule.get("time", "shared"), asking, asked, shared):
        return None
    possible = "window" in {one["certainty"], other["certainty"]}
    area = one["ground"].intersection(other["ground"]).area
    ground = "shared" if area > 0 else "touching" if distance == 0 else "apart"
    verdict = _verdict(rule, one, other, ground, "possible" if possible else "certain")
    if verdict["outcome"] == "none":
        return None
    hours = sum((end - start).total_seconds() for start, end in shared) / 3600
    return {**verdict, "possible": possible, "hours": None if is_open else hours, "occurrences": len(shared)}


def _widened(windows: list[Window], lead: Row, lag: Row) -> list[Window]:
    out = []
    for start, end in windows:
        early = timedelta(hours=lead.get("hours", 0), days=lead.get("days", 0))
        late = timedelta(hours=lag.get("hours", 0), days=lag.get("days", 0))
        first = start if start == FAR[0] else start - early - relativedelta(months=lead.get("months", 0))
        last = end if end == FAR[1] else end + late + relativedelta(months=lag.get("months", 0))
        out.append((first, last))
    return _united(out, touching=False)


def _valid(window: Window, valid: Row | None) -> list[Window]:
    """Return the runs of hours of a window in which a rule counts."""
    if valid is None:
        return [window]
    runs: list[Window] = []
    hour = window[0]
    while hour < window[1]:
        if _is_valid(hour, valid):
            if runs and runs[-1][1] == hour:
                runs[-1] = runs[-1][0], hour + timedelta(hours=1)
            else:
                runs.append((hour, hour + timedelta(hours=1)))
        hour += timedelta(hours=1)
    return runs


def _is_valid(hour: datetime, valid: Row) -> bool:
    if "from" in valid:
        day, first, last = f"{hour:%m-%d}", valid["from"], valid["until"]
        if not (first <= day <= last if first <= last else day >= first or day <= last):
            return False
    # The only hours that tests use are working days.
    return "hours" not in valid or (hour.weekday() < 5 and hour.date() not in days_off(hour.year))


def _stand_right(time: Any, asking: list[Window], asked: list[Window], shared: list[Window]) -> bool:  # noqa: ANN401
    if time == "shared":
        return bool(shared)
    if isinstance(time, str):
        return time == "any" or not shared
    months = {"months": time.get("apart_months", time.get("within_months"))}
    near = any(max(a[0], b[0]) < min(a[1], b[1]) for a in _widened(asking, months, months) for b in asked)
    in_order = "order" not in time or asking[-1][1] <= asked[0][0]
    return near and in_order and ("within_months" in time or not shared)


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
    return key not in when or any(_passes(when[key], row) for row in rows)
