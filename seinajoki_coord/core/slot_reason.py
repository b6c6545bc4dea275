"""Why a slot is offered, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .error import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .slot import Slot


def slot_reason(slot: Slot, titles: Sequence[str]) -> tuple[str, dict[str, object]]:
    """
    Return an English sentence, a key of its translation, and the values of its places.

    ``titles`` are those of the records that the slots were looked for among, by row.
    """
    if slot.met:
        return _met_reason(slot, titles)
    if slot.after is not None and slot.before is not None:
        return sentence("Free between {first} and {second}."), {
            "first": titles[slot.after],
            "second": titles[slot.before],
        }
    if slot.after is not None:
        return sentence("Free after {title}."), {"title": titles[slot.after]}
    if slot.before is not None:
        return sentence("Free before {title}."), {"title": titles[slot.before]}
    return sentence("Nobody else is here in this time."), {}


def lasting_reason(titles: Sequence[str]) -> tuple[str, dict[str, object]]:
    """Return the same of records with which there is a conflict on every date; there is at least one."""
    values: dict[str, object] = {"title": titles[0], "more": len(titles) - 1}
    if len(titles) == 1:
        return sentence("No date helps against the conflict with {title}."), values
    return sentence("No date helps against the conflicts with {title} and {more} more."), values


def _met_reason(slot: Slot, titles: Sequence[str]) -> tuple[str, dict[str, object]]:
    values: dict[str, object] = {"title": titles[slot.met[0]], "hours": _number(slot.shared_hours)}
    more = len(slot.met) - 1
    if not more:
        text = sentence("Meets {title} for {hours} hours.")
        return (text if slot.shared_hours else sentence("In conflict with {title}.")), values
    text = sentence("Meets {title} and {more} more for {hours} hours in all.")
    return (text if slot.shared_hours else sentence("In conflict with {title} and {more} more.")), {
        **values,
        "more": more,
    }


def _number(hours: float) -> str:
    """Return hours with a decimal only where it says something."""
    return f"{hours:.1f}".removesuffix(".0")
