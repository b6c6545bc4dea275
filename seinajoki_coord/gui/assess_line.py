"""The lines of the list of decisions: overlaps that say the same of the same two records stand on one line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

from ..core import vocabulary as words
from ..core.assessment import CLOSED, OPEN, REASSESS, SNOOZED, Decision, in_force, is_over, state_of, summary
from ..core.explain import explain, shares_no_time
from ..core.phase import GUARANTEE, LIVE, SETUP, TEARDOWN
from ..core.schedule import length_is_untold
from ..layers.language import spoken, tr
from ..layers.overlap_detail import Span
from .overlap_text import between, percent, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..core.rule import Rule, RuleSet, Side
    from ..layers.entry import Entry
    from ..layers.record_values import RecordValues
    from ..workspace.assessment import Register

TO_DO, OVER, EVERYTHING = "to_do", "over", ""
"""What would be to do if it were not over is a choice of its own."""
_NEVER = "9999"
_MARKS = {
    ("conflict", "high"): "▲",
    ("conflict", "medium"): "◆",
    ("conflict", "low"): "■",
    "opportunity": "✚",
    "notice": "○",
}
"""Signs that differ in form, not only in colour."""


@dataclass(frozen=True)
class Wanted:
    """What the list is limited to; empty means all. ``party`` is a name, as overlaps hold it."""

    assessment: str = TO_DO
    outcome: str = ""
    party: str = ""


@dataclass(frozen=True)
class Line:
    """
    Overlaps under one rule of one record with records of one name, whichever comes first: ten days of an event are one
    line.

    ``rows`` are rows of the register, the highest rank first; ``state`` is how they stand for the party in hand, and
    ``decisions`` what the parties say of the first.
    """

    rows: tuple[Mapping[str, Any], ...]
    state: str
    decisions: Mapping[str, Decision]

    @property
    def row(self) -> Mapping[str, Any]:
        """Return the overlap that stands for all."""
        return self.rows[0]

    @property
    def ids(self) -> list[str]:
        """Return the ids of the overlaps."""
        return [row["id"] for row in self.rows]

    @property
    def shown(self) -> dict[str, str]:
        """Return the fingerprints of the overlaps by id: what who decides on the line has seen."""
        return {row["id"]: row["fingerprint"] for row in self.rows}

    @property
    def rank(self) -> float:
        """Return the highest rank."""
        return self.row["rank"] or 0.0


def lines_of(register: Register, party_id: str | None, now: str, wanted: Wanted) -> list[Line]:
    """Return the lines that are wanted, the highest rank first."""
    said = in_force(register.decisions)
    kept = []
    for row in register.overlaps:
        state = _state(row, said.get(row["id"], {}), now, party_id)
        if _is_wanted(row, state, said.get(row["id"], {}).get(party_id or ""), now, wanted):
            kept.append((row, [(state, *one) for one in _same(row)]))
    sizes = Counter(key for _, keys in kept for key in keys)
    groups: dict[tuple[object, ...], list[Mapping[str, Any]]] = {}
    for row, keys in kept:
        groups.setdefault(max(keys, key=sizes.__getitem__), []).append(row)
    lines = []
    for key, rows in groups.items():
        rows.sort(key=lambda row: (-(row["rank"] or 0.0), row["overlap_start"] or "", row["id"]))
        lines.append(Line(tuple(rows), str(key[0]), said.get(rows[0]["id"], {})))
    return sorted(lines, key=lambda line: (-line.rank, line.row["overlap_start"] or "", line.row["id"]))


def _state(row: Mapping[str, Any], decisions: Mapping[str, Decision], now: str, party_id: str | None) -> str:
    if row["assessment"] == CLOSED:
        return CLOSED
    # Assessed in its form or by another program: nobody's decision, but said.
    return summary(decisions, row["fingerprint"], now, party_id) if decisions else str(row["assessment"])


def _is_wanted(row: Mapping[str, Any], state: str, mine: Decision | None, now: str, wanted: Wanted) -> bool:
    if wanted.assessment in {TO_DO, OVER}:
        if is_over(row, now) != (wanted.assessment == OVER):
            return False
        own = state_of(mine, row["fingerprint"], now)
        if own != REASSESS and (own == SNOOZED or state not in {OPEN, REASSESS}):
            return False
    elif wanted.assessment and state != wanted.assessment:
        return False
    if wanted.outcome and row["outcome"] != wanted.outcome:
        return False
    return not wanted.party or wanted.party in {row["first_party"], row["second_party"]}


def _same(row: Mapping[str, Any]) -> list[tuple[object, ...]]:
    """Return what is the same in the lines an overlap may stand on: one record and what the others are called."""
    said = (row["rule"], row["outcome"], row["severity"])
    return [
        (*said, row[f"{one}_id"], *(row[f"{other}_{name}"] for name in ("kind", "title", "party")))
        for one, other in (("first", "second"), ("second", "first"))
    ]


def counts(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return in words how many overlaps there are, by outcome."""
    found = Counter(row["outcome"] for row in rows)
    return ", ".join(f"{tr(word)} {found[outcome]}" for outcome, word in words.OUTCOMES.items() if found[outcome])


