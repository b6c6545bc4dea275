"""What the tests of the algorithms share."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from .import_case import make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def no_layers_left() -> Iterator[None]:
    """Let go of the layers that a caught error still holds: freed after QGIS has ended, they crash it."""
    yield
    gc.collect()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with Finnish letters and spaces in its name."""
    path = tmp_path / "Äänekosken työt ja öljyt"
    path.mkdir()
    return path


@pytest.fixture
def workspace(folder: Path) -> Path:
    """Return an empty workspace."""
    return make(folder / "työtila 1.gpkg")
