"""Rule sets as JSON: read, and refused with a sentence that names the place and what may stand there."""

from __future__ import annotations

import hashlib
import json
import re
from string import Formatter
from typing import TYPE_CHECKING, Any, Callable, TypeVar

from . import vocabulary as words
from .error import CoordError, RuleError
from .json_node import Node, read_json
from .phase import OCCUPYING, PHASES
from .rule import (
    ANY,
    APART,
    GROUNDS,
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
from .schema import RECORD_TABLES
from .season import Season
from .subject import columns_of
from .table import FieldType
from .weekly_hours import WeeklyHours, parse_weekly_hours

if TYPE_CHECKING:
    from .table import Field

Value = TypeVar("Value")
LANGUAGES = ("en", "fi", "sv")
PLACES = (
    "first", "second", "when", "from", "until", "hours", "times", "ground", "metres", "phase_first", "phase_second",
)  # fmt: skip
"""What a sentence may name in braces."""
_FILTER = ("kinds", "types", "statuses", "where")
_TYPES = {**words.WORK_TYPES, **words.EVENT_TYPES, **words.AREA_TYPES}
_DATE = re.compile(r"(\d\d)-(\d\d)")
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOST_MONTHS = 12 * 200


def parse_rules(text: str) -> RuleSet:
    """Read a rule set. Raises RuleError with a sentence that names the first place that is wrong."""
    known = ("$schema", "name", "version", "title", "source", "rules")
    content = read_json(text)
    top = content.entries(known, ("name", "version", "title", "rules"))
    nodes = list(top["rules"].items())
    rules = tuple(_rule(one) for one in nodes)
    seen: set[str] = set()
    for number, one in enumerate(rules):
        if one.id in seen:
            raise RuleError("{place}: “{value}” stands there twice.", place=f"rules[{number}].id", value=one.id)
        seen.add(one.id)
    canonical = json.dumps(content.value, sort_keys=True, ensure_ascii=False)
    return RuleSet(
        top["name"].text(),
        int(top["version"].number(1, whole=True)),
        _texts(top["title"]),
        tuple(one for one, node in zip(rules, nodes) if not node.value.get("off")),
        hashlib.sha256(canonical.encode()).hexdigest()[:32],
    )


def _rule(node: Node) -> Rule:
    known = (
        "id", "first", "second", "lead", "lag", "time", "outcome", "severity", "cases", "exempt", "valid", "sentence",
        "off",
    )  # fmt: skip
    parts = node.entries(known, ("id", "first", "outcome", "severity", "sentence"))
    if "off" in parts:
        parts["off"].truth()
    first = _side(parts["first"])
    time, within, ordered = _time(parts.get("time"))
    season, hours = _validity(parts.get("valid"))
    otherwise = Verdict(
        parts["outcome"].one_of(tuple(words.OUTCOMES)), parts["severity"].one_of(tuple(words.SEVERITIES))
    )
    cases = tuple(_verdict(one, otherwise) for one in parts["cases"].items()) if "cases" in parts else ()
    return Rule(
        id=parts["id"].text(),
        first=first,
        second=_side(parts["second"]) if "second" in parts else first,
        verdicts=(*cases, otherwise),
        sentence=_sentence(parts["sentence"]),
        lead=_reach(parts.get("lead")),
        lag=_reach(parts.get("lag")),
        time=time,
        within=within,
        ordered=ordered,
        exempt=parts["exempt"].some_of(PAIR_EXEMPTIONS) if "exempt" in parts else (),
        season=season,
        hours=hours,
    )


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
    where = parts["where"].entries(tuple(_fields(kinds))) if "where" in parts else {}
    return Filter(
        kinds,
        parts["types"].some_of(tuple(_TYPES)) if "types" in parts else (),
        parts["statuses"].some_of(tuple(words.STATUSES)) if "statuses" in parts else (),
        tuple(_condition(name, one, _fields(kinds)[name]) for name, one in where.items()),
    )


def _fields(kinds: tuple[str, ...]) -> dict[str, Field]:
    """Return the columns that records of some kinds, or of any, have, with the fields they come from."""
    return {
        column: RECORD_TABLES[kind].field(field)
        for kind in kinds or RECORD_TABLES
        for column, field in columns_of(kind).items()
        if column not in {"type", "status"}
    }


def _condition(name: str, node: Node, field: Field) -> Condition:
    if isinstance(node.value, list):
        return Condition(name, values=_values(node, field))
    parts = node.entries(("min", "max", "not"))
    if "not" in parts:
        return Condition(name, others=_values(parts["not"], field))
    if field.type not in {FieldType.INTEGER, FieldType.REAL} or not parts:
        raise RuleError("{place}: min and max go with a field that holds a number.", place=node.place)
    limits = {key: float(one.number(-1e15, 1e15)) for key, one in parts.items()}
    return Condition(name, minimum=limits.get("min"), maximum=limits.get("max"))


def _values(node: Node, field: Field) -> frozenset[Any]:
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


def _verdict(node: Node, otherwise: Verdict) -> Verdict:
    parts = node.entries(("when", "outcome", "severity"), ("when",))
    when = parts["when"].entries(("ground", "certainty", "first", "second", "either"))
    sides = {key: _filter(when[key].entries(_FILTER)) for key in ("first", "second", "either") if key in when}
    return Verdict(
        parts["outcome"].one_of(tuple(words.OUTCOMES)) if "outcome" in parts else otherwise.outcome,
        parts["severity"].one_of(tuple(words.SEVERITIES)) if "severity" in parts else otherwise.severity,
        when["ground"].some_of(GROUNDS) if "ground" in when else (),
        when["certainty"].one_of(tuple(words.LIKELIHOODS)) if "certainty" in when else None,
        **sides,
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


def _texts(node: Node) -> dict[str, str]:
    return {key: one.text() for key, one in node.entries(LANGUAGES, ("en",)).items()}


def _sentence(node: Node) -> dict[str, str]:
    texts = _texts(node)
    for language, text in texts.items():
        place = f"{node.place}.{language}"
        try:
            named = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
        except ValueError as error:
            raise RuleError("{place}: a brace is not closed.", place=place) from error
        for name in named:
            if name not in PLACES:
                raise RuleError(
                    "{place}: “{key}” is not known here; there may be {known}.",
                    place=place, key=f"{{{name}}}", known=", ".join(f"{{{one}}}" for one in PLACES),
                )  # fmt: skip
    return texts
