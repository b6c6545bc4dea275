"""Tests of the desktop: widgets as a user uses them, and the real QGIS under Xvfb."""
