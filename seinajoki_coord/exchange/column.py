"""One column of a source read as one field of the schema: values, defaults, reasons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Callable

from ..core.error import CoordError, RecordsError, Word
from ..core.schedule import parse_schedule
from ..core.schema import FieldType
from .moment_text import read_moments
from .value_match import Vocabulary, read_boolean
from .word import clean_text, read_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..core.schema import Field
    from ..core.zone import Zone

_ENDS = frozenset({"ends_at", "cleared_at", "valid_to"})
_STRICT = frozenset({"status"})
"""Value lists in which an unknown word rejects the row: a cancelled work must not come in as a planned one."""
_LARGEST = 2**63 - 1
_DASHES = frozenset({"-", "–", "—"})
"""What stands for nothing in a value list."""


@dataclass
class Column:
    """The values of one field, one a row, as they are stored."""

    values: list[Any]
    faults: dict[int, RecordsError] = field(default_factory=dict)
    """Why a row cannot be a record."""
    replaced: Counter[str] = field(default_factory=Counter)
    """How often each value was not understood, so that the default stands there."""
    spans: dict[int, tuple[str, str]] = field(default_factory=dict)
    """First and last moment of what was told vaguely."""


def read_column(one: Field, values: Sequence[Any], zone: Zone, words: Mapping[str, str] | None = None) -> Column:
    """Read the values of a source (None: empty) as a field; ``words`` are more words for its codes."""
    column = _moments(one, values, zone) if one.type is FieldType.MOMENT else _read(one, values, words)
    if one.required and one.default is None:
        for row, value in enumerate(column.values):
            if value is None:
                column.faults.setdefault(row, RecordsError("The field “{field}” is empty.", field=Word(one.alias)))
    return column


def _moments(one: Field, values: Sequence[Any], zone: Zone) -> Column:
    read = read_moments(values, zone, ends=one.name in _ENDS)
    faults = {
        row: RecordsError(
            "“{text}” in the field “{field}” is not a date or time that can be read.", text=text, field=Word(one.alias)
        )
        for row, text in read.unreadable.items()
    }
    return Column(list(read.texts), faults, spans=read.spans)


def _read(one: Field, values: Sequence[Any], words: Mapping[str, str] | None) -> Column:
    """Read each distinct value once."""
    understand = _reader(one, words)
    known: dict[tuple[type, Any], Any] = {}
    column = Column([])
    for row, value in enumerate(values):
        key = (type(value), value)
        if key not in known:
            text = clean_text(value)
            known[key] = (None, None) if text in _DASHES and one.values else (text, understand(value))
        text, read = known[key]
        if read is None and text is not None:
            if one.name in _STRICT:
                column.faults[row] = RecordsError(
                    "“{text}” in the field “{field}” is not one of its values.", text=text, field=Word(one.alias)
                )
            else:
                column.replaced[text] += 1
        column.values.append(one.default if read is None else read)
    return column


def _reader(one: Field, words: Mapping[str, str] | None) -> Callable[[Any], Any]:
    """Return the function that turns a value into what is stored, or None where it is empty or not understood."""
    if one.values is not None:
        return Vocabulary(one, words).code
    if one.type is FieldType.BOOLEAN:
        return read_boolean
    if one.type in {FieldType.INTEGER, FieldType.REAL}:
        return lambda value: _number(one, value)
    if one.name == "schedule":
        return _schedule
    return clean_text


def _number(one: Field, value: object) -> int | float | None:
    if value is None:
        return None
    number = read_number(value)
    if number is None or abs(number) >= _LARGEST:
        return None
    if (one.minimum is not None and number < one.minimum) or (one.maximum is not None and number > one.maximum):
        return None
    return round(number) if one.type is FieldType.INTEGER else number


def _schedule(value: object) -> str | None:
    """Keep weekly hours and iCalendar rules only: what is no schedule is told rather than stored."""
    text = clean_text(value)
    try:
        return text if parse_schedule(text) is not None else None
    except CoordError:
        return None
