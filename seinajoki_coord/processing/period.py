"""Days that a person may give, as numbers from 1970-01-01."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..core import civil_day
from ..core.error import CoordError

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext

    from .algorithm import Algorithm

FIRST_DAY, LAST_DAY = "FIRST_DAY", "LAST_DAY"


def days_of(
    algorithm: Algorithm, parameters: dict[str, Any], context: QgsProcessingContext, defaults: tuple[str, str]
) -> tuple[int, int]:
    """
    Return the first and the last day of a period, or the defaults where one is empty.

    Raises CoordError where it is reversed, or where the calendar of this plugin has not all its days.
    """
    days = []
    for name, default in zip((FIRST_DAY, LAST_DAY), defaults):
        given = algorithm.parameterAsDateTime(parameters, name, context)
        text = given.toString("yyyy-MM-dd") if given.isValid() else default
        days.append(int(np.datetime64(text, "D").astype(np.int64)))
    if days[1] < days[0]:
        raise CoordError("The last day is before the first.")
    if days[0] < civil_day.FIRST_DAY or days[1] > civil_day.LAST_DAY:
        raise CoordError(
            "Give days from {first} to {last}.", first=day_text(civil_day.FIRST_DAY), last=day_text(civil_day.LAST_DAY)
        )
    return days[0], days[1]


def day_text(number: int) -> str:
    """Return the date of a day."""
    return str(np.datetime64(number, "D"))
