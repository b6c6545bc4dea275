"""The text of a schedule: weekly hours against a count of minutes, and what is said of a slip of the pen."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.error import CoordError
from seinajoki_coord.core.holiday import days_off
from seinajoki_coord.core.occurrence import occurrences
from seinajoki_coord.core.recurrence import Duration, Frequency, Moment, Recurrence, RecurrenceRule
from seinajoki_coord.core.schedule import needed_ticks, parse_schedule, read_schedules
from seinajoki_coord.core.weekly_hours import WeeklyHours, parse_weekly_hours
from seinajoki_coord.core.window import Windows, read_windows
from seinajoki_coord.core.zone import DAY, HOUR, MINUTE

from .clock import zone
from .record import tick

WORDS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MIDSUMMER = date(2026, 6, 20)

spans = st.tuples(st.integers(0, 47), st.integers(1, 48))
parts = st.tuples(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=3),
    st.booleans(),
    st.none() | st.lists(spans, max_size=3),
)


def clock(half_hours: int) -> str:
    return f"{half_hours // 2:02}:{half_hours % 2 * 30:02}"


def test_weekly_hours_say_for_every_minute_what_a_reader_would() -> None:
    @given(st.lists(parts, min_size=1, max_size=3))
    def check(drawn: list[tuple[list[tuple[int, int]], bool, list[tuple[int, int]] | None]]) -> None:
        hours: dict[int, list[tuple[int, int]]] = {day: [] for day in range(7)}
        texts = []
        for ranges, holidays, times in drawn:
            named = {(first + step) % 7 for first, last in ranges for step in range((last - first) % 7 + 1)}
            for day in [*(named or (() if holidays else range(7))), *([7] if holidays else [])]:
                hours[day] = [(0, 48)] if times is None else times
            days = ",".join([f"{WORDS[first]}-{WORDS[last]}" for first, last in ranges] + ["PH"] * holidays)
            said = (
                ""
                if times is None and days
                else ",".join(f"{clock(a)}-{clock(b)}" for a, b in times or [(0, 48)] * (times is None)) or "off"
            )
            texts.append(f"{days} {said}")
        text = "; ".join(texts)
        expected = np.zeros(16 * 48 + 96, bool)
        for number in range(-2, 16):
            day = MIDSUMMER - timedelta(days=6 - number)
            kind = 7 if 7 in hours and day in days_off(day.year) else day.weekday()
            for first, last in hours[kind]:
                begin = number * 48 + first
                expected[max(begin, 0) : max(number * 48 + last + (48 if last <= first else 0), 0)] = True
        if not any(hours.values()):
            with pytest.raises(CoordError, match="leaves no hours at all"):
                parse_weekly_hours(text)
            return
        first = (MIDSUMMER - timedelta(days=6)).isoformat()
        live = Windows(np.array([tick(first)]), np.array([tick(first) + 16 * DAY]))
        found = occurrences([parse_schedule(text)], live, zone("UTC")).windows
        moments = tick(first) + np.arange(16 * 48) * 30 * MINUTE
        got = np.any((found.starts[:, None] <= moments) & (moments < found.ends[:, None]), axis=0)
        assert got.tolist() == expected[: 16 * 48].tolist(), text

    check()


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Mo-Fr 07:00-16:00", "ma-pe 7-16"),
        ("Mo-Fr 07:00-16:00; Sa 09:00-14:00", "Mo-Fr 7.00–16.00; Sa: 9-14;"),
        ("Mo-Fr 07:00-16:00; Sa 09:00-14:00", "må-fr 07:00-16:00; lö 9-14"),
        ("Fr-Mo 22:00-02:00", "mo,fr,sa,su 22:00-2:00"),
        ("Sa,Su", "Sa-Su 00:00-24:00"),
        ("09:00-12:00,13:00-16:00", "Mo-Su 09:00-12:00 , 13:00-16:00"),
        ("Mo-Th 07:00-16:00; Fr 07:00-14:00; PH off", "Mo-Fr 07:00-16:00; Fr 07:00-14:00; ph closed"),
    ],
)  # fmt: skip
def test_hours_may_be_written_in_more_than_one_way(text: str, same: str) -> None:
    assert isinstance(parse_schedule(text), WeeklyHours)
    assert parse_schedule(text) == parse_schedule(same)


def test_nobody_works_on_midsummer_eve_if_holidays_are_off() -> None:
    live, _ = read_windows(["2026-06-15"], ["2026-06-21"], zone("Europe/Helsinki"))
    plans = [parse_schedule(text) for text in ("Mo-Fr 07:00-16:00", "Mo-Fr 07:00-16:00; PH off")]
    assert occurrences(plans, live.take(np.array([0, 0])), zone("Europe/Helsinki")).counts.tolist() == [5, 4]


def test_hours_over_the_night_of_the_change_are_an_hour_more_or_less() -> None:
    live, _ = read_windows(["2026-03-28", "2026-10-24"], ["2026-03-29", "2026-10-25"], zone("Europe/Helsinki"))
    found = occurrences([parse_schedule("Sa 22:00-06:00")] * 2, live, zone("Europe/Helsinki")).windows
    assert ((found.ends - found.starts) / HOUR).tolist() == [7.0, 9.0]


def test_hours_need_neither_start_nor_end_but_a_period() -> None:
    live, _ = read_windows([None], [None], zone("UTC"))
    begin = tick("2026-06-01")
    found = occurrences([parse_schedule("Sa 22:00-02:00")], live, zone("UTC"), begin=begin, end=begin + 7 * DAY)
    assert (found.windows.starts - begin).tolist() == [5 * DAY + 22 * HOUR]


def test_every_part_of_a_rule_is_read() -> None:
    text = (
        "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,-1FR,+2TU;BYMONTHDAY=1,-1;BYMONTH=5,6;BYSETPOS=1;WKST=SU;UNTIL=20260814T180000Z\r\n"
        "EXDATE;VALUE=DATE:20260626,20260627\nRDATE:20260701T120000 DURATION:P1DT2H30M"
    )
    rule = RecurrenceRule(
        Frequency.MONTHLY,
        2,
        ((0, 0), (-1, 4), (2, 1)),
        (1, -1),
        (5, 6),
        (1,),
        6,
        None,
        Moment(tick("2026-08-14T18:00"), utc=True),
    )
    left_out = (Moment(tick("2026-06-26"), is_date=True), Moment(tick("2026-06-27"), is_date=True))
    extra = (Moment(tick("2026-07-01T12:00")),)
    assert parse_schedule(text) == Recurrence(rule, extra, left_out, Duration(DAY, 150 * MINUTE))


def test_a_folded_line_and_a_rule_without_its_name_are_read() -> None:
    plain = parse_schedule("RRULE:FREQ=WEEKLY;BYDAY=TU,FR EXDATE:20260626")
    assert parse_schedule("rrule:freq=weekly;by\r\n day=TU,FR\r\nEXDATE:20260626") == plain
    assert parse_schedule(" FREQ=WEEKLY;BYDAY=TU,FR\n EXDATE:20260626 ") == plain


def test_blank_means_all_the_time() -> None:
    assert [parse_schedule(text) for text in (None, "", " \n")] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("RRULE:FREQ=HOURLY", "HOURLY"),
        ("RRULE:INTERVAL=2", "FREQ must be"),
        ("RRULE:FREQ=DAILY;BYWEEKNO=20", "BYWEEKNO in a rule is not supported"),
        ("RRULE:FREQ=DAILY;BYHOUR=9", "BYHOUR in a rule is not supported"),
        ("RRULE:FREQ=DAILY;COUNT=0", "COUNT cannot be “0”"),
        ("RRULE:FREQ=DAILY;INTERVAL=x", "INTERVAL cannot be “X”"),
        ("RRULE:FREQ=DAILY;COUNT=3;UNTIL=20260101", "COUNT or UNTIL, not both"),
        ("RRULE:FREQ=DAILY;FREQ=DAILY", "FREQ stands there twice"),
        ("RRULE:FREQ=DAILY RRULE:FREQ=DAILY", "RRULE stands there twice"),
        ("RRULE:FREQ=DAILY;", None),
        ("RRULE:FREQ=DAILY;BYMONTH", "“BYMONTH” is not a part of a rule"),
        ("RRULE:FREQ=WEEKLY;BYDAY=XX", "BYDAY cannot be “XX”"),
        ("RRULE:FREQ=MONTHLY;BYDAY=0MO", "BYDAY cannot be “0MO”"),
        ("RRULE:FREQ=WEEKLY;BYDAY=1MO", "monthly or yearly rule only"),
        ("RRULE:FREQ=WEEKLY;BYMONTHDAY=1", "weekly rule cannot have BYMONTHDAY"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY cannot be “0”"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY cannot be “32”"),
        ("RRULE:FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS needs"),
        ("RRULE:FREQ=DAILY;WKST=1", "WKST cannot be “1”"),
        ("RRULE:FREQ=DAILY;UNTIL=2026-01-01", "“2026-01-01” in UNTIL is not a date"),
        ("RRULE:FREQ=DAILY EXDATE:20260231", "“20260231” in EXDATE:20260231 is not a date"),
        ("RRULE:FREQ=DAILY EXDATE;TZID=Europe/Paris:20260205T100000", "“TZID=EUROPE/PARIS”"),
        ("RRULE:FREQ=DAILY DURATION:9H", "DURATION cannot be “9H”"),
        ("RRULE:FREQ=DAILY DURATION:PT0S", "DURATION cannot be “PT0S”"),
        ("DTSTART:20260601T180000 RRULE:FREQ=DAILY", "“DTSTART” is not understood"),
        ("RRULE:FREQ=DAILY EXRULE:FREQ=WEEKLY", "“EXRULE” is not understood"),
        ("EXDATE:20260601", "names no day"),
        ("every Tuesday", "“every Tuesday” is not hours"),
        ("Mo-Xx 07:00-16:00", "“mo-xx” in “Mo-Xx 07:00-16:00” is not a day"),
        ("Mo-We-Fr 07:00-16:00", "is not a day"),
        ("Mo 07:00", "“07:00” in “Mo 07:00” is not a span"),
        ("Mo 07:60-16:00", "is not a span"),
        ("Mo 24:00-16:00", "is not a span"),
        ("Mo 07:00-16:00; Mo off", "leaves no hours at all"),
    ],
)  # fmt: skip
def test_an_error_names_the_part_that_is_wrong(text: str, named: str | None) -> None:
    if named is None:
        assert parse_schedule(text) is not None
        return
    with pytest.raises(CoordError) as caught:
        parse_schedule(text)
    assert named in str(caught.value)


def test_a_column_keeps_its_bad_rows_and_says_why() -> None:
    plans, errors = read_schedules(["Mo-Fr 07:00-16:00", None, "nonsense", "", "Mo-Fr 07:00-16:00", "nonsense"])
    assert plans[0] is plans[4]
    assert plans[1:4] == [None, None, None]
    assert sorted(errors) == [2, 5]
    live = Windows(np.full(6, tick("2026-06-01")), np.full(6, tick("2026-06-08")))
    assert occurrences(plans, live, zone("UTC")).counts.tolist() == [5, 1, 1, 1, 5, 1]


def test_a_duration_alone_says_how_long_and_not_when() -> None:
    plan = parse_schedule("DURATION:P3DT4H")
    assert needed_ticks(plan) == 3 * DAY + 4 * HOUR
    assert [needed_ticks(parse_schedule(text)) for text in ("", "Mo-Fr", "FREQ=DAILY", "FREQ=DAILY DURATION:PT2H")] == [
        None,
        None,
        None,
        2 * HOUR,
    ]
    live = Windows(np.array([tick("2026-06-01")]), np.array([tick("2026-06-08")]))
    found = occurrences([plan], live, zone("UTC"))
    assert (found.windows.starts.tolist(), found.windows.ends.tolist()) == (live.starts.tolist(), live.ends.tolist())


@pytest.mark.parametrize("guide", ["guide.md", "guide.fi.md", "guide.sv.md"])
def test_what_the_guide_shows_can_be_read(guide: str) -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / guide).read_text(encoding="utf-8")
    shown = re.findall(r"^\| `([^`]*(?:\d-\d|FREQ|DURATION)[^`]*)` \|", text, re.MULTILINE)
    assert len(shown) == 7
    assert None not in [parse_schedule(one) for one in shown]
