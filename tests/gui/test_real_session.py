"""A planner's session in the real desktop, from the menu to the saved row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from .desktop import ROOT, in_desktop
from .drawing_case import make_sample

if TYPE_CHECKING:
    from pathlib import Path


def test_a_planner_draws_dates_moves_undoes_and_saves_a_trench_in_the_real_desktop(
    tmp_path: Path, provider: object
) -> None:
    sample = make_sample(tmp_path / "sample.gpkg")
    said = in_desktop(
        tmp_path,
        f"""
        import shutil
        sys.path.insert(0, {str(ROOT)!r})
        from tests.gui.real_session import drive
        # A file of its own for each start: the first may be given up in the middle.
        workspace = Path({str(tmp_path)!r}) / str(os.getpid()) / "työt ja tapahtumat.gpkg"
        workspace.parent.mkdir()
        said["workspace"] = str(shutil.copy({str(sample)!r}, workspace))
        drive(said, workspace)
        """,
    )
    other, party, contact, when = said["meeting"]
    assert other == "Tangomarkkinat 2026, Tangokatu"
    assert party == "Tangomarkkinoiden tuotanto"
    assert "+358 40 000 0009" in contact
    assert "tango@example.org" in contact
    assert "08:00" in when
    assert "16:00" in when
    assert "Tuotantotoimisto · +358 40 000 0009 · tango@example.org" in said["call"].replace("\xa0", " ")
    assert "Tangomarkkinat 2026, Tangokatu" in said["form"]
    assert "Unsaved edits" in said["unsaved"]
    assert "Kauppakadun kaapelikaivanto: meets" in said["heading"]
    assert said["colour"]
    assert "Tangomarkkinat 2026" not in said["moving"]
    assert said["moved_yet"] == "2026-07-06T08:00", "nothing is written before the bar is let go"
    assert not said["apart"]
    assert said["pixels"]
    assert said["reopened"] == said["opened"] + 1
    with closing(sqlite3.connect(said["workspace"])) as link:
        rows = link.execute(
            "SELECT starts_at, ends_at, work_type, status, length(id), geom IS NOT NULL FROM work WHERE title = ?",
            ("Kauppakadun kaapelikaivanto",),
        ).fetchall()
    assert rows == [("2026-07-27T08:00", "2026-07-31T16:00", "other", "planned", 36, 1)]
