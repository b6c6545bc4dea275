"""Which bar stands in which row: groups with a header each, which can be folded."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cmp_to_key
from typing import TYPE_CHECKING

import numpy as np
from qgis.PyQt.QtCore import QCollator

from ...core.schema import EVENT, WORK
from ...core.vocabulary import KINDS
from ...layers.entry import TYPE_FIELDS
from ...layers.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from ...layers.entry import Entry, Key

NOTHING, PARTY, TYPE, KIND, AREA = "", "party", "type", "kind", "area"
_TYPES = {
    (table.name, code): word
    for table in (WORK, EVENT)
    for code, word in (table.field(TYPE_FIELDS[table.name]).values or {}).items()
}


@dataclass
class Group:
    """A group of bars: its code, its name, and the places of its bars."""

    code: str
    label: str
    bars: list[int] = field(default_factory=list)


class Rows:
    """
    The rows of the timeline from the top.

    ``items`` tells for each row which bar it holds, or ``-1 - n`` for the header of group n; ``row_of`` tells for
    each bar its row, -1 where its group is folded.
    """

    def __init__(self, count: int = 0, groups: Sequence[Group] = (), folded: Collection[str] = ()) -> None:
        """Lay out the groups, or ``count`` bars without any."""
        self.groups = list(groups)
        self.folded = {one.code for one in self.groups if one.code in folded}
        parts = [np.arange(count)] if not self.groups else []
        for number, group in enumerate(self.groups):
            parts.append(np.array([-1 - number]))
            if group.code not in self.folded:
                parts.append(np.array(group.bars, np.int64))
        self.items = np.concatenate(parts) if parts else np.zeros(0, np.int64)
        self.row_of = np.full(count, -1, np.int64)
        held = self.items >= 0
        self.row_of[self.items[held]] = np.flatnonzero(held)
        self.headers = np.flatnonzero(~held)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.items)

    def bar_at(self, row: int) -> int | None:
        """Return the bar of a row; None for a header and outside."""
        return int(self.items[row]) if 0 <= row < len(self.items) and self.items[row] >= 0 else None

    def group_at(self, row: int) -> int | None:
        """Return the number of the group whose header a row is; None where it is none."""
        return -1 - int(self.items[row]) if 0 <= row < len(self.items) and self.items[row] < 0 else None

    def group_of(self, bar: int) -> Group | None:
        """Return the group of a bar; None where bars are not grouped."""
        return next((one for one in self.groups if bar in one.bars), None)

    def neighbour(self, bar: int | None, step: int) -> int | None:
        """Return the visible bar so many bars further down (up if negative), at the ends the last one there is."""
        shown = self.items[self.items >= 0]
        if not len(shown):
            return None
        if bar is None or self.row_of[bar] < 0:
            return int(shown[0 if step > 0 else -1])
        place = int(np.searchsorted(np.flatnonzero(self.items >= 0), self.row_of[bar]))
        return int(shown[min(max(place + step, 0), len(shown) - 1)])


def grouped(
    entries: Sequence[Entry], by: str, parties: Mapping[str, str], areas: Mapping[Key, str], folded: Collection[str]
) -> Rows:
    """Lay out entries by party, type, kind or area; ``parties`` are names by id, ``areas`` names by record."""
    named: Callable[[Entry], tuple[str, str]] | None = {
        PARTY: lambda one: (one.party_id or "", parties.get(one.party_id or "", "")),
        TYPE: lambda one: (f"{one.kind} {one.type}", type_name(one)),
        KIND: lambda one: (one.kind, tr(KINDS[one.kind])),
        AREA: lambda one: (areas.get(one.key, ""), areas.get(one.key, "")),
    }.get(by)
    if named is None:
        return Rows(len(entries))
    groups: dict[str, Group] = {}
    for place, entry in enumerate(entries):
        code, label = named(entry)
        if code not in groups:
            groups[code] = Group(code, label or (tr("No area") if by == AREA else tr("No party")))
        groups[code].bars.append(place)
    compare = QCollator().compare
    by_label = cmp_to_key(lambda one, two: compare(one.label, two.label))
    ordered = sorted(groups.values(), key=by_label)
    ordered.sort(key=lambda one: not one.code)
    return Rows(len(entries), ordered, folded)


def type_name(entry: Entry) -> str:
    """Return the word for the type of a work or event; "other" says of what."""
    word = tr(_TYPES.get((entry.kind, entry.type), entry.type))
    return f"{word} ({tr(KINDS[entry.kind])})" if entry.type == "other" else word
