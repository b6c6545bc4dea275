"""No identifier twice, whatever QGIS copies."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsFeature, QgsLineString, QgsPoint, QgsProject, QgsVectorLayerUtils

from seinajoki_coord.layers.attribute import plain
from seinajoki_coord.layers.id_keeper import IdKeeper

from .drawing_case import make_sample, open_sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from qgis.core import QgsApplication, QgsVectorLayer

    from seinajoki_coord.gui.session import Session


@pytest.fixture
def session(qgis_app: QgsApplication, tmp_path: Path) -> Iterator[Session]:
    """Return a session with the sample."""
    folder = tmp_path / "open"
    folder.mkdir()
    session, _ = open_sample(make_sample(tmp_path / "sample.gpkg"), folder)
    yield session
    session.stop()
    for layer in QgsProject.instance().mapLayers().values():
        layer.rollBack()
    QgsProject.instance().clear()
    gc.collect()


@pytest.fixture
def layer(session: Session) -> Iterator[QgsVectorLayer]:
    """Return the works in edit mode, kept."""
    layer = session.opened.layers["work"]
    keeper = IdKeeper(layer)
    layer.startEditing()
    yield layer
    keeper.stop()


def ids(layer: QgsVectorLayer) -> list[object]:
    return [plain(feature["id"]) for feature in layer.getFeatures()]


def copies(layer: QgsVectorLayer, count: int = 2) -> list[QgsFeature]:
    """Return features as pasting has them: all attributes but the fid."""
    out = []
    for feature, _ in zip(layer.getFeatures(), range(count)):
        copy = QgsFeature(feature)
        copy.setAttribute("fid", None)
        out.append(copy)
    return out


def paste(layer: QgsVectorLayer, features: list[QgsFeature]) -> None:
    layer.beginEditCommand("Features pasted")
    assert layer.addFeatures(features)
    layer.endEditCommand()


def assert_all_differ(layer: QgsVectorLayer) -> None:
    found = ids(layer)
    assert all(found)
    assert len(set(found)) == len(found)


def test_pasted_features_get_ids_of_their_own_in_the_same_undo_step(layer: QgsVectorLayer) -> None:
    before = layer.featureCount()
    paste(layer, copies(layer))
    assert_all_differ(layer)
    stack = layer.undoStack()
    assert stack.count() == 1
    given = set(ids(layer))
    stack.undo()
    assert layer.featureCount() == before
    stack.redo()
    assert set(ids(layer)) == given
    assert layer.commitChanges(), layer.commitErrors()
    assert layer.featureCount() == before + 2
    assert_all_differ(layer)


def test_the_same_copy_pasted_twice_at_once_gets_two_ids(layer: QgsVectorLayer) -> None:
    (one,) = copies(layer, 1)
    paste(layer, [one, QgsFeature(one)])
    assert_all_differ(layer)


def test_a_feature_added_without_an_edit_command_is_kept_too(layer: QgsVectorLayer) -> None:
    (one,) = copies(layer, 1)
    assert layer.addFeature(one)
    assert_all_differ(layer)
    layer.undoStack().undo()
    layer.undoStack().redo()
    assert_all_differ(layer)


def test_an_empty_id_is_filled_in(layer: QgsVectorLayer) -> None:
    (one,) = copies(layer, 1)
    one.setAttribute("id", None)
    paste(layer, [one])
    assert_all_differ(layer)


def test_an_id_that_nobody_has_stays(layer: QgsVectorLayer) -> None:
    (one,) = copies(layer, 1)
    one.setAttribute("id", "12345678-1234-1234-1234-123456789012")
    paste(layer, [one])
    assert "12345678-1234-1234-1234-123456789012" in ids(layer)


def test_the_parts_of_a_split_get_ids_of_their_own(layer: QgsVectorLayer) -> None:
    before = layer.featureCount()
    split(layer)
    assert layer.featureCount() > before
    assert_all_differ(layer)
    stack = layer.undoStack()
    assert stack.count() == 1
    stack.undo()
    assert layer.featureCount() == before
    stack.redo()
    assert_all_differ(layer)
    assert layer.commitChanges(), layer.commitErrors()
    assert_all_differ(layer)


def test_duplicated_features_get_ids_of_their_own(layer: QgsVectorLayer) -> None:
    duplicate(layer)
    assert_all_differ(layer)


def test_steps_after_the_paste_are_undone_and_redone_in_order(layer: QgsVectorLayer) -> None:
    paste(layer, copies(layer, 1))
    fid = next(one.id() for one in layer.getFeatures() if one.id() < 0)
    fresh = plain(layer.getFeature(fid)["id"])
    place = layer.fields().lookupField("title")
    layer.beginEditCommand("Title")
    layer.changeAttributeValue(fid, place, "Kopio")
    layer.endEditCommand()
    layer.beginEditCommand("Delete")
    layer.deleteFeature(fid)
    layer.endEditCommand()
    stack = layer.undoStack()
    for _ in range(3):
        stack.undo()
    for _ in range(2):
        stack.redo()
    feature = layer.getFeature(fid)
    assert (feature["title"], feature["id"]) == ("Kopio", fresh)
    assert_all_differ(layer)


def origins(layer: QgsVectorLayer, *, added: bool) -> list[tuple[object, object]]:
    """Return source and identifier in the source of the features that are in the file, or of those added."""
    found = (feature for feature in layer.getFeatures() if (feature.id() < 0) == added)
    return [(plain(feature["source"]), plain(feature["source_id"])) for feature in found]


def split(layer: QgsVectorLayer) -> None:
    feature = next(layer.getFeatures())
    box = feature.geometry().boundingBox()
    middle = box.center().x()
    cut = QgsLineString([QgsPoint(middle, box.yMinimum() - 10), QgsPoint(middle, box.yMaximum() + 10)])
    layer.selectByIds([feature.id()])
    layer.beginEditCommand("Features split")
    layer.splitFeatures(cut, False, False)
    layer.endEditCommand()


def duplicate(layer: QgsVectorLayer) -> None:
    layer.beginEditCommand("Duplicate")
    QgsVectorLayerUtils.duplicateFeature(layer, next(layer.getFeatures()), QgsProject.instance())
    layer.endEditCommand()


def paste_with_fresh_ids(layer: QgsVectorLayer) -> None:
    """Paste as QGIS does where it minds the unique identifier itself."""
    made = copies(layer)
    for place, feature in enumerate(made):
        feature.setAttribute("id", f"12345678-1234-1234-1234-12345678901{place}")
    paste(layer, made)


@pytest.mark.parametrize(
    "copy", [split, duplicate, paste_with_fresh_ids, lambda layer: paste(layer, copies(layer))],
    ids=["split", "duplicate", "paste with fresh ids", "paste"],
)  # fmt: skip
def test_a_copy_is_from_no_source_so_an_import_updates_one_record(
    layer: QgsVectorLayer, copy: Callable[[QgsVectorLayer], None]
) -> None:
    before = origins(layer, added=False)
    assert all(source and source_id for source, source_id in before)
    copy(layer)
    added = origins(layer, added=True)
    assert set(added) == {(None, None)}
    assert origins(layer, added=False) == before
    stack = layer.undoStack()
    assert stack.count() == 1
    stack.undo()
    assert origins(layer, added=True) == []
    stack.redo()
    assert origins(layer, added=True) == added
    assert layer.commitChanges(), layer.commitErrors()
    saved = origins(layer, added=False)
    assert sorted(filter(all, saved)) == sorted(before)
    assert len(saved) == len(before) + len(added)


def test_what_was_cut_and_is_pasted_keeps_its_source(layer: QgsVectorLayer) -> None:
    (one,) = copies(layer, 1)
    was = plain(one["source"]), plain(one["source_id"])
    layer.beginEditCommand("Cut")
    layer.deleteFeature(one.id())
    layer.endEditCommand()
    paste(layer, [one])
    assert origins(layer, added=True) == [was]
    assert_all_differ(layer)


def test_the_session_sees_the_fresh_id(session: Session, layer: QgsVectorLayer) -> None:
    paste(layer, copies(layer))
    found = [entry.id for entry in session.live.entries.values()]
    assert len(set(found)) == len(found)


def test_after_a_rollback_nothing_is_remembered(layer: QgsVectorLayer) -> None:
    paste(layer, copies(layer, 1))
    layer.rollBack()
    layer.startEditing()
    paste(layer, copies(layer, 1))
    assert_all_differ(layer)
