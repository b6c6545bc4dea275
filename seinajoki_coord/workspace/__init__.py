"""The embedded store: one GeoPackage file that holds a workspace."""
