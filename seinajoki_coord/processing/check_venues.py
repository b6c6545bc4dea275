"""``check_venues``: whether events fit the venues on which they take place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QVariant

from ..core.error import sentence
from ..core.explain import number_in, title_in
from ..core.moment import format_moments
from ..core.schema import AREA, EVENT
from ..core.venue_fit import CHECKS, misfits
from ..core.vocabulary import SEVERITIES
from ..layers.kernel import best_kernel
from ..layers.language import spoken, tr
from ..layers.result_look import Class, Column, Look
from .algorithm import reporter
from .table_output import write_table
from .workspace_algorithm import WorkspaceAlgorithm

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

_TEXT = QVariant.String
_COLUMNS = (
    Column("event_id", _TEXT, sentence("Event: identifier")),
    Column("event", _TEXT, sentence("Event"), letters=24),
    Column("party", _TEXT, sentence("Party"), letters=24),
    Column("starts_at", _TEXT, sentence("Starts"), letters=16),
    Column("venue_id", _TEXT, sentence("Venue: identifier")),
    Column("venue", _TEXT, sentence("Venue"), letters=24),
    Column("check", _TEXT, sentence("Concerns"), tuple(CHECKS.items())),
    Column("severity", _TEXT, sentence("Severity"), tuple(SEVERITIES.items())),
    Column("explanation", _TEXT, sentence("Explanation"), letters=60),
    Column("notes", QVariant.Int, sentence("Notes on the event")),
)
_MARKS = {"high": ("▲", "#c0392b"), "medium": ("◆", "#e08a00"), "low": ("■", "#3573a8")}
"""Sign and colour of each severity."""
_SHARES = {"read": (0.0, 50.0), "write": (90.0, 100.0)}


class CheckVenues(WorkspaceAlgorithm):
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
        self.add_workspace()
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Notes on venues"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            "A feature on the ground of the event for each thing that does not fit or is to be known: which check "
            "(capacity, bearing, place, validity, terms), how severe, and a sentence; and at the gravest of an event how many "
            "there are.",
        )
        self.addOutput(QgsProcessingOutputNumber("MISFIT_COUNT", tr("Number of things that do not fit")))
        self.addOutput(QgsProcessingOutputNumber("TERMS_COUNT", tr("Number of terms to be known")))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read, compare and write."""
        report = reporter(feedback, _SHARES)
        kernel = best_kernel()
        report("read", 0.0)
        with self.opened(feedback) as workspace:
            subjects = workspace.subjects(kernel, kinds=(EVENT.name, AREA.name))
        starts = format_moments(workspace.zone.walls(subjects.phases.live.starts))
        ids, parties = subjects.column("id"), subjects.column("party")
        titles = [title_in(tr, one) for one in subjects.column("title")]
        found, severities = misfits(kernel, subjects), tuple(_MARKS)
        found.sort(key=lambda one: (severities.index(one.severity), titles[one.event], titles[one.venue]))
        rows, notes = [], Counter(one.event for one in found)
        for one in found:
            values = {
                name: told if isinstance(told, str) else number_in(spoken(), told) for name, told in one.values.items()
            }
            said = tr(one.template).format(venue=titles[one.venue], **values)
            feedback.pushInfo(f"{titles[one.event]}: {said}")
            rows.append(
                (
                    ids[one.event], titles[one.event], parties[one.event], starts[one.event], ids[one.venue],
                    titles[one.venue], one.check, one.severity, said,
                    notes.pop(one.event, None),
                )
            )  # fmt: skip
        blobs = kernel.write(subjects.geometries[[one.event for one in found]])
        results = write_table(
            self, parameters, "OUTPUT", context, _COLUMNS, rows, report, blobs=blobs, crs=workspace.crs, look=_look()
        )
        terms = sum(1 for one in found if one.check == "terms")
        return {**results, "MISFIT_COUNT": len(found) - terms, "TERMS_COUNT": terms}


def _look() -> Look:
    """Return classes by severity; an event has one label, with the sign of its gravest note and how many it has."""
    classes = (Class(code, f"{sign} {tr(SEVERITIES[code])}", colour) for code, (sign, colour) in _MARKS.items())
    signs = " ".join(f"WHEN \"severity\" = '{code}' THEN '{sign}'" for code, (sign, _) in _MARKS.items())
    label = f"CASE {signs} END || ' ' || \"event\" || ' (' || \"notes\" || ')'"
    return Look('"severity"', tuple(classes), f"if(\"notes\" IS NULL, '', {label})", is_outlined=True)
