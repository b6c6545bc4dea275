"""What must be so after every fault: nothing lost, nothing doubled, and all files equal to the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg2.extras import RealDictCursor

from seinajoki_coord.core.canonical import GEOMETRY, canonical_row
from seinajoki_coord.core.schema import SYNCED
from seinajoki_coord.server.connection import connect

if TYPE_CHECKING:
    from tests.shared import Shared

    from .client import Client

Content = dict[tuple[str, str], tuple[int, dict[str, Any]]]


def server_content(shared: Shared, login: str | None = None) -> Content:
    """Return all that a login may have, by table and id, in canonical form, with the versions of the rows."""
    out = {}
    link = connect(shared.conninfo(login))
    with link, link.cursor(cursor_factory=RealDictCursor) as cursor:
        for table in SYNCED:
            cursor.execute(f"SELECT * FROM coord.pull_{table.name} WHERE gone IS NULL")
            for row in cursor:
                ground = row.pop(GEOMETRY, None)
                values = canonical_row(table, row, None if ground is None else bytes(ground))
                out[table.name, str(row["id"])] = (row["row_version"], values)
    link.close()
    return out


def see_all_well(*clients: Client) -> None:
    """See that all files are equal to the server, that nothing waits, and that a further sync does nothing."""
    for _ in range(2):
        for one in clients:
            one.sync()
    for one in clients:
        result = one.sync()
        assert not any((result.sent, result.received, result.merged, result.conflicts, result.refused))
        assert not one.waiting()
        assert not one.fetch("SELECT * FROM gpkg_coord_batch")
        assert one.fetch("PRAGMA integrity_check") == [("ok",)]
        assert one.content() == server_content(one.shared, one.login)
    see_nothing_doubled(clients[0].shared)


def see_nothing_doubled(shared: Shared) -> None:
    """See that no change was stored twice, and that no version of a record is missing."""
    assert not shared.fetch(
        'SELECT 1 FROM coord.history a JOIN coord.history b ON (a.table_name, a.id, a."row", a.operation)'
        ' = (b.table_name, b.id, b."row", b.operation) AND b.row_version = a.row_version + 1'
    )
    assert not shared.fetch("SELECT 1 FROM coord.history GROUP BY table_name, id HAVING max(row_version) <> count(*)")
    assert not shared.fetch(
        "SELECT 1 FROM coord.change c LEFT JOIN coord.history h USING (table_name, id, row_version) WHERE h.id IS NULL"
    )
