"""What the algorithms of the shared database share: which one it is, and its connection."""

from __future__ import annotations

from abc import abstractmethod
from contextlib import closing
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingParameterProviderConnection

from ..layers.database import conninfo
from ..layers.language import tr
from ..server.admin import described
from ..server.connection import connect
from .algorithm import Algorithm

if TYPE_CHECKING:
    from psycopg2.extensions import connection
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback


class DatabaseAlgorithm(Algorithm):
    """An algorithm on the shared database, carried out by `work` with a connection."""

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare the database; subclasses add what they need."""
        del configuration
        self.add(
            QgsProcessingParameterProviderConnection("DATABASE", tr("Shared database"), "postgres"),
            "A PostgreSQL connection saved in QGIS, best with its sign-in in QGIS's password store; or service=name, an "
            "entry of pg_service.conf. Passwords are never given here.",
        )

    def group(self) -> str:
        """Keep administration together in the toolbox."""
        return tr("Shared database")

    def groupId(self) -> str:
        """Return the stable id of the group."""
        return "shared_database"

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        """Keep to the main thread, where QGIS's password store is at home; all of these are short."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Connect, say to what, and work."""
        with closing(connect(conninfo(self.parameterAsConnectionName(parameters, "DATABASE", context)))) as link:
            template, values = described(link)
            feedback.pushInfo(tr(template).format(**values))
            return self.work(link, parameters, context, feedback)

    @abstractmethod
    def work(
        self,
        link: connection,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Do the work; raise CoordError where it cannot be done."""
