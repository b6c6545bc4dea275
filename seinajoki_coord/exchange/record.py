"""Rows of a source as records of the workspace, or the reason why a row cannot be one."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Callable

from ..core.error import RecordsError, Word
from ..core.row_rule import refusal
from .column import Column, read_column
from .word import clean_text, fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..core.schema import Table
    from ..core.zone import Zone
    from .mapping import Origin

_WINDOWS = (("starts_at", "ends_at"), ("valid_from", "valid_to"))


@dataclass
class Converted:
    """
    Records in the order of the source's rows; None where ``faults`` has the reason, by row.

    A record holds the fields that the mapping names; where its dates are vague, also those that follow from it. References (``party_id``, ``venue_id``) hold the names as the source has them.
    """

    records: list[dict[str, Any] | None]
    faults: dict[int, RecordsError]
    replaced: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a word (field, word) was not understood, so that the field took its default."""
    vague: int = 0
    """Records whose dates name a week, month, season or year only."""


def convert(
    table: Table,
    mapping: Mapping[str, Origin],
    columns: Mapping[str, Sequence[Any]],
    count: int,
    zone: Zone,
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> Converted:
    """
    Turn the columns of a source (by field name, ``count`` values each) into records.

    ``words`` are more words for the codes of value lists, by field. Raises RecordsError where a constant or a code
    of the mapping does not fit.
    """
    out = Converted([], {})
    read: dict[str, Column] = {}
    for target, origin in mapping.items():
        one = table.field(target)
        _try_out(table, target, origin, zone, words)
        read[target] = read_column(one, _raw(origin, columns, count), zone, (words or {}).get(target))
        for row, reason in read[target].faults.items():
            out.faults.setdefault(row, reason)
        out.replaced.update({(target, word): times for word, times in read[target].replaced.items()})
    names = list(read)
    vague = _vague(read)
    for row, values in enumerate(zip(*(read[name].values for name in names))):
        record = dict(zip(names, values))
        if row in vague:
            _widen(table, record, vague[row])
        sentence = None if row in out.faults else refusal(table, record)
        if sentence is not None:
            out.faults[row] = RecordsError(sentence)
        out.vague += row in vague and row not in out.faults
        out.records.append(None if row in out.faults else record)
    return out


def identify(table: Table, converted: Converted, ground: Callable[[int], bytes]) -> int:
    """
    Give every record its ``source_id`` and refuse the ones that come twice; return how many had none of their own.

    Such a record is known by its geometry as the source has it (``ground`` gives the WKB of a row), its title and its
    times: importing the same again adds nothing, but a record changed in one of these counts as another.
    """
    start, end = next(pair for pair in _WINDOWS if any(one.name == pair[0] for one in table.fields))
    seen: dict[str, int] = {}
    made = 0
    for row, record in enumerate(converted.records):
        if record is None:
            continue
        if record.get("source_id") is None:
            made += 1
            texts = [record.get(name) for name in (table.title_field, start, end)]
            record["source_id"] = _digest(ground(row), texts)
        first = seen.setdefault(record["source_id"], row)
        if first != row:
            converted.records[row] = None
            converted.faults[row] = RecordsError(
                "The identifier {identifier} stands in the input already, in row {row}.",
                identifier=record["source_id"],
                row=first + 1,
            )
    return made


def _digest(ground: bytes, texts: Sequence[str | None]) -> str:
    digest = hashlib.sha256(ground)
    for text in texts:
        digest.update(b"\0" if text is None else b"\1" + text.encode("utf-8"))
    return digest.hexdigest()[:32]


def _raw(origin: Origin, columns: Mapping[str, Sequence[Any]], count: int) -> list[Any]:
    """Return the values of the source, its words exchanged and its gaps filled as the origin says."""
    if origin.field is None:
        return [origin.constant] * count
    values = list(columns[origin.field])
    if origin.values:
        values = [origin.values.get(fold(clean_text(value) or ""), value) for value in values]
    if origin.constant is not None:
        values = [origin.constant if value is None or value == "" else value for value in values]
    return values


def _try_out(
    table: Table, target: str, origin: Origin, zone: Zone, words: Mapping[str, Mapping[str, str]] | None
) -> None:
    """Raise RecordsError where what the mapping itself says is not understood, before any row is blamed for it."""
    one = table.field(target)
    for value in (origin.constant, *origin.values.values()):
        if value is None:
            continue
        read = read_column(one, [value], zone, (words or {}).get(target))
        if read.faults or read.replaced:
            allowed = ", ".join(one.values) if one.values else Word(one.type.value)
            raise RecordsError(
                "The mapping gives {name} the value {value}, which does not fit. It takes: {allowed}.",
                name=target,
                value=value,
                allowed=allowed,
            )


def _vague(read: Mapping[str, Column]) -> dict[int, dict[str, tuple[str, str]]]:
    """Return the spans of the rows that have any, by field."""
    vague: dict[int, dict[str, tuple[str, str]]] = {}
    for name, column in read.items():
        for row, span in column.spans.items():
            vague.setdefault(row, {})[name] = span
    return vague


def _widen(table: Table, record: dict[str, Any], spans: Mapping[str, tuple[str, str]]) -> None:
    """Say that the dates are a window; a vague start without an end, or the reverse, stands for its whole span."""
    for start, end in _WINDOWS:
        for one, other, side in ((start, end, 1), (end, start, 0)):
            if one in spans and record.get(other) is None:
                record[other] = spans[one][side]
    if any(one.name == "certainty" for one in table.fields):
        record["certainty"] = "window"
