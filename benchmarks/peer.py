"""Python libraries that a GIS person would reach for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dataset
import geopandas

if TYPE_CHECKING:
    import numpy as np
    from laps import Laps


def geopandas_join(count: int, laps: Laps) -> tuple[np.ndarray, np.ndarray]:
    """Join in space, then look at the times."""
    columns = dataset.read(count)
    works = geopandas.GeoDataFrame(
        {"id": range(count), "starts": columns.starts, "ends": columns.ends},
        geometry=geopandas.GeoSeries.from_wkb(columns.blobs),
        crs=dataset.EPSG,
    )
    laps.start()
    works.sindex  # noqa: B018 - the property makes the index
    laps.lap("index")
    met = geopandas.sjoin(works, works, predicate="intersects", lsuffix="a", rsuffix="b")
    met = met[(met.id_a < met.id_b) & (met.starts_a < met.ends_b) & (met.starts_b < met.ends_a)]
    found = met.id_a.to_numpy(), met.id_b.to_numpy()
    laps.lap("join")
    return found
