"""``area_usage``: what uses plan areas and venues over time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QVariant

from ..core.error import CoordError
from ..core.moment import format_moments
from ..core.usage import usage
from ..core.vocabulary import AREA_TYPES
from ..core.week import year_week
from ..layers.assessment import wall_clock
from ..layers.kernel import best_kernel
from ..layers.language import tr
from ..layers.usage_calendar import AreaCalendar, calendar_page
from ..layers.zone import zone_named
from ..workspace.subjects import read_subjects
from ..workspace.workspace import open_workspace
from .algorithm import Algorithm, reporter
from .period import day_text, days_of
from .table_output import made_fields, write_page, write_table

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.subject import Subjects
    from ..core.usage import AreaUse, WeekOfUse
    from ..core.zone import Zone

_TEXT, _WHOLE, _REAL = QVariant.String, QVariant.Int, QVariant.Double
_AREA_FIELDS = (
    ("id", _TEXT), ("name", _TEXT), ("area_type", _TEXT), ("records", _WHOLE), ("works", _WHOLE), ("events", _WHOLE),
    ("days", _WHOLE), ("hours", _REAL), ("overlaps", _WHOLE), ("busiest_week", _TEXT), ("busiest_records", _WHOLE),
    ("meets_areas", _TEXT),
)  # fmt: skip
_WEEK_FIELDS = (
    ("id", _TEXT), ("name", _TEXT), ("year", _WHOLE), ("week", _WHOLE), ("monday", _TEXT), ("records", _WHOLE),
    ("days", _WHOLE), ("hours", _REAL), ("overlaps", _WHOLE), ("most_at_once", _WHOLE),
)  # fmt: skip
_USE_FIELDS = (
    ("id", _TEXT), ("name", _TEXT), ("record_kind", _TEXT), ("record_id", _TEXT), ("title", _TEXT), ("type", _TEXT),
    ("status", _TEXT), ("party", _TEXT), ("first_day", _TEXT), ("last_day", _TEXT), ("days", _WHOLE), ("hours", _REAL),
    ("shared_m2", _REAL),
)  # fmt: skip
_SHARES = {"read": (0.0, 20.0), "exact": (20.0, 40.0), "meeting ground": (40.0, 50.0), "usage": (50.0, 90.0)}


class AreaUsage(Algorithm):
    """Tell what uses areas over time."""

    NAME = "area_usage"
    TITLE = "Use of areas"
    HELP = (
        "Tells what uses plan areas, venues and other areas of a workspace over time: how many works and events, on how "
        "many days, how many overlaps among them, which week is the busiest. So a zoning planner sees which events and "
        "works a plan touches, this year, before and after, and which venues, access routes and protected streets it "
        "meets.<p>A record uses an area when they share ground; touching is no use. It is there from set-up to clearing, "
        "what recurs on its dates only, and cancelled ones never. A day counts when anybody is there at some moment of "
        "it. Overlaps are pairs of records that use the area, meet on the ground and share an instant; of two that meet "
        "outside of the area both must still use it.<p>The calendar is a page with a picture for each area: a row for "
        "each year, a field for each week with its number of records, marked where some of them overlap."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        del configuration
        table = QgsProcessing.SourceType.TypeVector
        self.add(
            QgsProcessingParameterFile("WORKSPACE", tr("Workspace"), fileFilter="GeoPackage (*.gpkg)"),
            "The GeoPackage file of the workspace; what is saved in it counts.",
        )
        self.add(
            QgsProcessingParameterEnum(
                "AREA_TYPES",
                tr("Types of area"),
                list(AREA_TYPES),
                allowMultiple=True,
                defaultValue=["venue", "plan"],
                usesStaticStrings=True,
            ),
            "Which areas are looked at: venue, plan, protected_street, access_route.",
        )
        self.add(
            QgsProcessingParameterString("AREA", tr("One area only"), "", optional=True),
            "The identifier or the name of one area, of whatever type. Empty: all of the types.",
        )
        day = QgsProcessingParameterDateTime
        self.add(
            day("FIRST_DAY", tr("First day"), day.Type.Date, optional=True),
            "The first day that counts. Empty: 1 January of last year.",
        )
        self.add(
            day("LAST_DAY", tr("Last day"), day.Type.Date, optional=True),
            "The last day that counts. Empty: 31 December of next year.",
        )
        sink = QgsProcessingParameterFeatureSink
        self.add(
            sink("OUTPUT", tr("Use of areas"), QgsProcessing.SourceType.TypeVectorPolygon),
            "The areas, with their counts of records, days, hours and overlaps, the busiest week, and the other areas that "
            "they share ground with.",
        )
        self.add(
            sink("WEEKS", tr("Weeks"), table, optional=True, createByDefault=False),
            "A row for each area and week: records, days and hours with anybody there, overlaps, most records at once.",
        )
        self.add(
            sink("USES", tr("Records by area"), table, optional=True, createByDefault=False),
            "A row for each area and each record that uses it (or area that it meets): what it is, whose, when, how much.",
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "CALENDAR", tr("Calendar"), "HTML (*.html)", optional=True, createByDefault=True
            ),
            "A page with the picture of years and weeks of each area.",
        )
        self.addOutput(QgsProcessingOutputNumber("AREA_COUNT", tr("Number of areas")))
        self.addOutput(QgsProcessingOutputNumber("USED_COUNT", tr("Number of areas that are used")))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the records, count, and write tables and calendar."""
        report = reporter(feedback, _SHARES)
        workspace = open_workspace(Path(self.parameterAsFile(parameters, "WORKSPACE", context)))
        kernel, zone = best_kernel(), zone_named(workspace.time_zone)
        subjects, left_out = read_subjects(workspace, kernel, zone, report=report)
        for title, reason in left_out:
            feedback.pushWarning(f"{title}: {tr(reason)}")
        areas = self._areas(parameters, context, subjects)
        year = int(wall_clock(workspace.time_zone)[:4])
        first, last = days_of(self, parameters, context, (f"{year - 1}-01-01", f"{year + 1}-12-31"))
        uses = usage(kernel, subjects, areas, first, last, zone, report)
        for one in uses:
            feedback.pushInfo(f"{_name(subjects, one.area)}: {_summary(one, subjects)}")
        results: dict[str, Any] = {}
        rows = [_area_row(one, subjects) for one in uses]
        blobs = kernel.write(subjects.geometries[areas])
        results.update(
            write_table(
                self,
                parameters,
                "OUTPUT",
                context,
                made_fields(_AREA_FIELDS),
                rows,
                report,
                blobs=blobs,
                crs=workspace.crs,
            )
        )
        weeks = [_week_row(one, week, subjects) for one in uses for week in one.weeks]
        results.update(write_table(self, parameters, "WEEKS", context, made_fields(_WEEK_FIELDS), weeks, report))
        records = [row for one in uses for row in _use_rows(one, subjects, zone)]
        results.update(write_table(self, parameters, "USES", context, made_fields(_USE_FIELDS), records, report))
        calendars = [AreaCalendar(_name(subjects, one.area), _summary(one, subjects), one) for one in uses]
        title = tr("Use of areas, {first} – {last}").format(first=day_text(first), last=day_text(last))
        results.update(write_page(self, parameters, "CALENDAR", context, calendar_page(title, calendars)))
        return {**results, "AREA_COUNT": len(uses), "USED_COUNT": sum(1 for one in uses if one.uses)}

    def _areas(self, parameters: dict[str, Any], context: QgsProcessingContext, subjects: Subjects) -> np.ndarray:
        is_area = subjects.column("kind") == "area"
        named = self.parameterAsString(parameters, "AREA", context).strip()
        if named:
            found = np.flatnonzero(is_area & ((subjects.column("id") == named) | (subjects.column("title") == named)))
            if not len(found):
                raise CoordError("There is no area {area} with a ground that can be used.", area=named)
            return found
        types = self.parameterAsEnumStrings(parameters, "AREA_TYPES", context)
        return np.flatnonzero(is_area & np.isin(subjects.column("type").astype(str), types))


