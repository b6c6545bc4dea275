"""A project as a planner wants it for a workspace: plane, snapping, time, view, week plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsDateTimeRange,
    QgsReferencedRectangle,
    QgsSnappingConfig,
    QgsTolerance,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from .attribute import plain
from .language import tr
from .week_plan import add_week_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsProject, QgsRectangle, QgsVectorLayer

_MARGIN = 1.1
_SNAPPED_FROM = 12
_STORED = "yyyy-MM-ddTHH:mm"


def set_up_project(project: QgsProject, name: str, layers: Mapping[str, QgsVectorLayer]) -> None:
    """
    Set a project up for the workspace of a name, whose layers it holds.

    It gets the workspace's plane and view, snapping to all that is drawn, the time of the records, the week plan,
    and an empty group at the bottom for base maps.
    """
    crs = layers["work"].crs()
    project.setTitle(name)
    project.setCrs(crs)
    extent = extent_of_records(layers)
    if not extent.isEmpty():
        project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, crs))
    project.setSnappingConfig(_snapping(project))
    time = project.timeSettings()
    time.setTemporalRange(_time(layers))
    time.setTimeStepUnit(QgsUnitTypes.TemporalUnit.TemporalDays)
    time.setTimeStep(1)
    project.layerTreeRoot().addGroup(tr("Base maps"))
    add_week_plan(project, layers, name, extent)


def extent_of_records(layers: Mapping[str, QgsVectorLayer]) -> QgsRectangle:
    """Return the rectangle that holds works and events with some room around; an empty one where there are none."""
    extent = layers["work"].extent()
    extent.combineExtentWith(layers["event"].extent())
    if not extent.isEmpty():
        extent.scale(_MARGIN)
    return extent


def _snapping(project: QgsProject) -> QgsSnappingConfig:
    snapping = QgsSnappingConfig(project)
    snapping.setEnabled(True)
    snapping.setMode(QgsSnappingConfig.SnappingMode.AllLayers)
    snapping.setTypeFlag(QgsSnappingConfig.VertexFlag | QgsSnappingConfig.SegmentFlag)
    snapping.setTolerance(_SNAPPED_FROM)
    snapping.setUnits(QgsTolerance.UnitType.Pixels)
    return snapping


def _time(layers: Mapping[str, QgsVectorLayer]) -> QgsDateTimeRange:
    """Return from the first start to the last end of the records; of none this year."""
    both = [layers[name] for name in ("work", "event")]
    found = []
    for field, ask in (("starts_at", "minimumValue"), ("ends_at", "maximumValue")):
        texts = [plain(getattr(layer, ask)(layer.fields().lookupField(field))) for layer in both]
        found.append([QDateTime.fromString(text, _STORED) for text in texts if isinstance(text, str)])
    year = QDate.currentDate().year()
    starts, ends = (sorted(one for one in moments if one.isValid()) for moments in found)
    first = starts[0] if starts else QDateTime(QDate(year, 1, 1), QTime(0, 0))
    last = ends[-1] if ends else QDateTime(QDate(max(year, first.date().year()) + 1, 1, 1), QTime(0, 0))
    return QgsDateTimeRange(first, last)
