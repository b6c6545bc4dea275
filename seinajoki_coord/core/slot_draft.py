"""Something that is not dated yet, beside the records that are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .phase import Phases, guaranteed
from .ragged import RaggedWindows
from .subject import Subjects
from .window import Windows
from .zone import DAY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kernel import Kernel


@dataclass(frozen=True)
class Draft:
    """
    Something that is to be dated: the fields of its record, its ground, and the record that it would replace.

    ``setup`` and ``clear`` are the ticks of its length that are set-up and tear-down.
    """

    values: Mapping[str, Any]
    ground: np.ndarray
    """One geometry of the kernel's."""
    replaces: str | None = None
    setup: int = 0
    clear: int = 0

    @classmethod
    def of(cls, subjects: Subjects, row: int) -> Draft:
        """Return a record as something that is to be dated anew."""
        values = {name: column[row] for name, column in subjects.values.items()}
        setup, clear = (
            int((one.windows.ends - one.windows.starts).sum())
            for one in (part.take(np.array([row])) for part in (subjects.phases.setup, subjects.phases.teardown))
        )
        return cls(values, subjects.geometries[row : row + 1], str(values["id"]), setup, clear)

    @property
    def guarantee_days(self) -> int:
        """Return for how many days it is guaranteed when it is over."""
        return guaranteed(self.values.get("guarantee_days"))


def subjects_without(subjects: Subjects, name: str | None) -> np.ndarray:
    """Return a mask of all records but the one of this id."""
    return subjects.column("id") != name if name is not None else np.ones(len(subjects), bool)


def with_draft(kernel: Kernel, subjects: Subjects, draft: Draft, period: Windows) -> tuple[Subjects, int]:
    """Return the subjects without the record that is replaced and with the draft, dated by the period, as the last."""
    others = subjects.take(np.flatnonzero(subjects_without(subjects, draft.replaces)))
    own, values = {**draft.values, "certainty": "fixed"}, {}
    for name, column in others.values.items():
        values[name] = np.append(column, np.array([None], object))
        values[name][-1] = own.get(name)
    phases = others.phases
    lasting = Windows(period.starts, period.ends + (draft.guarantee_days + 1) * DAY)
    some = (
        _followed(one, its, draft_has)
        for one, its, draft_has in (
            (phases.setup, period, draft.setup > 0),
            (phases.teardown, period, draft.clear > 0),
            (phases.guarantee, lasting, draft.guarantee_days > 0),
        )
    )
    dated = Phases(_appended(phases.whole, period), _appended(phases.live, period), *some)
    geometries = np.append(others.geometries, draft.ground)
    boxes = np.concatenate([others.boxes, kernel.boxes(draft.ground)])
    return Subjects(values, dated, [*others.schedules, None], geometries, boxes), len(others)


def _appended(windows: Windows, one: Windows) -> Windows:
    return Windows(np.append(windows.starts, one.starts), np.append(windows.ends, one.ends))


def _followed(windows: RaggedWindows, one: Windows, it_has: bool) -> RaggedWindows:
    """Return windows of records and of one more, which has its window or none."""
    offsets = np.append(windows.offsets, windows.offsets[-1] + it_has)
    return RaggedWindows(offsets, _appended(windows.windows, one.take(np.flatnonzero([it_has]))))
