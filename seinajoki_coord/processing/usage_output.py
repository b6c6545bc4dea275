"""The results of ``area_usage``: their columns and rows, what is said of an area, and how it looks on a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.PyQt.QtCore import QVariant

from ..core.error import sentence
from ..core.explain import title_in
from ..core.moment import format_moments
from ..core.vocabulary import AREA_TYPES, EVENT_TYPES, KINDS, STATUSES, WORK_TYPES
from ..core.week import year_week
from ..layers.language import tr
from ..layers.result_look import Class, Column, Look
from .period import day_text

if TYPE_CHECKING:
    from ..core.subject import Subjects
    from ..core.usage import AreaUse, WeekOfUse
    from ..core.zone import Zone

_TEXT, _WHOLE, _REAL = QVariant.String, QVariant.Int, QVariant.Double
_ID = Column("id", _TEXT, sentence("Identifier"))
_NAME = Column("name", _TEXT, sentence("Name"), letters=34)
_RECORDS = Column("records", _WHOLE, sentence("Works and events"))
_DAYS = Column("days", _WHOLE, sentence("Days in use"))
_HOURS = Column("hours", _REAL, sentence("Hours in use"))
_OVERLAPS = Column("overlaps", _WHOLE, sentence("Overlaps"))
AREA_COLUMNS = (
    _ID,
    _NAME,
    Column("area_type", _TEXT, sentence("Type of area"), tuple(AREA_TYPES.items())),
    _RECORDS,
    Column("works", _WHOLE, sentence("Works")),
    Column("events", _WHOLE, sentence("Events")),
    _DAYS,
    _HOURS,
    _OVERLAPS,
    Column("busiest_week", _TEXT, sentence("Busiest week")),
    Column("busiest_records", _WHOLE, sentence("Works and events in it")),
    Column("meets_areas", _TEXT, sentence("Shares ground with"), letters=60),
)
WEEK_COLUMNS = (
    _ID,
    _NAME,
    Column("year", _WHOLE, sentence("Year")),
    Column("week", _WHOLE, sentence("Week")),
    Column("monday", _TEXT, sentence("Monday"), letters=10),
    _RECORDS,
    _DAYS,
    _HOURS,
    _OVERLAPS,
    Column("most_at_once", _WHOLE, sentence("Most at once")),
)
USE_COLUMNS = (
    _ID,
    _NAME,
    Column("record_kind", _TEXT, sentence("Kind"), tuple(KINDS.items())),
    Column("record_id", _TEXT, sentence("Record: identifier")),
    Column("title", _TEXT, sentence("Title"), letters=34),
    Column("type", _TEXT, sentence("Type"), tuple({**WORK_TYPES, **EVENT_TYPES, **AREA_TYPES}.items())),
    Column("status", _TEXT, sentence("Status"), tuple(STATUSES.items())),
    Column("party", _TEXT, sentence("Party"), letters=24),
    Column("first_day", _TEXT, sentence("First day"), letters=10),
    Column("last_day", _TEXT, sentence("Last day"), letters=10),
    _DAYS,
    _HOURS,
    Column("shared_m2", _REAL, sentence("Shared ground (m²)")),
)
_CLASSES = (
    ("overlap", sentence("Used, some overlap"), "#c0392b"),
    ("used", sentence("Used, none overlap"), "#3573a8"),
    ("unused", sentence("Not used"), "#9aa0a6"),
)
_CLASS = "CASE WHEN \"overlaps\" > 0 THEN 'overlap' WHEN \"records\" > 0 THEN 'used' ELSE 'unused' END"
_LABEL = "\"name\" || '\\n' || \"records\" || if(\"overlaps\" > 0, ' ▲', '')"


def look() -> Look:
    """Return classes by whether an area is used, and whether some that use it overlap; the labels say how many there are."""
    return Look(_CLASS, tuple(Class(code, tr(text), colour) for code, text, colour in _CLASSES), _LABEL)


def name_of(subjects: Subjects, area: int) -> str:
    """Return the name of an area."""
    return title_in(tr, subjects.column("title")[area])


def summary(use: AreaUse, subjects: Subjects) -> str:
    """Say how an area is used."""
    said = tr("{records} records on {days} days, {overlaps} overlaps.").format(
        records=len(use.uses), days=use.days, overlaps=use.overlaps
    )
    if use.busiest is not None:
        year, week = year_week(use.busiest.monday)
        said += " " + tr("The busiest week is {week}/{year} with {records} records.").format(
            week=week, year=year, records=use.busiest.records
        )
    if use.neighbours:
        said += " " + tr("Shares ground with: {areas}.").format(areas=_neighbours(use, subjects))
    return said


def _neighbours(use: AreaUse, subjects: Subjects) -> str:
    types = subjects.column("type")
    return ", ".join(
        f"{name_of(subjects, area)} ({tr(AREA_TYPES.get(types[area], ''))})" for area in _met(use, subjects)
    )


def _met(use: AreaUse, subjects: Subjects) -> list[int]:
    """Return the areas that an area shares ground with, by name."""
    return sorted(use.neighbours, key=lambda area: name_of(subjects, area).casefold())


def area_row(use: AreaUse, subjects: Subjects) -> tuple[Any, ...]:
    """Return the row of an area."""
    kinds = [subjects.column("kind")[one.record] for one in use.uses]
    busiest = use.busiest
    return (
        subjects.column("id")[use.area], name_of(subjects, use.area), subjects.column("type")[use.area], len(use.uses),
        kinds.count("work"), kinds.count("event"), use.days, use.hours, use.overlaps,
        None if busiest is None else "{}-W{:02}".format(*year_week(busiest.monday)),
        0 if busiest is None else busiest.records, _neighbours(use, subjects) or None,
    )  # fmt: skip


def week_row(use: AreaUse, week: WeekOfUse, subjects: Subjects) -> tuple[Any, ...]:
    """Return the row of a week of an area."""
    return (
        subjects.column("id")[use.area], name_of(subjects, use.area), *year_week(week.monday), day_text(week.monday),
        week.records, week.days, week.hours, week.overlaps, week.most,
    )  # fmt: skip


def use_rows(use: AreaUse, subjects: Subjects, zone: Zone) -> list[tuple[Any, ...]]:
    """Return the records of an area by their first day, then the areas that it meets."""
    own = (subjects.column("id")[use.area], name_of(subjects, use.area))
    said = ("kind", "id", "title", "type", "status", "party")
    rows = [
        (
            *own, *(subjects.column(name)[one.record] for name in said), day_text(one.first_day), day_text(one.last_day),
            one.days, one.hours, round(one.area_m2, 2),
        )
        for one in sorted(use.uses, key=lambda one: one.first_day)
    ]  # fmt: skip
    for area in _met(use, subjects):
        walls = zone.walls(np.array([subjects.phases.whole.starts[area], subjects.phases.whole.ends[area]], np.int64))
        start, end = format_moments(walls)
        rows.append(
            (
                *own,
                *(subjects.column(name)[area] for name in said),
                start and start[:10],
                end and end[:10],
                None,
                None,
                None,
            )
        )
    return rows
