"""``find_overlaps``: which features of any layers meet in space and in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.error import CoordError
from ..core.overlap import find_pairs
from ..layers.kernel import best_kernel
from ..layers.language import tr
from ..layers.overlap_rows import describe
from ..layers.zone import zone_named
from .algorithm import Algorithm, part_of, reporter
from .destination import whole_or_nothing
from .in_database import Database
from .overlap_output import Found, write_left_out, write_overlaps, write_pairs
from .side import origin_named, read_side, side_of

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.progress import Report

_SHARES = {
    "read input": (0.0, 10.0),
    "geometry input": (10.0, 14.0),
    "read overlay": (14.0, 24.0),
    "geometry overlay": (24.0, 28.0),
    "candidates": (28.0, 33.0),
    "exact": (33.0, 53.0),
    "meeting ground": (53.0, 83.0),
    "write": (83.0, 99.0),
    "write left out": (99.0, 100.0),
}


class FindOverlaps(Algorithm):
    """Find the pairs of features that meet in space and in time."""

    NAME = "find_overlaps"
    TITLE = "Find overlaps"
    HELP = (
        "Finds every pair of features that touch or overlap on the ground (or come within a distance) and share a "
        "moment of time, in one layer or between two.<p>Any layers will do: points, lines or polygons, in any "
        "coordinate reference systems, with start and end in date, date-time or ISO text fields. A window holds its "
        "start and not its end: what ends at 18:00 does not overlap what starts at 18:00. A date without a time "
        "covers that whole day. A missing start or end is open.<p>Features that cannot be used (no geometry, a time "
        "that cannot be read, an end before its start) are left out and listed; one of them never stops the run."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        del configuration
        geometry = [QgsProcessing.SourceType.TypeVectorAnyGeometry]
        field = QgsProcessingParameterField
        number = QgsProcessingParameterNumber
        decimal = QgsProcessingParameterNumber.Type.Double
        self.add(
            QgsProcessingParameterFeatureSource("INPUT", tr("Layer"), geometry),
            "The layer whose features are compared: with each other, or with those of a second layer.",
        )
        self.add(
            field("INPUT_START", tr("Field of the start"), parentLayerParameterName="INPUT"),
            "Date, date-time or ISO text. A date begins at midnight; an empty value is open to the past.",
        )
        self.add(
            field("INPUT_END", tr("Field of the end"), parentLayerParameterName="INPUT"),
            "Date, date-time or ISO text. A date lasts until its midnight; an empty value, or 9999-12-31, is an open end.",
        )
        self.add(
            field("INPUT_KEY", tr("Field that names a record"), parentLayerParameterName="INPUT", optional=True),
            "The value that stands for a feature in the result; the feature id if left out.",
        )
        self.add(
            QgsProcessingParameterFeatureSource("OVERLAY", tr("Second layer"), geometry, optional=True),
            "The other side. Left out, the features of the first layer are compared with each other, each pair once.",
        )
        self.add(
            field(
                "OVERLAY_START",
                tr("Second layer: field of the start"),
                parentLayerParameterName="OVERLAY",
                optional=True,
            ),
            "As for the first layer; needed when there is a second layer.",
        )
        self.add(
            field(
                "OVERLAY_END", tr("Second layer: field of the end"), parentLayerParameterName="OVERLAY", optional=True
            ),
            "As for the first layer; needed when there is a second layer.",
        )
        self.add(
            field(
                "OVERLAY_KEY",
                tr("Second layer: field that names a record"),
                parentLayerParameterName="OVERLAY",
                optional=True,
            ),
            "The value that stands for a feature of the second layer in the result; the feature id if left out.",
        )
        self.add(
            number("DISTANCE", tr("Distance (metres)"), decimal, 0.0, minValue=0.0),
            "Metres on the ground within which two features still meet, whatever the layer's unit. 0: they touch or overlap.",
        )
        self.add(
            number("LEAD", tr("Lead (hours)"), decimal, 0.0, minValue=0.0),
            "Hours by which each window of the first layer begins earlier.",
        )
        self.add(
            number("LAG", tr("Lag (hours)"), decimal, 0.0, minValue=0.0),
            "Hours by which each window of the first layer ends later. Within one layer a pair counts when either "
            "record, widened, meets the other as it is.",
        )
        self.add(
            QgsProcessingParameterString("TIME_ZONE", tr("Time zone"), "Europe/Helsinki"),
            "The zone of times that carry none, and of the times in the result.",
        )
        self.add(
            QgsProcessingParameterBoolean("MEETING_GROUND", tr("Compute the ground where they meet"), True),
            "Gives each pair a geometry and its square metres. Without it only the pairs are listed, much faster.",
        )
        in_database = QgsProcessingParameterBoolean("IN_DATABASE", tr("Find them in the database"), False)
        in_database.setFlags(in_database.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.add(
            in_database,
            "Only where all layers are tables of one PostgreSQL database in which the shared workspace is installed: the "
            "server finds the overlaps, with its indexes and processors, and only they come over the network. Worth it "
            "for millions of records or a slow line; else QGIS itself is faster.",
        )
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Overlaps"), QgsProcessing.SourceType.TypeVectorPolygon),
            "One feature for each pair: keys, shared time, hours, distance, shared square metres, the ground where they meet.",
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "LEFT_OUT", tr("Left out"), QgsProcessing.SourceType.TypeVector, optional=True, createByDefault=False
            ),
            "A table of the features that could not be used, with the reason of each.",
        )
        self.addOutput(QgsProcessingOutputNumber("OVERLAP_COUNT", tr("Number of overlaps")))
        self.addOutput(QgsProcessingOutputNumber("LEFT_OUT_COUNT", tr("Number of features left out")))

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Ask the layers where they lie, on their own thread; the run itself may be on another."""
        self._origins = {name: origin_named(self, parameters, name, context) for name in ("INPUT", "OVERLAY")}
        self._database: Database | CoordError | None = None
        try:
            found = Database.of(self, parameters, context)
            if self.parameterAsBool(parameters, "IN_DATABASE", context):
                self._database = found.ready()
            else:
                feedback.pushInfo(
                    tr(
                        "All of this lies in one database. Where many records or a slow line make it worth while, tick {name}."
                    ).format(name=tr("Find them in the database"))
                )
        except CoordError as error:
            if self.parameterAsBool(parameters, "IN_DATABASE", context):
                self._database = error
        return True

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read both sides, find the pairs, describe and write them."""
        report = reporter(feedback, _SHARES)
        kernel = best_kernel()
        zone = zone_named(self.parameterAsString(parameters, "TIME_ZONE", context).strip())
        reach = {
            name.lower(): self.parameterAsDouble(parameters, parameter, context)
            for name, parameter in (("distance", "DISTANCE"), ("lead_hours", "LEAD"), ("lag_hours", "LAG"))
        }
        one = side_of(self, parameters, "INPUT", context, self._origins["INPUT"])
        two = None
        if parameters.get("OVERLAY"):
            two = side_of(self, parameters, "OVERLAY", context, self._origins["OVERLAY"])
        with_ground = self.parameterAsBool(parameters, "MEETING_GROUND", context)
        if isinstance(self._database, CoordError):
            raise self._database
        if self._database is not None:
            sides = {"INPUT": one} if two is None else {"INPUT": one, "OVERLAY": two}
            rows, left_out = self._database.find(sides, zone.name, feedback, with_ground=with_ground, **reach)
            feedback.pushInfo(tr("{count} overlaps found.").format(count=len(rows)))
            return self._written(
                lambda: write_overlaps(self, parameters, context, (one, two or one), rows, report),
                parameters,
                context,
                len(rows),
                left_out,
                report,
            )
        plane = one.plane(context, reach["distance"])
        if two is not None:
            two.plane(context, reach["distance"])
        first = read_side(one, plane, kernel, zone, context, feedback, part_of(report, "input"))
        second = None
        if two is not None:
            second = read_side(two, plane, kernel, zone, context, feedback, part_of(report, "overlay"))
        other = None if second is None else second.occupancies
        pairs = find_pairs(kernel, first.occupancies, other, report=report, **reach)
        feedback.pushInfo(tr("{count} overlaps found.").format(count=len(pairs)))
        described = describe(kernel, first.occupancies, other, pairs, zone, report, with_ground=with_ground, **reach)
        left_out = [("input", *row) for row in first.left_out]
        left_out += [("overlay", *row) for row in (second.left_out if second else [])]
        found = Found(pairs, described, plane, (one, two or one), (first, second or first))
        return self._written(
            lambda: write_pairs(self, parameters, context, found, kernel, report),
            parameters,
            context,
            len(pairs),
            left_out,
            report,
        )

    def _written(
        self,
        write: Callable[[], str],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        count: int,
        left_out: list[tuple[str, Any, str]],
        report: Report,
    ) -> dict[str, Any]:
        """Write what was found and what was left out, both or neither."""
        report("write", 0.0)
        with whole_or_nothing(parameters, ("OUTPUT", "LEFT_OUT"), context):
            results = {
                "OUTPUT": write(),
                "LEFT_OUT": write_left_out(self, parameters, context, left_out, part_of(report, "left out")),
            }
            report("write left out", 1.0)
        return {**results, "OVERLAP_COUNT": count, "LEFT_OUT_COUNT": len(left_out)}
