"""QGIS's own form of a record: nothing to scroll sideways, nothing wrong with a record that is right."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsFeature
from qgis.gui import QgsAttributeDialog, QgsAttributeEditorContext, QgsEditorWidgetWrapper
from qgis.PyQt.QtWidgets import QDateTimeEdit, QScrollArea

from seinajoki_coord.layers import language
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.core import QgsVectorLayer

every_language = pytest.mark.parametrize("spoken", ["en", "fi", "sv"])


@pytest.fixture(scope="module")
def sample(provider: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample once."""
    import processing

    path = tmp_path_factory.mktemp("sample") / "sample.gpkg"
    processing.run("seinajoki_coord:create_workspace", {"WORKSPACE": str(path), "SAMPLE": True})
    return path


@pytest.fixture
def layers(
    sample: Path, tmp_path: Path, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, QgsVectorLayer]]:
    """Load the sample in a language, ready to be edited."""
    monkeypatch.setattr(language.QgsApplication, "locale", lambda: spoken)
    language.spoken.cache_clear()
    loaded = load_layers(open_workspace(shutil.copy(sample, tmp_path / "sample.gpkg")))
    for layer in loaded.values():
        layer.startEditing()
    yield loaded
    for layer in loaded.values():
        layer.rollBack()


def form_of(qtbot: QtBot, layer: QgsVectorLayer, feature: QgsFeature) -> QgsAttributeDialog:
    """Open the form of a record as QGIS does."""
    context = QgsAttributeEditorContext()
    context.setFormMode(QgsAttributeEditorContext.FormMode.StandaloneDialog)
    form = QgsAttributeDialog(layer, feature, False, None, True, context)
    qtbot.addWidget(form)
    form.show()
    return form


def editors(form: QgsAttributeDialog) -> list[QgsEditorWidgetWrapper]:
    """Return what the user sees of a form."""
    return [one for one in form.findChildren(QgsEditorWidgetWrapper) if one.widget().isVisible()]


@every_language
@pytest.mark.parametrize("table", ["work", "event", "area", "party"])
def test_a_form_has_all_in_view_from_left_to_right(layers: dict[str, QgsVectorLayer], qtbot: QtBot, table: str) -> None:
    form = form_of(qtbot, layers[table], next(layers[table].getFeatures()))
    assert len(editors(form)) > 5
    areas = [one for one in form.findChildren(QScrollArea) if one.isVisible() and one.widget() is not None]
    assert areas
    for area in areas:
        assert area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("spoken", ["en"])
@pytest.mark.parametrize("table", ["work", "event"])
def test_set_up_and_clearing_may_be_left_empty(layers: dict[str, QgsVectorLayer], qtbot: QtBot, table: str) -> None:
    form = form_of(qtbot, layers[table], next(layers[table].getFeatures()))
    cleared = 0
    for one in editors(form):
        if one.field().name() in {"setup_at", "cleared_at"}:
            edit = one.widget()
            (edit if isinstance(edit, QDateTimeEdit) else edit.findChild(QDateTimeEdit)).clear()
            cleared += 1
    assert cleared == 2
    wrong = [
        (one.field().name(), one.constraintFailureReason()) for one in editors(form) if not one.isValidConstraint()
    ]
    assert wrong == []
