"""Rule sets as JSON: read, and refused with a sentence that names the place and what may stand there."""

from __future__ import annotations

import hashlib
import json
import math
import re
from itertools import product
from typing import TYPE_CHECKING, Any, Callable, TypeVar

from . import vocabulary as words
from .error import CoordError, RuleError
from .json_node import Node, read_json
from .phase import OCCUPYING, PHASES
from .rule import (
    ANY,
    APART,
    GROUNDS,
    NONE,
    PAIR_EXEMPTIONS,
    SHARED,
    SIDE_EXEMPTIONS,
    TAKEN,
    TIMES,
    WHOLE,
    Choice,
    Condition,
    Filter,
    Reach,
    Rule,
    RuleSet,
    Side,
    Verdict,
)
from .rule_field import fields_of, holds_number, read_comparisons, read_sentence, read_texts
from .season import Season
from .table import FieldType
from .weekly_hours import WeeklyHours, parse_weekly_hours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .rule_field import Sides
    from .table import Field

Value = TypeVar("Value")
_FILTER = ("kinds", "types", "statuses", "where")
_TYPES = {"work": words.WORK_TYPES, "event": words.EVENT_TYPES, "area": words.AREA_TYPES}
_DATE = re.compile(r"(\d\d)-(\d\d)")
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOST_MONTHS = 12 * 200


def parse_rules(text: str) -> RuleSet:
    """Read a rule set. Raises RuleError with a sentence that names the first place that is wrong."""
    known = ("$schema", "name", "version", "title", "source", "rules")
    content = read_json(text)
    top = content.entries(known, ("name", "version", "title", "rules"))
    if "source" in top:
        top["source"].text()
    nodes = list(top["rules"].items())
    rules = tuple(_rule(one) for one in nodes)
    seen: set[str] = set()
    for number, one in enumerate(rules):
        if one.id in seen:
            raise RuleError("{place}: “{value}” stands there twice.", place=f"rules[{number}].id", value=one.id)
        seen.add(one.id)
    canonical = json.dumps(content.value, sort_keys=True, ensure_ascii=False)
    found = RuleSet(
        top["name"].text(),
        int(top["version"].number(1, whole=True)),
        read_texts(top["title"]),
        tuple(one for one, node in zip(rules, nodes) if not node.value.get("off")),
        hashlib.sha256(canonical.encode()).hexdigest()[:32],
    )
    if not nodes:
        # A check by no rules would close the whole register; who wants that switches the rules off.
        raise RuleError("{place}: the list is empty.", place="rules")
    return found


def _rule(node: Node) -> Rule:
    known = (
        "id", "first", "second", "compare", "lead", "lag", "time", "outcome", "severity", "cases", "exempt", "valid",
        "sentence", "off",
    )  # fmt: skip
    parts = node.entries(known, ("id", "first", "outcome", "severity", "sentence"))
    if "off" in parts:
        parts["off"].truth()
    first = _side(parts["first"])
    second = _side(parts["second"]) if "second" in parts else first
    sides = first.records.kinds, second.records.kinds
    time, within, ordered = _time(parts.get("time"))
    season, hours = _validity(parts.get("valid"))
    sentence, fields = read_sentence(parts["sentence"], sides)
    otherwise = Verdict(
        parts["outcome"].one_of(tuple(words.OUTCOMES)), parts["severity"].one_of(tuple(words.SEVERITIES)), sentence
    )
    cases = []
    for part in parts["cases"].items() if "cases" in parts else ():
        case, said = _verdict(part, otherwise, sides)
        cases.append(case)
        fields |= said
    _refuse_untold([*cases, otherwise], node.place)
    compare = read_comparisons(parts["compare"], sides) if "compare" in parts else ()
    for one in (*compare, *(one for case in cases for one in case.compare)):
        fields |= {("first", one.first), ("second", one.second)}
    found = Rule(
        id=parts["id"].text(),
        first=first,
        second=second,
        verdicts=(*cases, otherwise),
        lead=_reach(parts.get("lead")),
        lag=_reach(parts.get("lag")),
        time=time,
        within=within,
        ordered=ordered,
        exempt=parts["exempt"].some_of(PAIR_EXEMPTIONS) if "exempt" in parts else (),
        compare=compare,
        fields=tuple(sorted(fields)),
        season=season,
        hours=hours,
    )
    if found.is_symmetric and not all(one.is_symmetric for case in cases for one in case.compare):
        raise RuleError(
            "{place}: both sides are alike, so a case may only ask whether one field is the same or different.",
            place=f"{node.place}.cases",
        )
    return found


