"""QGIS layers as records and records as QGIS layers; qgis.core without widgets."""
