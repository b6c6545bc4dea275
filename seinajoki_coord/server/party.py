"""Parties that two workspaces added each for itself: of one name they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.error import CoordError
from ..core.schema import PARTY, SYNCED
from ..workspace.geopackage import reading, writing
from ..workspace.statement import statement

if TYPE_CHECKING:
    from psycopg2.extensions import connection

    from ..workspace.workspace import Workspace
    from .result import SyncResult


def new_parties(workspace: Workspace) -> list[tuple[str, str]]:
    """Return ids and names of parties that were added to a workspace since it was synced."""
    with reading(workspace.path) as link:
        return link.execute(
            "SELECT p.id, p.name FROM party p JOIN gpkg_coord_journal j ON j.table_name = 'party' AND j.id = p.id"
            " WHERE NOT EXISTS (SELECT 1 FROM gpkg_coord_base_party b WHERE b.id = p.id)"
        ).fetchall()


def name_parties(server: connection, workspace: Workspace, result: SyncResult) -> None:
    """Let parties that were added here and that the server has under another id be the server's."""
    with server, server.cursor() as cursor:
        cursor.execute("SELECT id::text, name FROM coord.pull_party WHERE gone IS NULL ORDER BY updated_at DESC, id")
        known = cursor.fetchall()
    ids, by_name = {key for key, _ in known}, {_folded(name): key for key, name in known}
    for key, name in new_parties(workspace):
        other = by_name.get(_folded(name))
        if key in ids or other is None:
            continue
        with writing(workspace.path, references=False) as link:
            for table in SYNCED:
                if any(one.references == PARTY.name for one in table.fields):
                    query = statement("UPDATE $table SET party_id = ? WHERE party_id = ?", table=table.name)
                    link.execute(query, (other, key))
            link.execute("DELETE FROM party WHERE id = ?", (key,))
        result.notes.append(CoordError("The party {name} is the one of that name in the shared database.", name=name))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
