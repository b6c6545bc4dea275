"""``nuisance_index``: how much works are in the way of traffic, and what they add up to in a place, week by week."""

from __future__ import annotations

from datetime import date, timedelta
from math import isfinite
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from ..core.moment import format_moments
from ..core.nuisance import BUS, CYCLING, STREET, TRAM, cumulated
from ..core.rule import Filter
from ..core.rule_filter import passes
from ..core.schema import WORK
from ..core.week import weeks_between, year_week
from ..core.zone import DAY
from ..layers.assessment import wall_clock
from ..layers.kernel import best_kernel
from ..layers.language import tr
from ..layers.nuisance import indices, near_places, read_model, read_traffic, sites
from .algorithm import advanced, reporter
from .nuisance_output import COLUMNS, WEEK_COLUMNS, look_of
from .period import day_text, days_of
from .table_output import write_table
from .workspace_algorithm import WorkspaceAlgorithm

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.kernel import Kernel
    from ..core.nuisance import Nuisance
    from ..core.progress import Report
    from ..core.subject import Subjects
    from ..core.zone import Zone
    from ..layers.nuisance import TrafficLayer

_LAYERS = {
    STREET: ("STREETS", "STREET_CLASS", "STREET_VOLUME"),
    BUS: ("BUS_ROUTES", "BUS_CLASS", "BUS_TRIPS"),
    TRAM: ("TRAMS", "TRAM_CLASS", ""),
    CYCLING: ("CYCLE_ROUTES", "CYCLE_CLASS", ""),
}
_SHARES = {"read": (0.0, 20.0), "exact": (20.0, 70.0), "weeks": (70.0, 90.0), "write": (90.0, 100.0)}
_YEAR = 365


