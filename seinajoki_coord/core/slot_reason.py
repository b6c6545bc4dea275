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
        values: dict[str, object] = {"title": titles[slot.met[0]], "hours": _number(slot.shared_hours)}
        if len(slot.met) == 1:
            return sentence("Meets {title} for {hours} hours."), values
        values["more"] = len(slot.met) - 1
        return sentence("Meets {title} and {more} more for {hours} hours in all."), values
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


def _number(hours: float) -> str:
    """Return hours with a decimal only where it says something."""
    return f"{hours:.1f}".removesuffix(".0")
