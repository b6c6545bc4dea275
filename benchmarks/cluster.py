"""A private PostgreSQL server for the length of a run, thrown away afterwards."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.postgres import MissingError, running_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.postgres import Server

_SETTINGS = {
    "shared_buffers": "1GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "1GB",
    "max_wal_size": "8GB",
    "jit": "off",
    "random_page_cost": "1.1",
}
"""Generous: nothing waits for the disk."""


@contextmanager
def private_cluster() -> Iterator[str | None]:
    """Yield the connection string of a database with PostGIS; None where PostgreSQL or PostGIS is missing."""
    try:
        with private_server() as server:
            yield server.create_database("bench")
    except MissingError:
        yield None


@contextmanager
def private_server() -> Iterator[Server]:
    """Yield a server with generous settings; MissingError where PostgreSQL or PostGIS is missing."""
    with running_server(_SETTINGS) as server:
        yield server
