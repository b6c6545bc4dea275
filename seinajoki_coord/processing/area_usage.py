"""``area_usage``: what uses plan areas and venues over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.error import CoordError
from ..core.usage import usage
from ..core.vocabulary import AREA_TYPES
from ..layers.assessment import wall_clock
from ..layers.kernel import best_kernel
from ..layers.language import tr
from ..layers.usage_calendar import AreaCalendar, calendar_page
from .algorithm import reporter
from .period import day_text, days_of
from .table_output import write_page, write_table
from .usage_output import (
    AREA_COLUMNS,
    USE_COLUMNS,
    WEEK_COLUMNS,
    area_row,
    look,
    name_of,
    summary,
    use_rows,
    week_row,
)
from .workspace_algorithm import WorkspaceAlgorithm

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.subject import Subjects

_SHARES = {"read": (0.0, 20.0), "exact": (20.0, 40.0), "meeting ground": (40.0, 50.0), "usage": (50.0, 90.0)}


class AreaUsage(WorkspaceAlgorithm):
    """Tell what uses areas over time."""

    NAME = "area_usage"
    TITLE = "Use of areas"
    HELP = (
        "Tells what uses plan areas, venues and other areas of a workspace over time: how many works and events, on how "
        "many days, how many overlaps among them, which week is the busiest. So a zoning planner sees which events and "
        "works a plan touches, this year, before and after, and which venues, access routes and protected streets it "
        "meets.<p>A record uses an area when they share ground; touching is no use. It is there from set-up to clearing, "
        "what recurs on its dates only, what has no fixed dates all the time between them, and cancelled ones never. A day "
        "counts when anybody is there at some moment of it. Overlaps are pairs of records that use the area, meet on the ground and share an instant; of two that meet "
        "outside of the area both must still use it.<p>The calendar is a page with a picture for each area: a row for "
        "each year, a field for each week with its number of records, marked where some of them overlap."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        del configuration
        table = QgsProcessing.SourceType.TypeVector
        self.add_workspace()
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
        kernel = best_kernel()
        report("read", 0.0)
        with self.opened(feedback) as workspace:
            subjects, zone = workspace.subjects(kernel), workspace.zone
        areas = self._areas(parameters, context, subjects)
        year = int(wall_clock(workspace.time_zone)[:4])
        first, last = days_of(self, parameters, context, (f"{year - 1}-01-01", f"{year + 1}-12-31"))
        uses = usage(kernel, subjects, areas, first, last, zone, report)
        for one in uses:
            feedback.pushInfo(f"{name_of(subjects, one.area)}: {summary(one, subjects)}")
        rows, blobs = [area_row(one, subjects) for one in uses], kernel.write(subjects.geometries[areas])
        drawn = {"blobs": blobs, "crs": workspace.crs, "look": look()}
        results: dict[str, Any] = write_table(self, parameters, "OUTPUT", context, AREA_COLUMNS, rows, report, **drawn)
        weeks = [week_row(one, week, subjects) for one in uses for week in one.weeks]
        results.update(write_table(self, parameters, "WEEKS", context, WEEK_COLUMNS, weeks, report))
        records = [row for one in uses for row in use_rows(one, subjects, zone)]
        results.update(write_table(self, parameters, "USES", context, USE_COLUMNS, records, report))
        calendars = [AreaCalendar(name_of(subjects, one.area), summary(one, subjects), one) for one in uses]
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
        chosen = np.flatnonzero(is_area & np.isin(subjects.column("type").astype(str), types)).tolist()
        return np.array(sorted(chosen, key=lambda area: name_of(subjects, area).casefold()), np.int64)
