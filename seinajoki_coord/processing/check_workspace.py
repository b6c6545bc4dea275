"""``check_workspace``: find the overlaps of a workspace and keep its register of them."""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..core import vocabulary as words
from ..core.error import CoordError, WorkspaceError, sentence
from ..core.explain import title_in
from ..core.progress import uncollected
from ..core.schema import AREA, EVENT, OVERLAP, PARTY, WORK
from ..core.zone import SECOND
from ..layers.check import check
from ..layers.kernel import best_kernel
from ..layers.language import explained, tr
from ..layers.open_layer import open_layers, reload_layers
from ..layers.rule_set import read_rules
from ..server import register as server_register
from ..server.connection import connect
from ..workspace.records import read_records
from ..workspace.register import keep_register, read_checked
from ..workspace.upgrade import upgrade_workspace
from .algorithm import Algorithm, reporter
from .workspace_algorithm import Place

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.progress import Report
    from ..layers.check import Result
    from ..workspace.register import Outcome

_SHARES = {
    "read": (0.0, 4.0), "geometry": (4.0, 8.0), "candidates": (8.0, 18.0), "exact": (9.0, 18.0),
    "meeting ground": (18.0, 42.0), "describe": (42.0, 60.0), "write": (60.0, 100.0),
}  # fmt: skip
_TABLES = tuple(table.name for table in (PARTY, AREA, WORK, EVENT, OVERLAP))
"""What is read or written."""
_COUNTS = {
    "CONFLICT_COUNT": sentence("Number of conflicts"),
    "OPPORTUNITY_COUNT": sentence("Number of opportunities"),
    "NOTICE_COUNT": sentence("Number of notices"),
    "HIGH_COUNT": sentence("Number of conflicts of high severity"),
    "OPEN_COUNT": sentence("Number of overlaps to be assessed that are not over"),
    "NEW_COUNT": sentence("Number of new overlaps"),
    "CHANGED_COUNT": sentence("Number of changed overlaps"),
    "CLOSED_COUNT": sentence("Number of overlaps closed"),
}
FAIL_AT = {
    "none": sentence("Never"),
    "high": sentence("At a conflict of high severity"),
    "conflict": sentence("At any conflict"),
    "any": sentence("At any overlap"),
}


