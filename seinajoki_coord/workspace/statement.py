"""SQL with names in it: every identifier is quoted, every value is bound."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def quoted_name(name: str) -> str:
    """Return an SQL identifier, for names that come from a file or a layer."""
    return '"' + name.replace('"', '""') + '"'


def statement(text: str, **parts: str | Sequence[str] | int) -> str:
    """
    Return SQL with each ``$part`` filled in.

    A name or a sequence of names becomes quoted identifiers with commas between; a number becomes as many places
    for bound values. Nothing else can be put in, so no value of a user ever stands in the text.
    """
    filled = {}
    for key, part in parts.items():
        if isinstance(part, int):
            filled[key] = ", ".join("?" * part)
        else:
            filled[key] = ", ".join(map(quoted_name, [part] if isinstance(part, str) else part))
    return Template(text).substitute(filled)
