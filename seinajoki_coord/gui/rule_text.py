"""Rule sets in words: which records meet which, and how near; and changes of single values in the text of a set."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..core import vocabulary as words
from ..core.error import RuleError
from ..core.explain import number_in
from ..core.rule import ABOVE, BELOW, DIFFERENT, SAME, in_language
from ..core.rule_field import fields_of
from ..core.rule_text import parse_rules
from ..layers.language import spoken, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGNS = {BELOW: "<", ABOVE: ">", SAME: "=", DIFFERENT: "≠"}
_TYPES = {**words.WORK_TYPES, **words.EVENT_TYPES, **words.AREA_TYPES}


def title_of(text: str) -> str:
    """Return the title of a rule set in the user's language. Raises RuleError."""
    return in_language(parse_rules(text).title, spoken())


def rules_in(text: str) -> list[dict[str, Any]]:
    """Return the rules that stand in a text, those that are off too. Raises RuleError where it is no rule set."""
    parse_rules(text)
    rules: list[dict[str, Any]] = json.loads(text)["rules"]
    return rules


def changed(text: str, number: int, **values: object) -> str:
    """Return the text of a rule set with other values in one rule; None takes a value out. Raises RuleError."""
    content = json.loads(text)
    rule = content["rules"][number]
    for name, value in values.items():
        if value is None:
            rule.pop(name, None)
        else:
            rule[name] = value
    return _written(content)


def radius_set(text: str, number: int, side: str, metres: str) -> str:
    """Return the text of a rule set with another radius of a side. Raises RuleError where that is no number."""
    place = f"rules[{number}].{side}.radius"
    try:
        value = float("".join(metres.split()).replace(",", "."))
        metre = int(value)
    except (ValueError, OverflowError) as error:
        raise RuleError("{place}: “{value}” is no number of metres.", place=place, value=metres) from error
    content = json.loads(text)
    content["rules"][number][side]["radius"] = metre if value == metre else value
    return _written(content)


def _written(content: Mapping[str, Any]) -> str:
    """Return a rule set as text that a person can read."""
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def sides(rule: Mapping[str, Any]) -> str:
    """Return which records of a rule meet which, and how their fields must stand to each other."""
    first, second = rule["first"], rule.get("second", rule["first"])
    compared = [_compared(one, first, second) for one in rule.get("compare", ())]
    return "; ".join([f"{_side(first)} – {_side(second)}", *compared])


def radii(rule: Mapping[str, Any]) -> str:
    """Return the metres around both sides."""
    first = _radius(rule["first"])
    second = _radius(rule["second"]) if "second" in rule else first
    return f"{first} + {second} m" if (first, second) != ("0", "0") else "0 m"


def has_plain_radius(side: Mapping[str, Any]) -> bool:
    """Whether the radius of a side is one number, and not one for each case."""
    return not isinstance(side.get("radius", 0), list)


def _compared(one: Mapping[str, str], first: Mapping[str, Any], second: Mapping[str, Any]) -> str:
    names = (
        tr(fields_of(tuple(side.get("kinds", ())))[one[key]].alias)
        for key, side in (("first", first), ("second", second))
    )
    return f" {_SIGNS[one['is']]} ".join(names)


def _side(side: Mapping[str, Any]) -> str:
    kinds = ", ".join(tr(words.KINDS[one]) for one in side.get("kinds", words.KINDS))
    types = ", ".join(tr(_TYPES[one]) for one in side.get("types", ()))
    return f"{kinds} ({types})" if types else kinds


def _radius(side: Mapping[str, Any]) -> str:
    radius = side.get("radius", 0)
    if isinstance(radius, list):
        return "/".join(_metres(one["metres"]) for one in radius)
    return _metres(radius)


def _metres(radius: float) -> str:
    return number_in(spoken(), radius, decimals=3)
