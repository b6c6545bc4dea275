"""A private PostgreSQL with PostGIS: made in a temporary folder, reached by a socket only, gone at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

USER = "tester"


@dataclass(frozen=True)
class Server:
    """A running server: where its programs are, its folder, and what runs them as somebody who is not root."""

    programs: Path
    folder: Path
    prefix: tuple[str, ...]

    def conninfo(self, database: str = "postgres") -> str:
        """Return the connection string of a database; user ``tester`` may do everything."""
        return f"host={self.folder} user={USER} dbname={database}"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs; the test fails with what it said."""
        command = [*self.prefix, str(self.programs / program), *arguments]
        done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def create_database(self, name: str) -> str:
        """Make an empty database with PostGIS in it and return its connection string."""
        self.run("createdb", "-h", str(self.folder), "-U", USER, name)
        self.run("psql", "-h", str(self.folder), "-U", USER, "-d", name, "-qc", "CREATE EXTENSION postgis")
        return self.conninfo(name)


@contextmanager
def running_server() -> Iterator[Server]:
    """Yield a server; without one the tests are skipped, but fail where ``CI`` promises one."""
    programs = _programs()
    if programs is None:
        _do_without("PostgreSQL with PostGIS is not installed")
    prefix, owner = _unprivileged()
    # A socket's path has at most a hundred bytes or so: right under the system's own folder, whatever TMPDIR says.
    folder = Path(tempfile.mkdtemp(prefix="seinajoki-pg-", dir="/tmp" if Path("/tmp").is_dir() else None))  # noqa: S108
    if owner is not None:
        shutil.chown(folder, owner)
    server = Server(programs, folder, prefix)
    data = folder / "data"
    try:
        server.run("initdb", "-D", str(data), "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        with _serving(server, data):
            yield server
    finally:
        shutil.rmtree(folder)


@contextmanager
def _serving(server: Server, data: Path) -> Iterator[None]:
    """Run the server for the length of a block, as a child that ends with the tests even if these are killed."""
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(server.folder),
        "fsync": "off",
        "synchronous_commit": "off",
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    prefix = server.prefix
    if setpriv := shutil.which("setpriv"):
        prefix = (*(prefix[:-1] or (setpriv,)), "--pdeathsig=INT", "--")
    with (server.folder / "log").open("w") as log:
        child = subprocess.Popen(
            [*prefix, str(server.programs / "postgres"), "-D", str(data), *options], cwd="/", stdout=log, stderr=log
        )
    try:
        ready = [str(server.programs / "pg_isready"), "-q", "-h", str(server.folder)]
        while subprocess.run(ready, check=False).returncode != 0:
            assert child.poll() is None, (server.folder / "log").read_text()
            time.sleep(0.05)
        yield
    finally:
        child.send_signal(signal.SIGINT)
        child.wait()


def _do_without(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _programs() -> Path | None:
    """Return the folder of the newest server that has PostGIS, or None."""
    folders = []
    if config := shutil.which("pg_config"):
        told = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False).stdout.strip()
        folders.append(Path(told))
    versions = (one for one in Path("/usr/lib/postgresql").glob("*/bin") if one.parent.name.isdigit())
    folders += sorted(versions, key=lambda one: int(one.parent.name), reverse=True)
    return next((one for one in folders if (one / "initdb").exists() and _has_postgis(one)), None)


def _has_postgis(programs: Path) -> bool:
    command = [str(programs / "pg_config"), "--sharedir"]
    if not (programs / "pg_config").exists():
        return True
    share = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return (Path(share) / "extension" / "postgis.control").exists()


def _unprivileged() -> tuple[tuple[str, ...], str | None]:
    """Return what to put before a command so that root does not run it, which PostgreSQL refuses, and who does."""
    if os.geteuid() != 0:
        return (), None
    known = {one.pw_name for one in pwd.getpwall()}
    owner = next((name for name in ("postgres", "nobody") if name in known), None)
    if owner is None or shutil.which("setpriv") is None:
        _do_without("PostgreSQL does not run as root, and there is nobody else to run it")
    user = pwd.getpwnam(owner)
    return ("setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--"), owner
