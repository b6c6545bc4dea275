"""The versions of a record that the shared database keeps, as far as the login may see them."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Callable

from ..core.canonical import GEOMETRY, canonical_row
from ..workspace.history import Past
from .connection import plain_errors

if TYPE_CHECKING:
    from psycopg2.extensions import connection

    from ..core.table import Table

_VERSIONS = """
    SELECT to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), changed_by, operation, "row", row_version, reason
    FROM coord.history WHERE table_name = %s AND id = %s::uuid ORDER BY row_version
"""


def past_versions(connect: Callable[[], connection], table: Table, key: str) -> list[Past]:
    """Return what a record was, oldest first; raises DatabaseError where the server does not say."""
    with plain_errors(), closing(connect()) as link, link, link.cursor() as cursor:
        cursor.execute(_VERSIONS, (table.name, key))
        found = []
        for at, by, operation, row, version, reason in cursor:
            ground = row.get(GEOMETRY)
            content = canonical_row(table, row, bytes.fromhex(ground) if ground else None)
            found.append(Past(at, by, operation, content, version, reason))
        return found
