"""What all algorithms share: names, help, and the door through which errors reach the user."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingException, QgsProcessingParameterDefinition

from ..core.error import CancelledError, CoordError
from ..layers.language import explained, tr

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.progress import Report


class Algorithm(QgsProcessingAlgorithm):
    """
    An algorithm described by class attributes and carried out by `execute`.

    ``TITLE`` and ``HELP`` are English and translated when shown; ``HELP`` may hold simple HTML.
    """

    NAME = ""
    TITLE = ""
    HELP = ""

    def name(self) -> str:
        """Return the stable id."""
        return self.NAME

    def displayName(self) -> str:
        """Return the name people see."""
        return tr(self.TITLE)

    def shortHelpString(self) -> str:
        """Return the help of the whole algorithm."""
        return tr(self.HELP)

    def createInstance(self) -> Algorithm:
        """Return a fresh algorithm for a run."""
        return type(self)()

    def add(self, parameter: QgsProcessingParameterDefinition, text: str) -> None:
        """Add a parameter with its help, given in English."""
        parameter.setHelp(tr(text))
        self.addParameter(parameter)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run, and turn the plugin's own errors into ones that QGIS shows."""
        try:
            return self.execute(parameters, context, feedback)
        except CoordError as error:
            raise QgsProcessingException(explained(error)) from error

    @abstractmethod
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Do the work; raise CoordError where it cannot be done."""


def advanced(parameter: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
    """Put a parameter among those that are shown only when asked for."""
    parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return parameter


def reporter(feedback: QgsProcessingFeedback, shares: dict[str, tuple[float, float]]) -> Report:
    """
    Return a report function that moves the progress bar and raises CancelledError when the user cancels.

    ``shares`` says from where to where (in per cent) each phase moves it; it never moves back.
    """
    reached = -1

    def report(phase: str, share: float) -> None:
        nonlocal reached
        if feedback.isCanceled():
            raise CancelledError
        begin, end = shares.get(phase, (0.0, 0.0))
        at = int(begin + (end - begin) * share)
        if at > reached:
            reached = at
            feedback.setProgress(at)

    return report


def part_of(report: Report, part: str) -> Report:
    """Return a report function whose phases carry the name of a part: ``read`` of ``input`` is ``read input``."""
    return lambda phase, share: report(f"{phase} {part}", share)
