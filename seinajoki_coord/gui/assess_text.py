"""An overlap and what the parties said of it, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core import vocabulary as words
from ..core.assessment import SNOOZED
from ..layers.language import tr
from .overlap_text import contact, moment_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..core.assessment import Decision
    from .assess_line import Line
    from .session import Party


def story(line: Line, sentence: str, parties: Mapping[str, Party]) -> str:
    """Return the sentence of a line, whom to call, and what each party decided, in the order in which they did."""
    row = line.row
    by_name = {one.name: one for one in parties.values()}
    called = [by_name[name] for name in dict.fromkeys((row["first_party"], row["second_party"])) if name in by_name]
    contacts = [f"{one.name}: {contact(one)}" for one in called if contact(one)]
    said = sorted(line.decisions.values(), key=lambda one: (one.decided_at or "", one.id))
    return "\n".join([sentence, *contacts, *(_told(one, row["fingerprint"], parties) for one in said)])


def _told(decision: Decision, fingerprint: str, parties: Mapping[str, Party]) -> str:
    word = tr(words.DECISIONS[decision.decision])
    if decision.decision == SNOOZED and decision.snoozed_until:
        word = tr("Snoozed until {moment}").format(moment=moment_words(decision.snoozed_until))
    party = parties.get(decision.party_id)
    text = f"{party.name if party is not None else '?'}: {word}"
    if decision.decided_at:
        text += f" ({moment_words(decision.decided_at)})"
    if decision.note:
        text += f" – {decision.note}"
    if decision.fingerprint != fingerprint:
        text += f" – {tr('it changed since then')}"
    return text
