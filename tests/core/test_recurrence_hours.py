"""When the occurrences of a rule begin and end, in local time."""

from __future__ import annotations

from datetime import timedelta

from seinajoki_coord.core.occurrence import occurrences
from seinajoki_coord.core.schedule import parse_schedule
from seinajoki_coord.core.window import read_windows
from seinajoki_coord.core.zone import MINUTE, OPEN_START

from .clock import zone
from .record import EPOCH

HELSINKI = "Europe/Helsinki"


def told(schedule: str, starts: str | None, ends: str | None, name: str = HELSINKI) -> list[str]:
    """Return the occurrences of one record as texts of local time."""
    live, reasons = read_windows([starts], [ends], zone(name))
    assert not reasons
    found = occurrences([parse_schedule(schedule)], live, zone(name)).windows
    columns = (zone(name).walls(found.starts).tolist(), zone(name).walls(found.ends).tolist())
    moment = [[(EPOCH + timedelta(microseconds=one)).strftime("%m-%dT%H:%M") for one in column] for column in columns]
    return [f"{start}/{end[6:] if end[:5] == start[:5] else end}" for start, end in zip(*moment)]


def test_an_occurrence_lasts_until_the_time_of_day_of_the_end() -> None:
    assert told("RRULE:FREQ=DAILY", "2026-06-01T18:00", "2026-06-03T21:00") == [
        "06-01T18:00/21:00",
        "06-02T18:00/21:00",
        "06-03T18:00/21:00",
    ]


def test_an_occurrence_that_ends_earlier_in_the_day_ends_on_the_next_one() -> None:
    assert told("RRULE:FREQ=DAILY", "2026-06-01T22:00", "2026-06-03T02:00") == [
        "06-01T22:00/06-02T02:00",
        "06-02T22:00/06-03T02:00",
    ]


def test_equal_times_of_day_make_whole_days() -> None:
    assert told("RRULE:FREQ=DAILY;INTERVAL=2", "2026-06-01", "2026-06-03") == [
        "06-01T00:00/06-02T00:00",
        "06-03T00:00/06-04T00:00",
    ]


def test_without_an_end_an_occurrence_lasts_until_midnight() -> None:
    assert told("RRULE:FREQ=DAILY;COUNT=2", "2026-06-01T18:00", None) == [
        "06-01T18:00/06-02T00:00",
        "06-02T18:00/06-03T00:00",
    ]


def test_a_duration_of_its_own_comes_first_and_is_cut_at_the_end_of_the_live_time() -> None:
    assert told("RRULE:FREQ=DAILY\nDURATION:PT9H", "2026-06-01T18:00", "2026-06-03T02:00") == [
        "06-01T18:00/06-02T03:00",
        "06-02T18:00/06-03T02:00",
    ]


def test_occurrences_that_overlap_are_one() -> None:
    assert told("RRULE:FREQ=DAILY DURATION:P1DT1H", "2026-06-01T18:00", "2026-06-04T18:00") == [
        "06-01T18:00/06-04T18:00"
    ]


def test_a_date_left_out_takes_all_of_that_day_and_a_time_only_its_own() -> None:
    rule = "RRULE:FREQ=DAILY;UNTIL=20260605"
    times = ("2026-06-01T18:00", "2026-06-30T20:00")
    assert len(told(rule, *times)) == 5
    assert len(told(f"{rule} EXDATE:20260602,20260604", *times)) == 3
    assert len(told(f"{rule} EXDATE;VALUE=DATE:20260602", *times)) == 4
    assert len(told(f"{rule} EXDATE:20260602T180000", *times)) == 4
    assert len(told(f"{rule} EXDATE:20260602T150000Z", *times)) == 4
    assert len(told(f"{rule} EXDATE:20260602T183000", *times)) == 5


def test_extra_dates_have_the_hours_of_the_rule_and_need_none() -> None:
    assert told("RDATE:20260603,20260605T120000", "2026-06-01T18:00", "2026-06-30T20:00") == [
        "06-03T18:00/20:00",
        "06-05T12:00/14:00",
    ]


def test_until_in_utc_is_an_instant_and_as_a_date_a_whole_day() -> None:
    times = ("2026-06-01T18:00", "2026-06-30T20:00")
    assert len(told("FREQ=DAILY;UNTIL=20260603T150000Z", *times)) == 3
    assert len(told("FREQ=DAILY;UNTIL=20260603T145959Z", *times)) == 2
    assert len(told("FREQ=DAILY;UNTIL=20260603", *times)) == 3
    assert len(told("FREQ=DAILY;UNTIL=20260603T175959", *times)) == 2


def test_hours_stay_on_the_wall_clock_when_clocks_change() -> None:
    assert told("RRULE:FREQ=DAILY", "2026-03-28T09:00", "2026-03-30T17:00") == [
        "03-28T09:00/17:00",
        "03-29T09:00/17:00",
        "03-30T09:00/17:00",
    ]


def test_a_time_that_spring_skips_moves_forward() -> None:
    assert told("FREQ=DAILY", "2026-03-28T03:30", "2026-03-30T05:00") == [
        "03-28T03:30/05:00",
        "03-29T04:30/05:00",
        "03-30T03:30/05:00",
    ]


def test_the_change_of_clocks_lengthens_an_occurrence_in_autumn_and_may_leave_an_instant_in_spring() -> None:
    texts = (["2026-10-24T03:30", "2026-03-28T03:30"], ["2026-10-26T03:45", "2026-03-30T04:30"])
    live, _ = read_windows(*texts, zone(HELSINKI))
    found = occurrences([parse_schedule("FREQ=DAILY")] * 2, live, zone(HELSINKI))
    lengths = (found.windows.ends - found.windows.starts).tolist()
    assert lengths == [15 * MINUTE, 75 * MINUTE, 15 * MINUTE, 60 * MINUTE, 1, 60 * MINUTE]


def test_days_of_a_duration_follow_the_wall_clock_and_its_hours_the_stop_watch() -> None:
    assert told("FREQ=DAILY;COUNT=1 DURATION:PT24H", "2026-03-28T12:00", "2026-04-30") == ["03-28T12:00/03-29T13:00"]
    assert told("FREQ=DAILY;COUNT=1 DURATION:P1D", "2026-03-28T12:00", "2026-04-30") == ["03-28T12:00/03-29T12:00"]


def test_a_rule_without_a_start_takes_all_the_time() -> None:
    live, _ = read_windows([None], ["2026-06-03"], zone(HELSINKI))
    found = occurrences([parse_schedule("FREQ=DAILY")], live, zone(HELSINKI))
    assert (found.windows.starts.tolist(), found.counts.tolist()) == ([OPEN_START], [1])
