"""Overlaps in words: one sentence that says what meets what, when, for how long, how far, and by which rule."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache, partial
from textwrap import shorten
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Callable

from .error import sentence
from .rule import ground_of, in_language
from .rule_field import fields_of, holds_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .rule import Rule
    from .table import Field

Say = Callable[[str], str]
"""Gives an English text in the user's language."""
PHASE_WORDS = {
    "setup": sentence("set-up"),
    "live": sentence("while it goes on"),
    "teardown": sentence("clearing"),
    "guarantee": sentence("guarantee"),
}
_DECIMAL_POINT = {"fi": ",", "sv": ","}
"""Where nothing is translated, numbers are English as well."""
_OPENING_QUOTE = {"en": "“"}
_HOURS_AS_DAYS = 48
_SMALL = 10
"""From this number on a decimal says little."""
_LONGEST_TEXT = 300
_MIDNIGHT = "00:00"
_FIRST = "0001-01-01T00:00"
"""No day stands before it that could be written."""


def explain(
    rule: Rule,
    overlap: Mapping[str, Any],
    language: str,
    say: Say,
    *,
    first_phases: Sequence[str] = (),
    second_phases: Sequence[str] = (),
    fields: Mapping[tuple[str, str], Any] = MappingProxyType({}),
    at_least: bool = False,
) -> str:
    """
    Return the sentence of an overlap, given as a row of the table ``overlap``.

    The sentence of the rule, or of its case, says why it matters; how often they meet and how sure that is stand in
    brackets behind. ``fields`` are what the `Rule.fields` of its sides hold; ``at_least`` tells that the share is the
    least it can be, as of a side whose length nobody has said (`schedule.length_is_untold`).
    """
    area, distance = overlap["area_m2"] or 0, overlap["distance_m"] or 0
    texts = rule.sentence_for(overlap["outcome"], overlap["severity"], ground_of(area, distance), overlap["certainty"])
    told = _Words(language if language in texts else "en", say)
    start, end = overlap["overlap_start"], overlap["overlap_end"]
    # Between two that share no time one ends first, and then the other begins.
    when, begin, finish = (told.turns, _ending, _moment) if shares_no_time(overlap) else (told.when, _moment, _ending)
    places: dict[str, Callable[[], str]] = {
        "first": lambda: told.title(overlap["first_title"]),
        "second": lambda: told.title(overlap["second_title"]),
        "when": lambda: when(start, end),
        "from": lambda: begin(start) or say(sentence("open")),
        "until": lambda: finish(end) or say(sentence("open")),
        "hours": lambda: told.hours(overlap["hours"]),
        "times": lambda: told.number(overlap["occurrences"] or 0),
        "ground": lambda: told.ground(area, distance),
        "metres": lambda: told.number(distance),
        "phase_first": lambda: told.phases(first_phases),
        "phase_second": lambda: told.phases(second_phases),
    }
    for side, name in rule.fields:
        field, value = fields_of((overlap[f"{side}_kind"],)).get(name), fields.get((side, name))
        places[f"{side}_{name}"] = partial(told.value, field, value)
    text = in_language(texts, language).format_map(_Asked(places))
    # Without an end they meet again and again for ever.
    times = 0 if overlap["hours"] is None else overlap["occurrences"] or 0
    more = told.more(times, overlap["certainty"], overlap["share"], at_least=at_least)
    return f"{text.rstrip('.')} ({more})." if more else text


def shares_no_time(overlap: Mapping[str, Any]) -> bool:
    """Whether the two of an overlap never meet; from when to when it goes is then the time between them."""
    return overlap["occurrences"] == 0


class _Asked(dict[str, Callable[[], str]]):
    """What a sentence may name; only what it does name is put into words."""

    def __getitem__(self, name: str) -> str:  # type: ignore[override]
        return super().__getitem__(name)()


@lru_cache(maxsize=4096)
def _moment(text: str | None) -> str:
    """Return a stored time as day, month, year and hour; blank where it is open."""
    if not text:
        return ""
    day, _, hour = text.partition("T")
    year, month, number = day.split("-")
    return f"{int(number)}.{int(month)}.{year} {hour}"


def _ending(text: str | None) -> str:
    """Return a stored end; a midnight is that of the day which ends then, so that nobody takes the next one for meant."""
    if not text or not text.endswith(_MIDNIGHT) or text == _FIRST:
        return _moment(text)
    return f"{_moment(_day_before(text)).partition(' ')[0]} 24:00"


