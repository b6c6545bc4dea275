"""Tests that ask a real PostgreSQL with PostGIS."""
