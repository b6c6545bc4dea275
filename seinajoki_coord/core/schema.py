"""
The one description of a workspace: tables, fields, types, value lists, constraints, words.

The GeoPackage's tables, the forms, the importer and the documentation are all made from it.
"""

from __future__ import annotations

from dataclasses import replace

from . import vocabulary as words
from .table import Check, Field, FieldType, Table

SCHEMA_VERSION = 2
"""2: persons of a party, assessments of overlaps by each party, and what a rule set says of an overlap."""


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
    Field("schedule", FieldType.TEXT, "Recurrence", "When inside this time something goes on: weekly hours such as Mo-Fr 07:00-16:00, or an iCalendar RRULE. Empty: all the time."),
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
CONTACT = Table(
    "contact",
    "Contacts",
    (
        _ID,
        replace(_PARTY, required=True, help="Only this party sees its persons once the workspace is shared."),
        Field("name", FieldType.TEXT, "Name", required=True),
        Field("email", FieldType.TEXT, "E-mail"),
        Field("phone", FieldType.TEXT, "Telephone"),
        Field("note", FieldType.LONG_TEXT, "Note"),
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
        Field("overlap_start", FieldType.MOMENT, "From", "Of two that never meet, when the one ends."),
        Field("overlap_end", FieldType.MOMENT, "To", "Of two that never meet, when the other begins."),
        Field("over_at", FieldType.MOMENT, "Over from", "From then on nothing can be done about it any more."),
        Field("hours", FieldType.REAL, "Hours", minimum=0),
        Field("distance_m", FieldType.REAL, "Distance (m)", minimum=0),
        Field("area_m2", FieldType.REAL, "Shared ground (m²)", minimum=0),
        Field("certainty", FieldType.TEXT, "Certainty", required=True, default="certain", values=words.LIKELIHOODS),
        Field(
            "share",
            FieldType.REAL,
            "Share of possible dates",
            "Of the placements that a window allows, how many would meet (0 to 1).",
            minimum=0,
            maximum=1,
        ),
        Field("occurrences", FieldType.INTEGER, "Times they meet", minimum=0),
        Field("explanation", FieldType.LONG_TEXT, "Explanation"),
        Field("rank", FieldType.REAL, "Rank", "The higher, the sooner somebody should look at it.", minimum=0),
        Field("assessment", FieldType.TEXT, "Assessment", required=True, default="open", values=words.ASSESSMENTS),
        Field("assessed_by", FieldType.TEXT, "Assessed by"),
        Field("note", FieldType.LONG_TEXT, "Note"),
        Field("fingerprint", FieldType.TEXT, "Fingerprint", required=True, upkeep=True),
        *_upkeep(),
    ),
    has_geometry=True,
    title_field="first_title",
)
ASSESSMENT = Table(
    "assessment",
    "Assessments",
    (
        _ID,
        Field("overlap_id", FieldType.UUID, "Overlap", required=True, upkeep=True),
        replace(_PARTY, required=True, help="Whose assessment it is."),
        Field("decision", FieldType.TEXT, "Assessment", required=True, default="open", values=words.DECISIONS),
        Field("decided_at", FieldType.MOMENT, "Decided at", "Of what a party decided last, the latest counts."),
        Field("snoozed_until", FieldType.MOMENT, "Snoozed until"),
        Field("note", FieldType.LONG_TEXT, "Note"),
        Field("fingerprint", FieldType.TEXT, "Fingerprint", required=True, upkeep=True),
        *_upkeep(),
    ),
    title_field="decision",
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
TABLES = (WORKSPACE, PARTY, CONTACT, AREA, WORK, EVENT, OVERLAP, ASSESSMENT)
"""All tables, what is referred to before what refers to it."""
RECORD_TABLES = {table.name: table for table in (WORK, EVENT, AREA)}
"""The tables that records are imported into."""
SYNCED = (PARTY, CONTACT, AREA, WORK, EVENT, ASSESSMENT)
"""The tables that a shared database holds for all, parents first. Overlaps are found, not shared."""
