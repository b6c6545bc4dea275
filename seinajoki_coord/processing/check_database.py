"""``check_database``: whether the shared database is still what it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputNumber

from ..layers.language import explained, tr
from ..server.admin import problems
from .database_algorithm import DatabaseAlgorithm

if TYPE_CHECKING:
    from psycopg2.extensions import connection
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback


class CheckDatabase(DatabaseAlgorithm):
    """Look for what has gone wrong in the shared database."""

    NAME = "check_database"
    TITLE = "Check database"
    HELP = (
        "Looks whether the shared database is still as it was installed: triggers that were switched off, rights that were "
        "opened, tables that belong to somebody else, records that were changed behind the triggers, members without a "
        "login or a party, and a backup that was restored without renewing the epoch. Each problem is a line with what to "
        "do; nothing is changed.<p>For administrators. In SQL: SELECT problem FROM coord.check()."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        super().initAlgorithm(configuration)
        self.addOutput(QgsProcessingOutputNumber("PROBLEM_COUNT", tr("Number of problems")))

    def work(
        self,
        link: connection,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Say what is wrong."""
        del parameters, context
        found = problems(link)
        for problem in found:
            feedback.pushWarning(explained(problem))
        if not found:
            feedback.pushInfo(tr("The shared database is in order."))
        return {"PROBLEM_COUNT": len(found)}
