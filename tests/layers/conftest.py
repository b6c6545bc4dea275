"""A workspace to edit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from seinajoki_coord.layers.workspace_layers import keep_project, keep_styles
from seinajoki_coord.workspace.workspace import new_workspace


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("town") / "town.gpkg"
    with new_workspace(path, "EPSG:3877", "Europe/Helsinki") as workspace:
        keep_project(workspace)
        keep_styles(workspace)
    return path


@pytest.fixture
def town(_made: Path, tmp_path: Path) -> Path:
    """Give a new workspace with its styles and its project."""
    return Path(shutil.copy(_made, tmp_path / "town.gpkg"))