class CheckWorkspace(Algorithm):
    """Find the overlaps of a workspace."""

    NAME = "check_workspace"
    TITLE = "Check workspace"
    HELP = (
        "Finds which works, events and areas of a workspace meet under the rules of a rule set, and keeps the table of "
        "overlaps up to date: new ones are added, changed ones are marked to be assessed again, those that no longer "
        "meet are closed. Each says in a sentence what meets what, when, how far and why, and has a rank by which to "
        "begin.<p>Only records that changed since the last check are compared, so a nightly run takes little time, and "
        "running it twice over the same records changes nothing. With other rules all are compared anew.<p>Cancelled "
        "records are left out."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        del configuration
        self.add(
            QgsProcessingParameterFile("WORKSPACE", tr("Workspace"), fileFilter="GeoPackage (*.gpkg);;* (*)"),
            "The GeoPackage file of the workspace; save the edits of its layers first. Or a shared database: the name of a "
            "PostgreSQL connection saved in QGIS, or service=name.",
        )
        rules = QgsProcessingParameterString("RULES", tr("Rule set"), optional=True)
        self.add(
            rules,
            "The rules that say what an overlap is: one of seinajoki, gipod, lead-lag, clash-opportunity, protected-street, "
            "shared-ground, or a JSON file of your own. Left empty: those of the workspace, or else seinajoki.",
        )
        fail = QgsProcessingParameterEnum(
            "FAIL_AT", tr("Fail"), list(FAIL_AT), defaultValue="none", usesStaticStrings=True
        )
        self.add(
            fail,
            "For batches: whether the run ends with an error, after the register is written, if there is an overlap of "
            "this weight (none, high, conflict or any) that nobody has assessed and that is not over. The exit status is that "
            "of any error, and there are no results; what must tell them apart asks for none and reads HIGH_COUNT and "
            "OPEN_COUNT.",
        )
        for name, title in _COUNTS.items():
            self.addOutput(QgsProcessingOutputNumber(name, tr(title)))

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Refuse to compare what is not saved yet, and to write under a layer that has unsaved edits."""
        del feedback
        try:
            self._place = Place.named(self.parameterAsFile(parameters, "WORKSPACE", context))
        except CoordError as error:
            raise QgsProcessingException(explained(error)) from error
        for layer in open_layers(context.project(), self._place.path, _TABLES):
            if layer.isModified():
                error = WorkspaceError(
                    "The layer {name} has unsaved edits. Save or discard them and run again.", name=layer.name()
                )
                raise QgsProcessingException(explained(error))
        return True

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Show the overlaps as they are now in the layers that stand open."""
        del feedback
        reload_layers(open_layers(context.project(), self._place.path, [OVERLAP.name]))
        return {}

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read, compare, and write the register in one short transaction."""
        name = self.parameterAsString(parameters, "RULES", context).strip()
        report = reporter(feedback, _SHARES)
        with uncollected():
            result, kept = self._database(name, report) if self._place.conninfo else self._file(name, report)
        for title, reason in result.left_out:
            feedback.pushWarning(f"{title_in(tr, title)}: {tr(reason)}")
        for title, error in result.unread:
            feedback.pushWarning(f"{title_in(tr, title)}: {explained(error)}")
        for title, error in result.always:
            said = tr("The recurrence cannot be read, so all the time counts. {reason}")
            feedback.pushWarning(f"{title_in(tr, title)}: {said.format(reason=explained(error))}")
        _tell(kept, feedback)
        fail_at = self.parameterAsEnumString(parameters, "FAIL_AT", context)
        _fail(fail_at, kept)
        by_outcome = {name: sum(n for (one, _), n in kept.all_.items() if one == name) for name in words.OUTCOMES}
        return {
            "CONFLICT_COUNT": by_outcome["conflict"],
            "OPPORTUNITY_COUNT": by_outcome["opportunity"],
            "NOTICE_COUNT": by_outcome["notice"],
            "HIGH_COUNT": kept.all_["conflict", "high"],
            "OPEN_COUNT": sum(kept.open_.values()),
            "NEW_COUNT": kept.new,
            "CHANGED_COUNT": kept.changed,
            "CLOSED_COUNT": kept.closed,
        }

    def _file(self, name: str, report: Report) -> tuple[Result, Outcome]:
        """Check a workspace that is a file."""
        workspace = upgrade_workspace(self._place.path)
        rules = read_rules(name, workspace)
        records, before = read_records(workspace, report=report), read_checked(workspace)
        now = int(time.time()) * SECOND
        result = check(records, rules, before, workspace.time_zone, now, best_kernel(), report)
        return result, keep_register(workspace, result.check, report)

    def _database(self, name: str, report: Report) -> tuple[Result, Outcome]:
        """Check a shared database."""
        now = int(time.time()) * SECOND
        with closing(connect(self._place.conninfo)) as link, server_register.checking(link) as read:
            rules = read_rules(name, link)
            result = check(read.records, rules, read.checked, read.time_zone, now, best_kernel(), report)
            report("write", 0.0)
            return result, server_register.keep_register(link, read.srid, result.check)


def _tell(kept: Outcome, feedback: QgsProcessingFeedback) -> None:
    """Say in the log what there is, by outcome and severity, and what became of the register."""
    for outcome, word in words.OUTCOMES.items():
        numbers = [
            f"{tr(weight)} {kept.all_[outcome, severity]}"
            for severity, weight in words.SEVERITIES.items()
            if kept.all_[outcome, severity]
        ]
        if numbers:
            feedback.pushInfo(f"{tr(word)}: {', '.join(numbers)}")
    feedback.pushInfo(
        tr("Overlaps: {count} ({new} new, {changed} changed, {unchanged} as before); {closed} closed.").format(
            count=sum(kept.all_.values()),
            new=kept.new,
            changed=kept.changed,
            unchanged=kept.unchanged,
            closed=kept.closed,
        )
    )


def _fail(fail_at: str, kept: Outcome) -> None:
    """Raise where something as weighty as the run is to fail at has been assessed by nobody."""
    counts = {
        "none": 0,
        "high": kept.open_["conflict", "high"],
        "conflict": sum(count for (outcome, _), count in kept.open_.items() if outcome == "conflict"),
        "any": sum(kept.open_.values()),
    }
    if counts[fail_at or "none"]:
        raise CoordError(
            "Overlaps that nobody has assessed yet: {count}. The run fails because of them, as FAIL_AT: {weight} asks; the "
            "register is written.",
            count=counts[fail_at], weight=fail_at,
        )  # fmt: skip
