"""The use of areas as a calendar: a page with a picture of years and weeks for each, readable in light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import QgsApplication

from ..core.error import sentence
from ..core.week import monday_of, year_week
from .language import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..core.usage import AreaUse, WeekOfUse

_CELL, _LEFT, _TOP = 18, 48, 34
_WEEKS = 53
_SHADES = ("#cfe3f5", "#9cc7ea", "#5fa2d8", "#2b74b8", "#0b3c73")
"""From light to dark by the number of records; the number itself stands on it."""
_INKS = ("#10243a", "#10243a", "#10243a", "#ffffff", "#ffffff")
_MARK = "#c2410c"
_MONTHS = (
    sentence("Jan"), sentence("Feb"), sentence("Mar"), sentence("Apr"), sentence("May"), sentence("Jun"),
    sentence("Jul"), sentence("Aug"), sentence("Sep"), sentence("Oct"), sentence("Nov"), sentence("Dec"),
)  # fmt: skip
_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title><style>
:root {{ color-scheme: light dark; --page: #ffffff; --ink: #1b2430; --line: #b8c2cc; }}
@media (prefers-color-scheme: dark) {{ :root {{ --page: #1c2229; --ink: #e8edf2; --line: #55616d; }} }}
body {{ background: var(--page); color: var(--ink); font: 15px/1.45 sans-serif; margin: 1.5rem; }}
h2 {{ margin: 1.6rem 0 .2rem; }} p {{ margin: .2rem 0 .6rem; }}
svg {{ max-width: 100%; height: auto; }} svg text {{ fill: var(--ink); }} svg .empty {{ stroke: var(--line); }}
</style></head><body><h1>{title}</h1><p>{legend}</p>{body}</body></html>
"""


@dataclass(frozen=True)
class AreaCalendar:
    """What the page says of one area."""

    name: str
    summary: str
    use: AreaUse


def calendar_page(title: str, areas: Sequence[AreaCalendar]) -> str:
    """Return a whole page of HTML, one picture for each area; names are escaped."""
    parts = [
        f"<h2>{escape(one.name)}</h2><p>{escape(one.summary)}</p>{calendar_picture(one.use.weeks)}" for one in areas
    ]
    legend = tr(
        "Each field is a week and the number in it how many works and events are there; a mark in its corner says that "
        "some of them overlap."
    )
    language = QgsApplication.locale()[:2] or "en"
    return _PAGE.format(language=escape(language), title=escape(title), legend=escape(legend), body="".join(parts))


def calendar_picture(weeks: Sequence[WeekOfUse], ink: str = "#1b2430") -> str:
    """Return one picture (SVG): a row for each year, a column for each ISO week, darker the more records there are."""
    by_place = {year_week(week.monday): week for week in weeks}
    years = sorted({year for year, _ in by_place})
    most = max((week.records for week in weeks), default=0)
    width, height = _LEFT + _WEEKS * _CELL + 8, _TOP + len(years) * (_CELL + 4) + 6
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="sans-serif" role="img">',
        *_heading(years, ink),
    ]
    for row, year in enumerate(years):
        y = _TOP + row * (_CELL + 4)
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 13}" text-anchor="end" font-size="12" fill="{ink}">{year}</text>')
        for number in range(1, _WEEKS + 1):
            week = by_place.get((year, number))
            if week is not None:
                parts.append(_cell(week, _LEFT + (number - 1) * _CELL, y, most, year, number))
    return "".join([*parts, "</svg>"])


def _heading(years: Sequence[int], ink: str) -> list[str]:
    """Return the months above the weeks of the first year, and every fourth week's number."""
    parts = []
    for month, name in enumerate(_MONTHS):
        day = np.datetime64(f"{years[0] if years else 2026}-{month + 1:02}-04", "D").astype(np.int64)
        _, number = year_week(monday_of(int(day)))
        x = _LEFT + ((number if month or number < 10 else 1) - 1) * _CELL
        parts.append(f'<text x="{x}" y="12" font-size="12" fill="{ink}">{escape(tr(name))}</text>')
    for number in range(1, _WEEKS + 1, 4):
        x = _LEFT + (number - 0.5) * _CELL
        parts.append(f'<text x="{x}" y="{_TOP - 6}" text-anchor="middle" font-size="10" fill="{ink}">{number}</text>')
    return parts


def _cell(week: WeekOfUse, x: float, y: float, most: int, year: int, number: int) -> str:
    said = tr("Week {week}/{year}: {records} records on {days} days, {overlaps} overlaps").format(
        week=number, year=year, records=week.records, days=week.days, overlaps=week.overlaps
    )
    side = _CELL - 2
    if not week.records:
        box = (
            f'<rect class="empty" x="{x + 0.5}" y="{y + 0.5}" width="{side - 1}" height="{side - 1}" fill="none" '
            f'stroke="#b8c2cc" stroke-width="1"/>'
        )
        return f"<g><title>{escape(said)}</title>{box}</g>"
    shade = min((week.records - 1) * len(_SHADES) // max(most, 1), len(_SHADES) - 1)
    mark = f'<path d="M{x + side - 6} {y}h6v6z" fill="{_MARK}"/>' if week.overlaps else ""
    count = week.records if week.records < 100 else "99+"
    return (
        f'<g><title>{escape(said)}</title><rect x="{x}" y="{y}" width="{side}" height="{side}" fill="{_SHADES[shade]}"/>'
        f'<text x="{x + side / 2}" y="{y + 12}" text-anchor="middle" font-size="10" fill="{_INKS[shade]}" '
        f'style="fill:{_INKS[shade]}">{count}</text>{mark}</g>'
    )