def _side(node: Node) -> Side:
    parts = node.entries((*_FILTER, "phases", "times", "radius", "inside", "exempt"))
    return Side(
        records=_filter(parts),
        phases=parts["phases"].some_of(PHASES) if "phases" in parts else OCCUPYING,
        times=_choice(parts.get("times"), "times", lambda one: one.one_of(TAKEN), WHOLE),
        radius=_choice(parts.get("radius"), "metres", lambda one: float(one.number(0, 100_000)), 0.0),
        inside=parts["inside"].some_of(tuple(words.AREA_TYPES)) if "inside" in parts else (),
        exempt=parts["exempt"].some_of(SIDE_EXEMPTIONS) if "exempt" in parts else (),
    )


def _choice(node: Node | None, key: str, read: Callable[[Node], Value], default: Value) -> Choice:
    """Read one value, or a list of cases of which the last one names no records."""
    if node is None:
        return Choice(default)
    if not isinstance(node.value, list):
        return Choice(read(node))
    entries = [one.entries((*_FILTER, key), (key,)) for one in node.items()]
    if not entries or set(entries[-1]) != {key} or any(set(one) == {key} for one in entries[:-1]):
        raise RuleError("{place}: the last case, and only that, must fit all records.", place=node.place)
    return Choice(read(entries[-1][key]), tuple((_filter(one), read(one[key])) for one in entries[:-1]))


def _filter(parts: dict[str, Node]) -> Filter:
    kinds = parts["kinds"].some_of(tuple(words.KINDS)) if "kinds" in parts else ()
    fields = {name: one for name, one in fields_of(kinds).items() if name not in {"type", "status"}}
    where = parts["where"].entries(tuple(fields)) if "where" in parts else {}
    types = tuple(dict.fromkeys(one for kind in kinds or _TYPES for one in _TYPES[kind]))
    return Filter(
        kinds,
        parts["types"].some_of(types) if "types" in parts else (),
        parts["statuses"].some_of(tuple(words.STATUSES)) if "statuses" in parts else (),
        tuple(_condition(name, one, fields[name]) for name, one in where.items()),
    )


def _condition(name: str, node: Node, field: Field) -> Condition:
    if isinstance(node.value, list):
        return Condition(name, values=_values(node, field))
    if isinstance(node.value, dict) and "not" in node.value:
        return Condition(name, others=_values(node.entries(("not",))["not"], field))
    parts = node.entries(("min", "max", "not"))
    if not holds_number(field) or not parts:
        raise RuleError("{place}: min and max go with a field that holds a number.", place=node.place)
    limits = {key: float(one.number(-1e15, 1e15)) for key, one in parts.items()}
    if limits.get("min", -math.inf) > limits.get("max", math.inf):
        raise RuleError("{place}: min is above max, so nothing fits.", place=node.place)
    return Condition(name, minimum=limits.get("min"), maximum=limits.get("max"))


def _values(node: Node, field: Field) -> frozenset[Any]:
    if node.value == []:
        raise RuleError("{place}: the list is empty.", place=node.place)
    if field.values is not None:
        return frozenset(node.some_of(tuple(field.values)))
    if field.type is FieldType.BOOLEAN:
        return frozenset(int(one.truth()) for one in node.items())
    for one in node.items():
        if not isinstance(one.value, (str, int, float)):
            raise RuleError("{place}: there must be a text or a number.", place=one.place)
    return frozenset(one.value for one in node.items())


