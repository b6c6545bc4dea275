"""``add_party``: a new party in the shared database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterEnum, QgsProcessingParameterString

from ..core.vocabulary import PARTY_KINDS
from ..layers.language import tr
from ..server.admin import add_party
from .database_algorithm import DatabaseAlgorithm

if TYPE_CHECKING:
    from psycopg2.extensions import connection
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback


class AddParty(DatabaseAlgorithm):
    """Add a party to the shared database."""

    NAME = "add_party"
    TITLE = "Add party"
    HELP = (
        "Adds a party to the shared database: an organisation that plans works or events, and whose people may change "
        "what is its own. Its public contact, colour and so on are edited like any record afterwards.<p>For "
        "administrators. In SQL: SELECT coord.add_party('Vesihuolto', 'water')."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        super().initAlgorithm(configuration)
        self.add(
            QgsProcessingParameterString("NAME", tr("Name")),
            "The name by which all know it. No two parties have the same.",
        )
        self.add(
            QgsProcessingParameterEnum(
                "KIND", tr("Kind"), list(PARTY_KINDS), defaultValue="other", usesStaticStrings=True
            ),
            "What kind of party it is.",
        )
        self.addOutput(QgsProcessingOutputString("PARTY_ID", tr("Identifier of the party")))

    def work(
        self,
        link: connection,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Add it."""
        name = self.parameterAsString(parameters, "NAME", context).strip()
        made = add_party(link, name, self.parameterAsEnumString(parameters, "KIND", context))
        feedback.pushInfo(tr("The party {party} was added.").format(party=name))
        return {"PARTY_ID": made}
