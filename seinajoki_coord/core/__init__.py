"""The rules of the product, importable on a Python without QGIS, Qt, GDAL or a database."""
