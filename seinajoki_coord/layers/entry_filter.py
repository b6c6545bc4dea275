"""Which entries a person wants to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .entry import Entry, Key


@dataclass(frozen=True)
class EntryFilter:
    """
    Conditions that an entry must all meet; an empty one is no condition.

    ``begins`` and ``ends`` are texts ``YYYY-MM-DDTHH:MM`` of a half-open window that the entry's time must share
    an instant with. ``keys`` narrows to those in view, ``only_overlapping`` to those that meet something.
    """

    text: str = ""
    begins: str | None = None
    ends: str | None = None
    kinds: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    keys: frozenset[Key] | None = None
    only_overlapping: bool = False

    def lets(self, entry: Entry, parties: Mapping[str, str], overlapping: Collection[Key]) -> bool:
        """Whether an entry is shown; ``parties`` are names by id, ``overlapping`` the keys that meet something."""
        if self.kinds and entry.kind not in self.kinds:
            return False
        if self.statuses and entry.status not in self.statuses:
            return False
        if self.parties and (entry.party_id or "") not in self.parties:
            return False
        if self.keys is not None and entry.key not in self.keys:
            return False
        if self.only_overlapping and entry.key not in overlapping:
            return False
        return self._in_time(entry) and self._has_text(entry, parties)

    def _in_time(self, entry: Entry) -> bool:
        # The texts sort as the times do. An instant is held by the window that begins with it.
        if self.ends is not None and entry.taken_from is not None and entry.taken_from >= self.ends:
            return False
        if self.begins is not None and entry.taken_until is not None:
            instant = entry.taken_until == entry.taken_from
            return entry.taken_until > self.begins or (instant and entry.taken_until >= self.begins)
        return True

    def _has_text(self, entry: Entry, parties: Mapping[str, str]) -> bool:
        if not self.text.strip():
            return True
        said = " ".join(
            one.casefold()
            for one in (entry.title, entry.permit, entry.project, parties.get(entry.party_id or ""))
            if one
        )
        return all(word in said for word in self.text.casefold().split())
