"""What the tests of syncing share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.postgres import running_server
from tests.shared import Shared

from .client import Client, new_pair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def pair(tmp_path: Path, database: Shared) -> tuple[Client, Client]:
    """Return the clients of two parties, both synced once."""
    return new_pair(tmp_path, database)


@pytest.fixture
def lone_database() -> Iterator[Shared]:
    """Yield a database on a server without our groups: since PostgreSQL 16 only who made them hands them out."""
    with running_server() as server:
        server.create_database("lone")
        yield Shared(server, "lone")
