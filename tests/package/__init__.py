"""Tests of what ships: the zip, the translations, the documentation."""
