"""An overlap and what the parties said of it, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core import vocabulary as words
from ..core.assessment import SNOOZED
from ..layers.language import tr
from .overlap_text import moment_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..core.assessment import Decision
    from .assess_line import Line


def story(line: Line, sentence: str, names: Mapping[str, str]) -> str:
    """Return the sentence of a line, and below it the decision of each party in the order in which they were made."""
    said = sorted(line.decisions.values(), key=lambda one: (one.decided_at or "", one.id))
    return "\n".join([sentence, *(_told(one, line.row["fingerprint"], names) for one in said)])


def _told(decision: Decision, fingerprint: str, names: Mapping[str, str]) -> str:
    word = tr(words.DECISIONS[decision.decision])
    if decision.decision == SNOOZED and decision.snoozed_until:
        word = tr("Snoozed until {moment}").format(moment=moment_words(decision.snoozed_until))
    text = f"{names.get(decision.party_id, '?')}: {word}"
    if decision.decided_at:
        text += f" ({moment_words(decision.decided_at)})"
    if decision.note:
        text += f" – {decision.note}"
    if decision.fingerprint != fingerprint:
        text += f" – {tr('it changed since then')}"
    return text
