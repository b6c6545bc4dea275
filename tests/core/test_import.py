"""The core imports where QGIS, Qt, GDAL, a database driver or shapely are not installed."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path

import seinajoki_coord.core

ROOT = Path(__file__).resolve().parents[2]
MODULES = [
    "seinajoki_coord.core",
    *(f"seinajoki_coord.core.{one.name}" for one in pkgutil.iter_modules(seinajoki_coord.core.__path__)),
]
FOREIGN = ("qgis", "PyQt5", "PyQt6", "osgeo", "psycopg2", "psycopg", "shapely")


def run(code: str, *blocked: str) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh Python in which some packages cannot be imported."""
    block = f"import sys; sys.modules.update(dict.fromkeys({blocked!r}))\n"
    return subprocess.run([sys.executable, "-c", block + code], cwd=ROOT, capture_output=True, text=True, check=False)


def test_there_are_modules_to_import() -> None:
    assert len(MODULES) > 9


def test_every_module_of_the_core_imports_first_and_without_anything_foreign() -> None:
    one_by_one = (
        f"import importlib\nfor name in {MODULES!r}:\n"
        " for known in [one for one in sys.modules if one.startswith('seinajoki_coord')]: del sys.modules[known]\n"
        " importlib.import_module(name)\n"
    )
    done = run(one_by_one, *FOREIGN)
    assert done.returncode == 0, done.stderr


def test_the_core_does_not_even_try_to_import_anything_foreign() -> None:
    done = run(
        f"import {', '.join(MODULES)}; print(*{{name.split('.')[0] for name in sys.modules}} & set({FOREIGN!r}))"
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_shapely_is_needed_for_its_kernel_only() -> None:
    code = "from seinajoki_coord.core.kernel import ShapelyKernel, has_shapely; print(has_shapely()); ShapelyKernel()"
    done = run(code, "shapely")
    assert done.stdout.strip() == "False"
    assert "import of shapely halted" in done.stderr


def test_a_shapely_that_does_not_load_counts_as_none() -> None:
    # A wheel made for another numpy is found, and fails only when it is imported.
    done = run("from seinajoki_coord.core.kernel import has_shapely; print(has_shapely())", "shapely.lib")
    assert (done.returncode, done.stdout.strip()) == (0, "False"), done.stderr
