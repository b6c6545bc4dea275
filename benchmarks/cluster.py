"""A private PostgreSQL server for the length of a run: a socket and no port, thrown away afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_USER = "nobody"
"""Who runs the server when the benchmark is run by root, whom PostgreSQL refuses."""
_SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "1GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "1GB",
    "max_wal_size": "8GB",
    "fsync": "off",
    "synchronous_commit": "off",
    "jit": "off",
    "random_page_cost": "1.1",
}
"""Generous: nothing waits for the disk."""


@contextmanager
def private_cluster() -> Iterator[str | None]:
    """Yield the connection string of a database with PostGIS; None where PostgreSQL or PostGIS is missing."""
    programs = _programs()
    if programs is None:
        yield None
        return
    home = Path(tempfile.mkdtemp(prefix="bench-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(home, _USER)
        data = home / "data"
        _call(programs, home, "initdb", "-D", str(data), "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C")
        options = " ".join(
            f"-c {name}={value}" for name, value in {**_SETTINGS, "unix_socket_directories": home}.items()
        )
        _call(programs, home, "pg_ctl", "-D", str(data), "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            conninfo = f"host={home} user=bench dbname=postgres"
            made = _call(programs, home, "psql", "-q", "-d", conninfo, "-c", "CREATE EXTENSION postgis", check=False)
            yield conninfo if made == 0 else None
        finally:
            _call(programs, home, "pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _programs() -> Path | None:
    """Return the folder of the newest PostgreSQL here, None where there is no server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).parent if on_path else None


def _call(programs: Path, home: Path, program: str, *given: str, check: bool = True) -> int:
    """Run a program of PostgreSQL's as a user it accepts; its words go nowhere but into an error."""
    command = [str(programs / program), *given]
    if os.geteuid() == 0:
        command = ["runuser", "-u", _USER, "--", *command]
    words = home.with_suffix(".out")
    with words.open("w", encoding="utf-8") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, cwd="/", check=False)
    said = words.read_text(encoding="utf-8")
    words.unlink()
    if check and done.returncode:
        raise RuntimeError(f"{program}: {said[-500:]}")
    return done.returncode
