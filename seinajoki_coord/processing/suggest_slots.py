"""``suggest_slots``: when a work or an event would be in nobody's way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterGeometry,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QVariant

from ..core.error import CoordError, sentence
from ..core.explain import number_in, title_in
from ..core.schema import EVENT, RECORD_TABLES, WORK
from ..core.slot_dates import Dates
from ..core.slot_draft import Draft
from ..core.slot_obstacle import asked_of, farthest, reach_of
from ..layers.assessment import wall_clock
from ..layers.kernel import best_kernel
from ..layers.language import spoken, tr
from ..layers.result_look import Column
from ..layers.slot import SlotQuestion, notes_on, reached_times, slot_terms, suggest
from .algorithm import advanced, reporter
from .ground import ground_of
from .table_output import write_table
from .workspace_algorithm import WorkspaceAlgorithm

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.kernel import Kernel
    from ..core.subject import Subjects

_KINDS = [WORK.name, EVENT.name]
_COLUMNS = (
    Column("rank", QVariant.Int, sentence("Rank")),
    Column("starts_at", QVariant.String, sentence("Starts"), letters=16),
    Column("ends_at", QVariant.String, sentence("Ends"), letters=16),
    Column("conflict_count", QVariant.Int, sentence("Conflicts")),
    Column("reason", QVariant.String, sentence("Reason"), letters=60),
    Column("shift_hours", QVariant.Double, sentence("Shift (hours)")),
    Column("shared_hours", QVariant.Double, sentence("Shared hours")),
)
_SHARES = {"read": (0.0, 40.0), "candidates": (40.0, 50.0), "exact": (50.0, 80.0), "write": (95.0, 100.0)}
_MOMENT = "yyyy-MM-ddTHH:mm"


class SuggestSlots(WorkspaceAlgorithm):
    """Suggest free dates."""

    NAME = "suggest_slots"
    TITLE = "Suggest free dates"
    HELP = (
        "Finds when a work or an event of a given length would be in nobody's way: the first dates without a conflict "
        "under a rule set, or, if there are none, those that hurt least. For a record of the workspace it also tells "
        "the smallest shift of its present dates (rank 0). Each offer has its reason.<p>All that is there counts with "
        "its real times: set-up and clearing, recurring dates one by one, lead and lag, seasons and distances of the "
        "rules. Records of the same project are in nobody's way, and a record never in its own. What is looked for is "
        "taken from its start to its end without a break; what is moved by whole days has the times of its recurrence. A "
        "record's set-up and tear-down belong to its length and move along.<p>Of dates that are not free the lightest "
        "come first: a high conflict weighs as much as ten medium or a hundred low ones, then the shared hours count, "
        "then the earlier date, or the nearer one by whole days. Offers do not overlap each other, but those of what "
        "recurs may."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        del configuration
        number = QgsProcessingParameterNumber
        decimal, whole = number.Type.Double, number.Type.Integer
        text, truth = QgsProcessingParameterString, QgsProcessingParameterBoolean
        self.add_workspace()
        self.add(
            QgsProcessingParameterGeometry("GEOMETRY", tr("Ground"), optional=True),
            "The ground that is needed, as WKT in the plane of the workspace, or with its own before it: "
            "CRS=EPSG:4326;POLYGON((22.84 62.79, …)). Give this or a record.",
        )
        self.add(
            number("BUFFER", tr("Buffer of lines and points (metres)"), decimal, 0.0, minValue=0.0),
            "Half the width of a trench, the radius of a pole. With 0 lines and points are rejected. Polygons do not grow.",
        )
        self.add(
            text("RECORD", tr("Record"), optional=True),
            "The identifier of a work or an event of the workspace: its ground, its fields and its dates count. What recurs is "
            "moved as a whole, by days, or by weeks where its rule goes by them, each of its times with the conflicts that "
            "it would have. One whose dates are not fixed takes as long as the DURATION of its recurrence says; it has no "
            "present dates, nor has one without an end.",
        )
        self.add(
            QgsProcessingParameterEnum("KIND", tr("Kind"), _KINDS, defaultValue="event", usesStaticStrings=True),
            "What is to take place: work or event. Of a record its own kind counts.",
        )
        self.add(
            number("HOURS", tr("Length (hours)"), decimal, None, optional=True, minValue=0.25),
            "How long the ground is needed, from set-up to clearing, in elapsed hours. Empty: as long as the record takes "
            "it at present.",
        )
        self.add(
            QgsProcessingParameterDateTime("EARLIEST", tr("Not before"), optional=True),
            "The first moment at which it may begin, in the time zone of the workspace. Empty: now.",
        )
        self.add(
            QgsProcessingParameterDateTime("LATEST", tr("Over by"), optional=True),
            "The moment by which it must have ended. Empty: a year after the first.",
        )
        self.add(
            number("COUNT", tr("Number of offers"), whole, 5, minValue=1, maxValue=100), "How many offers at most."
        )
        self.add(
            text("RULES", tr("Rule set"), "", optional=True),
            "The rules that say what a conflict is: one of seinajoki, gipod, lead-lag, clash-opportunity, protected-street, "
            "shared-ground, or a JSON file of your own. Empty: those of the workspace, or else seinajoki.",
        )
        self.add(
            advanced(truth("WORKING_DAYS", tr("Working days only"), defaultValue=False)),
            "From Monday to Friday. What is longer than a week of them may go on over weekends, but begins and ends on "
            "working days.",
        )
        self.add(
            advanced(truth("HOLIDAYS", tr("Keep off public holidays"), defaultValue=False)),
            "Leaves out Finnish public holidays, Midsummer Eve and Christmas Eve. What fits nowhere between them may go on "
            "over them, but begins and ends on other days.",
        )
        self.add(
            advanced(text("HOURS_OF_DAY", tr("Hours"), "", optional=True)),
            "When it may go on, as weekly hours: 08:00-22:00, or Mo-Fr 07:00-16:00; Sa 10:00-14:00. What is longer than "
            "such a day begins and ends inside the hours.",
        )
        self.add(
            advanced(truth("WINTER", tr("Keep off the winter"), defaultValue=False)),
            "Leaves out 1 December to 15 April, when streets are not dug up.",
        )
        self.add(
            advanced(truth("SAME_HOURS", tr("At the same times of day"), defaultValue=False)),
            "A record is moved by whole days of the wall clock, over nights when clocks change, too: start, end, set-up and "
            "clearing keep their times of day. Offers come in the order of shifts, the smallest first (from rank 1). What "
            "recurs is always moved so.",
        )
        self.add(
            advanced(number("STEP", tr("Grid of the starts (minutes)"), whole, 15, minValue=1, maxValue=1440)),
            "Offers begin at multiples of it.",
        )
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Free dates"), QgsProcessing.SourceType.TypeVector),
            "A row for each offer: rank (0: the smallest shift; by whole days the first is that), start and end in the time zone of the workspace, how many "
            "records it would conflict with, the reason, the shift from the present start, the hours shared.",
        )
        self.addOutput(QgsProcessingOutputNumber("FREE_COUNT", tr("Number of offers without a conflict")))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read what is near, search, and write the offers."""
        report = reporter(feedback, _SHARES)
        kernel, record = best_kernel(), self.parameterAsString(parameters, "RECORD", context).strip()
        length = self.parameterAsDouble(parameters, "HOURS", context) if parameters.get("HOURS") is not None else None
        dates = None
        report("read", 0.0)
        with self.opened(feedback) as workspace:
            rules, zone = workspace.rules(self.parameterAsString(parameters, "RULES", context)), workspace.zone
            if record:
                own = workspace.subjects(kernel, kinds=(WORK.name, EVENT.name), record=record)
                draft = _of_record(own, record)
                dates = Dates.of(draft.values, zone)
                dates.check_movable()
                length = dates.hours if length is None or dates.recurs else length
                for note in notes_on(dates):
                    feedback.pushWarning(f"{title_in(tr, draft.values['title'])}: {note}")
            else:
                draft = self._drawn(parameters, context, feedback, kernel, workspace.crs)
            if length is None:
                raise CoordError("Say for how many hours the ground is needed.")
            earliest, latest = self._period(parameters, context, workspace.time_zone)
            terms = slot_terms(
                self.parameterAsString(parameters, "HOURS_OF_DAY", context),
                working_days=self.parameterAsBool(parameters, "WORKING_DAYS", context),
                without_holidays=self.parameterAsBool(parameters, "HOLIDAYS", context),
                without_winter=self.parameterAsBool(parameters, "WINTER", context),
            )
            count, step = (self.parameterAsInt(parameters, name, context) for name in ("COUNT", "STEP"))
            current = None if dates is None else dates.start
            by_days = self.parameterAsBool(parameters, "SAME_HOURS", context)
            question = SlotQuestion(length, earliest, latest, count, current, terms, step, by_days)
            margin = reach_of(rules) + 1.0
            west, south, east, north = kernel.boxes(draft.ground)[0].tolist()
            near = (west - margin, south - margin, east + margin, north + margin)
            times = reached_times(question, farthest(asked_of(rules, draft.values)), zone)
            subjects = workspace.subjects(kernel, box=near, times=times)
        offers = suggest(kernel, subjects, draft, question, rules, zone, report)
        if not offers:
            feedback.pushWarning(
                tr("Nothing that is {hours} hours long fits between {first} and {last} under these terms.").format(
                    hours=number_in(spoken(), length, decimals=2), first=earliest, last=latest
                )
            )
        elif offers[0].lasting:
            feedback.pushWarning(
                tr("Conflicts that no date helps against: {count}.").format(count=len(offers[0].lasting))
            )
        for one in offers:
            feedback.pushInfo(f"{one.rank}. {one.starts_at} – {one.ends_at}: {one.reason}")
        rows = [
            (one.rank, one.starts_at, one.ends_at, one.conflict_count, one.reason, one.shift_hours, one.hours)
            for one in offers
        ]
        free = sum(1 for one in offers if one.rank and not one.conflict_count)
        return {
            **write_table(self, parameters, "OUTPUT", context, _COLUMNS, rows, report),
            "FREE_COUNT": free,
        }

    def _drawn(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        kernel: Kernel,
        crs: str,
    ) -> Draft:
        width = self.parameterAsDouble(parameters, "BUFFER", context)
        footprint = ground_of(self, parameters, "GEOMETRY", context, feedback, crs=crs, width=width)
        if footprint is None:
            raise CoordError("Give the ground that is needed, or the identifier of a record.")
        ground = kernel.read([footprint.wkb])
        kind = self.parameterAsString(parameters, "KIND", context) or EVENT.name
        values: dict[str, Any] = {one.name: one.default for one in RECORD_TABLES[kind].fields}
        return Draft({**values, "kind": kind, "type": values[f"{kind}_type"]}, ground)

    def _period(self, parameters: dict[str, Any], context: QgsProcessingContext, time_zone: str) -> tuple[str, str]:
        given = [self.parameterAsDateTime(parameters, name, context) for name in ("EARLIEST", "LATEST")]
        earliest = given[0].toString(_MOMENT) if given[0].isValid() else wall_clock(time_zone)
        if given[1].isValid():
            return earliest, given[1].toString(_MOMENT)
        return earliest, f"{int(earliest[:4]) + 1}{earliest[4:]}".replace("-02-29", "-02-28")


def _of_record(subjects: Subjects, record: str) -> Draft:
    if not len(subjects):
        raise CoordError("There is no work or event {record} with a ground and dates that can be used.", record=record)
    return Draft.of(subjects, 0)
