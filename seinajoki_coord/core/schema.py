"""
The one description of a workspace: tables, fields, types, value lists, constraints, words.

The GeoPackage's tables, the forms, the importer and the documentation are all made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from . import vocabulary as words

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA_VERSION = 1


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


def _upkeep() -> tuple[Field, ...]:
    return (
        Field("row_version", FieldType.INTEGER, "Version of the row", default=1, upkeep=True),
        Field("updated_at", FieldType.STAMP, "Changed at", upkeep=True),
        Field("updated_by", FieldType.TEXT, "Changed by", upkeep=True),
    )


_ID = Field("id", FieldType.UUID, "Identifier", required=True, upkeep=True)
_PARTY = Field("party_id", FieldType.UUID, "Party", "Who plans it and whom to call.", references="party")
_TIMES = (
    Field("starts_at", FieldType.MOMENT, "Starts", "Wall-clock time of the workspace's time zone. Empty: already going on."),
    Field("ends_at", FieldType.MOMENT, "Ends", "The end is not part of it: what ends at 18:00 leaves the ground free at 18:00. Empty: open end."),
    Field("setup_at", FieldType.MOMENT, "Set-up from", "When the ground is taken, if that is before the start."),
    Field("cleared_at", FieldType.MOMENT, "Cleared by", "When the ground is free again, if that is after the end."),
    Field("schedule", FieldType.TEXT, "Recurrence", "When inside this time something goes on: an iCalendar RRULE. Empty: all the time."),
    Field("certainty", FieldType.TEXT, "Certainty of the dates", required=True, default="fixed", values=words.CERTAINTIES),
)  # fmt: skip
_STATUS = Field(
    "status",
    FieldType.TEXT,
    "Status",
    "Cancelled ones never overlap.",
    required=True,
    default="planned",
    values=words.STATUSES,
)
_PROJECT = Field("project", FieldType.TEXT, "Project", "Records that share a project never conflict with each other.")
_PERMIT = Field("permit_ref", FieldType.TEXT, "Permit")
_DESCRIPTION = Field("description", FieldType.LONG_TEXT, "Description")
_SOURCE = (
    Field("source", FieldType.TEXT, "Source", "Where an imported record came from.", upkeep=True),
    Field("source_id", FieldType.TEXT, "Identifier in the source", upkeep=True),
)
_TIME_CHECKS = (
    Check("ends_at", "starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at", "The end must be after the start."),
    Check(
        "setup_at",
        "setup_at IS NULL OR starts_at IS NULL OR setup_at <= starts_at",
        "Set-up cannot be after the start.",
    ),
    Check(
        "cleared_at",
        "cleared_at IS NULL OR ends_at IS NULL OR ends_at <= cleared_at",
        "Clearing cannot be before the end.",
    ),
)

PARTY = Table(
    "party",
    "Parties",
    (
        _ID,
        Field("name", FieldType.TEXT, "Name", required=True),
        Field("kind", FieldType.TEXT, "Kind", required=True, default="other", values=words.PARTY_KINDS),
        Field("contact_name", FieldType.TEXT, "Contact"),
        Field("contact_email", FieldType.TEXT, "E-mail"),
        Field("contact_phone", FieldType.TEXT, "Telephone"),
        Field("colour", FieldType.COLOUR, "Colour"),
        *_upkeep(),
    ),
    title_field="name",
)
WORK = Table(
    "work",
    "Works",
    (
        _ID,
        Field("title", FieldType.TEXT, "Title", required=True),
        Field("work_type", FieldType.TEXT, "Type of work", required=True, default="other", values=words.WORK_TYPES),
        _STATUS,
        _PARTY,
        _PROJECT,
        *_TIMES,
        Field(
            "emergency", FieldType.BOOLEAN, "Emergency", "A leak or a fault that cannot wait.", required=True, default=0
        ),
        _PERMIT,
        Field(
            "lane_impact", FieldType.TEXT, "Impact on lanes", required=True, default="none", values=words.LANE_IMPACTS
        ),
        Field("lane_impact_length", FieldType.REAL, "Length of the impact (m)", minimum=0),
        Field(
            "guarantee_days",
            FieldType.INTEGER,
            "Guarantee (days)",
            "How long nobody should dig here afterwards.",
            minimum=0,
        ),
        _DESCRIPTION,
        *_SOURCE,
        *_upkeep(),
    ),
    has_geometry=True,
    checks=_TIME_CHECKS,
)
EVENT = Table(
    "event",
    "Events",
    (
        _ID,
        Field("title", FieldType.TEXT, "Title", required=True),
        Field("event_type", FieldType.TEXT, "Type of event", required=True, default="other", values=words.EVENT_TYPES),
        _STATUS,
        _PARTY,
        _PROJECT,
        *_TIMES,
        Field("expected_attendance", FieldType.INTEGER, "Expected attendance", minimum=0),
        Field("noise", FieldType.TEXT, "Noise", required=True, default="none", values=words.NOISES),
        Field("venue_id", FieldType.UUID, "Venue", references="area"),
        _PERMIT,
        _DESCRIPTION,
        *_SOURCE,
        *_upkeep(),
    ),
    has_geometry=True,
    checks=_TIME_CHECKS,
)
AREA = Table(
    "area",
    "Areas",
    (
        _ID,
        Field("name", FieldType.TEXT, "Name", required=True),
        Field("area_type", FieldType.TEXT, "Type of area", required=True, default="venue", values=words.AREA_TYPES),
        Field("valid_from", FieldType.MOMENT, "Valid from"),
        Field("valid_to", FieldType.MOMENT, "Valid to"),
        _PARTY,
        Field("capacity", FieldType.INTEGER, "Capacity (people)", minimum=0),
        Field("bears_heavy_vehicles", FieldType.BOOLEAN, "Bears heavy vehicles"),
        Field("terms", FieldType.LONG_TEXT, "Terms of use"),
        *_SOURCE,
        *_upkeep(),
    ),
    has_geometry=True,
    title_field="name",
    checks=(
        Check(
            "valid_to",
            "valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to",
            "The end must be after the start.",
        ),
    ),
)


def _side(number: str) -> tuple[Field, ...]:
    word = number.capitalize()
    return (
        Field(f"{number}_kind", FieldType.TEXT, f"{word}: kind", required=True, values=words.KINDS),
        Field(f"{number}_id", FieldType.UUID, f"{word}: identifier", required=True, upkeep=True),
        Field(f"{number}_title", FieldType.TEXT, f"{word}: title"),
        Field(f"{number}_party", FieldType.TEXT, f"{word}: party"),
    )


OVERLAP = Table(
    "overlap",
    "Overlaps",
    (
        _ID,
        *_side("first"),
        *_side("second"),
        Field("rule", FieldType.TEXT, "Rule", required=True),
        Field("outcome", FieldType.TEXT, "Outcome", required=True, values=words.OUTCOMES),
        Field("severity", FieldType.TEXT, "Severity", required=True, values=words.SEVERITIES),
        Field("overlap_start", FieldType.MOMENT, "From"),
        Field("overlap_end", FieldType.MOMENT, "To"),
        Field("hours", FieldType.REAL, "Hours", minimum=0),
        Field("distance_m", FieldType.REAL, "Distance (m)", minimum=0),
        Field("area_m2", FieldType.REAL, "Shared ground (m²)", minimum=0),
        Field("assessment", FieldType.TEXT, "Assessment", required=True, default="open", values=words.ASSESSMENTS),
        Field("assessed_by", FieldType.TEXT, "Assessed by"),
        Field("note", FieldType.LONG_TEXT, "Note"),
        Field("fingerprint", FieldType.TEXT, "Fingerprint", required=True, upkeep=True),
        *_upkeep(),
    ),
    has_geometry=True,
    title_field="first_title",
)
WORKSPACE = Table(
    "workspace",
    "Workspace",
    (
        Field("workspace_id", FieldType.UUID, "Identifier", required=True, upkeep=True),
        Field("schema_version", FieldType.INTEGER, "Version of the schema", required=True, upkeep=True),
        Field("crs", FieldType.TEXT, "Coordinate reference system", required=True, upkeep=True),
        Field("time_zone", FieldType.TEXT, "Time zone", required=True, upkeep=True),
        Field("rule_set", FieldType.TEXT, "Rule set", upkeep=True),
    ),
)
TABLES = (WORKSPACE, PARTY, AREA, WORK, EVENT, OVERLAP)
"""All tables, what is referred to before what refers to it."""
RECORD_TABLES = {table.name: table for table in (WORK, EVENT, AREA)}
"""The tables that records are imported into."""
