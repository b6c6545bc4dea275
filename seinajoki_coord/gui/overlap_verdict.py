"""What is known of a record by the rules, and how all that a record meets is said in a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..layers.entry import Draft
from ..layers.language import tr
from ..layers.notice import unknown_partners
from .assess_line import counts, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from ..layers.entry import Entry, Key
    from ..layers.live_judge import Finding
    from ..layers.live_workspace import LiveWorkspace
    from ..layers.overlap_detail import Side

NOT_YET, NO_RULE = "…", "–"


@dataclass(frozen=True)
class Verdict:
    """
    What the rules say of a record or a draft.

    ``findings`` are by the key of the other record, the highest rank first; until it ``is_done`` they may be of before a
    change. ``fault`` says why there are none.
    """

    findings: Mapping[Key, Sequence[Finding]] = field(default_factory=dict)
    is_done: bool = False
    fault: str = ""

    @property
    def silence(self) -> str:
        """Return why nothing is said of a record that is met."""
        if self.is_done:
            return tr("No rule of the workspace says anything of it.")
        return self.fault or tr("The rules are being asked.")


def by_rank(findings: Mapping[Key, Sequence[Finding]]) -> dict[Key, list[Finding]]:
    """Return findings by the other record, in both the highest rank first."""
    ranked = {other: sorted(said, key=_falling) for other, said in findings.items()}
    return dict(sorted(ranked.items(), key=lambda one: _falling(one[1][0])))


def _falling(finding: Finding) -> float:
    return -finding.overlap["rank"]


def title_of(entry: Entry) -> str:
    """Return what a record is called."""
    return entry.title or tr("(no title)")


def met_by(live: LiveWorkspace, side: Side) -> Collection[Key]:
    """Return the keys of the records that share the ground of a record or a draft at the same time."""
    return live.would_meet(side) if isinstance(side, Draft) else live.partners.get(side, ())


def others(live: LiveWorkspace, met: Collection[Key], verdict: Verdict) -> list[tuple[str, Entry]]:
    """
    Return the records that one meets, each with the sign of what the rules say of both; the weightiest first.

    Until the rules have spoken these are those that share its ground at the same time, without signs.
    """
    found = [(mark(said[0].overlap), said[0].other) for said in verdict.findings.values()] if verdict.is_done else []
    left = [live.entries[key] for key in met if key in live.entries and not (found and key in verdict.findings)]
    left.sort(key=lambda one: (one.taken_from or "", one.title, one.key))
    return found + [(NO_RULE if verdict.is_done else "", one) for one in left]


def in_words(
    live: LiveWorkspace,
    met: Collection[Key],
    verdict: Verdict,
    limit: int,
    name: Callable[[Entry], str] = title_of,
) -> str:
    """Return in a line how many records one meets, what the rules make of them, and so many of them by name."""
    unknown = "" if met else unknown_partners(live)
    if unknown:
        return unknown
    every = others(live, met, verdict)
    if not every:
        return f"✓ {tr('Meets nothing')}" if verdict.is_done else f"{tr('Meets nothing')} · {verdict.silence}"
    said = counts(one[0].overlap for one in verdict.findings.values()) if verdict.is_done else ""
    names = [f"{sign} {name(one)}".strip() for sign, one in every[:limit]]
    if len(every) > limit:
        names.append(tr("{count} more").format(count=len(every) - limit))
    meets = tr("Meets {count}").format(count=len(met)) if met else ""
    if said:
        return f"{' · '.join(filter(None, (meets, said)))}: {', '.join(names)}"
    return f"{meets}: {', '.join(names)} · {verdict.silence}"
