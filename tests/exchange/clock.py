"""A zone for tests, told by the standard library."""

from __future__ import annotations

from datetime import datetime, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from seinajoki_coord.core.zone import Zone


@lru_cache
def helsinki() -> Zone:
    """Return the zone of most workspaces."""
    place = ZoneInfo("Europe/Helsinki")
    return Zone(
        place.key,
        lambda second: int(datetime.fromtimestamp(second, timezone.utc).astimezone(place).utcoffset().total_seconds()),
    )
