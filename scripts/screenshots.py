"""Run inside QGIS by `make screenshots`: open the sample, take pictures of the window, a form and a dialog."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

import processing
from qgis.core import QgsProject
from qgis.gui import QgsAttributeDialog
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QWidget
from qgis.utils import iface

FOLDER, LANGUAGE, WORKSPACE = (os.environ[name] for name in ("SCREENSHOTS", "LANGUAGE_SHOWN", "WORKSPACE"))


def settle() -> None:
    """Let QGIS draw."""
    iface.mapCanvas().waitWhileRendering()
    for _ in range(20):
        QApplication.processEvents()


def shoot(widget: QWidget, name: str) -> None:
    """Save a picture of a widget."""
    settle()
    widget.grab().save(str(Path(FOLDER) / f"{name}_{LANGUAGE}.png"))


def job() -> None:
    """Open the project and take the pictures."""
    window = iface.mainWindow()
    window.resize(1600, 1000)
    iface.addProject(f"geopackage:{WORKSPACE}?projectName=Seinäjoki Coord")
    layers = {layer.source().rpartition("layername=")[2]: layer for layer in QgsProject.instance().mapLayers().values()}
    box = layers["overlap"].extent()
    box.scale(0.35)
    iface.mapCanvas().setExtent(box)
    iface.mapCanvas().refresh()
    shoot(window, "desktop")
    event = next(one for one in layers["event"].getFeatures() if one["title"].startswith("Provinssi"))
    layers["event"].startEditing()
    form = QgsAttributeDialog(layers["event"], event, False, window)
    form.resize(640, 760)
    form.show()
    shoot(form, "form")
    form.close()
    layers["event"].rollBack()
    for algorithm in ("find_overlaps", "import_records"):
        dialog = processing.createAlgorithmDialog(f"seinajoki_coord:{algorithm}", {"INPUT": layers["work"]})
        dialog.resize(980, 820)
        dialog.show()
        shoot(dialog, algorithm)
        close(dialog)


def close(dialog: QDialog) -> None:
    """Close a dialog and forget it."""
    dialog.close()
    dialog.deleteLater()


def run() -> None:
    """Do the job and leave with its exit status; QGIS may crash while it is torn down, and asks to save."""
    try:
        job()
    except Exception:  # noqa: BLE001  whatever it is, it must be said before leaving
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


QTimer.singleShot(2000, run)
