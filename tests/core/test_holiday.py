"""Finnish holidays against the calendars of the years, as the University of Helsinki's almanac office prints them."""

from __future__ import annotations

from datetime import date

import pytest

from seinajoki_coord.core.holiday import days_off, easter_sunday, holiday_eves, public_holidays

# Year: Good Friday, Easter Sunday, Ascension Day, Whit Sunday, Midsummer Day, All Saints' Day.
MOVABLE = {
    2024: ("03-29", "03-31", "05-09", "05-19", "06-22", "11-02"),
    2025: ("04-18", "04-20", "05-29", "06-08", "06-21", "11-01"),
    2026: ("04-03", "04-05", "05-14", "05-24", "06-20", "10-31"),
    2027: ("03-26", "03-28", "05-06", "05-16", "06-26", "11-06"),
    2028: ("04-14", "04-16", "05-25", "06-04", "06-24", "11-04"),
    2029: ("03-30", "04-01", "05-10", "05-20", "06-23", "11-03"),
    2030: ("04-19", "04-21", "05-30", "06-09", "06-22", "11-02"),
}
NAMES = ("Good Friday", "Easter Sunday", "Ascension Day", "Whit Sunday", "Midsummer Day", "All Saints' Day")
FIXED = {
    "New Year's Day": "01-01",
    "Epiphany": "01-06",
    "May Day": "05-01",
    "Independence Day": "12-06",
    "Christmas Day": "12-25",
    "Second day of Christmas": "12-26",
}


def dates(year: int) -> dict[str, str]:
    return {name: day.strftime("%m-%d") for day, name in public_holidays(year).items()}


@pytest.mark.parametrize("year", MOVABLE)
def test_holidays_that_move_are_on_their_known_dates(year: int) -> None:
    assert {name: dates(year)[name] for name in NAMES} == dict(zip(NAMES, MOVABLE[year]))


@pytest.mark.parametrize("year", MOVABLE)
def test_holidays_that_stay_are_on_their_dates(year: int) -> None:
    assert {name: dates(year)[name] for name in FIXED} == FIXED


@pytest.mark.parametrize("year", MOVABLE)
def test_a_year_has_thirteen_public_holidays_in_order(year: int) -> None:
    days = list(public_holidays(year))
    assert len(days) == 13
    assert days == sorted(days)
    assert all(day.year == year for day in days)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, "03-22"), (1886, "04-25"), (1943, "04-25"), (2000, "04-23"), (2008, "03-23"), (2038, "04-25")],
)
def test_easter_is_right_in_its_earliest_and_latest_years(year: int, day: str) -> None:
    assert easter_sunday(year).strftime("%m-%d") == day


@pytest.mark.parametrize("year", range(1990, 2100))
def test_midsummer_and_all_saints_are_saturdays_within_their_week(year: int) -> None:
    days = {name: day for day, name in public_holidays(year).items()}
    midsummer, saints = days["Midsummer Day"], days["All Saints' Day"]
    assert midsummer.weekday() == saints.weekday() == 5
    assert date(year, 6, 20) <= midsummer <= date(year, 6, 26)
    assert date(year, 10, 31) <= saints <= date(year, 11, 6)


def test_ascension_day_on_may_day_is_called_may_day() -> None:
    assert public_holidays(2008)[date(2008, 5, 1)] == "May Day"
    assert len(public_holidays(2008)) == 12


def test_eves_are_days_off_but_not_public_holidays() -> None:
    assert holiday_eves(2026) == {date(2026, 6, 19): "Midsummer Eve", date(2026, 12, 24): "Christmas Eve"}
    assert not set(holiday_eves(2026)) & set(public_holidays(2026))
    assert set(days_off(2026)) == set(holiday_eves(2026)) | set(public_holidays(2026))
