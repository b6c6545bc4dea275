"""Words and numbers as people type them: folded for comparison, cleaned for storage."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?")
_THOUSANDS = re.compile(r"(?<=\d)[\s\u00a0\u202f\u2009](?=\d{3}(?!\d))")
_LARGEST = 2.0**53


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return letters and digits only, lower case, without diacritics: ``Päättyy_pvm`` and ``paattyy pvm`` are one."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def clean_text(value: object) -> str | None:
    """Return a value as text without blanks around it; None where nothing is left. 12.0 is ``12``."""
    if value is None:
        return None
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return str(int(value)) if value.is_integer() and abs(value) < _LARGEST else repr(value)
    text = str(value).strip()
    if not text.isascii():
        # Half a surrogate pair, as broken files hold them, cannot be stored.
        text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\0", "") or None


def read_number(value: object) -> float | None:
    """Return a number, or None where the value is none: decimal commas and spaces between thousands are understood."""
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, (int, float)):
        return float(value) if math.isfinite(value) else None
    text = _THOUSANDS.sub("", str(value).strip())
    if _NUMBER.fullmatch(text) is None:
        return None
    number = float(text.replace(",", "."))
    return number if math.isfinite(number) else None
