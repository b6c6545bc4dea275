"""A private PostgreSQL with PostGIS: made in a temporary folder, gone at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg2

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

USER = "tester"
_SETTINGS = {"listen_addresses": "127.0.0.1", "fsync": "off", "synchronous_commit": "off"}


class MissingError(RuntimeError):
    """What a server needs is not on this machine."""


@dataclass
class Server:
    """
    A server: where its programs are, its folder, its port, and what runs them as somebody who is not root.

    Who comes through the socket is believed; over TCP everybody needs a password (scram).
    """

    programs: Path
    folder: Path
    prefix: tuple[str, ...]
    port: int = 0
    settings: Mapping[str, str] = field(default_factory=dict)
    _child: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def data(self) -> Path:
        """Return the folder of the cluster, with pg_hba.conf in it."""
        return self.folder / "data"

    def conninfo(self, database: str = "postgres", user: str = USER, host: str = "") -> str:
        """Return the connection string of a database through the socket, or over TCP with ``host``."""
        return f"host={host or self.folder} port={self.port} user={user} dbname={database}"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs; RuntimeError with what it said where it fails."""
        self.execute(str(self.programs / program), *arguments)

    def execute(self, *command: str) -> None:
        """Run a program as the owner of the server; RuntimeError with what it said where it fails."""
        done = subprocess.run([*self.prefix, *command], cwd="/", capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stdout + done.stderr)

    def create_database(self, name: str) -> str:
        """Make an empty database with PostGIS in it and return its connection string."""
        self.query(f'CREATE DATABASE "{name}"')
        self.query("CREATE EXTENSION postgis", name)
        return self.conninfo(name)

    def query(self, statement: str, database: str = "postgres") -> None:
        """Run a statement of SQL as the user who may do everything."""
        with closing(psycopg2.connect(self.conninfo(database))) as link:
            link.autocommit = True
            link.cursor().execute(statement)

    def configure(self, **settings: str | None) -> None:
        """Change settings of the running server; None gives a setting back its old value."""
        for name, value in settings.items():
            change = f"RESET {name}" if value is None else f"SET {name} = '{value}'"
            self.query(f"ALTER SYSTEM {change}")
        self.reload()

    def reload(self) -> None:
        """Have the server read its settings and pg_hba.conf anew."""
        self.run("pg_ctl", "reload", "-s", "-D", str(self.data))
        time.sleep(0.2)

    def certify(self) -> Path:
        """Give the server a key and a certificate that it signed itself, and return the certificate."""
        openssl = shutil.which("openssl")
        if openssl is None:
            raise MissingError("openssl is not installed")
        key, signed = self.data / "server.key", self.data / "server.crt"
        names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
        files = ("-keyout", str(key), "-out", str(signed))
        self.execute(openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names, *files)
        return signed

    def log(self) -> str:
        """Return all that the server has logged."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def start(self) -> None:
        """Start the server as a child that ends with this process even if that is killed, and wait until it answers."""
        settings = {**_SETTINGS, **self.settings, "unix_socket_directories": str(self.folder), "port": str(self.port)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        prefix = self.prefix
        if setpriv := shutil.which("setpriv"):
            prefix = (*(prefix[:-1] or (setpriv,)), "--pdeathsig=INT", "--")
        command = [*prefix, str(self.programs / "postgres"), "-D", str(self.data), *options]
        with (self.folder / "log").open("a") as log:
            self._child = subprocess.Popen(command, cwd="/", stdout=log, stderr=log)
        ready = [str(self.programs / "pg_isready"), "-q", "-h", str(self.folder), "-p", str(self.port)]
        while subprocess.run(ready, check=False).returncode != 0:
            if self._child.poll() is not None:
                raise RuntimeError(self.log())
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server: SIGINT breaks every connection and writes all out, SIGQUIT is a crash."""
        if self._child is not None:
            self._child.send_signal(how)
            self._child.wait()
            self._child = None

    def restart(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server and start it again on the same port."""
        self.stop(how)
        self.start()


@contextmanager
def running_server(settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Yield a server, stopped and gone afterwards; MissingError where this machine has no PostgreSQL with PostGIS."""
    programs = _programs()
    if programs is None:
        raise MissingError("PostgreSQL with PostGIS is not installed")
    prefix, owner = _unprivileged()
    # A socket's path has at most a hundred bytes or so: right under the system's own folder, whatever TMPDIR says.
    folder = Path(tempfile.mkdtemp(prefix="seinajoki-pg-", dir="/tmp" if Path("/tmp").is_dir() else None))  # noqa: S108
    if owner is not None:
        shutil.chown(folder, owner)
    server = Server(programs, folder, prefix, free_port(), settings or {})
    rights = ("--auth-local=trust", "--auth-host=scram-sha-256")
    try:
        server.run("initdb", "-D", str(server.data), "-U", USER, *rights, "--encoding=UTF8", "--locale=C", "--no-sync")
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


def free_port() -> int:
    """Return a TCP port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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
        raise MissingError("PostgreSQL does not run as root, and there is nobody else to run it")
    user = pwd.getpwnam(owner)
    return ("setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--"), owner
