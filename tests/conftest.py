"""What tests on QGIS share. Nothing here imports QGIS by itself, because the tests of the core run without it."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgis.core import QgsApplication

    from seinajoki_coord.processing.provider import Provider

# The shared database, where its driver is; the tests of the core run without it.
pytest_plugins = ["tests.shared"] if importlib.util.find_spec("psycopg2") else []

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
"""Real data that is not part of the repository; its tests skip where it is missing."""

_STATUS = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def provider(qgis_app: QgsApplication) -> Iterator[Provider]:
    """Register the plugin's algorithms in QGIS's Processing framework, beside QGIS's own."""
    from processing.core.Processing import Processing
    from qgis.PyQt.QtCore import QThreadPool

    from seinajoki_coord.processing.provider import Provider

    # QGIS 3.22 was seen to crash about when a thread of the pool that has been idle for a while ends.
    QThreadPool.globalInstance().setExpiryTimeout(-1)
    Processing.initialize()
    provider = Provider()
    qgis_app.processingRegistry().addProvider(provider)
    yield provider
    qgis_app.processingRegistry().removeProvider(provider)


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """Let each test begin in the language that QGIS runs in then."""
    forget_language()
    yield
    forget_language()


def forget_language() -> None:
    """Let texts be in the language that is set now; QGIS itself would have to start anew."""
    known = sys.modules.get("seinajoki_coord.layers.language")
    if known is not None:
        known.spoken.cache_clear()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Keep the exit status for the very end."""
    session.config.stash[_STATUS] = int(exitstatus)


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """
    Leave with the tests' own exit status, all being said and cleaned up.

    QGIS objects that outlive QGIS, in the traceback of a failed test for instance, crash Python while it ends.
    """
    if "qgis.core" in sys.modules and _STATUS in config.stash:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash[_STATUS])
