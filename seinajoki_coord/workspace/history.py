"""Versions of a record that this workspace alone knows: those that lost against another in a decision."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .geopackage import reading
from .journal import read_state

if TYPE_CHECKING:
    from pathlib import Path

    from ..core.canonical import Row
    from ..core.table import Table


@dataclass(frozen=True)
class Past:
    """
    A version of a record, in canonical form: when it came to be and by whom.

    ``operation`` is ``insert``, ``update`` or ``delete`` (then ``row`` is what was deleted), or ``lost``: it was entered
    in this workspace, lost in a decision (``at``), and never was the record's version for others. ``row_version`` is
    the server's number, 0 for a lost one. ``reason`` is why an administrator changed what is another's.
    """

    at: str
    by: str
    operation: str
    row: Row
    row_version: int = 0
    reason: str | None = None


LOST = "lost"


def lost_versions(path: Path, table: Table, key: str) -> list[Past]:
    """Return the versions of a record that lost in this workspace, oldest first; none where it was never synced."""
    with reading(path) as link:
        if read_state(link) is None:
            return []
        rows = link.execute(
            "SELECT at, row FROM gpkg_coord_lost WHERE table_name = ? AND id = ? ORDER BY number", (table.name, key)
        )
        return [Past(at, "", LOST, json.loads(row)) for at, row in rows]
