"""Dates and times in every way of writing that files hold."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.exchange.moment_text import read_moments

from .clock import helsinki


def read(value: object, *, ends: bool = False) -> str | None:
    """Return what one value is read as."""
    return read_moments([value], helsinki(), ends=ends).texts[0]


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2026-06-01", "2026-06-01T00:00", "2026-06-02T00:00"),
        ("2026-06-01T08:30", "2026-06-01T08:30", "2026-06-01T08:30"),
        ("2026-06-01 08:30:15", "2026-06-01T08:30", "2026-06-01T08:31"),
        ("2026-06-30T23:59:59", "2026-06-30T23:59", "2026-07-01T00:00"),
        ("2026-06-01T08:30:00Z", "2026-06-01T11:30", "2026-06-01T11:30"),
        ("2026-01-01T08:30:00.000+01:00", "2026-01-01T09:30", "2026-01-01T09:30"),
        ("2026/06/01 08:30:00+00", "2026-06-01T11:30", "2026-06-01T11:30"),
        ("2026/06/01", "2026-06-01T00:00", "2026-06-02T00:00"),
        ("2026-6-1", "2026-06-01T00:00", "2026-06-02T00:00"),
        ("2026-06-01 8:30", "2026-06-01T08:30", "2026-06-01T08:30"),
        ("20260601", "2026-06-01T00:00", "2026-06-02T00:00"),
        (20260601, "2026-06-01T00:00", "2026-06-02T00:00"),
        ("1.6.2026", "2026-06-01T00:00", "2026-06-02T00:00"),
        (" 01.06.2026 ", "2026-06-01T00:00", "2026-06-02T00:00"),
        ("31.12.2026", "2026-12-31T00:00", "2027-01-01T00:00"),
        ("1.6.2026 8:05", "2026-06-01T08:05", "2026-06-01T08:05"),
        ("1.6.2026 08.05", "2026-06-01T08:05", "2026-06-01T08:05"),
        ("1.6.2026 klo 8.05", "2026-06-01T08:05", "2026-06-01T08:05"),
        ("1.6.2026 klo 8", "2026-06-01T08:00", "2026-06-01T08:00"),
        ("1.6.2026 kl. 8.05", "2026-06-01T08:05", "2026-06-01T08:05"),
        ("ma 1.6.2026 klo 8:05", "2026-06-01T08:05", "2026-06-01T08:05"),
        ("1.6.2026, 8:05:30", "2026-06-01T08:05", "2026-06-01T08:06"),
        ("1.6.2026 24:00", "2026-06-02T00:00", "2026-06-02T00:00"),
        ("1.6.2026 8:05+00:00", "2026-06-01T11:05", "2026-06-01T11:05"),
        ("1.6.26", "2026-06-01T00:00", "2026-06-02T00:00"),
        ("1.6.85", "1985-06-01T00:00", "1985-06-02T00:00"),
        ("1. kesäkuuta 2026", "2026-06-01T00:00", "2026-06-02T00:00"),
        ("1 juni 2026 kl 8.05", "2026-06-01T08:05", "2026-06-01T08:05"),
        ("1 June 2026", "2026-06-01T00:00", "2026-06-02T00:00"),
        (46174, "2026-06-01T00:00", "2026-06-02T00:00"),
        (46174.0, "2026-06-01T00:00", "2026-06-02T00:00"),
        (46174.354166666664, "2026-06-01T08:30", "2026-06-01T08:30"),
        ("46174", "2026-06-01T00:00", "2026-06-02T00:00"),
        ("46174,3541666667", "2026-06-01T08:30", "2026-06-01T08:30"),
        (date(2026, 6, 1), "2026-06-01T00:00", "2026-06-02T00:00"),
        (datetime(2026, 6, 1, 8, 30), "2026-06-01T08:30", "2026-06-01T08:30"),  # noqa: DTZ001
    ],
)
def test_a_date_or_time_is_read_as_start_and_as_inclusive_end(value: object, start: str, end: str) -> None:
    assert read(value) == start
    assert read(value, ends=True) == end


@pytest.mark.parametrize(
    ("value", "first", "after"),
    [
        ("2019", "2019-01-01", "2020-01-01"),
        (2019, "2019-01-01", "2020-01-01"),
        ("n. 2019", "2019-01-01", "2020-01-01"),
        ("vuonna 2019", "2019-01-01", "2020-01-01"),
        ("1970-luku", "1970-01-01", "1980-01-01"),
        ("6/2019", "2019-06-01", "2019-07-01"),
        ("12/2019", "2019-12-01", "2020-01-01"),
        ("06.2019", "2019-06-01", "2019-07-01"),
        ("2019-06", "2019-06-01", "2019-07-01"),
        ("kesä 2019", "2019-06-01", "2019-09-01"),
        ("kesällä 2019", "2019-06-01", "2019-09-01"),
        ("sommar 2019", "2019-06-01", "2019-09-01"),
        ("Summer 2019", "2019-06-01", "2019-09-01"),
        ("kevät 2019", "2019-03-01", "2019-06-01"),
        ("vår 2019", "2019-03-01", "2019-06-01"),
        ("syksy 2019", "2019-09-01", "2019-12-01"),
        ("talvi 2019", "2019-01-01", "2020-01-01"),
        ("kesäkuu 2019", "2019-06-01", "2019-07-01"),
        ("kesäkuussa 2019", "2019-06-01", "2019-07-01"),
        ("marraskuu 2019", "2019-11-01", "2019-12-01"),
        ("maaliskuu 2019", "2019-03-01", "2019-04-01"),
        ("mars 2019", "2019-03-01", "2019-04-01"),
        ("maj 2019", "2019-05-01", "2019-06-01"),
        ("Okt 2019", "2019-10-01", "2019-11-01"),
        ("syys 2019", "2019-09-01", "2019-10-01"),
        ("2019 June", "2019-06-01", "2019-07-01"),
        ("Q2/2019", "2019-04-01", "2019-07-01"),
        ("2019 Q4", "2019-10-01", "2020-01-01"),
        ("vko 1/2019", "2018-12-31", "2019-01-07"),
        ("v. 23/2019", "2019-06-03", "2019-06-10"),
        ("2019-W23", "2019-06-03", "2019-06-10"),
        ("loppuvuosi 2019", "2019-07-01", "2020-01-01"),
    ],
)
def test_a_vague_date_covers_its_whole_span(value: object, first: str, after: str) -> None:
    column = read_moments([value], helsinki(), ends=False)
    assert column.spans == {0: (f"{first}T00:00", f"{after}T00:00")}
    assert column.texts == [f"{first}T00:00"]
    assert read(value, ends=True) == f"{after}T00:00"


@pytest.mark.parametrize(
    "value",
    [
        "31.6.2026", "2026-02-30", "1.13.2026", "1.6.2026 25:00", "1.6.2026 8:60", "13/2019", "vko 54/2019", "soon", "kesä",
        "1/6/2026", "?", "-", 1.5, 100_000, 5, float("nan"), float("inf"), True, "0000-01-01", "2026-06-01T08:30+99:00",
        "0001-01-01T00:00Z junk", "9999-12-31T24:00",
    ],
)  # fmt: skip
def test_what_is_no_date_is_named(value: object) -> None:
    column = read_moments([value], helsinki(), ends=False)
    assert column.texts == [None]
    assert list(column.unreadable) == [0]


@pytest.mark.parametrize("value", [None, "", "   "])
def test_what_is_empty_is_missing(value: object) -> None:
    column = read_moments([value], helsinki(), ends=True)
    assert (column.texts, column.unreadable) == ([None], {})


def test_the_last_day_of_the_calendar_is_no_end() -> None:
    assert read("9999-12-31", ends=True) is None
    assert read("31.12.9999", ends=True) is None


def test_a_column_keeps_its_rows_apart() -> None:
    column = read_moments(["1.6.2026", None, "nonsense", "2019", "2026-06-01T00:00Z"], helsinki(), ends=False)
    assert column.texts == ["2026-06-01T00:00", None, None, "2019-01-01T00:00", "2026-06-01T03:00"]
    assert column.unreadable == {2: "nonsense"}
    assert list(column.spans) == [3]


@given(st.datetimes(min_value=datetime(1955, 1, 1), max_value=datetime(2110, 1, 1)))  # noqa: DTZ001
def test_every_way_of_writing_a_minute_reads_the_same(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    serial = (moment - datetime(1899, 12, 30)) / timedelta(days=1)  # noqa: DTZ001
    ways: list[object] = [
        moment.isoformat(timespec="minutes"),
        f"{moment.day}.{moment.month}.{moment.year} {moment.hour}:{moment:%M}",
        f"{moment.day}.{moment.month}.{moment.year} klo {moment.hour}.{moment:%M}",
        moment,
    ]
    if serial != int(serial):
        ways.append(serial)
    assert set(read_moments(ways, helsinki(), ends=True).texts) == {moment.isoformat(timespec="minutes")}
    assert set(read_moments(ways, helsinki(), ends=False).texts) == {moment.isoformat(timespec="minutes")}


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.booleans(), st.none()))
def test_any_value_is_read_missing_or_unreadable(value: object) -> None:
    column = read_moments([value], helsinki(), ends=True)
    assert column.texts[0] is None or len(column.texts[0]) == len("2026-06-01T08:00")
