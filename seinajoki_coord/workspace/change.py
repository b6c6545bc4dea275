"""What a check changes in the register of overlaps, be it of a file or of a database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .found import Found
    from .register import Check

_ASSESSED = {"accepted", "rejected", "resolved", "snoozed"}
BEFORE = ("id", "first_id", "second_id", "fingerprint", "assessment", "explanation")
"""What is compared of the overlaps that there are."""


@dataclass(frozen=True)
class Changes:
    """What is to be done to the register: overlaps to add, to change (with their new assessment), to tell anew, to close."""

    new: list[Found]
    changed: list[tuple[Found, str]]
    retold: list[dict[str, Any]]
    """Id and explanation, where only the sentence is another: nobody must assess it again for that."""
    gone: list[str]


def compare(check: Check, before: Iterable[Sequence[Any]]) -> Changes:
    """
    Compare what was found with the rows there are, of the columns `BEFORE`.

    A changed overlap that somebody had assessed is to be assessed again; one that no longer meets is closed.
    """
    now = {one.id: one for one in check.found}
    scope = check.scope
    rows = {row[0]: row for row in before if scope is None or row[1] in scope or row[2] in scope or row[0] in now}
    changes = Changes([], [], [], [key for key, row in rows.items() if key not in now and row[4] != "closed"])
    for key, one in now.items():
        if key not in rows:
            changes.new.append(one)
            continue
        *_, fingerprint, assessment, explanation = rows[key]
        if fingerprint != one.fingerprint or assessment == "closed":
            changes.changed.append((one, _assessed_anew(assessment)))
        elif explanation != one.values["explanation"]:
            changes.retold.append({"id": key, "explanation": one.values["explanation"]})
    return changes


def _assessed_anew(assessment: str) -> str:
    return "reassess" if assessment in _ASSESSED else "open" if assessment == "closed" else assessment
