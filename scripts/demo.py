#!/usr/bin/env python3
"""The main job, as a batch would do it: make the sample, find its overlaps with qgis_process, print and draw them."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from qgis_process import qgis_process

ROWS_SHOWN = 60


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
    print("Finding which works and events take the same ground at the same time ...\n", flush=True)
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
        f"\n{results['CONFLICT_COUNT']} conflicts and {results['NOTICE_COUNT']} notices.\n\n"
        f"  Map      {picture}\n"
        f"  Records  {workspace}   (open it in QGIS, or type: make run)"
    )
    return 0


def show(workspace: Path) -> None:
    """Print the overlaps in the order of time."""
    with closing(sqlite3.connect(workspace)) as link:
        rows = link.execute(
            "SELECT outcome, overlap_start, overlap_end, hours, area_m2, first_title, second_title"
            " FROM overlap WHERE assessment <> 'closed' ORDER BY overlap_start IS NULL DESC, overlap_start, first_title"
        ).fetchall()
    lines = [("", "From", "To", "Hours", "m²", "What", "meets")]
    for outcome, start, end, hours, area, first, second in rows[:ROWS_SHOWN]:
        lines.append((
            {"conflict": "!", "notice": "i", "opportunity": "+"}[outcome],
            moment(start), moment(end) or "open", "" if hours is None else f"{hours:,.0f}", f"{area:,.0f}",
            short(first), short(second),
        ))  # fmt: skip
    widths = [max(len(line[place]) for line in lines) for place in range(7)]
    for line in lines:
        cells = [
            cell.rjust(width) if place in {3, 4} else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths))
        ]
        print("  ".join(cells).rstrip())
    if len(rows) > ROWS_SHOWN:
        print(f"... and {len(rows) - ROWS_SHOWN} more")
    print("\n! conflict: the same ground on fixed dates   i notice: grounds only touch, or the dates are not fixed yet")


def moment(text: str | None) -> str:
    """Return a stored time as people read it."""
    if not text:
        return ""
    day, hour = text.split("T")
    year, month, number = day.split("-")
    return f"{int(number)}.{int(month)}.{year} {hour}"


def short(text: str, length: int = 42) -> str:
    """Cut a long title."""
    return text if len(text) <= length else text[: length - 1] + "…"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
