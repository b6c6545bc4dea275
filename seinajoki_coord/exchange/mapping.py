"""Where each field of a record comes from: a field of the source, a constant, or both."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..core.error import RecordsError
from .field_match import importable, propose
from .word import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ..core.schema import Table

_KEYS = frozenset({"field", "constant", "values"})


@dataclass(frozen=True)
class Origin:
    """
    Where one field comes from.

    The constant fills in where the source has no field or nothing in it. ``values`` says what stands for a value
    of the source; its keys are folded.
    """

    field: str | None = None
    constant: Any = None
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)


def parse_mapping(text: str, table: Table, sources: Sequence[str]) -> dict[str, Origin | None]:
    """
    Read a mapping as JSON: ``{"work_type": {"field": "laji", "values": {"vesi": "gas"}}, "project": "hanke"}``.

    None (JSON null) leaves a field out. Raises RecordsError where the text is no such JSON, or names a field that
    the table or the source has not.
    """
    if not text.strip():
        return {}
    try:
        parsed = json.loads(text)
    except ValueError as error:
        raise RecordsError("The mapping is not JSON: {problem}", problem=str(error)) from error
    if not isinstance(parsed, dict):
        raise RecordsError("The mapping must be a JSON object such as {example}.", example='{"project": "hanke"}')
    return {_target(name, table): _origin(name, given, sources) for name, given in parsed.items()}


def complete(
    table: Table,
    sources: Sequence[str],
    chosen: Mapping[str, str],
    given: Mapping[str, Origin | None],
    *,
    words: Mapping[str, Sequence[str]] | None = None,
    used: Collection[str] = (),
) -> dict[str, Origin]:
    """
    Return where every field comes from: as chosen, as given by the mapping, and for the rest proposed by name.

    ``chosen`` maps fields of the table to source fields; ``words`` are more names of the table's fields, ``used``
    source fields that serve something else. Raises RecordsError where both name a different field for one target,
    or nothing gives a title.
    """
    origins = {target: origin for target, origin in given.items() if origin is not None}
    for target, source in chosen.items():
        origin = given.get(target) or Origin()
        if origin.field not in {None, source}:
            raise RecordsError(
                "The field {target} is given twice: as {first} and, in the mapping, as {second}.",
                target=target,
                first=source,
                second=origin.field,
            )
        origins[target] = replace(origin, field=source)
    taken = {*used, *given, *chosen, *(origin.field for origin in origins.values() if origin.field)}
    for target, source in propose(table, sources, taken=taken, words=words).items():
        origins[target] = Origin(source)
    if table.title_field not in origins:
        raise RecordsError(
            "No field of the layer looks like a title. Choose one, or give a constant in the mapping: {example}",
            example=json.dumps({table.title_field: {"constant": "…"}}, ensure_ascii=False),
        )
    return {name: origins[name] for name in importable(table) if name in origins}


def _target(name: str, table: Table) -> str:
    names = importable(table)
    for candidate in (name, f"{name}_id", table.title_field if name in {"title", "name"} else name):
        if candidate in names:
            return candidate
    raise RecordsError("The mapping names a field {name}, which {table} has not. There are: {names}.",
                       name=name, table=table.name, names=", ".join(names))  # fmt: skip


def _origin(name: str, given: object, sources: Sequence[str]) -> Origin | None:
    if given is None:
        return None
    if isinstance(given, str):
        return Origin(_source(given, sources))
    if not isinstance(given, dict) or not given or not set(given) <= _KEYS:
        raise RecordsError(
            "What the mapping says of {name} must be a field name, or an object with field, constant or values.",
            name=name,
        )
    values = given.get("values", {})
    if not isinstance(values, dict):
        raise RecordsError(
            "The values that the mapping gives for {name} must be an object of words and codes.", name=name
        )
    source, constant = given.get("field"), given.get("constant")
    if isinstance(constant, (dict, list)):
        raise RecordsError(
            "The constant that the mapping gives for {name} must be a text, a number, true or false.", name=name
        )
    return Origin(
        None if source is None else _source(str(source), sources),
        constant,
        {fold(word): value for word, value in values.items()},
    )


def _source(name: str, sources: Sequence[str]) -> str:
    """Return the source's own spelling of a field name."""
    if name in sources:
        return name
    alike = [source for source in sources if fold(source) == fold(name)]
    if len(alike) == 1:
        return alike[0]
    raise RecordsError("The layer has no field {name}. It has: {names}.", name=name, names=", ".join(sources))
