"""Values in a JSON text that know where they stand, so that a refusal can name the place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .error import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Node:
    """A value in the text and the place where it stands."""

    def __init__(self, value: Any, place: str) -> None:  # noqa: ANN401 (anything may stand in JSON)
        self.value = value
        self.place = place

    def entries(self, known: tuple[str, ...], required: tuple[str, ...] = ()) -> dict[str, Node]:
        """Return the entries of an object that may have ``known`` keys."""
        if not isinstance(self.value, dict):
            raise RuleError("{place}: there must be an object in braces.", place=self.place or "{ }")
        for key in self.value:
            if key not in known:
                raise RuleError(
                    "{place}: “{key}” is not known here; there may be {known}.",
                    place=self.place or "{ }", key=key, known=", ".join(known),
                )  # fmt: skip
        for key in required:
            if key not in self.value:
                raise RuleError("{place}: “{key}” is missing.", place=self.place or "{ }", key=key)
        return {key: Node(one, f"{self.place}.{key}".lstrip(".")) for key, one in self.value.items()}

    def items(self) -> Iterator[Node]:
        """Return the entries of a list."""
        if not isinstance(self.value, list):
            raise RuleError("{place}: there must be a list in brackets.", place=self.place)
        return (Node(one, f"{self.place}[{number}]") for number, one in enumerate(self.value))

    def text(self) -> str:
        """Return a text that is not blank."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise RuleError("{place}: there must be a text.", place=self.place)
        return self.value.strip()

    def one_of(self, known: tuple[str, ...]) -> str:
        """Return a text that is one of those known."""
        if not isinstance(self.value, str) or self.value not in known:
            raise RuleError(
                "{place}: “{value}” is none of {known}.", place=self.place, value=self.value, known=", ".join(known)
            )
        return self.value

    def some_of(self, known: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of texts, not empty, all of them known."""
        found = tuple(one.one_of(known) for one in self.items())
        if not found:
            raise RuleError("{place}: the list is empty.", place=self.place)
        return found

    def number(self, least: float = 0, most: float = 1e9, *, whole: bool = False) -> float:
        """Return a number within limits."""
        kind = int if whole else (int, float)
        if not isinstance(self.value, kind) or isinstance(self.value, bool) or not least <= self.value <= most:
            raise RuleError(
                "{place}: “{value}” is no number from {least} to {most}.",
                place=self.place, value=self.value, least=f"{least:g}", most=f"{most:g}",
            )  # fmt: skip
        return self.value

    def truth(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise RuleError("{place}: there must be true or false.", place=self.place)
        return self.value


def read_json(text: str) -> Node:
    """Return the whole of a text. Raises RuleError with line and column where it is not JSON."""
    try:
        value = json.loads(text, object_pairs_hook=_object)
        # Half a character, which JSON can name, could be neither kept nor shown.
        json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise RuleError(
            "The text is not JSON: line {line}, column {column}.", line=error.lineno, column=error.colno
        ) from error
    except (RecursionError, ValueError) as error:
        raise RuleError(
            "The text is nested too deeply, or holds a number or a character that cannot be read."
        ) from error
    return Node(value, "")


def _object(entries: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the entries of an object; of a key that stands there twice only the last would count, unseen."""
    found: dict[str, Any] = {}
    for key, value in entries:
        if key in found:
            raise RuleError("“{key}” stands twice in the same braces; leave one of them out.", key=key)
        found[key] = value
    return found
