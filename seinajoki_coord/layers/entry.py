"""Works and events as a person plans with them: one entry a record, whatever layer it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..core.schema import EVENT, WORK
from .attribute import plain

if TYPE_CHECKING:
    from qgis.core import QgsFeature

    from ..core.schema import Table

OCCUPYING = {table.name: table for table in (WORK, EVENT)}
"""The tables whose records take ground, by name."""
TYPE_FIELDS = {"work": "work_type", "event": "event_type"}
Key = tuple[str, int]
"""Table name and feature id: negative while the feature is not saved."""


@dataclass(frozen=True)
class Entry:
    """A work or an event; times are stored texts ``YYYY-MM-DDTHH:MM`` and None where open."""

    key: Key
    id: str
    title: str
    type: str
    status: str
    party_id: str | None
    project: str | None
    certainty: str
    permit: str | None
    starts: str | None
    ends: str | None
    setup: str | None
    cleared: str | None

    @property
    def kind(self) -> str:
        """Return ``work`` or ``event``."""
        return self.key[0]

    @property
    def taken_from(self) -> str | None:
        """Return when the ground is taken: at set-up, or at the start."""
        return self.setup or self.starts

    @property
    def taken_until(self) -> str | None:
        """Return when the ground is free again."""
        return self.cleared or self.ends

    @property
    def counts(self) -> bool:
        """Whether it can overlap with anything: cancelled ones never do."""
        return self.status != "cancelled"


FIELDS = (
    "id",
    "title",
    "status",
    "party_id",
    "project",
    "certainty",
    "permit_ref",
    "starts_at",
    "ends_at",
    "setup_at",
    "cleared_at",
)


def entry_of(table: Table, feature: QgsFeature) -> Entry:
    """Return a feature of a work or event layer as an entry."""

    def text(name: str) -> str | None:
        value = plain(feature[name])
        return None if value in (None, "") else str(value)

    return Entry(
        (table.name, feature.id()),
        text("id") or "",
        text("title") or "",
        text(TYPE_FIELDS[table.name]) or "other",
        text("status") or "planned",
        text("party_id"),
        text("project"),
        text("certainty") or "fixed",
        text("permit_ref"),
        text("starts_at"),
        text("ends_at"),
        text("setup_at"),
        text("cleared_at"),
    )
