"""Another program that has a workspace's file for itself."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def locked(path: Path, statement: str = "") -> Iterator[None]:
    """Let another program have a file for itself; before it lets go it does something to it."""
    script = """if True:
        import sqlite3, sys
        link = sqlite3.connect(sys.argv[1], isolation_level=None)
        for name in ("IsEmpty", "MinX", "MaxX", "MinY", "MaxY"):
            link.create_function("ST_" + name, 1, lambda blob: 0)
        link.execute("BEGIN EXCLUSIVE")
        print("locked", flush=True)
        sys.stdin.read()
        link.execute(sys.argv[2])
        link.execute("COMMIT")
    """
    pipe, command = subprocess.PIPE, [sys.executable, "-c", script, str(path), statement]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout.readline() == "locked\n"
        yield
    assert other.returncode == 0
