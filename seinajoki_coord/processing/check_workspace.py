"""``check_workspace``: find the overlaps of a workspace and keep its register of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..core.error import CoordError, WorkspaceError, sentence
from ..core.schema import EVENT, OVERLAP, PARTY, WORK
from ..layers.check import RULE, check
from ..layers.kernel import best_kernel
from ..layers.language import explained, tr
from ..layers.open_layer import open_layers, reload_layers
from ..workspace.register import keep_register
from ..workspace.upgrade import upgrade_workspace
from .algorithm import Algorithm, reporter

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

_SHARES = {"geometry": (5.0, 20.0), "candidates": (20.0, 30.0), "exact": (30.0, 60.0), "meeting ground": (60.0, 90.0)}
_TABLES = tuple(table.name for table in (PARTY, WORK, EVENT, OVERLAP))
"""What is read or written."""
_COUNTS = {
    "CONFLICT_COUNT": sentence("Number of conflicts"),
    "OPPORTUNITY_COUNT": sentence("Number of opportunities"),
    "NOTICE_COUNT": sentence("Number of notices"),
    "NEW_COUNT": sentence("Number of new overlaps"),
    "CHANGED_COUNT": sentence("Number of changed overlaps"),
    "CLOSED_COUNT": sentence("Number of overlaps closed"),
}


class CheckWorkspace(Algorithm):
    """Find the overlaps of a workspace."""

    NAME = "check_workspace"
    TITLE = "Check workspace"
    HELP = (
        "Finds which works and events of a workspace take the same ground at the same time, from set-up to clearing, and "
        "keeps the table of overlaps up to date: new ones are added, changed ones are marked to be assessed again, those "
        "that no longer meet are closed. Running it twice over the same records changes nothing.<p>Cancelled records are "
        "left out, and records of one project never conflict. Where ground is shared on fixed dates the outcome is a "
        "conflict; where grounds only touch, or a record happens some time inside its dates, it is a notice.<p>Recurring "
        "records count as if they took their ground for their whole time."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        del configuration
        self.add(
            QgsProcessingParameterFile("WORKSPACE", tr("Workspace"), fileFilter="GeoPackage (*.gpkg)"),
            "The GeoPackage file of the workspace. Save the edits of its layers first.",
        )
        self.add(
            QgsProcessingParameterString("RULES", tr("Rule set"), RULE, optional=True),
            "The rules that say what an overlap is. There is one so far: shared-ground.",
        )
        for name, title in _COUNTS.items():
            self.addOutput(QgsProcessingOutputNumber(name, tr(title)))

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Refuse to compare what is not saved yet, and to write under a layer that has unsaved edits."""
        del feedback
        self._path = Path(self.parameterAsFile(parameters, "WORKSPACE", context))
        for layer in open_layers(context.project(), self._path, _TABLES):
            if layer.isModified():
                error = WorkspaceError(
                    "The layer {name} has unsaved edits. Save or discard them and run again.", name=layer.name()
                )
                raise QgsProcessingException(explained(error))
        return True

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Show the overlaps as they are now in the layers that stand open."""
        del feedback
        reload_layers(open_layers(context.project(), self._path, [OVERLAP.name]))
        return {}

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read, compare, and write the register in one short transaction."""
        rules = self.parameterAsString(parameters, "RULES", context) or RULE
        if rules != RULE:
            raise CoordError("There is no rule set {rules}. There is: {known}.", rules=rules, known=RULE)
        report = reporter(feedback, _SHARES)
        workspace = upgrade_workspace(self._path)
        checked = check(workspace, best_kernel(), report)
        report("write", 0.0)
        kept = keep_register(workspace, RULE, checked.found)
        for title, reason in checked.left_out:
            feedback.pushWarning(f"{title}: {tr(reason)}")
        outcomes = Counter(one.values["outcome"] for one in checked.found)
        feedback.pushInfo(
            tr("{found} overlaps: {new} new, {changed} changed, {unchanged} as before; {closed} closed.").format(
                found=len(checked.found),
                new=kept.new,
                changed=kept.changed,
                unchanged=kept.unchanged,
                closed=kept.closed,
            )
        )
        return {
            "CONFLICT_COUNT": outcomes["conflict"],
            "OPPORTUNITY_COUNT": outcomes["opportunity"],
            "NOTICE_COUNT": outcomes["notice"],
            "NEW_COUNT": kept.new,
            "CHANGED_COUNT": kept.changed,
            "CLOSED_COUNT": kept.closed,
        }
