"""Works and events as a person plans with them: one entry a record, whatever layer it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..core.schema import EVENT, WORK
from .attribute import stored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsFeature

    from ..core.schema import Table

OCCUPYING = {table.name: table for table in (WORK, EVENT)}
"""The tables whose records take ground, by name."""
TYPE_FIELDS = {"work": "work_type", "event": "event_type"}
Key = tuple[str, int]
"""Table name and feature id: negative while the feature is not saved."""


class Entry(NamedTuple):
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


_DEFAULTS = ("", "", "other", "planned", None, None, "fixed")
"""What stands for an empty field, in the order of `fields_of`; None for those after them."""


def fields_of(table: Table) -> tuple[str, ...]:
    """Return the fields that make an entry, in the order of its attributes."""
    return (
        "id",
        "title",
        TYPE_FIELDS[table.name],
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


def entry_from(key: Key, texts: Sequence[str | None]) -> Entry:
    """Return an entry of the texts in the `fields_of` a table, None where there is none."""
    filled = [text or default for text, default in zip(texts, _DEFAULTS)]
    return Entry(key, *filled, *texts[len(_DEFAULTS) :])  # type: ignore[arg-type]


def entry_of(table: Table, feature: QgsFeature) -> Entry:
    """Return a feature of a work or event layer as an entry."""
    values = (stored(feature[name]) for name in fields_of(table))
    return entry_from((table.name, feature.id()), [None if one in (None, "") else str(one) for one in values])
