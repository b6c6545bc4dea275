"""A workspace as a client of a shared database: edits as QGIS makes them, syncs, and looks inside."""

from __future__ import annotations

import atexit
import shutil
import sqlite3
import tempfile
import uuid
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

from seinajoki_coord.core.schema import SYNCED
from seinajoki_coord.server.connection import connect
from seinajoki_coord.server.sync import sync
from seinajoki_coord.workspace import journal, replica
from seinajoki_coord.workspace.conflict import discard, open_conflicts, open_refusals
from seinajoki_coord.workspace.geopackage import reading, wrap, writing
from seinajoki_coord.workspace.statement import statement
from seinajoki_coord.workspace.workspace import Workspace, new_workspace, open_workspace
from tests.shared import CRS, TIME_ZONE, Shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from psycopg2.extensions import connection

    from seinajoki_coord.server.result import SyncResult

TABLES = {table.name: table for table in SYNCED}
_FOLDER = Path(tempfile.mkdtemp(prefix="seinajoki-empty-"))
"""Empty workspaces, made once and copied."""
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
ORIGIN = 23_490_000.0, 6_963_000.0
REQUIRED = {"work": {"title": "Dig"}, "event": {"title": "Fair"}, "area": {"name": "Park"}, "party": {"name": "Party"}}


def square(x: float = 0.0, y: float = 0.0, side: float = 10.0) -> bytes:
    """Return a square of ground as WKB; x and y in metres from the town's corner."""
    west, south = ORIGIN[0] + x, ORIGIN[1] + y
    return shapely.to_wkb(shapely.MultiPolygon([shapely.box(west, south, west + side, south + side)]))


@dataclass
class Client:
    """One workspace and the login it syncs with."""

    workspace: Workspace
    shared: Shared
    login: str | None = None
    party: str | None = None
    line: Callable[[], connection] | None = None
    """Another way to the server."""

    def sync(self, **options: Any) -> SyncResult:  # noqa: ANN401
        """Sync once."""
        line = self.line or (lambda: connect(self.shared.conninfo(self.login)))
        return sync(open_workspace(self.workspace.path), line, **options)

    @contextmanager
    def editing(self) -> Iterator[sqlite3.Connection]:
        """Write as another program does: with the triggers' functions, in one transaction."""
        with writing(self.workspace.path) as link:
            yield link

    def add(self, table: str, key: str | None = None, *, ground: bytes | None = None, **values: object) -> str:
        """Insert a record of this client's party, with an id that the table gives it unless one is told."""
        row = {**REQUIRED.get(table, {}), **values}
        if table != "party":
            row.setdefault("party_id", self.party)
        if key is not None:
            row["id"] = key
        if table in {"work", "event", "area"}:
            row["geom"] = self.blob(ground or square())
        with self.editing() as link:
            query = statement("INSERT INTO $t ($names) VALUES ($n)", t=table, names=list(row), n=len(row))
            fid = link.execute(query, list(row.values())).lastrowid
            return str(link.execute(statement("SELECT id FROM $t WHERE fid = ?", t=table), (fid,)).fetchone()[0])

    def add_many(self, table: str, count: int, **values: object) -> set[str]:
        """Insert records without ground in one transaction; they are called 0, 1, 2 and so on."""
        keys = [str(uuid.uuid4()) for _ in range(count)]
        row = {"id": None, "title": None, "party_id": self.party, **values}
        query = statement("INSERT INTO $t ($names) VALUES ($n)", t=table, names=list(row), n=len(row))
        with self.editing() as link:
            link.executemany(query, ((key, f"{n}", *list(row.values())[2:]) for n, key in enumerate(keys)))
        return set(keys)

    def edit(self, table: str, key: str, *, ground: bytes | None = None, **values: object) -> None:
        """Change fields of a record, as QGIS's provider does."""
        if ground is not None:
            values["geom"] = self.blob(ground)
        with self.editing() as link:
            for name, value in values.items():
                link.execute(statement("UPDATE $t SET $name = ? WHERE id = ?", t=table, name=name), (value, key))

    def delete(self, table: str, key: str) -> None:
        """Delete a record."""
        with self.editing() as link:
            link.execute(statement("DELETE FROM $t WHERE id = ?", t=table), (key,))

    def blob(self, wkb: bytes) -> bytes:
        """Return WKB as the GeoPackage stores it."""
        (blob,) = wrap([wkb], shapely.bounds(shapely.from_wkb([wkb])), self.workspace.srs_id)
        return blob

    def fetch(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return what a query gives."""
        with closing(sqlite3.connect(self.workspace.path)) as link:
            return link.execute(query, values).fetchall()

    def value(self, table: str, key: str, field: str) -> Any:  # noqa: ANN401
        """Return one field of a record."""
        ((found,),) = self.fetch(statement("SELECT $f FROM $t WHERE id = ?", f=field, t=table), key)
        return found

    def keys(self, table: str) -> set[str]:
        """Return the ids of a table."""
        return {key for (key,) in self.fetch(statement("SELECT id FROM $t", t=table))}

    def content(self) -> dict[tuple[str, str], Any]:
        """Return all that is synced, by table and id, in canonical form, with the versions of the rows."""
        out = {}
        with reading(self.workspace.path) as link:
            for table in SYNCED:
                for key, one in replica.read_rows(link, table, self.keys(table.name)).items():
                    out[table.name, key] = (one.row_version, one.row(table))
        return out

    def waiting(self) -> set[tuple[str, str]]:
        """Return what stands in the journal."""
        return set(self.fetch("SELECT table_name, id FROM gpkg_coord_journal"))

    def discard(self, table: str, key: str) -> None:
        """Take back what was done to a record."""
        discard(self.workspace, TABLES[table], key)

    def conflicts(self) -> list[Any]:
        """Return the open conflicts."""
        return open_conflicts(self.workspace)

    def refusals(self) -> list[Any]:
        """Return what was refused."""
        return open_refusals(self.workspace)

    def state(self) -> journal.State | None:
        """Return where the workspace stands."""
        with reading(self.workspace.path) as link:
            return journal.read_state(link)


def new_client(
    folder: Path, name: str, shared: Shared, login: str | None = None, party: str | None = None, crs: str = CRS
) -> Client:
    """Make an empty workspace that syncs with a login."""
    made, path = _FOLDER / f"{crs.replace(':', '-')}.gpkg", folder / f"{name}.gpkg"
    if not made.exists():
        with new_workspace(made, crs, TIME_ZONE):
            pass
    shutil.copy(made, path)
    return Client(open_workspace(path), shared, login, party)


def new_pair(folder: Path, shared: Shared) -> tuple[Client, Client]:
    """Make the clients of two parties, and sync each once."""
    clients = []
    for name, kind in (("water", "water"), ("events", "event_organiser")):
        party = shared.add_party(name.title(), kind)
        shared.add_login(name, party)
        clients.append(new_client(folder, name, shared, name, party))
    for one in clients:
        one.sync()
    return clients[0], clients[1]