def _name(subjects: Subjects, area: int) -> str:
    return str(subjects.column("title")[area] or "")


def _summary(use: AreaUse, subjects: Subjects) -> str:
    said = tr("{records} records on {days} days, {overlaps} overlaps.").format(
        records=len(use.uses), days=use.days, overlaps=use.overlaps
    )
    if use.busiest is not None:
        year, week = year_week(use.busiest.monday)
        said += " " + tr("The busiest week is {week}/{year} with {records} records.").format(
            week=week, year=year, records=use.busiest.records
        )
    if use.neighbours:
        said += " " + tr("Shares ground with: {areas}.").format(areas=_neighbours(use, subjects))
    return said


def _neighbours(use: AreaUse, subjects: Subjects) -> str:
    types = subjects.column("type")
    words = [(area, AREA_TYPES.get(types[area], "")) for area in use.neighbours]
    return ", ".join(f"{_name(subjects, area)} ({tr(word)})" for area, word in words)


def _area_row(use: AreaUse, subjects: Subjects) -> tuple[Any, ...]:
    kinds = [subjects.column("kind")[one.record] for one in use.uses]
    busiest = use.busiest
    return (
        subjects.column("id")[use.area], _name(subjects, use.area), subjects.column("type")[use.area], len(use.uses),
        kinds.count("work"), kinds.count("event"), use.days, use.hours, use.overlaps,
        None if busiest is None else "{}-W{:02}".format(*year_week(busiest.monday)),
        0 if busiest is None else busiest.records, _neighbours(use, subjects) or None,
    )  # fmt: skip


def _week_row(use: AreaUse, week: WeekOfUse, subjects: Subjects) -> tuple[Any, ...]:
    return (
        subjects.column("id")[use.area], _name(subjects, use.area), *year_week(week.monday), day_text(week.monday),
        week.records, week.days, week.hours, week.overlaps, week.most,
    )  # fmt: skip


def _use_rows(use: AreaUse, subjects: Subjects, zone: Zone) -> list[tuple[Any, ...]]:
    """Return the records of an area by their first day, then the areas that it meets."""
    own = (subjects.column("id")[use.area], _name(subjects, use.area))
    said = ("kind", "id", "title", "type", "status", "party")
    rows = [
        (
            *own, *(subjects.column(name)[one.record] for name in said), day_text(one.first_day), day_text(one.last_day),
            one.days, one.hours, round(one.area_m2, 2),
        )
        for one in sorted(use.uses, key=lambda one: one.first_day)
    ]  # fmt: skip
    for area in use.neighbours:
        walls = zone.walls(np.array([subjects.phases.whole.starts[area], subjects.phases.whole.ends[area]], np.int64))
        start, end = format_moments(walls)
        rows.append(
            (
                *own,
                *(subjects.column(name)[area] for name in said),
                start and start[:10],
                end and end[:10],
                None,
                None,
                None,
            )
        )
    return rows
