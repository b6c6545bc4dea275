"""What tests on QGIS share. Nothing here imports QGIS by itself, because the tests of the core run without it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgis.core import QgsApplication

    from seinajoki_coord.processing.provider import Provider

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
"""Real data that is not part of the repository; its tests skip where it is missing."""


@pytest.fixture(scope="session")
def provider(qgis_app: QgsApplication) -> Iterator[Provider]:
    """Register the plugin's algorithms in QGIS's Processing framework, beside QGIS's own."""
    from processing.core.Processing import Processing

    from seinajoki_coord.processing.provider import Provider

    Processing.initialize()
    provider = Provider()
    qgis_app.processingRegistry().addProvider(provider)
    yield provider
    qgis_app.processingRegistry().removeProvider(provider)
