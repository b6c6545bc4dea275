"""Two people changed one record: what both meant, field by field, and where they contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .row_rule import refusal

if TYPE_CHECKING:
    from .canonical import Row
    from .table import Table

TIMES = ("setup_at", "starts_at", "ends_at", "cleared_at", "valid_from", "valid_to")
"""The fields between which rows have rules."""


@dataclass(frozen=True)
class Merged:
    """
    What came of a merge: the row, the fields in which it follows them, and those in which both differ.

    In the fields of ``conflicts`` the row is as mine is.
    """

    row: Row
    from_theirs: tuple[str, ...]
    conflicts: tuple[str, ...]


def merge(table: Table, base: Row | None, mine: Row, theirs: Row) -> Merged:
    """
    Merge two canonical rows that both come from ``base``; without a base every difference is a conflict.

    The geometry is one field. Times are merged one by one, but a row whose times do not fit together is a conflict
    in all times that either side changed.
    """
    row, taken, conflicts = dict(mine), [], []
    for name, value in theirs.items():
        if mine[name] == value:
            continue
        if base is None or (mine[name] != base[name] and value != base[name]):
            conflicts.append(name)
        elif mine[name] == base[name]:
            row[name] = value
            taken.append(name)
    as_theirs = {**row, **{name: theirs[name] for name in conflicts}}
    if refusal(table, row) is not None or refusal(table, as_theirs) is not None:
        times = [name for name in TIMES if name in row and mine[name] != theirs[name]]
        row.update({name: mine[name] for name in times})
        taken = [name for name in taken if name not in times]
        conflicts = [name for name in theirs if name in conflicts or name in times]
    return Merged(row, tuple(taken), tuple(conflicts))
