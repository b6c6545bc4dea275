#!/usr/bin/env python3
"""The main job, as a batch would do it: make the sample, find its overlaps with qgis_process, print and draw them."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

from qgis_process import qgis_process

ROWS_SHOWN = 25
WIDTH = 118
SIGNS = {"conflict": "!", "notice": "i", "opportunity": "+"}


def main(folder: Path) -> int:
    """Run all steps into a folder; return the exit status."""
    folder.mkdir(parents=True, exist_ok=True)
    workspace, picture = folder / "seinajoki.gpkg", folder / "overlaps.png"
    for leftover in (*folder.glob("seinajoki.gpkg*"), picture):
        leftover.unlink(missing_ok=True)
    print("Building the sample workspace of Seinäjoki ...", flush=True)
    qgis_process(
        "seinajoki_coord:create_workspace", {"WORKSPACE": str(workspace), "SAMPLE": True}, folder.parent / "profile"
    )
    print("Finding what meets under the rules of the city ...\n", flush=True)
    results = qgis_process("seinajoki_coord:check_workspace", {"WORKSPACE": str(workspace)}, folder.parent / "profile")
    show(workspace)
    script = Path(__file__).with_name("draw_map.py")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    drawn = subprocess.run(
        [sys.executable, script, workspace, picture], env=environment, capture_output=True, text=True, check=False
    )
    if not picture.is_file():
        sys.stderr.write(drawn.stderr)
        return 1
    print(
        f"\n{results['CONFLICT_COUNT']} conflicts, {results['OPPORTUNITY_COUNT']} opportunities and "
        f"{results['NOTICE_COUNT']} notices.\n\n"
        f"  Map      {picture}\n"
        f"  Records  {workspace}   (open it in QGIS, or type: make run)"
    )
    return 0


def show(workspace: Path) -> None:
    """Print the overlaps by rank, each with its sentence."""
    with closing(sqlite3.connect(workspace)) as link:
        rows = link.execute(
            "SELECT rank, outcome, severity, explanation FROM overlap WHERE assessment <> 'closed'"
            " ORDER BY rank DESC, explanation"
        ).fetchall()
    print("Rank     What, and why it matters")
    for rank, outcome, severity, explanation in rows[:ROWS_SHOWN]:
        sign = "!!" if severity == "high" and outcome == "conflict" else SIGNS[outcome]
        print(textwrap.fill(f"{rank:4.0f}  {sign:2} {explanation}", WIDTH, subsequent_indent=" " * 9))
    if len(rows) > ROWS_SHOWN:
        print(f"      ... and {len(rows) - ROWS_SHOWN} more")
    print("\n!! conflict of high severity   ! conflict   + opportunity   i notice")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
