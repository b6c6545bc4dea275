"""Fields in rule sets: which ones records have, how those of two sides compare, and which a sentence may name."""

from __future__ import annotations

from functools import cache
from string import Formatter
from typing import TYPE_CHECKING

from .error import RuleError
from .rule import ABOVE, BELOW, RELATIONS, Comparison
from .schema import RECORD_TABLES
from .subject import columns_of
from .table import FieldType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .json_node import Node
    from .table import Field

LANGUAGES = ("en", "fi", "sv")
"""In which texts in rule sets may stand."""
Sides = tuple[tuple[str, ...], tuple[str, ...]]
"""The kinds of the first and of the second side of a rule; empty: all."""
PLACES = (
    "first", "second", "when", "from", "until", "hours", "times", "ground", "metres", "phase_first", "phase_second",
)  # fmt: skip
"""What a sentence may name in braces, beside fields such as ``first_capacity``."""
_NUMBERS = frozenset({FieldType.INTEGER, FieldType.REAL})
_UNSAID = frozenset({FieldType.UUID, FieldType.BOOLEAN, FieldType.MOMENT})
"""What a sentence does not say as it stands; for moments it has ``{when}``, ``{from}`` and ``{until}``."""


@cache
def fields_of(kinds: tuple[str, ...]) -> Mapping[str, Field]:
    """Return the columns that records of some kinds, or of any, have, with the fields they come from."""
    return {
        column: RECORD_TABLES[kind].field(field)
        for kind in kinds or RECORD_TABLES
        for column, field in columns_of(kind).items()
    }


def holds_number(field: Field) -> bool:
    """Whether a field holds numbers."""
    return field.type in _NUMBERS


def read_comparisons(node: Node, sides: Sides) -> tuple[Comparison, ...]:
    """Read what must hold between the fields of both sides."""
    found = tuple(_comparison(one, sides) for one in node.items())
    if not found:
        raise RuleError("{place}: the list is empty.", place=node.place)
    return found


def _comparison(node: Node, sides: Sides) -> Comparison:
    first, second = (fields_of(kinds) for kinds in sides)
    parts = node.entries(("first", "is", "second"), ("first", "is", "second"))
    found = Comparison(
        parts["first"].one_of(tuple(first)), parts["is"].one_of(RELATIONS), parts["second"].one_of(tuple(second))
    )
    sorts = {_sort(first[found.first]), _sort(second[found.second])}
    if found.relation in {BELOW, ABOVE} and sorts != {FieldType.REAL}:
        raise RuleError("{place}: below and above go with two fields that hold numbers.", place=node.place)
    if len(sorts) > 1:
        raise RuleError(
            "{place}: “{first}” and “{second}” hold values of different types.",
            place=node.place, first=found.first, second=found.second,
        )  # fmt: skip
    return found


def _sort(field: Field) -> FieldType:
    """Return what stands for all types whose values may be the same."""
    if holds_number(field):
        return FieldType.REAL
    return field.type if field.type is FieldType.BOOLEAN else FieldType.TEXT


def read_texts(node: Node) -> dict[str, str]:
    """Read a text in some languages, of which English must be one."""
    return {key: one.text() for key, one in node.entries(LANGUAGES, ("en",)).items()}


def read_sentence(node: Node, sides: Sides) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Read a sentence, and the fields that it names in any language, each with its side; refuse what is not known."""
    texts = read_texts(node)
    fields = {
        f"{side}_{column}": (side, column)
        for side, kinds in zip(("first", "second"), sides)
        for column, field in fields_of(kinds).items()
        if field.type not in _UNSAID
    }
    named = {name for language, text in texts.items() for name in _named(text, f"{node.place}.{language}", fields)}
    return texts, {fields[name] for name in named if name in fields}


def _named(text: str, place: str, fields: Iterable[str]) -> list[str]:
    try:
        # With a width after a colon a sentence could be as long as the memory.
        named = [
            f"{name}{f'!{kind}' if kind else ''}{f':{form}' if form else ''}"
            for _, name, form, kind in Formatter().parse(text)
            if name is not None
        ]
    except ValueError as error:
        raise RuleError("{place}: a brace is not closed.", place=place) from error
    known = (*PLACES, *fields)
    for name in named:
        if name not in known:
            raise RuleError(
                "{place}: “{key}” is not known here; there may be {known}.",
                place=place, key=f"{{{name}}}", known=", ".join(f"{{{one}}}" for one in known),
            )  # fmt: skip
    return named
