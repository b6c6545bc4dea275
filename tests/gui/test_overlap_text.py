"""Hours, metres and shares in the dock, as the language writes them in which the rest is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QLocale

from seinajoki_coord.gui.overlap_text import how_large, how_long, percent, what_ground
from seinajoki_coord.layers.overlap_detail import Ground
from tests.conftest import forget_language

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def _english_numbers() -> Iterator[None]:
    """Let QGIS write numbers in another language than its words, as its options allow."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("_english_numbers")
@pytest.mark.parametrize(
    ("language", "hours", "metres"),
    [
        ("en", "2.5 h", "7.5 m apart"), ("de", "2.5 h", "7.5 m apart"),
        ("sv", "2,5\u00a0h", "7,5\u00a0m ifrån varandra"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_the_words_around_them(
    monkeypatch: pytest.MonkeyPatch, language: str, hours: str, metres: str
) -> None:
    monkeypatch.setattr("qgis.core.QgsApplication.locale", lambda: language)
    forget_language()
    assert how_long(2.5) == hours
    assert what_ground(Ground(0.0, 7.5, QgsGeometry)) == metres
    assert how_large(12345.6).startswith("12\u00a0346")
    assert percent(0.025) == f"{hours[:3]} %"