class NuisanceIndex(WorkspaceAlgorithm):
    """Tell how much works are in the way of traffic."""

    NAME = "nuisance_index"
    TITLE = "Nuisance of works"
    HELP = (
        "Rates from 0 to 5 how much each work of a workspace is in the way of cars, buses, trams and cycling, after "
        "Helsinki's Haitaton: by its duration, the class and the volume of the streets that it meets, its impact on lanes "
        "and their length, bus routes and trips, tram lines and cycle routes. The highest decides; below 3 is green, "
        "below 4 yellow, else red, none grey. Each layer is optional; without any all works are grey.<p>A work meets a street or a route within the reach of the mapping (15 m; "
        "for the volume of main streets 30 m). Weights, thresholds, reach, and what the words of your layers mean are "
        "data: the mapping, a JSON file, may be replaced by your town's own. Cancelled works are left out; a work lasts "
        "from set-up to clearing.<p>With places (streets, districts) it also adds up the works that are at each of them "
        "in a week: how many, the highest sum of overall indices at one moment, and the mean sum over the week."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        del configuration
        line = [QgsProcessing.SourceType.TypeVectorAnyGeometry]
        layer, sink = QgsProcessingParameterFeatureSource, QgsProcessingParameterFeatureSink
        day, number = QgsProcessingParameterDateTime, QgsProcessingParameterNumber
        self.add_workspace()
        self.add(
            layer("STREETS", tr("Streets"), line, optional=True), "Lines or areas of streets, in any reference system."
        )
        self.add(
            _field("STREETS", "STREET_CLASS", tr("Streets: class")),
            "Words of the mapping: main, regional_collector, local_collector, inner_residential, residential_street, Finnish "
            "and Swedish ones, the highway values of OpenStreetMap, or an index from 1 to 5. Without it no street counts.",
        )
        self.add(
            _field("STREETS", "STREET_VOLUME", tr("Streets: cars a day")), "A number; where there is none, no cars."
        )
        self.add(layer("BUS_ROUTES", tr("Bus routes"), line, optional=True), "Lines or areas of bus routes.")
        self.add(
            _field("BUS_ROUTES", "BUS_CLASS", tr("Bus routes: class")), "critical, trunk or other; empty is other."
        )
        self.add(
            _field("BUS_ROUTES", "BUS_TRIPS", tr("Bus routes: trips in the rush hour")), "A number of trips in an hour."
        )
        self.add(layer("TRAMS", tr("Trams"), line, optional=True), "Lines or areas of trams.")
        self.add(_field("TRAMS", "TRAM_CLASS", tr("Trams: class")), "line or tracks; empty is line.")
        self.add(layer("CYCLE_ROUTES", tr("Cycle routes"), line, optional=True), "Lines or areas of cycle routes.")
        self.add(_field("CYCLE_ROUTES", "CYCLE_CLASS", tr("Cycle routes: class")), "main, other_route, link or park.")
        self.add(
            QgsProcessingParameterFile("MAPPING", tr("Mapping"), extension="json", optional=True),
            "Weights, thresholds, reach and the words of classes. Empty: the plugin's own, resources/rules/nuisance.json.",
        )
        self.add(
            advanced(QgsProcessingParameterBoolean("AS_ORIGINAL", tr("Round as Haitaton does"), False)),
            "Haitaton adds up in 32-bit floats, which now and then comes out 0.1 lower. Off: exact decimals.",
        )
        self.add(
            layer("PLACES", tr("Places"), line, optional=True),
            "Streets or districts for which the nuisance of all works is added up by week.",
        )
        self.add(
            _field("PLACES", "PLACE_NAME", tr("Places: name")),
            "Features of one name are one place. Empty: each its own.",
        )
        self.add(
            number("PLACE_DISTANCE", tr("Distance from places (metres)"), number.Type.Double, 0.0, minValue=0.0),
            "How near a work must be to count for a place: 0 for districts, some 15 for streets as lines.",
        )
        self.add(day("FIRST_DAY", tr("First day"), day.Type.Date, optional=True), "Of the weeks. Empty: today.")
        self.add(
            day("LAST_DAY", tr("Last day"), day.Type.Date, optional=True), "Of the weeks. Empty: a year after today."
        )
        self.add(
            sink("OUTPUT", tr("Nuisance of works"), QgsProcessing.SourceType.TypeVectorPolygon),
            "The works with their indices of car, bus, tram and cycling, the overall one, what decided it, and the colour. One "
            "without an end lasts longest; its days are empty.",
        )
        self.add(
            sink(
                "WEEKS",
                tr("Nuisance by week"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            ),
            "A row for each place and week with works in it: how many, the highest sum of their indices at one moment, and "
            "the mean sum over the week. Empty without places.",
        )
        self.addOutput(QgsProcessingOutputNumber("WORK_COUNT", tr("Number of works")))
        self.addOutput(QgsProcessingOutputNumber("RED_COUNT", tr("Number of works in the highest class")))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read works and layers, rate, add up and write."""
        report = reporter(feedback, _SHARES)
        model, kernel = read_model(self.parameterAsFile(parameters, "MAPPING", context)), best_kernel()
        report("read", 0.0)
        with self.opened(feedback) as workspace:
            everything, zone = workspace.subjects(kernel, kinds=(WORK.name,)), workspace.zone
        works = everything.take(np.flatnonzero(passes(everything, Filter())))
        layers = self._layers(parameters, context, kernel, workspace.crs)
        if not layers:
            feedback.pushWarning(tr("No streets or routes are given, so no work is in the way of anybody."))
        found = sites(kernel, works, layers, model, zone)
        rated = indices(found, model, as_original=self.parameterAsBool(parameters, "AS_ORIGINAL", context))
        for traffic, layer in layers.items():
            _tell(layer, _LAYERS[traffic], feedback)
        walls = [zone.walls(side) for side in (works.phases.whole.starts, works.phases.whole.ends)]
        dates = zip(*(format_moments(side) for side in walls))
        said = zip(*(works.column(name) for name in ("id", "title", "party")))
        rows = [
            (
                *who, *when, int(site.days) if isfinite(site.days) else None, site.street_class, site.volume,
                float(one.car), float(one.bus), float(one.tram), float(one.cycling), float(one.overall),
                one.decided_by if one.overall else None, one.colour,
            )
            for who, when, site, one in zip(said, dates, found, rated)
        ]  # fmt: skip
        blobs = kernel.write(works.geometries)
        look, crs = look_of(model), workspace.crs
        results = write_table(
            self, parameters, "OUTPUT", context, COLUMNS, rows, report, blobs=blobs, crs=crs, look=look
        )
        if parameters.get("WEEKS") is not None:
            weeks = self._weeks(parameters, context, feedback, kernel, works, rated, zone, workspace.crs, report)
            results.update(write_table(self, parameters, "WEEKS", context, WEEK_COLUMNS, weeks, report))
        red = sum(1 for one in rated if one.colour == model.colours[0][1])
        return {**results, "WORK_COUNT": len(rated), "RED_COUNT": red}

    def _layers(
        self, parameters: dict[str, Any], context: QgsProcessingContext, kernel: Kernel, crs: str
    ) -> dict[str, TrafficLayer]:
        layers = {}
        for traffic, (name, word, number) in _LAYERS.items():
            source = self.parameterAsSource(parameters, name, context)
            if source is not None:
                fields = tuple(
                    self.parameterAsString(parameters, one, context) if one else "" for one in (word, number)
                )
                layers[traffic] = read_traffic(
                    source, name, kernel, QgsCoordinateReferenceSystem(crs), context.transformContext(),
                    (fields[0], fields[1]),
                )  # fmt: skip
        return layers

    def _weeks(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        kernel: Kernel,
        works: Subjects,
        rated: list[Nuisance],
        zone: Zone,
        crs: str,
        report: Report,
    ) -> list[tuple[Any, ...]]:
        """Return a row for each place and week in which a work is there."""
        source = self.parameterAsSource(parameters, "PLACES", context)
        if source is None:
            return []
        name = self.parameterAsString(parameters, "PLACE_NAME", context)
        plane = QgsCoordinateReferenceSystem(crs)
        places = read_traffic(source, "PLACES", kernel, plane, context.transformContext(), (name, ""))
        _tell(places, ("PLACES", "", ""), feedback)
        distance = self.parameterAsDouble(parameters, "PLACE_DISTANCE", context)
        at: dict[str, set[int]] = {}
        for number, near in enumerate(near_places(kernel, works, places.geometries, distance)):
            word = places.words[number]
            at.setdefault(str(number + 1 if word is None else word), set()).update(near)
        today = date.fromisoformat(wall_clock(zone.name)[:10])
        first, last = days_of(self, parameters, context, (str(today), str(today + timedelta(days=_YEAR))))
        whole, rows = works.phases.whole, []
        for place, near in sorted(at.items()):
            report("weeks", 0.0)
            some = sorted(near)
            weights = [rated[row].overall for row in some]
            starts, ends = whole.starts[some].tolist(), whole.ends[some].tolist()
            for monday, low, after in weeks_between(first, last) if some else ():
                begin, end = zone.instants(np.array([low, after]) * DAY, ends=False).tolist()
                week = cumulated(weights, starts, ends, begin, end)
                if week.works:
                    rows.append(
                        (place, *year_week(monday), day_text(monday), week.works, float(week.most), float(week.mean))
                    )
        return rows


def _field(layer: str, name: str, title: str) -> QgsProcessingParameterField:
    return QgsProcessingParameterField(name, title, parentLayerParameterName=layer, optional=True)


def _tell(layer: TrafficLayer, parameters: tuple[str, str, str], feedback: QgsProcessingFeedback) -> None:
    """Say how a layer was read: what was left out, and what counts as nothing."""
    name, word_field, number_field = parameters
    if layer.transformed:
        feedback.pushInfo(tr("{layer}: transformed {operation}.").format(layer=name, operation=layer.transformed))
    for reason, count in layer.left_out.items():
        feedback.pushWarning(
            tr("{layer}: features left out: {count}. {reason}").format(layer=name, count=count, reason=reason)
        )
    if layer.unclassed:
        feedback.pushWarning(
            tr("{layer}: {count} of {number} have no class ({field}), so they do not count.").format(
                layer=name, count=layer.unclassed, number=len(layer), field=word_field
            )
        )
    if layer.no_numbers:
        feedback.pushWarning(
            tr("{layer}: values that are no numbers ({field}) and count as 0: {count}, such as “{text}”.").format(
                layer=name, field=number_field, count=sum(layer.no_numbers.values()), text=min(layer.no_numbers)
            )
        )
    for text, count in layer.unknown.most_common():
        feedback.pushWarning(
            tr("{layer}: the mapping does not know the class “{word}” ({count}); it counts as an empty one.").format(
                layer=name, word=text, count=count
            )
        )