def _reach(node: Node | None) -> Reach:
    if node is None:
        return Reach()
    parts = node.entries(("hours", "days", "months"))
    days = parts["days"].number(0, _MOST_MONTHS * 31) if "days" in parts else 0
    hours = parts["hours"].number(0, _MOST_MONTHS * 31 * 24) if "hours" in parts else 0
    months = parts["months"].number(0, _MOST_MONTHS, whole=True) if "months" in parts else 0
    return Reach(float(hours + 24 * days), int(months))


def _time(node: Node | None) -> tuple[str, Reach | None, bool]:
    """Return the relation in time, how far apart at most, and whether the order counts."""
    if node is None:
        return SHARED, None, False
    if not isinstance(node.value, dict):
        return node.one_of(TIMES), None, False
    parts = node.entries(("apart_months", "within_months", "order"))
    if ("apart_months" in parts) == ("within_months" in parts) or ("within_months" in parts and "order" in parts):
        raise RuleError(
            "{place}: there must be apart_months, with order or without, or within_months.", place=node.place
        )
    time, limit = (APART, parts["apart_months"]) if "apart_months" in parts else (ANY, parts["within_months"])
    if "order" in parts:
        parts["order"].one_of(("first_before_second",))
    return time, Reach(months=int(limit.number(0, _MOST_MONTHS, whole=True))), "order" in parts


def _verdict(node: Node, otherwise: Verdict, sides: Sides) -> tuple[Verdict, set[tuple[str, str]]]:
    """Read a case; with it the fields that its own sentence names."""
    parts = node.entries(("when", "outcome", "severity", "sentence"), ("when",))
    when = parts["when"].entries(("ground", "certainty", "first", "second", "either", "compare"))
    filters = {key: _filter(when[key].entries(_FILTER)) for key in ("first", "second", "either") if key in when}
    sentence, fields = read_sentence(parts["sentence"], sides) if "sentence" in parts else (otherwise.sentence, set())
    found = Verdict(
        parts["outcome"].one_of((*words.OUTCOMES, NONE)) if "outcome" in parts else otherwise.outcome,
        parts["severity"].one_of(tuple(words.SEVERITIES)) if "severity" in parts else otherwise.severity,
        sentence,
        when["ground"].some_of(GROUNDS) if "ground" in when else (),
        when["certainty"].one_of(tuple(words.LIKELIHOODS)) if "certainty" in when else None,
        **filters,
        compare=read_comparisons(when["compare"], sides) if "compare" in when else (),
    )
    return found, fields


def _refuse_untold(verdicts: Sequence[Verdict], place: str) -> None:
    """Refuse a case that asks for records where a kept overlap would not tell whether it or a later one was said."""
    for number, case in enumerate(verdicts):
        for other in verdicts[number + 1 :] if case.asks_for_records and case.outcome != NONE else ():
            is_alike = any(
                all(one.may_say(case.outcome, case.severity, *pair) for one in (case, other))
                for pair in product(GROUNDS, words.LIKELIHOODS)
            )
            if is_alike and case.sentence != other.sentence:
                raise RuleError(
                    "{place}: a later case with the same outcome and severity says something else, so it could not be "
                    "told which one was meant; give this one another outcome or severity, or the same sentence.",
                    place=f"{place}.cases[{number}]",
                )


def _validity(node: Node | None) -> tuple[Season | None, WeeklyHours | None]:
    """Read the part of the year and the hours of the week in which a rule counts."""
    if node is None:
        return None, None
    parts = node.entries(("from", "until", "hours"))
    if ("from" in parts) != ("until" in parts):
        raise RuleError("{place}: “from” and “until” go together.", place=node.place)
    season = Season(_day(parts["from"]), _day(parts["until"])) if "from" in parts else None
    if "hours" not in parts:
        return season, None
    try:
        return season, parse_weekly_hours(parts["hours"].text())
    except CoordError as error:
        raise RuleError("{place}: {reason}", place=parts["hours"].place, reason=error) from error


def _day(node: Node) -> tuple[int, int]:
    found = _DATE.fullmatch(node.text())
    month, day = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (1 <= month <= 12 and 1 <= day <= _DAYS_OF_MONTH[month - 1]):
        raise RuleError("{place}: “{value}” is no day of the year such as 12-01.", place=node.place, value=node.value)
    return month, day
