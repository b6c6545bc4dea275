"""What ships: the zip for plugins.qgis.org, the documentation, and what make says."""

from __future__ import annotations

import configparser
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = os.environ.get("PYTHON", "/usr/bin/python3")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the zip as `make package` does."""
    target = tmp_path_factory.mktemp("package") / "plugin.zip"
    subprocess.run([sys.executable, ROOT / "scripts" / "package.py", target], check=True, capture_output=True)
    return target


def metadata() -> configparser.SectionProxy:
    """Read metadata.txt as plugins.qgis.org does."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]


def test_the_zip_has_one_top_folder_with_licence_metadata_and_resources_and_nothing_generated(archive: Path) -> None:
    names = zipfile.ZipFile(archive).namelist()
    assert {name.split("/")[0] for name in names} == {"seinajoki_coord"}
    for needed in (
        "LICENSE",
        "metadata.txt",
        "__init__.py",
        "resources/sample/work.csv",
        "resources/i18n/seinajoki_coord_fi.ts",
        "resources/help/guide.md",
        "resources/help/guide.fi.md",
        "resources/help/guide.sv.md",
    ):
        assert f"seinajoki_coord/{needed}" in names
    assert {Path(name).suffix for name in names} <= {".py", ".txt", ".svg", ".csv", ".md", ".ts", ".sql", ".json", ""}
    assert archive.stat().st_size < 25 * 1024 * 1024


def test_the_same_sources_make_the_same_zip(archive: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    subprocess.run([sys.executable, ROOT / "scripts" / "package.py", again], check=True, capture_output=True)
    assert again.read_bytes() == archive.read_bytes()


def test_the_unpacked_zip_works_in_qgis_process_without_the_checkout(archive: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(archive).extractall(tmp_path / "plugins")
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        from qgis_process import program
    finally:
        sys.path.pop(0)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_PLUGINPATH": str(tmp_path / "plugins"),
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "profile"),
    }
    subprocess.run(
        [program(), "plugins", "enable", "seinajoki_coord"], env=environment, capture_output=True, check=False
    )
    workspace = tmp_path / "kesän työt.gpkg"
    done = subprocess.run(
        [program(), "run", "seinajoki_coord:create_workspace", f"--WORKSPACE={workspace}", "--SAMPLE=true"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert workspace.is_file()


def test_the_metadata_has_what_the_plugin_site_asks_for_and_the_version_of_the_project() -> None:
    general = metadata()
    for needed in (
        "name",
        "qgisMinimumVersion",
        "description",
        "about",
        "version",
        "author",
        "email",
        "repository",
        "tracker",
    ):
        assert general[needed].strip()
    assert general["hasProcessingProvider"] == "yes"
    assert general["qgisMinimumVersion"] == "3.22"
    assert general["qgisMaximumVersion"] == "4.99"
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{general["version"]}"' in project
    assert f"## {general['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_plugin_folder_of_the_checkout_is_complete_as_it_stands() -> None:
    folder = ROOT / "seinajoki_coord"
    for name in ("metadata.txt", "resources"):
        assert (folder / name).is_symlink()
        assert (folder / name).resolve() == ROOT / name


def test_the_pages_of_the_algorithms_are_what_their_help_says(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, ROOT / "scripts" / "docs.py", tmp_path], check=True, env=environment, capture_output=True
    )
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.md")}
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "algorithms").glob("*.md")}
    assert kept == written, "run `make docs`"
    for name, text in written.items():
        assert not re.search(r"\|  \|$", text, re.MULTILINE), f"{name}: something has no help"


def test_the_links_of_the_documentation_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "resources").rglob("*.md")]
    # The guides in the zip are those of the documentation, shown without pictures.
    pages = [page for page in pages if not page.is_symlink()]
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if not link.startswith(("http", "mailto")) and not (page.parent / link).exists()
    ]
    assert not broken


def test_make_help_says_one_line_for_each_target() -> None:
    said = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    for target in ("demo", "test", "run", "lint", "bench", "package", "docs", "screenshots", "clean"):
        assert len(re.findall(rf"^  make {target} +\S.*$", said, re.MULTILINE)) == 1


def test_the_demo_prints_the_overlaps_and_leaves_a_workspace_and_a_map_again_and_again(tmp_path: Path) -> None:
    folder = tmp_path / "esittely ä"
    for _ in range(2):
        done = subprocess.run(
            [PYTHON, ROOT / "scripts" / "demo.py", folder], check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Provinssi" in done.stdout
        assert re.search(r"^\d+ conflicts, \d+ opportunities and \d+ notices\.$", done.stdout, re.MULTILINE)
    assert (folder / "seinajoki.gpkg").stat().st_size > 100_000
    assert (folder / "overlaps.png").stat().st_size > 100_000
