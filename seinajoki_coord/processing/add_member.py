"""``add_member``: what a login may do in the shared database, and whose person it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterString

from ..layers.language import tr
from ..server.admin import ROLES, add_member
from .database_algorithm import DatabaseAlgorithm

if TYPE_CHECKING:
    from psycopg2.extensions import connection
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback


class AddMember(DatabaseAlgorithm):
    """Give a login a role and a party."""

    NAME = "add_member"
    TITLE = "Add member"
    HELP = (
        "Gives a login of the database server its rights in the shared database and says whose person it is, instead of "
        "what it had before. One login for each person: the server keeps who changed what.<p>A login that does not exist "
        "is made, without a password: nobody can sign in with it until who administers the server sets one (\\password in "
        "psql) or lets it in by certificate, LDAP or Kerberos. Passwords never pass through this plugin.<p>For "
        "administrators; making logins needs CREATEROLE. In SQL: SELECT coord.add_member('aino', party_id, 'editor') and "
        "SELECT coord.remove_member('aino')."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters."""
        super().initAlgorithm(configuration)
        self.add(
            QgsProcessingParameterString("LOGIN", tr("Login")),
            "The person's login on the database server, exactly as it is written there.",
        )
        self.add(
            QgsProcessingParameterString("PARTY", tr("Party"), optional=True),
            "The name of the party whose person it is. An editor needs one, a public login has none.",
        )
        self.add(
            QgsProcessingParameterEnum("ROLE", tr("Role"), list(ROLES), defaultValue="editor", usesStaticStrings=True),
            "reader: sees everything but others' drafts and persons. editor: also changes what is its party's own. admin: "
            "changes everything, giving a reason, and adds parties and members. public: for portals, sees no drafts and no "
            "persons. none: takes all rights away.",
        )

    def work(
        self,
        link: connection,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Give the rights."""
        login = self.parameterAsString(parameters, "LOGIN", context).strip()
        party = self.parameterAsString(parameters, "PARTY", context).strip()
        role = self.parameterAsEnumString(parameters, "ROLE", context)
        if add_member(link, login, party, role):
            feedback.pushInfo(
                tr("The login {login} was made, without a password. Set one: \\password {login} in psql.").format(
                    login=login
                )
            )
        said = f"{login} ({party})" if party else login
        feedback.pushInfo(f"{said}: {tr(ROLES[role])}")
        return {}
