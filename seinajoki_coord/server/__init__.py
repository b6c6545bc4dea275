"""The shared store: a PostgreSQL database with PostGIS that all parties work with. No QGIS."""
