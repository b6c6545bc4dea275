"""Below the field of the recurrence stands what it comes to, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.gui.schedule_hint import schedule_hint
from seinajoki_coord.layers.zone import zone_named

from .spoken import in_english

if TYPE_CHECKING:
    from collections.abc import Iterator

JUNE = ("2026-06-01T07:00", "2026-07-01T00:00")
NEVER = "⚠ Between start and end this never happens, so the record meets nothing."
LOST = "⚠ Extra dates before the start or after the end do not count: "


@pytest.fixture(autouse=True)
def _finnish_dates() -> Iterator[None]:
    with in_english("fi_FI"):
        yield


@pytest.mark.parametrize(
    ("text", "times", "said"),
    [
        (None, JUNE, ""),
        ("DURATION:P3D", JUNE, ""),
        ("ma-pe 7-16", (None, JUNE[1]), ""),
        ("ma-pe 7-16", JUNE[::-1], ""),
        (
            "ma-pe 7-16",
            JUNE,
            "22 times: first 1.6.2026 7.00–16.00, last 30.6.2026 7.00–16.00",
        ),
        ("RRULE:FREQ=DAILY;COUNT=1", JUNE, "Once: 1.6.2026 7.00 – 2.6.2026 0.00"),
        ("FREQ=YEARLY;BYMONTH=6", (JUNE[0], None), "Without an end; first 1.6.2026 7.00 – 2.6.2026 0.00"),
        ("FREQ=YEARLY;BYMONTH=8", JUNE, NEVER),
        ("FREQ=DAILY EXDATE:20260601", ("2026-06-01T07:00", "2026-06-01T16:00"), NEVER),
        ("FREQ=DAILLY", JUNE, "⚠ FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY, not “DAILLY”."),
        ("Mo-Fx", JUNE, "⚠ “mo-fx” in “Mo-Fx” is not a day such as Mo, Tu or PH."),
    ],
)
def test_a_recurrence_is_said_in_occurrences(text: str | None, times: tuple, said: str) -> None:
    assert schedule_hint(text, *times, zone_named("Europe/Helsinki")) == said


@pytest.mark.parametrize(
    ("extra", "lost"),
    [
        ("20260801T100000", 1),
        ("20260531,20260601,20260630", 1),
        ("20260630T235900,20260701T000000", 1),
        ("20260630T205900Z,20260630T210000Z", 1),
        ("20260630", 0),
    ],
)
def test_extra_dates_outside_of_the_time_are_named(extra: str, lost: int) -> None:
    said = schedule_hint(f"FREQ=DAILY;COUNT=2 RDATE:{extra}", *JUNE, zone_named("Europe/Helsinki"))
    assert said.partition("\n")[2] == (LOST + str(lost) if lost else "")
