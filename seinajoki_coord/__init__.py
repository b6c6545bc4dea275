"""Seinäjoki Coord: works, events and areas of a city in one shared place, and where they collide."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin import Plugin


def classFactory(iface: QgisInterface | None) -> Plugin:
    """Make the plugin; QGIS calls this, ``qgis_process`` without an interface."""
    from .plugin import Plugin

    return Plugin(iface)
