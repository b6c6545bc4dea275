"""An overlap that a check found: its stable identifier, and the fingerprint of all that is said of it."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIDES = (
    "first_kind", "first_id", "first_title", "first_party", "second_kind", "second_id", "second_title", "second_party",
)  # fmt: skip
SAID = (
    *_SIDES, "outcome", "severity", "overlap_start", "overlap_end", "over_at", "hours", "distance_m", "area_m2",
    "certainty", "share", "occurrences",
)  # fmt: skip
"""What is said of an overlap, beside its sentence and its rank."""
_said = itemgetter(*SAID)


@dataclass(frozen=True)
class Found:
    """An overlap as it was just found; ``values`` are columns of the table ``overlap``."""

    values: dict[str, Any]
    blob: bytes | None
    """WKB of the ground where they meet."""
    box: Sequence[float]
    """Of that ground; NaN where there is none."""
    is_directed: bool = False
    """Whether the rule asks from one side, so that the same two records may meet in both directions."""
    told: tuple[object, ...] = ()
    """What else its rule asks of the two: the phases that meet, and what they hold in the fields that it compares or says."""

    @cached_property
    def id(self) -> str:
        """Return the stable identifier: the same two records under the same rule are the same overlap."""
        sides = [self.values["first_id"], self.values["second_id"]]
        if not self.is_directed:
            sides.sort()
        return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join(("seinajoki_coord/overlap", *sides, self.values["rule"]))))

    @cached_property
    def fingerprint(self) -> str:
        """
        Return a digest of all that is said of the overlap: it changes when either side's part in it does.

        Rounded, and of the ground only its box: another version of GEOS cuts the same ground from another corner
        and a hair aside, and nobody must assess it again for that.
        """
        said = (*_said(self.values), *self.box, *self.told)
        text = "\x1f".join([f"{one:.1f}" if isinstance(one, float) else repr(one) for one in said])
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    @property
    def row(self) -> dict[str, Any]:
        """Return the values with identifier and fingerprint."""
        return {**self.values, "id": self.id, "fingerprint": self.fingerprint}
