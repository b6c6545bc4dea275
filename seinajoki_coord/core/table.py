"""What a table of the workspace is made of: fields, their types, checks between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class FieldType(Enum):
    """What a field holds."""

    UUID = "uuid"
    TEXT = "text"
    LONG_TEXT = "long text"
    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    MOMENT = "moment"
    """Wall-clock time of the workspace's zone, text ``YYYY-MM-DDTHH:MM``."""
    STAMP = "stamp"
    """UTC time of a change, text ``YYYY-MM-DDTHH:MM:SSZ``."""
    COLOUR = "colour"


@dataclass(frozen=True)
class Field:
    """
    One column. ``alias`` and ``help`` are English and keys of their translations.

    ``values`` are the codes allowed and their words; ``references`` names the table whose id is held.
    ``upkeep`` fields are written by the workspace itself and hidden from people.
    """

    name: str
    type: FieldType
    alias: str
    help: str = ""
    required: bool = False
    default: str | int | None = None
    values: Mapping[str, str] | None = None
    references: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    upkeep: bool = False


@dataclass(frozen=True)
class Check:
    """
    A rule between fields of a row, true or NULL when kept, and its sentence for people.

    ``sql`` is valid in SQLite, in PostgreSQL and as a QGIS expression; ``field`` is where a form shows the sentence.
    """

    field: str
    sql: str
    sentence: str


@dataclass(frozen=True)
class Table:
    """One table; ``has_geometry`` means a MultiPolygon column ``geom`` in the workspace's projected CRS."""

    name: str
    title: str
    fields: tuple[Field, ...]
    has_geometry: bool = False
    title_field: str = "title"
    checks: tuple[Check, ...] = ()

    def field(self, name: str) -> Field:
        """Return a field by name; KeyError where there is none."""
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(name)
