"""Why a slot is offered, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .error import sentence
from .explain import number_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .slot import Slot


def slot_reason(slot: Slot, titles: Sequence[str], language: str) -> tuple[str, dict[str, object]]:
    """
    Return an English sentence, a key of its translation, and the values of its places, numbers as a language has them.

    ``titles`` are those of the records that the slots were looked for among, by row.
    """
    if slot.met:
        return _met_reason(slot, titles, language)
    if slot.times is not None and slot.times > 1:
        return sentence("Free each of its {count} times."), {"count": number_in(language, slot.times, decimals=0)}
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


def _met_reason(slot: Slot, titles: Sequence[str], language: str) -> tuple[str, dict[str, object]]:
    hours = number_in(language, slot.shared_hours, decimals=1)
    values: dict[str, object] = {"title": titles[slot.met[0]], "hours": hours}
    more = len(slot.met) - 1
    if not more:
        text = sentence("Meets {title} for {hours} hours.")
        return (text if slot.shared_hours else sentence("In conflict with {title}.")), values
    text = sentence("Meets {title} and {more} more for {hours} hours in all.")
    return (text if slot.shared_hours else sentence("In conflict with {title} and {more} more.")), {
        **values,
        "more": more,
    }
