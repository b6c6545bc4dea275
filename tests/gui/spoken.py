"""The language and the forms of dates and numbers in which a test reads what the plugin says."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QLocale

from tests.conftest import forget_language

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def in_english(forms: str | None = None) -> Iterator[None]:
    """Let texts be English; with dates and numbers in the ``forms`` of a country."""
    before, settings = QLocale(), QgsSettings()
    settings.setValue("locale/overrideFlag", True)
    settings.setValue("locale/userLocale", "en")
    forget_language()
    if forms is not None:
        QLocale.setDefault(QLocale(forms))
    try:
        yield
    finally:
        QLocale.setDefault(before)
        settings.remove("locale/overrideFlag")
        settings.remove("locale/userLocale")
        forget_language()
