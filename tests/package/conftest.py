"""What tests of the package share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsSettings

from tests.conftest import forget_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qgis.core import QgsApplication


@pytest.fixture
def speak(qgis_app: QgsApplication) -> Iterator[Callable[[str], None]]:
    """Let QGIS run in a language, as chosen in its options; what was chosen before comes back."""
    settings = QgsSettings()
    before = {name: settings.value(name) for name in ("locale/overrideFlag", "locale/userLocale")}

    def choose(locale: str) -> None:
        settings.setValue("locale/overrideFlag", True)
        settings.setValue("locale/userLocale", locale)
        forget_language()

    yield choose
    for name, value in before.items():
        if value is None:
            settings.remove(name)
        else:
            settings.setValue(name, value)
