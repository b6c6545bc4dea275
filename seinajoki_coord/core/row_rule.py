"""The rules between fields of a row, worked out in Python from the one schema description."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .table import Check, Table

_CLAUSE = re.compile(r"(\w+) (<|<=) (\w+)")
_EMPTY = re.compile(r"\w+ IS NULL")


def refusal(table: Table, row: Mapping[str, Any]) -> str | None:
    """Return the sentence of the first rule between fields that a row breaks; None where it keeps them all."""
    for left, right, may_equal, sentence in _comparisons(table.checks):
        first, second = row.get(left), row.get(right)
        if first is not None and second is not None and not (first <= second if may_equal else first < second):
            return sentence
    return None


@lru_cache(maxsize=16)
def _comparisons(checks: tuple[Check, ...]) -> tuple[tuple[str, str, bool, str], ...]:
    """Return left field, right field, whether they may be equal, and the sentence of each check."""
    out = []
    for check in checks:
        *empties, last = check.sql.split(" OR ")
        found = _CLAUSE.fullmatch(last)
        if found is None or not all(_EMPTY.fullmatch(one) for one in empties):
            raise ValueError(f"a check that is no comparison of two fields: {check.sql}")
        out.append((found.group(1), found.group(3), found.group(2) == "<=", check.sentence))
    return tuple(out)
