"""Works and events as a person plans with them: one entry a record, whatever layer it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ..core.schema import EVENT, WORK
from .attribute import stored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qgis.core import QgsFeature, QgsGeometry

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
    guarantee: str | None = None
    """For how many days nobody should dig here afterwards."""

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


@dataclass(frozen=True)
class Draft:
    """A record that is not in any layer yet, or a moved one: its ground and when it would be taken."""

    geometry: QgsGeometry
    taken_from: str | None
    taken_until: str | None
    project: str | None = None
    key: Key | None = None
    """The record that it would replace, which it never meets."""
    moved: Mapping[str, str | None] | None = None
    """The fields of its times, where set-up and tear-down are told apart."""

    @property
    def times(self) -> Mapping[str, str | None]:
        """Return the fields of its times."""
        taken = {"starts_at": self.taken_from, "ends_at": self.taken_until, "setup_at": None, "cleared_at": None}
        return taken if self.moved is None else self.moved


_DEFAULTS = ("", "", "other", "planned", None, None, "fixed")
"""What stands for an empty field, in the order of `fields_of`; None for those after them."""


def fields_of(table: Table) -> tuple[str, ...]:
    """Return the fields that make an entry, in the order of its attributes."""
    guarantee = ("guarantee_days",) if table is WORK else ()
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
        *guarantee,
    )


def entry_from(key: Key, texts: Sequence[str | None]) -> Entry:
    """Return an entry of the texts in the `fields_of` a table, None where there is none."""
    filled = [text or default for text, default in zip(texts, _DEFAULTS)]
    return Entry(key, *filled, *texts[len(_DEFAULTS) :])  # type: ignore[arg-type]


def entry_of(table: Table, feature: QgsFeature) -> Entry:
    """Return a feature of a work or event layer as an entry."""
    values = (stored(feature[name]) for name in fields_of(table))
    return entry_from((table.name, feature.id()), [None if one in (None, "") else str(one) for one in values])