def _whole_days(start: str | None, end: str | None, first: str, last: str) -> tuple[str, str]:
    """Return two times in words without their hours, if both are midnights."""
    if all(one is None or one.endswith(_MIDNIGHT) for one in (start, end)):
        return first.partition(" ")[0], last.partition(" ")[0]
    return first, last


@lru_cache(maxsize=4096)
def _day_before(text: str) -> str:
    return (datetime.fromisoformat(text) - timedelta(days=1)).isoformat(timespec="minutes")


def number_in(language: str, value: float, decimals: int | None = None) -> str:
    """
    Return a number as it is written in a language, with one decimal where it is small, or with as many as are wanted.

    Decimals that say nothing are left out.
    """
    if decimals is None:
        decimals = 1 if value < _SMALL else 0
    whole, _, rest = f"{value:,.{decimals}f}".replace(",", "\u00a0").partition(".")
    rest = rest.rstrip("0")
    return f"{whole}{_DECIMAL_POINT.get(language, '.')}{rest}" if rest else whole


def title_in(say: Say, text: str | None) -> str:
    """Return what a record is called, on one line, and words for one that has no title."""
    return " ".join((text or "").split()) or say(sentence("(no title)"))


class _Words:
    """Numbers, times and grounds in one language."""

    def __init__(self, language: str, say: Say) -> None:
        self._language = language
        self._say = say

    def title(self, text: str | None) -> str:
        return f"{_OPENING_QUOTE.get(self._language, '”')}{title_in(self._say, text)}”"

    def value(self, field: Field | None, value: object) -> str:
        """Return what a field holds."""
        if field is None or value is None:
            return "–"
        if holds_number(field) and isinstance(value, (int, float)):
            return self.number(value)
        text = str(value)
        if field.values is not None:
            text = self._say(field.values.get(text, text)).lower()
        return shorten(text, _LONGEST_TEXT, placeholder=" …") or "–"

    def when(self, start: str | None, end: str | None) -> str:
        if start and start == end:
            return _moment(start)
        first, last = _whole_days(start, end, _moment(start), _ending(end))
        if not first and not last:
            return self._say(sentence("all the time"))
        if not last:
            return self._say(sentence("from {start}, no end")).format(start=first)
        if not first:
            return self._say(sentence("until {end}")).format(end=last)
        if first.split()[0] == last.split()[0]:
            return first if first == last else f"{first}–{last.split()[1]}"
        return f"{first} – {last}"

    def turns(self, start: str | None, end: str | None) -> str:
        """Return when the one ends and the other begins."""
        if not start or not end:
            return self._say(sentence("by turns all the time"))
        if start == end:
            return self._say(sentence("changing over at {moment}")).format(moment=_moment(start))
        first, last = _whole_days(start, end, _ending(start), _moment(end))
        return self._say(sentence("first one until {end}, then the other from {start}")).format(end=first, start=last)

    def hours(self, hours: float | None) -> str:
        if hours is None:
            return self._say(sentence("open"))
        if hours >= _HOURS_AS_DAYS:
            return self._say(sentence("{count} d")).format(count=self.number(hours / 24))
        return self._say(sentence("{count} h")).format(count=self.number(hours))

    def ground(self, area: float, distance: float) -> str:
        if area > 0:
            return self._say(sentence("{count} m² of shared ground")).format(count=self.number(area))
        if distance > 0:
            return self._say(sentence("{count} m apart")).format(count=self.number(distance))
        return self._say(sentence("the grounds touch"))

    def phases(self, names: Sequence[str]) -> str:
        return ", ".join(self._say(PHASE_WORDS[name]) for name in names) or "–"

    def more(self, times: int, certainty: str, share: float | None, *, at_least: bool) -> str:
        """Return what stands in brackets: how often they meet, how likely."""
        parts = []
        if times > 1:
            parts.append(self._say(sentence("{count} times")).format(count=self.number(times)))
        if certainty == "possible" and share is None:
            parts.append(self._say(sentence("possible: the dates are not fixed")))
        elif certainty == "possible" and share is not None:
            said = sentence("possible: with {count} % of the dates still open")
            if at_least and share < 1:
                said = sentence("possible: with at least {count} % of the dates still open")
            parts.append(self._say(said).format(count=self.number(100 * share)))
        return "; ".join(parts)

    def number(self, value: float) -> str:
        return number_in(self._language, value)
