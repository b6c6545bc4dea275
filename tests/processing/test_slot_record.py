"""The record of ``suggest_slots``: how long it needs its ground, and what of its dates can be moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import QgsProcessingException

from .overlaps import MEMORY, Log, run
from .town import add

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("provider")
WEEK = {"EARLIEST": "2026-06-01T00:00", "LATEST": "2026-06-08T00:00"}


def offers(path: Path, record: str, log: Log | None = None, **parameters: object) -> list[tuple[Any, ...]]:
    """Return rank, start and end of each offer for a record."""
    asked = {"WORKSPACE": str(path), "OUTPUT": MEMORY, **WEEK, "RECORD": record, **parameters}
    results, _ = run("suggest_slots", asked, log)
    return [(one["rank"], one["starts_at"], one["ends_at"]) for one in results["OUTPUT"].getFeatures()]


def test_a_record_is_moved_by_whole_days_if_asked(town: Path) -> None:
    own = add(town, "event", "market", starts_at="2026-06-02T08:10", ends_at="2026-06-02T16:00")
    add(town, "work", "pipe", starts_at="2026-06-02T00:00", ends_at="2026-06-02T09:00")
    assert offers(town, own, COUNT=2)[0] == (0, "2026-06-02T09:00", "2026-06-02T16:50")
    assert offers(town, own, COUNT=2, SAME_HOURS=True, STEP=60) == [
        (1, "2026-06-03T08:10", "2026-06-03T16:00"),
        (2, "2026-06-01T08:10", "2026-06-01T16:00"),
    ]


def test_what_happens_some_time_between_its_dates_takes_as_long_as_it_says(town: Path) -> None:
    dates = {"starts_at": "2026-06-01T00:00", "ends_at": "2026-06-21T00:00", "setup_at": "2026-05-31T18:00"}
    own = add(town, "event", "fair", certainty="window", schedule="DURATION:P2D", **dates)
    add(town, "work", "pipe", starts_at="2026-06-01T00:00", ends_at="2026-06-04T00:00")
    assert offers(town, own, COUNT=1) == [(1, "2026-06-04T00:00", "2026-06-06T06:00")]
    short = add(town, "event", "short", certainty="window", schedule="DURATION:P40D", **dates)
    assert offers(town, short, COUNT=1, LATEST="2026-08-01T00:00") == [(1, "2026-06-04T00:00", "2026-06-24T06:00")]


def test_a_record_without_an_end_has_no_present_dates(town: Path) -> None:
    own = add(town, "work", "begun", starts_at="2026-06-03T00:00", ends_at=None)
    assert offers(town, own, HOURS=24, COUNT=1) == [(1, "2026-06-01T00:00", "2026-06-02T00:00")]


def test_what_recurs_is_moved_as_a_whole_and_that_is_said(town: Path) -> None:
    log = Log()
    rule = "RRULE:FREQ=DAILY;COUNT=2 DURATION:PT2H"
    own = add(town, "event", "market", schedule=rule, starts_at="2026-06-02T08:00", ends_at="2026-06-04T10:00")
    add(town, "work", "night", starts_at="2026-06-02T11:00", ends_at="2026-06-03T07:00")
    assert offers(town, own, log, COUNT=1, HOURS=3) == [(1, "2026-06-02T08:00", "2026-06-04T10:00")]
    assert any(text.startswith("market: It recurs.") for text in log.texts)
    assert "The present dates. Free each of its 2 times." in log.text()
    add(town, "work", "morning", starts_at="2026-06-03T07:00", ends_at="2026-06-03T09:00")
    assert offers(town, own, COUNT=2) == [
        (1, "2026-06-01T08:00", "2026-06-03T10:00"),
        (2, "2026-06-04T08:00", "2026-06-06T10:00"),
    ]
    log = Log()
    dates = {"starts_at": "2026-06-02T08:00", "ends_at": "2026-06-04T10:00"}
    offers(town, add(town, "work", "pipe", schedule="Mo-Fr 07:00-16:00", **dates), log, COUNT=1)
    assert "It recurs" not in log.text()
    monthly = add(town, "event", "flea market", schedule="FREQ=MONTHLY", **dates)
    with pytest.raises(QgsProcessingException, match="by months or days of the month"):
        offers(town, monthly)
    endless = add(town, "event", "for ever", schedule="FREQ=WEEKLY", starts_at="2026-06-02T08:00", ends_at=None)
    with pytest.raises(QgsProcessingException, match="It recurs and has no end"):
        offers(town, endless)
