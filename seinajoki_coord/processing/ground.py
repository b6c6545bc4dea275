"""Ground that a person writes, draws, or hands on in a model, as a footprint of the workspace."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ..core.error import CoordError, sentence
from ..layers.footprint import FootprintMaker
from ..layers.language import tr

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..layers.footprint import Footprint
    from .algorithm import Algorithm

# QGIS reads only the former of CRS=EPSG:4326;POINT(…) and POINT(…) [EPSG:4326], and takes a system that it does not
# know for none; so points and boxes are written as the latter.
_WRITTEN = re.compile(r"\s*(?:CRS=(?P<before>[^;]*);)?(?P<wkt>[^\[]*)(?:\[(?P<after>.*)\]\s*)?", re.DOTALL)
_OF_A_TEXT = sentence(
    "Coordinates of another one are written with it, such as CRS=EPSG:4326;POLYGON((22.84 62.79, …))."
)


def ground_of(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    *,
    crs: str,
    width: float,
) -> Footprint | None:
    """
    Return the footprint of a parameter in the plane of a workspace, ``crs``; None where nothing is given.

    Lines and points grow by ``width`` metres. Raises CoordError where there is no such plane, and RecordsError where the
    ground cannot be where it says.
    """
    plane = own = QgsCoordinateReferenceSystem(crs)
    written = _WRITTEN.match(algorithm.parameterAsString(parameters, name, context))
    if written and written["wkt"].strip():
        geometry, named = QgsGeometry.fromWkt(written["wkt"]), (written["before"] or written["after"] or "").strip()
        own = QgsCoordinateReferenceSystem(named) if named else plane
        if not own.isValid():
            raise CoordError(
                "There is no coordinate reference system {crs}. Give a code, such as EPSG:3067.", crs=named
            )
    else:
        geometry = algorithm.parameterAsGeometry(parameters, name, context, plane)
    if geometry.isNull() or geometry.isEmpty():
        return None
    maker = FootprintMaker(own, plane, context.transformContext(), _OF_A_TEXT)
    if maker.stated():
        feedback.pushInfo(tr("Transformed: {operation}").format(operation=maker.stated()))
    return maker.make(geometry, width)
