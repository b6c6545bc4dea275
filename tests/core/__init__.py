"""Tests of the rules, which run on a Python without QGIS."""
