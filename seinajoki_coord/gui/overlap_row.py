"""The rows of the table of overlaps: who meets whom, and what the rules say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..layers.entry import OCCUPYING
from ..layers.overlap_detail import Span
from .assess_line import outcome, weight
from .overlap_verdict import NO_RULE, NOT_YET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..layers.entry import Key
    from ..layers.live_judge import Finding
    from ..layers.overlap_detail import Side
    from .overlap_verdict import Verdict


@dataclass(frozen=True)
class Row:
    """
    A pair, the time it shares, and what the rules say of it, the highest rank first.

    Without ``is_shared`` only the rules find it; then the time may be that of the other record.
    """

    one: Side
    other: Key
    span: Span
    findings: Sequence[Finding] = ()
    is_shared: bool = True

    @property
    def overlap(self) -> Mapping[str, Any] | None:
        """Return what counts most of what the rules say."""
        return self.findings[0].overlap if self.findings else None

    @property
    def rank(self) -> float:
        """Return the rank, 0 where no rule says anything."""
        return self.findings[0].overlap["rank"] if self.findings else 0.0


def judged_rows(side: Side, met: Iterable[tuple[Key, Span]], verdict: Verdict) -> list[Row]:
    """Return what a side meets, with what the rules say of it, and what only the rules find."""
    left = dict(verdict.findings)
    rows = [Row(side, other, span, left.pop(other, ())) for other, span in met]
    # What met and does no more is gone at once, before the rules are asked again.
    kept = {other: findings for other, findings in left.items() if verdict.is_done or not _met(findings[0])}
    rows += [Row(side, other, _span(findings[0]), findings, is_shared=False) for other, findings in kept.items()]
    return rows


def _met(finding: Finding) -> bool:
    found = finding.overlap
    return finding.other.kind in OCCUPYING and found["distance_m"] == 0 and bool(found["occurrences"])


def _span(finding: Finding) -> Span:
    """Return the time that both share, or when the other is there if they share none."""
    found, other = finding.overlap, finding.other
    if not found["occurrences"]:
        return Span(other.taken_from, other.taken_until, found["hours"])
    return Span(found["overlap_start"], found["overlap_end"], found["hours"])


def sentences(row: Row, verdict: Verdict) -> tuple[str, ...]:
    """Return what the rules say of a row; that they say nothing, too."""
    return tuple(one.overlap["explanation"] for one in row.findings) or (verdict.silence,)


def weight_word(row: Row, verdict: Verdict, *, in_full: bool) -> str:
    """Return sign and word of what the rules say, the severity ``in_full``; dots while that may change."""
    if row.overlap is None:
        return verdict.silence if in_full else NO_RULE if verdict.is_done else NOT_YET
    word = weight(row.overlap) if in_full else outcome(row.overlap)
    return word if verdict.is_done else f"{word} {NOT_YET}"
