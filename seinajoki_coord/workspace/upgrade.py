"""Workspaces of older versions brought to the schema of this one, in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..core.schema import SCHEMA_VERSION, TABLES
from . import ddl, journal
from .geopackage import writing
from .statement import quoted_name
from .workspace import Workspace, open_workspace

if TYPE_CHECKING:
    import sqlite3

    from ..core.schema import Table


def upgrade_workspace(path: str | Path) -> Workspace:
    """
    Return a workspace in this version's form: one of an older schema is upgraded first, in one transaction.

    A schema grows by tables and columns only, so programs that have the file open go on. Does nothing where nothing
    is to be done. Raises WorkspaceError as `open_workspace`.
    """
    workspace = open_workspace(Path(path))
    if workspace.schema_version == SCHEMA_VERSION:
        return workspace
    with writing(path) as link:
        for table in TABLES:
            _bring_up(link, table, workspace.srs_id)
        if journal.is_shared(link):
            journal.install(link)
        link.execute("UPDATE workspace SET schema_version = ?", (SCHEMA_VERSION,))
    return open_workspace(Path(path))


def _bring_up(link: sqlite3.Connection, table: Table, srs_id: int) -> None:
    """Add a table, or the columns of a table, that an older schema has not."""
    there = journal.columns_of(link, table.name)
    if not there:
        for statement, values in ddl.statements(table, srs_id):
            link.execute(statement, values)
        return
    for field in table.fields:
        if field.name not in there:
            link.execute(f"ALTER TABLE {quoted_name(table.name)} ADD COLUMN {ddl.column(field)}")
