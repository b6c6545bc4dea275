"""QGIS without a window."""

from __future__ import annotations

import os
from functools import lru_cache

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.analysis import QgsNativeAlgorithms
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

from seinajoki_coord.processing.provider import Provider


@lru_cache(maxsize=1)
def application() -> QgsApplication:
    """Return the one QGIS of this process, with its own algorithms and this plugin's."""
    app = QgsApplication([], False)
    app.initQgis()
    registry = QgsApplication.processingRegistry()
    app.providers = [QgsNativeAlgorithms(registry), Provider()]
    for provider in app.providers:
        registry.addProvider(provider)
    return app


def run(algorithm: str, parameters: dict[str, object], context: QgsProcessingContext) -> dict[str, object]:
    """Run an algorithm; RuntimeError where it fails."""
    feedback = QgsProcessingFeedback(False)
    found = QgsApplication.processingRegistry().createAlgorithmById(algorithm)
    results, succeeded = found.run(parameters, context, feedback)
    if not succeeded:
        raise RuntimeError(f"{algorithm}: {feedback.textLog()[-500:]}")
    return results
