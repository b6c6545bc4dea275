#!/usr/bin/env python3
"""
How long recurring times and free slots take: `recurrence.py [--records 100000]`.

A daily rule of ten years against all works of the made-up city; the same with a tenth of the works on weekly hours
and a hundredth on rules of their own; and slots of ten days within a year for works moved by a few metres. Samples
are checked against dateutil and plain loops.
"""

from __future__ import annotations

import argparse
import sys
import time
from bisect import bisect_left, bisect_right
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Callable, TypeVar
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import dataset
import numpy as np
from dateutil.rrule import rrulestr
from machine import machine

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.live import OverlapIndex
from seinajoki_coord.core.occurrence import occurrences
from seinajoki_coord.core.overlap import Occupancies, find_pairs
from seinajoki_coord.core.ragged import Meetings, RaggedWindows, meetings
from seinajoki_coord.core.schedule import parse_schedule
from seinajoki_coord.core.season import WINTER
from seinajoki_coord.core.slot import SlotSearch
from seinajoki_coord.core.slot_term import SlotTerms
from seinajoki_coord.core.weekly_hours import parse_weekly_hours
from seinajoki_coord.core.window import Windows, read_windows
from seinajoki_coord.core.zone import DAY, SECOND, Zone

if TYPE_CHECKING:
    from seinajoki_coord.core.schedule import Schedule

_Answer = TypeVar("_Answer")
_DAILY = "RRULE:FREQ=DAILY;UNTIL=20241231T160000"
_SAMPLE = 500
_ASKED = 200
_ROUNDS = 5


def offset(second: int) -> int:
    """Return the offset of Helsinki at a moment."""
    moment = datetime.fromtimestamp(second, timezone.utc).astimezone(ZoneInfo("Europe/Helsinki"))
    return round((moment.utcoffset() or timedelta(0)).total_seconds())


def timed(name: str, act: Callable[[], _Answer], rounds: int = _ROUNDS) -> _Answer:
    """Print how long an act took, and return its last answer."""
    seconds, work = [], []
    for _ in range(rounds):
        began, worked = time.perf_counter(), time.thread_time()
        answer = act()
        seconds.append(time.perf_counter() - began)
        work.append(time.thread_time() - worked)
    say(name, seconds, work)
    return answer


def say(name: str, seconds: list[float], work: list[float]) -> None:
    """Print median and worst in milliseconds; ``work`` is what each took of the processor, on a busy machine less."""
    middle, worked, worst = (1000 * float(one) for one in (np.median(seconds), np.median(work), max(work)))
    print(f"{name:78} {middle:9.1f} ms   processor {worked:8.1f}, at most {worst:8.1f}")


def check(met: Meetings, windows: Windows, zone: Zone) -> None:
    """Compare a sample with what dateutil and a loop say."""
    began = time.perf_counter()
    text = _DAILY.removeprefix("RRULE:")
    days = [one.replace(tzinfo=ZoneInfo("Europe/Helsinki")) for one in rrulestr(text, dtstart=datetime(2015, 1, 1, 8))]  # noqa: DTZ001
    starts = [round(one.timestamp()) * SECOND for one in days]
    ends = [round(one.replace(hour=16).timestamp()) * SECOND for one in days]
    print(f"{'(dateutil: the occurrences of the daily rule)':78} {1000 * (time.perf_counter() - began):9.1f} ms")
    for row in np.random.default_rng(1).choice(len(windows), _SAMPLE, replace=False).tolist():
        begin, end = int(windows.starts[row]), int(windows.ends[row])
        low, high = bisect_right(ends, begin), bisect_left(starts, end)
        shared = sum(min(end, ends[place]) - max(begin, starts[place]) for place in range(low, high))
        assert (met.counts[row], met.ticks[row]) == (max(high - low, 0), shared), zone.name


def check_pairs(met: Meetings, spread: RaggedWindows, first: np.ndarray, second: np.ndarray) -> None:
    """Compare a sample of pairs with every window of one against every window of the other."""
    for place in np.random.default_rng(4).choice(len(first), _SAMPLE, replace=False).tolist():
        one, two = spread.one(first[place]), spread.one(second[place])
        shared = np.minimum(one.ends[:, None], two.ends) - np.maximum(one.starts[:, None], two.starts)
        assert (met.counts[place], met.ticks[place]) == (np.count_nonzero(shared > 0), shared[shared > 0].sum())


