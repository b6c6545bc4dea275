"""What a sync did, told record by record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..core.error import CoordError

_NAMED = 200
"""So many records of a kind are named; of a first sync nobody reads all."""


@dataclass(frozen=True)
class Entry:
    """A record in a report: ``template`` is an English sentence and ``values`` fill its places; empty where nothing is to say."""

    table: str
    id: str
    title: str
    template: str = ""
    values: dict[str, Any] = field(default_factory=dict)


@dataclass
class Entries:
    """Records of one kind: how many, and the first of them by name."""

    keys: set[tuple[str, str]] = field(default_factory=set)
    first: list[Entry] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Count a record once, whatever happens to it in one sync."""
        key = (entry.table, entry.id)
        if key not in self.keys:
            self.keys.add(key)
            if len(self.first) < _NAMED:
                self.first.append(entry)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.keys)

    def __iter__(self) -> Iterator[Entry]:
        """Yield the ones that are named."""
        return iter(self.first)


@dataclass
class SyncResult:
    """
    What a sync did; of a dry run, what it would do.

    ``merged`` are records that both sides changed in different fields, ``conflicts`` all that wait for a person's decision,
    ``refused`` what did not go in. ``notes`` are further sentences for the user.
    """

    sent: Entries = field(default_factory=Entries)
    received: Entries = field(default_factory=Entries)
    merged: Entries = field(default_factory=Entries)
    conflicts: Entries = field(default_factory=Entries)
    refused: Entries = field(default_factory=Entries)
    notes: list[CoordError] = field(default_factory=list)
    is_dry: bool = False
