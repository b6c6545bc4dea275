"""Work that would make the window wait, on a thread of QGIS's task manager."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ..core.error import CancelledError, CoordError
from ..processing.algorithm import reporter

if TYPE_CHECKING:
    from ..core.progress import Report

_running: set[Background] = set()
"""QGIS itself keeps only its own half of a task."""


class Background(QgsTask):
    """
    Does work that touches no layer and no widget; ``ended`` is emitted on the main thread whatever came of it.

    Then ``result`` is what the work returned, or ``error`` says why it did not; both are None where it was cancelled.
    """

    ended = pyqtSignal()

    def __init__(
        self, description: str, work: Callable[[Report], Any], shares: dict[str, tuple[float, float]] | None = None
    ) -> None:
        """Prepare; ``shares`` says how much of the progress each phase of the work is."""
        super().__init__(description, QgsTask.Flag.CanCancel)
        self._work, self._shares = work, shares or {}
        self._fault: Exception | None = None
        self.result: Any = None
        self.error: CoordError | None = None

    def start(self) -> None:
        """Have it done."""
        _running.add(self)
        QgsApplication.taskManager().addTask(self)

    def run(self) -> bool:
        """Work; on a thread of its own."""
        try:
            self.result = self._work(reporter(self, self._shares))
        except CancelledError:
            return False
        except CoordError as error:
            self.error = error
        except Exception as error:  # noqa: BLE001  raised again where QGIS shows it
            self._fault = error
        return self.error is None and self._fault is None

    def finished(self, successful: bool) -> None:
        """Tell; a fault of ours goes to QGIS's own window for such."""
        del successful
        _running.discard(self)
        self.ended.emit()
        if self._fault is not None:
            raise self._fault
