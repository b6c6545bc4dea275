"""What the numbers were measured on."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path


def machine(conninfo: str | None, peers: Path) -> str:
    """Return one line: cores, memory, system and the versions of all that took part."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    parts = [f"{cores} cores", *_memory(), _system(), f"Python {platform.python_version()}", *_libraries()]
    if conninfo is not None:
        parts += _server(conninfo)
    if peers.is_file():
        asked = (
            "import geopandas, shapely; print(geopandas.__version__, shapely.__version__, shapely.geos_version_string)"
        )
        done = subprocess.run([str(peers), "-c", asked], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            parts.append("geopandas {} (shapely {}, GEOS {})".format(*done.stdout.split()))
    if hasattr(os, "getloadavg"):
        parts.append(f"load before the run {os.getloadavg()[0]:.1f}")
    return "; ".join(parts) + "."


def _memory() -> list[str]:
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0
    return [f"{pages / 2**30:.0f} GiB"] if pages else []


def _system() -> str:
    release = Path("/etc/os-release")
    if release.is_file():
        for line in release.read_text(encoding="utf-8").splitlines():
            if line.startswith("PRETTY_NAME="):
                return line.split("=", 1)[1].strip('"')
    return f"{platform.system()} {platform.release()}"


def _libraries() -> list[str]:
    import numpy as np

    parts = [f"numpy {np.__version__}"]
    try:
        import shapely

        parts.append(f"shapely {shapely.__version__} (GEOS {shapely.geos_version_string})")
    except ImportError:
        parts.append("no shapely")
    from osgeo import gdal
    from qgis.core import Qgis

    geos = Qgis.geosVersion() if hasattr(Qgis, "geosVersion") else "?"
    return [*parts, f"QGIS {Qgis.QGIS_VERSION} (GEOS {geos.split('-')[0]})", f"GDAL {gdal.__version__}"]


def _server(conninfo: str) -> list[str]:
    import psycopg2

    link = psycopg2.connect(conninfo)
    try:
        with link.cursor() as cursor:
            cursor.execute("SELECT current_setting('server_version'), PostGIS_Lib_Version(), PostGIS_GEOS_Version()")
            server, extension, geos = cursor.fetchone()
    finally:
        link.close()
    return [f"PostgreSQL {server.split()[0]}", f"PostGIS {extension} (GEOS {geos.split('-')[0]})"]
