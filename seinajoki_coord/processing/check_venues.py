"""``check_venues``: whether events fit the venues on which they take place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)
from qgis.PyQt.QtCore import QVariant

from ..core.moment import format_moments
from ..core.schema import AREA, EVENT
from ..core.venue_fit import misfits
from ..layers.kernel import best_kernel
from ..layers.language import tr
from ..layers.zone import zone_named
from ..workspace.subjects import read_subjects
from ..workspace.workspace import open_workspace
from .algorithm import Algorithm, reporter
from .table_output import made_fields, write_table

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

_TEXT = QVariant.String
_FIELDS = (
    ("event_id", _TEXT), ("event", _TEXT), ("party", _TEXT), ("starts_at", _TEXT), ("venue_id", _TEXT), ("venue", _TEXT),
    ("check", _TEXT), ("severity", _TEXT), ("explanation", _TEXT),
)  # fmt: skip
_ORDER = ("high", "medium", "low")
_SHARES = {"read": (0.0, 50.0), "write": (90.0, 100.0)}


class CheckVenues(Algorithm):
    """Tell which events do not fit their venues."""

    NAME = "check_venues"
    TITLE = "Check venues"
    HELP = (
        "Tells which events of a workspace do not fit their venues, each with a sentence: more people than the venue "
        "takes, set-up with heavy vehicles on ground that does not bear them, ground outside of the venue, dates on "
        "which the venue is not in use; and repeats the terms of use.<p>The venue of an event is the one named in its "
        "record, or else each venue that it shares ground with. Festivals, concerts, fairs and markets with a set-up or "
        "a tear-down of their own come with heavy vehicles. Cancelled events are left out."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        del configuration
        self.add(
            QgsProcessingParameterFile("WORKSPACE", tr("Workspace"), fileFilter="GeoPackage (*.gpkg)"),
            "The GeoPackage file of the workspace; what is saved in it counts.",
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Notes on venues"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            "A feature on the ground of the event for each thing that does not fit or is to be known: which check "
            "(capacity, bearing, place, validity, terms), how severe, and a sentence.",
        )
        self.addOutput(QgsProcessingOutputNumber("MISFIT_COUNT", tr("Number of things that do not fit")))
        self.addOutput(QgsProcessingOutputNumber("TERMS_COUNT", tr("Number of terms to be known")))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read, compare and write."""
        report = reporter(feedback, _SHARES)
        workspace = open_workspace(Path(self.parameterAsFile(parameters, "WORKSPACE", context)))
        kernel, zone = best_kernel(), zone_named(workspace.time_zone)
        subjects, left_out = read_subjects(workspace, kernel, zone, kinds=(EVENT.name, AREA.name), report=report)
        for title, reason in left_out:
            feedback.pushWarning(f"{title}: {tr(reason)}")
        found = sorted(misfits(kernel, subjects), key=lambda one: _ORDER.index(one.severity))
        starts = format_moments(zone.walls(subjects.phases.live.starts))
        ids, titles, parties = (subjects.column(name) for name in ("id", "title", "party"))
        rows = []
        for one in found:
            said = tr(one.template).format(**one.values)
            feedback.pushInfo(f"{titles[one.event]}: {said}")
            rows.append(
                (
                    ids[one.event], titles[one.event], parties[one.event], starts[one.event], ids[one.venue],
                    titles[one.venue], one.check, one.severity, said,
                )
            )  # fmt: skip
        blobs = kernel.write(subjects.geometries[[one.event for one in found]])
        results = write_table(
            self, parameters, "OUTPUT", context, made_fields(_FIELDS), rows, report, blobs=blobs, crs=workspace.crs
        )
        terms = sum(1 for one in found if one.check == "terms")
        return {**results, "MISFIT_COUNT": len(found) - terms, "TERMS_COUNT": terms}
