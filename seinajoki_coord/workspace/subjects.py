"""Works, events and areas of a workspace, with all that rules and reports ask about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.progress import Report, silent
from ..core.schema import RECORD_TABLES
from ..core.subject import Subjects
from .records import read_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..core.kernel import Kernel
    from ..core.zone import Zone
    from .records import Box
    from .workspace import Workspace


def read_subjects(
    workspace: Workspace,
    kernel: Kernel,
    zone: Zone,
    *,
    box: Box | None = None,
    record: str | None = None,
    kinds: Sequence[str] = tuple(RECORD_TABLES),
    report: Report = silent,
) -> tuple[Subjects, list[tuple[str, str]]]:
    """Return the records of a workspace as `records.read_records` gives them, and title and reason of those unusable."""
    report("read", 0.0)
    records = read_records(workspace, kinds=kinds, box=box, record=record)
    geometries = kernel.read(records.blobs)
    kernel.repair(geometries)
    titles = records.values["title"]
    subjects, reasons = Subjects.of(kernel, records.values, geometries, zone)
    return subjects, [(str(titles[row] or ""), reasons[row]) for row in sorted(reasons)]
