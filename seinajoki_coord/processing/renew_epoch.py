"""``renew_epoch``: after a restore, have every workspace compare itself with the whole database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputString

from ..layers.language import tr
from ..server.admin import renew_epoch
from .database_algorithm import DatabaseAlgorithm

if TYPE_CHECKING:
    from psycopg2.extensions import connection
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback


class RenewEpoch(DatabaseAlgorithm):
    """Tell all workspaces that the database was restored."""

    NAME = "renew_epoch"
    TITLE = "Renew the epoch"
    HELP = (
        "Run this once after the shared database was restored from a backup, before anybody syncs. A restored database has "
        "forgotten what came after the backup; with a new epoch every workspace compares itself with the whole database at "
        "its next sync instead of asking only for what is new, and what it has not sent yet is kept.<p>Done without need "
        "it does no harm: the next syncs take longer. For administrators. In SQL: SELECT coord.renew_epoch()."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        super().initAlgorithm(configuration)
        self.addOutput(QgsProcessingOutputString("EPOCH", tr("New epoch")))

    def work(
        self,
        link: connection,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Renew it."""
        del parameters, context
        epoch = renew_epoch(link)
        feedback.pushInfo(tr("The epoch was renewed: every workspace compares itself as a whole at its next sync."))
        return {"EPOCH": epoch}
