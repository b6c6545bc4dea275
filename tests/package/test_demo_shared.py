"""`make demo-shared`: the story is told by what really happened."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from .test_package import PYTHON, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgres import Server

COMMAND = [PYTHON, str(ROOT / "scripts" / "demo_shared.py")]


def told(folder: Path) -> str:
    """Run the demo, and return its words in one line."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("XDG_RUNTIME_DIR", None)
    done = subprocess.run([*COMMAND, str(folder)], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr
    return " ".join(done.stdout.split())


def test_two_parties_and_their_coordinator_share_a_database_as_often_as_one_likes(
    tmp_path: Path, cluster: Server
) -> None:
    del cluster  # without a server there is nothing to tell
    folder = tmp_path / "demo-shared"
    story = told(folder)
    for sentence in (
        "Kaisa syncs: sent 171, received 0, merged 0, conflicts 0, refused 0.",
        "Petra syncs: sent 0, received 168, merged 0, conflicts 0, refused 0.",
        "clash: 1 conflict.",
        "Ville syncs: sent 2, received 0, merged 0, conflicts 1, refused 1.",
        "This belongs to another party; only that party or an administrator may change it.",
        "field “Ends”: before 19.6.2026, Ville 23.6.2026, Kaisa 5.6.2026.",
        "In Petra's file the work ends on 5.6.2026: “Kalliota: kaivu kestää kauemmin.” It clashes with her festival: 0 conflicts.",
        "In Ville's file her festival has 30,000 guests.",
        "His draft: 1 in his file, 0 in Petra's, 0 where her login asks the server.",
        "His telephone number: in his file, nowhere in hers.",
        "168 records, is the same in the three files.",
        "version 2: kaisa (agreed with the festival) version 3: ville",
    ):
        assert sentence in story
    assert {path.name for path in folder.glob("*.gpkg")} == {"kaisa.gpkg", "ville.gpkg", "petra.gpkg"}
    assert (folder / "connection").stat().st_mode & 0o077 == 0
    assert told(folder) == story


def test_the_demo_has_a_target_that_installs_what_it_needs() -> None:
    said = subprocess.run(["make", "-n", "demo-shared"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "scripts/install.sh qgis server" in said
    assert "scripts/demo_shared.py build/demo-shared" in said
    subprocess.run([str(ROOT / "scripts" / "install.sh"), "qgis", "server"], check=True)
