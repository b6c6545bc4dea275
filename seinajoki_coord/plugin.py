"""The life cycle of the plugin: what is registered is taken away again, in reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication

from .processing.provider import Provider

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .gui.desktop import Desktop


class Plugin:
    """The plugin as QGIS knows it, with or without a desktop."""

    def __init__(self, iface: QgisInterface | None) -> None:
        """Keep the interface; register nothing yet."""
        self._iface = iface
        self._provider: Provider | None = None
        self.desktop: Desktop | None = None

    def initProcessing(self) -> None:
        """Register the Processing provider; all that ``qgis_process`` needs."""
        self._provider = Provider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Register everything in the desktop."""
        from .gui.desktop import Desktop

        self.initProcessing()
        self.desktop = Desktop(self._iface)
        self.desktop.start()

    def unload(self) -> None:
        """Take away what was registered."""
        if self.desktop is not None:
            self.desktop.stop()
            self.desktop = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
