"""A server of its own with the sample in it, and a workspace with a conflict that waits for its sync: for the pictures."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg2
from qgis.core import QgsVectorLayer, edit

from scripts.postgres import running_server
from seinajoki_coord.layers.workspace_layers import upgraded
from seinajoki_coord.server.connection import connect
from seinajoki_coord.server.install import install
from seinajoki_coord.server.sync import sync
from seinajoki_coord.workspace.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.postgres import Server

MINE, THEIRS = "kaisa", "ville"
CONNECTION = "Seinäjoki"


@contextmanager
def shared_sample(sample: Path, title: str) -> Iterator[tuple[Path, str]]:
    """
    Yield Kaisa's workspace and how she connects, while the server runs.

    Ville has changed the event of a title and synced; she has changed it too, has something new, and has not synced yet.
    """
    folder = Path(tempfile.mkdtemp(prefix="seinajoki-"))
    try:
        with running_server() as server:
            _install(server, sample)
            paths = {name: folder / f"{name}.gpkg" for name in (MINE, THEIRS)}
            for name, path in paths.items():
                shutil.copy(sample, path)
                upgraded(path)
                _sync(server, path, name)
            _change(paths[THEIRS], "event", title, move=60, status="confirmed", ends_at="2026-06-29T12:00")
            _change(paths[THEIRS], "work", None, status="confirmed")
            _sync(server, paths[THEIRS], THEIRS)
            _change(paths[MINE], "event", title, move=-40, ends_at="2026-06-28T06:00", expected_attendance=25_000)
            yield paths[MINE], server.conninfo(CONNECTION, MINE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _install(server: Server, sample: Path) -> None:
    workspace = open_workspace(sample)
    with closing(psycopg2.connect(server.create_database(CONNECTION))) as link:
        install(link, workspace.crs, workspace.time_zone)
        link.autocommit = True
        for name in (MINE, THEIRS):
            link.cursor().execute(f"CREATE ROLE {name} LOGIN")
            link.cursor().execute("SELECT coord.add_member(%s, NULL, 'admin')", (name,))


def _sync(server: Server, path: Path, name: str) -> None:
    sync(open_workspace(path), partial(connect, server.conninfo(CONNECTION, name)), connection_name=CONNECTION)


def _change(path: Path, table: str, title: str | None, move: float = 0, **values: object) -> None:
    """Change a record, the first one where no title is told, as QGIS does."""
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    feature = next(one for one in layer.getFeatures() if title in {None, one["title"]})
    with edit(layer):
        for name, value in values.items():
            layer.changeAttributeValue(feature.id(), layer.fields().lookupField(name), value)
        if move:
            ground = feature.geometry()
            ground.translate(move, move)
            layer.changeGeometry(feature.id(), ground)
