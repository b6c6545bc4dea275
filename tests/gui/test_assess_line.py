"""The lines of the list of decisions: what is said once for many overlaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.gui.assess_line import EVERYTHING, OVER, TO_DO, Wanted, lines_of, times
from seinajoki_coord.workspace.assessment import read_register
from seinajoki_coord.workspace.workspace import open_workspace
from tests.processing.layer import square
from tests.processing.town import add, change, check, new_town

if TYPE_CHECKING:
    from pathlib import Path

    from seinajoki_coord.gui.assess_line import Line

pytestmark = pytest.mark.usefixtures("provider")
NOW = "2026-01-01T12:00"


def days(town: Path, title: str, count: int, wkt: str = square(0, 0)) -> None:
    """Add days of an event, each a record of its own."""
    for number in range(1, count + 1):
        day = f"2026-06-{number:02}"
        add(town, "event", title, wkt, starts_at=f"{day}T10:00", ends_at=f"{day}T18:00")


def lines(town: Path) -> list[Line]:
    check(town)
    return lines_of(read_register(open_workspace(town)), None, NOW, Wanted())


def test_one_work_against_ten_days_of_one_event_is_one_line(tmp_path: Path) -> None:
    town = new_town(tmp_path / "town.gpkg")
    days(town, "Fair", 10)
    add(town, "work", "Dig", square(5, 5))
    (line,) = lines(town)
    assert (len(line.rows), times(line)) == (10, "10 times")


def test_the_days_are_one_line_on_whichever_side_they_stand(tmp_path: Path) -> None:
    town = new_town(tmp_path / "town.gpkg")
    days(town, "Fair", 5)
    add(town, "event", "Exhibition", square(5, 5))
    days(town, "Concert", 4, square(12, 12))
    assert sorted(len(line.rows) for line in lines(town)) == [4, 5]


def test_works_of_other_names_stand_on_lines_of_their_own(tmp_path: Path) -> None:
    town = new_town(tmp_path / "town.gpkg")
    days(town, "Fair", 3)
    for title in ("Water", "Cable"):
        add(town, "work", title, square(5, 5), lane_impact="none")
    assert sorted(len(line.rows) for line in lines(town)) == [1, 3, 3]


def titles(town: Path, wanted: str, now: str) -> set[str]:
    """Return what meets the dig in the lines that are wanted at a time."""
    found = lines_of(read_register(open_workspace(town)), None, now, Wanted(wanted))
    return {row[f"{side}_title"] for line in found for row in line.rows for side in ("first", "second")} - {"Dig"}


def test_what_is_over_is_not_to_be_done_but_can_be_seen(tmp_path: Path) -> None:
    town = new_town(tmp_path / "town.gpkg")
    add(town, "work", "Dig", square(0, 0), starts_at="2026-06-01T08:00", ends_at=None)
    for title, end in (("Fair", "2026-06-10T18:00"), ("Market", "2026-07-10T18:00"), ("Exhibition", None)):
        add(town, "event", title, square(5, 5), starts_at="2026-06-09T08:00", ends_at=end)
    check(town)
    change(town, "DELETE FROM overlap WHERE first_title <> 'Dig' AND second_title <> 'Dig'")
    assert titles(town, TO_DO, "2026-06-10T17:59") == {"Fair", "Market", "Exhibition"}
    assert titles(town, TO_DO, "2026-06-10T18:00") == {"Market", "Exhibition"}
    assert titles(town, OVER, "2026-06-10T18:00") == {"Fair"}
    assert titles(town, OVER, "2030-01-01T00:00") == {"Fair", "Market"}
    assert titles(town, EVERYTHING, "2030-01-01T00:00") == {"Fair", "Market", "Exhibition"}
    change(town, "UPDATE overlap SET assessment = 'accepted' WHERE 'Fair' IN (first_title, second_title)")
    assert titles(town, OVER, "2026-06-10T18:00") == set()
