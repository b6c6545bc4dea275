"""
What goes on in a week, as QGIS's own expressions, so that a layout shows it where the plugin is missing too.

The week is the one that holds the layout variable ``week_start`` (an ISO date), else the present one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsExpression

from .language import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsVectorLayer

WEEK_START = "week_start"
_TAKEN = ('coalesce("setup_at", "starts_at")', 'coalesce("cleared_at", "ends_at")')
_WEEK = 7
_PARTY = "coalesce(\"party_id\", '')"
_SHOWN = "d.M."
_SHOWN_WITH_YEAR = "d.M.yyyy"


def day(number: int) -> str:
    """Return the expression of a day of the week: 0 is its Monday, 7 the next one."""
    return (
        f"with_variable('any', coalesce(try(to_date(@{WEEK_START})), to_date(now())), "
        f"to_date(@any + to_interval(({number} - (day_of_week(@any) + 6) % 7) || ' days')))"
    )


def title(of: str) -> str:
    """Return the template of a heading: the week, its days, and whose it is."""
    week, days = (
        tr("Week"),
        f"[% format_date({day(0)}, '{_SHOWN}') %]–[% format_date({day(6)}, '{_SHOWN_WITH_YEAR}') %]",
    )
    # What a person wrote is a value of an expression, never part of the template.
    return f"{week} [% week({day(0)}) %], {days} · [% {QgsExpression.quotedString(of)} %]"


def day_heading(number: int) -> str:
    """Return the template of a day's date."""
    return f"[% format_date({day(number)}, '{_SHOWN}') %]"


def goes_on(layers: Mapping[str, QgsVectorLayer], number: int) -> str:
    """Return what a party, the row, does on a day of the week: a line for each event and work."""
    hours = " || '–' || ".join(_hour(field) for field in ("starts_at", "ends_at"))
    phase = (
        f'CASE WHEN "starts_at" >= @ends THEN {_note(tr("Set-up"))} '
        f"WHEN \"ends_at\" <= @begins THEN {_note(tr('Tear-down'))} ELSE '' END"
    )
    recurs = f"CASE WHEN \"schedule\" <> '' THEN {_note(tr('Recurring'))} ELSE '' END"
    unsure = "CASE WHEN \"certainty\" = 'window' THEN ' (?)' ELSE '' END"
    line = (
        f"{_PARTY} || '|' || regexp_replace({hours} || ' ', '^– $', '') || coalesce(\"title\", '') || {phase}"
        f" || {recurs} || {unsure}"
    )
    own = 'array_filter(@lines, left(@element, length("id") + 1) = "id" || \'|\')'
    shown = f"coalesce(array_to_string(array_foreach({own}, '• ' || substr(@element, length(\"id\") + 2)), '\\n'), '')"
    return _between(number, number + 1, f"with_variable('lines', {_of_all(layers, line, number)}, {shown})")


def has_something(layers: Mapping[str, QgsVectorLayer]) -> str:
    """Return whether a party, the row, does anything in the week."""
    return _between(0, _WEEK, f'array_contains({_of_all(layers, _PARTY, _WEEK)}, "id")')


def without_party(layers: Mapping[str, QgsVectorLayer]) -> str:
    """Return the template of the week's events and works that no known party is named for; empty where there are none."""
    known = f"coalesce(aggregate({_quoted(layers['party'].id())}, 'array_agg', \"id\"), array())"
    dates = " || '–' || ".join(f"coalesce(format_date(to_datetime({side}), '{_SHOWN}'), '')" for side in _TAKEN)
    line = f"coalesce(\"title\", '') || ' (' || {dates} || ')'"
    found = _of_all(layers, line, _WEEK, f"NOT array_contains({known}, {_PARTY})")
    heading = _quoted(tr("Without a party") + ": ")
    shown = f"if(array_length(@found) > 0, {heading} || array_to_string(@found, ', '), '')"
    named = f"with_variable('found', {found}, {shown})"
    return f"[% {_between(0, _WEEK, named)} %]"


def foot() -> str:
    """Return the template of what explains the table."""
    return f"(?) {tr('Some time between the dates')} · {tr('Printed')} [% format_date(now(), '{_SHOWN_WITH_YEAR}') %]"


def _note(word: str) -> str:
    """Return a translated word in brackets, as a text of an expression."""
    return _quoted(f" ({word.lower()})")


def _quoted(text: str) -> str:
    return QgsExpression.quotedString(text)


def _between(first: int, last: int, shown: str) -> str:
    """Return an expression in which ``@begins`` and ``@ends`` are the midnights of two days, as they are stored."""
    # Named, not repeated: QGIS 3.22 takes twice as long to read an expression for each bracket around it.
    midnights = (f"format_date({day(number)}, 'yyyy-MM-dd') || 'T00:00'" for number in (first, last))
    return "with_variable('begins', {}, with_variable('ends', {}, {}))".format(*midnights, shown)


def _hour(field: str) -> str:
    """Return the hour of a time that is on the day that begins at ``@begins``, unless it is midnight."""
    is_hour = f'left("{field}", 10) = left(@begins, 10) AND right("{field}", 5) <> \'00:00\''
    return f"CASE WHEN {is_hour} THEN right(\"{field}\", 5) ELSE '' END"


def _of_all(layers: Mapping[str, QgsVectorLayer], value: str, span: int, where: str = "true") -> str:
    """Return an array of a value of the events and works that take ground from ``@begins`` to ``@ends``."""
    # Open sides reach for ever. The span is there to tell the days apart: QGIS keeps what an aggregate found, for all
    # that reads the same, whatever the variables in it are.
    meets = f"coalesce({_TAKEN[0]} < @ends, true) AND coalesce({_TAKEN[1]} > @begins, true) AND {span} = {span}"
    found = (
        f"coalesce(aggregate(layer:={_quoted(layers[name].id())}, aggregate:='array_agg', expression:={value}, "
        f'filter:="status" <> \'cancelled\' AND {meets} AND {where}, order_by:="starts_at"), array())'
        for name in ("event", "work")
    )
    return f"array_cat({', '.join(found)})"
