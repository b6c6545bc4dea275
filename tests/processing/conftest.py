"""What the tests of the algorithms share."""

from __future__ import annotations

import gc
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .import_case import make
from .town import new_town

if TYPE_CHECKING:
    from collections.abc import Iterator


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


@pytest.fixture(scope="session")
def empty_town(tmp_path_factory: pytest.TempPathFactory, provider: object) -> Path:
    """Return a workspace of which each test gets a copy."""
    return new_town(tmp_path_factory.mktemp("town") / "town.gpkg")


@pytest.fixture
def town(empty_town: Path, tmp_path: Path) -> Path:
    """Return a new workspace."""
    return Path(shutil.copy(empty_town, tmp_path / "town.gpkg"))
