"""What a person should know of the layers of a workspace before she trusts what she sees: sentences that say what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.schema import TABLES
from .entry import OCCUPYING
from .language import tr
from .live_workspace import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qgis.core import QgsVectorLayer

    from .live_workspace import LiveWorkspace

_TITLES = {table.name: table.title for table in TABLES}


def layer_notices(layers: Mapping[str, QgsVectorLayer], crs: str) -> list[str]:
    """Return what hides records of a workspace from the plugin, or puts them in the wrong place."""
    found = []
    for name in OCCUPYING:
        layer = layers.get(name)
        if layer is None:
            said = tr(
                "The layer “{layer}” is not in the project: its records are not checked. Open the workspace again."
            )
            found.append(said.format(layer=tr(_TITLES[name])))
            continue
        if layer.subsetString():
            said = tr("“{layer}” has a filter: what it hides is not checked. Remove the filter to check everything.")
            found.append(said.format(layer=layer.name()))
        if layer.crs().authid() != crs:
            said = tr(
                "“{layer}” is set to {found}, but the workspace is in {crs}. Set it back in the properties of the "
                "layer, else nothing stands where it belongs."
            )
            found.append(said.format(layer=layer.name(), found=layer.crs().authid() or "—", crs=crs))
    return found


def stale_notices(layers: Iterable[QgsVectorLayer]) -> list[str]:
    """Return what to do about layers with unsaved edits whose file another program has changed."""
    said = tr(
        "Another program has changed “{layer}” while you have unsaved edits. Save them or undo them; then what it wrote "
        "is shown. Saving keeps your values where both changed the same field."
    )
    return [said.format(layer=layer.name()) for layer in layers]


def unknown_partners(live: LiveWorkspace) -> str:
    """Return in a sentence why it is not known what a record meets; empty where it is."""
    return {
        State.READING: tr("Records are still being read; what meets what is not known yet."),
        State.PAIRING: tr("Overlaps are still being looked for; what meets what is not known yet."),
        State.STOPPED: tr("Overlaps were not looked for to the end, so what meets what is not known."),
    }.get(live.state, "")
