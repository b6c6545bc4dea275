"""
What the parties say of an overlap, and what that makes of it.

Each decision is a row of its own and stays: so a workspace keeps its history without a server, and two people of a party
who decide on two machines lose nothing. Of a party's decisions on an overlap the latest counts, while the overlap is as
it was when it was assessed.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from .error import ChangedError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

OPEN, REASSESS, SNOOZED, CLOSED = "open", "reassess", "snoozed", "closed"
_HEAVIEST_FIRST = ("rejected", REASSESS, "resolved", "accepted", SNOOZED)
"""An objection stands until its party takes it back; what one party has yet to look at again is not done."""


@dataclass(frozen=True)
class Decision:
    """What a party decided; times are wall-clock texts ``YYYY-MM-DDTHH:MM`` of the workspace's zone."""

    id: str
    overlap_id: str
    party_id: str
    decision: str
    snoozed_until: str | None
    note: str | None
    fingerprint: str
    """Of the overlap as it was then."""
    decided_at: str | None


FIELDS = tuple(Decision.__dataclass_fields__)
"""The columns of the table ``assessment`` that make a decision."""
SUMMARY = ("assessment", "assessed_by", "note")
"""The columns of the table ``overlap`` that say what was decided."""


@dataclass(frozen=True)
class Verdict:
    """What somebody is about to decide for a party, at a time; overlaps come with it."""

    party_id: str
    decision: str
    now: str
    snoozed_until: str | None = None
    note: str | None = None


def decided(
    verdict: Verdict, shown: Mapping[str, str], overlaps: Iterable[Mapping[str, Any]], before: Iterable[Decision]
) -> list[Decision]:
    """
    Return a verdict as decisions on overlaps, each later than what the party decided on that ``before``.

    ``shown`` are the fingerprints by id of what the party has seen, ``overlaps`` rows as they are now. Raises ChangedError
    where one is another, closed or gone: nobody decides on what they have not seen.
    Times are whole minutes and the wall clock may go back by an hour: what is decided again counts all the same.
    """
    now = {row["id"]: row["fingerprint"] for row in overlaps if row["assessment"] != CLOSED}
    latest = in_force(before)
    made = []
    for overlap_id, fingerprint in shown.items():
        if now.get(overlap_id) != fingerprint:
            raise ChangedError
        last = latest.get(overlap_id, {}).get(verdict.party_id)
        at = verdict.now
        if last is not None and last.decided_at is not None and last.decided_at >= at:
            at = (datetime.fromisoformat(last.decided_at) + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M")
        made.append(
            Decision(
                str(uuid.uuid4()), overlap_id, verdict.party_id, verdict.decision, verdict.snoozed_until,
                (verdict.note or "").strip() or None, fingerprint, at,
            )
        )  # fmt: skip
    return made


def in_force(decisions: Iterable[Decision]) -> dict[str, dict[str, Decision]]:
    """Return the latest decision of each party by overlap and party."""
    latest: dict[str, dict[str, Decision]] = {}
    for one in sorted(decisions, key=lambda one: (one.decided_at or "", one.id)):
        latest.setdefault(one.overlap_id, {})[one.party_id] = one
    return latest


def is_over(overlap: Mapping[str, Any], now: str) -> bool:
    """Whether there is nothing left to decide about a row of overlaps, because its time has passed."""
    return overlap["over_at"] is not None and overlap["over_at"] <= now


def state_of(decision: Decision | None, fingerprint: str, now: str) -> str:
    """Return how a party's decision stands: ``reassess`` once the overlap is another, ``open`` once a snooze is over."""
    if decision is None or decision.decision == OPEN:
        return OPEN
    if decision.fingerprint != fingerprint:
        return REASSESS
    if decision.decision == SNOOZED and decision.snoozed_until is not None and decision.snoozed_until <= now:
        return OPEN
    return decision.decision


def summary(decisions: Mapping[str, Decision], fingerprint: str, now: str, party_id: str | None = None) -> str:
    """
    Return how an overlap stands, from the decisions in force on it by party.

    For a party that others snoozed it means nothing; without one, a snooze is what is said if nothing else is.
    """
    states = {
        state_of(one, fingerprint, now)
        for party, one in decisions.items()
        if party_id in {None, party} or one.decision != SNOOZED
    }
    return next((state for state in _HEAVIEST_FIRST if state in states), OPEN)


def summaries(
    overlaps: Iterable[Mapping[str, Any]],
    decisions: Iterable[Decision],
    names: Mapping[str, str],
    now: str,
    withdrawn: Collection[str] = (),
) -> Iterator[dict[str, Any]]:
    """
    Yield id, assessment, assessed_by and note of the rows of overlaps whose summary is not what they say.

    An overlap on which nobody decided stays as it is (it may have been assessed in its form), unless the last decision on
    it was just ``withdrawn``; a closed one stays closed. ``names`` are of the parties by id.
    """
    latest = in_force(decisions)
    for row in overlaps:
        said = latest.get(row["id"], {})
        if row["assessment"] == CLOSED or (not said and row["id"] not in withdrawn):
            continue
        assessment = summary(said, row["fingerprint"], now)
        deciding = [one for one in said.values() if state_of(one, row["fingerprint"], now) == assessment != OPEN]
        deciding.sort(key=lambda one: (one.decided_at or "", one.id))
        by = ", ".join(names.get(one.party_id, "?") for one in deciding) or None
        note = next((one.note for one in reversed(deciding) if one.note), None)
        if (assessment, by, note) != (row["assessment"], row["assessed_by"], row["note"]):
            yield {"id": row["id"], "assessment": assessment, "assessed_by": by, "note": note}
