"""Zones for tests, and what the standard library says of them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from seinajoki_coord.core.zone import SECOND, Zone

from .record import EPOCH, tick

FIRST, LAST = datetime(1901, 1, 1, tzinfo=timezone.utc), datetime(2099, 12, 31, tzinfo=timezone.utc)


def offset(moment: datetime) -> timedelta:
    """Return the offset of a time that has a zone."""
    return moment.utcoffset() or timedelta(0)


def offset_at(name: str, second: int) -> int:
    """Return a zone's offset in seconds, told by the standard library."""
    return round(offset((EPOCH + timedelta(seconds=second)).astimezone(ZoneInfo(name))).total_seconds())


@lru_cache
def zone(name: str) -> Zone:
    """Return the zone under test."""
    return Zone(name, lambda second: offset_at(name, second))


@lru_cache
def changes(name: str) -> list[datetime]:
    """Return UTC days within which a zone's offset changes."""
    days = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days)]
    offsets = [offset_at(name, round(day.timestamp())) for day in days]
    return [day for day, before, after in zip(days, offsets, offsets[1:]) if before != after] or [EPOCH]


@st.composite
def moments(draw: st.DrawFn, name: str) -> datetime:
    """Draw a time without a zone, mostly from the nights when clocks change."""
    if draw(st.integers(0, 3)) == 0:
        return draw(st.datetimes(FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None)))
    minutes = draw(st.integers(-20 * 60, 44 * 60))
    return draw(st.sampled_from(changes(name))).replace(tzinfo=None) + timedelta(minutes=minutes)


def standard_instant(name: str, moment: datetime, *, ends: bool) -> int:
    """Return the instant of a wall-clock time by the standard library's two readings of it."""
    readings = [offset(moment.replace(tzinfo=ZoneInfo(name), fold=fold)) for fold in (0, 1)]
    early, late = (tick(moment.isoformat()) - round(one.total_seconds()) * SECOND for one in readings)
    # In a gap the reading before the change is the later one, and moves the time forward by the gap.
    is_gap = early > late
    return early if is_gap or not ends else late
