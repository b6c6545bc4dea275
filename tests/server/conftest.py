"""What the tests of syncing share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .client import Client, new_pair

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shared import Shared


@pytest.fixture
def pair(tmp_path: Path, database: Shared) -> tuple[Client, Client]:
    """Return the clients of two parties, both synced once."""
    return new_pair(tmp_path, database)
