"""A database with PostGIS to ask for the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg2
import pytest

from tests.postgres import running_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg2.extensions import connection


@pytest.fixture(scope="session")
def database() -> Iterator[connection]:
    """Yield a connection to an empty database; what is made in it is temporary."""
    with running_server() as server:
        link = psycopg2.connect(server.create_database("data"))
        try:
            link.autocommit = True
            yield link
        finally:
            link.close()
