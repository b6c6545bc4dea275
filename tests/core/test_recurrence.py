"""Recurrence rules against RFC 5545's own examples and against dateutil."""

from __future__ import annotations

import datetime as datetime_module
from datetime import datetime, timedelta
from types import SimpleNamespace
from unittest import mock

import dateutil.rrule
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.recurrence import Recurrence
from seinajoki_coord.core.schedule import parse_rule, parse_schedule
from seinajoki_coord.core.zone import DAY

from .clock import zone
from .record import EPOCH, tick

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# The examples of RFC 5545, 3.8.5.3, as far as the parts are supported, with the dates that stand there.
EXAMPLES = (
    ("19970902", "FREQ=DAILY;COUNT=10", "1997: 9/2-11"),
    ("19970902", "FREQ=DAILY;INTERVAL=2", "1997: 9/2,4,6,8,10,12,14,16,18,20,22,24,26,28,30 10/2,4,6"),
    ("19970902", "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997: 9/2,12,22 10/2,12"),
    ("19980101", "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", "1998: 1/1-31 1999: 1/1-31 2000: 1/1-31"),
    ("19980101", "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", "1998: 1/1-31 1999: 1/1-31 2000: 1/1-31"),
    ("19970902", "FREQ=WEEKLY;COUNT=10", "1997: 9/2,9,16,23,30 10/7,14,21,28 11/4"),
    ("19970902", "FREQ=WEEKLY;UNTIL=19971224T000000Z", "1997: 9/2,9,16,23,30 10/7,14,21,28 11/4,11,18,25 12/2,9,16,23"),
    ("19970902", "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997: 9/2,16,30 10/14,28 11/11,25 12/9,23 1998: 1/6,20 2/3,17"),
    ("19970902", "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "1997: 9/2,4,9,11,16,18,23,25,30 10/2"),
    ("19970902", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997: 9/2,4,9,11,16,18,23,25,30 10/2"),
    ("19970901", "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", "1997: 9/1,3,5,15,17,19,29 10/1,3,13,15,17,27,29,31 11/10,12,14,24,26,28 12/8,10,12,22"),
    ("19970902", "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997: 9/2,4,16,18,30 10/2,14,16"),
    ("19970905", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997: 9/5 10/3 11/7 12/5 1998: 1/2 2/6 3/6 4/3 5/1 6/5"),
    ("19970905", "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "1997: 9/5 10/3 11/7 12/5"),
    ("19970907", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997: 9/7,28 11/2,30 1998: 1/4,25 3/1,29 5/3,31"),
    ("19970922", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997: 9/22 10/20 11/17 12/22 1998: 1/19 2/16"),
    ("19970928", "FREQ=MONTHLY;BYMONTHDAY=-3", "1997: 9/28 10/29 11/28 12/29 1998: 1/29 2/26"),
    ("19970902", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997: 9/2,15 10/2,15 11/2,15 12/2,15 1998: 1/2,15"),
    ("19970930", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997: 9/30 10/1,31 11/1,30 12/1,31 1998: 1/1,31 2/1"),
    ("19970910", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "1997: 9/10-15 1999: 3/10-13"),
    ("19970902", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997: 9/2,9,16,23,30 11/4,11,18,25 1998: 1/6,13,20,27 3/3,10,17,24,31"),
    ("19970610", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997: 6/10 7/10 1998: 6/10 7/10 1999: 6/10 7/10 2000: 6/10 7/10 2001: 6/10 7/10"),
    ("19970310", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "1997: 3/10 1999: 1/10 2/10 3/10 2001: 1/10 2/10 3/10 2003: 1/10 2/10 3/10"),
    ("19970519", "FREQ=YEARLY;BYDAY=20MO", "1997: 5/19 1998: 5/18 1999: 5/17"),
    ("19970313", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997: 3/13,20,27 1998: 3/5,12,19,26 1999: 3/4,11,18,25"),
    ("19970605", "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", "1997: 6/5,12,19,26 7/3,10,17,24,31 8/7,14,21,28 1998: 6/4,11,18,25 7/2,9,16,23,30 8/6,13,20,27"),
    ("19970913", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "1997: 9/13 10/11 11/8 12/13 1998: 1/10 2/7 3/7 4/11 5/9 6/13"),
    ("19961105", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996: 11/5 2000: 11/7 2004: 11/2"),
    ("19970904", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997: 9/4 10/7 11/6"),
    ("19970929", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997: 9/29 10/30 11/27 12/30 1998: 1/29 2/26 3/30"),
    ("19970805", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997: 8/5,10,19,24"),
    ("19970805", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997: 8/5,17,19,31"),
    ("20070115", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007: 1/15,30 2/15 3/15,30"),
)  # fmt: skip


def written(dates: str) -> list[str]:
    """Return the days of a list such as ``1997: 9/2-4 10/1 1998: 1/2``."""
    year, out = 0, []
    for word in dates.split():
        if word.endswith(":"):
            year = int(word[:-1])
            continue
        month, days = word.split("/")
        for part in days.split(","):
            first, _, last = part.partition("-")
            out += [f"{year:04}-{int(month):02}-{day:02}" for day in range(int(first), int(last or first) + 1)]
    return out


def iso(day: str) -> str:
    """Write a day of the RFC with hyphens, which Python 3.9 needs."""
    return f"{day[:4]}-{day[4:6]}-{day[6:]}"


def by_dateutil(text: str, start: datetime, low: datetime, high: datetime) -> list[datetime]:
    """Return what dateutil finds; told that the calendar ends soon, it does not seek until 9999 what never comes."""
    calendar = SimpleNamespace(**{**vars(datetime_module), "MAXYEAR": high.year + 1})
    with mock.patch.object(dateutil.rrule, "datetime", calendar):
        return list(dateutil.rrule.rrulestr(text, dtstart=start, forceset=True).between(low, high, inc=True))


def day_number(day: datetime) -> int:
    return tick(day.date().isoformat()) // DAY


def starts_of(schedule: str, start: datetime, last: datetime) -> list[str]:
    """Return the wall-clock starts of a schedule's occurrences up to the end of a day, in a zone without changes."""
    found = parse_schedule(schedule)
    assert isinstance(found, Recurrence)
    windows = found.windows(tick(start.isoformat()), None, day_number(start), day_number(last), zone("UTC"))
    return [(EPOCH + timedelta(microseconds=one)).replace(tzinfo=None).isoformat() for one in windows.starts.tolist()]


@pytest.mark.parametrize(("first", "rule", "dates"), EXAMPLES)
def test_the_examples_of_rfc_5545_come_out_as_they_stand_there(first: str, rule: str, dates: str) -> None:
    start = datetime.fromisoformat(iso(first)).replace(hour=9)
    expected = written(dates)
    open_ended = "COUNT" not in rule and "UNTIL" not in rule
    last = datetime.fromisoformat(expected[-1]) if open_ended else start + timedelta(days=6000)
    assert starts_of(f"RRULE:{rule}", start, last) == [f"{day}T09:00:00" for day in expected]


@pytest.mark.parametrize(("first", "rule", "dates"), EXAMPLES)
def test_a_part_of_an_example_is_the_same_as_that_part_of_the_whole(first: str, rule: str, dates: str) -> None:
    start = datetime.fromisoformat(iso(first))
    found = parse_rule(rule)
    whole = found.days(day_number(start), day_number(start), day_number(start) + 3000)
    for low in range(day_number(start) - 40, day_number(start) + 900, 37):
        part = found.days(day_number(start), low, low + 200)
        assert part.tolist() == whole[(whole >= low) & (whole <= low + 200)].tolist()


def test_plain_and_numbered_days_add_up() -> None:
    start = datetime.fromisoformat("2026-06-01")
    both = starts_of("FREQ=MONTHLY;BYDAY=MO,-1TU", start, start + timedelta(days=29))
    assert [day[8:10] for day in both] == ["01", "08", "15", "22", "29", "30"]


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Draw the text of a rule that RFC 5545 allows and that is supported."""
    frequency = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={frequency}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 14))}")
    months = draw(st.lists(st.integers(1, 12), max_size=4, unique=True)) if draw(st.booleans()) else []
    # dateutil asks of a day to be both where plain days and numbered ones stand together, and fails on a 17th Monday
    # of a month; the RFC adds them up.
    most = 5 if frequency == "MONTHLY" or months else 53
    ordinal = (
        st.integers(-most, most).filter(bool)
        if frequency in {"MONTHLY", "YEARLY"} and draw(st.booleans())
        else st.just("")
    )
    weekday = st.builds("{}{}".format, ordinal, st.sampled_from(WEEKDAYS))
    days = draw(st.lists(weekday, max_size=4, unique=True))
    if days:
        parts.append(f"BYDAY={','.join(days)}")
    if frequency != "WEEKLY" and draw(st.booleans()):
        numbers = st.lists(
            (st.integers(-31, 31) | st.integers(10, 20)).filter(bool), min_size=1, max_size=5, unique=True
        )
        parts.append(f"BYMONTHDAY={','.join(map(str, draw(numbers)))}")
    if months:
        parts.append(f"BYMONTH={','.join(map(str, months))}")
    # dateutil counts positions of a weekly rule in the first, cut week; the RFC says nothing of it.
    if frequency in {"MONTHLY", "YEARLY"} and len(parts) > 1 and "BY" in "".join(parts) and draw(st.booleans()):
        parts.append(
            f"BYSETPOS={','.join(map(str, draw(st.lists(st.integers(-9, 9).filter(bool), min_size=1, max_size=3, unique=True))))}"
        )
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(WEEKDAYS))}")
    if draw(st.integers(0, 2)) == 0:
        parts.append(f"COUNT={draw(st.integers(1, 40))}")
    return ";".join(parts)


moments = st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2040-12-31")).map(
    lambda one: one.replace(second=0, microsecond=0)
)


@given(rules(), moments, st.integers(0, 2500), st.integers(0, 1500))
def test_rules_give_the_days_that_dateutil_gives(rule: str, start: datetime, skipped: int, length: int) -> None:
    low = start + timedelta(days=skipped)
    high = low + timedelta(days=length)
    expected = [day_number(one) for one in by_dateutil(rule, start, low, high)]
    assert parse_rule(rule).days(day_number(start), day_number(low), day_number(high)).tolist() == expected


@given(rules().filter(lambda rule: "COUNT" not in rule), moments, st.integers(0, 1500))
def test_until_is_what_dateutil_makes_of_it(rule: str, start: datetime, days: int) -> None:
    until, high = start + timedelta(days=days), start + timedelta(days=1000)
    text = f"{rule};UNTIL={until:%Y%m%dT%H%M%S}"
    expected = by_dateutil(text, start, start, high)
    assert starts_of(text, start, high) == [one.isoformat() for one in expected if one.date() <= high.date()]


@given(rules(), moments, st.data())
def test_exceptions_and_extra_times_are_what_dateutil_makes_of_them(
    rule: str, start: datetime, data: st.DataObject
) -> None:
    high = start + timedelta(days=700)
    usual = by_dateutil(rule, start, start, high)
    times = st.lists(
        st.datetimes(start, high)
        .map(lambda one: one.replace(second=0, microsecond=0))
        .filter(lambda one: one >= start),
        max_size=4,
    )
    extra = data.draw(times)
    out = data.draw(st.lists(st.sampled_from([*usual, *extra]), max_size=4)) if usual or extra else []
    lines = [f"RRULE:{rule}"]
    lines += [f"RDATE:{','.join(one.strftime('%Y%m%dT%H%M%S') for one in extra)}"] if extra else []
    lines += [f"EXDATE:{','.join(one.strftime('%Y%m%dT%H%M%S') for one in out)}"] if out else []
    expected = by_dateutil("\n".join(lines), start, start, high)
    assert starts_of("\n".join(lines), start, high) == [one.isoformat() for one in expected]


def test_a_rule_from_before_the_calendar_has_no_days() -> None:
    assert parse_rule("FREQ=DAILY").days(-40_000, -40_000, 20_000).tolist() == []
    assert len(parse_rule("FREQ=DAILY").days(0, 0, 10**7)) == len(
        np.arange("1970-01-01", "2200-01-01", dtype="datetime64[D]")
    )
