"""A workspace: made, opened, and what it says of itself."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import uuid
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.error import WorkspaceError
from ..core.schema import SCHEMA_VERSION, TABLES
from . import ddl
from .geopackage import BRIEF, PATIENT, create_file, finish_file, reading
from .journal import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator


_ALWAYS = {"workspace", "party", "area", "work", "event", "overlap"}
"""The tables that workspaces of every schema have."""


@dataclass(frozen=True)
class Workspace:
    """
    A workspace file; ``crs`` is an authority code such as ``EPSG:3877``, ``srs_id`` its number in the file.

    One of an older ``schema_version`` can be read; `upgrade.upgrade_workspace` comes before writing what it has not. One
    that lacks a column of the version that it says is of an older one, too.
    """

    path: Path
    workspace_id: str
    crs: str
    time_zone: str
    srs_id: int
    schema_version: int = SCHEMA_VERSION

    @property
    def place(self) -> str:
        """Return where it lies, the text by which it is remembered."""
        return str(self.path)

    @property
    def name(self) -> str:
        """Return its name for people."""
        return self.path.stem

    @property
    def new_party(self) -> str | None:
        """Return the party to which all that is new must belong; None where it may be any."""
        return None

    def may_change(self, party_id: str | None) -> bool:
        """Whether records of a party may be changed here: everything may in a file of one's own."""
        del party_id
        return True


@contextmanager
def new_workspace(path: Path, crs: str, time_zone: str) -> Iterator[Workspace]:
    """
    Make an empty workspace and yield it as a draft to be filled; ``path`` appears whole after the block, or not at all.

    ``crs`` must be projected, in metres, and ``time_zone`` an IANA name: the caller has checked both.
    Raises WorkspaceError where the file exists or cannot be written.
    """
    if path.suffix.lower() != ".gpkg":
        raise WorkspaceError(
            "A workspace is a GeoPackage: give a file name that ends in .gpkg, not {name}.", name=path.name
        )
    if path.exists():
        raise WorkspaceError("{path} exists already. Choose another name, or delete it first.", path=path)
    if not path.parent.is_dir():
        raise WorkspaceError("There is no folder {folder}.", folder=path.parent)
    folder = None
    try:
        # The draft has the final name, in a folder of its own: a project inside refers to the file by its name.
        folder = Path(tempfile.mkdtemp(dir=path.parent, prefix=".seinajoki-"))
        draft, whole = folder / path.name, folder / "whole"
        _build(draft, crs, time_zone)
        yield open_workspace(draft)
        # QGIS keeps the draft open for a while, in write-ahead mode: a copy needs no second file beside it.
        with closing(sqlite3.connect(str(draft), isolation_level=None)) as link:
            link.execute("VACUUM INTO ?", (str(whole),))
        whole.replace(path)
    except OSError as error:
        raise WorkspaceError(
            "{path} cannot be written. Check its rights, or copy it to a folder of your own.", path=path
        ) from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _build(path: Path, crs: str, time_zone: str) -> None:
    srs_id = create_file(path, crs)
    with closing(sqlite3.connect(str(path), isolation_level=None)) as link:
        link.execute("BEGIN")
        for table in TABLES:
            for statement, values in ddl.statements(table, srs_id):
                link.execute(statement, values)
        link.execute(
            "INSERT INTO workspace (workspace_id, schema_version, crs, time_zone) VALUES (?, ?, ?, ?)",
            (str(uuid.uuid4()), SCHEMA_VERSION, crs, time_zone),
        )
        link.execute("COMMIT")
    finish_file(path, [table.name for table in TABLES if table.has_geometry])


def is_workspace(path: Path) -> bool:
    """Whether a file is a workspace, of whatever version."""
    try:
        with reading(path, patience=BRIEF) as link:
            return _tables(link) >= _ALWAYS
    except WorkspaceError:
        return False


def _tables(link: sqlite3.Connection) -> set[str]:
    return {name for (name,) in link.execute("SELECT table_name FROM gpkg_contents")}


def open_workspace(path: Path, *, patience: float = PATIENT) -> Workspace:
    """
    Read what a workspace says of itself; a lock is waited for ``patience`` seconds.

    Raises WorkspaceError where the file is missing, no GeoPackage, no workspace, or of a newer schema.
    """
    with reading(path, patience=patience) as link:
        if not _tables(link) >= _ALWAYS:
            raise WorkspaceError(
                "{path} is a GeoPackage but not a workspace. Make one with “Create workspace”.", path=path
            )
        row = link.execute("SELECT workspace_id, schema_version, crs, time_zone FROM workspace").fetchone()
        srs = link.execute("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'work'").fetchone()
        is_whole = all(columns_of(link, table.name) >= {field.name for field in table.fields} for table in TABLES)
    if row is None or srs is None:
        raise WorkspaceError("{path} has lost its description (the table “workspace” is empty).", path=path)
    if row[1] > SCHEMA_VERSION:
        raise WorkspaceError(
            "{path} was made by a newer version of this plugin (schema {found}, this one knows {known}). Update the plugin.",
            path=path,
            found=row[1],
            known=SCHEMA_VERSION,
        )
    version = row[1] if is_whole else min(row[1], SCHEMA_VERSION - 1)
    return Workspace(Path(path), row[0], row[2], row[3], int(srs[0]), version)
