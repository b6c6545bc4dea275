"""The lines of the list of decisions: what is said once for many overlaps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.gui import assess_model as columns
from seinajoki_coord.gui.assess_line import EVERYTHING, OVER, TO_DO, Wanted, certainty, how_often, lines_of, span, times
from seinajoki_coord.gui.assess_model import AssessModel
from seinajoki_coord.layers.record_values import RecordValues
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.assessment import read_register
from seinajoki_coord.workspace.workspace import open_workspace
from tests.processing.layer import square
from tests.processing.town import add, change, check, new_town

from .spoken import in_english

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


def unsure(town: Path) -> tuple[list[Line], RecordValues]:
    """Return the lines of a market against works: of one nobody said how long it takes, the others take hours."""
    june = {"starts_at": "2026-06-01T00:00", "ends_at": "2026-06-11T00:00", "certainty": "window"}
    add(town, "event", "Market", starts_at="2026-06-02T00:00", ends_at="2026-06-05T00:00")
    add(town, "work", "Untold", square(5, 5), **june, project="P", lane_impact="none")
    add(town, "work", "Told", square(6, 6), **june, project="P", schedule="DURATION:PT6H")
    fixed = {"starts_at": "2026-06-04T00:00", "ends_at": "2026-06-06T00:00"}
    add(town, "work", "Fixed", square(7, 7), **fixed, project="P")
    return lines(town), RecordValues(load_layers(open_workspace(town)))


def test_a_share_that_is_the_least_is_said_so_as_in_the_sentence(tmp_path: Path) -> None:
    found, values = unsure(new_town(tmp_path / "town.gpkg"))
    said = {next(one for one in (line.row["first_title"], line.row["second_title"]) if one != "Market"):
            (certainty(line.row, values), line.row["explanation"]) for line in found}  # fmt: skip
    assert said["Fixed"][0] == "Certain"
    for title, least in (("Untold", "at least "), ("Told", "")):
        short, sentence = said[title]
        share = short.partition("%")[0].rpartition(" (")[2].removeprefix(least).strip()
        assert short == f"Possible ({least}{share} %)"
        assert f"possible: with {least}{share} % of the dates" in sentence
    assert said["Untold"][0] != said["Told"][0]


def test_lines_are_sorted_by_how_sure_they_are_without_reading_their_records(tmp_path: Path) -> None:
    found, values = unsure(new_town(tmp_path / "town.gpkg"))
    read: list[Line] = []
    model = AssessModel(str, lambda line: read.append(line) or certainty(line.row, values))
    model.show_lines(found)
    model.sort(columns.SURE)
    shares = [line.row["share"] for line in model.lines()]
    assert shares == [*sorted(shares[:-1]), None]
    assert model.lines()[-1].row["certainty"] == "certain"
    assert read == []


def trenches(town: Path, *months: int) -> list[Line]:
    """Return the lines of a cable in June 2026 and pipes in other months of that year, one beside the other."""
    add(town, "work", "Cable", square(0, 0), work_type="electricity", lane_impact="none")
    for month in months:
        dates = {"starts_at": f"2026-{month:02}-05T07:00", "ends_at": f"2026-{month:02}-20T00:00"}
        add(town, "work", "Pipe", square(0, 0), work_type="gas", lane_impact="none", **dates)
    check(town)
    change(town, "DELETE FROM overlap WHERE rule <> 'shared-trench' OR first_title = second_title")
    return lines_of(read_register(open_workspace(town)), None, NOW, Wanted())


def test_two_that_share_no_time_are_not_shown_as_if_they_met_between(tmp_path: Path) -> None:
    with in_english("fi"):
        (line,) = trenches(new_town(tmp_path / "town.gpkg"), 9)
        assert span(line) == "apart: until 30.6.2026, from 5.9.2026"
        assert (times(line), how_often(line)) == ("never", 0)


def test_of_many_that_share_no_time_the_one_that_stands_for_all_is_told(tmp_path: Path) -> None:
    with in_english("fi"):
        (line,) = trenches(new_town(tmp_path / "town.gpkg"), 3, 9)
        assert len(line.rows) == 2
        row = line.row
        months = {"2026-03-20T00:00": "until 19.3.2026, from 1.6.2026",
                  "2026-06-30T16:00": "until 30.6.2026, from 5.9.2026"}  # fmt: skip
        assert span(line) == f"apart: {months[row['overlap_start']]}"
        assert times(line) == "never"


def test_where_some_meet_only_these_are_counted_and_told(tmp_path: Path) -> None:
    (line,) = trenches(new_town(tmp_path / "town.gpkg"), 9)
    met = {**line.row, "overlap_start": "2026-10-01T08:00", "overlap_end": "2026-10-02T08:00", "occurrences": 3}
    both = replace(line, rows=(line.row, met))
    with in_english("fi"):
        assert span(both) == "1.10.2026 8.00 – 2.10.2026 8.00"
        assert (times(both), how_often(both)) == ("3 times", 3)


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
