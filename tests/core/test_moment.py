"""Reading and writing moments: every spelling alone, in company, and back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Optional

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seinajoki_coord.core.moment import Moments, format_moments, parse_moments
from seinajoki_coord.core.zone import DAY, HOUR, MINUTE, OPEN_END, OPEN_START, SECOND

from .record import tick

# What is read of one text: ticks, "Z" behind them for UTC, or a word for what gives no ticks.
Reading = tuple[Optional[int], str]


def reading(moments: Moments, row: int = 0) -> Reading:
    """Return what was read in one row; no row may be two things at once."""
    zoned, missing, unreadable = (bool(mask[row]) for mask in (moments.zoned, moments.missing, moments.unreadable))
    assert not (missing and unreadable)
    if missing or unreadable:
        assert moments.ticks[row] == 0
        return None, "missing" if missing else "unreadable"
    return int(moments.ticks[row]), "Z" if zoned else ""


def read(text: str | None, *, ends: bool = False) -> Reading:
    """Return what is read of one text alone."""
    return reading(parse_moments([text], ends=ends))


TEN = tick("2026-06-01T10:00")
# An offset of up to a day then leaves neither the first year nor the days before the one that means "no end".
SECOND_DAY, LAST_BUT_TWO = datetime.fromisoformat("0001-01-02"), datetime.fromisoformat("9999-12-29")


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-01T10:00",
        "2026-06-01 10:00",
        "2026-06-01T10:00:00",
        "2026-06-01 10:00:00",
        "2026-06-01T10:00:00.000",
        "2026-06-01T10:00:00,0",
        "2026-06-01T10:00:00.000000",
        "2026-06-01T10:00:00.000000000",
        "  2026-06-01T10:00  ",
        "2026-06-01T10:00\n",
        "\u00a02026-06-01T10:00",
        "2026-06-01T10:00" + " " * 99,
    ],
)
def test_times_without_an_offset_are_wall_clock_time(text: str) -> None:
    assert read(text) == (TEN, "")


@pytest.mark.parametrize(
    ("text", "hours_to_utc"),
    [
        ("2026-06-01T10:00Z", 0),
        ("2026-06-01T10:00z", 0),
        ("2026-06-01 10:00:00Z", 0),
        ("2026-06-01T10:00:00.000Z", 0),
        ("2026-06-01T10:00 Z", 0),
        ("2026-06-01T10:00+03:00", -3),
        ("2026-06-01T10:00+0300", -3),
        ("2026-06-01T10:00+03", -3),
        ("2026-06-01 10:00:00+03", -3),
        ("2026-06-01T10:00:00.000+03:00", -3),
        ("2026-06-01T10:00-03", 3),
        ("2026-06-01T10:00-03:30", 3.5),
        ("2026-06-01T10:00:00-0330", 3.5),
        ("2026-06-01T10:00-00:00", 0),
    ],
)
def test_times_with_an_offset_are_instants(text: str, hours_to_utc: float) -> None:
    assert read(text) == (TEN + round(hours_to_utc * HOUR), "Z")


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow",
        "kesäkuu 2026",
        "perjantaina klo 18–22",
        "1.6.2026",
        "01/06/2026",
        "20260601",
        "2026-6-1",
        "2026-06",
        "2026-13-01",
        "2026-02-30",
        "2026-06-01T25:00",
        "2026-06-01T24:30",
        "2026-06-01T10:60",
        "2026-06-01T10:00:60",
        "2026-06-01T10",
        "2026-06-01T10-03",
        "2026-06-01-10:00",
        "2026-06-01T1000",
        "2026-06-01T10:00:00.",
        "2026-06-01Z",
        "2026-06-01T10:00+3",
        "2026-06-01T10:00+24:00",
        "2026-06-01T10:00+03:60",
        "2026-06-01T10:00 EET",
        "2026/06/01",
        "2026:06:01",
        "0000-12-31",
        "0000-01-01T00:00",
        "-001-01-01",
        "+2026-06-01",
        "12026-06-01",
        "NaT",
        "now",
        "today",
        "２０２６-０６-０１",
        "٢٠٢٦-٠٦-٠١",
        "2026-06-0①",
        "2026\u201306\u201301",
        "2026-06-01\x00T10",
        "2026-06-01T10:00" * 10_000,
    ],
)
@pytest.mark.parametrize("ends", [False, True])
def test_what_is_no_iso_text_is_unreadable(text: str, ends: bool) -> None:
    assert read(text, ends=ends) == (None, "unreadable")


@pytest.mark.parametrize("text", [None, "", " ", "\t", " \n ", "\u00a0", "\u3000", " " * 1000])
@pytest.mark.parametrize("ends", [False, True])
def test_none_and_blank_are_missing(text: str | None, ends: bool) -> None:
    assert read(text, ends=ends) == (None, "missing")


def test_a_date_as_a_start_is_its_midnight_and_as_an_end_the_next() -> None:
    assert read("2026-06-01") == (tick("2026-06-01"), "")
    assert read("2026-06-01", ends=True) == (tick("2026-06-02"), "")
    assert read("2026-12-31 ", ends=True) == (tick("2027-01-01"), "")


def test_a_midnight_written_as_a_time_is_that_midnight_also_as_an_end() -> None:
    assert read("2026-06-01T00:00", ends=True) == (tick("2026-06-01"), "")


def test_twenty_four_hours_are_the_following_midnight() -> None:
    assert read("2026-06-01T24:00") == (tick("2026-06-02"), "")
    assert read("2026-06-01T24:00:00Z", ends=True) == (tick("2026-06-02"), "Z")
    assert read("2026-12-31T24:00") == (tick("2027-01-01"), "")


@pytest.mark.parametrize(
    "text",
    [
        "9999-12-31",
        "9999-12-31T00:00",
        "9999-12-31T23:59:59",
        "9999-12-31T24:00",
        "9999-12-31T23:59:59.999Z",
        "9999-12-31T00:00:00+02:00",
    ],
)
def test_an_end_on_the_last_day_of_year_9999_is_no_end(text: str) -> None:
    assert read(text, ends=True) == (None, "missing")


def test_a_start_in_year_9999_and_an_end_a_day_before_the_last_are_meant() -> None:
    assert read("9999-12-31") == (tick("9999-12-31"), "")
    assert read("9999-12-29", ends=True) == (tick("9999-12-30"), "")


def test_the_first_year_is_1() -> None:
    assert read("0001-01-01") == (tick("0001-01-01"), "")
    assert read("0001-01-01T00:00Z") == (tick("0001-01-01"), "Z")


def test_fractions_of_a_second_are_kept_to_the_microsecond() -> None:
    assert read("2026-06-01T10:00:00.123456789") == (TEN + 123_456, "")
    assert read("2026-06-01T10:00:00.5Z") == (TEN + SECOND // 2, "Z")
    assert read("2026-06-01T10:00:00.123") == (TEN + 123_000, "")


def test_a_column_may_mix_everything_and_be_empty() -> None:
    texts = ["2026-06-01", None, "2026-06-01T10:00", "garbage", "2026-06-01T10:00Z", "", "2026-06-01T10:00+03:00"]
    moments = parse_moments(texts, ends=False)
    assert [reading(moments, row) for row in range(len(texts))] == [read(text) for text in texts]
    assert len(parse_moments([], ends=True).ticks) == 0


def test_one_very_long_text_does_not_blow_up_the_column() -> None:
    column = parse_moments(["2026-06-01"] * 20_000 + ["x" * 10_000_000], ends=False)
    assert column.unreadable.sum() == 1
    assert reading(column) == (tick("2026-06-01"), "")


near_misses = st.text("0123456789-T :.,Z+", min_size=1, max_size=24) | st.builds(
    lambda text, place, letter: text[:place] + letter + text[place + 1 :],
    st.sampled_from(["2026-06-01", "2026-06-01T10:00", "2026-06-01T10:00:30", "2026-06-01T10:00:00.123Z"]),
    st.integers(0, 24),
    st.sampled_from("0123456789-T :.,Zz+²٣"),
)


@given(near_misses, st.booleans())
@example(text="2026-06-01T10:00-03", ends=False)
@example(text="2026-06-01T10-03", ends=False)
@example(text="0000-12-31", ends=True)
def test_company_does_not_change_how_a_text_is_read(text: str, ends: bool) -> None:
    # A column of one form is read at once by numpy, one with a stranger of the same length text by text.
    mixed = parse_moments([text, "x" * len(text), text + "Z", "2026-06-01"], ends=ends)
    assert reading(mixed) == read(text, ends=ends)
    assert reading(mixed, 2) == read(text + "Z", ends=ends)


@given(
    st.lists(st.datetimes(SECOND_DAY, LAST_BUT_TWO), min_size=1, max_size=5),
    st.sampled_from(["%H:%M", "%H:%M:%S", "%H:%M:%S.%f"]),
    st.sampled_from("T "),
    st.sampled_from([None, "Z", 0, 90, -210, 840, -720]),
)
def test_what_was_written_is_read(moments: list[datetime], form: str, mark: str, offset: str | int | None) -> None:
    kept = {"%H:%M": MINUTE, "%H:%M:%S": SECOND, "%H:%M:%S.%f": 1}[form]
    minutes = offset if isinstance(offset, int) else 0
    suffix = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    tail = suffix if isinstance(offset, int) else offset or ""
    texts = [f"{one.year:04}-{one:%m-%d}{mark}{one.strftime(form)}{tail}" for one in moments]
    found = parse_moments(texts, ends=True)
    for row, moment in enumerate(moments):
        wall = tick(moment.isoformat())
        assert reading(found, row) == (wall // kept * kept - minutes * MINUTE, "Z" if tail else "")


@given(st.datetimes(max_value=LAST_BUT_TWO))
def test_formatting_is_undone_by_reading(moment: datetime) -> None:
    wall = tick(moment.isoformat())
    (text,) = format_moments(np.array([wall], np.int64))
    assert text == f"{moment.year:04}-{moment:%m-%dT%H:%M}"
    assert read(text, ends=True) == (wall // MINUTE * MINUTE, "")


def test_open_sides_are_written_as_nothing() -> None:
    assert format_moments(np.array([OPEN_START, tick("2026-06-01"), OPEN_END])) == [None, "2026-06-01T00:00", None]
    assert format_moments(np.array([], np.int64)) == []


def test_seconds_are_cut_off_also_before_1970() -> None:
    assert format_moments(np.array([-1, -MINUTE, -MINUTE - 1, 59 * SECOND])) == [
        "1969-12-31T23:59",
        "1969-12-31T23:59",
        "1969-12-31T23:58",
        "1970-01-01T00:00",
    ]


def test_an_end_date_is_a_day_after_the_same_start_date() -> None:
    day = timedelta(days=1) // timedelta(microseconds=1)
    assert day == DAY
    assert read("2024-02-29", ends=True)[0] == tick("2024-02-29") + DAY
