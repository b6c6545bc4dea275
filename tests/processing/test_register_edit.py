"""What turns a decision into one to be made again, and what does not: the order of rows, sentences, phases, doubled ids."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import pytest

from .layer import square
from .town import add, change, check, counts, new_town, rows

FOLDER = Path(__file__).parents[2] / "resources/rules"
pytestmark = pytest.mark.usefixtures("provider")
SAID = "id, first_title, second_title, outcome, explanation, rank, fingerprint"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Return an empty workspace."""
    return new_town(tmp_path / "town.gpkg")


def key(number: int) -> str:
    """Return an identifier."""
    return str(uuid.UUID(int=number))


def test_the_order_of_the_rows_says_nothing(tmp_path: Path) -> None:
    found = []
    for numbers in ((1, 2, 3), (3, 1, 2), (2, 3, 1)):
        path = new_town(tmp_path / f"{numbers[0]}.gpkg")
        for number in numbers:
            add(path, "work", f"W{number}", square(number, 0), id=key(number), lane_impact="one_lane")
            add(path, "event", f"E{number}", square(number, 0), id=key(10 + number))
        check(path)
        found.append(rows(path, f"SELECT {SAID} FROM overlap ORDER BY id"))
    assert len(found[0]) == 15
    assert found[0] == found[1] == found[2]


def test_an_edited_sentence_is_told_and_nobody_assesses_it_again(town: Path, tmp_path: Path) -> None:
    add(town, "work", "pipe")
    add(town, "work", "cable")
    rules: dict[str, Any] = json.loads((FOLDER / "shared-ground.json").read_text(encoding="utf-8"))
    place = tmp_path / "rules.json"
    place.write_text(json.dumps(rules), encoding="utf-8")
    check(town, RULES=str(place))
    change(town, "UPDATE overlap SET assessment = 'accepted'")
    for rule in rules["rules"]:
        rule["sentence"] = {"en": "{first} and {second}: talk to each other."}
    place.write_text(json.dumps(rules), encoding="utf-8")
    assert counts(check(town, RULES=str(place)))[3:] == [0, 0, 0]
    assert rows(town, "SELECT assessment, explanation FROM overlap") == [
        ("accepted", "“pipe” and “cable”: talk to each other.")
    ]


def test_what_passes_into_another_phase_is_assessed_again(town: Path) -> None:
    add(town, "event", "fair", starts_at="2150-06-10T08:00", ends_at="2150-06-20T16:00")
    add(town, "work", "pipe", starts_at="2150-06-12T08:00", ends_at="2150-06-14T16:00")
    check(town)
    change(town, "UPDATE overlap SET assessment = 'accepted'")
    change(town, "UPDATE event SET setup_at = '2150-06-10T08:00', starts_at = '2150-06-15T08:00'")
    assert counts(check(town))[3:] == [0, 1, 0]
    assert rows(town, "SELECT assessment FROM overlap") == [("reassess",)]


def test_two_kinds_of_record_may_have_the_same_identifier(town: Path) -> None:
    add(town, "work", "pipe", id=key(1))
    add(town, "work", "cable", id=key(2))
    check(town)
    ((rank,),) = rows(town, "SELECT rank FROM overlap")
    add(town, "event", "festival", square(1000, 0), id=key(1), expected_attendance=30_000)
    assert counts(check(town))[3:] == [0, 0, 0]
    assert rows(town, "SELECT rank FROM overlap") == [(rank,)], "the crowd is elsewhere"
    change(town, "UPDATE work SET status = 'cancelled' WHERE title = 'pipe'")
    assert counts(check(town))[3:] == [0, 0, 1]
