"""A database with PostGIS for the session, and the kernels that are compared with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import psycopg2
import pytest
from hypothesis import HealthCheck, settings

from seinajoki_coord.core.kernel import Kernel, ShapelyKernel
from seinajoki_coord.layers.kernel import QgisKernel
from tests.postgres import running_server

from .oracle import Oracle

if TYPE_CHECKING:
    from collections.abc import Iterator

# Fewer examples than where no database is asked. No deadline: the machine's load is not a property of the code.
settings.register_profile("database", max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("database-thorough", settings.get_profile("database"), max_examples=1000)
settings.load_profile("database-thorough" if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else "database")


@pytest.fixture(scope="session")
def postgis() -> Iterator[Oracle]:
    """Yield an oracle in an empty database; what it makes there is temporary."""
    with running_server() as server:
        link = psycopg2.connect(server.create_database("oracle"))
        try:
            link.autocommit = True
            yield Oracle(link)
        finally:
            link.close()


@pytest.fixture(scope="session", params=[ShapelyKernel, QgisKernel], ids=["shapely", "QGIS"])
def kernel(request: pytest.FixtureRequest) -> Kernel:
    """Return each kernel in turn."""
    made: Kernel = request.param()
    return made
