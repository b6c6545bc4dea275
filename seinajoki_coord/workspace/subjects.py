"""Works, events and areas with all that rules and reports ask about them, wherever they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.subject import Subjects

if TYPE_CHECKING:
    from ..core.kernel import Kernel
    from ..core.zone import Zone
    from .records import RecordColumns


def subjects_of(records: RecordColumns, kernel: Kernel, zone: Zone) -> tuple[Subjects, list[tuple[str, str]]]:
    """Return the records that can be used, their ground repaired, and title and reason of the others."""
    geometries = kernel.read(records.blobs)
    kernel.repair(geometries)
    titles = records.values["title"]
    subjects, reasons = Subjects.of(kernel, records.values, geometries, zone)
    return subjects, [(str(titles[row] or ""), reasons[row]) for row in sorted(reasons)]
