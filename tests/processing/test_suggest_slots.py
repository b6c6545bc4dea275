"""``suggest_slots``: free dates in a workspace, with their reasons, in the language of QGIS."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import QgsFeature, QgsProcessingException, QgsVectorLayer

from seinajoki_coord.layers.rule_set import read_rules
from seinajoki_coord.layers.slot import shift_text
from seinajoki_coord.workspace.rule_set import presets
from tests.conftest import forget_language

from .layer import square
from .overlaps import MEMORY, run, value
from .town import add, change, new_town

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("provider")
WEEK = {"EARLIEST": "2026-06-01T00:00", "LATEST": "2026-06-08T00:00"}


def suggest(path: Path, **parameters: object) -> list[tuple[Any, ...]]:
    """Return rank, start, end, conflicts and reason of each offer."""
    asked = {"WORKSPACE": str(path), "OUTPUT": MEMORY, **WEEK, **parameters}
    if "RECORD" not in asked:
        asked.setdefault("GEOMETRY", square(0, 0))
    results, _ = run("suggest_slots", asked)
    layer: QgsVectorLayer = results["OUTPUT"]
    assert layer.fields().names()[:5] == ["rank", "starts_at", "ends_at", "conflict_count", "reason"]
    features: list[QgsFeature] = list(layer.getFeatures())
    return [tuple(value(one, place - 7) for place in range(5)) for one in features]


def test_now_is_that_of_the_workspace_wherever_the_machine_is(tmp_path: Path) -> None:
    town = new_town(tmp_path / "kiritimati.gpkg", TIME_ZONE="Pacific/Kiritimati")
    now = datetime.now(timezone.utc).replace(tzinfo=None) + timedelta(hours=14)
    first = datetime.fromisoformat(suggest(town, HOURS=1, EARLIEST=None, LATEST=None)[0][1])
    assert now - timedelta(minutes=1) <= first <= now + timedelta(minutes=20)


def test_the_first_free_dates_lie_between_what_is_there(town: Path) -> None:
    add(town, "work", "pipe", starts_at="2026-06-01T00:00", ends_at="2026-06-03T12:00", cleared_at="2026-06-03T18:00")
    add(town, "event", "fair", starts_at="2026-06-05T18:00", ends_at="2026-06-08T00:00")
    add(town, "event", "far away", square(500, 0))
    assert suggest(town, HOURS=24) == [
        (1, "2026-06-03T18:00", "2026-06-04T18:00", 0, "Free between pipe and fair."),
        (2, "2026-06-04T18:00", "2026-06-05T18:00", 0, "Free between pipe and fair."),
    ]


def test_offers_are_certain_even_for_a_record_whose_dates_are_not(town: Path) -> None:
    add(town, "work", "pipe", starts_at="2026-06-01T00:00", ends_at="2026-06-08T00:00")
    own = add(town, "event", "fair", certainty="window", starts_at="2026-06-02T00:00", ends_at="2026-06-03T00:00")
    assert suggest(town, RECORD=own, COUNT=1) == [
        (1, "2026-06-01T00:00", "2026-06-02T00:00", 1, "Meets pipe for 24 hours.")
    ]


def test_a_record_moves_with_its_set_up_and_is_not_in_its_own_way(town: Path) -> None:
    own = add(
        town, "event", "market", starts_at="2026-06-02T08:00", ends_at="2026-06-02T16:00", setup_at="2026-06-02T06:00"
    )
    add(town, "work", "pipe", starts_at="2026-06-02T00:00", ends_at="2026-06-02T08:00")
    offers = suggest(town, RECORD=own, COUNT=1)
    assert offers == [
        (0, "2026-06-02T08:00", "2026-06-02T18:00", 0, "The smallest shift: 2 hours later. Free after pipe."),
        (1, "2026-06-01T00:00", "2026-06-01T10:00", 0, "Free before pipe."),
    ]


def test_where_nothing_is_free_the_least_bad_dates_are_offered(town: Path) -> None:
    add(town, "event", "festival", starts_at=None, ends_at="2026-06-05T00:00")
    add(town, "work", "cable", starts_at="2026-06-04T00:00", ends_at=None)
    offers = suggest(town, HOURS=48, KIND="work", COUNT=2)
    assert offers[0][:4] == (1, "2026-06-05T00:00", "2026-06-07T00:00", 1), "a conflict of two works is a medium one"
    assert offers[0][4] == "Meets cable for 48 hours."
    assert [row[3] for row in offers] == [1, 1]


def test_a_weekly_market_leaves_the_days_between(town: Path) -> None:
    add(
        town, "event", "market", starts_at="2026-05-01T08:00", ends_at="2026-07-01T14:00",
        schedule="RRULE:FREQ=WEEKLY;BYDAY=TU,TH DURATION:PT6H",
    )  # fmt: skip
    offers = suggest(town, HOURS=42, COUNT=2)
    assert [row[1:4] for row in offers] == [
        ("2026-06-02T14:00", "2026-06-04T08:00", 0),
        ("2026-06-04T14:00", "2026-06-06T08:00", 0),
    ]
    assert [row[3] for row in suggest(town, HOURS=42, COUNT=1, RULES="shared-ground")] == [1], (
        "there recurrence is not looked at"
    )


def test_hours_working_days_holidays_and_winter_are_kept(town: Path) -> None:
    midsummer = {"EARLIEST": "2026-06-18T12:00", "LATEST": "2026-06-24T00:00"}
    offers = suggest(town, HOURS=8, HOURS_OF_DAY="07:00-16:00", WORKING_DAYS=True, HOLIDAYS=True, **midsummer)
    assert [row[1] for row in offers] == ["2026-06-22T07:00", "2026-06-23T07:00"]
    winter = {"EARLIEST": "2026-11-30T00:00", "LATEST": "2027-04-20T00:00"}
    assert [row[1] for row in suggest(town, HOURS=48, WINTER=True, COUNT=1, **winter)] == ["2027-04-16T00:00"]
    assert suggest(town, HOURS=24 * 7, WINTER=True, **winter) == []


def test_the_distance_of_a_rule_counts(town: Path) -> None:
    add(
        town,
        "event",
        "race",
        square(20, 0),
        expected_attendance=6000,
        starts_at="2026-06-01T00:00",
        ends_at="2026-06-04T00:00",
    )
    assert suggest(town, HOURS=24, KIND="work", COUNT=1)[0][1] == "2026-06-01T00:00", "within 25 m is a notice only"
    near = suggest(town, HOURS=24, KIND="work", COUNT=1, GEOMETRY=square(15, 0))
    assert near[0][1] == "2026-06-04T00:00"


def test_what_is_offered_has_no_conflict_when_the_record_is_put_there_and_checked(town: Path) -> None:
    dates = {"starts_at": "2027-02-01T00:00", "ends_at": "2027-02-11T00:00"}
    paving = add(town, "work", "Paving", work_type="street_work", status="in_progress", **dates)
    add(town, "work", "Dig", work_type="telecom", starts_at="2027-06-01T00:00", ends_at="2027-06-30T00:00")
    asked = {
        "RECORD": paving,
        "RULES": "protected-street",
        "EARLIEST": "2027-01-01T00:00",
        "LATEST": "2028-01-01T00:00",
    }
    offers = suggest(town, COUNT=2, **asked)
    assert [row[:4] for row in offers] == [
        (0, "2027-05-22T00:15", "2027-06-01T00:15", 0),
        (1, "2027-05-22T00:15", "2027-06-01T00:15", 0),
        (2, "2027-06-01T00:15", "2027-06-11T00:15", 0),
    ], "who paves ends when the dig goes on, or later"
    for begin, conflicts in (("2027-05-22T00:00", 1), ("2027-05-22T00:15", 0), ("2027-01-01T00:00", 1)):
        end = (datetime.fromisoformat(begin) + timedelta(days=10)).isoformat()[:16]
        change(town, f"UPDATE work SET starts_at = '{begin}', ends_at = '{end}' WHERE id = '{paving}'")
        results, _ = run("check_workspace", {"WORKSPACE": str(town), "RULES": "protected-street"})
        assert results["CONFLICT_COUNT"] == conflicts, begin


def test_a_conflict_that_no_date_helps_against_is_said_with_each_offer(town: Path) -> None:
    own = add(town, "event", "festival", expected_attendance=6000, event_type="festival")
    copied = f"SELECT '{uuid.uuid4()}', 'Square', 'venue', 100, geom FROM event"
    change(town, f"INSERT INTO area (id, name, area_type, capacity, geom) {copied}")
    add(town, "work", "pipe", starts_at=None, ends_at="2026-06-02T00:00")
    asked = {"WORKSPACE": str(town), "OUTPUT": MEMORY, **WEEK, "RECORD": own, "HOURS": 24, "COUNT": 1}
    results, log = run("suggest_slots", asked)
    assert results["FREE_COUNT"] == 0
    told = [(one["rank"], one["conflict_count"], one["reason"]) for one in results["OUTPUT"].getFeatures()]
    assert told[-1] == (1, 1, "Free after pipe. No date helps against the conflict with Square.")
    assert [count for _, count, _ in told] == [1] * len(told)
    assert "Conflicts that no date helps against: 1." in log.texts


def test_holidays_are_kept_off_even_where_weekends_cannot_be(town: Path) -> None:
    asked = {"HOURS": 24 * 7 + 1, "WORKING_DAYS": True, "HOLIDAYS": True, "COUNT": 1}
    spring = {"EARLIEST": "2027-05-03T00:00", "LATEST": "2027-05-31T00:00"}
    assert [row[1] for row in suggest(town, **asked, **spring)] == ["2027-05-07T00:00"], "after Ascension Day"
    short = {"EARLIEST": "2027-05-03T00:00", "LATEST": "2027-05-13T00:00"}
    assert [row[1] for row in suggest(town, **asked, **short)] == ["2027-05-03T00:00"], "there is no room off it"


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (48, "2 days later"), (-24, "1 days earlier"), (23.5, "23.5 hours later"), (-30, "30 hours earlier"),
        (563, "23 days and 11 hours later"), (-50.2, "2 days and 2.2 hours earlier"), (47.96, "2 days later"),
        (0, "0 hours earlier"),
    ],
)  # fmt: skip
def test_a_shift_is_said_in_days_and_hours(hours: float, said: str) -> None:
    assert shift_text(hours) == said


@pytest.mark.parametrize(
    ("language", "hours", "said"),
    [
        ("fi", 23.5, "23,5 h myöhemmin"), ("fi", 50.2, "2 vrk 2,2 h myöhemmin"),
        ("sv", 23.5, "23,5 h senare"), ("sv", 24 * 1200, "1\u00a0200 dygn senare"),
    ],
)  # fmt: skip
def test_a_shift_is_written_as_the_language_does(
    monkeypatch: pytest.MonkeyPatch, language: str, hours: float, said: str
) -> None:
    monkeypatch.setattr("qgis.core.QgsApplication.locale", lambda: language)
    forget_language()
    assert shift_text(hours) == said


def test_reasons_and_warnings_have_numbers_as_the_language_does(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qgis.core.QgsApplication.locale", lambda: "fi")
    forget_language()
    add(town, "work", "putki", starts_at="2026-06-01T00:00", ends_at="2026-06-01T22:30")
    (offer,) = suggest(town, HOURS=24 * 7, COUNT=1)
    assert " 22,5 " in offer[4]
    asked = {"WORKSPACE": str(town), "OUTPUT": MEMORY, "GEOMETRY": square(0, 0), **WEEK}
    _, log = run("suggest_slots", {**asked, "HOURS": 24 * 7 + 0.25})
    assert "168,25 " in log.text()


def test_what_is_wrong_with_a_record_is_said_once_each(town: Path) -> None:
    own, *_ = (add(town, "event", "fair", schedule="") for _ in range(2))
    change(town, "UPDATE event SET description = CAST('hot' AS BLOB)")
    asked = {"WORKSPACE": str(town), "OUTPUT": MEMORY, **WEEK, "HOURS": 24, "COUNT": 1}
    said = [
        [text for text in run("suggest_slots", {**asked, **more})[1].texts if "wrong type" in text]
        for more in ({"RECORD": own}, {"GEOMETRY": square(0, 0)})
    ]
    assert said == [["fair: “hot” in the field “Description” is of the wrong type and counts as empty."] * 2] * 2


def test_reasons_are_in_the_language_of_qgis(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(town, "work", "putki", starts_at="2026-06-01T00:00", ends_at="2026-06-03T12:00")
    monkeypatch.setattr("qgis.core.QgsApplication.locale", lambda: "fi")
    forget_language()
    assert suggest(town, HOURS=24, COUNT=1)[0][4] == "Vapaana tämän jälkeen: putki."


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"GEOMETRY": None, "HOURS": 4}, "ground"),
        ({"HOURS": None}, "how many hours"),
        ({"RECORD": "nobody"}, "nobody"),
        ({"HOURS": 4, "RULES": "unheard-of"}, "unheard-of"),
        ({"HOURS": 4, "HOURS_OF_DAY": "all day"}, "all day"),
    ],
)
def test_what_cannot_be_asked_is_said(town: Path, parameters: dict[str, object], said: str) -> None:
    with pytest.raises(QgsProcessingException, match=said):
        suggest(town, **parameters)


def test_every_preset_can_be_asked(town: Path) -> None:
    add(town, "work", "pipe", starts_at="2026-06-01T00:00", ends_at="2026-06-03T12:00")
    for name in presets():
        assert read_rules(name).name == name
        assert suggest(town, HOURS=4, COUNT=1, RULES=name)
