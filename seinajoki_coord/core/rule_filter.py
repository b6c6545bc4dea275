"""Which records a rule means, as masks over columns."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from .overlap import Occupancies, find_pairs
from .rule import ABOVE, BELOW, DIFFERENT, EMERGENCY, LEAK, NEW_CONNECTION, SAME
from .window import Windows
from .zone import OPEN_END, OPEN_START

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .kernel import Kernel
    from .rule import Choice, Comparison, Condition, Filter, Side
    from .subject import Subjects

_NETWORKS = frozenset({"water_supply_and_sewer", "electricity", "district_heating", "telecom", "gas"})
_HOLDS = {BELOW: operator.lt, ABOVE: operator.gt, SAME: operator.eq, DIFFERENT: operator.ne}


def rows_of(kernel: Kernel, subjects: Subjects, side: Side) -> np.ndarray:
    """Return the rows of the records that a side of a rule means."""
    mask = passes(subjects, side.records)
    if EMERGENCY in side.exempt:
        mask &= ~_emergencies(subjects)
    if LEAK in side.exempt:
        mask &= ~(_emergencies(subjects) & _among(subjects, "type", _NETWORKS))
    if NEW_CONNECTION in side.exempt:
        mask &= ~_among(subjects, "type", frozenset({"network_connection"}))
    rows = np.flatnonzero(mask)
    return _inside(kernel, subjects, rows, side.inside) if side.inside else rows


def passes(subjects: Subjects, records: Filter) -> np.ndarray:
    """Whether each record passes a filter."""
    mask = subjects.masks.get(records)
    if mask is None:
        mask = subjects.masks[records] = _passes(subjects, records)
    return mask.copy()


def _passes(subjects: Subjects, records: Filter) -> np.ndarray:
    mask = np.ones(len(subjects), bool)
    for name, values in (("kind", records.kinds), ("type", records.types), ("status", records.statuses)):
        if values:
            mask &= _among(subjects, name, frozenset(values))
    if not records.statuses:
        mask &= ~_among(subjects, "status", frozenset({"cancelled"}))
    for condition in records.where:
        mask &= _meets(subjects, condition)
    return mask


def chosen(subjects: Subjects, choice: Choice, rows: np.ndarray) -> np.ndarray:
    """Return the value that a choice has for each of some records."""
    out = np.full(len(rows), choice.otherwise, object if isinstance(choice.otherwise, str) else float)
    for records, value in reversed(choice.cases):
        out[passes(subjects, records)[rows]] = value
    return out


def stand(subjects: Subjects, compare: Iterable[Comparison], first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Whether the fields of the two sides of each pair stand to each other in all the ways asked."""
    fits = np.ones(len(first), bool)
    for one in compare:
        holds, is_number = _HOLDS[one.relation], one.relation in {BELOW, ABOVE}
        pairs = zip(_bare(subjects, one.first, first, is_number), _bare(subjects, one.second, second, is_number))
        fits &= np.fromiter((a is not None and b is not None and holds(a, b) for a, b in pairs), bool, len(first))
    return fits


def _bare(subjects: Subjects, name: str, rows: np.ndarray, is_number: bool) -> list[Any]:
    """Return what a field holds in some records, None where that is blank, or no number where one is asked."""
    values = subjects.column(name)[rows].tolist()
    if is_number:
        return [one if _is_number(one) else None for one in values]
    return [(one.strip() or None) if isinstance(one, str) else one for one in values]


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float))


def _meets(subjects: Subjects, condition: Condition) -> np.ndarray:
    """Whether the field of each record holds what is asked; one without the field, or empty, is not what is asked."""
    if condition.values is not None:
        return _among(subjects, condition.field, condition.values)
    if condition.others is not None:
        others = condition.others
        return _told(subjects, condition.field, lambda one: one is not None and one not in others)
    low = -np.inf if condition.minimum is None else condition.minimum
    high = np.inf if condition.maximum is None else condition.maximum
    return _told(subjects, condition.field, lambda one: _is_number(one) and low <= one <= high)


def _among(subjects: Subjects, name: str, values: frozenset[Any]) -> np.ndarray:
    return _told(subjects, name, values.__contains__)


def _told(subjects: Subjects, name: str, test: Callable[[Any], bool]) -> np.ndarray:
    return np.fromiter(map(test, subjects.column(name).tolist()), bool, len(subjects))


def _emergencies(subjects: Subjects) -> np.ndarray:
    return _told(subjects, "emergency", bool)


def _inside(kernel: Kernel, subjects: Subjects, rows: np.ndarray, types: tuple[str, ...]) -> np.ndarray:
    """Keep the rows whose ground touches or overlaps an area of one of the types, whenever that is valid."""
    areas = np.flatnonzero(_among(subjects, "kind", frozenset({"area"})) & _among(subjects, "type", frozenset(types)))
    pairs = find_pairs(kernel, at_any_time(subjects, rows), at_any_time(subjects, areas))
    return rows[np.unique(pairs.first)]


def at_any_time(subjects: Subjects, rows: np.ndarray) -> Occupancies:
    """Return records as occupancies without limits in time."""
    windows = Windows(np.full(len(rows), OPEN_START), np.full(len(rows), OPEN_END))
    return Occupancies(subjects.geometries[rows], windows, subjects.boxes[rows])
