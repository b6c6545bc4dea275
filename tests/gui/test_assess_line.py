"""The lines of the list of decisions: what is said once for many overlaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.gui.assess_line import Wanted, lines_of, times
from seinajoki_coord.workspace.assessment import read_register
from seinajoki_coord.workspace.workspace import open_workspace
from tests.processing.layer import square
from tests.processing.town import add, check, new_town

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
