"""What goes wrong with servers: at a chosen moment of a sync, on a disk that is full, back from a backup."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.postgres import Server
    from tests.shared import Shared


def once_at(phase: str, act: Callable[[], None]) -> Callable[[str, float], None]:
    """Return a report that does something when a sync comes to a phase, the first time."""
    acts = iter([act])

    def report(now: str, _share: float) -> None:
        if now == phase and (due := next(acts, None)):
            due()

    return report


@contextmanager
def small_disk(server: Server, size: str) -> Iterator[Path]:
    """Yield a folder of the server's on a disk of its own; skip where none can be made."""
    folder = server.folder / "small"
    folder.mkdir()
    owner = server.data.stat()
    command = [
        "mount",
        "-t",
        "tmpfs",
        "-o",
        f"size={size},uid={owner.st_uid},gid={owner.st_gid},mode=700",
        "tmpfs",
        str(folder),
    ]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        folder.rmdir()
        pytest.skip("only root can make a small disk to fill, and here not even root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
        folder.rmdir()


class Backup:
    """A backup as docs/admin/backup.md says."""

    def __init__(self, database: Shared, folder: Path) -> None:
        """Dump the database."""
        self.database = database
        self.file = database.server.folder / f"{folder.name}.dump"
        database.server.execute(*self._program("pg_dump"), "--format=custom", f"--file={self.file}", database.name)

    def restore(self) -> None:
        """Put what was dumped in the database's place."""
        server, name = self.database.server, self.database.name
        server.query(f'DROP DATABASE "{name}" WITH (FORCE)')
        server.query(f'CREATE DATABASE "{name}" TEMPLATE template0')
        server.execute(
            *self._program("pg_restore"), "--exit-on-error", "--single-transaction", "--dbname", name, str(self.file)
        )
        self.file.unlink()

    def _program(self, name: str) -> tuple[str, ...]:
        server = self.database.server
        return (str(server.programs / name), "-h", str(server.folder), "-p", str(server.port), "-U", "tester")
