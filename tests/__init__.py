"""Tests of the plugin, one folder for each part of it."""