def recurring(count: int) -> list[Schedule | None]:
    """Return schedules: a tenth of the records on weekly hours, a hundredth on rules of their own."""
    hours, rules = (
        parse_schedule("Mo-Fr 07:00-16:00; PH off"),
        ("FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=TU,FR", "FREQ=MONTHLY;BYDAY=1SA"),
    )
    plans: list[Schedule | None] = [None] * count
    plans[::10] = [hours] * len(plans[::10])
    plans[1::100] = [parse_schedule(rules[row % 3]) for row in range(len(plans[1::100]))]
    return plans


def slots(index: OverlapIndex, everything: Occupancies, zone: Zone) -> None:
    """Ask for free dates on the ground of many works, and on one that everybody needs."""
    windows = everything.windows
    terms = SlotTerms(parse_weekly_hours("Mo-Fr 07:00-16:00; PH off"), WINTER)
    earliest = int(np.datetime64("2019-05-01", "us").astype(np.int64))
    year = Windows(np.array([earliest]), np.array([earliest + 365 * DAY]))
    rows = np.random.default_rng(2).choice(len(windows), _ASKED, replace=False)
    seconds, work, met = [], [], []
    for row in rows.tolist():
        began, worked = time.perf_counter(), time.thread_time()
        found = index.meets(
            Occupancies(everything.geometries[[row]], year, everything.boxes[[row]]), but=row, distance=10
        )
        busy = RaggedWindows.single(windows.take(np.array(found, np.int64)))
        search = SlotSearch(busy, np.ones(len(busy)), 10 * DAY, earliest, earliest + 365 * DAY, zone, terms)
        search.suggest(5, earliest + 30 * DAY)
        seconds.append(time.perf_counter() - began)
        work.append(time.thread_time() - worked)
        met.append(len(found))
    say(
        f"five slots within a year, {_ASKED} grounds ({np.mean(met):.0f} records met, at most {max(met)})",
        seconds,
        work,
    )
    busy = RaggedWindows.single(windows)
    search = SlotSearch(busy, np.ones(len(busy)), 10 * DAY, earliest, earliest + 365 * DAY, zone, terms)
    suggestion = timed("five slots within a year, all records on one ground", lambda: search.suggest(5))
    print(f"    {len(suggestion.slots)} slots, of which {sum(not one.met for one in suggestion.slots)} free")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    count = parser.parse_args().records
    print(f"{count} records. {machine(None, Path())}")
    dataset.prepare(count)
    columns = dataset.read(count)
    windows = Windows(columns.starts * SECOND, columns.ends * SECOND)
    zone = timed("the table of the time zone", lambda: Zone("Europe/Helsinki", offset), 1)
    live, _ = read_windows(["2015-01-01T08:00"], ["2024-12-31T16:00"], zone)
    every, none = np.arange(count), np.zeros(count, np.int64)

    timed("the calendar, once", lambda: occurrences([parse_schedule(_DAILY)], live, zone), 1)
    daily = timed(
        "ten years of a daily rule: its occurrences", lambda: occurrences([parse_schedule(_DAILY)], live, zone)
    )
    single = RaggedWindows.single(windows)
    met = timed(
        "the daily rule against all records: windows and hours shared", lambda: meetings(daily, single, none, every)
    )
    print(f"    {int((met.counts > 0).sum())} meet it, {int(met.counts.sum())} windows")
    check(met, windows, zone)

    plans = recurring(count)
    begin, end = int(live.starts[0]), int(live.ends[0])
    spread = timed(
        "all records, a tenth on weekly hours, a hundredth on rules: occurrences",
        lambda: occurrences(plans, windows, zone, begin=begin, end=end),
        3,
    )
    print(f"    {len(spread.windows)} windows")
    timed("the daily rule against them", lambda: meetings(daily, spread, none, every))

    kernel = ShapelyKernel()
    everything = Occupancies.of(kernel, kernel.read(columns.blobs), windows)
    pairs = timed("all pairs that meet in space and time", lambda: find_pairs(kernel, everything), 1)
    met = timed(
        f"their {len(pairs)} pairs occurrence by occurrence",
        lambda: meetings(spread, spread, pairs.first, pairs.second),
        3,
    )
    check_pairs(met, spread, pairs.first, pairs.second)
    print(f"    {int((met.counts == 0).sum())} of them never meet after all")

    slots(OverlapIndex(kernel, range(count), everything), everything, zone)


if __name__ == "__main__":
    main()