def mark(row: Mapping[str, Any]) -> str:
    """Return a sign that tells the outcome, and the severity of conflicts too."""
    found = row["outcome"]
    return _MARKS.get((found, row["severity"])) or _MARKS.get(found, "")


def outcome(row: Mapping[str, Any]) -> str:
    """Return a word for the outcome, and its sign."""
    return f"{mark(row)} {tr(words.OUTCOMES[row['outcome']])}"


def weight(row: Mapping[str, Any]) -> str:
    """Return a sign and words for outcome and severity."""
    return f"{outcome(row)}, {tr(words.SEVERITIES[row['severity']]).lower()}"


def certainty(row: Mapping[str, Any], values: RecordValues) -> str:
    """Return how sure it is, with the share of the dates that would meet, as `explain` says it."""
    word, share = tr(words.LIKELIHOODS[row["certainty"]]), row["share"]
    if row["certainty"] == "certain" or share is None:
        return word
    said = percent(share)
    if share < 1 and _is_least(row, values):
        said = tr("at least {share}").format(share=said)
    return f"{word} ({said})"


def how_sure(row: Mapping[str, Any]) -> float:
    """Return a number that is higher the surer it is, and lowest where the share is not known."""
    if row["certainty"] == "certain":
        return 2.0
    return -1.0 if row["share"] is None else float(row["share"])


def how_often(line: Line) -> int:
    """Return how often they meet."""
    return sum(1 if row["occurrences"] is None else row["occurrences"] for row in line.rows)


def times(line: Line) -> str:
    """Return in words how often they meet."""
    count = how_often(line)
    if not count:
        return tr("never")
    return tr("{count} times").format(count=count) if count > 1 else tr("once")


def span(line: Line) -> str:
    """Return from when to when they meet; if they never do, when the one ends and the other begins."""
    met = [row for row in line.rows if not shares_no_time(row)]
    if not met:
        return between(line.row["overlap_start"], line.row["overlap_end"])
    starts, ends = ([row[name] for row in met] for name in ("overlap_start", "overlap_end"))
    begin = None if None in starts else min(starts)
    end = None if None in ends else max(ends)
    return when(Span(begin, end, None))


def sentence_of(
    line: Line, rules: RuleSet | None, entry_of: Callable[[str], Entry | None], values: RecordValues
) -> str:
    """
    Return what meets what and why, in the user's language.

    The register holds the sentence in the language of whoever checked; where rule and records are at hand it is told anew.
    """
    row = line.row
    rule = rules.rule(row["rule"]) if rules is not None else None
    text = row["explanation"] or f"{row['first_title'] or ''} – {row['second_title'] or ''}"
    if rule is not None:
        first, second = (_phases(row, side, entry_of) for side in ("first", "second"))
        fields = _fields(row, rule, values)
        if first is not None and second is not None and fields is not None:
            phases = {"first_phases": _counted(first, rule.first), "second_phases": _counted(second, rule.second)}
            text = explain(rule, row, spoken(), tr, **phases, fields=fields, at_least=_is_least(row, values))
    more = len(line.rows) - 1
    return f"{text} {tr('And {count} more.').format(count=more)}" if more else text


def _phases(row: Mapping[str, Any], side: str, entry_of: Callable[[str], Entry | None]) -> list[str] | None:
    """Return the phases of a side that the shared time touches; None where its record is not at hand."""
    if row[f"{side}_kind"] == "area":
        return [LIVE]
    entry = entry_of(row[f"{side}_id"])
    if entry is None:
        return None
    begin, end = row["overlap_start"] or "", row["overlap_end"] or _NEVER
    spans = {
        SETUP: (entry.taken_from, entry.starts),
        LIVE: (entry.starts, entry.ends),
        TEARDOWN: (entry.ends, entry.cleared or entry.ends),
        GUARANTEE: (entry.taken_until, None),
    }
    return [
        name
        for name, (first, last) in spans.items()
        if (first or "") < end and begin < (last or _NEVER) and first != last
    ]


def _fields(row: Mapping[str, Any], rule: Rule, values: RecordValues) -> dict[tuple[str, str], Any] | None:
    """Return what the sides hold in the fields of a rule; None where a record is not at hand."""
    out = {}
    for side, name in rule.fields:
        held = values.of(row[f"{side}_kind"], row[f"{side}_id"])
        if held is None:
            return None
        out[side, name] = held.get(name)
    return out


def _is_least(row: Mapping[str, Any], values: RecordValues) -> bool:
    """Whether the share of a possible overlap is the least it can be."""
    if row["certainty"] != "possible":
        return False
    sides = (values.of(row[f"{side}_kind"], row[f"{side}_id"]) or {} for side in ("first", "second"))
    return any(length_is_untold(held.get("certainty"), held.get("schedule")) for held in sides)


def _counted(phases: list[str], side: Side) -> list[str]:
    return [one for one in phases if one in side.phases]
