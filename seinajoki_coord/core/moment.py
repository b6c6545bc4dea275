"""Reading and writing moments as ISO 8601 text, whole columns at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import numpy as np

from .zone import DAY, OPEN_END, OPEN_START, SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence

_ISO = re.compile(
    r"\s*([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?\s*(Z|z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?\s*"
)
_DIGITS = np.array(list("0123456789"))
_MARKS = ((4, "-"), (7, "-"), (10, "T "), (13, ":"), (16, ":"), (19, "."))
"""What stands between the digits of a plain ISO text, and where."""
_LONGEST = 64
"""No moment is longer; one long text must not widen the whole column."""
_FEW = 24
"""Texts that are read sooner one by one than as an array."""
_FIRST_DAY = int(np.datetime64("0001-01-01", "us").astype(np.int64))
_PLACEHOLDER = int(np.datetime64("9999-12-31", "us").astype(np.int64))
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


@dataclass(frozen=True)
class Moments:
    """
    A column of moments: int64 ticks with three masks of the same length.

    ``zoned`` ticks are UTC instants, the others wall-clock time; ``missing`` and ``unreadable`` ones hold 0.
    """

    ticks: np.ndarray
    zoned: np.ndarray
    missing: np.ndarray
    unreadable: np.ndarray


def parse_moments(texts: Sequence[str | None], *, ends: bool) -> Moments:
    """
    Read ISO 8601 dates and date-times, with or without an offset; None and blank are missing.

    A date alone covers its whole civil day: as a start it is that midnight, as an end (``ends``) the next one.
    An end on 9999-12-31 is the usual placeholder for "no end" and counts as missing. Years before 1 are unreadable.
    """
    count = len(texts)
    ticks = np.zeros(count, np.int64)
    zoned, missing, unreadable = (np.zeros(count, bool) for _ in range(3))
    column = np.array(_short(texts), dtype=np.str_)
    lengths = np.char.str_len(column) if count else np.zeros(0, np.int64)
    missing |= lengths == 0
    for length in np.unique(lengths[lengths > 0]).tolist():
        rows = np.flatnonzero(lengths == length)
        _parse_group(column, rows, length, ticks, zoned, missing, unreadable, ends=ends)
    if ends:
        missing |= ~unreadable & ~missing & (ticks >= np.where(zoned, _PLACEHOLDER - DAY, _PLACEHOLDER))
        ticks[missing] = 0
    return Moments(ticks, zoned, missing, unreadable)


def _parse_group(
    column: np.ndarray,
    rows: np.ndarray,
    length: int,
    ticks: np.ndarray,
    zoned: np.ndarray,
    missing: np.ndarray,
    unreadable: np.ndarray,
    *,
    ends: bool,
) -> None:
    """Read the texts of one length: at once if numpy takes them all, else one by one."""
    texts = column[rows].astype(f"U{length}")
    letters = texts.view("U1").reshape(len(rows), length)
    utc = letters[:, -1] == "Z"
    body = length - 1 if utc.all() else length
    many = len(rows) > _FEW and body in {10, 16, 19, 23} and (body == length or body > 10)
    if many and _is_plain(letters[:, :body]):
        try:
            values = texts.astype(f"U{body}").astype("datetime64[us]").astype(np.int64)
        except ValueError:
            pass
        else:
            bad = values < _FIRST_DAY
            if body == 10 and ends:
                values += DAY
            unreadable[rows] = bad
            ticks[rows] = np.where(bad, 0, values)
            zoned[rows] = utc
            return
    for row in rows.tolist():
        text = str(column[row])
        if not text.strip():
            missing[row] = True
            continue
        parsed = _parse_one(text, ends=ends)
        if parsed is None:
            unreadable[row] = True
        else:
            ticks[row], zoned[row] = parsed


def _short(texts: Sequence[str | None]) -> list[str]:
    """Return the texts, one that is too long to be a moment as a word that is none either."""
    short = [text or "" for text in texts]
    if max(map(len, short), default=0) > _LONGEST:
        short = [text if len(text) <= _LONGEST else text.strip() for text in short]
        short = [text if len(text) <= _LONGEST else "?" for text in short]
    return short


def _is_plain(letters: np.ndarray) -> bool:
    """Whether all texts are digits and marks, each in its place; numpy alone is laxer, and takes offsets for UTC."""
    marks = [(place, kinds) for place, kinds in _MARKS if place < letters.shape[1]]
    digits = np.delete(letters, [place for place, _ in marks], axis=1)
    return bool(np.isin(digits, _DIGITS).all()) and all(
        bool(np.isin(letters[:, place], list(kinds)).all()) for place, kinds in marks
    )


def _parse_one(text: str, *, ends: bool) -> tuple[int, bool] | None:
    """Return ticks and whether they are UTC, or None where the text is no ISO date or date-time."""
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    midnight = (hour, minute, second or "00") == ("24", "00", "00")
    try:
        moment = datetime(
            int(year), int(month), int(day), 0 if midnight else int(hour or 0), int(minute or 0), int(second or 0),
            int((fraction or "").ljust(6, "0")[:6]), tzinfo=timezone.utc,
        )  # fmt: skip
    except ValueError:
        return None
    ticks = (moment - _EPOCH) // timedelta(microseconds=1)
    if midnight or (hour is None and ends):
        ticks += DAY
    if offset is None or hour is None:
        return ticks, False
    if offset not in {"Z", "z"}:
        sign = -1 if offset[0] == "-" else 1
        digits = offset[1:].replace(":", "").ljust(4, "0")
        hours, minutes = int(digits[:2]), int(digits[2:])
        if hours > 23 or minutes > 59:
            return None
        ticks -= sign * (hours * 3600 + minutes * 60) * SECOND
    return ticks, True


def format_moments(walls: np.ndarray) -> list[str | None]:
    """Write wall-clock ticks as ``YYYY-MM-DDTHH:MM``, the seconds cut off; open ticks give None."""
    is_open = (walls == OPEN_START) | (walls == OPEN_END)
    texts = np.datetime_as_string(np.where(is_open, 0, walls).astype("datetime64[us]"), unit="m")
    return [None if empty else text for empty, text in zip(is_open.tolist(), texts.tolist())]
