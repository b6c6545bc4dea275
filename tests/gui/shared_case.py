"""What the tests of a shared database in the dock share: two parties, their works, and layers by a login."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg2.extensions import parse_dsn
from qgis.core import QgsDataSourceUri, QgsProject

from seinajoki_coord.layers.workspace_layers import add_shared_to_project

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from tests.shared import Shared

_WORK = """
    INSERT INTO coord.work (id, title, party_id, status, starts_at, ends_at, geom)
    VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, ST_Multi(ST_MakeEnvelope(%s, 0, %s, 10, 3877))) RETURNING id::text
"""


@dataclass(frozen=True)
class Town:
    """A shared database with two parties and a login of each, and an administrator."""

    shared: Shared
    street: str
    power: str
    anna: str
    pekka: str
    boss: str

    def add_work(
        self,
        title: str,
        party: str,
        starts: str | None = "2026-06-01T08:00",
        ends: str | None = "2026-06-05T16:00",
        left: float = 0,
        status: str = "planned",
    ) -> str:
        """Add a work ten metres wide as the administrator and return its id."""
        return str(self.shared.fetch(_WORK, (title, party, status, starts, ends, left, left + 10))[0][0])

    def row(self, key: str, *fields: str) -> tuple:
        """Return fields of a work as the server has them, as text; None where it is gone."""
        rows = self.shared.fetch("SELECT to_jsonb(w) FROM coord.work w WHERE id = %s", (key,))
        return tuple(rows[0][0][field] for field in fields) if rows else None

    def uri(self, login: str) -> QgsDataSourceUri:
        """Return the source of a login's layers, as a saved connection gives it."""
        parts = parse_dsn(self.shared.conninfo(login))
        uri = QgsDataSourceUri()
        uri.setConnection(parts["host"], parts["port"], parts["dbname"], parts["user"], "")
        return uri

    def open(self, login: str) -> dict[str, QgsVectorLayer]:
        """Bring a login's layers into the project."""
        return add_shared_to_project(QgsProject.instance(), self.uri(login))


def make_town(shared: Shared) -> Town:
    """Add the parties and logins; the first one's name sorts before the other's."""
    street, power = shared.add_party("Katurakentaminen"), shared.add_party("Sähkölaitos")
    return Town(
        shared,
        street,
        power,
        shared.add_login("anna", street),
        shared.add_login("pekka", power),
        shared.add_login("boss", None, "admin"),
    )
