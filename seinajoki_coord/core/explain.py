"""Overlaps in words: one sentence that says what meets what, when, for how long, how far, and by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from .error import sentence
from .rule import in_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .rule import Rule

Say = Callable[[str], str]
"""Gives an English text in the user's language."""
PHASE_WORDS = {
    "setup": sentence("set-up"),
    "live": sentence("while it goes on"),
    "teardown": sentence("clearing"),
    "guarantee": sentence("guarantee"),
}
_DECIMAL_POINT = {"en": "."}
_OPENING_QUOTE = {"en": "“"}
_HOURS_AS_DAYS = 48


def explain(
    rule: Rule,
    overlap: Mapping[str, Any],
    language: str,
    say: Say,
    *,
    first_phases: Sequence[str] = (),
    second_phases: Sequence[str] = (),
) -> str:
    """
    Return the sentence of an overlap, given as a row of the table ``overlap``.

    The rule's own sentence says why it matters; how often they meet and how sure that is stand in brackets behind.
    """
    told = _Words(language if language in rule.sentence else "en", say)
    text = in_language(rule.sentence, language).format(
        first=told.title(overlap["first_title"]),
        second=told.title(overlap["second_title"]),
        when=told.when(overlap["overlap_start"], overlap["overlap_end"]),
        until=told.moment(overlap["overlap_end"]) or say(sentence("open")),
        hours=told.hours(overlap["hours"]),
        times=told.number(overlap["occurrences"] or 0),
        ground=told.ground(overlap["area_m2"] or 0, overlap["distance_m"] or 0),
        metres=told.number(overlap["distance_m"] or 0),
        phase_first=told.phases(first_phases),
        phase_second=told.phases(second_phases),
        **{"from": told.moment(overlap["overlap_start"]) or say(sentence("open"))},
    )
    # Without an end they meet again and again for ever.
    times = 0 if overlap["hours"] is None else overlap["occurrences"] or 0
    more = told.more(times, overlap["certainty"], overlap["share"])
    return f"{text.rstrip('.')} ({more})." if more else text


class _Words:
    """Numbers, times and grounds in one language."""

    def __init__(self, language: str, say: Say) -> None:
        self._language = language
        self._say = say

    def title(self, text: str | None) -> str:
        quoted = " ".join((text or "").split()) or self._say(sentence("(no title)"))
        return f"{_OPENING_QUOTE.get(self._language, '”')}{quoted}”"

    def moment(self, text: str | None) -> str:
        """Return a stored time as day, month, year and hour; blank where it is open."""
        if not text:
            return ""
        day, _, hour = text.partition("T")
        year, month, number = day.split("-")
        return f"{int(number)}.{int(month)}.{year} {hour}"

    def when(self, start: str | None, end: str | None) -> str:
        first, last = self.moment(start), self.moment(end)
        if not first and not last:
            return self._say(sentence("all the time"))
        if not last:
            return self._say(sentence("from {start}, no end")).format(start=first)
        if not first:
            return self._say(sentence("until {end}")).format(end=last)
        if first.split()[0] == last.split()[0]:
            return first if first == last else f"{first}–{last.split()[1]}"
        return f"{first} – {last}"

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

    def more(self, times: int, certainty: str, share: float | None) -> str:
        """Return what stands in brackets: how often they meet, how likely."""
        parts = []
        if times > 1:
            parts.append(self._say(sentence("{count} times")).format(count=self.number(times)))
        if certainty == "possible" and share is None:
            parts.append(self._say(sentence("possible: the dates are not fixed")))
        elif certainty == "possible" and share is not None:
            parts.append(
                self._say(sentence("possible: with {count} % of the dates still open")).format(
                    count=self.number(100 * share)
                )
            )
        return "; ".join(parts)

    def number(self, value: float) -> str:
        """Return a number with decimals only where it is small."""
        decimals = 1 if value < 10 and round(value, 1) != round(value) else 0
        text = f"{value:,.{decimals}f}".replace(",", "\u00a0")
        return text.replace(".", _DECIMAL_POINT.get(self._language, ","))
