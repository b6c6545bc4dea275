"""The folders of tests run at the same time: the language that one chooses must not be another's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASK = """
from qgis.core import QgsSettings

def test_file(qgis_app):
    print("settings in", QgsSettings().fileName())
"""


def _settings_of(worker: str, tmp_path: Path) -> str:
    """Return the file of settings of QGIS in the tests of a folder, run as `scripts/test.sh` does."""
    (tmp_path / "test_file.py").write_text(ASK)
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-qs", "--rootdir", str(tmp_path), str(tmp_path)],
        env={**os.environ, "PYTEST_XDIST_WORKER": worker},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return next(line for line in ran.stdout.splitlines() if "settings in" in line)


def test_each_folder_has_settings_of_its_own(tmp_path: Path) -> None:
    assert "PYTEST_XDIST_WORKER=$name" in (ROOT / "scripts" / "test.sh").read_text()
    assert _settings_of("gui", tmp_path) != _settings_of("processing", tmp_path)
