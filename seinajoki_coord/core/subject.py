"""Works, events and areas side by side, as the columns that rules are asked about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from .error import sentence
from .phase import Phases, read_phases
from .schedule import Schedule, needed_ticks, read_schedules
from .schema import RECORD_TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .kernel import Kernel
    from .rule import Filter
    from .zone import Zone

NO_GEOMETRY = sentence("The geometry is missing, empty or cannot be read.")
_CALLED = {
    "name": "title", "valid_from": "starts_at", "valid_to": "ends_at",
    "work_type": "type", "event_type": "type", "area_type": "type",
}  # fmt: skip
"""What fields of the tables are called here."""
_LEFT_OUT = {"row_version", "updated_at", "updated_by"}


def columns_of(kind: str) -> dict[str, str]:
    """Return the columns that a kind of record has, and the field of its table that each comes from."""
    fields = RECORD_TABLES[kind].fields
    return {_CALLED.get(one.name, one.name): one.name for one in fields if one.name not in _LEFT_OUT}


COLUMNS = ("kind", "party", *dict.fromkeys(name for kind in RECORD_TABLES for name in columns_of(kind)))
"""All columns of records, each once."""


@dataclass(frozen=True)
class Subjects:
    """
    Records that rules may compare, as columns of equal length.

    ``values`` are the fields of the schema by name, None where a record's table lacks one, and beside them ``kind``,
    ``type`` (of work, event or area), ``title``, and ``party`` (its name). The order of the rows decides which side
    of a symmetric rule comes first, so it must be the same everywhere: kind by kind, by their identifiers.
    """

    values: Mapping[str, np.ndarray]
    phases: Phases
    schedules: Sequence[Schedule | None]
    geometries: np.ndarray
    boxes: np.ndarray

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.geometries)

    def column(self, name: str) -> np.ndarray:
        """Return a column of values; None everywhere for a field that no record has."""
        found = self.values.get(name)
        return np.full(len(self), None, object) if found is None else found

    @cached_property
    def masks(self) -> dict[Filter, np.ndarray]:
        """Return which records pass the filters that were asked so far, kept for the next rule that asks the same."""
        return {}

    @cached_property
    def uncertain(self) -> np.ndarray:
        """Whether a record happens some time inside its dates."""
        return self.column("certainty") == "window"

    @cached_property
    def needed(self) -> np.ndarray:
        """Return how long what happens some time inside its dates takes, 0 where that is not known."""
        return np.array([needed_ticks(one) or 0 for one in self.schedules], np.int64)

    @cached_property
    def has_schedule(self) -> np.ndarray:
        """Whether something goes on only at times inside the dates."""
        return np.array([one is not None for one in self.schedules], bool)

    @classmethod
    def of(
        cls, kernel: Kernel, values: Mapping[str, Sequence[Any]], geometries: np.ndarray, zone: Zone
    ) -> tuple[Subjects, dict[int, str]]:
        """
        Put the records together; by their row, why others cannot be used (those are left out).

        ``values`` needs kind, id, title, starts_at and ends_at; geometries are mended, None where there is none.
        """
        count = len(geometries)
        nothing: Sequence[Any] = [None] * count
        phases, reasons = read_phases(
            values["starts_at"],
            values["ends_at"],
            values.get("setup_at", nothing),
            values.get("cleared_at", nothing),
            values.get("guarantee_days", nothing),
            zone,
        )
        boxes = kernel.boxes(geometries)
        hollow = np.flatnonzero(~np.isfinite(boxes).all(axis=1)).tolist()
        reasons = {**reasons, **dict.fromkeys(hollow, NO_GEOMETRY)}
        columns = {name: _column(column) for name, column in values.items()}
        schedules, _ = read_schedules(values.get("schedule", nothing))
        usable = np.ones(count, bool)
        usable[list(reasons)] = False
        found = cls(columns, phases, schedules, geometries, boxes)
        return (found if usable.all() else found.take(np.flatnonzero(usable))), reasons

    def take(self, rows: np.ndarray) -> Subjects:
        """Return the records at these indices."""
        values = {name: column[rows] for name, column in self.values.items()}
        schedules = [self.schedules[row] for row in rows.tolist()]
        return Subjects(values, self.phases.take(rows), schedules, self.geometries[rows], self.boxes[rows])


def _column(values: Sequence[Any]) -> np.ndarray:
    out: np.ndarray = np.empty(len(values), object)
    out[:] = values
    return out
