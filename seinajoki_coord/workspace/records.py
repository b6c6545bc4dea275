"""Works and events of a workspace as columns, ready for the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..core.schema import EVENT, WORK
from .geopackage import reading, unwrap
from .statement import statement

if TYPE_CHECKING:
    from .workspace import Workspace

_OCCUPANTS = """
    SELECT ?, t.id, t.title, p.name, nullif(trim(t.project), ''), t.certainty,
        coalesce(t.setup_at, t.starts_at), coalesce(t.cleared_at, t.ends_at), t.geom
    FROM $table t LEFT JOIN party p ON p.id = t.party_id
    WHERE t.status <> 'cancelled' ORDER BY t.fid
"""


@dataclass(frozen=True)
class Occupants:
    """Works and events that take ground, as equally long columns, works first, in the order of their insertion."""

    kinds: list[str]
    ids: list[str]
    titles: list[str]
    parties: list[str | None]
    projects: list[str | None]
    certainties: list[str]
    starts: list[str | None]
    """Set-up, or the start where nothing is set up; ISO text, None where open."""
    ends: list[str | None]
    """Cleared, or the end where nothing is cleared."""
    blobs: list[bytes | None]
    """WKB of the footprints."""

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.ids)


def read_occupants(workspace: Workspace) -> Occupants:
    """Read all works and events that are not cancelled."""
    rows: list[tuple[Any, ...]] = []
    with reading(workspace.path) as link:
        for table in (WORK, EVENT):
            rows += link.execute(statement(_OCCUPANTS, table=table.name), (table.name,)).fetchall()
    columns = [list(column) for column in zip(*rows)] if rows else [[] for _ in range(9)]
    return Occupants(*columns[:8], [unwrap(blob) for blob in columns[8]])
