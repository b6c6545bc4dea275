"""``database_rights``: a table of who may do what in the shared database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ..core.progress import silent
from ..layers.language import tr
from ..layers.sink import Rows, write_rows
from ..server.admin import rights
from .database_algorithm import DatabaseAlgorithm

if TYPE_CHECKING:
    from psycopg2.extensions import connection
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback


class DatabaseRights(DatabaseAlgorithm):
    """List who may do what."""

    NAME = "database_rights"
    TITLE = "Rights in the database"
    HELP = (
        "Lists every login that has a right in the shared database: its role, its party, and whether it can sign in. Who "
        "is in a group that has a role, superusers and members whose login is gone are listed too, so it is the list to "
        "look through when somebody leaves.<p>For administrators. In SQL: SELECT * FROM coord.rights()."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        super().initAlgorithm(configuration)
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Rights"), QgsProcessing.SourceType.TypeVector),
            "One row for each login: login, can_sign_in, role, party.",
        )

    def work(
        self,
        link: connection,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Write the table."""
        fields = QgsFields()
        for name, kind in (
            ("login", QVariant.String),
            ("can_sign_in", QVariant.Bool),
            ("role", QVariant.String),
            ("party", QVariant.String),
        ):
            fields.append(QgsField(name, kind))
        found = rights(link)
        sink, output = self.parameterAsSink(
            parameters, "OUTPUT", context, fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem()
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, "OUTPUT"))
        columns = [[getattr(one, name) for one in found] for name in fields.names()]
        write_rows(sink, fields, Rows(columns), silent)
        for one in found:
            feedback.pushInfo("  ".join((one.login, one.role or "–", one.party)).strip())
        return {"OUTPUT": output}
